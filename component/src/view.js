import { webAddress } from "./fragment.js";
import { marksOf } from "./marks.js";
import { Offsets } from "./offsets.js";

/** @typedef {import("./brief.js").Sound} Sound */
/** @typedef {import("./brief.js").Position} Position */
/** @typedef {import("./brief.js").Correction} Correction */
/** @typedef {{kind: string, id: string, value: any}} Item */
/** @typedef {{id: string, label: string, title?: string, run: (item: Item, event: Event) => void}} Action */

const RIGHT_TO_LEFT = /^(arc?|ckb|dv|fa|he|iw|ps|sd|ug|ur|yi)\b/i;

/** A brief with what its sections look up: names, positions by id, divergences, corrections. */
export class View {
  /**
   * @param {Sound} brief
   * @param {import("./words.js").Words} words
   * @param {Correction[]} corrections
   * @param {((item: Item) => Action[]) | null} actions
   */
  constructor(brief, words, corrections, actions) {
    this.brief = brief;
    this.words = words;
    this.corrections = corrections;
    this.actions = actions;
    this.text = brief.article.text;
    this.offsets = new Offsets(this.text);
    this.marks = marksOf(brief, this.offsets);
    this.url = webAddress(brief.article.url);
    const language = brief.article.language;
    this.lang = /^[a-z]{2,3}\b/i.test(language) && language !== "und" ? language : null;
    this.rightToLeft = RIGHT_TO_LEFT.test(language);
    this.names = new Map(brief.actors.map((actor) => [actor.id, actor.name || actor.id]));
    this.positions = new Map(brief.positions.map((position) => [position.id, position]));
    /** @type {Map<string, string[]>} */
    this.divergencesOf = new Map();
    for (const { id, public: open, private: closed } of brief.divergences)
      for (const side of new Set([...open, ...closed])) push(this.divergencesOf, side, id);
    /** @type {Map<string, Correction[]>} */
    this.corrected = new Map();
    for (const each of corrections) if (stands(each)) for (const id of itemsOf(each)) push(this.corrected, id, each);
    /** @type {Map<string, Item>} */
    this.items = new Map();
    /** @param {string} kind @param {{id: string, raw: any}[]} all */
    const know = (kind, all) => {
      for (const { id, raw } of all) if (id && !this.items.has(id)) this.items.set(id, { kind, id, value: raw });
    };
    know("position", brief.positions);
    know("asset", brief.military_assets);
    know("question", brief.unresolved_questions);
    know("actor", brief.actors);
    know("divergence", brief.divergences);
    know("summary", brief.summary.map(({ raw }, place) => ({ id: `s${place + 1}`, raw })));
  }

  /** Who holds it, by name. @param {Position} position */
  holder(position) {
    return this.names.get(position.actor_id) ?? (position.actor_id || "?");
  }

  /** Denials that name what they deny, each with the divergence that holds both, if one does. */
  denials() {
    return this.brief.positions.flatMap((denial) => {
      const denied = denial.act === "denies" ? this.positions.get(denial.about) : undefined;
      if (!denied || denied === denial) return [];
      const divergence = this.brief.divergences.find((each) => {
        const sides = [...each.public, ...each.private];
        return sides.length === 2 && sides.includes(denial.id) && sides.includes(denied.id);
      });
      return [{ denial, denied, divergence }];
    });
  }

  /** The id at the top of those an actor is part of or speaks for. */
  roots() {
    const above = new Map(this.brief.actors.map((actor) => [actor.id, actor.speaks_for || actor.part_of]));
    return new Map(
      this.brief.actors.map(({ id }) => {
        const seen = new Set([id]);
        let root = id;
        for (let next = above.get(root); next && above.has(next) && !seen.has(next); next = above.get(root)) {
          root = next;
          seen.add(root);
        }
        return [id, root];
      }),
    );
  }
}

/** Whether a correction is in the corrected brief. @param {Correction} correction */
export const stands = ({ withdrawn_at: withdrawn, not_applied: why }) => !withdrawn && !why;

/** The items that a correction changed, deleted or added. @param {Correction} correction @returns {string[]} */
export const itemsOf = ({ change, adds }) => (change?.item ? [String(change.item)] : (adds ?? []));

/**
 * The claim, or the article's own words (and true) where rules could not check the claim.
 * @param {Position} position
 * @param {import("./words.js").Words} words
 * @returns {[string, boolean]}
 */
export function claimOf(position, words) {
  if (!position.unverified.includes("claim")) return [position.claim, false];
  const spans = [position.evidence, position.content, position.quotes].find((each) => each.length) ?? [];
  return [spans.map((span) => span.text).join(" … ") || words.say("no_words"), true];
}

/**
 * @template K, V
 * @param {Map<K, V[]>} map
 * @param {K} key
 * @param {V} value
 */
export function push(map, key, value) {
  const found = map.get(key);
  if (found) found.push(value); else map.set(key, [value]);
}
