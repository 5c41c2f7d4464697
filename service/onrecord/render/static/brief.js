"use strict";
(() => {
  const all = (selector, from = document) => Array.from(from.querySelectorAll(selector));
  const words = (element, name) => (element.dataset[name] || "").split(" ").filter(Boolean);
  const pane = document.querySelector(".article");
  const bar = document.querySelector(".passages");
  const status = bar.querySelector("[role=status]");
  const kinds = document.querySelector(".kinds");
  const fragments = all("[data-items]", pane);
  const hidden = new Set();
  const wide = matchMedia("(min-width: 801px)");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let chosen = [];
  let passages = [];
  let current = 0;

  const cards = (id) => all(`[data-item="${id}"]`);

  function choose(ids, { showArticle = true, showBrief = false } = {}) {
    chosen = ids;
    for (const fragment of fragments) {
      const here = words(fragment, "items").some((id) => ids.includes(id));
      fragment.classList.toggle("chosen", here);
      fragment.classList.toggle("words", here && words(fragment, "words").some((id) => ids.includes(id)));
    }
    for (const card of all("[data-item]")) card.classList.toggle("chosen", ids.includes(card.dataset.item));
    for (const button of all("button[data-select]"))
      button.setAttribute("aria-pressed", String(ids.includes(button.dataset.select)));
    passages = [];
    let last = -2;
    for (const fragment of fragments.filter((each) => each.classList.contains("chosen"))) {
      const number = Number(fragment.dataset.n);
      if (number !== last + 1) passages.push(fragment);
      last = number;
    }
    current = 0;
    bar.hidden = ids.length === 0;
    for (const step of all("[data-step]", bar)) step.hidden = passages.length < 2;
    if (ids.length && showBrief) reveal(ids[0]);
    if (ids.length && showArticle && passages.length) scrollToPassage();
    tell();
  }

  function tell() {
    if (!chosen.length) return void (status.textContent = "");
    const count = passages.length;
    const where = count === 0 ? "no passage" : count === 1 ? "1 passage" : `passage ${current + 1} of ${count}`;
    status.textContent = `${chosen.join(", ")}: ${where}`;
  }

  function behavior() { return still.matches ? "auto" : "smooth"; }

  function scrollToPassage() {
    const target = passages[current];
    if (!wide.matches) return void target.scrollIntoView({ block: "center", behavior: behavior() });
    const offset = target.getBoundingClientRect().top - pane.getBoundingClientRect().top;
    pane.scrollTo({ top: pane.scrollTop + offset - pane.clientHeight / 3, behavior: behavior() });
  }

  function reveal(id) {
    const card = cards(id)[0];
    if (!card) return;
    const fold = card.closest("details");
    if (fold) fold.open = true;
    if (card.hidden) show(card.dataset.kind, true);
    card.scrollIntoView({ block: "center", behavior: behavior() });
  }

  // Where passages of several items lie over each other, those an editor reads for come first.
  function idsAt(fragment) {
    const ids = words(fragment, "items").filter((id) => !cards(id).some((card) => hidden.has(card.dataset.kind)));
    for (const group of ["pmq", "d", "a", "sugf"]) {
      const found = ids.filter((id) => group.includes(id[0]));
      if (found.length) return found;
    }
    return [];
  }

  function show(kind, shown) {
    if (shown) hidden.delete(kind); else hidden.add(kind);
    for (const button of all("[data-kind-of]"))
      button.setAttribute("aria-pressed", String(!hidden.has(button.dataset.kindOf)));
    for (const card of all("[data-kind]")) card.hidden = hidden.has(card.dataset.kind);
    for (const column of all(".column"))
      column.hidden = ["public", "private", "unclear"].some((each) => column.classList.contains(each) && hidden.has(each));
    for (const mark of all("mark", pane))
      mark.dataset.show = words(mark, "kinds").find((each) => !hidden.has(each)) || "";
  }

  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-select]");
    if (target) {
      event.preventDefault();
      const id = target.dataset.select;
      const again = target.matches("button") && chosen.length === 1 && chosen[0] === id;
      const isReference = target.matches(".ref");
      return void choose(again ? [] : [id], { showBrief: isReference });
    }
    const fragment = event.target.closest(".article [data-items]");
    if (fragment && getSelection().isCollapsed) {
      const ids = idsAt(fragment);
      if (ids.length) choose(ids, { showArticle: false, showBrief: wide.matches });
      return;
    }
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.kindOf) show(button.dataset.kindOf, hidden.has(button.dataset.kindOf));
    if (button.dataset.step && passages.length) {
      current = (current + Number(button.dataset.step) + passages.length) % passages.length;
      scrollToPassage();
      tell();
    }
    if ("back" in button.dataset && chosen.length) {
      reveal(chosen[0]);
      all(`button[data-select="${chosen[0]}"]`)[0]?.focus({ preventScroll: true });
    }
    if ("clear" in button.dataset) choose([]);
  });

  const leads = all("mark[role=button]", pane);
  if (leads.length) leads[0].tabIndex = 0;
  pane.addEventListener("keydown", (event) => {
    const at = leads.indexOf(document.activeElement);
    if (at < 0) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      const ids = idsAt(leads[at]);
      if (ids.length) choose(ids, { showArticle: false, showBrief: wide.matches });
    }
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = leads[(at + step + leads.length) % leads.length];
    leads[at].tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && chosen.length) choose([]);
  });
  addEventListener("beforeprint", () => { for (const fold of all("details")) fold.open = true; });

  if (kinds) {
    for (const button of all("[data-kind-of]")) {
      const count = all(`[data-item][data-kind="${button.dataset.kindOf}"]`).length;
      button.querySelector(".count").textContent = count;
      if (!count) button.hidden = true;
    }
    kinds.hidden = false;
  }
  const wanted = decodeURIComponent(location.hash.slice(1));
  if (/^[apdmqsugf][0-9]+$/.test(wanted) && cards(wanted).length) choose([wanted], { showBrief: true });
})();
