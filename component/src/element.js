import css from "./style.css";
import { Choice } from "./choice.js";
import { h } from "./dom.js";
import { HostArticle } from "./host.js";
import { Pane } from "./pane.js";
import { sheetOf } from "./painter.js";
import { Problem, request } from "./request.js";
import { sheet } from "./sheet.js";
import { sound } from "./sound.js";
import { View } from "./view.js";
import { toldBy, trouble, waiting } from "./waiting.js";
import { fetched, Words } from "./words.js";

/** @typedef {import("./brief.js").Correction} Correction */
/** @typedef {import("./request.js").Progress} Progress */
/** @typedef {{folds: (string | null)[], pinned: string[], focus?: string | null, tab?: string, scroll: number}} Kept */

const SETTLED = 120;
const PROPERTIES = ["brief", "corrections", "words", "actions"];

const styles = sheetOf(css);

/** `<onrecord-brief>`: a brief with its evidence in the article. See the README for the contract with its host. */
export class OnrecordBrief extends HTMLElement {
  static observedAttributes = ["src", "token", "lang", "article"];

  #root = this.attachShadow({ mode: "open" });
  #frame = h("div.frame");
  /** @type {unknown} */
  #given = null;
  /** @type {unknown} */
  #fetched = null;
  /** @type {Correction[] | null} */
  #corrections = null;
  /** @type {Correction[]} */
  #fetchedCorrections = [];
  /** @type {Record<string, string> | null} */
  #words = null;
  /** @type {View["actions"]} */
  #actions = null;
  /** @type {AbortController | null} */
  #asking = null;
  /** @type {Choice | null} */
  #choice = null;
  /** @type {View | null} */
  #view = null;
  /** @type {Pane | HostArticle | null} */
  #article = null;
  /** @type {Progress | null} */
  #progress = null;
  /** @type {Problem | null} */
  #problem = null;
  #due = false;
  #connected = false;
  #fresh = false;
  /** @type {number | undefined} */
  #later;
  #selection = "";

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [styles];
    this.#root.append(this.#frame);
    this.#frame.append(h("slot"));
  }

  connectedCallback() {
    this.#connected = true;
    for (const name of PROPERTIES) {
      if (!Object.hasOwn(this, name)) continue;
      // Set before the element was known: pass it through the setter.
      const self = /** @type {any} */ (this);
      const value = self[name];
      delete self[name];
      self[name] = value;
    }
    document.addEventListener("selectionchange", this.#selected);
    addEventListener("beforeprint", this.#print);
    addEventListener("afterprint", this.#printed);
    if (this.#brief) this.#soon(); else this.refresh();
  }

  disconnectedCallback() {
    this.#connected = false;
    document.removeEventListener("selectionchange", this.#selected);
    removeEventListener("beforeprint", this.#print);
    removeEventListener("afterprint", this.#printed);
    this.#asking?.abort();
    this.#article?.dispose();
    this.#article = null;
  }

  /** @param {string} name @param {string | null} before @param {string | null} now */
  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    if (name === "src") this.#fetched = null;
    // An upgrade tells each attribute before it says that the element is connected.
    if (!this.#connected) return;
    if (name === "src" || name === "token") this.refresh(); else this.#soon();
  }

  get #brief() {
    return this.#given ?? this.#fetched;
  }

  /** The brief shown: the one set, else the one fetched. */
  get brief() {
    return this.#brief;
  }

  set brief(brief) {
    this.#given = brief ?? null;
    this.#problem = null;
    this.#asking?.abort();
    this.#fresh = true;
    if (!brief && this.#connected) this.refresh(); else this.#soon();
  }

  get corrections() {
    return this.#corrections ?? (this.#given ? [] : this.#fetchedCorrections);
  }

  set corrections(corrections) {
    this.#corrections = Array.isArray(corrections) ? corrections : null;
    this.#soon();
  }

  get words() {
    return this.#words;
  }

  set words(words) {
    this.#words = words ?? null;
    this.#soon();
  }

  get actions() {
    return this.#actions;
  }

  set actions(actions) {
    this.#actions = typeof actions === "function" ? actions : null;
    this.#soon();
  }

  /** Choose an item and bring it into view. @param {string} id @returns {boolean} whether the brief holds it */
  show(id) {
    if (this.#due) this.#render();
    if (!this.#choice || !this.#view?.items.has(id)) return false;
    this.#choice.pin([id], { reveal: true });
    return true;
  }

  /** Ask again for the brief and its corrections. @returns {Promise<void>} */
  async refresh() {
    this.#asking?.abort();
    const src = this.getAttribute("src");
    if (this.#given || !src) return this.#soon();
    const asking = (this.#asking = new AbortController());
    this.#problem = this.#progress = null;
    if (!this.#fetched) this.#soon();
    try {
      const { brief, corrections } = await request(src, this.getAttribute("token"), asking.signal, (progress) => {
        if (asking.signal.aborted) return;
        this.#progress = progress;
        this.#soon();
        this.#tell("progress", progress);
      });
      if (asking.signal.aborted) return;
      this.#fetched = brief;
      this.#fetchedCorrections = corrections;
      this.#fresh = true;
    } catch (error) {
      if (asking.signal.aborted) return;
      this.#problem = error instanceof Problem ? error : new Problem({ key: "unreadable", detail: String(error) });
      const { title, detail, remedy } = toldBy(this.#language(), this.#problem);
      this.#tell("problem", { title, detail, remedy });
    }
    this.#soon();
  }

  /** @param {string} name @param {unknown} detail */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(`onrecord-${name}`, { detail, bubbles: true, composed: true }));
  }

  get #tag() {
    return this.getAttribute("lang") || this.closest("[lang]")?.getAttribute("lang") || "en";
  }

  #language() {
    return new Words(this.#tag, this.#words);
  }

  #soon() {
    if (this.#due) return;
    this.#due = true;
    // Once more where the language was changed while words were fetched.
    const ready = () => void (fetched(this.#tag)?.then(ready) ?? (this.#due && this.#render()));
    queueMicrotask(ready);
  }

  #render() {
    this.#due = false;
    if (!this.#connected) return;
    const words = this.#language();
    if (this.#problem || !this.#brief) {
      const told = this.#problem ? trouble(words, this.#problem, () => void this.refresh())
        : this.hasAttribute("src") ? waiting(words, this.#progress) : null;
      this.#dispose();
      this.#frame.replaceChildren(...(told ? [h("div.sheet.alone", { lang: words.lang, dir: words.direction }, told)] : []), h("slot"));
      return;
    }
    const kept = this.#keep();
    this.#dispose();
    const view = (this.#view = new View(sound(this.#brief), words, this.corrections.filter((each) => each && typeof each === "object"), this.#actions));
    const where = this.getAttribute("article") || "pane";
    const made = sheet(view, where === "pane");
    if (where === "pane") {
      const pane = (this.#article = new Pane(view, this.#root));
      made.append(pane.element);
    } else if (where !== "none") this.#article = new HostArticle(view, where, /** @type {Document | ShadowRoot} */ (this.getRootNode()));
    const choice = (this.#choice = new Choice(view, made, this.#article, (id) => this.#focus(view, id)));
    if (this.#article?.own === false) {
      const host = this.#article;
      const lost = h("p.look-first.lost", { role: "status" });
      made.querySelector(".masthead")?.after(lost);
      host.onchoose = (ids) => choice.pin(ids, { article: false });
      host.onfound = () => this.#found(host, lost, view);
      host.onfound();
    }
    this.#frame.replaceChildren(made);
    this.#restore(kept, choice, made);
    if (this.#fresh) this.#tell("ready", { brief: this.#brief });
    this.#fresh = false;
  }

  #dispose() {
    this.#article?.dispose();
    this.#article = this.#choice = null;
  }

  /** Say how many passages the host's article does not hold. @param {HostArticle} host @param {HTMLElement} line @param {View} view */
  #found(host, line, view) {
    const n = host.lost();
    const all = new Set(view.marks.map((mark) => `${mark.start}-${mark.end}`)).size;
    line.hidden = !n;
    line.textContent = n === all ? view.words.say("none_found") : view.words.say("not_found", { n, all });
    this.#choice?.paint();
  }

  /** What stays as it was when the same brief is shown anew. @returns {Kept} */
  #keep() {
    const folds = [...this.#frame.querySelectorAll("details[open]")].map((each) => each.getAttribute("data-fold"));
    const active = this.#root.activeElement;
    return {
      folds, pinned: this.#choice?.pinned ?? [], focus: active?.getAttribute("data-pick") ?? active?.closest("[data-item]")?.getAttribute("data-item"),
      tab: this.#choice?.sheet.dataset.tab, scroll: this.#frame.querySelector(".article")?.scrollTop ?? 0,
    };
  }

  /** @param {Kept} kept @param {Choice} choice @param {HTMLElement} made */
  #restore(kept, choice, made) {
    for (const fold of made.querySelectorAll("details")) fold.open = kept.folds.includes(fold.getAttribute("data-fold"));
    const pinned = kept.pinned.filter((id) => made.querySelector(`[data-item="${CSS.escape(id)}"]`));
    if (kept.tab) choice.tab(kept.tab);
    if (pinned.length) choice.pin(pinned, { article: false });
    const pane = made.querySelector(".article");
    if (pane) pane.scrollTop = kept.scroll;
    if (kept.focus) /** @type {HTMLElement | null} */ (made.querySelector(`[data-pick="${CSS.escape(kept.focus)}"]`))?.focus({ preventScroll: true });
  }

  /** @param {View} view @param {string | null} id */
  #focus(view, id) {
    const spans = view.marks.filter((mark) => mark.item === id).map(({ start, end }) => this.#span(view, start, end));
    this.#tell("focus", { item: (id && view.items.get(id)) || null, spans });
  }

  /** @param {View} view @param {number} start @param {number} end in UTF-16 units */
  #span = (view, start, end) => ({ start: view.offsets.point(start), end: view.offsets.point(end), text: view.text.slice(start, end) });

  #selected = () => {
    clearTimeout(this.#later);
    this.#later = setTimeout(() => {
      const pane = this.#article instanceof Pane ? this.#article : null;
      const units = this.#view && pane?.selected(this.#root);
      const span = units && this.#view ? this.#span(this.#view, ...units) : null;
      const told = span ? `${span.start}-${span.end}` : "";
      if (span && told !== this.#selection) this.#tell("select", span);
      this.#selection = told;
    }, SETTLED);
  };

  /** @type {HTMLDetailsElement[]} */
  #opened = [];

  #print = () => {
    this.#opened = [...this.#frame.querySelectorAll("details")].filter((fold) => !fold.open);
    for (const fold of this.#opened) fold.open = true;
  };

  #printed = () => {
    for (const fold of this.#opened) fold.open = false;
  };
}

if (!customElements.get("onrecord-brief")) customElements.define("onrecord-brief", OnrecordBrief);
