// What can be done now: what a player shows.

/** @import { Machine } from "./machine.js" */
/** @import { State } from "./state.js" */
import { shuffled } from "./draw.js";
import { STATUS } from "./state.js";
import { isOffered, isUsedUp, nodeAt } from "./step.js";

/** @typedef {"offered" | "locked" | "hidden"} Shown locked: seen with a reason, not to be taken */

/**
 * Everything that a run can take as its next input; `choices` in the order of the document.
 * @typedef {{ choices: { choice: number, shown: Shown }[], goesOn: boolean, writes: boolean, seconds: number | null,
 *   ticks: number }} Offers
 */

/**
 * @param {Machine} machine
 * @param {State} state
 * @returns {Offers}
 */
export function offers(machine, state) {
  const node = state[STATUS] === 0 ? nodeAt(machine, state) : undefined;
  const decision = node && node.kind === "Decision" ? node : null;
  const timer = decision && decision.timer;
  return {
    choices: (decision ? decision.choices : []).map((code, choice) => ({
      choice,
      shown: isOffered(machine, state, code)
        ? "offered"
        : code.lockedShown && !isUsedUp(machine, state, code)
          ? "locked"
          : "hidden",
    })),
    goesOn: !!node && (node.kind === "Scene" || node.kind === "Pause"),
    writes: !!node && node.kind === "Rewrite",
    seconds: timer ? timer.seconds : null,
    ticks: timer ? timer.ticks : 0,
  };
}

/**
 * The order in which the choices of the current decision are shown, as places among them.
 * @param {Machine} machine
 * @param {State} state
 * @param {number} seed
 * @returns {number[]}
 */
export function shownOrder(machine, state, seed) {
  const node = nodeAt(machine, state);
  if (!node || node.kind !== "Decision") return [];
  if (node.shuffle) return shuffled(seed, node.idHash, state[node.visits], node.choices.length);
  return node.choices.map((_, at) => at);
}
