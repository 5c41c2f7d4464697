// What the sections of a brief are put together from.

import { h, bdi, shown, sign } from "./dom.js";
import { textFragment } from "./fragment.js";
import { claimOf } from "./view.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {import("./brief.js").Span} Span */
/** @typedef {import("./brief.js").Source} Source */
/** @typedef {import("./brief.js").Position} Position */
/** @typedef {import("./dom.js").Child} Child */

/** @type {Record<string, string>} */
export const SIGN = { public: "○", private: "●", unclear: "◐" };

/** Public, private or unclear. @param {string} setting */
export const settingOf = (setting) => (setting === "public" || setting === "private" ? setting : "unclear");

/**
 * A section with its heading.
 * @param {string} name
 * @param {string} title
 * @param {(Child | Child[])[]} children
 */
export const section = (name, title, ...children) =>
  h(`section.${name}`, { "aria-labelledby": `h-${name}`, part: `section ${name}` },
    h("h2", { id: `h-${name}`, tabindex: -1, part: "heading" }, title), ...children);

/**
 * The button that chooses an item.
 * @param {string} id
 * @param {(Child | Child[])[]} children
 */
export const pick = (id, ...children) =>
  h("button.pick", { type: "button", "data-pick": id, "aria-pressed": "false" }, ...children);

/** A reference to another item. @param {View} view @param {string} id @param {string} [before] */
export const ref = (view, id, before = "") =>
  h("button.ref", { type: "button", "data-ref": id, title: labelOf(view, id) }, before && sign(`${before} `), id);

/** What an item is, in a few words. @param {View} view @param {string} id */
export function labelOf(view, id) {
  const { words, items } = view;
  const item = items.get(id);
  if (!item) return id;
  const position = view.positions.get(id);
  if (position) return `\u2068${view.holder(position)}\u2069, ${words.of("setting", settingOf(position.setting))}`;
  const value = item.value;
  const named = value.name ?? value.designation ?? value.question;
  return typeof named === "string" ? `\u2068${named}\u2069` : words.of("item", item.kind);
}

/** @param {View} view @param {string} text */
export const quoted = (view, text) => [words(view, "open"), ...shown(text), words(view, "close")];

/** @param {View} view @param {string} key */
const words = (view, key) => view.words.say(key);

/** The claim as nodes: in quotation marks where these are the article's words. @param {View} view @param {Position} position */
export function claim(view, position) {
  const [text, replaced] = claimOf(position, view.words);
  return replaced ? quoted(view, text) : shown(text);
}

/** @param {View} view @param {string} given */
export function setting(view, given) {
  const kind = settingOf(given);
  return h(`span.setting.${kind}`, { part: `setting ${kind}` },
    sign(`${SIGN[kind]} `), view.words.of("setting", kind));
}

/** @param {View} view @param {string} given */
export const certainty = (view, given) =>
  given && h(`span.certainty${given === "stated" ? "" : ".hedged"}`, null, view.words.of("certainty", given));

/** @param {Source} source */
export const isUnnamed = (source) => source.type.startsWith("unnamed");

/** The kind of source and how many. @param {View} view @param {Source} source */
function sourceKind({ words }, source) {
  const { type, count } = source;
  if (isUnnamed(source)) {
    if (count !== null) return words.say("unnamed_sources", { n: count });
    return words.of("source", type);
  }
  const kind = words.of("source", type || "none");
  return count === null || count === 1 ? kind : words.list([kind, words.number(count)]);
}

/** Who is cited, with a mark for named or unnamed. @param {View} view @param {Source[]} sources */
export const sources = (view, sources) =>
  sources.length
    ? sources.map((source) =>
        h("span.source", null, bdi(source.text), " ",
          h(`span.mark-of${isUnnamed(source) ? ".unnamed" : ""}`, null, sourceKind(view, source))))
    : [h("span.none", null, words(view, "source.none"))];

/**
 * A line of a definition list; left out where there is nothing to say.
 * @param {string} term
 * @param {Child | Child[]} value
 */
export const line = (term, value) =>
  Array.isArray(value) ? value.length > 0 && h("div", null, h("dt", null, term), " ", h("dd", null, value))
    : value && h("div", null, h("dt", null, term), " ", h("dd", null, value));

/** The passages an item rests on, folded away. @param {View} view @param {string} id @param {Span[]} spans */
export const evidence = (view, id, spans) =>
  spans.length > 0 &&
  h("details.evidence", { "data-fold": `e-${id}` },
    h("summary", null, view.words.say("passages", { n: spans.length })),
    spans.map((span) => passage(view, id, span)));

/** @param {View} view @param {string} id @param {Span} span */
export function passage(view, id, span) {
  const { words, url, offsets } = view;
  const place = words.say("sentence", { n: span.sentence ?? 0 });
  return h("blockquote", { dir: "auto", lang: view.lang }, shown(span.text), " ",
    h("span.place", { dir: words.direction, lang: words.lang },
      h("button.go", { type: "button", "data-go": id, "data-at": offsets.unit(span.start) }, place),
      url && " ",
      url && h("a", {
        href: textFragment(url, view.text, offsets.unit(span.start), offsets.unit(span.end)),
        target: "_blank", rel: "noopener noreferrer external",
      }, words.say("published"), sign(" ↗"))));
}

/** What a host offers to do with an item, and who corrected it. @param {View} view @param {string} id */
export function extras(view, id) {
  const item = view.items.get(id);
  const offered = item && view.actions ? view.actions(item) : [];
  const corrected = view.corrected.get(id) ?? [];
  return [
    ...corrected.map((each) =>
      h("span.corrected", { part: "corrected" }, view.words.say(each.change?.op === "add" ? "added_by" : "corrected_by", {
        who: each.by, field: view.words.of("field", String(each.change?.field ?? "")),
      }))),
    item && Array.isArray(offered) && offered.length > 0 &&
      h("span.actions", { part: "actions" }, offered.map((action) =>
        h("button.action", {
          type: "button", title: action.title, "data-action": action.id, part: "action",
          onclick: (/** @type {Event} */ event) => action.run(item, event),
        }, action.label))),
  ];
}
