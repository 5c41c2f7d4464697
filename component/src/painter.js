// Paints ranges of the host's article by the CSS Custom Highlight API. Several components of one page share
// the two highlights and the style sheet; each takes away only what it painted itself.

const EVIDENCE = "onrecord-evidence";
const WORDS = "onrecord-words";
const RULES = `
::highlight(${EVIDENCE}) { background-color: #ffe680; color: #1d1c1a; }
::highlight(${WORDS}) { background-color: #ffc933; color: #1d1c1a; text-decoration: underline 2px; }
@media (forced-colors: active) {
  ::highlight(${EVIDENCE}) { background-color: Mark; color: MarkText; }
  ::highlight(${WORDS}) { background-color: Highlight; color: HighlightText; }
}`;

/** @type {CSSStyleSheet | undefined} */
let sheet;

/** @param {string} name @param {number} priority */
function shared(name, priority) {
  let highlight = CSS.highlights.get(name);
  if (!highlight) {
    highlight = new Highlight();
    highlight.priority = priority;
    CSS.highlights.set(name, highlight);
  }
  return highlight;
}

export class Painter {
  /** @type {{name: string, range: Range}[]} */
  #painted = [];

  /** @param {Document | ShadowRoot} page */
  constructor(page) {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(RULES);
    }
    if (!page.adoptedStyleSheets.includes(sheet)) page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
  }

  /** @param {Range[]} evidence @param {Range[]} words */
  paint(evidence, words) {
    this.dispose();
    this.#add(EVIDENCE, 0, evidence);
    this.#add(WORDS, 1, words);
  }

  /** @param {string} name @param {number} priority @param {Range[]} ranges */
  #add(name, priority, ranges) {
    for (const range of ranges) {
      // A copy: two items may share a range, and each takes its own away.
      const copy = range.cloneRange();
      shared(name, priority).add(copy);
      this.#painted.push({ name, range: copy });
    }
  }

  dispose() {
    for (const { name, range } of this.#painted) CSS.highlights.get(name)?.delete(range);
    this.#painted = [];
  }
}
