import { find, fold } from "./selectors.js";

const CONTEXT_WORDS = [6, 12, 24, 48];
const CONTEXT = 400;

/** Makes quote selectors for passages of an article. */
export class Quotes {
  #text;
  #folded;
  /** @type {Map<string, {exact: string, prefix: string, suffix: string} | null>} */
  #made = new Map();

  /** @param {string} text */
  constructor(text) {
    this.#text = text;
    this.#folded = fold(text);
  }

  /**
   * The words of a passage with what stands on both sides: as much as tells the place from all others.
   * @param {number} start in UTF-16 units
   * @param {number} end
   * @returns {{exact: string, prefix: string, suffix: string} | null} null where no context tells it
   */
  selector(start, end) {
    const key = `${start}-${end}`;
    const made = this.#made.has(key) ? /** @type {any} */ (this.#made.get(key)) : this.#make(start, end);
    this.#made.set(key, made);
    return made;
  }

  /** @param {number} start @param {number} end */
  #make(start, end) {
    const exact = this.#text.slice(start, end);
    const before = this.#text.slice(Math.max(0, start - CONTEXT), start).split(/(?<=\s)(?=\S)/);
    const after = this.#text.slice(end, end + CONTEXT).split(/(?<=\S)(?=\s)/);
    for (const words of CONTEXT_WORDS) {
      const selector = { exact, prefix: before.slice(-words).join(""), suffix: after.slice(0, words).join("") };
      const place = find(selector, this.#folded);
      if (place && place[0] < end && place[1] > start) return selector;
    }
    return null;
  }
}
