/** An element with attributes and children; text is set as text. */
export function h(name, attributes, ...children) {
  const [tag, ...classes] = name.split(".");
  const made = document.createElement(tag);
  if (classes.length) made.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

let made = 0;
/** An id that nothing else on the page has. */
export const newId = () => `desk-${(made += 1)}`;

/** Offsets: the service counts code points, a browser UTF-16 units. */
export const points = (text, unit) => Array.from(text.slice(0, unit)).length;
export function units(text, point) {
  let unit = 0;
  for (let left = point; left > 0 && unit < text.length; left -= 1) unit += text.codePointAt(unit) > 0xffff ? 2 : 1;
  return unit;
}
export const textOf = (text, span) => text.slice(units(text, span.start), units(text, span.end));
