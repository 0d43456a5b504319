// What only SCORM has: its one word for two, objectives, and what it says of earlier sittings.

/** @import { Run } from "../engine/run.js" */
/** @import { Content, Target } from "./content.js" */
/** @import { Report, Sums } from "./lms.js" */
import { metrics } from "../engine/metrics.js";
import { plainText } from "./markup.js";

/** @typedef {{ id: string, title: string, percent: number, met: boolean }} ObjectiveState */
/** What the LMS says of earlier sittings. @typedef {{ complete: boolean, passed: boolean, score: number | null }} Earlier */

/** The one word that SCORM 1.2 has for completion and success. @param {Report} report */
export const lessonStatus = ({ completion, success }) => (success === "unknown" ? completion : success);

/**
 * The sums as they are where an LMS remembers more than was kept: a pass or completion that it shows stays.
 * @param {Sums} sums
 * @param {Target} target
 * @param {Earlier} before
 * @returns {Sums}
 */
export function withBefore(sums, target, { complete, passed, score }) {
  const pass = passed || (complete && target.status.startsWith("Completed"));
  if ((!pass || sums.passed) && (!complete || sums.complete)) return sums;
  const known = sums.attempts > 0;
  return {
    attempts: sums.attempts,
    first: known ? sums.first : score,
    best: known ? sums.best : score,
    last: known ? sums.last : score,
    complete: sums.complete || complete || passed,
    passed: sums.passed || pass,
    firstPassed: known ? sums.firstPassed : pass,
    judged: sums.judged || passed,
  };
}

/**
 * The objectives of a case as a run leaves them.
 * @param {Content} content
 * @param {Run} run
 * @returns {ObjectiveState[]}
 */
export function objectiveStates(content, run) {
  const found = new Map(metrics(run));
  return content.objectives.map(([id, { text, met_at: enough = 1 }]) => {
    const evidence = Math.max(Number(found.get(`objective/${id}`) || 0), 0);
    const percent = Math.min(Math.floor((100 * evidence) / Math.max(enough, 1)), 100);
    return { id, title: plainText(text), percent, met: found.get(`objective/${id}/met`) === true };
  });
}
