import { foremost } from "./marks.js";
import { painterFor } from "./painter.js";

/** @typedef {import("./marks.js").Mark} Mark */

/** @returns {ScrollBehavior} */
export const motion = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");

/** The passages of a brief's items in an article on the page, the component's own or the host's. */
export class Passages {
  /** Where each mark stands; null where its words are not in this article. @type {Map<Mark, Range | null>} */
  ranges = new Map();
  /** @type {Map<string, Mark[]>} */
  #ofItem = new Map();
  /** @type {string[]} */
  #lit = [];
  #frame = 0;
  /** Which items are under the pointer; set by whoever wants to know. @type {(ids: string[]) => void} */
  onpoint = () => {};

  /** @param {Mark[]} marks @param {Document | ShadowRoot} page whose styles apply to the article @param {Element} ground to lay rectangles on */
  constructor(marks, page, ground) {
    this.marks = marks;
    this.painter = painterFor(page, ground);
    for (const mark of marks) {
      const known = this.#ofItem.get(mark.item);
      if (known) known.push(mark); else this.#ofItem.set(mark.item, [mark]);
    }
  }

  /** @param {string[]} ids */
  of(ids) {
    return ids.flatMap((id) => this.#ofItem.get(id) ?? []);
  }

  /** How many passages of these items are not in this article. @param {Mark[]} [marks] */
  lost(marks = this.marks) {
    return new Set(marks.filter((mark) => !this.ranges.get(mark)).map(({ start, end }) => `${start}-${end}`)).size;
  }

  /** The marks to step through: sentences where there are any, else the words. @param {string[]} ids */
  stops(ids) {
    const marks = this.of(ids);
    const sentences = marks.filter((mark) => !mark.words);
    return inOrder((sentences.length ? sentences : marks).filter((mark) => this.ranges.get(mark)));
  }

  /** Where an item begins to be marked always. */
  leads() {
    return inOrder(this.marks.filter((mark) => mark.kind && this.ranges.get(mark)));
  }

  /** @param {string[]} ids */
  highlight(ids) {
    this.#lit = ids;
    const marks = this.of(ids);
    this.painter.paint("evidence", this.#rangesOf(marks.filter((mark) => !mark.words)));
    this.painter.paint("words", this.#rangesOf(marks.filter((mark) => mark.words)));
  }

  again() {
    this.highlight(this.#lit);
  }

  /** Underline what an item of a kind rests on. @param {string} kind */
  underline(kind) {
    this.painter.paint(kind, this.#rangesOf(this.marks.filter((mark) => mark.kind === kind)));
  }

  /** @param {Mark[]} marks @returns {Range[]} */
  #rangesOf(marks) {
    return marks.flatMap((mark) => this.ranges.get(mark) ?? []);
  }

  /** The items whose passages lie at a point of the window. @param {number} x @param {number} y */
  itemsAt(x, y) {
    const here = (/** @type {Mark} */ mark) =>
      [...(this.ranges.get(mark)?.getClientRects() ?? [])].some((box) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom);
    return foremost(new Set(this.marks.filter(here).map((mark) => mark.item)));
  }

  /** @param {Event} event */
  move = (event) => {
    const { clientX, clientY, type } = /** @type {PointerEvent} */ (event);
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.onpoint(type === "pointerleave" ? [] : this.itemsAt(clientX, clientY)));
  };

  dispose() {
    cancelAnimationFrame(this.#frame);
    this.painter.dispose();
  }
}

/** In the order of the article, one of those that begin together. @param {Mark[]} marks */
const inOrder = (marks) =>
  [...new Map(marks.map((mark) => [mark.start, mark])).values()].sort((one, other) => one.start - other.start);
