/** SCORM 2004, 3rd and 4th edition: data model, error codes, and what an LMS does at both ends of a session. */

import {
  decimal, either, hundredths2004, identifier2004, language, localized, moment, oneOf, patterns2004, responses2004, text,
  timespan2004, timespan2004Of, within,
} from "./formats.js";

/** @import { Model, Table, Wrong } from "./model.js" */
/** @import { Kept, Launch, Standard } from "./scorm.js" */

const COMPLETION = oneOf("completed", "incomplete", "not attempted", "unknown");
const SUCCESS = oneOf("passed", "failed", "unknown");
const REQUEST =
  /^(continue|previous|exit|exitAll|abandon|abandonAll|suspendAll|_none_|\{target=[^{}\s]+\}(choice|jump))$/;

/** @param {string} value */
const isRequest = (value) => REQUEST.test(value);

/** @type {(start?: string) => Table[string]} */
const read = (start) => ({ access: "r", type: text(64000), ...(start === undefined ? {} : { start }) });
/** @type {Table[string]} */
const real = { access: "rw", type: decimal };
/** @type {Table[string]} */
const measure = { access: "rw", type: decimal, range: within(0, 1) };
/** @type {Table} */
const scores = { scaled: { access: "rw", type: decimal, range: within(-1, 1) }, raw: real, min: real, max: real };

/**
 * @param {string} before
 * @param {Table} table
 * @param {Partial<Table[string]>} [more]
 * @returns {Table}
 */
const below = (before, table, more = {}) =>
  Object.fromEntries(Object.entries(table).map(([name, definition]) => [`${before}.${name}`, { ...definition, ...more }]));

/** @param {Model} model @param {string} place */
const response = (model, place) => responses2004[model.peek(`${place}.type`) || ""] || text(4000);
/** @param {Model} model @param {string} place */
const pattern = (model, place) => patterns2004[model.peek(`${place}.type`) || ""] || text(4000);

/** @type {Table} */
const COMMENT = {
  comment: { access: "rw", type: localized(4000) },
  location: { access: "rw", type: text(250) },
  timestamp: { access: "rw", type: moment },
};

/** @type {Table} */
const TABLE = {
  "cmi._version": read("1.0"),
  ...below("cmi.comments_from_learner.n", COMMENT),
  ...below("cmi.comments_from_lms.n", COMMENT, { access: "r" }),
  "cmi.completion_status": { access: "rw", type: COMPLETION, start: "unknown" },
  "cmi.completion_threshold": read(),
  "cmi.credit": read("credit"),
  "cmi.entry": read("ab-initio"),
  "cmi.exit": { access: "w", type: oneOf("time-out", "suspend", "logout", "normal", "") },
  "cmi.interactions.n.id": { access: "rw", type: identifier2004 },
  "cmi.interactions.n.type": { access: "rw", type: oneOf(...Object.keys(responses2004)), needs: ["id"] },
  "cmi.interactions.n.objectives.n.id": { access: "rw", type: identifier2004, needs: ["id"], unique: true },
  "cmi.interactions.n.timestamp": { access: "rw", type: moment, needs: ["id"] },
  "cmi.interactions.n.correct_responses.n.pattern": {
    access: "rw",
    type: pattern,
    typeDepends: true,
    needs: ["id", "type"],
  },
  "cmi.interactions.n.weighting": { access: "rw", type: decimal, needs: ["id"] },
  "cmi.interactions.n.learner_response": { access: "rw", type: response, typeDepends: true, needs: ["id", "type"] },
  "cmi.interactions.n.result": {
    access: "rw",
    type: either(oneOf("correct", "incorrect", "unanticipated", "neutral"), decimal),
    needs: ["id"],
  },
  "cmi.interactions.n.latency": { access: "rw", type: timespan2004, needs: ["id"] },
  "cmi.interactions.n.description": { access: "rw", type: localized(250), needs: ["id"] },
  "cmi.launch_data": read(),
  "cmi.learner_id": read(),
  "cmi.learner_name": read(),
  "cmi.learner_preference.audio_level": { access: "rw", type: decimal, range: within(0, Infinity), start: "1" },
  "cmi.learner_preference.language": { access: "rw", type: language, start: "" },
  "cmi.learner_preference.delivery_speed": { access: "rw", type: decimal, range: within(0, Infinity), start: "1" },
  "cmi.learner_preference.audio_captioning": { access: "rw", type: oneOf("-1", "0", "1"), start: "0" },
  "cmi.location": { access: "rw", type: text(1000) },
  "cmi.max_time_allowed": read(),
  "cmi.mode": read("normal"),
  "cmi.objectives.n.id": { access: "rw", type: identifier2004, unique: true },
  ...below("cmi.objectives.n.score", scores, { needs: ["id"] }),
  "cmi.objectives.n.success_status": { access: "rw", type: SUCCESS, start: "unknown", needs: ["id"] },
  "cmi.objectives.n.completion_status": { access: "rw", type: COMPLETION, start: "unknown", needs: ["id"] },
  "cmi.objectives.n.progress_measure": { ...measure, needs: ["id"] },
  "cmi.objectives.n.description": { access: "rw", type: localized(250), needs: ["id"] },
  "cmi.progress_measure": measure,
  "cmi.scaled_passing_score": read(),
  ...below("cmi.score", scores),
  "cmi.session_time": { access: "w", type: timespan2004 },
  "cmi.success_status": { access: "rw", type: SUCCESS, start: "unknown" },
  "cmi.suspend_data": { access: "rw", type: text(64000) },
  "cmi.time_limit_action": read("continue,no message"),
  "cmi.total_time": read("PT0S"),
  "adl.nav.request": { access: "rw", type: isRequest, start: "_none_" },
  "adl.nav.request_valid.continue": read("unknown"),
  "adl.nav.request_valid.previous": read("unknown"),
};

/** @type {Record<Wrong, number>} */
const CODES = {
  element: 301,
  unknown: 401,
  children: 301,
  count: 301,
  keyword: 404,
  unset: 403,
  readOnly: 404,
  writeOnly: 405,
  type: 406,
  range: 407,
  before: 408,
  index: 301,
  gap: 351,
  set: 351,
};

/** What belongs to one session only. */
const OF_A_SESSION = ["cmi.exit", "cmi.session_time", "adl.nav.request"];

/**
 * What stands in the model when a session begins.
 * @param {Launch} launch
 * @param {Kept | null} kept what is left of an attempt that was suspended
 * @returns {Record<string, string>}
 */
function begin({ entry, learner, mode, mastery }, kept) {
  /** @type {Record<string, string>} */
  const values = { ...(kept ? kept.values : {}) };
  for (const element of OF_A_SESSION) delete values[element];
  const optional = {
    "cmi.launch_data": entry.launch_data,
    "cmi.max_time_allowed": entry.max_time,
    "cmi.time_limit_action": entry.time_limit_action,
    "cmi.scaled_passing_score": mastery === null ? null : String(mastery),
    "cmi.completion_threshold": entry.completion_threshold === null ? null : String(entry.completion_threshold),
  };
  for (const [element, value] of Object.entries(optional)) if (value !== null) values[element] = value;
  if (!kept) {
    for (const [index, id] of entry.objectives.entries()) values[`cmi.objectives.${index}.id`] = id;
  }
  const told = {
    "cmi.learner_id": learner.id,
    "cmi.learner_name": learner.name,
    "cmi.credit": mode === "normal" ? "credit" : "no-credit",
    "cmi.entry": kept ? (kept.exit === "suspend" ? "resume" : "") : "ab-initio",
    "cmi.mode": mode,
    "cmi.total_time": timespan2004Of(kept ? kept.hundredths : 0),
  };
  return { ...values, ...told };
}

/**
 * What the LMS says of a status itself, from the measures that the manifest asks for.
 * @param {Model} model
 * @param {string} element
 * @returns {string | undefined}
 */
function evaluated(model, element) {
  if (element === "cmi.success_status") {
    const least = model.peek("cmi.scaled_passing_score");
    if (least === undefined) return undefined;
    const scaled = model.peek("cmi.score.scaled");
    return scaled === undefined ? "unknown" : Number(scaled) >= Number(least) ? "passed" : "failed";
  }
  if (element === "cmi.completion_status") {
    const least = model.peek("cmi.completion_threshold");
    if (least === undefined) return undefined;
    const progress = model.peek("cmi.progress_measure");
    return progress === undefined ? "unknown" : Number(progress) >= Number(least) ? "completed" : "incomplete";
  }
  return undefined;
}

/**
 * What the LMS decides when a session is over.
 * @param {Model} model
 * @returns {string[]} what it did, in words
 */
function decide(model) {
  return ["cmi.success_status", "cmi.completion_status"].flatMap((element) => {
    const [before, now] = [model.peek(element), evaluated(model, element)];
    if (now === undefined || now === before) return [];
    model.put(element, now);
    return [`${element.slice(4)} was “${before}” and is now “${now}”: that follows from what the manifest asks for`];
  });
}

/** @type {Standard} */
export const SCORM2004 = {
  name: "SCORM 2004",
  property: "API_1484_11",
  calls: {
    initialize: "Initialize",
    terminate: "Terminate",
    get: "GetValue",
    set: "SetValue",
    commit: "Commit",
    lastError: "GetLastError",
    errorString: "GetErrorString",
    diagnostic: "GetDiagnostic",
  },
  table: TABLE,
  codes: CODES,
  before: { initialize: 0, terminate: 112, get: 122, set: 132, commit: 142 },
  running: 103,
  after: { initialize: 104, terminate: 113, get: 123, set: 133, commit: 143 },
  argument: 201,
  failed: { initialize: 102, terminate: 111, commit: 391 },
  errors: {
    0: "No Error",
    101: "General Exception",
    102: "General Initialization Failure",
    103: "Already Initialized",
    104: "Content Instance Terminated",
    111: "General Termination Failure",
    112: "Termination Before Initialization",
    113: "Termination After Termination",
    122: "Retrieve Data Before Initialization",
    123: "Retrieve Data After Termination",
    132: "Store Data Before Initialization",
    133: "Store Data After Termination",
    142: "Commit Before Initialization",
    143: "Commit After Termination",
    201: "General Argument Error",
    301: "General Get Failure",
    351: "General Set Failure",
    391: "General Commit Failure",
    401: "Undefined Data Model Element",
    402: "Unimplemented Data Model Element",
    403: "Data Model Element Value Not Initialized",
    404: "Data Model Element Is Read Only",
    405: "Data Model Element Is Write Only",
    406: "Data Model Element Type Mismatch",
    407: "Data Model Element Value Out Of Range",
    408: "Data Model Dependency Not Established",
  },
  suspendLimit: 64000,
  sessionTime: "cmi.session_time",
  exit: "cmi.exit",
  hundredths: hundredths2004,
  // An attempt that was not suspended is over: the next launch begins another.
  newAttempt: (kept) => !kept.open && kept.exit !== "suspend",
  begin,
  decide,
  evaluated,
  status: (values) => ({
    completion: values["cmi.completion_status"] || "unknown",
    success: values["cmi.success_status"] || "unknown",
    score: values["cmi.score.scaled"] || "",
  }),
  response: "learner_response",
};
