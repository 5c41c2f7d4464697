import { h, newId, points, textOf, units } from "./desk_dom.js";
import { CHOICES } from "./desk_words.js";

/** What somebody filled in cannot be used; the field says why. */
export class Unusable extends Error {}

/**
 * A field of the dialog: `element`, `value()` as the service takes it (throws Unusable), `changed()`.
 * `place` is the control that is focused where something is wrong.
 */
class Field {
  constructor(name, label, control, { hint, wrap } = {}) {
    this.name = name;
    this.control = control;
    control.id ||= newId();
    this.fault = h("p.fault", { id: newId(), hidden: true });
    const told = hint && h("span.hint", { id: newId() }, hint);
    control.setAttribute("aria-describedby", [told?.id, this.fault.id].filter(Boolean).join(" "));
    this.element = h("div.field", null, h("label", { for: control.id }, label), wrap ?? control, told, this.fault);
  }

  settle() { this.before = JSON.stringify(this.value()); }
  changed() { return JSON.stringify(this.value()) !== this.before; }

  check() {
    this.tell("");
    try {
      this.value();
      return true;
    } catch (error) {
      if (!(error instanceof Unusable)) throw error;
      this.tell(error.message);
      return false;
    }
  }

  tell(fault) {
    this.fault.textContent = fault;
    this.fault.hidden = !fault;
    if (fault) this.control.setAttribute("aria-invalid", "true"); else this.control.removeAttribute("aria-invalid");
  }

  focus() { this.control.focus(); }
}

const option = (value, words, chosen) => h("option", { value, selected: chosen }, words);

/** One of a closed list; `auto` is what the empty choice says. */
export class Choice extends Field {
  constructor(name, label, list, value, auto) {
    super(name, label, h("select", null,
      auto ? option("", auto, !value) : null,
      Object.entries(CHOICES[list]).map(([each, words]) => option(each, words, each === value))));
    this.element.classList.add("short");
    this.settle();
  }

  value() { return this.control.value || undefined; }
}

/** The editor's own words. */
export class Words extends Field {
  constructor(name, label, value, { long = false, hint = "", most = 2000 } = {}) {
    const control = h(long ? "textarea" : "input", { dir: "auto", maxlength: most, rows: long ? 3 : null, autocomplete: name === "by" ? "name" : "off" });
    control.value = value;
    super(name, label, control, { hint });
    this.before = JSON.stringify(value);
  }

  value() {
    const words = this.control.value.trim();
    if (!words) throw new Unusable("This cannot be empty.");
    return words;
  }

  changed() { return JSON.stringify(this.control.value.trim()) !== this.before; }
}

/**
 * Words of the article: typed or pasted as they stand there, or selected in it. Where they stand in several
 * places, a list tells them apart.
 * @param desk `text` of the article, `pick(label)` lets the editor select words and gives a span or null
 */
export class Passage extends Field {
  #span;
  constructor(name, label, desk, span, { optional = false, none = "", hint } = {}) {
    const control = h("input", { dir: "auto", autocomplete: "off", spellcheck: "false", maxlength: 4000 });
    const places = h("select", { "aria-label": `${label}: which place`, hidden: true });
    const button = h("button.quiet", { type: "button" }, "Select in the article");
    button.setAttribute("aria-label", `${label}: select in the article`);
    super(name, label, control, {
      hint: hint ?? (optional ? `The article’s own words. ${none}` : "The article’s own words."),
      wrap: h("div.passage", null, control, button, places),
    });
    this.desk = desk;
    this.optional = optional;
    this.places = places;
    this.#set(span);
    control.addEventListener("input", () => this.#look());
    places.addEventListener("change", () => { this.#span = this.#found()[places.selectedIndex]; });
    button.addEventListener("click", async () => {
      const picked = await desk.pick(label);
      if (picked) this.#set(picked);
      control.focus();
    });
    this.before = JSON.stringify(this.#plain());
  }

  #set(span) {
    this.#span = span ? { start: span.start, end: span.end } : null;
    this.control.value = span ? textOf(this.desk.text, span).replace(/\s+/g, " ") : "";
    this.places.hidden = true;
    this.tell("");
  }

  /** All places where the typed words stand; a line break in the article counts as a space. */
  #found() {
    const words = this.control.value.trim();
    if (!words) return [];
    const pattern = new RegExp(words.split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("\\s+"), "gu");
    return Array.from(this.desk.text.matchAll(pattern), (found) => {
      const start = points(this.desk.text, found.index);
      return { start, end: start + Array.from(found[0]).length };
    });
  }

  #look() {
    const found = this.#found();
    this.#span = found[0] ?? null;
    this.places.hidden = found.length < 2;
    this.places.replaceChildren(...found.slice(0, 50).map((span, number) => option(String(number), this.#around(span), number === 0)));
    this.tell("");
  }

  #around({ start, end }) {
    const { text } = this.desk;
    const [from, to] = [units(text, start), units(text, end)];
    return `…${text.slice(Math.max(0, from - 30), Math.min(text.length, to + 30)).replace(/\s+/g, " ")}…`;
  }

  #plain() { return this.#span; }
  settle() { this.before = JSON.stringify(this.#plain()); }

  value() {
    if (!this.control.value.trim()) {
      if (this.optional) return null;
      throw new Unusable("Give the words as they stand in the article.");
    }
    if (!this.#span) throw new Unusable("These words do not stand in the article. Copy them exactly, or select them there.");
    return { ...this.#span, text: textOf(this.desk.text, this.#span) };
  }

  changed() { return JSON.stringify(this.control.value.trim() ? this.#plain() : null) !== this.before; }
}

/** Who holds it: an actor of the brief, or another by the article's words. */
export class Holder extends Field {
  constructor(name, label, desk, id) {
    const control = h("select", null,
      desk.actors.map((actor) => option(actor.id, actor.name, actor.id === id)), option("", "Somebody else …", !id));
    const other = new Passage(name, "Who", desk, null);
    other.element.hidden = Boolean(control.value);
    super(name, label, control, { wrap: h("div", null, control, other.element) });
    this.other = other;
    control.addEventListener("change", () => { other.element.hidden = Boolean(control.value); });
    this.before = JSON.stringify({ id: id ?? "" });
  }

  value() { return this.control.value ? { id: this.control.value } : this.other.value(); }
  changed() { return JSON.stringify({ id: this.control.value }) !== this.before; }

  settle() { this.before = JSON.stringify({ id: this.control.value }); }
  check() { return this.control.value ? true : this.other.check(); }
  focus() { (this.control.value ? this.control : this.other.control).focus(); }
}

/** Who is cited: all of them, in order. */
export class Sources {
  constructor(name, label, desk, sources) {
    this.name = name;
    this.desk = desk;
    this.rows = [];
    this.list = h("div.rows");
    const add = h("button.quiet", { type: "button", onclick: () => this.#add(null).focus() }, "Add a source");
    this.element = h("fieldset", null, h("legend", null, label), this.list, add);
    for (const source of sources) this.#add(source);
    this.before = JSON.stringify(this.value());
  }

  #add(source) {
    const words = new Passage("source", "Words for the source", this.desk, source?.span ?? null);
    const type = new Choice("type", "Kind", "source_type", source?.type, "read from the words");
    const row = { words, type, count: source?.count };
    const remove = h("button.quiet", { type: "button" }, "Remove");
    remove.setAttribute("aria-label", `Remove this source${source ? `: ${source.text}` : ""}`);
    row.element = h("div.source", null, words.element, type.element, remove);
    remove.addEventListener("click", () => {
      this.rows.splice(this.rows.indexOf(row), 1);
      row.element.remove();
      this.element.querySelector(":scope > button").focus();
    });
    this.rows.push(row);
    this.list.append(row.element);
    return words;
  }

  value() {
    return this.rows.map(({ words, type, count }) => {
      const value = { ...words.value() };
      if (type.value()) value.type = type.value();
      if (count && !words.changed()) value.count = count;
      return value;
    });
  }

  changed() { return this.rows.some(({ words }) => !words.control.value.trim()) || JSON.stringify(this.value()) !== this.before; }
  check() { return this.rows.map(({ words }) => words.check()).every(Boolean); }
  focus() { this.rows.find(({ words }) => !words.check())?.words.focus(); }
  settle() { this.before = JSON.stringify(this.value()); }
}
