// SCORM 1.2: its elements, words and forms.

/** @import { Interaction } from "./record.js" */
/** @import { Setting } from "./scorm.js" */
import { lessonStatus } from "./scorm-report.js";
import { SCORM, hundredths } from "./scorm.js";
import { shortText } from "./suspend.js";

/** What choices are called: single characters. */
const CHOICE_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
/** The longest identifier, and the longest answer in words. */
const LONGEST_12 = 255;

/** @param {number} n */
const two = (n) => String(n).padStart(2, "0");

/** A length of time as HHHH:MM:SS.SS. @param {number} seconds */
function timespan12(seconds) {
  const whole = Math.min(Math.max(seconds, 0), 9999 * 3600);
  const rest = hundredths(whole % 60).toFixed(2);
  return `${two(Math.floor(whole / 3600)).padStart(4, "0")}:${two(Math.floor(whole / 60) % 60)}:${rest.padStart(5, "0")}`;
}

/** A time of day as HH:MM:SS. @param {Date} at */
const timeOfDay = (at) => `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;

/**
 * The id of an interaction with what its letters stand for: there is no other place for words.
 * @param {Interaction} interaction
 */
const idWithLetters = ({ id, options }) =>
  shortText([id, ...options.map((option, at) => `${CHOICE_LETTERS[at]}-${option.id}`)].join("."), LONGEST_12);

/** @param {Interaction} interaction @param {number} n @returns {Setting[]} */
function interaction12(interaction, n) {
  const { kind, options, correct, response, result, latency, at } = interaction;
  const letter = (/** @type {string} */ id) => CHOICE_LETTERS[options.findIndex((option) => option.id === id)] || "0";
  /** @type {(name: string, value: string) => Setting} */
  const set = (name, value) => [`cmi.interactions.${n}.${name}`, value];
  const chosen = kind === "choice";
  return [
    set("id", idWithLetters(interaction)),
    set("type", chosen ? "choice" : "fill-in"),
    set("time", timeOfDay(at)),
    ...correct.map((id, place) => set(`correct_responses.${place}.pattern`, letter(id))),
    set("student_response", chosen ? letter(response) : shortText(response, LONGEST_12)),
    set("result", result),
    set("latency", timespan12(latency)),
  ];
}

SCORM.edition = {
  api: "API",
  calls: ["LMSInitialize", "LMSFinish", "LMSGetValue", "LMSSetValue", "LMSCommit", "LMSGetLastError"],
  most: 4096,
  elements: {
    mode: "cmi.core.lesson_mode",
    credit: "cmi.core.credit",
    entry: "cmi.core.entry",
    id: "cmi.core.student_id",
    suspend: "cmi.suspend_data",
    place: "cmi.core.lesson_location",
    mark: "cmi.student_data.mastery_score",
    exit: "cmi.core.exit",
    time: "cmi.core.session_time",
  },
  markOf: (text) => (/^\d+(\.\d+)?$/.test(text) && Number(text) <= 100 ? Number(text) : null),
  span: timespan12,
  standing(get) {
    const status = get("cmi.core.lesson_status");
    const passed = status === "passed";
    const complete = passed || status === "completed";
    const raw = complete ? parseFloat(get("cmi.core.score.raw")) : NaN;
    // Left alone, many an LMS makes it completed at the end.
    const begun = ["passed", "completed", "failed", "incomplete"].includes(status);
    /** @type {Setting[]} */
    const begin = begun ? [] : [["cmi.core.lesson_status", "incomplete"]];
    return { begun, before: { complete, passed, score: raw >= 0 && raw <= 100 ? Math.floor(raw) : null }, begin };
  },
  report(report) {
    const { score } = report;
    /** @type {Setting[]} */
    const scores =
      score === null
        ? []
        : [
            ["cmi.core.score.min", "0"],
            ["cmi.core.score.max", "100"],
            ["cmi.core.score.raw", String(score)],
          ];
    return [...scores, ["cmi.core.lesson_status", lessonStatus(report)]];
  },
  interaction: interaction12,
  objective: ({ id, percent, met }, n) => [
    [`cmi.objectives.${n}.id`, id],
    [`cmi.objectives.${n}.score.min`, "0"],
    [`cmi.objectives.${n}.score.max`, "100"],
    [`cmi.objectives.${n}.score.raw`, String(percent)],
    [`cmi.objectives.${n}.status`, met ? "passed" : "incomplete"],
  ],
};
