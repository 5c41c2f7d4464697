import { h, bdi, shown } from "./dom.js";
import { fieldOf } from "./position.js";
import { passage, pick, quoted } from "./parts.js";
import { itemOf } from "./view.js";

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
      h("li", null, words.of("item", each.kind), " ", h("bdi", { dir: "auto" }, quoted(view, wordsOf(each.item) || words.say("no_words"))), ": ",
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

/** @param {Record<string, unknown>} item */
function wordsOf(item) {
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
      h("span.small", null, words.say("count.corrections", { n: view.corrections.filter((each) => !each.withdrawn_at).length }))),
    h("ul", null, view.corrections.map((each) => {
      const op = String(each.change?.op ?? "");
      const told = [words.of("op", op), itemOf(each), each.change?.field && words.of("field", String(each.change.field))];
      return h("li", null, h(each.withdrawn_at ? "s" : "span", null, told.filter(Boolean).join(" ")), " · ", bdi(each.by), " · ", words.time(each.at),
        each.withdrawn_at && [" · ", words.say("withdrawn_by"), " ", bdi(each.withdrawn_by ?? "?")]);
    })));
}

/** What the brief cost and what made it, folded away. @param {View} view */
export function provenance(view) {
  const { words, brief } = view;
  const made = brief.provenance;
  if (!made) return null;
  const { cost } = made;
  const spent = cost?.amount != null
    ? `${words.number(cost.amount)} ${cost.currency}`.trim()
    : words.say("cost_unknown") + (cost?.why_unknown ? ` (${cost.why_unknown})` : "");
  /** @param {string} key @param {string | number | null} value */
  const told = (key, value) => value !== null && value !== "" &&
    h("div", null, h("dt", null, words.say(`made.${key}`)), " ", h("dd", null, typeof value === "number" ? words.number(value) : shown(value)));
  return h("details.fold", { "data-fold": "provenance", part: "provenance" },
    h("summary", null, h("h2", null, words.say("made")), " ", h("span.small", null, bdi(made.model))),
    h("dl", null, told("model", made.model), told("cost", spent), told("seconds", made.seconds), told("calls", made.calls),
      told("reused", made.answers_reused), told("tokens_in", made.tokens_in), told("tokens_cached", made.tokens_cached),
      told("tokens_out", made.tokens_out), told("plan", made.plan), told("prompts", made.prompt_version),
      told("version", made.onrecord_version), told("brief", brief.id), told("made_at", words.time(brief.created_at))));
}
