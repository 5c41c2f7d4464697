// A brief as it came, made sound: every field reads as what its name says, whatever a hostile or older brief
// holds there. What is not so is empty; spans that do not lie in the article are left out.

/** @typedef {import("./brief.js").Sound} Sound */

const LISTS = /^(summary|actors|positions|divergences|military_assets|unresolved_questions|sources|relayed_by|rejected|uncovered|ambiguous|flagged)$/;
const SPANS = /^(mentions|content|quotes|evidence|places)$/;
const STRINGS = /^(items|aliases|public|private|cues|unverified)$/;
const SPAN = /^(span|role_span|cue|condition|anonymity_reason)$/;
const PARTS = /^(article|account)$/;
const MAYBE = /^(when|quantity|operator|location|provenance|cost)$/;
const NUMBERS = /^(start|end|sentence|count|value|minimum|maximum|amount|calls|seconds|answers_reused|tokens_.*)$/;

const isObject = (/** @type {any} */ it) => typeof it === "object" && it !== null && !Array.isArray(it);
const array = (/** @type {any} */ it) => (Array.isArray(it) ? it : []);

/**
 * @param {any} given a brief as JSON gave it; each part keeps it as `raw`
 * @returns {Sound}
 */
export function sound(given) {
  const text = given?.article?.text;
  const length = typeof text === "string" ? Array.from(text).length : 0;
  const lies = (/** @type {any} */ it) =>
    isObject(it) && Number.isInteger(it.start) && Number.isInteger(it.end) && 0 <= it.start && it.start < it.end && it.end <= length;
  /** @type {[RegExp, (it: any) => unknown][]} */
  const kinds = [
    [LISTS, (it) => array(it).filter(isObject).map(soft)],
    [SPANS, (it) => array(it).filter(lies).map(soft)],
    [STRINGS, (it) => array(it).filter((each) => typeof each === "string" && each)],
    [SPAN, (it) => (lies(it) ? soft(it) : null)],
    [PARTS, (it) => soft(isObject(it) ? it : {})],
    [MAYBE, (it) => (isObject(it) ? soft(it) : null)],
    [NUMBERS, (it) => (Number.isFinite(it) ? it : null)],
    [/^named$/, (it) => it !== false],
    [/./, (it) => (typeof it === "string" ? it : "")],
  ];
  /** @param {any} raw @returns {any} */
  const soft = (raw) =>
    new Proxy(Object.create(null), {
      get(known, name) {
        if (typeof name === "symbol") return undefined;
        if (!(name in known)) known[name] = name === "raw" ? raw : kinds.find(([names]) => names.test(name))?.[1](raw[name]);
        return known[name];
      },
    });
  return soft(isObject(given) ? given : {});
}
