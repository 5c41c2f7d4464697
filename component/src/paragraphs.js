const BLANK_LINES = /\n[ \t]*(?:\n[ \t]*)+/g;
const LINE_END = /\n/g;
const HEADLINE_LENGTH = 200;

/**
 * Start and end of each paragraph, in UTF-16 units.
 * @param {string} text
 * @returns {[number, number][]}
 */
export function paragraphsOf(text) {
  const last = text.replace(/[\n \t]+$/, "").length;
  let start = text.length - text.replace(/^[\n \t]+/, "").length;
  if (start >= last) return [];
  const body = text.slice(0, last);
  const breaks = new RegExp(/\n[ \t]*\n/.test(body.slice(start)) ? BLANK_LINES : LINE_END);
  breaks.lastIndex = start;
  /** @type {[number, number][]} */
  const found = [];
  for (let gap = breaks.exec(body); gap; gap = breaks.exec(body)) {
    found.push([start, gap.index]);
    start = gap.index + gap[0].length;
  }
  return [...found, [start, last]];
}

/**
 * Whether the first paragraph is the headline.
 * @param {string} text of the first paragraph
 * @param {string} title
 * @param {number} paragraphs
 */
export function isHeadline(text, title, paragraphs) {
  if (title && text.trim() === title.trim()) return true;
  return paragraphs > 1 && text.length <= HEADLINE_LENGTH && !text.includes("\n") && !/[.!?…。"”']$/.test(text);
}
