// Hidden characters: controls, escapes and invisible marks of direction, shown instead of obeyed. The same
// as in the service's `render/characters.py`.

const ALWAYS =
  "\\0-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u180e\\u200b\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb" +
  "\\ud800-\\udfff\\ufffe\\uffff\\u{e0000}-\\u{e007f}";
const HIDDEN = new RegExp(`([${ALWAYS}])`, "u");
const HIDDEN_LEFT_TO_RIGHT = new RegExp(`([${ALWAYS}\\u061c\\u200e\\u200f])`, "u");
const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * Whether `text` holds letters of a right-to-left script, where marks of direction are at home.
 * @param {string} text
 */
export const readsRightToLeft = (text) => RIGHT_TO_LEFT.test(text);

/**
 * `text` cut into stretches, each hidden character alone.
 * @param {string} text
 * @param {boolean} [rightToLeft]
 * @returns {[string, boolean][]} `[stretch, hidden]`
 */
export function pieces(text, rightToLeft = readsRightToLeft(text)) {
  const cut = text.split(rightToLeft ? HIDDEN : HIDDEN_LEFT_TO_RIGHT);
  return cut
    .map((stretch, place) => /** @type {[string, boolean]} */ ([stretch, place % 2 === 1]))
    .filter(([stretch]) => stretch);
}

/**
 * The name of a hidden character: `U+202E`.
 * @param {string} character
 */
export const nameOf = (character) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
