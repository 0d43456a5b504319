/**
 * The types of values in the data models of SCORM: each is a function that says whether a text is one.
 * Lengths are counted in UTF-16 units, as a learner's browser counts them.
 */

/** @typedef {(value: string) => boolean} Format */

/** @type {(most: number) => Format} */
export const text = (most) => (value) => value.length <= most;

/** @type {(...words: string[]) => Format} */
export const oneOf = (...words) => (value) => words.includes(value);

/** @type {(...formats: Format[]) => Format} */
export const either = (...formats) => (value) => formats.some((format) => format(value));

/** @type {Format} a number, as both standards write it */
export const decimal = (value) => /^-?\d{1,10}(\.\d{1,18})?$/.test(value);

/** @type {Format} */
export const integer = (value) => /^[+-]?\d{1,9}$/.test(value);

/** @type {(least: number, most: number) => Format} whether a number lies in a range */
export const within = (least, most) => (value) => Number(value) >= least && Number(value) <= most;

// SCORM 1.2

/** @type {Format} letters, digits, hyphen and underscore; the standard knows no others */
export const identifier12 = (value) => /^[A-Za-z0-9_.-]{1,255}$/.test(value);

/** @type {Format} HH:MM:SS.SS */
export const clock = (value) => /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?$/.test(value);

/** @type {Format} HHHH:MM:SS.SS */
export const timespan12 = (value) => /^\d{2,4}:\d{2}:\d{2}(\.\d{1,2})?$/.test(value);

/**
 * A time span in hundredths of a second.
 * @param {string} value as `timespan12` has it
 */
export function hundredths12(value) {
  const [hours, minutes, seconds] = value.split(":").map(Number);
  return Math.round(((hours || 0) * 3600 + (minutes || 0) * 60 + (seconds || 0)) * 100);
}

/** @param {number} hundredths */
export function timespan12Of(hundredths) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  const seconds = Math.floor(hundredths / 100);
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(":");
  return `${clock.padStart(10, "0")}.${two(hundredths % 100)}`;
}

/** @type {Record<string, Format>} what a response is, by the type of its interaction */
export const responses12 = {
  "true-false": (value) => /^(0|1|t|f|true|false)$/.test(value),
  choice: (value) => /^\{?[a-z0-9](,[a-z0-9])*\}?$/.test(value),
  "fill-in": text(255),
  matching: (value) => /^\{?[a-z0-9]\.[a-z0-9](,[a-z0-9]\.[a-z0-9])*\}?$/.test(value),
  performance: text(255),
  sequencing: (value) => /^\{?[a-z0-9](,[a-z0-9])*\}?$/.test(value),
  likert: (value) => /^[a-z0-9]?$/.test(value),
  numeric: decimal,
};

// SCORM 2004

/** @type {Format} an address, or a name that may stand in one */
export const identifier2004 = (value) =>
  value.length <= 4000 && /^[^\s<>"{}|\\^`\u0000-\u001f]+$/.test(value) && !/^urn:($|[^:]*$)/.test(value);

/** @type {Format} an identifier of at most 250, without the marks that part identifiers */
export const short = (value) => value.length <= 250 && /^[\w\-().+:=@;$!*'%/#~?&]+$/.test(value);

const LANGUAGE = "[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*";
const LANGUAGE_AND_TEXT = new RegExp(`^(?:\\{lang=${LANGUAGE}\\})?([^]*)$`);

/** @type {(most: number) => Format} text that may begin with its language in braces */
export const localized = (most) => (value) => {
  const [, rest = ""] = LANGUAGE_AND_TEXT.exec(value) || [];
  return !rest.startsWith("{lang=") && rest.length <= most;
};

/** @type {Format} */
export const language = (value) => value === "" || (value.length <= 250 && new RegExp(`^${LANGUAGE}$`).test(value));

/** @type {Format} a moment in ISO 8601, from a year alone to hundredths of a second with a zone */
export const moment = (value) =>
  /^(19[7-9]\d|20[0-2]\d|203[0-8])(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3])(:[0-5]\d(:[0-5]\d(\.\d{1,2}(Z|[+-]([01]\d|2[0-3])(:[0-5]\d)?)?)?)?)?)?)?)?$/.test(
    value,
  ) || /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?(Z|[+-]([01]\d|2[0-3])(:[0-5]\d)?)?$/.test(value);

const SPAN = /^P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d{1,2})?)S)?)?$/;

/** @type {Format} a time span in ISO 8601, to the hundredth of a second */
export const timespan2004 = (value) => SPAN.test(value);

/** Seconds in a year, a month (both of the mean Gregorian year), a day, an hour, a minute, a second. */
const UNITS = [31_556_952, 2_629_746, 86_400, 3600, 60, 1];

/**
 * A time span in hundredths of a second.
 * @param {string} value as `timespan2004` has it
 */
export function hundredths2004(value) {
  const [, ...parts] = SPAN.exec(value) || [];
  const seconds = UNITS.reduce((sum, unit, index) => sum + unit * Number(parts[index] || 0), 0);
  return Math.round(seconds * 100);
}

/** @param {number} hundredths */
export function timespan2004Of(hundredths) {
  const seconds = Math.floor(hundredths / 100);
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const fraction = hundredths % 100 ? `.${String(hundredths % 100).padStart(2, "0")}` : "";
  const parts = [hours && `${hours}H`, minutes && `${minutes}M`, (rest || fraction) && `${rest}${fraction}S`];
  return `PT${parts.filter(Boolean).join("") || "0S"}`;
}

/** @type {(part: Format, most: number) => Format} parts with `[,]` between them */
const listOf = (part, most) => (value) => {
  const parts = value.split("[,]");
  return parts.length <= most && parts.every(part);
};

/** @type {(value: string) => boolean} a set of identifiers; it may be empty */
const choices = (value) => {
  const parts = value === "" ? [] : value.split("[,]");
  return parts.length <= 36 && parts.every(short) && new Set(parts).size === parts.length;
};

/** @type {(left: Format, right: Format) => Format} two parts with `[.]` between them */
const pair = (left, right) => (value) => {
  const parts = value.split("[.]");
  return parts.length === 2 && left(parts[0] || "") && right(parts[1] || "");
};

/** @type {Format} */
const number = (value) => /^-?\d{1,10}(\.\d{1,18})?$/.test(value);

/** @type {Format} */
const empty = (value) => value === "";

/** @type {Record<string, Format>} what a response is, by the type of its interaction */
export const responses2004 = {
  "true-false": oneOf("true", "false"),
  choice: choices,
  "fill-in": listOf(localized(250), 10),
  "long-fill-in": localized(4000),
  likert: short,
  matching: either(empty, listOf(pair(short, short), 36)),
  performance: either(empty, listOf(pair(either(empty, short), either(empty, number, localized(250))), 250)),
  sequencing: either(empty, listOf(short, 36)),
  numeric: number,
  other: text(4000),
};

/** @type {(format: Format, ...names: string[]) => Format} a pattern that may begin with settings in braces */
const after = (format, ...names) => {
  const settings = new RegExp(`^(\\{(${names.join("|")})=(true|false)\\})*`);
  return (value) => format(value.replace(settings, ""));
};

/** @type {Format} */
const range = (value) => {
  const parts = value.split("[:]");
  const [low = "", high = ""] = parts;
  return (
    (parts.length === 1 && number(value)) ||
    (parts.length === 2 && parts.every(either(empty, number)) && (low === "" || high === "" || Number(low) <= Number(high)))
  );
};

/** @type {Record<string, Format>} what a correct response is, by the type of its interaction */
export const patterns2004 = {
  ...responses2004,
  "fill-in": after(listOf(localized(250), 10), "case_matters", "order_matters"),
  "long-fill-in": after(localized(4000), "case_matters"),
  performance: after(listOf(pair(either(empty, short), either(empty, range, localized(250))), 125), "order_matters"),
  numeric: range,
};
