import packed from "./words/packed.js";

const FORM = /(zero|one|two|few|many|other)\{([^{}]*)\}/g;
const RIGHT_TO_LEFT = "ar";

/** The words of the component in one language, with its plural forms, numbers and dates. */
export class Words {
  #words;
  #plural;
  #number;

  /**
   * @param {string} lang wanted; English where it is none of ours
   * @param {Record<string, string> | null} [own] words that a host puts in their place
   */
  constructor(lang, own) {
    const base = lang.toLowerCase().split(/[-_]/)[0];
    this.lang = packed[base] ? base : "en";
    this.direction = this.lang === RIGHT_TO_LEFT ? "rtl" : "ltr";
    this.locale = this.lang;
    try {
      if (packed[base]) this.locale = Intl.getCanonicalLocales(lang)[0];
    } catch { /* not a language tag */ }
    this.#words = { ...packed.en, ...packed[this.lang], ...own };
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
