// What an LMS is told of a case, as functions of the publish target and of every run that came to an ending: completion,
// success, score. What was reached once is never taken back.

/** @import { Target } from "./content.js" */
import { fnv1a32, mix } from "../engine/draw.js";

/**
 * All runs of a case that came to an ending, in sum. `complete`: what the target asks for has happened; `passed`: some
 * run passed; `judged`: the case says what passing takes. Percents are those that may be told (see `tellable`).
 * @typedef {{ attempts: number, first: number | null, best: number | null, last: number | null, complete: boolean,
 *   passed: boolean, firstPassed: boolean, judged: boolean }} Sums
 */
/** @typedef {{ percent: number | null, passed: boolean | null, resolved: boolean }} RunEnd */
/** Where a learner stands with one case, or with all of a package. @typedef {{ closed: boolean, judged: boolean, good: boolean, score: number | null }} Standpoint */
/**
 * `score` is a percent. `success` is unknown where nothing is judged, or where the target's wording has no word for it.
 * @typedef {{ completion: "completed" | "incomplete", success: "passed" | "failed" | "unknown", score: number | null }}
 *   Report
 */

/** Before the first run. @returns {Sums} */
export const noSums = () => ({
  attempts: 0,
  first: null,
  best: null,
  last: null,
  complete: false,
  passed: false,
  firstPassed: false,
  judged: false,
});

/**
 * The percent of a run as an LMS may be told it. An LMS that knows the pass mark compares for itself, and would call a
 * run passed that reached the mark but fails for another reason: such a run is told as just below the mark.
 * @param {RunEnd} end
 * @param {number | null} mark
 */
export function tellable({ percent, passed }, mark) {
  if (passed !== false || percent === null || mark === null || percent < mark) return percent;
  const below = Math.ceil(mark) - 1;
  return below < 0 ? null : below;
}

/**
 * The sums with one more run.
 * @param {Sums} sums
 * @param {Target} target
 * @param {number | null} mark the percent that passing takes
 * @param {RunEnd} end
 * @returns {Sums}
 */
export function withRun(sums, target, mark, end) {
  const percent = tellable(end, mark);
  const firstRun = sums.attempts === 0;
  const best = Math.max(percent === null ? -1 : percent, sums.best === null ? -1 : sums.best);
  return {
    attempts: sums.attempts + 1,
    first: firstRun ? percent : sums.first,
    best: best < 0 ? null : best,
    // After a pass, only another pass is told: a lower score would take the pass away.
    last: sums.passed && end.passed === false ? sums.last : percent,
    complete:
      sums.complete ||
      target.complete_when === "AnyEnding" ||
      (target.complete_when === "ResolvedEnding" && end.resolved),
    passed: sums.passed || end.passed === true,
    firstPassed: firstRun ? end.passed === true : sums.firstPassed,
    judged: sums.judged || end.passed !== null,
  };
}

/** Whether no attempt is left. @param {Target} target @param {Sums} sums */
export const usedUp = ({ attempts }, sums) => attempts > 0 && sums.attempts >= attempts;

/**
 * Where a learner stands with a case. Closed: there is something to tell. Until then an LMS gets neither score nor
 * success, because one that knows the pass mark would make a status of them.
 * @param {Target} target
 * @param {Sums} sums
 * @returns {Standpoint}
 */
export function standpoint(target, sums) {
  const { judged, complete } = sums;
  const first = target.score_sent === "First";
  const good = first ? sums.firstPassed : sums.passed;
  const score = { First: sums.first, Last: sums.last, Best: sums.best }[target.score_sent];
  return { closed: complete, judged, good, score: complete ? score : null };
}

/**
 * Where a learner stands with several cases: closed once enough of them are, good once enough are good, the score the
 * mean of the best of that many.
 * @param {Target} target
 * @param {Sums[]} all
 * @returns {Standpoint}
 */
export function wholeStandpoint(target, all) {
  const needed = target.cases_needed > 0 ? Math.min(target.cases_needed, all.length) : all.length;
  const closed = all.map((sums) => standpoint(target, sums)).filter((one) => one.closed);
  const scores = closed.flatMap(({ score }) => (score === null ? [] : [score])).sort((a, b) => b - a);
  const counted = scores.slice(0, needed);
  const done = closed.length >= needed;
  return {
    closed: done,
    judged: closed.some(({ judged }) => judged),
    good: closed.filter(({ judged, good }) => good || !judged).length >= needed,
    score: done && counted.length > 0 ? Math.floor(counted.reduce((sum, one) => sum + one, 0) / counted.length) : null,
  };
}

/**
 * What an LMS is told, in the words of the target. A run that is not good is `failed`, or leaves the case incomplete so
 * that it is to be played again; a good one is `passed`, or just `completed`.
 * @param {Target} target
 * @param {Standpoint} standpoint
 * @returns {Report}
 */
export function reportOf({ status }, { closed, judged, good, score }) {
  if (!closed) return { completion: "incomplete", success: "unknown", score: null };
  if (!judged) return { completion: "completed", success: "unknown", score };
  if (good) return { completion: "completed", success: status.startsWith("Passed") ? "passed" : "unknown", score };
  return status.endsWith("Failed")
    ? { completion: "completed", success: "failed", score }
    : { completion: "incomplete", success: "unknown", score };
}

/**
 * What an LMS is told of one case. Where a resolved ending was asked for and no attempt is left to reach one, the case
 * stays incomplete and fails.
 * @param {Target} target
 * @param {Sums} sums
 * @param {number | null} mark
 * @returns {Report}
 */
export function caseReport(target, sums, mark) {
  const out = usedUp(target, sums) && target.complete_when === "ResolvedEnding" && !sums.complete && sums.judged;
  if (!out) return reportOf(target, standpoint(target, sums));
  const { score } = standpoint(target, { ...sums, complete: true });
  const percent = tellable({ percent: score, passed: false, resolved: false }, mark);
  const report = reportOf(target, { closed: true, judged: true, good: false, score: percent });
  return { ...report, completion: "incomplete" };
}

/**
 * The seed of a run in an LMS: the target's, or the same for the same learner, part and attempt, so that a run that is
 * opened again draws alike.
 * @param {Target} target
 * @param {string} learner
 * @param {number} attempt
 */
export const seedOf = ({ seed, part }, learner, attempt) =>
  seed === null ? mix(fnv1a32(`${learner}\n${part}`) + attempt) : seed;
