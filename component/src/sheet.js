import { h, shown, sign } from "./dom.js";
import { account, corrections, provenance } from "./account.js";
import { assets } from "./assets.js";
import { news } from "./news.js";
import { questions } from "./questions.js";
import { sides } from "./sides.js";
import { sourcing } from "./sourcing.js";

/** @typedef {import("./view.js").View} View */

/** The whole brief, in the order an editor needs it. @param {View} view @param {boolean} tabs with an article pane beside */
export function sheet(view, tabs) {
  const { brief, words } = view;
  const empty = !brief.positions.length && !brief.military_assets.length && !brief.unresolved_questions.length;
  const parts = empty
    ? [news(view)]
    : [news(view), sides(view), assets(view), questions(view), sourcing(view)];
  const counts = { sides: brief.positions, assets: brief.military_assets, questions: brief.unresolved_questions };
  const made = h("div.sheet", { part: "sheet", lang: words.lang, dir: words.direction, "data-tab": "brief" },
    tabs && h("div.tabs", { role: "group" },
      ["brief", "article"].map((name) => h("button", { type: "button", "data-tab": name, "aria-pressed": String(name === "brief") }, words.say(name)))),
    h("div.brief", { part: "brief" },
      masthead(view),
      !empty && h("nav.jumps", { "aria-label": words.say("brief"), part: "nav" }, parts.map((each) => each && jump(view, each, counts))),
      empty && h("p.look-first", null, h("strong", null, words.say("nothing_found")), " ", words.say("no_proof")),
      brief.account.flagged.length > 0 && h("p.look-first", null, h("strong", null, words.say("count.flagged", { n: brief.account.flagged.length })), " ",
        brief.account.flagged.map((each, place) => h("button.ref", { type: "button", "data-ref": `f${place + 1}` }, words.of("flag", each.reason)))),
      parts,
      h("div.folds", null, corrections(view), account(view), provenance(view))));
  return made;
}

/** @param {View} view */
function masthead({ brief, words, url, lang }) {
  const { title, published_at: published, text } = brief.article;
  const first = text.split("\n").find((each) => each.trim()) ?? "";
  const headline = title.trim() || (first.length > 200 ? `${first.slice(0, 199)}…` : first);
  const count = text.split(/\s+/).filter(Boolean).length;
  return h("header.masthead", null,
    headline && h("h1", { dir: "auto", lang, part: "title" }, shown(headline)),
    h("p.small", null, [
      published && words.time(published),
      words.say("word_count", { n: count }),
      url && h("a", { href: url.href, target: "_blank", rel: "noopener noreferrer external" }, words.say("published_at", { site: url.hostname })),
    ].filter(Boolean).flatMap((each, place) => (place ? [sign(" · "), each] : [each]))));
}

/** @param {View} view @param {HTMLElement} part @param {Record<string, unknown[]>} counts */
function jump({ words }, part, counts) {
  const heading = /** @type {HTMLElement} */ (part.querySelector("h2"));
  const count = counts[part.className];
  return h("button", { type: "button", onclick: () => { heading.scrollIntoView({ block: "start" }); heading.focus({ preventScroll: true }); } },
    heading.textContent, count && [" ", h("span.count", null, words.number(count.length))]);
}
