/** SCORM 1.2: its data model, its error codes, and what an LMS does at the beginning and the end of a session. */

import {
  clock, decimal, either, hundredths12, identifier12, integer, oneOf, responses12, text, timespan12, timespan12Of, within,
} from "./formats.js";

/** @import { Model, Table, Wrong } from "./model.js" */
/** @import { Kept, Launch, Standard } from "./scorm.js" */

const BLANK = oneOf("");
const STATUSES = ["passed", "completed", "failed", "incomplete", "browsed"];

/** @type {Table[string]} */
const score = { access: "rw", type: either(decimal, BLANK), range: within(0, 100), start: "" };
/** @type {(start?: string) => Table[string]} */
const read = (start = "") => ({ access: "r", type: text(4096), start });
/** @type {Table} */
const scores = { raw: score, min: score, max: score };

/**
 * @param {string} before
 * @param {Table} table
 * @returns {Table}
 */
const below = (before, table) =>
  Object.fromEntries(Object.entries(table).map(([name, definition]) => [`${before}.${name}`, definition]));

/** @param {Model} model @param {string} place */
const response = (model, place) => responses12[model.peek(`${place}.type`) || ""] || text(255);

/** @type {Table} */
const TABLE = {
  "cmi.core.student_id": read(),
  "cmi.core.student_name": read(),
  "cmi.core.lesson_location": { access: "rw", type: text(255), start: "" },
  "cmi.core.credit": read("credit"),
  "cmi.core.lesson_status": { access: "rw", type: oneOf(...STATUSES), start: "not attempted" },
  "cmi.core.entry": read("ab-initio"),
  ...below("cmi.core.score", scores),
  "cmi.core.total_time": read("0000:00:00.00"),
  "cmi.core.lesson_mode": read("normal"),
  "cmi.core.exit": { access: "w", type: oneOf("time-out", "suspend", "logout", "") },
  "cmi.core.session_time": { access: "w", type: timespan12 },
  "cmi.suspend_data": { access: "rw", type: text(4096), start: "" },
  "cmi.launch_data": read(),
  "cmi.comments": { access: "rw", type: text(4096), start: "" },
  "cmi.comments_from_lms": read(),
  "cmi.objectives.n.id": { access: "rw", type: identifier12, start: "" },
  ...below("cmi.objectives.n.score", scores),
  "cmi.objectives.n.status": { access: "rw", type: oneOf(...STATUSES, "not attempted"), start: "not attempted" },
  "cmi.student_data.mastery_score": read(),
  "cmi.student_data.max_time_allowed": read(),
  "cmi.student_data.time_limit_action": read(),
  "cmi.student_preference.audio": { access: "rw", type: integer, range: within(-1, 100), start: "0" },
  "cmi.student_preference.language": { access: "rw", type: text(255), start: "" },
  "cmi.student_preference.speed": { access: "rw", type: integer, range: within(-100, 100), start: "0" },
  "cmi.student_preference.text": { access: "rw", type: integer, range: within(-1, 1), start: "0" },
  "cmi.interactions.n.id": { access: "w", type: identifier12 },
  "cmi.interactions.n.objectives.n.id": { access: "w", type: identifier12 },
  "cmi.interactions.n.time": { access: "w", type: clock },
  "cmi.interactions.n.type": { access: "w", type: oneOf(...Object.keys(responses12)) },
  "cmi.interactions.n.correct_responses.n.pattern": { access: "w", type: text(255) },
  "cmi.interactions.n.weighting": { access: "w", type: decimal },
  "cmi.interactions.n.student_response": { access: "w", type: response, typeDepends: true },
  "cmi.interactions.n.result": { access: "w", type: either(oneOf("correct", "wrong", "unanticipated", "neutral"), decimal) },
  "cmi.interactions.n.latency": { access: "w", type: timespan12 },
};

/** @type {Record<Wrong, number>} */
const CODES = {
  element: 201,
  unknown: 401,
  children: 202,
  count: 203,
  keyword: 402,
  unset: 0,
  readOnly: 403,
  writeOnly: 404,
  type: 405,
  range: 405,
  before: 201,
  index: 201,
  gap: 201,
  set: 101,
};

/** What belongs to one session only. */
const OF_A_SESSION = ["cmi.core.exit", "cmi.core.session_time"];

/**
 * What stands in the model when a session begins.
 * @param {Launch} launch
 * @param {Kept | null} kept
 */
function begin({ entry, learner, mode, mastery }, kept) {
  const values = { ...(kept ? kept.values : {}) };
  for (const element of OF_A_SESSION) delete values[element];
  const enters = !kept ? "ab-initio" : kept.exit === "suspend" ? "resume" : "";
  const told = {
    "cmi.core.student_id": learner.id,
    "cmi.core.student_name": learner.name,
    "cmi.core.credit": mode === "normal" ? "credit" : "no-credit",
    "cmi.core.entry": enters,
    "cmi.core.lesson_mode": mode,
    "cmi.core.total_time": timespan12Of(kept ? kept.hundredths : 0),
    "cmi.launch_data": entry.launch_data || "",
    "cmi.student_data.mastery_score": mastery === null ? "" : String(mastery),
    "cmi.student_data.max_time_allowed": entry.max_time || "",
    "cmi.student_data.time_limit_action": entry.time_limit_action || "",
  };
  return { ...values, ...told };
}

/**
 * What the LMS decides when a session is over.
 * @param {Model} model
 * @param {Launch} launch
 * @returns {string[]} what it did, in words
 */
function decide(model, { mastery }) {
  /** @type {string[]} */
  const said = [];
  const element = "cmi.core.lesson_status";
  const set = (/** @type {string} */ status, /** @type {string} */ why) => {
    const before = model.peek(element);
    if (before === status) return;
    model.put(element, status);
    said.push(`lesson_status was “${before}” and is now “${status}”: ${why}`);
  };
  if (model.peek(element) === "not attempted") set("completed", "the content has set none");
  const raw = model.peek("cmi.core.score.raw") || "";
  // A learner who left half-way is not judged yet.
  if (mastery !== null && raw !== "" && model.peek(element) !== "incomplete") {
    const passed = Number(raw) >= mastery;
    set(passed ? "passed" : "failed", `the score ${raw} ${passed ? "reaches" : "does not reach"} the mastery score ${mastery}`);
  }
  return said;
}

/** @type {Standard} */
export const SCORM12 = {
  name: "SCORM 1.2",
  property: "API",
  calls: {
    initialize: "LMSInitialize",
    terminate: "LMSFinish",
    get: "LMSGetValue",
    set: "LMSSetValue",
    commit: "LMSCommit",
    lastError: "LMSGetLastError",
    errorString: "LMSGetErrorString",
    diagnostic: "LMSGetDiagnostic",
  },
  table: TABLE,
  codes: CODES,
  before: { initialize: 0, terminate: 301, get: 301, set: 301, commit: 301 },
  running: 101,
  after: { initialize: 101, terminate: 301, get: 301, set: 301, commit: 301 },
  argument: 201,
  failed: { initialize: 101, terminate: 101, commit: 101 },
  errors: {
    0: "No error",
    101: "General exception",
    201: "Invalid argument error",
    202: "Element cannot have children",
    203: "Element not an array. Cannot have count.",
    301: "Not initialized",
    401: "Not implemented error",
    402: "Invalid set value, element is a keyword",
    403: "Element is read only",
    404: "Element is write only",
    405: "Incorrect Data Type",
  },
  suspendLimit: 4096,
  sessionTime: "cmi.core.session_time",
  exit: "cmi.core.exit",
  hundredths: hundredths12,
  // What was committed stays, however the session ended.
  newAttempt: () => false,
  begin,
  decide,
  evaluated: () => undefined,
  status: (values) => ({
    completion: values["cmi.core.lesson_status"] || "not attempted",
    success: ["passed", "failed"].includes(values["cmi.core.lesson_status"] || "") ? values["cmi.core.lesson_status"] || "" : "",
    score: values["cmi.core.score.raw"] || "",
  }),
  response: "student_response",
};
