import { motion, Passages } from "./passages.js";
import { Quotes } from "./quotes.js";
import { Rendering } from "./selectors.js";

/** @typedef {import("./marks.js").Mark} Mark */

const SETTLED = 80;

/** The host's own article: passages are found by quote selectors, again whenever the host renders anew. */
export class HostArticle extends Passages {
  own = /** @type {const} */ (false);
  /** @type {Element | null} */
  #root = null;
  /** @type {Map<Mark, ReturnType<Quotes["selector"]>>} */
  #selectors = new Map();
  /** @type {number | undefined} */
  #later;
  /** Called when the article was read anew. */
  onfound = () => {};
  /** @type {(ids: string[]) => void} */
  onchoose = () => {};

  /** @param {import("./view.js").View} view @param {string} selector of the host's article @param {Document | ShadowRoot} page */
  constructor(view, selector, page) {
    // The component may stand in a shadow root of its own, its article in the document.
    const around = elementOf(page, selector) ? page : document;
    super(view.marks, around, document.body);
    this.page = around;
    this.selector = selector;
    const quotes = new Quotes(view.text);
    for (const mark of view.marks) this.#selectors.set(mark, quotes.selector(mark.start, mark.end));
    this.observer = new MutationObserver((records) => {
      if (this.#root?.isConnected && !records.some(({ target }) => this.#root?.contains(target))) return;
      clearTimeout(this.#later);
      this.#later = setTimeout(() => this.find(), SETTLED);
    });
    this.observer.observe(around, { childList: true, characterData: true, subtree: true });
    this.find();
  }

  find() {
    const root = elementOf(this.page, this.selector);
    if (root !== this.#root) {
      this.#listen("removeEventListener");
      this.#root = root;
      this.#listen("addEventListener");
    }
    const rendering = root && new Rendering(root);
    /** @type {Map<ReturnType<Quotes["selector"]>, Range | null>} */
    const found = new Map();
    for (const [mark, selector] of this.#selectors) {
      if (!found.has(selector)) found.set(selector, (selector && rendering?.find(selector)) || null);
      this.ranges.set(mark, found.get(selector) ?? null);
    }
    this.again();
    this.onfound();
  }

  /** @param {"addEventListener" | "removeEventListener"} way */
  #listen(way) {
    this.#root?.[way]("pointermove", this.move);
    this.#root?.[way]("pointerleave", this.move);
    this.#root?.[way]("click", this.#clicked);
  }

  #clicked = (/** @type {Event} */ event) => {
    const { target, clientX, clientY } = /** @type {MouseEvent} */ (event);
    if (!(target instanceof Element) || target.closest("a, button, input, select, textarea, [contenteditable]")) return;
    const ids = getSelection()?.isCollapsed ? this.itemsAt(clientX, clientY) : [];
    if (ids.length) this.onchoose(ids);
  };

  /** Scroll a passage into view. @param {Mark} mark */
  reveal(mark) {
    const range = this.ranges.get(mark);
    // First whatever holds the article, then the page to the very line.
    range?.startContainer.parentElement?.scrollIntoView({ block: "nearest" });
    const box = range?.getBoundingClientRect();
    if (box && (box.top < 0 || box.bottom > innerHeight)) scrollBy({ top: box.top - innerHeight / 3, behavior: motion() });
  }

  dispose() {
    clearTimeout(this.#later);
    this.observer.disconnect();
    this.#listen("removeEventListener");
    super.dispose();
  }
}

/** @param {Document | ShadowRoot} page @param {string} selector */
function elementOf(page, selector) {
  try {
    return page.querySelector(selector);
  } catch {
    return null; // not a selector
  }
}
