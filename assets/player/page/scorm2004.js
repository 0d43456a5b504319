// SCORM 2004, third and fourth edition: its elements, words and forms.

/** @import { Interaction } from "./record.js" */
/** @import { Setting } from "./scorm.js" */
import { SCORM, hundredths } from "./scorm.js";
import { shortText } from "./suspend.js";

/** The longest description, and the longest answer in words. */
const LONGEST_2004 = { description: 250, text: 4000 };

/** A length of time as ISO 8601 has it, to a hundredth of a second. @param {number} seconds */
export const isoSpan = (seconds) => `PT${hundredths(Math.max(seconds, 0))}S`;

/** A moment; the standard takes the zone only after a fraction of a second. @param {Date} at */
const isoMoment = (at) => `${at.toISOString().slice(0, 22)}Z`;

/** What begins with a brace would be taken for the name of a language. @param {string} text @param {number} most */
const plainly = (text, most) => shortText(text.replace(/^\{/, "("), most);

/** @param {Interaction} interaction @param {number} n @param {string} language @returns {Setting[]} */
function interaction2004({ id, kind, title, correct, response, result, latency, at }, n, language) {
  /** @type {(name: string, value: string) => Setting} */
  const set = (name, value) => [`cmi.interactions.${n}.${name}`, value];
  const chosen = kind === "choice";
  const lang = /^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/.test(language) ? `{lang=${language}}` : "";
  return [
    set("id", id),
    set("type", chosen ? "choice" : "long-fill-in"),
    set("timestamp", isoMoment(at)),
    ...correct.map((one, place) => set(`correct_responses.${place}.pattern`, one)),
    set("learner_response", chosen ? response : plainly(response, LONGEST_2004.text)),
    set("result", result === "wrong" ? "incorrect" : result),
    set("latency", isoSpan(latency)),
    set("description", lang + plainly(title, LONGEST_2004.description - lang.length)),
  ];
}

SCORM.edition = {
  api: "API_1484_11",
  calls: ["Initialize", "Terminate", "GetValue", "SetValue", "Commit", "GetLastError"],
  most: 64000,
  elements: {
    mode: "cmi.mode",
    credit: "cmi.credit",
    entry: "cmi.entry",
    id: "cmi.learner_id",
    suspend: "cmi.suspend_data",
    place: "cmi.location",
    mark: "cmi.scaled_passing_score",
    exit: "cmi.exit",
    time: "cmi.session_time",
  },
  markOf: (text) => (/^[01](\.\d+)?$/.test(text) && Number(text) <= 1 ? Number((100 * Number(text)).toFixed(4)) : null),
  span: isoSpan,
  standing(get) {
    const status = get("cmi.completion_status");
    const passed = get("cmi.success_status") === "passed";
    const complete = status === "completed";
    const scaled = passed || complete ? parseFloat(get("cmi.score.scaled")) : NaN;
    /** @type {Setting[]} */
    const begin = complete || status === "incomplete" ? [] : [["cmi.completion_status", "incomplete"]];
    return {
      begun: begin.length === 0,
      before: { complete, passed, score: scaled >= 0 && scaled <= 1 ? Math.floor(100 * scaled) : null },
      begin,
    };
  },
  report({ completion, success, score }) {
    /** @type {Setting[]} */
    const scores =
      score === null
        ? []
        : [
            ["cmi.score.min", "0"],
            ["cmi.score.max", "100"],
            ["cmi.score.raw", String(score)],
            ["cmi.score.scaled", String(score / 100)],
          ];
    // How far a run is that goes on nobody knows: it ends sooner or later.
    /** @type {Setting[]} */
    const done = completion === "completed" ? [["cmi.progress_measure", "1"]] : [];
    return [...scores, ...done, ["cmi.completion_status", completion], ["cmi.success_status", success]];
  },
  interaction: interaction2004,
  objective: ({ id, title, percent, met }, n) => [
    [`cmi.objectives.${n}.id`, id],
    [`cmi.objectives.${n}.score.min`, "0"],
    [`cmi.objectives.${n}.score.max`, "100"],
    [`cmi.objectives.${n}.score.raw`, String(percent)],
    [`cmi.objectives.${n}.score.scaled`, String(percent / 100)],
    [`cmi.objectives.${n}.progress_measure`, String(percent / 100)],
    [`cmi.objectives.${n}.completion_status`, met ? "completed" : "incomplete"],
    [`cmi.objectives.${n}.success_status`, met ? "passed" : "unknown"],
    [`cmi.objectives.${n}.description`, plainly(title, LONGEST_2004.description)],
  ],
};
