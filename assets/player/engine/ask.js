// Questions to a state that a case file and habits ask.

/** @import { Condition } from "./case.js" */
/** @import { Machine } from "./machine.js" */
/** @import { State } from "./state.js" */
import { OPEN } from "./case.js";
import { compileCondition } from "./condition.js";
import { NONE, promiseStatus } from "./state.js";

/**
 * When an open promise is due, in simulated seconds; null if it is not open or has no due time.
 * @param {Machine} machine
 * @param {State} state
 * @param {number} promise
 */
export function dueAt(machine, state, promise) {
  const due = state[machine.layout.dues + promise];
  return promiseStatus(state, machine.layout.promises, promise) === OPEN && due !== NONE ? due : null;
}

/**
 * Whether a condition of the document holds now.
 * @param {Machine} machine
 * @param {State} state
 * @param {Condition} condition
 */
export const holds = (machine, state, condition) => compileCondition(machine.places, condition)(state);
