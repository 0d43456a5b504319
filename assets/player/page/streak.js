// How many runs in a row showed a habit, from the attempts that are kept: they are played again.

/** @import { Condition } from "../engine/case.js" */
/** @import { Machine } from "../engine/machine.js" */
/** @import { Attempt } from "./host.js" */
import { holds } from "../engine/ask.js";
import { replay } from "../engine/replay.js";

/**
 * In how many of the last attempts in a row each condition held. An attempt that no longer plays on this case as it was
 * recorded ends the row: nobody knows what it showed.
 * @param {Machine} machine
 * @param {Attempt[]} attempts
 * @param {(Condition | undefined)[]} conditions
 * @returns {number[]}
 */
export function streaksOf(machine, attempts, conditions) {
  const rows = conditions.map((condition) => ({ condition, count: 0, goesOn: condition !== undefined }));
  for (let at = attempts.length - 1; at >= 0 && rows.some(({ goesOn }) => goesOn); at--) {
    const state = stateAfter(machine, attempts[at]);
    for (const row of rows) {
      row.goesOn = row.goesOn && !!row.condition && state !== null && holds(machine, state, row.condition);
      if (row.goesOn) row.count += 1;
    }
  }
  return rows.map(({ count }) => count);
}

/**
 * The state in which an attempt ended; null where it is not to be played again.
 * @param {Machine} machine
 * @param {Attempt} attempt
 */
function stateAfter(machine, { seed, steps }) {
  if (!Array.isArray(steps)) return null;
  try {
    const { run, diverged } = replay(machine, seed, steps);
    return diverged ? null : run.state;
  } catch {
    // What was kept is no record.
    return null;
  }
}
