import { h, bdi, shown, sign } from "./dom.js";
import { certainty, claim, extras, pick, ref, section, setting, settingOf, sources } from "./parts.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {import("./brief.js").Position} Position */

/** The news with its sourcing, and every denial next to what it denies. @param {View} view */
export function news(view) {
  const { brief, words } = view;
  const denials = view.denials();
  if (!brief.summary.length && !denials.length) return null;
  return section("news", words.say("news"), brief.summary.map((sentence, place) => {
    const id = `s${place + 1}`;
    return h("div.item", { "data-item": id, part: "item summary" },
      h("p.lead", { dir: "auto", lang: view.lang }, pick(id, shown(sentence.text))),
      h("p.tags", null, sourcing(view, sentence.items), sentence.items.map((item) => ref(view, item)), extras(view, id)));
  }), denials.map((pair) => denialOf(view, pair)));
}

/** @param {View} view @param {string[]} items */
function sourcing(view, items) {
  const { positions, brief, words } = view;
  const assets = new Map(brief.military_assets.map((asset) => [asset.id, asset]));
  const cited = items.flatMap((id) => (positions.get(id) ?? assets.get(id))?.sources ?? []);
  const unique = [...new Map(cited.map((source) => [`${source.text}|${source.type}`, source])).values()];
  if (!unique.length) return null;
  return h("span", null, h("span.term", null, words.say("sourcing")), " ", sources(view, unique));
}

/** @param {View} view @param {ReturnType<View["denials"]>[number]} pair */
function denialOf(view, { denied, denial, divergence }) {
  const id = divergence?.id ?? denial.id;
  return h("div.item.pair", { "data-item": id, part: "item denial" },
    h("p.tags", null, pick(id, sign("≠ "), view.words.say("denial")),
      h("span.term", null, view.words.of("basis", "denial")), extras(view, id)),
    h("div.pairs", null, side(view, denied), side(view, denial)));
}

/** One position in a pair. @param {View} view @param {Position} position */
export const side = (view, position) =>
  h(`div.side.${settingOf(position.setting)}`, null,
    h("p.tags", null, setting(view, position.setting), h("span.act", null, view.words.of("act", position.act)),
      certainty(view, position.certainty), ref(view, position.id)),
    h("p.claim", { dir: "auto", lang: view.lang }, claim(view, position)),
    h("p.small", null, bdi(view.holder(position), "bdi.holder"), sign(" · "), sources(view, position.sources)));
