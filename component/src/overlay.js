// Paints ranges of the host's article where there is no CSS Custom Highlight API: rectangles in an element of
// our own, laid over the page. They are SVG, so that their places are attributes and no inline style.

const SVG = "http://www.w3.org/2000/svg";
const RULES = `
:host { all: initial !important; display: block !important; position: absolute !important; top: 0 !important;
  left: 0 !important; width: 0 !important; height: 0 !important; pointer-events: none !important; z-index: 2147483000 !important; }
svg { position: absolute; top: 0; left: 0; width: 1px; height: 1px; overflow: visible; pointer-events: none; }
rect { fill: #ffc933; fill-opacity: 0.3; }
rect.words { fill-opacity: 0.35; stroke: #7a5c00; stroke-width: 1; }
@media print { svg { display: none; } }
@media (forced-colors: active) { rect { fill: Mark; stroke: Highlight; stroke-width: 2; } }`;

export class Overlay {
  /** @type {Range[]} */
  #evidence = [];
  /** @type {Range[]} */
  #words = [];
  #frame = 0;

  /** @param {Document} page */
  constructor(page) {
    this.element = page.createElement("div");
    this.element.className = "onrecord-overlay";
    this.element.setAttribute("aria-hidden", "true");
    const root = this.element.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(RULES);
    root.adoptedStyleSheets = [sheet];
    this.svg = page.createElementNS(SVG, "svg");
    root.append(this.svg);
    page.body.append(this.element);
    addEventListener("scroll", this.#again, { capture: true, passive: true });
    addEventListener("resize", this.#again);
  }

  #again = () => {
    cancelAnimationFrame(this.#frame);
    if (this.#evidence.length || this.#words.length) this.#frame = requestAnimationFrame(() => this.#draw());
  };

  /** @param {Range[]} evidence @param {Range[]} words */
  paint(evidence, words) {
    this.#evidence = evidence;
    this.#words = words;
    this.#draw();
  }

  #draw() {
    const origin = this.svg.getBoundingClientRect();
    const boxes = (/** @type {Range[]} */ ranges, /** @type {string} */ name) =>
      ranges.flatMap((range) => [...range.getClientRects()]).map((box) => {
        const rect = document.createElementNS(SVG, "rect");
        if (name) rect.setAttribute("class", name);
        rect.setAttribute("x", String(box.left - origin.left));
        rect.setAttribute("y", String(box.top - origin.top));
        rect.setAttribute("width", String(box.width));
        rect.setAttribute("height", String(box.height));
        return rect;
      });
    this.svg.replaceChildren(...boxes(this.#evidence, ""), ...boxes(this.#words, "words"));
  }

  dispose() {
    cancelAnimationFrame(this.#frame);
    removeEventListener("scroll", this.#again, { capture: true });
    removeEventListener("resize", this.#again);
    this.element.remove();
  }
}
