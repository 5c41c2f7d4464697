import { h, bdi, sign } from "./dom.js";
import { position } from "./position.js";
import { extras, passage, pick, ref, section, SIGN, settingOf } from "./parts.js";
import { side } from "./news.js";
import { push } from "./view.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {import("./brief.js").Actor} Actor */
/** @typedef {import("./brief.js").Position} Position */
/** @typedef {import("./brief.js").Divergence} Divergence */

const STRAY = { id: "", name: "", kind: "", role: "", named: true, aliases: [], part_of: "", speaks_for: "" };

/** Public beside private, actor by actor, divergences first. @param {View} view */
export function sides(view) {
  const { brief, words } = view;
  /** @type {Map<string, Position[]>} */
  const held = new Map();
  for (const each of brief.positions) push(held, view.names.has(each.actor_id) ? each.actor_id : "", each);
  const paired = new Set(view.denials().map((pair) => pair.divergence?.id));
  const roots = view.roots();
  const related = (/** @type {string} */ id) =>
    brief.positions.filter((each) => each.actor_id !== id && roots.has(each.actor_id) && roots.get(each.actor_id) === roots.get(id));
  const actors = brief.actors.filter((actor) => held.has(actor.id));
  const bystanders = brief.actors.filter((actor) => !held.has(actor.id));
  const stray = held.get("");
  return section("sides", words.say("sides"),
    brief.divergences.filter((each) => !paired.has(each.id)).map((each) => divergence(view, each)),
    actors.map((actor) => actorOf(view, actor, held.get(actor.id) ?? [], related(actor.id))),
    stray && actorOf(view, /** @type {any} */ ({ ...STRAY, name: words.say("no_actor") }), stray, []),
    !held.size && h("p.none", null, words.say("no_positions")),
    bystanders.length > 0 && h("p.small.bystanders", null, words.say("bystanders"), " ",
      bystanders.map((actor) => h("span.item", { "data-item": actor.id, part: "item actor" },
        pick(actor.id, bdi(actor.name)), " ", h("span.term", null, kindOf(view, actor)), extras(view, actor.id)))));
}

/** @param {View} view @param {Divergence} given */
function divergence(view, given) {
  const { words } = view;
  const of = (/** @type {string[]} */ ids) =>
    h("div", null, ids.map((id) => view.positions.get(id)).map((each) => each && side(view, each)));
  return h("div.item.pair", { "data-item": given.id, part: "item divergence" },
    h("p.tags", null, pick(given.id, sign("≠ "), words.say("divergence")),
      h(`span${given.basis === "model" ? ".caution" : ".term"}`, null, words.of("basis", given.basis)),
      given.relation !== "same" && h("span.term", null, words.of("relation", given.relation)),
      h("span.id", null, given.id), extras(view, given.id)),
    h("div.pairs", null, of(given.public), of(given.private)),
    given.span && passage(view, given.id, given.span));
}

/** @param {View} view @param {Actor} actor @param {Position[]} held @param {Position[]} related */
function actorOf(view, actor, held, related) {
  const column = (/** @type {string} */ kind) => {
    const mine = held.filter((each) => settingOf(each.setting) === kind);
    const others = related.filter((each) => each.setting === kind);
    if (kind === "unclear" && !mine.length) return null;
    return h(`div.column.${kind}${mine.length ? "" : ".bare"}`, null,
      h("h4", null, sign(`${SIGN[kind]} `), view.words.of("setting", kind)),
      mine.length ? mine.map((each) => position(view, each)) : h("p.none", null, view.words.say("nothing")),
      others.length > 0 && h("p.related", null, view.words.say("related"), others.map((each) =>
        [" ", ref(view, each.id), " ", bdi(view.holder(each))]).flat()));
  };
  return h("section.actor", { "aria-label": actor.name, part: "actor" },
    h("h3.item", { "data-item": actor.id || null }, actor.id ? pick(actor.id, bdi(actor.name)) : actor.name,
      " ", h("span.about", null, about(view, actor)), extras(view, actor.id)),
    h("div.columns", null, column("public"), column("private"), column("unclear")));
}

/** @param {View} view @param {Actor} actor */
function kindOf({ words }, actor) {
  return words.list([words.of("kind", actor.kind), ...(actor.named ? [] : [words.say("not_named")])].filter(Boolean));
}

/** @param {View} view @param {Actor} actor */
function about(view, actor) {
  const { words } = view;
  /** @param {string} key @param {string} id */
  const relation = (key, id) => id && [" · ", words.say(key), " ", bdi(view.names.get(id) ?? id)];
  return [
    kindOf(view, actor),
    actor.role && [" · ", bdi(actor.role)],
    relation("part_of", actor.part_of), relation("speaks_for", actor.speaks_for),
    actor.aliases.length > 0 && [" · ", words.say("also"), " ", bdi(words.list(actor.aliases))],
  ].flat();
}
