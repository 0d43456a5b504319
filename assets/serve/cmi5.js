/** What a course of cmi5 comes to: achievements, statements, documents. */

import { showElements, showFigures, showInteractions, showSuspended } from "./data.js";

/** @typedef {Record<string, any>} Statement */
/**
 * @typedef {object} Course
 * @property {string} registration
 * @property {{ begun: boolean, completed: boolean, passed: boolean, satisfied: boolean }[]} entries
 * @property {boolean} satisfied
 * @property {number | null} open
 * @property {Statement[]} statements
 * @property {{ kind: string, id: string, entry: number | null, text: string }[]} documents
 */

const LIFE = ["launched", "initialized", "completed", "passed", "failed", "terminated", "abandoned", "satisfied", "waived"];

/** @param {Statement} statement */
const verbOf = (statement) => String(statement.verb?.id || "").split("/").pop() || "";

/** @param {Statement} statement */
const scoreOf = (statement) => {
  const { scaled, raw, max } = statement.result?.score || {};
  return [scaled, raw !== undefined && `${raw} of ${max}`].filter((part) => part !== undefined && part !== false).join(" · ");
};

/**
 * How an entry stands, in words.
 * @param {Course["entries"][number] | undefined} entry
 */
export function statusOf(entry) {
  if (!entry || !entry.begun) return "not launched";
  const parts = [entry.completed && "completed", entry.passed && "passed", entry.satisfied && "satisfied"];
  return parts.filter(Boolean).join(", ") || "begun";
}

/**
 * @param {Course | null} course
 * @param {number} entry
 */
export function showCourse(course, entry) {
  const statements = course ? course.statements : [];
  const own = course?.entries[entry];
  const judged = statements.filter((statement) => scoreOf(statement)).pop();
  showFigures([
    ["Completion", own?.completed ? "completed" : ""],
    ["Success", own?.passed ? "passed" : ""],
    ["Score", judged ? scoreOf(judged) : ""],
    ["Entry", own?.satisfied ? "satisfied" : "not satisfied"],
    ["Course", course?.satisfied ? "satisfied" : "not satisfied"],
    ["Session", course && course.open !== null ? "open" : "none"],
    ["Registration", course?.registration || ""],
  ]);
  const documents = course ? course.documents : [];
  const states = documents.filter(({ kind, id, entry: of }) => kind === "State" && of === entry && id !== "LMS.LaunchData");
  showSuspended("State documents", states.reduce((sum, { text }) => sum + text.length, 0), 0);
  showElements("Documents and statements", [
    ...documents.map(({ kind, id, text }) => [`${kind} ${id}`, text.length > 400 ? `${text.slice(0, 400)}…` : text, `${text.length}`]),
    ...statements
      .filter((statement) => LIFE.includes(verbOf(statement)))
      .map((statement) => [verbOf(statement), JSON.stringify(statement.result || {}), String(statement.timestamp || "")]),
  ]);
  showInteractions(
    ["Question", "Answer", "Result", "Took"],
    statements
      .filter((statement) => !LIFE.includes(verbOf(statement)))
      .map(({ object, result, verb }) => [
        nameOf(object) || verbOf({ verb }),
        String(result?.response ?? ""),
        result?.success === undefined ? "" : result.success ? "correct" : "incorrect",
        String(result?.duration ?? ""),
      ]),
  );
}

/** @param {Statement} object */
const nameOf = (object) =>
  String(Object.values(object?.definition?.description || object?.definition?.name || {})[0] || object?.id || "");
