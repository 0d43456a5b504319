// States and offers by ids, for the comparison of engines and for whoever looks for a fault.

/** @import { Machine } from "./machine.js" */
/** @import { State } from "./state.js" */
import { TALLIES } from "./case.js";
import { dueAt } from "./ask.js";
import { offers, shownOrder } from "./offers.js";
import { WORTH, bitsSet, hasBit, promiseStatus, statusOf } from "./state.js";
import { numberAt } from "./effect.js";
import { nodeAt } from "./step.js";

const PROMISE_WORDS = ["not made", "open", "kept", "broken"];

/**
 * In the order of the document; `chosen` as `node/choice`; `promises` with when each is due, if it is open and has a
 * due time.
 * @param {Machine} machine
 * @param {State} state
 */
export function stateView(machine, state) {
  const { layout, nodes } = machine;
  const node = nodeAt(machine, state);
  const numbers = machine.least.map((_, number) => numberAt(machine, state, number));
  const set = (/** @type {number} */ start, /** @type {string[]} */ ids) =>
    bitsSet(state, start, ids.length).map((at) => ids[at]);
  const ids = nodes.map(({ id }) => id);
  return {
    node: node ? node.id : null,
    status: statusOf(state),
    tallies: numbers.slice(0, TALLIES.length),
    meters: numbers.slice(TALLIES.length),
    flags: set(layout.flags, [...machine.places.flags.keys()]),
    facts: set(layout.facts, [...machine.places.facts.keys()]),
    promises: machine.promises.map((_, at) => [
      PROMISE_WORDS[promiseStatus(state, layout.promises, at)],
      dueAt(machine, state, at),
    ]),
    visited: set(layout.visited, ids),
    chosen: nodes.flatMap((one) => {
      const taken = one.kind === "Decision" ? one.choices.filter(({ bit }) => hasBit(state, layout.chosen, bit)) : [];
      return taken.map(({ id }) => `${one.id}/${id}`);
    }),
    fired: bitsSet(state, layout.fired, machine.whenever.length),
    counted: set(layout.counted, ids),
    worth: state[WORTH],
    visits: nodes.filter(({ visits }) => visits > 0).map(({ id, visits }) => [id, state[visits]]),
  };
}

/**
 * Offers by ids, in the order in which they are shown.
 * @param {Machine} machine
 * @param {State} state
 * @param {number} seed
 */
export function offersView(machine, state, seed) {
  const { choices, goesOn, writes, seconds, ticks } = offers(machine, state);
  const node = nodeAt(machine, state);
  const codes = node && node.kind === "Decision" && choices.length > 0 ? node.choices : [];
  const shown = codes.length > 0 ? shownOrder(machine, state, seed) : [];
  return {
    choices: shown.map((at) => [codes[at].id, choices[at].shown]),
    goes_on: goesOn,
    writes,
    seconds,
    ticks,
  };
}
