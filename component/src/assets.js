import { h, bdi, shown } from "./dom.js";
import { fieldOf } from "./position.js";
import { certainty, evidence, extras, pick, ref, section, sources } from "./parts.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {import("./brief.js").Asset} Asset */

const HEADS = ["asset", "as_written", "number", "operator", "place", "status", "source"];

/** Military assets as a table, each quantity as written and as a number. @param {View} view */
export function assets(view) {
  const { words, brief } = view;
  if (!brief.military_assets.length) return section("assets", words.say("assets"), h("p.none", null, words.say("no_assets")));
  const heads = HEADS.map((each) => words.say(`head.${each}`));
  return section("assets", words.say("assets"),
    h("table", { "aria-labelledby": "h-assets" },
      h("thead", null, h("tr", null, heads.map((head) => h("th", { scope: "col" }, head)))),
      h("tbody", null, brief.military_assets.map((each) => row(view, each, heads)))));
}

/** @param {View} view @param {Asset} asset @param {string[]} heads */
function row(view, asset, heads) {
  const { words } = view;
  const unsaid = words.say("not_stated");
  const cell = (/** @type {number} */ at, /** @type {import("./dom.js").Child[]} */ ...children) =>
    h(`td${at === 2 ? ".number" : ""}`, { "data-head": heads[at] }, ...children);
  return h("tr.item", { "data-item": asset.id, part: "item asset" },
    h("th", { scope: "row" }, h("p", { dir: "auto", lang: view.lang }, pick(asset.id, shown(asset.designation))),
      h("p.small", null, words.of("asset", asset.kind), " ", h("span.id", null, asset.id),
        asset.part_of && [" · ", words.say("part_of"), " ", ref(view, asset.part_of)]),
      asset.unverified.length > 0 && h("p.caution", null, words.say("unchecked"), " ", asset.unverified.map((name) => fieldOf(view, name)).join(", ")),
      evidence(view, asset.id, asset.evidence), extras(view, asset.id)),
    cell(1, asset.quantity ? bdi(asset.quantity.text) : "—"),
    cell(2, bounds(view, asset.quantity)),
    cell(3, asset.operator ? bdi(asset.operator.name) : unsaid),
    cell(4, asset.location ? bdi(asset.location.name) : unsaid),
    cell(5, asset.status && words.of("status", asset.status), " ", certainty(view, asset.certainty)),
    cell(6, ...sources(view, asset.sources)));
}

/** The number that the article's words give; says so where they give none. @param {View} view @param {Asset["quantity"]} quantity */
export function bounds({ words }, quantity) {
  if (!quantity) return words.say("not_stated");
  const { value, minimum: low, maximum: high } = quantity;
  const spread =
    low !== null && high !== null ? words.say("range", { low, high })
      : low !== null ? words.say("at_least", { low })
        : high !== null ? words.say("at_most", { high }) : "";
  if (value === null) return spread || words.say("no_number");
  return !spread || (low === value && high === value) ? words.number(value) : `${words.number(value)} (${spread})`;
}
