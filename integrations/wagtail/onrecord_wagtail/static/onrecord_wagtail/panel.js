// The panel in the page editor: asks the admin's own views, shows the brief, fills blocks of the page.
// Everything is set as text. The service's address and key never come here.

const HIDDEN_POLL = 10_000;
const AUTOSAVE_WAIT = 10_000;
const LOOK_EVERY = 700;
const SETTLED = 5_000;

const filled = (words, values) => words.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

class Panel {
  constructor(element) {
    this.element = element;
    this.config = JSON.parse(document.getElementById(element.dataset.onrecord).textContent);
    this.words = this.config.words;
    this.form = element.closest("form");
    this.shownRow = null;
    this.shownAt = null;
    this.told = null;
    this.timer = null;
    this.turn = 0;
    this.part("ask").addEventListener("click", () => this.ask());
    for (const button of element.querySelectorAll("[data-onrecord-insert]")) {
      const target = this.config.targets[Number(button.dataset.onrecordInsert)];
      button.addEventListener("click", () => this.insert(target, null));
    }
    if (this.form) this.watch();
    this.look();
  }

  part(name) {
    return this.element.querySelector(`[data-onrecord-${name}]`);
  }

  say(words) {
    this.part("said").textContent = words;
  }

  show(name, words) {
    const part = this.part(name);
    part.hidden = !words;
    (part.querySelector("span") ?? part).textContent = words ?? "";
  }

  // --- the admin's views ---

  async fetch(address, options = {}) {
    const headers = { "X-Requested-With": "XMLHttpRequest", Accept: "application/json" };
    if (options.method === "POST") {
      headers["X-CSRFToken"] = this.form.querySelector("[name=csrfmiddlewaretoken]").value;
    }
    const answer = await fetch(address, { ...options, headers, credentials: "same-origin" });
    if (answer.status === 403 || answer.redirected) throw new Error(this.words.signed_out);
    const told = await answer.json().catch(() => null);
    if (told?.problem) throw new Error(problemWords(told.problem));
    if (!answer.ok || !told) throw new Error(this.words.trouble);
    return told;
  }

  async look() {
    clearTimeout(this.timer);
    const turn = ++this.turn;
    try {
      const told = await this.fetch(this.config.status);
      if (turn === this.turn) await this.hear(told);
    } catch (error) {
      if (turn !== this.turn) return;
      this.show("problem", error instanceof TypeError ? this.words.trouble : error.message);
      this.later(HIDDEN_POLL);
    }
  }

  later(milliseconds) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), document.hidden ? HIDDEN_POLL : milliseconds);
  }

  async ask() {
    const button = this.part("ask");
    button.disabled = true;
    this.say("");
    try {
      if (!(await this.saved())) return;
      this.part("state").textContent = this.words.asking;
      clearTimeout(this.timer);
      ++this.turn;
      await this.hear(await this.fetch(this.config.ask, { method: "POST" }));
    } catch (error) {
      this.show("problem", error instanceof TypeError ? this.words.trouble : error.message);
      this.later(HIDDEN_POLL);
    } finally {
      button.disabled = false;
    }
  }

  async hear(told) {
    this.told = told;
    const { asked, brief } = told;
    const reading = asked !== null && asked.state !== "failed";
    this.show("problem", asked?.problem ? problemWords(asked.problem) : "");
    this.part("state").textContent = reading ? this.stage(asked) : brief === null ? this.words.none : this.words.fresh;
    if (!reading && brief?.stale) this.part("state").textContent = "";
    this.part("state").hidden = !this.part("state").textContent;
    const progress = this.part("progress");
    progress.hidden = !reading || asked.state === "waiting";
    if (asked?.total) {
      progress.max = asked.total;
      progress.value = asked.done;
    } else progress.removeAttribute("value");
    const ask = this.part("ask");
    ask.hidden = reading && asked.state !== "waiting";
    ask.disabled = false;
    ask.textContent = brief === null ? this.words.ask : this.words.again;
    ask.classList.toggle("button-secondary", brief !== null && !brief.stale);
    this.part("by").hidden = brief === null;
    if (brief !== null) {
      this.part("by").textContent = filled(brief.by ? this.words.by : this.words.published, { who: brief.by, when: brief.when });
    }
    this.mark();
    if (told.again_in !== null) this.later(told.again_in * 1000);
    if (brief !== null && (brief.row !== this.shownRow || brief.asked_at !== this.shownAt)) await this.load(brief);
  }

  stage(asked) {
    if (asked.state === "waiting") return this.words.waiting;
    const stage = this.words.stages[asked.stage] ?? this.words.stages[asked.state === "queued" ? "queued" : "reading"];
    return asked.total ? filled(this.words.counted, { stage, done: asked.done, total: asked.total }) : `${stage} …`;
  }

  async load({ row, asked_at: at }) {
    const { brief, corrections } = await this.fetch(`${this.config.brief}?row=${row}`);
    const shown = document.createElement("onrecord-brief");
    shown.setAttribute("lang", this.words.language);
    shown.setAttribute("article", "none");
    shown.corrections = corrections;
    shown.actions = (item) => this.actions(item);
    shown.brief = brief;
    const theme = themeOf(document.documentElement);
    if (theme) shown.setAttribute("theme", theme);
    this.part("brief").replaceChildren(shown);
    this.part("brief").hidden = false;
    this.shownRow = row;
    this.shownAt = at;
    for (const button of this.element.querySelectorAll("[data-onrecord-insert]")) button.hidden = false;
  }

  // --- blocks of the page ---

  actions(item) {
    const targets = this.config.targets.filter((target) => target.kind === item.kind);
    return targets.map((target) => ({
      id: `insert-${target.field}-${target.block}`,
      label: targets.length > 1 ? filled(this.words.insert_all, { block: target.label }) : this.words.insert,
      title: filled(this.words.insert_title, { block: target.label }),
      run: () => this.insert(target, item.id),
    }));
  }

  async insert(target, itemId) {
    this.say("");
    try {
      const query = new URLSearchParams({ row: this.shownRow, field: target.field, block: target.block });
      if (itemId) query.append("item", itemId);
      const { block, count, text } = await this.fetch(`${this.config.block}?${query}`);
      if (count === 0) this.say(this.words.nothing);
      else if (this.intoForm(target, window.telepath.unpack(block), itemId !== null)) this.say(this.words.inserted);
      else await this.copy(text);
    } catch (error) {
      this.show("problem", error instanceof TypeError ? this.words.trouble : error.message);
    }
  }

  // Into the form as it stands, by the editor's own StreamField: nothing that was typed is touched.
  // One item goes into the last block of its kind, where the page has one.
  intoForm(target, value, single) {
    const stream = window.wagtail?.editHandler?.getPanelByName(target.field)?.getBoundWidget?.();
    const root = stream?.block ?? stream;
    if (typeof root?.insert !== "function" || !Array.isArray(root.children)) return false;
    const last = single ? root.children.findLast((child) => child.type === target.block) : undefined;
    const entries = last?.block?.childBlocks?.entries;
    let made;
    if (typeof entries?.insert === "function") {
      made = entries.insert(value.entries[0].value, entries.children.length, { id: crypto.randomUUID?.() });
    } else {
      const id = crypto.randomUUID?.() ?? null;
      made = root.insert({ type: target.block, value, id }, root.children.length, {});
    }
    const at = made?.element;
    at?.dispatchEvent(new Event("input", { bubbles: true }));
    at?.dispatchEvent(new Event("change", { bubbles: true }));
    at?.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
    return true;
  }

  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      this.say(this.words.copied);
    } catch {
      this.say(this.words.not_copied);
    }
  }

  // --- what is typed ---

  watch() {
    this.kept = null;
    const keep = () => {
      this.kept = this.typed();
      this.element.dataset.watching = "";
    };
    // Wagtail's own mark of what is saved: once the rich text fields have settled, and after each autosave.
    this.form.addEventListener("w-unsaved:watch-edits", keep);
    setTimeout(() => this.kept ?? keep(), SETTLED);
    this.form.addEventListener("w-autosave:success", () => {
      keep();
      if (!this.reading()) this.look();
    });
    this.form.addEventListener("input", () => setTimeout(() => this.mark()));
    setInterval(() => this.mark(), LOOK_EVERY); // moving a block, or pasting into rich text, is no input
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden && this.reading()) this.look();
    });
  }

  reading() {
    return this.told !== null && this.told.again_in !== null;
  }

  unsaved() {
    return this.kept != null && this.kept !== this.typed();
  }

  mark() {
    if (this.told?.brief == null) return;
    const words = this.unsaved() ? this.words.unsaved : this.told.brief.stale ? this.words.stale : "";
    if ((this.part("stale").querySelector("span").textContent || "") !== words) this.show("stale", words);
    this.element.classList.toggle("onrecord--stale", words !== "");
  }

  // The fields of the article as the form would send them. The blocks that a brief fills do not count.
  typed() {
    const values = [...new FormData(this.form).entries()].filter(([, value]) => typeof value === "string");
    const own = new Set(this.config.targets.map((target) => target.block));
    return JSON.stringify(this.config.fields.map((field) => fieldValues(field, values, own)));
  }

  // Whether what was typed is in the draft; where autosave is on, it is waited for.
  async saved() {
    if (!this.unsaved()) return true;
    const state = this.part("state");
    state.hidden = false;
    if (!this.form.matches("[data-controller~=w-autosave]")) {
      state.textContent = this.words.save_first;
      return false;
    }
    state.textContent = this.words.saving;
    const until = Date.now() + AUTOSAVE_WAIT;
    while (this.unsaved() && Date.now() < until) await pause(100);
    if (!this.unsaved()) return true;
    state.textContent = this.words.save_first;
    return false;
  }
}

function fieldValues(field, values, own) {
  const mine = values.filter(([name]) => name === field || name.startsWith(`${field}-`));
  const of = new Map(mine);
  if (!of.has(`${field}-count`)) return mine;
  const blocks = [];
  for (let index = 0; index < Number(of.get(`${field}-count`)); index += 1) {
    const prefix = `${field}-${index}-`;
    const type = of.get(`${prefix}type`);
    if (!type || of.get(`${prefix}deleted`) || own.has(type)) continue;
    const parts = mine.filter(([name]) => name.startsWith(`${prefix}value`));
    blocks.push([Number(of.get(`${prefix}order`)), type, parts.map(([name, value]) => [name.slice(prefix.length), value])]);
  }
  return blocks.sort(([one], [other]) => one - other).map(([, ...block]) => block);
}

function problemWords({ title, detail, remedy }) {
  return [title, detail, remedy].filter(Boolean).map((words) => (/[.!?…]$/.test(words) ? words : `${words}.`)).join(" ");
}

function themeOf(root) {
  if (root.classList.contains("w-theme-dark")) return "dark";
  return root.classList.contains("w-theme-light") ? "light" : null;
}

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

const start = () => {
  for (const element of document.querySelectorAll("[data-onrecord]")) new Panel(element);
};
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
