// A brief as it came, made sound: every field that the component reads is there and of its kind. What is not
// so in a hostile or older brief becomes empty; spans that do not lie in the article are left out.

/** @typedef {import("./brief.js").Sound} Sound */

const isObject = (/** @type {any} */ it) => typeof it === "object" && it !== null && !Array.isArray(it);
const string = (/** @type {any} */ it) => (typeof it === "string" ? it : "");
const number = (/** @type {any} */ it) => (Number.isFinite(it) ? it : null);
const flag = (/** @type {any} */ it) => it !== false;
const array = (/** @type {any} */ it) => (Array.isArray(it) ? it : []);
const strings = (/** @type {any} */ it) => array(it).filter((each) => typeof each === "string" && each);

/** @param {Record<string, (it: any) => any>} fields */
const object = (fields) => (/** @type {any} */ it) => {
  /** @type {Record<string, any>} */
  const made = { raw: it };
  for (const name in fields) made[name] = fields[name](it?.[name]);
  return made;
};
/** @param {(it: any) => any} shape */
const maybe = (shape) => (/** @type {any} */ it) => (isObject(it) ? shape(it) : null);
/** @param {(it: any) => any} shape */
const list = (shape) => (/** @type {any} */ it) => array(it).filter(isObject).map(shape);

/** @param {number} length of the article, in code points */
function shapes(length) {
  const spanOf = object({ start: number, end: number, text: string, sentence: number });
  const lies = (/** @type {any} */ it) =>
    isObject(it) && Number.isInteger(it.start) && Number.isInteger(it.end) &&
    it.start >= 0 && it.start < it.end && it.end <= length;
  const span = (/** @type {any} */ it) => (lies(it) ? spanOf(it) : null);
  const spans = (/** @type {any} */ it) => array(it).filter(lies).map(spanOf);
  const source = object({ text: string, span, type: string, count: number });
  const sources = list(source);
  const named = maybe(object({ name: string, text: string, span, actor_id: string, date: string }));
  const quantity = maybe(object({ value: number, minimum: number, maximum: number, text: string, span }));
  return {
    summary: list(object({ text: string, items: strings, evidence: spans })),
    actors: list(object({
      id: string, name: string, kind: string, role: string, role_span: span, named: flag, aliases: strings,
      part_of: string, speaks_for: string, mentions: spans,
    })),
    positions: list(object({
      id: string, actor_id: string, setting: string, disclosed_by: string, act: string, claim: string,
      certainty: string, condition: span, about: string, when: named, sources, cue: span, relayed_by: sources,
      anonymity_reason: span, content: spans, quotes: spans, evidence: spans, unverified: strings,
    })),
    divergences: list(object({
      id: string, public: strings, private: strings, relation: string, basis: string, span,
    })),
    military_assets: list(object({
      id: string, designation: string, span, kind: string, quantity, operator: named, location: named,
      status: string, certainty: string, sources, part_of: string, evidence: spans, unverified: strings,
    })),
    unresolved_questions: list(object({
      id: string, question: string, reason: string, withheld_by: string, evidence: spans,
    })),
    account: object({
      rejected: list(object({ kind: string, item: (it) => (isObject(it) ? it : {}), reason: string, detail: string })),
      uncovered: list(object({ span, field: string, cues: strings })),
      ambiguous: list(object({ item: string, field: string, text: string, places: spans })),
      flagged: list(object({ span, reason: string, item: string })),
    }),
    provenance: maybe(object({
      model: string, plan: string, prompt_version: string, onrecord_version: string, calls: number,
      tokens_in: number, tokens_out: number, tokens_cached: number, seconds: number, answers_reused: number,
      cost: maybe(object({ amount: number, currency: string, why_unknown: string })),
    })),
  };
}

/**
 * @param {unknown} given a brief as JSON gave it
 * @returns {Sound}
 */
export function sound(given) {
  const from = /** @type {any} */ (isObject(given) ? given : {});
  const article = object({ title: string, url: string, language: string, published_at: string, text: string })(
    from.article,
  );
  const sentences = array(from.article?.sentences).length;
  const length = Array.from(article.text).length;
  const shaped = object({ id: string, created_at: string, ...shapes(length) })(from);
  return /** @type {any} */ ({ ...shaped, article: { ...article, sentences } });
}
