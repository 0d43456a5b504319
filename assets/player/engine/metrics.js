// The metrics of a run: names and values as Rust's `play::metrics` gives them, in the same order.

/** @import { Choice, Grade } from "./case.js" */
/** @import { Machine } from "./machine.js" */
/** @import { Run } from "./run.js" */
import { BROKEN, GRADES, KEPT, OPEN, TALLIES } from "./case.js";
import { passed, percent } from "./percent.js";
import { AT_ENDING, STATUS, promiseStatus } from "./state.js";
import { chosenIn } from "./step.js";
import { numberAt } from "./effect.js";

/** @typedef {[string, number | boolean | string | null]} Metric */

/**
 * Every metric of a run as it stands.
 * @param {Run} run
 * @returns {Metric[]}
 */
export function metrics(run) {
  const { machine, state, node } = run;
  const taken = readTaken(run);
  const ending = state[STATUS] === AT_ENDING && node && node.kind === "Ending" ? node.source : null;
  const resolved = ending ? !!ending.resolved : null;
  const tally = (/** @type {typeof TALLIES[number]} */ name) => numberAt(machine, state, TALLIES.indexOf(name));
  const standing = (/** @type {number} */ status) =>
    machine.promises.filter((_, at) => promiseStatus(state, machine.layout.promises, at) === status).length;
  /** @type {Metric[]} */
  const list = [
    ["ended", run.status],
    ["outcome", ending ? ending.outcome : null],
    ["resolved", resolved],
    ["percent", percent(machine, state)],
    ["passed", passed(machine, state)],
  ];
  for (const [at, [id]] of machine.case.meters.entries()) {
    const number = TALLIES.length + at;
    list.push([`meter/${id}`, numberAt(machine, state, number)], [`meter/${id}/lowest`, taken.lowest[number]]);
  }
  list.push(["first_contact", resolved === true && tally("contacts") === 1 && tally("transfers") === 0]);
  for (const name of TALLIES) list.push([name === "clock" ? "seconds" : name, tally(name)]);
  list.push(
    ["promises_kept", standing(KEPT)],
    ["promises_broken", standing(BROKEN)],
    ["promises_pending", standing(OPEN)],
    ["follow_up_seconds", taken.followUp],
  );
  for (const [at, grade] of GRADES.entries()) list.push([`decisions/${grade.toLowerCase()}`, taken.grades[at]]);
  list.push(["decisions/ungraded", taken.grades[GRADES.length]]);
  for (const [id, count] of sortedById(taken.moves)) list.push([`moves/${id}`, count]);
  for (const [id, count] of sortedById(taken.missteps)) list.push([`missteps/${id}`, count]);
  for (const [id, { met_at: enough = 1 }] of machine.case.objectives) {
    const evidence = taken.evidence.get(id) || 0;
    list.push([`objective/${id}`, evidence], [`objective/${id}/met`, evidence >= Math.max(enough, 1)]);
  }
  return list;
}

/**
 * What the moments of a run add up to. `grades` by grade, then those without one.
 * @typedef {{ lowest: number[], grades: number[], moves: Map<string, number>, missteps: Map<string, number>,
 *   evidence: Map<string, number>, followUp: number | null }} Taken
 */

/**
 * @param {Run} run
 * @returns {Taken}
 */
function readTaken(run) {
  const { machine } = run;
  /** @type {Taken} */
  const taken = {
    lowest: machine.startsAt.slice(),
    grades: [...GRADES.map(() => 0), 0],
    moves: new Map(),
    missteps: new Map(),
    evidence: new Map(),
    followUp: null,
  };
  /** @type {Map<number, number>} */
  const madeAt = new Map();
  /** @type {Set<Choice>} */
  const chosen = new Set();
  for (const { did, events } of run.moments) {
    for (const event of events) {
      if (event.what === "Changed") {
        taken.lowest[event.number] = Math.min(taken.lowest[event.number], event.to);
      } else if (event.what === "Promise" && event.status === OPEN) {
        madeAt.set(event.promise, event.clock);
      } else if (event.what === "Promise" && event.status === KEPT) {
        const made = madeAt.get(event.promise);
        taken.followUp = Math.max(taken.followUp || 0, made === undefined ? 0 : event.clock - made);
      }
    }
    const node = did && machine.nodes[did.node];
    if (!did || !node || node.kind !== "Decision") continue;
    const input = chosenIn(did.input);
    if (!input) {
      addGrade(taken, (node.source.timeout || {}).grade);
    } else {
      const choice = node.choices[input.choice].source;
      addGrade(taken, choice.grade);
      addChoice(taken, machine, choice, !chosen.has(choice));
      chosen.add(choice);
    }
  }
  return taken;
}

/**
 * @param {Taken} taken
 * @param {Grade | undefined} grade
 */
function addGrade(taken, grade) {
  taken.grades[grade ? GRADES.indexOf(grade) : GRADES.length] += 1;
}

/**
 * @param {Taken} taken
 * @param {Machine} machine
 * @param {Choice} choice
 * @param {boolean} firstTime
 */
function addChoice(taken, machine, choice, firstTime) {
  const made = choice.moves || [];
  for (const id of made) add(taken.moves, id, 1);
  for (const id of choice.missteps || []) add(taken.missteps, id, 1);
  if (!firstTime) return;
  // An object's own entries only: an objective may be called `constructor`.
  const own = new Map(Object.entries(choice.evidence || {}));
  for (const [id, { moves = [] }] of machine.case.objectives) {
    const evidence = own.get(id);
    add(taken.evidence, id, evidence === undefined ? moves.filter((move) => made.includes(move)).length : evidence);
  }
}

/**
 * @param {Map<string, number>} sums
 * @param {string} id
 * @param {number} n
 */
function add(sums, id, n) {
  sums.set(id, (sums.get(id) || 0) + n);
}

/**
 * @param {Map<string, number>} sums
 * @returns {[string, number][]}
 */
const sortedById = (sums) => [...sums].sort(([a], [b]) => (a < b ? -1 : 1));
