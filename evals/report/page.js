"use strict";
(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));

  // A browser that does not open what a link points into gets help.
  const arrive = () => {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (!target) return;
    for (let at = target.closest("details"); at; at = at.parentElement.closest("details")) at.open = true;
    target.scrollIntoView({ block: "center" });
    all(".aimed").forEach((one) => one.classList.remove("aimed"));
    const text = target.closest(".text");
    const name = target.id.slice(0, -1); // a place in a text is named after its error, with a "t"
    if (text) all("[data-t]", text).filter((one) => one.dataset.t.split(" ").includes(name)).forEach((one) => one.classList.add("aimed"));
  };
  addEventListener("hashchange", arrive);
  arrive();

  // An item under the pointer shows its counterpart in the other column.
  document.addEventListener("mouseover", (event) => {
    all(".paired").forEach((one) => one.classList.remove("paired"));
    const mark = event.target.closest("mark[data-i]");
    if (!mark) return;
    const items = mark.dataset.i.split(" ");
    all("mark[data-i]", mark.closest(".sides"))
      .filter((one) => one.dataset.i.split(" ").some((item) => items.includes(item)))
      .forEach((one) => one.classList.add("paired"));
  });

  const articles = all("details.article");
  const buttons = document.querySelector(".open-all");
  if (buttons) {
    buttons.hidden = false;
    buttons.addEventListener("click", (event) => {
      const open = event.target.dataset.open;
      if (open !== undefined) articles.forEach((one) => { one.open = open === "yes"; });
    });
  }
})();
