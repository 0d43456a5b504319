/**
 * A data model that follows a table of elements to the letter: who may read and write what, of which type, in which range,
 * and after what. It knows no standard; names of errors become numbers elsewhere.
 */

/** @import { Format } from "./formats.js" */

/**
 * What may be wrong with a call.
 * @typedef {"element" | "unknown" | "children" | "count" | "keyword" | "unset" | "readOnly" | "writeOnly" | "type" | "range"
 *   | "before" | "index" | "gap" | "set"} Wrong
 */

/**
 * `type` may depend on what stands beside the element, told by its place.
 * @typedef {object} Definition
 * @property {"r" | "w" | "rw"} access
 * @property {Format | ((model: Model, place: string) => Format)} type
 * @property {boolean} [typeDepends] whether `type` is the latter
 * @property {Format} [range]
 * @property {string} [start] what stands there from the beginning
 * @property {string[]} [needs] what has to be set beside it before
 * @property {boolean} [unique] no other entry of its list has this value, and it stays once it is set
 */

/** @typedef {Record<string, Definition>} Table elements by their names; an index is written as `n` */

/** A call that cannot be done. */
export class Fault extends Error {
  /**
   * @param {Wrong} wrong
   * @param {string} why in plain words
   */
  constructor(wrong, why) {
    super(why);
    /** @type {Wrong} */
    this.wrong = wrong;
  }
}

const INDEX = /^(0|[1-9]\d*)$/;

/**
 * A list of SCORM beyond this length is a runaway.
 */
const MOST_ENTRIES = 10_000;

export class Model {
  /** @type {Map<string, string>} */
  #values = new Map();
  /** @type {Map<string, number>} how long each list is */
  #counts = new Map();

  /**
   * @param {Table} table
   * @param {Record<string, string>} [values] what stands there from the beginning, whoever may write it
   */
  constructor(table, values = {}) {
    this.table = table;
    for (const [pattern, { start }] of Object.entries(table)) {
      if (start !== undefined && !pattern.includes(".n.")) this.#values.set(pattern, start);
    }
    for (const [element, value] of Object.entries(values)) this.put(element, value);
  }

  /**
   * What an element says, unchecked.
   * @param {string} element
   */
  peek(element) {
    return this.#values.get(element);
  }

  /**
   * Sets an element, unchecked: as the LMS does.
   * @param {string} element
   * @param {string} value
   */
  put(element, value) {
    this.#values.set(element, value);
    for (const { list, index } of lists(element)) {
      this.#counts.set(list, Math.max(this.count(list), index + 1));
    }
  }

  /** @param {string} element */
  remove(element) {
    this.#values.delete(element);
  }

  /**
   * How many entries a list has.
   * @param {string} list
   */
  count(list) {
    return this.#counts.get(list) || 0;
  }

  /** @returns {Record<string, string>} all that is set */
  all() {
    return Object.fromEntries(this.#values);
  }

  /**
   * @param {string} element
   * @returns {string}
   */
  get(element) {
    if (element === "") throw new Fault("element", "no element is named");
    const keyword = this.#keyword(element);
    if (keyword !== undefined) return keyword;
    const { pattern, definition } = this.#definition(element);
    for (const { list, index } of lists(element)) {
      const count = this.count(list);
      if (index >= count) throw new Fault("index", `${list} has ${count} entries, so there is none at ${index}`);
    }
    if (definition.access === "w") throw new Fault("writeOnly", `${element} can only be written`);
    const value = this.#values.get(element) ?? this.table[pattern]?.start;
    if (value === undefined) throw new Fault("unset", `${element} has not been set`);
    return value;
  }

  /**
   * @param {string} element
   * @param {string} value
   */
  set(element, value) {
    if (element === "") throw new Fault("element", "no element is named");
    if (/(^|\.)_(children|count|version)$/.test(element)) {
      if (this.#keyword(element) !== undefined) throw new Fault("keyword", `${element} is told by the LMS and cannot be set`);
    }
    const { definition } = this.#definition(element);
    if (definition.access === "r") throw new Fault("readOnly", `${element} can only be read`);
    for (const { list, index } of lists(element)) {
      const count = this.count(list);
      if (index > count) throw new Fault("gap", `${list} has ${count} entries, so the next is ${count} and not ${index}`);
      if (index >= MOST_ENTRIES) throw new Fault("gap", `${list} has more than ${MOST_ENTRIES} entries`);
    }
    const entry = lists(element).at(-1);
    const beside = entry ? `${entry.list}.${entry.index}` : "";
    const place = definition.needs ? placeOf(element, beside) : beside;
    for (const name of definition.needs || []) {
      if (!this.#values.has(`${place}.${name}`)) throw new Fault("before", `${place}.${name} has to be set before ${element}`);
    }
    const { type } = definition;
    const format = definition.typeDepends
      ? /** @type {(model: Model, place: string) => Format} */ (type)(this, place)
      : /** @type {Format} */ (type);
    if (!format(value)) throw new Fault("type", `${element} cannot be ${quoted(value)}`);
    if (definition.range && value !== "" && !definition.range(value)) {
      throw new Fault("range", `${value} is out of the range of ${element}`);
    }
    if (definition.unique && entry) this.#keepUnique(element, value, entry);
    this.put(element, value);
  }

  /**
   * @param {string} element
   * @param {string} value
   * @param {{ list: string, index: number }} entry
   */
  #keepUnique(element, value, { list, index }) {
    const name = element.slice(`${list}.${index}.`.length);
    const known = this.#values.get(element);
    if (known !== undefined && known !== value) throw new Fault("set", `${element} is ${quoted(known)} and stays so`);
    for (let other = 0; other < this.count(list); other += 1) {
      if (other !== index && this.#values.get(`${list}.${other}.${name}`) === value) {
        throw new Fault("set", `${list}.${other} has the ${name} ${quoted(value)} already`);
      }
    }
  }

  /** @param {string} element */
  #definition(element) {
    const pattern = patternOf(element);
    const definition = Object.hasOwn(this.table, pattern) ? this.table[pattern] : undefined;
    if (!definition) throw new Fault("unknown", `there is no element ${element}`);
    return { pattern, definition };
  }

  /**
   * The value of a keyword, if the element is one.
   * @param {string} element
   * @returns {string | undefined}
   */
  #keyword(element) {
    const [, parent = "", keyword] = /^(.*)\._(children|count|version)$/.exec(element) || [];
    if (!keyword) return undefined;
    const pattern = patternOf(parent);
    const isList = this.#isList(pattern);
    for (const { list, index } of lists(`${parent}.`)) {
      if (index >= this.count(list)) throw new Fault("index", `${list} has no entry at ${index}`);
    }
    if (keyword === "count" && isList) return String(this.count(parent));
    if (keyword === "children") {
      const names = this.#children(isList ? `${pattern}.n` : pattern);
      if (names.length && parent !== "cmi" && parent !== "adl") return names.join(",");
    }
    if (keyword === "version" && parent === "cmi") return this.#values.get("cmi._version");
    if (!isList && !Object.hasOwn(this.table, pattern) && !this.#children(pattern).length) return undefined;
    if (keyword === "version") throw new Fault("children", "only cmi has a _version");
    throw keyword === "count"
      ? new Fault("count", `${parent} is no list, so it has no _count`)
      : new Fault("children", `${parent} has no _children`);
  }

  /** @param {string} pattern */
  #isList(pattern) {
    return Object.keys(this.table).some((known) => known.startsWith(`${pattern}.n.`));
  }

  /**
   * The names one step below.
   * @param {string} pattern
   */
  #children(pattern) {
    const below = Object.keys(this.table).filter((known) => known.startsWith(`${pattern}.`));
    const names = below.map((known) => known.slice(pattern.length + 1).split(".")[0] || "");
    return [...new Set(names)].filter((name) => name !== "n" && !name.startsWith("_"));
  }
}

/** @param {string} element */
const patternOf = (element) =>
  element
    .split(".")
    .map((part) => (INDEX.test(part) ? "n" : part))
    .join(".");

/**
 * The lists that an element stands in, from the outside in.
 * @param {string} element
 */
export function lists(element) {
  const parts = element.split(".");
  return parts.flatMap((part, at) =>
    INDEX.test(part) && at < parts.length - 1 ? [{ list: parts.slice(0, at).join("."), index: Number(part) }] : [],
  );
}

/**
 * The outermost entry that an element stands in: what it needs stands there.
 * @param {string} element
 * @param {string} beside
 */
function placeOf(element, beside) {
  const [first] = lists(element);
  return first ? `${first.list}.${first.index}` : beside;
}

/** @param {string} value */
const quoted = (value) => (value.length > 60 ? `“${value.slice(0, 60)}…” (${value.length} characters)` : `“${value}”`);
