import { h } from "./dom.js";
import { isUnnamed, line, quoted, ref, section, sources } from "./parts.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {import("./brief.js").Source} Source */
/** @typedef {{source: Source, items: Set<string>, relays: Map<string, Source>, reasons: Set<string>}} Cited */

/** Who is cited, named and unnamed, for what, relayed by whom and why unnamed. @param {View} view */
export function sourcing(view) {
  const { words } = view;
  const cited = citedIn(view);
  if (!cited.length) return null;
  const group = (/** @type {string} */ title, /** @type {Cited[]} */ all) =>
    all.length > 0 && h("div.group", null, h("h3", null, title, " ", h("span.count", null, words.number(all.length))),
      h("ul", null, all.map((each) => entry(view, each))));
  const unnamed = cited.filter(({ source }) => isUnnamed(source));
  return section("sources", words.say("sources"), h("div.groups", null,
    group(words.say("unnamed"), unnamed),
    group(words.say("named"), cited.filter((each) => !unnamed.includes(each)))),
    unnamed.length > 1 && h("p.small", null, words.say("same_people")));
}

/** @param {View} view @param {Cited} cited */
const entry = (view, { source, items, relays, reasons }) =>
  h("li", { part: "source" },
    sources(view, [source]), " ", [...items].map((id) => ref(view, id)),
    h("dl", null,
      line(view.words.say("relayed_by"), relays.size > 0 && sources(view, [...relays.values()])),
      line(view.words.say("why_unnamed"), [...reasons].map((reason) => h("bdi", { dir: "auto" }, quoted(view, reason))))));

/** Sources by their place in the article. @param {View} view */
function citedIn({ brief }) {
  /** @type {Map<string, Cited>} */
  const all = new Map();
  /** @param {Source[]} sources @param {string} id @param {Source[]} [relays] @param {string} [reason] */
  const add = (sources, id, relays = [], reason = "") => {
    for (const source of sources) {
      if (source.type === "none") continue;
      const key = `${source.text.toLowerCase()}|${source.type}|${source.count}`;
      const known = all.get(key) ?? { source, items: new Set(), relays: new Map(), reasons: new Set() };
      known.items.add(id);
      for (const relay of relays) known.relays.set(relay.text, relay);
      if (reason && isUnnamed(source)) known.reasons.add(reason);
      all.set(key, known);
    }
  };
  for (const each of brief.positions) add(each.sources, each.id, each.relayed_by, each.anonymity_reason?.text);
  for (const each of brief.military_assets) add(each.sources, each.id);
  return [...all.values()];
}
