import { h, bdi } from "./dom.js";
import { certainty, claim, evidence, extras, isUnnamed, line, pick, quoted, ref, settingOf, setting, sources } from "./parts.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {import("./brief.js").Position} Position */

/** One position: what is held, where it was said, who says so. @param {View} view @param {Position} given */
export function position(view, given) {
  const { words } = view;
  const { id, when, condition, anonymity_reason: reason } = given;
  const about = view.positions.get(given.about);
  const unverified = given.unverified.filter((name) => name !== "claim");
  const kind = settingOf(given.setting);
  return h(`article.item.card.${kind}`, { "data-item": id, part: `item position ${kind}`, "aria-label": `${words.of("item", "position")} ${id}` },
    h("p.tags", null, setting(view, given.setting), h("span.act", null, words.of("act", given.act)),
      certainty(view, given.certainty),
      (view.divergencesOf.get(id) ?? []).map((each) => ref(view, each, "≠")),
      h("span.id", null, id)),
    h("p.claim", { dir: "auto", lang: view.lang }, pick(id, claim(view, given))),
    given.unverified.includes("claim") && h("p.caution", null, words.say("articles_words")),
    h("dl", null,
      line(words.say("condition"), condition && h("bdi", { dir: "auto" }, quoted(view, condition.text))),
      about && line(words.say(given.act === "denies" ? "denies" : "answers"),
        [ref(view, about.id), " ", h("bdi", { dir: "auto", lang: view.lang }, claim(view, about))]),
      line(words.say("who_says"), sources(view, given.sources)),
      line(words.say("came_out"), disclosure(view, given)),
      line(words.say("relayed_by"), given.relayed_by.length ? sources(view, given.relayed_by) : null),
      line(words.say("why_unnamed"), reason && h("bdi", { dir: "auto" }, quoted(view, reason.text))),
      line(words.say("when"), when && [bdi(when.text), when.date && ` (${when.date})`]),
      line(words.say("unchecked"), unverified.length ? unverified.map((name) => fieldOf(view, name)).join(", ") : null)),
    evidence(view, id, given.evidence),
    extras(view, id));
}

/** A field's name, `sources.0.type` as `source 1`. @param {View} view @param {string} name */
export function fieldOf({ words }, name) {
  return name.split(".").map((part) => (/^\d+$/.test(part) ? words.number(Number(part) + 1) : words.of("field", part))).join(" ");
}

/** How it came out. Counts of several sources are never added up: they may be the same people. @param {View} view @param {Position} given */
function disclosure({ words }, given) {
  const way = given.disclosed_by;
  if (way === "self") return words.say(given.setting === "public" ? "out.self_public" : "out.self");
  if (way !== "unnamed") return words.of("out", way);
  const unnamed = given.sources.filter(isUnnamed);
  const [only] = unnamed;
  if (unnamed.length !== 1) return words.say("out.unnamed");
  if (only.count !== null) return words.say("out.unnamed_count", { n: only.count });
  return words.say(only.type === "unnamed_person" ? "out.unnamed_person" : "out.unnamed");
}
