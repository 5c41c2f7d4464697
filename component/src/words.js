import { english, keys, version } from "./words/packed.js";

const LANGUAGES = ["en", "es", "fr", "de", "ar"];
const FORM = /(zero|one|two|few|many|other)\{((?:[^{}]|\{\w+\})*)\}/g;

/** @type {Map<string, Record<string, string>>} */
const known = new Map([["en", unpacked(english)]]);

/** @param {string} packed @returns {Record<string, string>} */
function unpacked(packed) {
  const words = packed.split("|");
  let list = "";
  return Object.fromEntries(keys.split("|").map((short, place) => {
    const key = short[0] === "." ? list + short : short;
    list = key.split(".")[0];
    return [key, words[place] || key.replace(/.*\./, "")];
  }));
}

/** Which of the component's languages a language tag is nearest to. @param {string} tag */
const nearest = (tag) => {
  const base = tag.toLowerCase().split(/[-_]/)[0];
  return LANGUAGES.includes(base) ? base : "en";
};

/**
 * Fetch the words of a language, unless they are here already; they lie beside the module. Where they cannot be
 * had the words stay English.
 * @param {string} tag
 * @returns {Promise<void> | null} null where there is nothing to wait for
 */
export function fetched(tag) {
  const lang = nearest(tag);
  if (known.has(lang)) return null;
  return import(`${new URL(`words/${lang}.js`, import.meta.url)}?${version}`).then(
    ({ default: given }) => void known.set(lang, given.version === version ? unpacked(given.words) : inEnglish()),
    () => void known.set(lang, inEnglish()),
  );
}

const inEnglish = () => /** @type {Record<string, string>} */ (known.get("en"));

/** The words of the component in one language, with its plural forms, numbers and dates. */
export class Words {
  #words;
  #plural;
  #number;

  /**
   * @param {string} tag wanted; English where it is none of ours
   * @param {Record<string, string> | null} [own] words that a host puts in their place
   */
  constructor(tag, own) {
    const words = known.get(nearest(tag)) ?? inEnglish();
    this.lang = words === inEnglish() ? "en" : nearest(tag);
    this.direction = this.lang === "ar" ? "rtl" : "ltr";
    this.locale = this.lang;
    try {
      if (tag.toLowerCase().startsWith(this.lang)) this.locale = Intl.getCanonicalLocales(tag)[0];
    } catch { /* not a language tag */ }
    this.#words = { ...words, ...own };
    this.#plural = new Intl.PluralRules(this.locale);
    this.#number = new Intl.NumberFormat(this.locale, { maximumFractionDigits: 20 });
  }

  /**
   * @param {string} key
   * @param {Record<string, string | number>} [values] `n` chooses the plural form
   */
  say(key, values = {}) {
    let text = String(this.#words[key] ?? key);
    if (typeof values.n === "number") {
      /** @type {Record<string, string>} */
      const forms = {};
      for (const [, name, form] of text.matchAll(FORM)) forms[name] = form;
      if (forms.other) text = forms[this.#plural.select(values.n)] ?? forms.other;
    }
    return text.replace(/#|\{(\w+)\}/g, (whole, name = "n") => {
      const value = values[name];
      return value === undefined ? whole : typeof value === "number" ? this.number(value) : value;
    });
  }

  /**
   * The word for a value of a closed list; a value that is not on it is shown as it stands.
   * @param {string} list
   * @param {string} value
   */
  of(list, value) {
    return this.#words[`${list}.${value}`] ?? value.replace(/_/g, " ");
  }

  /** In full, never rounded. @param {number} value */
  number(value) {
    return this.#number.format(value);
  }

  /** @param {string} given an ISO date and time @returns {string} */
  time(given) {
    const date = new Date(given);
    if (Number.isNaN(date.getTime())) return "";
    return new Intl.DateTimeFormat(this.locale, {
      day: "numeric", month: "long", year: "numeric", hour: "numeric", minute: "2-digit", timeZoneName: "short",
    }).format(date);
  }

  /** @param {string[]} parts */
  list(parts) {
    return new Intl.ListFormat(this.locale, { type: "unit", style: "short" }).format(parts);
  }
}
