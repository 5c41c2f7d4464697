// @ts-nocheck – held to the same table of cases as the Python code, which says what its parts take and give.
// Quote selectors (TextQuoteSelector of the W3C Web Annotation Data Model) found again in a page, by the same
// rules as onrecord.grounding: `folding.py` names the harmless differences, `selectors.py` tells places apart.
// Offsets are UTF-16 units here and code points in a brief.

const QUOTE_MARKS = new Set("\"'“”„‟‘’‚‛«»‹›「」『』〝〞＂＇`´′″ʼ");
const DASHES = new Set("-‐‑‒–—―−﹘﹣－");
const STOPS = { "。": ".", "、": ",", "，": ",", "；": ";", "：": ":" };
const ARABIC = { أ: "ا", إ: "ا", آ: "ا", ٱ: "ا", ى: "ي", ی: "ي", ئ: "ي", ؤ: "و", ک: "ك" };
const DROPPED = /[\u00ad\u061c\u0640\u064b-\u0655\u0670\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufe00-\ufe0f\ufeff]/;
const SPACE = /[\s\x1c-\x1f\x85]/; // what Python's isspace() says, but for U+FEFF, which is dropped
const COMPATIBLE = /[\ufb00-\ufb06\uff01-\uff5e\ufb50-\ufdff\ufe70-\ufefc]/;
const HAN = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/;
const LETTER = /[\p{L}\p{N}]/u;
const WORD = new RegExp(`${HAN.source}|(?:(?!${HAN.source})[\\p{L}\\p{N}])+`, "gu");
const INSIDE = new RegExp(
  `(?<=[\\p{L}\\p{N}])(?<!${HAN.source})(?=[\\p{L}\\p{N}])(?!${HAN.source})` +
    "|(?<=[0-9][.,:/-])(?=[0-9])|(?<=[0-9])(?=[.,:/-][0-9])|(?<=[^])(?=\\p{M})",
  "uy",
);
const ENOUGH = 5;

const at = (text, place) => (place < text.length ? String.fromCodePoint(text.codePointAt(place)) : "");
const before = (text, place) => Array.from(text.slice(Math.max(0, place - 2), place)).at(-1) ?? "";

// A mark of a combining class other than 0 moves before U+0345, which is of the highest. Three Tibetan marks
// of class 0 do so too, as they come apart.
const combines = (char) =>
  char > "\u02ff" &&
  /\p{M}/u.test(char) &&
  (char === "\u0345" || !`\u0345${char}`.normalize("NFD").startsWith("\u0345")) &&
  !/[\u0f73\u0f75\u0f81]/.test(char);

/** `text` folded; unit `i` of the folded text came from `[starts[i], ends[i])` of the original. */
export function fold(text) {
  const units = [], starts = [], ends = [];
  const pop = () => { units.pop(); starts.pop(); ends.pop(); };
  let gap = { counts: true, known: 0 };
  for (let place = 0, stop = 0; place < text.length; place = stop) {
    const char = at(text, place);
    stop = place + char.length;
    if (DROPPED.test(char)) continue;
    for (let mark = at(text, stop); combines(mark) && !DROPPED.test(mark); mark = at(text, stop)) stop += mark.length;
    if ("»›".includes(char) && units.at(-1) === " " && !LETTER.test(nextShown(text, stop))) pop();
    for (const unit of expand(char, text.slice(place, stop)).split("")) {
      if (unit === " " && SPACE.test(char)) {
        if (stop > gap.known) gap = gapAt(text, place, stop);
        if (!gap.counts) continue;
      }
      const last = units.at(-1);
      if (unit === last && (unit === " " || unit === "-")) {
        ends[ends.length - 1] = stop;
        continue;
      }
      if (unit === " " && last === "-") continue;
      if (unit === "-" && last === " ") pop();
      units.push(unit);
      starts.push(place);
      ends.push(stop);
    }
  }
  return { text: units.join(""), starts, ends };
}

// The first character from `place` on that is not left out of the folded text.
function nextShown(text, place) {
  let next = place;
  while (next < text.length && DROPPED.test(at(text, next))) next += at(text, next).length;
  return next < text.length ? at(text, next) : "";
}

function expand(char, cluster) {
  if (QUOTE_MARKS.has(char)) return "'";
  if (DASHES.has(char)) return "-";
  if (char === "…") return "...";
  if (SPACE.test(char)) return " ";
  if (STOPS[char]) return STOPS[char];
  if (char > "\x7f" && /\p{Nd}/u.test(char)) return digit(char.codePointAt(0));
  const composed = Array.from(cluster.normalize(COMPATIBLE.test(char) ? "NFKC" : "NFC"))
    .filter((each) => !DROPPED.test(each))
    .map((each) => (QUOTE_MARKS.has(each) ? "'" : each))
    .join("")
    .trim();
  return composed.replace(/[\u0622-\u06cc]/g, (letter) => ARABIC[letter] ?? letter);
}

// The digits of a script follow each other from zero on.
function digit(point) {
  let below = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(point - below - 1))) below += 1;
  return String(below % 10);
}

function gapAt(text, place, stop) {
  const empty = (unit) => SPACE.test(unit) || DROPPED.test(unit);
  let first = place, last = stop;
  while (first > 0 && empty(text[first - 1])) first -= 1;
  while (last < text.length && empty(text[last])) last += 1;
  const known = /^[\s\x1c-\x1f\x85]+$/.test(text.slice(place, stop)) ? last : stop;
  const [left, right] = [before(text, first), at(text, last)];
  if (left && "«‹".includes(left)) return { counts: LETTER.test(before(text, first - 1)), known };
  if (!left || !right || !(HAN.test(left) || HAN.test(right))) return { counts: true, known };
  return { counts: ![left, right].every((char) => HAN.test(char) || STOPS[char] || LETTER.test(char)), known };
}

const words = (text) => text.match(WORD)?.length ?? 0;

function inside(text, place) {
  INSIDE.lastIndex = place;
  return place > 0 && place < text.length && INSIDE.test(text);
}

/** Start and end of the selector's words in a text (or a text that was folded), or null: see `Quotable.find`. */
export function find(selector, text) {
  const there = typeof text === "string" ? fold(text) : text;
  const sought = soughtBy(selector);
  const most = words(sought.prefix) + words(sought.suffix);
  const needed = Math.max(0, Math.min(ENOUGH - words(sought.exact), most));
  let best = -1, places = [];
  for (const place of placesOf(sought, there)) {
    const agreed = agreement(sought, there.text, place);
    if (agreed > best) [best, places] = [agreed, []];
    if (agreed === best) places.push(place);
    if (agreed === most && places.length > 1) return null;
  }
  if (best < needed || places.length !== 1) return null;
  return [there.starts[places[0]], there.ends[places[0] + sought.exact.length - 1]];
}

function soughtBy({ exact, prefix = "", suffix = "" }) {
  const { text, starts, ends } = fold(prefix + exact + suffix);
  const [start, end] = [prefix.length, prefix.length + exact.length];
  let low = 0, high = text.length;
  while (low < high && (ends[low] <= start || text[low] === " ")) low += 1;
  while (low < high && (starts[high - 1] >= end || text[high - 1] === " ")) high -= 1;
  return { text, low, high, prefix: text.slice(0, low), exact: text.slice(low, high), suffix: text.slice(high) };
}

function* placesOf({ text, low, high, exact }, there) {
  const whole = (place) => there.starts[place - 1] !== there.starts[place];
  const edges = edgesOf(text, low, high);
  for (let place = exact ? there.text.indexOf(exact) : -1; place >= 0; place = there.text.indexOf(exact, place + 1)) {
    const stop = place + exact.length;
    if (whole(place) && whole(stop) && edgesOf(there.text, place, stop) === edges) yield place;
  }
}

// The character that a cut word or number goes on with, on either side.
const edgesOf = (text, low, high) =>
  `${inside(text, low) ? before(text, low) : ""}|${inside(text, high) ? at(text, high) : ""}`;

// Whole words of context that are the same on both sides.
function agreement({ text, low, high, prefix, suffix }, there, place) {
  const stop = place + high - low;
  let same = sameEnd(prefix, there.slice(Math.max(0, place - prefix.length), place));
  let agreed = words(prefix.slice(prefix.length - same));
  if (same && same < prefix.length && (inside(text, low - same) || inside(there, place - same))) agreed -= 1;
  same = sameStart(suffix, there.slice(stop, stop + suffix.length));
  agreed += words(suffix.slice(0, same));
  if (same && same < suffix.length && (inside(text, high + same) || inside(there, stop + same))) agreed -= 1;
  return agreed;
}

const splits = (text, place) => place > 0 && /[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(place - 1, place + 1));

function sameStart(one, other) {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same += 1;
  return splits(one, same) ? same - 1 : same;
}

function sameEnd(one, other) {
  let same = 0;
  while (same < one.length && one.at(-same - 1) === other.at(-same - 1)) same += 1;
  return splits(one, one.length - same) ? same - 1 : same;
}

const SKIPPED =
  "script, style, noscript, template, textarea, select, iframe, object, audio, video, canvas, rp, rt, onrecord-brief, [hidden]";
const BREAKS = new Set(
  ("address article aside blockquote br caption dd details dialog div dl dt fieldset figcaption figure footer form " +
    "h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol option p pre search section summary table tbody td tfoot " +
    "th thead tr ul").split(" "),
);

/** The text of a part of a page, as it stands now: make it anew when the page has changed. */
export class Rendering {
  #nodes = [];
  #folded = null;

  /** `root`: an element, a document fragment or a shadow root. */
  constructor(root) {
    this.text = "";
    this.#read(root);
  }

  #read(node) {
    if (node.nodeType === Node.TEXT_NODE) {
      if (!node.length) return;
      this.#nodes.push({ node, start: this.text.length });
      this.text += node.data;
      return;
    }
    if (node.nodeType === Node.ELEMENT_NODE && node.matches(SKIPPED)) return;
    const breaks = BREAKS.has(node.localName);
    if (breaks) this.text += "\n";
    for (const child of node.childNodes) this.#read(child);
    if (breaks) this.text += "\n";
  }

  /** The `Range` of the selector's words, or null. */
  find(selector) {
    this.#folded ??= fold(this.text);
    const found = find(selector, this.#folded);
    return found && this.range(...found);
  }

  /** The `Range` of `text.slice(start, end)`. Both ends must lie in text of the page, not in a break. */
  range(start, end) {
    const [first, last] = [this.#nodeAt(start), this.#nodeAt(end - 1)];
    const range = first.node.ownerDocument.createRange();
    range.setStart(first.node, start - first.start);
    range.setEnd(last.node, end - last.start);
    return range;
  }

  #nodeAt(offset) {
    let low = 0, high = this.#nodes.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#nodes[middle].start <= offset) low = middle; else high = middle;
    }
    return this.#nodes[low];
  }
}

/** Code-point offsets, as a brief's spans have them, in UTF-16 units of `text`. */
export function utf16Offsets(text, start, end) {
  const points = Array.from(text);
  if (!(0 <= start && start <= end && end <= points.length)) throw new RangeError("The offsets do not lie in the text.");
  const first = points.slice(0, start).join("").length;
  return [first, first + points.slice(start, end).join("").length];
}

/** UTF-16 offsets of `text` in code points. */
export function codePointOffsets(text, start, end) {
  if (!(0 <= start && start <= end && end <= text.length)) throw new RangeError("The offsets do not lie in the text.");
  if (splits(text, start) || splits(text, end)) throw new RangeError("An offset lies within a character.");
  const first = Array.from(text.slice(0, start)).length;
  return [first, first + Array.from(text.slice(start, end)).length];
}
