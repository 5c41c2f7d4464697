// Links to the words of a page: https://wicg.github.io/scroll-to-text-fragment/

const CONTEXT_WORDS = 4;
const LONG = 200;

/** @param {string} term */
const encoded = (term) =>
  encodeURIComponent(term.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, " ").trim())
    .replace(/-/g, "%2D");
/** @param {string} text @param {number} count */
const firstWords = (text, count) => text.trim().split(/\s+/).slice(0, count).join(" ");
/** @param {string} text @param {number} count */
const lastWords = (text, count) => text.trim().split(/\s+/).slice(-count).join(" ");

/**
 * The address where it is safe to follow, http and https only.
 * @param {string} given
 * @returns {URL | null}
 */
export function webAddress(given) {
  try {
    const url = new URL(given);
    return /^https?:$/.test(url.protocol) ? url : null;
  } catch {
    return null;
  }
}

/**
 * A link to `text.slice(start, end)` in the page at `url`. A term never reaches over a line break, as a
 * browser looks for each within one block.
 * @param {URL} url
 * @param {string} text of the article
 * @param {number} start in UTF-16 units
 * @param {number} end
 */
export function textFragment(url, text, start, end) {
  const exact = text.slice(start, end).trim();
  const whole = exact.length <= LONG && !exact.includes("\n");
  const lines = exact.split("\n");
  const words = whole ? [exact] : [firstWords(lines[0], 6), lastWords(lines[lines.length - 1], 6)];
  const before = lastWords(text.slice(Math.max(0, start - 120), start).split("\n").at(-1) ?? "", CONTEXT_WORDS);
  const after = firstWords(text.slice(end, end + 120).split("\n")[0], CONTEXT_WORDS);
  const terms = [before && `${encoded(before)}-`, ...words.map(encoded), after && `-${encoded(after)}`];
  const address = url.href.replace(/#$/, "");
  return `${address}${url.hash ? "" : "#"}:~:text=${terms.filter(Boolean).join(",")}`;
}
