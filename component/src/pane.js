import { readsRightToLeft } from "./characters.js";
import { h, shown } from "./dom.js";
import { paragraphsOf } from "./paragraphs.js";
import { motion, Passages } from "./passages.js";

const HEADLINE_LENGTH = 200;
const KINDS = ["public", "private", "unclear", "question", "asset"];

/** The component's own article pane. */
export class Pane extends Passages {
  own = /** @type {const} */ (true);
  /** @type {{node: Text, start: number}[]} */
  #nodes = [];

  /** @param {import("./view.js").View} view @param {ShadowRoot} root */
  constructor(view, root) {
    const { text, words, lang } = view;
    const rightToLeft = readsRightToLeft(text);
    const paragraphs = paragraphsOf(text);
    const lines = paragraphs.map(([start, end], at) => {
      const line = text.slice(start, end);
      // A first line that ends without a stop is the headline.
      const headline = !at && paragraphs.length > 1 && line.length < HEADLINE_LENGTH && !/[\n.!?…。"”']$/.test(line);
      return h(`p${headline ? ".headline" : ""}`, { dir: "auto" }, shown(line, rightToLeft));
    });
    const box = h("div.text", { lang, dir: view.rightToLeft ? "rtl" : "auto" }, lines);
    super(view.marks, root, box);
    this.element = h("section.article", {
      "aria-label": words.say("article"), part: "article", tabindex: 0, onpointermove: this.move, onpointerleave: this.move,
    }, box);
    paragraphs.forEach(([start], at) => {
      const walker = document.createTreeWalker(lines[at], NodeFilter.SHOW_TEXT);
      for (let place = start; walker.nextNode();) {
        const node = /** @type {Text} */ (walker.currentNode);
        this.#nodes.push({ node, start: place });
        place += node.length;
      }
    });
    if (!this.#nodes.length) return;
    for (const mark of view.marks) this.ranges.set(mark, this.#range(mark.start, mark.end));
    for (const kind of KINDS) this.underline(kind);
  }

  /** @param {number} start @param {number} end */
  #range(start, end) {
    const range = document.createRange();
    const first = this.#nodeAt(start), last = this.#nodeAt(end - 1);
    range.setStart(first.node, Math.max(0, Math.min(start - first.start, first.node.length)));
    range.setEnd(last.node, Math.max(0, Math.min(end - last.start, last.node.length)));
    return range;
  }

  /** The last node that begins at or before an offset. @param {number} offset */
  #nodeAt(offset) {
    let low = 0, high = this.#nodes.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#nodes[middle].start <= offset) low = middle; else high = middle - 1;
    }
    return this.#nodes[low];
  }

  /** Scroll a passage into view. @param {import("./marks.js").Mark} mark */
  reveal(mark) {
    const box = this.ranges.get(mark)?.getBoundingClientRect();
    if (!box) return;
    const pane = this.element;
    const scrolls = pane.scrollHeight > pane.clientHeight + 1;
    const top = box.top - (scrolls ? pane.getBoundingClientRect().top + pane.clientHeight / 3 : innerHeight / 3);
    (scrolls ? pane : window).scrollBy({ top, behavior: motion() });
  }

  /** What is selected in the pane, in UTF-16 units of the article. @param {ShadowRoot} root @returns {[number, number] | null} */
  selected(root) {
    const range = selectedRange(root);
    if (!range || !this.element.contains(range.startContainer) || !this.element.contains(range.endContainer)) return null;
    const start = this.#placeOf(range.startContainer, range.startOffset);
    const end = this.#placeOf(range.endContainer, range.endOffset);
    return start < end ? [start, end] : null;
  }

  /** @param {Node} container @param {number} offset */
  #placeOf(container, offset) {
    const known = this.#nodes.find(({ node }) => node === container);
    if (known) return known.start + offset;
    const child = container.childNodes[offset];
    const next = child && this.#nodes.find(({ node }) => child.contains(node));
    if (next) return next.start;
    const before = this.#nodes.findLast(({ node }) => container.contains(node));
    return before ? before.start + before.node.length : 0;
  }
}

/** @param {ShadowRoot} root @returns {StaticRange | Range | null} */
function selectedRange(root) {
  const selection = /** @type {any} */ (getSelection());
  if (selection?.getComposedRanges) return selection.getComposedRanges({ shadowRoots: [root] })[0] ?? null;
  const own = /** @type {any} */ (root).getSelection?.() ?? selection;
  return own?.rangeCount ? own.getRangeAt(0) : null;
}
