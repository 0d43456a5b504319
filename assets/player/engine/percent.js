// The percent of a run, and whether it is passed.

/** @import { OutcomeScore, ScorePart } from "./case.js" */
/** @import { Machine } from "./machine.js" */
/** @import { State } from "./state.js" */
import { numberOf } from "./condition.js";
import { AT_ENDING, STATUS, WORTH, bitsSet } from "./state.js";
import { numberAt } from "./effect.js";

/** The largest least common multiple of all `per` that is worked with. */
const MAX_MULTIPLE = 1_000_000;

/**
 * The percent, 0–100; null if nothing was graded, or if the case does not say what 0 and 100 stand for. Read at the
 * end of a run it is the score; before, what the score would be.
 * @param {Machine} machine
 * @param {State} state
 * @returns {number | null}
 */
export function percent(machine, state) {
  const { by } = machine.case.scoring;
  if (typeof by === "string" || "Outcome" in by) return partPercent(machine, state, by);
  const [[first, firstWeight], [second, secondWeight]] = by.Mix;
  const a = partPercent(machine, state, first);
  const b = partPercent(machine, state, second);
  const weights = firstWeight + secondWeight;
  return a === null || b === null || weights === 0 ? null : Math.floor((firstWeight * a + secondWeight * b) / weights);
}

/**
 * @param {Machine} machine
 * @param {State} state
 * @param {ScorePart} part
 * @returns {number | null}
 */
function partPercent(machine, state, part) {
  if (part !== "Decisions") return outcomePercent(machine, state, part.Outcome);
  const counted = bitsSet(state, machine.layout.counted, machine.nodes.length).length;
  return counted === 0 ? null : Math.floor((100 * state[WORTH]) / (3 * counted));
}

/**
 * Exact, in integers of any size: weights, values and multiples together pass what a double holds.
 * @param {Machine} machine
 * @param {State} state
 * @param {OutcomeScore} outcome
 * @returns {number | null}
 */
function outcomePercent(machine, state, outcome) {
  const { parts, range } = outcome;
  if (!range) return null;
  let multiple = 1;
  for (const { per = 1 } of parts) {
    multiple = (multiple / greatestDivisor(multiple, per)) * per;
    if (multiple > MAX_MULTIPLE) return null;
  }
  let raw = 0n;
  for (const { of, weight, per = 1 } of parts) {
    const number = numberOf(machine.places, of);
    if (number !== undefined) raw += BigInt(weight) * BigInt(numberAt(machine, state, number)) * BigInt(multiple / per);
  }
  const low = BigInt(range[0]) * BigInt(multiple);
  const high = BigInt(range[1]) * BigInt(multiple);
  if (high <= low) return null;
  if (raw <= low) return 0;
  return raw >= high ? 100 : Number((100n * (raw - low)) / (high - low));
}

/**
 * @param {number} a
 * @param {number} b
 * @returns {number}
 */
function greatestDivisor(a, b) {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

/**
 * Why a run that ended here fails whatever its percent, in the order of the document.
 * @param {Machine} machine
 * @param {State} state
 * @returns {string[]}
 */
export function reasonsToFail(machine, state) {
  const reasons = machine.case.passing.fails_if || [];
  return reasons.filter((_, at) => machine.failsIf[at](state)).map(({ why }) => why);
}

/**
 * Whether a run is passed: it reached an ending, its percent is enough, and nothing makes it fail. Null: the case does
 * not say what passing takes.
 * @param {Machine} machine
 * @param {State} state
 * @returns {boolean | null}
 */
export function passed(machine, state) {
  const least = machine.case.passing.percent;
  if (least === undefined && machine.failsIf.length === 0) return null;
  const reached = percent(machine, state);
  const enough = least === undefined || (reached !== null && reached >= least);
  return state[STATUS] === AT_ENDING && enough && !machine.failsIf.some((holds) => holds(state));
}
