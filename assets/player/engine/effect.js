// What effects and passing time change in a state.

/** @import { Line } from "./case.js" */
/** @import { Machine, Op } from "./machine.js" */
/** @import { State } from "./state.js" */
import { BROKEN, KEPT, OPEN, TALLIES, UNMADE } from "./case.js";
import { NONE, promiseStatus, setBit, setPromiseStatus } from "./state.js";

/**
 * One thing that happened in a step. Everything but lines by its place.
 * @typedef {{ what: "Entered", node: number } | { what: "Heard", line: Line }
 *   | { what: "Changed", number: number, from: number, to: number }
 *   | { what: "Flag", flag: number, raised: boolean } | { what: "Revealed", fact: number }
 *   | { what: "Promise", promise: number, status: number, clock: number }
 *   | { what: "Extended", promise: number, due: number } | { what: "Fired", rule: number }
 *   | { what: "Drew", node: number, outcome: number }} Event
 */

/** @typedef {((event: Event) => void) | null} Watch is told what a step does; nobody where null */
/** @typedef {{ machine: Machine, state: State, watch: Watch }} Turn what everything in one step works on */

const CLOCK = TALLIES.indexOf("clock");

/**
 * The value of a number: tallies first, then meters.
 * @param {Machine} machine
 * @param {State} state
 * @param {number} number
 */
export const numberAt = (machine, state, number) => state[machine.layout.numbers + number] | 0;

/**
 * Moves the clock, then breaks every open promise that is overdue, in the order of declaration.
 * @param {Turn} turn
 * @param {number} seconds
 */
export function passTime(turn, seconds) {
  const { machine, state } = turn;
  if (seconds === 0) return;
  change(turn, CLOCK, numberAt(machine, state, CLOCK) + seconds);
  for (let promise = 0; promise < machine.promises.length; promise++) {
    // What has no due time has the latest one, which no clock reaches.
    const due = state[machine.layout.dues + promise];
    if (numberAt(machine, state, CLOCK) > due && close(turn, promise, BROKEN)) {
      apply(turn, machine.promises[promise].ifBroken);
    }
  }
}

/**
 * Applies effects in order; those of a promise that is kept or broken at once, where they arise.
 * @param {Turn} turn
 * @param {Op[]} effects
 */
export function apply(turn, effects) {
  const { machine, state, watch } = turn;
  // Interrupted lists wait in a stack of our own, because a case decides how deep it gets.
  /** @type {[Op[], number][]} */
  const waiting = [];
  let next = 0;
  for (;;) {
    if (next === effects.length) {
      const outer = waiting.pop();
      if (!outer) return;
      [effects, next] = outer;
      continue;
    }
    const { op, at, n } = effects[next++];
    let more = null;
    switch (op) {
      case "Add":
        change(turn, at, numberAt(machine, state, at) + n);
        break;
      case "Set":
        change(turn, at, n);
        break;
      case "Raise":
      case "Lower": {
        const raised = op === "Raise";
        if (setBit(state, machine.layout.flags, at, raised) !== raised && watch)
          watch({ what: "Flag", flag: at, raised });
        break;
      }
      case "Reveal":
        if (!setBit(state, machine.layout.facts, at, true) && watch) watch({ what: "Revealed", fact: at });
        break;
      case "Make":
        make(turn, at);
        break;
      case "Keep":
        if (close(turn, at, KEPT)) more = machine.promises[at].ifKept;
        break;
      case "Break":
        if (close(turn, at, BROKEN)) more = machine.promises[at].ifBroken;
        break;
      case "Extend":
        extend(turn, at, n);
    }
    if (more && more.length > 0) {
      waiting.push([effects, next]);
      effects = more;
      next = 0;
    }
  }
}

/**
 * Sets a number, brought into its range.
 * @param {Turn} turn
 * @param {number} number
 * @param {number} value
 */
function change(turn, number, value) {
  const { machine, state, watch } = turn;
  const from = numberAt(machine, state, number);
  const to = Math.max(machine.least[number], Math.min(machine.most[number], value));
  if (to === from) return;
  state[machine.layout.numbers + number] = to;
  if (watch) watch({ what: "Changed", number, from, to });
}

/**
 * @param {Turn} turn
 * @param {number} promise
 */
function make(turn, promise) {
  const { machine, state, watch } = turn;
  const { promises, dues } = machine.layout;
  if (promiseStatus(state, promises, promise) !== UNMADE) return;
  const clock = numberAt(machine, state, CLOCK);
  const { due } = machine.promises[promise];
  setPromiseStatus(state, promises, promise, OPEN);
  state[dues + promise] = due === null ? NONE : clock + due;
  if (watch) watch({ what: "Promise", promise, status: OPEN, clock });
}

/**
 * Keeps or breaks a promise, if it is open; whether it was.
 * @param {Turn} turn
 * @param {number} promise
 * @param {number} status
 */
function close(turn, promise, status) {
  const { machine, state, watch } = turn;
  const { promises, dues } = machine.layout;
  if (promiseStatus(state, promises, promise) !== OPEN) return false;
  setPromiseStatus(state, promises, promise, status);
  state[dues + promise] = 0;
  if (watch) watch({ what: "Promise", promise, status, clock: numberAt(machine, state, CLOCK) });
  return true;
}

/**
 * @param {Turn} turn
 * @param {number} promise
 * @param {number} seconds
 */
function extend(turn, promise, seconds) {
  const { machine, state, watch } = turn;
  const { promises, dues } = machine.layout;
  const due = state[dues + promise];
  if (due === NONE || promiseStatus(state, promises, promise) !== OPEN) return;
  const later = Math.min(due + seconds, NONE - 1);
  state[dues + promise] = later;
  if (watch) watch({ what: "Extended", promise, due: later });
}
