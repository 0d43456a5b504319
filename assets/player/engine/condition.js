// Conditions as functions of a state. What names something that does not exist never holds.

/** @import { Condition, Meter, Var } from "./case.js" */
/** @import { Layout, State } from "./state.js" */
import { PROMISE_STATUSES, TALLIES } from "./case.js";
import { hasBit, promiseStatus } from "./state.js";

/** @typedef {(state: State) => boolean} Test */

/**
 * Where in its table everything stands that has an id; choices by `node/choice`, among all of the case.
 * @typedef {object} Places
 * @property {Layout} layout
 * @property {Map<string, number>} meters
 * @property {Meter[]} ranges the meters themselves
 * @property {Map<string, number>} flags
 * @property {Map<string, number>} facts
 * @property {Map<string, number>} promises
 * @property {Map<string, number>} nodes
 * @property {Map<string, number>} choices
 * @property {Map<string, { cost?: number }>} remedies
 */

/** @type {Test} */
const never = () => false;

/**
 * The place of a number in a state: tallies first, then meters.
 * @param {Places} places
 * @param {Var} of
 * @returns {number | undefined}
 */
export function numberOf(places, of) {
  if ("Tally" in of) return TALLIES.indexOf(of.Tally);
  const meter = places.meters.get(of.Meter);
  return meter === undefined ? undefined : TALLIES.length + meter;
}

/**
 * @param {Places} places
 * @param {Condition} condition
 * @returns {Test}
 */
export function compileCondition(places, condition) {
  const { layout } = places;
  if ("All" in condition) {
    const inner = condition.All.map((one) => compileCondition(places, one));
    return (state) => inner.every((holds) => holds(state));
  }
  if ("Any" in condition) {
    const inner = condition.Any.map((one) => compileCondition(places, one));
    return (state) => inner.some((holds) => holds(state));
  }
  if ("Not" in condition) {
    const holds = compileCondition(places, condition.Not);
    return (state) => !holds(state);
  }
  if ("AtLeast" in condition) return between(places, condition.AtLeast[0], condition.AtLeast[1], Infinity);
  if ("AtMost" in condition) return between(places, condition.AtMost[0], -Infinity, condition.AtMost[1]);
  if ("In" in condition) return inBand(places, condition.In[0], condition.In[1]);
  if ("Promise" in condition) {
    const promise = places.promises.get(condition.Promise[0]);
    if (promise === undefined) return never;
    const status = PROMISE_STATUSES.indexOf(condition.Promise[1]);
    return (state) => promiseStatus(state, layout.promises, promise) === status;
  }
  const [start, index] = bitAsked(places, condition);
  return index === undefined ? never : (state) => hasBit(state, start, index);
}

/**
 * The bit of a state that a condition asks for: where those of its kind begin, and its place among them.
 * @param {Places} places
 * @param {{ Is: string } | { Knows: string } | { Visited: string } | { Chose: [string, string] }} condition
 * @returns {[number, number | undefined]}
 */
export function bitAsked({ layout, flags, facts, nodes, choices }, condition) {
  if ("Is" in condition) return [layout.flags, flags.get(condition.Is)];
  if ("Knows" in condition) return [layout.facts, facts.get(condition.Knows)];
  if ("Visited" in condition) return [layout.visited, nodes.get(condition.Visited)];
  return [layout.chosen, choices.get(condition.Chose.join("/"))];
}

/**
 * @param {Places} places
 * @param {Var} of
 * @param {number} low
 * @param {number} high
 * @returns {Test}
 */
function between(places, of, low, high) {
  const number = numberOf(places, of);
  if (number === undefined) return never;
  const word = places.layout.numbers + number;
  return (state) => (state[word] | 0) >= low && (state[word] | 0) <= high;
}

/**
 * A value is in the first band whose `upto` it does not exceed.
 * @param {Places} places
 * @param {Var} of
 * @param {string} band
 * @returns {Test}
 */
function inBand(places, of, band) {
  const meter = "Meter" in of ? places.meters.get(of.Meter) : undefined;
  if (meter === undefined) return never;
  const bands = places.ranges[meter].bands || [];
  const at = bands.findIndex((one) => one.id === band);
  if (at < 0) return never;
  const low = Math.max(-Infinity, ...bands.slice(0, at).map((one) => one.upto + 1));
  return between(places, of, low, bands[at].upto);
}
