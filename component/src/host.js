import { foremost } from "./marks.js";
import { motion } from "./pane.js";
import { Overlay } from "./overlay.js";
import { Painter } from "./painter.js";
import { Quotes } from "./quotes.js";
import { Rendering } from "./selectors.js";

/** @typedef {import("./marks.js").Mark} Mark */

const SETTLED = 80;

/** The host's own article: passages are found by quote selectors and painted without changing its DOM. */
export class HostArticle {
  own = false;
  missing = 0;
  /** @type {Element | null} */
  #root = null;
  /** @type {Map<string, Range | null>} */
  #ranges = new Map();
  /** @type {Map<string, Mark[]>} */
  #marks = new Map();
  /** @type {Map<string, ReturnType<Quotes["selector"]>>} */
  #selectors = new Map();
  /** @type {string[]} */
  #lit = [];
  /** @type {number | undefined} */
  #later;

  /**
   * @param {import("./view.js").View} view
   * @param {string} selector of the host's article
   * @param {Document | ShadowRoot} page
   * @param {{found: () => void, point: (ids: string[]) => void, choose: (ids: string[]) => void}} told
   */
  constructor(view, selector, page, told) {
    this.page = page;
    this.selector = selector;
    this.told = told;
    this.painter = typeof Highlight === "function" && globalThis.CSS?.highlights ? new Painter(page) : new Overlay(page.ownerDocument ?? /** @type {Document} */ (page));
    const quotes = new Quotes(view.text);
    for (const mark of view.marks) {
      const known = this.#marks.get(mark.item);
      if (known) known.push(mark); else this.#marks.set(mark.item, [mark]);
      const key = `${mark.start}-${mark.end}`;
      if (!this.#selectors.has(key)) this.#selectors.set(key, quotes.selector(mark.start, mark.end));
    }
    this.observer = new MutationObserver((records) => {
      if (!this.#root?.isConnected || records.some(({ target }) => this.#root?.contains(target))) this.#soon();
    });
    this.observer.observe(page, { childList: true, characterData: true, subtree: true });
    this.#find();
  }

  #soon() {
    clearTimeout(this.#later);
    this.#later = setTimeout(() => this.#find(), SETTLED);
  }

  #find() {
    const root = elementOf(this.page, this.selector);
    if (root !== this.#root) {
      this.#listen(this.#root, "removeEventListener");
      this.#listen(root, "addEventListener");
      this.#root = root;
    }
    const rendering = root && new Rendering(root);
    this.#ranges.clear();
    for (const [key, selector] of this.#selectors)
      this.#ranges.set(key, (rendering && selector && rendering.find(selector)) ?? null);
    this.missing = [...this.#ranges.values()].filter((range) => !range).length;
    this.highlight(this.#lit);
    this.told.found();
  }

  /** @param {Element | null} root @param {"addEventListener" | "removeEventListener"} way */
  #listen(root, way) {
    root?.[way]("pointermove", this.#pointed);
    root?.[way]("pointerleave", this.#left);
    root?.[way]("click", this.#clicked);
  }

  #pointed = (/** @type {Event} */ event) => this.told.point(this.#itemsUnder(/** @type {PointerEvent} */ (event)));
  #left = () => this.told.point([]);
  #clicked = (/** @type {Event} */ event) => {
    if (!(event.target instanceof Element) || event.target.closest("a, button, input, select, textarea, [contenteditable]")) return;
    if (!getSelection()?.isCollapsed) return;
    const ids = this.#itemsUnder(/** @type {PointerEvent} */ (event));
    if (ids.length) this.told.choose(ids);
  };

  /** @param {PointerEvent} event */
  #itemsUnder({ clientX, clientY }) {
    const asked = /** @type {any} */ (document);
    const place = asked.caretPositionFromPoint?.(clientX, clientY);
    const range = place ? null : asked.caretRangeFromPoint?.(clientX, clientY);
    const node = place?.offsetNode ?? range?.startContainer;
    const offset = place?.offset ?? range?.startOffset;
    if (!node) return [];
    const here = (/** @type {Mark} */ mark) => this.#range(mark)?.isPointInRange(node, offset);
    return foremost([...this.#marks].filter(([, marks]) => marks.some(here)).map(([item]) => item));
  }

  /** @param {Mark} mark */
  #range(mark) {
    return this.#ranges.get(`${mark.start}-${mark.end}`) ?? null;
  }

  /** @param {string[]} ids @returns {Mark[]} */
  #of(ids) {
    return ids.flatMap((id) => this.#marks.get(id) ?? []);
  }

  /** The passages that were found: sentences where there are any, else the words. @param {string[]} ids */
  passages(ids) {
    const marks = this.#of(ids);
    const wanted = marks.some((mark) => !mark.words) ? marks.filter((mark) => !mark.words) : marks;
    const unique = new Map(wanted.map((mark) => [mark.start, mark]));
    return [...unique.values()].sort((one, other) => one.start - other.start).filter((mark) => this.#range(mark));
  }

  /** @param {string[]} ids */
  count(ids) {
    return this.passages(ids).length;
  }

  /** How many passages of these items could not be found in the host's article. @param {string[]} ids */
  lost(ids) {
    return new Set(this.#of(ids).filter((mark) => !this.#range(mark)).map((mark) => mark.start)).size;
  }

  /** @param {string[]} ids */
  highlight(ids) {
    this.#lit = ids;
    const marks = this.#of(ids);
    const ranges = (/** @type {boolean} */ words) =>
      marks.filter((mark) => mark.words === words).flatMap((mark) => this.#range(mark) ?? []);
    this.painter.paint(ranges(false), ranges(true));
  }

  /** @param {string[]} ids @param {number} place */
  reveal(ids, place) {
    const mark = this.passages(ids)[place];
    const range = mark && this.#range(mark);
    const box = range?.getBoundingClientRect();
    if (!range || !box) return;
    const inside = range.startContainer.parentElement;
    // Scrolls whatever holds the article, then the page to the very line.
    inside?.scrollIntoView({ block: "nearest", behavior: "auto" });
    const now = range.getBoundingClientRect();
    if (now.top < 0 || now.bottom > innerHeight)
      scrollBy({ top: now.top - innerHeight / 3, behavior: motion() });
  }

  /** @param {string[]} ids @param {number} unit */
  passageAt(ids, unit) {
    return Math.max(0, this.passages(ids).findIndex((mark) => mark.start <= unit && unit < mark.end));
  }

  dispose() {
    clearTimeout(this.#later);
    this.observer.disconnect();
    this.#listen(this.#root, "removeEventListener");
    this.painter.dispose();
  }
}

/** @param {Document | ShadowRoot} page @param {string} selector */
function elementOf(page, selector) {
  try {
    return page.querySelector(selector) ?? document.querySelector(selector);
  } catch {
    return null; // not a selector
  }
}
