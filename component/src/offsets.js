/**
 * From code points, as a brief's spans count, to UTF-16 units, as a browser counts; made once for an article.
 */
export class Offsets {
  /** @type {Uint32Array | null} */
  #units = null;

  /** @param {string} text */
  constructor(text) {
    if (!/[\ud800-\udbff][\udc00-\udfff]/.test(text)) return;
    const units = [];
    let place = 0;
    for (const char of text) {
      units.push(place);
      place += char.length;
    }
    this.#units = Uint32Array.from([...units, place]);
  }

  /** @param {number} point @returns {number} */
  unit(point) {
    return this.#units ? (this.#units[point] ?? this.#units[this.#units.length - 1]) : point;
  }

  /** The code point that holds the unit. @param {number} unit @returns {number} */
  point(unit) {
    if (!this.#units) return unit;
    let low = 0, high = this.#units.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#units[middle] <= unit) low = middle; else high = middle - 1;
    }
    return low;
  }
}
