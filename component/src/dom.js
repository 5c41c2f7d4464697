import { pieces, nameOf } from "./characters.js";

/** @typedef {Node | string | null | undefined | false} Child */

/**
 * An element: `h("p.claim", { dir: "auto" }, "text")`. Children that are strings become text nodes.
 * @param {string} name tag and classes
 * @param {Record<string, unknown> | null} [given] attributes; `on…` are listeners; null and false are left out
 * @param {...(Child | Child[])} children
 * @returns {HTMLElement}
 */
export function h(name, given, ...children) {
  const [tag, ...classes] = name.split(".");
  const made = document.createElement(tag);
  if (classes.length) made.className = classes.join(" ");
  for (const [key, value] of Object.entries(given ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") made.addEventListener(key.slice(2), /** @type {EventListener} */ (value));
    else made.setAttribute(key, value === true ? "" : String(value));
  }
  made.append(.../** @type {(Node | string)[]} */ (children.flat().filter(Boolean)));
  return made;
}

/**
 * Words of the article or the model as nodes: hidden characters are kept, but caged and spelt out.
 * @param {string} text
 * @param {boolean} [rightToLeft] whether marks of direction are at home here
 * @returns {(Node | string)[]}
 */
export function shown(text, rightToLeft) {
  return pieces(text, rightToLeft).map(([stretch, hidden]) =>
    hidden
      ? h("bdi.hidden", { "data-name": nameOf(stretch) }, /[\0\r\ud800-\udfff]/u.test(stretch) ? "\ufffd" : stretch)
      : stretch,
  );
}

/**
 * Words of the article within a line, their direction kept to themselves.
 * @param {string} text
 * @param {string} [name] tag and classes
 */
export const bdi = (text, name = "bdi") => h(name, { dir: "auto" }, shown(text));

/** A sign for the eye only; words beside it say the same. @param {string} text */
export const sign = (text) => h("span", { "aria-hidden": "true" }, text);
