import { h, shown } from "./dom.js";
import { foremost } from "./marks.js";
import { isHeadline, paragraphsOf } from "./paragraphs.js";
import { readsRightToLeft } from "./characters.js";

/** @typedef {import("./marks.js").Mark} Mark */
/** @typedef {{element: HTMLElement, start: number, end: number, number: number, items: Set<string>, words: Set<string>}} Fragment */

const KINDS = ["private", "unclear", "public", "question", "asset"];

/**
 * The article pane. Passages nest and overlap; markup cannot. So the text is cut wherever a passage starts or
 * ends, and each fragment knows the items it belongs to.
 */
export class Pane {
  /** @type {Fragment[]} */
  #fragments = [];
  /** @type {Map<string, Fragment[]>} */
  #ofItem = new Map();
  /** @type {Map<Element, Fragment>} */
  #ofElement = new Map();
  /** @type {{node: Text, start: number}[]} */
  #nodes = [];
  /** @type {Fragment[]} */
  #lit = [];
  missing = 0;
  own = true;

  /** @param {import("./view.js").View} view */
  constructor(view) {
    const { text, words } = view;
    const rightToLeft = readsRightToLeft(text);
    const paragraphs = paragraphsOf(text);
    const pieces = this.#cut(view.marks, paragraphs, text.length);
    this.text = h("div.text", { lang: view.lang, dir: view.rightToLeft ? "rtl" : "auto" });
    let next = 0;
    paragraphs.forEach(([start, end], place) => {
      const line = h(`p${place === 0 && isHeadline(text.slice(start, end), view.brief.article.title, paragraphs.length) ? ".headline" : ""}`, { dir: "auto" });
      for (; next < pieces.length && pieces[next].start < end; next += 1) {
        const piece = pieces[next];
        if (piece.start < start) continue;
        const nodes = shown(text.slice(piece.start, piece.end), rightToLeft);
        line.append(...(piece.items.size ? [this.#fragment(piece, nodes)] : nodes));
      }
      this.#register(line, start);
      this.text.append(line);
    });
    this.element = h("section.article", { "aria-label": words.say("article"), part: "article", tabindex: 0 },
      h("div.text-of", null, this.text));
    this.leads()[0]?.setAttribute("tabindex", "0");
  }

  /** @param {Mark[]} marks @param {[number, number][]} paragraphs @param {number} length */
  #cut(marks, paragraphs, length) {
    /** @type {Map<number, {on: Mark[], off: Mark[]}>} */
    const edges = new Map([[0, { on: [], off: [] }], [length, { on: [], off: [] }]]);
    const at = (/** @type {number} */ place) => {
      const found = edges.get(place) ?? { on: [], off: [] };
      edges.set(place, found);
      return found;
    };
    for (const [start, end] of paragraphs) at(start), at(end);
    for (const mark of marks) at(mark.start).on.push(mark), at(mark.end).off.push(mark);
    const places = [...edges.keys()].sort((one, other) => one - other);
    /** @type {Set<Mark>} */
    const active = new Set();
    const pieces = [];
    for (let number = 0; number + 1 < places.length; number += 1) {
      const { on, off } = at(places[number]);
      for (const mark of off) active.delete(mark);
      for (const mark of on) active.add(mark);
      const items = new Set([...active].map((mark) => mark.item));
      const words = new Set([...active].filter((mark) => mark.words).map((mark) => mark.item));
      const kind = KINDS.find((each) => [...active].some((mark) => mark.kind === each));
      pieces.push({ start: places[number], end: places[number + 1], number, items, words, kind, leads: on.some((mark) => mark.kind) });
    }
    return pieces;
  }

  /** @param {Omit<Fragment, "element"> & {kind?: string, leads: boolean}} piece @param {(Node | string)[]} nodes */
  #fragment(piece, nodes) {
    const { kind, leads, ...rest } = piece;
    const lead = kind && leads;
    const element = h(kind ? `mark.${kind}` : "span", lead ? { role: "button", tabindex: -1 } : null, nodes);
    const fragment = { ...rest, element };
    this.#fragments.push(fragment);
    this.#ofElement.set(element, fragment);
    for (const item of piece.items) {
      const known = this.#ofItem.get(item);
      if (known) known.push(fragment); else this.#ofItem.set(item, [fragment]);
    }
    return element;
  }

  /** @param {HTMLElement} line @param {number} start */
  #register(line, start) {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let place = start; walker.nextNode();) {
      const node = /** @type {Text} */ (walker.currentNode);
      this.#nodes.push({ node, start: place });
      place += node.length;
    }
  }

  /** The passages of items, each as the fragments that follow each other. @param {string[]} ids */
  passages(ids) {
    const found = new Set(ids.flatMap((id) => this.#ofItem.get(id) ?? []));
    /** @type {Fragment[][]} */
    const joined = [];
    for (const fragment of [...found].sort((one, other) => one.number - other.number)) {
      const last = joined.at(-1);
      if (last && last[last.length - 1].number === fragment.number - 1) last.push(fragment); else joined.push([fragment]);
    }
    return joined;
  }

  /** @param {string[]} ids */
  count(ids) {
    return this.passages(ids).length;
  }

  /** @param {string[]} ids */
  highlight(ids) {
    for (const { element } of this.#lit) element.classList.remove("on", "words");
    this.#lit = ids.flatMap((id) => this.#ofItem.get(id) ?? []);
    for (const { element, words } of this.#lit) {
      element.classList.add("on");
      if (ids.some((id) => words.has(id))) element.classList.add("words");
    }
  }

  /** Scroll a passage into view, and move the focus there if asked. @param {string[]} ids @param {number} place @param {boolean} [focus] */
  reveal(ids, place, focus = false) {
    const element = this.passages(ids)[place]?.[0].element;
    if (!element) return;
    const box = this.element;
    if (box.scrollHeight > box.clientHeight + 1) {
      const offset = element.getBoundingClientRect().top - box.getBoundingClientRect().top;
      box.scrollTo({ top: box.scrollTop + offset - box.clientHeight / 3, behavior: motion() });
    } else if (focus || !box.getClientRects().length) element.scrollIntoView({ block: "center", behavior: motion() });
    if (!focus) return;
    if (!element.hasAttribute("tabindex")) element.setAttribute("tabindex", "-1");
    element.focus({ preventScroll: true });
  }

  /** Scroll a passage at a place of the article. @param {string[]} ids @param {number} unit */
  passageAt(ids, unit) {
    return Math.max(0, this.passages(ids).findIndex((all) => all[0].start <= unit && unit < all[all.length - 1].end));
  }

  /** The items that the fragment under an event carries. @param {EventTarget | null} target @returns {string[]} */
  itemsAt(target) {
    const element = target instanceof Element ? target.closest(".text mark, .text span") : null;
    const fragment = element && this.#ofElement.get(element);
    return fragment ? foremost(fragment.items) : [];
  }

  /** Where an item begins to be marked, in order: the stops of the keyboard. @returns {HTMLElement[]} */
  leads() {
    return [...this.text.querySelectorAll("mark[role]")].map((each) => /** @type {HTMLElement} */ (each));
  }

  /** What is selected in the pane, in UTF-16 units of the article. @param {ShadowRoot} root @returns {[number, number] | null} */
  selected(root) {
    const range = selectedRange(root);
    if (!range || !this.text.contains(range.startContainer) || !this.text.contains(range.endContainer)) return null;
    const [start, end] = [this.#placeOf(range.startContainer, range.startOffset), this.#placeOf(range.endContainer, range.endOffset)];
    return start < end ? [start, end] : null;
  }

  /** @param {Node} container @param {number} offset */
  #placeOf(container, offset) {
    if (container.nodeType === Node.TEXT_NODE) {
      const found = this.#nodes.find(({ node }) => node === container);
      return (found?.start ?? 0) + offset;
    }
    const child = container.childNodes[offset];
    const next = child && this.#nodes.find(({ node }) => child === node || child.contains(node));
    if (next) return next.start;
    const before = this.#nodes.filter(({ node }) => container.contains(node)).at(-1);
    return before ? before.start + before.node.length : 0;
  }

  dispose() {}
}

/** @param {ShadowRoot} root @returns {StaticRange | Range | null} */
function selectedRange(root) {
  const selection = /** @type {any} */ (getSelection());
  if (!selection) return null;
  if (selection.getComposedRanges) return selection.getComposedRanges({ shadowRoots: [root] })[0] ?? null;
  const own = /** @type {any} */ (root).getSelection?.() ?? selection;
  return own.rangeCount ? own.getRangeAt(0) : null;
}

/** @returns {ScrollBehavior} */
export const motion = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");
