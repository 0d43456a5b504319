// The player's own words: all of them stand in one table, `words/LANGUAGE.json`, which a page carries as data.

import { idWords } from "./content.js";

/** @type {{ [key: string]: string }} */
let table = {};
/** @type {Intl.PluralRules} */
let plurals = new Intl.PluralRules("en");
let locale = "en";

/**
 * Says which words to use.
 * @param {{ [key: string]: string }} read
 * @param {string} language
 */
export function useWords(read, language) {
  table = read;
  locale = language;
  plurals = new Intl.PluralRules(language);
}

/** Whether there are words for this key. @param {string} key */
export const hasWord = (key) => key in table;

/**
 * The words for a key, `{name}` replaced by the value of that name.
 * @param {string} key
 * @param {{ [name: string]: string | number }} [values]
 */
export function word(key, values = {}) {
  return (table[key] || key).replace(/\{(\w+)\}/g, (all, name) => (name in values ? String(values[name]) : all));
}

/**
 * The words for a number of things: `KEY.one`, `KEY.other` and whatever else the language has.
 * @param {string} key
 * @param {number} n
 */
export function counted(key, n) {
  const form = `${key}.${plurals.select(n)}`;
  return word(hasWord(form) ? form : `${key}.other`, { n: number(n) });
}

/** A number as the language writes it. @param {number} n */
export const number = (n) => n.toLocaleString(locale);

/** A percentage as the language writes it. @param {number} n */
export const percentage = (n) => word("percent", { n: number(n) });

/** A number with its sign, as the language writes it. @param {number} n */
export const signed = (n) => (n > 0 ? "+" : n < 0 ? "−" : "") + number(Math.abs(n));

/**
 * An amount of minor units, without cents where there are none.
 * @param {number} minor
 * @param {string} [currency] ISO 4217
 */
export function money(minor, currency) {
  if (!currency) return number(minor);
  try {
    const options = { style: /** @type {const} */ ("currency"), currency };
    const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat(locale, options).resolvedOptions();
    const amount = minor / 10 ** digits;
    const least = Number.isInteger(amount) ? 0 : digits;
    return amount.toLocaleString(locale, { ...options, minimumFractionDigits: least });
  } catch {
    return `${number(minor / 100)} ${currency}`;
  }
}

/** Seconds of each unit of time, longest first. @type {[string, number][]} */
const UNITS = [
  ["days", 86400],
  ["hours", 3600],
  ["minutes", 60],
  ["seconds", 1],
];

/** A length of time in its two largest units. @param {number} seconds */
export function lengthOfTime(seconds) {
  const first = Math.max(
    UNITS.findIndex(([, unit]) => seconds >= unit),
    0,
  );
  if (seconds < 1) return counted("seconds", 0);
  const parts = [];
  let rest = seconds;
  for (const [name, unit] of UNITS.slice(first, first + 2)) {
    const n = Math.floor(rest / unit);
    rest -= n * unit;
    if (n > 0) parts.push(counted(name, n));
  }
  return parts.join(" ");
}

/** Minutes and seconds as on a stopwatch. @param {number} seconds */
export function stopwatch(seconds) {
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** A day and an hour as the language writes them. @param {string} iso */
export function dayAndHour(iso) {
  const when = new Date(iso);
  return Number.isNaN(when.getTime()) ? "" : when.toLocaleString(locale, { dateStyle: "medium", timeStyle: "short" });
}

/** Several in a row, as the language joins them. @param {string[]} items */
export const listed = (items) => items.join(word("comma"));

/** What an id of a vocabulary is called: the table's word, else its own. @param {string} kind @param {string} id */
export const called = (kind, id) => (hasWord(`${kind}.${id}`) ? word(`${kind}.${id}`) : idWords(id));

/**
 * What a node asks of a learner.
 * @param {{ title?: string, prompt?: string }} text
 * @param {"Response" | "Notice" | "Rewrite"} [asks]
 */
export const headingOf = ({ title, prompt }, asks = "Response") => prompt || title || word(`prompt.${asks}`);
