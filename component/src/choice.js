import { h } from "./dom.js";
import { labelOf } from "./parts.js";
import { motion } from "./pane.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {import("./pane.js").Pane} Pane */
/** @typedef {import("./host.js").HostArticle} HostArticle */

const SHOWN_AT_ONCE = 3;

/**
 * Which items are chosen (pinned) or pointed at, in the brief and in the article, and what the bar says of it.
 */
export class Choice {
  /** @type {string[]} */
  pinned = [];
  /** @type {string[]} */
  #pointed = [];
  /** @type {string[]} */
  #shown = [];
  #passage = 0;
  /** @type {Map<string, HTMLElement>} */
  #cards = new Map();
  /** @type {Map<string, HTMLElement>} */
  #picks = new Map();

  /**
   * @param {View} view
   * @param {HTMLElement} sheet
   * @param {Pane | HostArticle | null} article
   * @param {(id: string | null) => void} told which item is in focus now
   */
  constructor(view, sheet, article, told) {
    this.view = view;
    this.sheet = sheet;
    this.article = article;
    this.told = told;
    for (const card of sheet.querySelectorAll("[data-item]")) {
      const element = /** @type {HTMLElement} */ (card);
      const id = element.dataset.item ?? "";
      if (!this.#cards.has(id)) this.#cards.set(id, element);
      const pick = card.querySelector("[data-pick]");
      if (pick && !this.#picks.has(id)) this.#picks.set(id, /** @type {HTMLElement} */ (pick));
    }
    const say = (/** @type {string} */ key) => view.words.say(key);
    /** @param {string} key @param {() => void} run @param {string} [name] */
    const button = (key, run, name = key) => h("button", { type: "button", class: name, onclick: run }, say(key));
    this.text = h("p.bar-text", { role: "status" });
    this.hint = h("p.bar-text", { "aria-hidden": "true" });
    this.previous = button("previous", () => this.step(-1));
    this.next = button("next", () => this.step(1));
    this.go = button("show", () => this.toArticle());
    this.back = button("back", () => this.toBrief());
    this.bar = h("div.bar", { part: "bar", hidden: true, role: "group", "aria-label": say("passages_bar") }, this.text, this.hint,
      h("p.bar-buttons", null, this.previous, this.next, this.go, this.back, button("clear", () => this.clear())));
    sheet.append(this.bar);
    sheet.addEventListener("click", (event) => this.#click(event));
    sheet.addEventListener("keydown", (event) => this.#key(event));
    sheet.addEventListener("pointerover", (event) => event.pointerType !== "touch" && this.#point(this.#idsAt(event.target)));
    sheet.addEventListener("pointerleave", () => this.#point([]));
    sheet.addEventListener("focusin", (event) => this.#focus(event.target));
    sheet.addEventListener("focusout", () => this.#point([]));
  }

  get narrow() {
    return this.article?.own === true && !!this.sheet.querySelector(".tabs")?.getClientRects().length;
  }

  /** @param {EventTarget | null} target */
  #idsAt(target) {
    const inArticle = this.article?.own ? /** @type {Pane} */ (this.article).itemsAt(target) : [];
    if (inArticle.length) return inArticle;
    if (!(target instanceof Element)) return [];
    const card = target.closest("[data-item]");
    const id = target.closest("[data-ref]")?.getAttribute("data-ref") ?? card?.getAttribute("data-item");
    return id ? [id] : [];
  }

  /** @param {EventTarget | null} target */
  #focus(target) {
    if (!(target instanceof Element) || !target.matches(":focus-visible")) return;
    const ids = this.#idsAt(target);
    this.#point(ids);
    if (ids.length && target.matches("[data-pick]") && this.article?.own && !this.narrow) this.article.reveal(ids, 0);
  }

  /** @param {string[]} ids */
  #point(ids) {
    if (ids.join() === this.#pointed.join()) return;
    this.#pointed = ids;
    this.paint();
  }

  /** From the article: its passages under the pointer. @param {string[]} ids */
  point(ids) {
    this.#point(ids);
  }

  paint() {
    const ids = this.#pointed.length ? this.#pointed : this.pinned;
    for (const id of this.#shown) this.#cards.get(id)?.classList.remove("near");
    for (const id of ids) this.#cards.get(id)?.classList.add("near");
    this.article?.highlight(ids);
    if (ids.join() !== this.#shown.join()) this.told(ids[0] ?? null);
    this.#shown = ids;
    this.#tell(ids);
  }

  /** @param {string[]} ids */
  #tell(ids) {
    const { words } = this.view;
    const pinned = this.pinned.length > 0;
    this.bar.hidden = !ids.length || !this.article;
    this.bar.classList.toggle("pinned", pinned);
    const names = ids.slice(0, SHOWN_AT_ONCE).map((id) => (/^[apdmq]/.test(id) ? `${id} ${labelOf(this.view, id)}` : id));
    const count = this.article?.count(ids) ?? 0;
    const lost = this.article && !this.article.own ? /** @type {HostArticle} */ (this.article).lost(ids) : 0;
    const found = count > 1 && ids === this.pinned
      ? words.say("passage_of", { at: this.#passage + 1, of: count })
      : words.say("passages", { n: count });
    const told = `${names.join("; ")}${ids.length > SHOWN_AT_ONCE ? " …" : ""} · ${found}${lost ? ` · ${words.say("lost", { n: lost })}` : ""}`;
    const line = pinned && ids === this.pinned ? this.text : this.hint;
    line.textContent = told;
    this.text.hidden = line !== this.text;
    this.hint.hidden = line === this.text;
    const narrow = this.narrow;
    this.previous.hidden = this.next.hidden = count < 2 || (narrow && this.sheet.dataset.tab !== "article");
    this.go.hidden = !count || (narrow ? this.sheet.dataset.tab === "article" : this.article?.own === true);
    this.back.hidden = narrow && this.sheet.dataset.tab !== "article";
  }

  /** @param {string[]} ids @param {{reveal?: boolean, article?: boolean}} [where] */
  pin(ids, { reveal = false, article = true } = {}) {
    for (const id of this.pinned) this.#mark(id, false);
    this.pinned = ids;
    for (const id of ids) this.#mark(id, true);
    this.#passage = 0;
    this.#pointed = [];
    this.paint();
    if (reveal && ids.length) this.#reveal(ids[0]);
    if (article && ids.length && !this.narrow) this.article?.reveal(ids, 0);
  }

  /** @param {string} id @param {boolean} on */
  #mark(id, on) {
    this.#cards.get(id)?.classList.toggle("chosen", on);
    this.#picks.get(id)?.setAttribute("aria-pressed", String(on));
  }

  /** @param {string} id */
  #reveal(id) {
    this.tab("brief");
    const card = this.#cards.get(id);
    const fold = card?.closest("details");
    if (fold) fold.open = true;
    card?.scrollIntoView({ block: "nearest", behavior: motion() });
  }

  clear() {
    const had = this.pinned[0];
    const inside = this.bar.contains(/** @type {ShadowRoot} */ (this.sheet.getRootNode()).activeElement);
    this.pin([], { article: false });
    if (inside && had) this.#picks.get(had)?.focus({ preventScroll: !this.narrow });
  }

  /** @param {number} by */
  step(by) {
    const count = this.article?.count(this.pinned) ?? 0;
    if (!count) return;
    this.#passage = (this.#passage + by + count) % count;
    this.article?.reveal(this.pinned, this.#passage);
    this.#tell(this.pinned);
  }

  /** @param {string} name */
  tab(name) {
    if (this.sheet.dataset.tab === name) return;
    this.sheet.dataset.tab = name;
    for (const each of this.sheet.querySelectorAll("[data-tab-of]"))
      each.setAttribute("aria-pressed", String(each.getAttribute("data-tab-of") === name));
    if (this.narrow) this.sheet.scrollIntoView({ block: "nearest", behavior: "auto" });
    this.#tell(this.pinned);
  }

  toArticle() {
    if (!this.article) return;
    this.tab("article");
    if (this.article.own) /** @type {Pane} */ (this.article).reveal(this.pinned, this.#passage, true);
    else this.article.reveal(this.pinned, this.#passage);
    this.#tell(this.pinned);
  }

  toBrief() {
    const [id] = this.pinned;
    if (!id) return;
    this.#reveal(id);
    this.#picks.get(id)?.focus({ preventScroll: true });
  }

  /** @param {Event} event */
  #click(event) {
    const target = event.target;
    if (!(target instanceof Element) || target.closest("[data-action]")) return;
    const byKey = /** @type {MouseEvent} */ (event).detail === 0;
    const picked = target.closest("[data-pick]")?.getAttribute("data-pick");
    if (picked) {
      const again = this.pinned.length === 1 && this.pinned[0] === picked;
      if (again && !byKey) return this.clear();
      this.pin([picked]);
      if (byKey) this.toArticle();
      return;
    }
    const referred = target.closest("[data-ref]")?.getAttribute("data-ref");
    if (referred) {
      this.pin([referred], { reveal: true });
      this.#picks.get(referred)?.focus({ preventScroll: true });
      return;
    }
    const go = target.closest("[data-go]");
    if (go) {
      const id = go.getAttribute("data-go") ?? "";
      this.pin([id], { article: false });
      this.#passage = this.article?.passageAt([id], Number(go.getAttribute("data-at"))) ?? 0;
      return this.toArticle();
    }
    const tab = target.closest("[data-tab-of]")?.getAttribute("data-tab-of");
    if (tab) return this.tab(tab);
    if (!this.article?.own || !getSelection()?.isCollapsed) return;
    const ids = /** @type {Pane} */ (this.article).itemsAt(target);
    if (ids.length) this.pin(ids, { reveal: !this.narrow, article: false });
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const pane = this.article?.own ? /** @type {Pane} */ (this.article) : null;
    const active = /** @type {ShadowRoot} */ (this.sheet.getRootNode()).activeElement;
    const inArticle = !!pane && pane.element.contains(active);
    if (event.key === "Escape" && (this.pinned.length || inArticle)) {
      event.preventDefault();
      event.stopPropagation();
      if (inArticle && this.pinned.length) return this.toBrief();
      return this.clear();
    }
    if (!pane || !inArticle || !(active instanceof HTMLElement)) return;
    const items = pane.itemsAt(active);
    if (event.key === "Enter" || event.key === " ") {
      if (!items.length) return;
      event.preventDefault();
      const same = this.pinned.length === 1 && items.includes(this.pinned[0]);
      if (!same) this.pin(items, { article: false });
      return this.toBrief();
    }
    const forward = getComputedStyle(pane.text).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const leads = pane.leads();
    if (!step || !leads.length || !items.length) return;
    event.preventDefault();
    const way = event.key === forward ? 1 : -1;
    const at = leads.findIndex((each) => each === active || !!(each.compareDocumentPosition(active) & Node.DOCUMENT_POSITION_PRECEDING));
    const next = leads[(Math.max(at, 0) + (at < 0 || leads[at] === active || way < 0 ? way : 0) + leads.length) % leads.length];
    for (const each of leads) each.tabIndex = each === next ? 0 : -1;
    next.focus();
  }
}
