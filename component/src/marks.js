/** @typedef {import("./brief.js").Span} Span */
/** @typedef {import("./brief.js").Sound} Sound */
/**
 * One passage of one item, in UTF-16 units of the article. `words` where these are the governing words, not
 * the whole sentence; `kind` where the article is marked for it always.
 * @typedef {{item: string, kind: string, start: number, end: number, words: boolean}} Mark
 */

/**
 * Every passage of every item, the account's included, in the order of the brief.
 * @param {Sound} brief
 * @param {import("./offsets.js").Offsets} offsets
 * @returns {Mark[]}
 */
export function marksOf(brief, offsets) {
  /** @type {Mark[]} */
  const marks = [];
  /** @param {string} item @param {string} kind @param {(Span | null | undefined)[]} spans @param {boolean} [words] */
  const add = (item, kind, spans, words = false) => {
    for (const span of spans)
      if (span) marks.push({ item, kind, start: offsets.unit(span.start), end: offsets.unit(span.end), words });
  };
  const evidence = new Map(brief.positions.map((position) => [position.id, position.evidence]));
  for (const each of brief.positions) {
    const kind = ["public", "private"].includes(each.setting) ? each.setting : "unclear";
    add(each.id, kind, each.evidence);
    add(each.id, kind, [...each.content, ...each.quotes], true);
    add(each.id, "", [...each.sources, ...each.relayed_by].map((source) => source.span), true);
    add(each.id, "", [each.cue, each.condition, each.anonymity_reason, each.when?.span], true);
  }
  for (const each of brief.military_assets) {
    add(each.id, "asset", [each.span, each.quantity?.span], true);
    add(each.id, "", [each.operator?.span, each.location?.span], true);
    add(each.id, "", [...each.evidence, ...each.sources.map((source) => source.span)]);
  }
  for (const each of brief.unresolved_questions) add(each.id, "question", each.evidence);
  for (const each of brief.divergences) {
    add(each.id, "", [each.span], true);
    for (const side of [...each.public, ...each.private]) add(each.id, "", evidence.get(side) ?? []);
  }
  for (const each of brief.actors) add(each.id, "", [...each.mentions, each.role_span], true);
  brief.summary.forEach((each, place) => add(`s${place + 1}`, "", each.evidence));
  brief.account.uncovered.forEach((each, place) => add(`u${place + 1}`, "", [each.span]));
  brief.account.ambiguous.forEach((each, place) => add(`g${place + 1}`, "", each.places));
  brief.account.flagged.forEach((each, place) => add(`f${place + 1}`, "", [each.span]));
  return marks;
}

/**
 * Where passages of several items lie over each other, those an editor reads for come first.
 * @param {Iterable<string>} items
 * @returns {string[]}
 */
export function foremost(items) {
  const all = [...items];
  for (const group of ["pmq", "d", "a", "sugf"]) {
    const found = all.filter((item) => group.includes(item[0]));
    if (found.length) return found;
  }
  return [];
}

/**
 * The stretches that a list of marks covers: those that touch or overlap become one.
 * @param {Mark[]} marks
 * @returns {{start: number, end: number}[]}
 */
export function stretchesOf(marks) {
  /** @type {{start: number, end: number}[]} */
  const joined = [];
  for (const { start, end } of [...marks].sort((one, other) => one.start - other.start)) {
    const last = joined.at(-1);
    if (last && start <= last.end + 1) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}
