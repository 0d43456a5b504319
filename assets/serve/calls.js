/** The list of calls: as they come, with a filter, and to copy. */

import { byId, element } from "./element.js";

/**
 * @typedef {object} Row
 * @property {string} call
 * @property {string} argument
 * @property {string} result
 * @property {string} code empty where there is none
 * @property {string[]} wrong what is wrong with it, in plain words
 * @property {boolean} failed
 * @property {Date} at
 */

/** How many rows are shown; older ones are left in what is copied. */
const MOST_SHOWN = 1000;
/** The longest text in a cell; the whole one is in its title and in what is copied. */
const MOST_TEXT = 160;

/** @type {Row[]} */
const rows = [];
const body = byId("call-rows", HTMLElement);
const count = byId("call-count", HTMLElement);
const filter = byId("call-filter", HTMLInputElement);
const onlyFailed = byId("call-failed", HTMLInputElement);

/** @param {Row} row */
const isShown = ({ call, argument, result, code, wrong, failed }) => {
  const text = [call, argument, result, code, ...wrong].join(" ").toLowerCase();
  return (failed || !onlyFailed.checked) && text.includes(filter.value.trim().toLowerCase());
};

/** @param {Date} at */
const timeOf = (at) => `${at.toTimeString().slice(0, 8)}.${String(at.getMilliseconds()).padStart(3, "0")}`;

/** @param {string} text */
const cell = (text) =>
  text.length > MOST_TEXT
    ? element("td", { title: text.slice(0, 2000) }, `${text.slice(0, MOST_TEXT)}… (${text.length} characters)`)
    : element("td", {}, text);

/** @param {Row} row */
function rowOf({ call, argument, result, code, wrong, failed, at }) {
  const why = wrong.map((what) => element("div", { class: "wrong" }, what));
  const told = cell(result);
  told.append(...why);
  return element(
    "tr",
    { class: failed ? "failed" : call === "LMS" ? "own" : null },
    element("td", { class: "time" }, timeOf(at)),
    element("th", { scope: "row" }, call),
    cell(argument),
    told,
    element("td", { class: "code" }, failed ? `✗ ${code}` : code),
  );
}

/** @param {Row} row */
export function addCall(row) {
  rows.push(row);
  if (isShown(row)) {
    const box = body.closest(".scroll");
    const atEnd = box && box.scrollHeight - box.scrollTop - box.clientHeight < 40;
    body.append(rowOf(row));
    if (body.childElementCount > MOST_SHOWN) body.firstElementChild?.remove();
    if (box && atEnd) box.scrollTop = box.scrollHeight;
  }
  tellCount();
}

/**
 * The LMS says what it did by itself.
 * @param {string} what
 */
export const addOwn = (what) =>
  addCall({ call: "LMS", argument: "", result: what, code: "", wrong: [], failed: false, at: new Date() });

function tellCount() {
  const failed = rows.filter((row) => row.failed).length;
  count.textContent = `${rows.length} ${rows.length === 1 ? "call" : "calls"}, ${failed} with an error`;
}

function showAll() {
  body.replaceChildren(...rows.filter(isShown).slice(-MOST_SHOWN).map(rowOf));
}

function clear() {
  rows.length = 0;
  showAll();
  tellCount();
}

/** All rows that the filter lets through, one a line. */
const asText = () =>
  rows
    .filter(isShown)
    .map(({ call, argument, result, code, wrong, at }) => [timeOf(at), call, argument, result, code, ...wrong].join("\t"))
    .join("\n");

async function copy() {
  const told = byId("call-copied", HTMLElement);
  try {
    await navigator.clipboard.writeText(asText());
    told.textContent = "Copied.";
  } catch {
    told.textContent = "This browser does not let the page copy.";
  }
}

filter.addEventListener("input", showAll);
onlyFailed.addEventListener("change", showAll);
byId("call-copy", HTMLButtonElement).addEventListener("click", copy);
byId("call-clear", HTMLButtonElement).addEventListener("click", clear);
tellCount();
