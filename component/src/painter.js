// Paints ranges by the CSS Custom Highlight API, or where there is none by rectangles laid over the page. The
// DOM that the ranges lie in is not touched.

import highlights from "./highlights.css";
import overlay from "./overlay.css";

const NAMES = ["public", "private", "unclear", "question", "asset", "evidence", "words"];
const SVG = "http://www.w3.org/2000/svg";

/** @param {string} rules */
export function sheetOf(rules) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  return sheet;
}

const rules = sheetOf(highlights);

/** @param {Document | ShadowRoot} page @param {Element} ground */
export const painterFor = (page, ground) =>
  typeof Highlight === "function" && CSS.highlights ? new Painter(page) : new Overlay(ground);

/** Several components of a page share the highlights; each takes away only what it painted itself. */
class Painter {
  /** @type {Map<string, Range[]>} */
  #painted = new Map();

  /** @param {Document | ShadowRoot} page */
  constructor(page) {
    if (!page.adoptedStyleSheets.includes(rules)) page.adoptedStyleSheets = [...page.adoptedStyleSheets, rules];
  }

  /** @param {string} name @param {Range[]} ranges */
  paint(name, ranges) {
    const full = `onrecord-${name}`;
    let highlight = CSS.highlights.get(full);
    if (!highlight) {
      highlight = new Highlight();
      highlight.priority = NAMES.indexOf(name);
      CSS.highlights.set(full, highlight);
    }
    for (const range of this.#painted.get(name) ?? []) highlight.delete(range);
    // Copies: two items may share a range, and each takes its own away.
    const copies = ranges.map((range) => range.cloneRange());
    for (const copy of copies) highlight.add(copy);
    this.#painted.set(name, copies);
  }

  dispose() {
    for (const name of this.#painted.keys()) this.paint(name, []);
  }
}

/** The rectangles are SVG, so that their places are attributes and no inline style. */
class Overlay {
  /** @type {Map<string, Range[]>} */
  #painted = new Map();
  #frame = 0;
  #svg = document.createElementNS(SVG, "svg");
  #element = document.createElement("div");

  /** @param {Element} ground */
  constructor(ground) {
    this.#element.className = "onrecord-overlay";
    this.#element.setAttribute("aria-hidden", "true");
    const root = this.#element.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheetOf(overlay)];
    root.append(this.#svg);
    ground.append(this.#element);
    addEventListener("scroll", this.#soon, true);
    addEventListener("resize", this.#soon);
  }

  /** @param {string} name @param {Range[]} ranges */
  paint(name, ranges) {
    if (!["evidence", "words"].includes(name)) return;
    this.#painted.set(name, ranges);
    this.#draw();
  }

  #soon = () => {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#draw());
  };

  #draw() {
    const origin = this.#svg.getBoundingClientRect();
    this.#svg.replaceChildren(...[...this.#painted].flatMap(([name, ranges]) =>
      ranges.flatMap((range) => [...range.getClientRects()]).map((box) => {
        const rect = document.createElementNS(SVG, "rect");
        const places = { class: name, x: box.left - origin.left, y: box.top - origin.top, width: box.width, height: box.height };
        for (const [key, value] of Object.entries(places)) rect.setAttribute(key, String(value));
        return rect;
      })));
  }

  dispose() {
    cancelAnimationFrame(this.#frame);
    removeEventListener("scroll", this.#soon, true);
    removeEventListener("resize", this.#soon);
    this.#element.remove();
  }
}
