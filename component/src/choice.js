import { h } from "./dom.js";
import { labelOf } from "./parts.js";
import { motion } from "./passages.js";

/** @typedef {import("./marks.js").Mark} Mark */
/** @typedef {import("./pane.js").Pane | import("./host.js").HostArticle} Article */

const SHOWN_AT_ONCE = 3;
const QUOTED = 160;

/** Which items are chosen or pointed at, in the brief and in the article, and what the bar says of it. */
export class Choice {
  /** @type {string[]} */
  pinned = [];
  #view;
  #article;
  #told;
  #line = h("p", { role: "status" });
  #previous;
  #next;
  #go;
  #back;
  #bar;
  /** @type {string[]} */
  #pointed = [];
  /** @type {string[]} */
  #shown = [];
  /** Which passage the reader is at; -1 before the first. */
  #at = -1;
  /** @type {Map<string, HTMLElement>} */
  #cards = new Map();

  /**
   * @param {import("./view.js").View} view
   * @param {HTMLElement} sheet
   * @param {Article | null} article
   * @param {(id: string | null) => void} told which item is in focus now
   */
  constructor(view, sheet, article, told) {
    this.#view = view;
    this.sheet = sheet;
    this.#article = article;
    this.#told = told;
    for (const card of /** @type {NodeListOf<HTMLElement>} */ (sheet.querySelectorAll("[data-item]")))
      if (!this.#cards.has(card.dataset.item ?? "")) this.#cards.set(card.dataset.item ?? "", card);
    /** @param {string} key @param {() => void} run */
    const button = (key, run) => h(`button.${key}`, { type: "button", onclick: run }, view.words.say(key));
    this.#previous = button("previous", () => this.#step(-1));
    this.#next = button("next", () => this.#step(1));
    this.#go = button("show", () => this.#toArticle());
    this.#back = button("back", () => this.#toBrief());
    this.#bar = h("div.bar", { part: "bar", hidden: true }, this.#line,
      h("p.bar-buttons", null, this.#previous, this.#next, this.#go, this.#back, button("clear", () => this.#clear())));
    sheet.append(this.#bar);
    const listen = sheet.addEventListener.bind(sheet);
    listen("click", (event) => this.#click(/** @type {MouseEvent} */ (event)));
    listen("keydown", (event) => this.#key(event));
    listen("pointerover", ({ target, pointerType }) => pointerType !== "touch" && !this.#inArticle(target) && this.#point(this.#idsOf(target)));
    listen("pointerleave", () => this.#point([]));
    listen("focusin", ({ target }) => this.#focus(/** @type {Element} */ (target)));
    listen("focusout", () => this.#point([]));
    if (article) article.onpoint = (ids) => this.#point(ids);
  }

  /** Whether brief and article share one column, one shown at a time. */
  get narrow() {
    return !!this.sheet.querySelector(".tabs")?.getClientRects().length;
  }

  get #active() {
    return /** @type {ShadowRoot} */ (this.sheet.getRootNode()).activeElement;
  }

  /** @param {unknown} target */
  #inArticle(target) {
    return this.#article?.own === true && this.#article.element.contains(/** @type {Node} */ (target));
  }

  /** @param {EventTarget | null} target */
  #idsOf(target) {
    const near = /** @type {Element} */ (target).closest("[data-ref], [data-item]");
    const id = near?.getAttribute("data-ref") ?? near?.getAttribute("data-item");
    return id ? [id] : [];
  }

  /** @param {Element} target */
  #focus(target) {
    if (!target.matches(":focus-visible") || this.#inArticle(target)) return;
    const ids = this.#idsOf(target);
    this.#point(ids);
    if (target.matches("[data-pick]") && this.#article?.own && !this.narrow) this.#reveal(ids, 0);
  }

  /** @param {string[]} ids */
  #point(ids) {
    if (ids.join() === this.#pointed.join()) return;
    this.#pointed = ids;
    this.paint();
  }

  /** @param {string[]} ids @param {number} at */
  #reveal(ids, at) {
    const mark = this.#article?.stops(ids)[at];
    if (mark) this.#article?.reveal(mark);
  }

  paint() {
    const ids = this.#pointed.length ? this.#pointed : this.pinned;
    for (const id of this.#shown) this.#cards.get(id)?.classList.remove("near");
    for (const id of ids) this.#cards.get(id)?.classList.add("near");
    this.#article?.highlight(ids);
    if (ids.join() !== this.#shown.join()) this.#told(ids[0] ?? null);
    this.#shown = ids;
    this.#tell(ids);
  }

  /** Say in the bar what is shown. @param {string[]} ids */
  #tell(ids) {
    const { words, text } = this.#view;
    const article = this.#article, narrow = this.narrow, sheet = this.sheet;
    const inArticle = !narrow || sheet.dataset.tab === "article";
    const stops = article?.stops(ids) ?? [];
    const lost = article?.lost(article.of(ids)) ?? 0;
    const at = Math.max(this.#at, 0);
    const mark = this.#at >= 0 && ids === this.pinned ? stops[at] : null;
    this.#bar.hidden = !ids.length || !article;
    this.#bar.classList.toggle("pinned", ids === this.pinned);
    this.#line.ariaLive = ids === this.pinned || this.#inArticle(this.#active) ? "polite" : "off";
    this.#line.textContent = [
      ids.slice(0, SHOWN_AT_ONCE).map((id) => `${id} ${labelOf(this.#view, id)}`).join("; ") + (ids.length > SHOWN_AT_ONCE ? " …" : ""),
      mark && stops.length > 1 ? words.say("passage_of", { at: at + 1, of: stops.length }) : words.say("passages", { n: stops.length }),
      lost && words.say("lost", { n: lost }),
      mark && this.#inArticle(this.#active) && text.slice(mark.start, Math.min(mark.end, mark.start + QUOTED)),
    ].filter(Boolean).join(" · ");
    this.#previous.hidden = this.#next.hidden = stops.length < 2 || !inArticle;
    this.#go.hidden = !stops.length || (article?.own === true && inArticle);
    this.#back.hidden = !inArticle;
  }

  /** @param {string[]} ids @param {{reveal?: boolean, article?: boolean, at?: number}} [where] */
  pin(ids, { reveal = false, article = true, at = -1 } = {}) {
    for (const [on, each] of /** @type {[boolean, string[]][]} */ ([[false, this.pinned], [true, ids]]))
      for (const id of each) {
        this.#cards.get(id)?.classList.toggle("chosen", on);
        this.#pick(id)?.setAttribute("aria-pressed", String(on));
      }
    this.pinned = ids;
    this.#at = at;
    this.#pointed = [];
    this.paint();
    if (reveal && ids.length) this.#revealCard(ids[0]);
    if (article && !this.narrow) this.#reveal(ids, Math.max(at, 0));
  }

  /** @param {string} id @returns {HTMLElement | null | undefined} */
  #pick(id) {
    return this.#cards.get(id)?.querySelector("[data-pick]");
  }

  /** @param {string} id */
  #revealCard(id) {
    this.tab("brief");
    const card = this.#cards.get(id);
    const fold = card?.closest("details");
    if (fold) fold.open = true;
    card?.scrollIntoView({ block: "nearest", behavior: motion() });
  }

  #clear() {
    const [id] = this.pinned;
    const inside = this.#bar.contains(this.#active);
    this.pin([]);
    if (inside && id) this.#pick(id)?.focus({ preventScroll: true });
  }

  /** @param {number} by */
  #step(by) {
    const count = this.#article?.stops(this.pinned).length ?? 0;
    if (!count) return;
    this.#at = this.#at < 0 && by > 0 ? 1 % count : (Math.max(this.#at, 0) + by + count) % count;
    this.#reveal(this.pinned, this.#at);
    this.#tell(this.pinned);
  }

  /** Show the brief or the article, where there is room for one only. @param {string} name */
  tab(name) {
    if (this.sheet.dataset.tab === name) return;
    this.sheet.dataset.tab = name;
    for (const each of this.sheet.querySelectorAll("[data-tab]"))
      each.setAttribute("aria-pressed", String(each.getAttribute("data-tab") === name));
    if (this.narrow) this.sheet.scrollIntoView({ block: "nearest" });
    this.#tell(this.pinned);
  }

  #toArticle() {
    this.tab("article");
    this.#at = Math.max(this.#at, 0);
    if (this.#article?.own) this.#article.element.focus({ preventScroll: true });
    this.#reveal(this.pinned, this.#at);
    this.#tell(this.pinned);
  }

  #toBrief() {
    const [id] = this.pinned;
    if (!id) return;
    this.#revealCard(id);
    this.#pick(id)?.focus({ preventScroll: true });
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const target = /** @type {Element} */ (event.target);
    const near = target.closest("[data-pick], [data-ref], [data-go], [data-tab]");
    const { pick, ref, go, at, tab } = /** @type {HTMLElement | null} */ (near)?.dataset ?? {};
    const byKey = event.detail === 0;
    if (pick) {
      if (!byKey && this.pinned.length === 1 && this.pinned[0] === pick) return this.#clear();
      this.pin([pick]);
      if (byKey) this.#toArticle();
    } else if (ref) {
      this.pin([ref], { reveal: true });
      this.#pick(ref)?.focus({ preventScroll: true });
    } else if (go) {
      const place = this.#article?.stops([go]).findIndex((mark) => mark.start === Number(at)) ?? 0;
      this.pin([go], { article: false, at: Math.max(place, 0) });
      this.#toArticle();
    } else if (tab && near !== this.sheet) this.tab(tab);
    else if (this.#inArticle(target) && getSelection()?.isCollapsed) {
      const ids = this.#article?.itemsAt(event.clientX, event.clientY) ?? [];
      if (ids.length) this.pin(ids, { reveal: !this.narrow, article: false });
    }
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const here = this.#active === (this.#article?.own && this.#article.element);
    const { key } = event;
    if (key === "Escape" && (this.pinned.length || here)) {
      if (here && this.pinned.length) this.#toBrief(); else this.#clear();
    } else if (here && key === "Enter" && (this.#pointed.length || this.pinned.length)) {
      if (this.#pointed.length) this.pin(this.#pointed, { article: false });
      this.#toBrief();
    } else if (here && (key === "ArrowLeft" || key === "ArrowRight")) {
      const forward = getComputedStyle(/** @type {Element} */ (this.#active)).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
      const by = key === forward ? 1 : -1;
      if (this.pinned.length) this.#step(by); else this.#walk(by);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** With nothing chosen: from passage to passage of the whole article. @param {number} by */
  #walk(by) {
    const leads = this.#article?.leads() ?? [];
    if (!leads.length) return;
    this.#at = (this.#at + by + leads.length) % leads.length;
    const mark = leads[this.#at];
    this.#article?.reveal(mark);
    this.#point(this.#view.marks.filter((each) => each.kind && each.start === mark.start).map((each) => each.item).filter((id, place, all) => all.indexOf(id) === place));
  }
}
