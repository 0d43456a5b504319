/** What stands in the data model: the figures that count, every element, and the interactions as a table. */

import { byId, element, table } from "./element.js";
import { timespan12Of } from "./formats.js";

/** @import { Child } from "./element.js" */
/** @import { Kept, RunTime, Standard } from "./scorm.js" */

const figures = byId("figures", HTMLElement);
const elements = byId("elements", HTMLElement);
const interactions = byId("interactions", HTMLElement);
const limit = byId("suspend-limit", HTMLElement);
const meter = byId("suspend-meter", HTMLMeterElement);

/** The longest value that is shown whole. */
const MOST_TEXT = 400;

/** @param {string} value */
const shortened = (value) =>
  value.length > MOST_TEXT ? `${value.slice(0, MOST_TEXT)}… (${value.length} characters)` : value;

/** @param {[string, string][]} pairs */
export function showFigures(pairs) {
  figures.replaceChildren(
    ...pairs.map(([name, value]) => element("div", {}, element("dt", {}, name), element("dd", {}, value || "–"))),
  );
}

/**
 * How much of the room for resuming is used.
 * @param {string} name
 * @param {number} used
 * @param {number} most 0: there is no limit
 */
export function showSuspended(name, used, most) {
  const number = (/** @type {number} */ value) => value.toLocaleString("en");
  limit.textContent = most
    ? `${name}: ${number(used)} of ${number(most)} characters${used > most ? ": too long" : ""}`
    : `${name}: ${number(used)} characters`;
  meter.hidden = !most;
  meter.max = most || 1;
  meter.high = most * 0.9;
  meter.value = used;
}

/**
 * @param {string} caption
 * @param {Child[][]} rows
 */
export function showElements(caption, rows) {
  elements.replaceChildren(
    rows.length ? table(caption, ["Element", "Value", "Note"], rows) : element("p", { class: "weak" }, "Nothing has been set."),
  );
}

/**
 * @param {string[]} heads
 * @param {Child[][]} rows
 */
export function showInteractions(heads, rows) {
  interactions.replaceChildren(
    rows.length ? table("Interactions", heads, rows) : element("p", { class: "weak" }, "None so far."),
  );
}

/**
 * Everything about an entry that talks SCORM.
 * @param {Standard} standard
 * @param {RunTime | null} session the session that is open
 * @param {Kept | null} kept
 * @param {string} last the element that was set last
 */
export function showScorm(standard, session, kept, last) {
  const values = session ? session.model.all() : kept ? kept.values : {};
  if (session) {
    for (const name of Object.keys(values)) values[name] = standard.evaluated(session.model, name) ?? values[name] ?? "";
  }
  const status = standard.status(values);
  const hundredths = session ? session.hundredths : kept ? kept.hundredths : 0;
  showFigures([
    ["Completion", status.completion],
    ["Success", status.success],
    ["Score", status.score],
    ["Time before this session", timespan12Of(hundredths)],
    ["Exit", kept ? kept.exit || "not said" : ""],
    ["Attempt", String(session ? session.attempts : kept ? kept.attempts : "")],
    ["Session", session ? SESSION[session.state] : kept && kept.open ? "was never ended" : "none"],
  ]);
  showSuspended("Suspend data", (values["cmi.suspend_data"] || "").length, standard.suspendLimit);
  const names = Object.keys(values).sort((one, other) => one.localeCompare(other, "en", { numeric: true }));
  showElements(
    "Data model",
    names.map((name) => {
      const uncommitted = session !== null && session.launch.mode === "normal" && kept?.values[name] !== values[name];
      const isTold = standard.table[name]?.access === "r" || standard.table[name]?.start === values[name];
      const marks = [name === last && "changed last", uncommitted && !isTold && "not committed"].filter(Boolean).join(", ");
      return [name, shortened(values[name] || ""), marks && element("strong", { class: "mark" }, marks)];
    }),
  );
  showInteractions(["Id", "Type", "Question", "Answer", "Result", "Took"], interactionsOf(standard, values));
}

const SESSION = { before: "not begun", running: "running", after: "ended" };

/**
 * @param {Standard} standard
 * @param {Record<string, string>} values
 */
function interactionsOf(standard, values) {
  /** @type {string[][]} */
  const rows = [];
  for (let index = 0; `cmi.interactions.${index}.id` in values; index += 1) {
    const of = (/** @type {string} */ name) => shortened(values[`cmi.interactions.${index}.${name}`] || "");
    rows.push([of("id"), of("type"), of("description"), of(standard.response), of("result"), of("latency")]);
  }
  return rows;
}
