import { h, bdi } from "./dom.js";
import { fieldOf } from "./position.js";
import { line, passage, pick, quoted } from "./parts.js";
import { itemsOf, stands } from "./view.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {import("./brief.js").Span} Span */

const TELLING = ["claim", "question", "text", "designation", "name", "quote"];

/** What was refused, missed or is to be looked at, folded away. @param {View} view */
export function account(view) {
  const { words, brief } = view;
  const { rejected, uncovered, ambiguous, flagged } = brief.account;
  const unverified = [...brief.positions, ...brief.military_assets].filter((each) => each.unverified.length);
  const counts = [["rejected", rejected], ["uncovered", uncovered], ["ambiguous", ambiguous], ["flagged", flagged], ["unverified", unverified]];
  return h("details.fold", { "data-fold": "account", part: "account" },
    h("summary", null, h("h2", null, words.say("account")), " ",
      h("span.small", null, words.list(counts.map(([key, all]) => words.say(`count.${key}`, { n: all.length }))))),
    part(words.say("account.rejected"), rejected.map((each) =>
      h("li", null, words.of("item", each.kind), " ", h("bdi", { dir: "auto" }, quoted(view, wordsOf(each.raw.item) || words.say("no_words"))), ": ",
        words.of("why", each.reason), each.detail && [". ", bdi(each.detail)]))),
    part(words.say("account.uncovered"), uncovered.map((each, place) =>
      remark(view, `u${place + 1}`, [words.say("cue_for", { what: words.of("list", each.field) }), " ", bdi(words.list(each.cues))], each.span ? [each.span] : []))),
    part(words.say("account.ambiguous"), ambiguous.map((each, place) =>
      remark(view, `g${place + 1}`, [each.item, ", ", fieldOf(view, each.field), ": ", h("bdi", { dir: "auto" }, quoted(view, each.text)), " – ",
        words.say("places", { n: each.places.length })], each.places))),
    part(words.say("account.flagged"), flagged.map((each, place) =>
      remark(view, `f${place + 1}`, [words.of("flag", each.reason), each.item && ` (${each.item})`], each.span ? [each.span] : []))),
    part(words.say("account.unverified"), unverified.map((each) =>
      h("li", null, each.id, ": ", each.unverified.map((name) => fieldOf(view, name)).join(", ")))));
}

/** @param {string} title @param {HTMLElement[]} entries */
const part = (title, entries) => entries.length > 0 && [h("h3", null, title), h("ul", null, entries)];

/** @param {View} view @param {string} id @param {import("./dom.js").Child[]} told @param {Span[]} spans */
const remark = (view, id, told, spans) =>
  h("li.item", { "data-item": id }, pick(id, told.flat()), spans.map((span) => passage(view, id, span)));

/** @param {any} given */
function wordsOf(given) {
  const item = Object(given);
  for (const key of TELLING) {
    const told = item[key];
    if (typeof told === "string" && told.trim()) return told;
  }
  return Object.entries(item).filter(([, value]) => /string|number/.test(typeof value)).map(([key, value]) => `${key}: ${value}`).join(", ");
}

/** Corrections, standing and withdrawn, folded away. @param {View} view */
export function corrections(view) {
  const { words } = view;
  if (!view.corrections.length) return null;
  return h("details.fold", { "data-fold": "corrections", part: "corrections" },
    h("summary", null, h("h2", null, words.say("corrections")), " ",
      h("span.small", null, words.say("count.corrections", { n: view.corrections.filter(stands).length }))),
    h("ul", null, view.corrections.map((each) => {
      const op = String(each.change?.op ?? "");
      const told = [words.of("op", op), ...itemsOf(each), each.change?.field && words.of("field", String(each.change.field))];
      return h("li", null, h(stands(each) ? "span" : "s", null, told.filter(Boolean).join(" ")), " · ", bdi(each.by), " · ", words.time(each.at),
        each.not_applied && [" · ", bdi(each.not_applied.detail)],
        each.withdrawn_at && [" · ", words.say("withdrawn_by"), " ", bdi(each.withdrawn_by ?? "?")]);
    })));
}

/** What the brief cost and what made it, folded away. @param {View} view */
export function provenance(view) {
  const { words, brief } = view;
  const made = brief.provenance;
  if (!made) return null;
  const { cost } = made;
  const n = (/** @type {number | null} */ value) => value ?? 0;
  return h("details.fold", { "data-fold": "provenance", part: "provenance" },
    h("summary", null, h("h2", null, words.say("made"))),
    h("dl", null,
      line(words.say("cost"), cost?.amount != null ? `${words.number(cost.amount)} ${cost.currency}` : words.of("cost", "unknown") + (cost?.why_unknown ? ` (${cost.why_unknown})` : "")),
      line(words.say("model"), bdi([made.model, made.plan, made.prompt_version].filter(Boolean).join(" · "))),
      line(words.say("work"), words.say("spent", {
        seconds: n(made.seconds), calls: n(made.calls), reused: n(made.answers_reused), in: n(made.tokens_in), out: n(made.tokens_out), cached: n(made.tokens_cached),
      })),
      line("OnRecord", [made.onrecord_version, brief.id, words.time(brief.created_at)].filter(Boolean).join(" · "))));
}
