// The state of a run, packed into 32-bit words: its size is fixed by the case, and equal states are equal words.

/** @import { Case } from "./case.js" */
/** @typedef {Uint32Array} State */

/** Why a run is over, in the order of the status word. */
export const ENDS = ["ending", "link to nowhere", "unwritten", "stuck", "endless automatic loop"];
/** At an ending of the case. */
export const AT_ENDING = 1;
/** The exit leads to a node that does not exist. */
export const TO_NOWHERE = 2;
/** The exit is open: what follows is not written yet. */
export const UNWRITTEN = 3;
/** Nothing is offered and no timer runs, or a chance has no weights to draw along. */
export const STUCK = 4;
/** The same gate or chance was entered twice without an input between. */
export const ENDLESS = 5;

/** The word of the node where the run stands. */
export const NODE = 0;
/** The word that is 0 while the run waits, else one more than the place of its end. */
export const STATUS = 1;
/** The word that sums what has counted towards a percent by decisions. */
export const WORTH = 2;
/** Where the numbers begin. */
export const FIRST_FREE = 3;
/** In the word of a promise: it has no due time. In the word of the node: none was entered. */
export const NONE = 0xffffffff;

/**
 * Which words hold what: numbers (tallies, then meters) one each and signed; when a promise is due, one each; visits
 * of nodes that draw, one each; two bits a promise; one bit a flag, fact, node, choice, rule and counted node.
 * @typedef {{ numbers: number, dues: number, visits: number, promises: number, flags: number, facts: number,
 *   visited: number, chosen: number, fired: number, counted: number, size: number }} Layout
 */

/**
 * @param {Case} scenario
 * @param {number} tallies
 * @param {number} choices
 * @param {number} drawing how many nodes draw
 * @returns {Layout}
 */
export function layOut(scenario, tallies, choices, drawing) {
  let size = FIRST_FREE;
  const take = (/** @type {number} */ words) => (size += words) - words;
  const bits = (/** @type {number} */ count) => take((count + 31) >>> 5);
  const promises = scenario.promises.length;
  return {
    numbers: take(tallies + scenario.meters.length),
    dues: take(promises),
    visits: take(drawing),
    promises: take((promises + 15) >>> 4),
    flags: bits(scenario.flags.length),
    facts: bits(scenario.facts.length),
    visited: bits(scenario.nodes.length),
    chosen: bits(choices),
    fired: bits(scenario.whenever.length),
    counted: bits(scenario.nodes.length),
    size,
  };
}

/**
 * @param {State} state
 * @param {number} start
 * @param {number} index
 */
export const hasBit = (state, start, index) => ((state[start + (index >>> 5)] >>> (index & 31)) & 1) === 1;

/**
 * Sets a bit; whether it was set before.
 * @param {State} state
 * @param {number} start
 * @param {number} index
 * @param {boolean} on
 */
export function setBit(state, start, index, on) {
  const before = hasBit(state, start, index);
  if (before !== on) state[start + (index >>> 5)] ^= 1 << (index & 31);
  return before;
}

/**
 * The places of the bits that are set.
 * @param {State} state
 * @param {number} start
 * @param {number} count
 */
export function bitsSet(state, start, count) {
  const set = [];
  for (let index = 0; index < count; index++) if (hasBit(state, start, index)) set.push(index);
  return set;
}

/**
 * Where a promise stands, as a place in `PROMISE_STATUSES`.
 * @param {State} state
 * @param {number} start
 * @param {number} index
 */
export const promiseStatus = (state, start, index) => (state[start + (index >>> 4)] >>> (2 * (index & 15))) & 3;

/**
 * @param {State} state
 * @param {number} start
 * @param {number} index
 * @param {number} status
 */
export function setPromiseStatus(state, start, index, status) {
  const shift = 2 * (index & 15);
  const word = start + (index >>> 4);
  state[word] = (state[word] & ~(3 << shift)) | (status << shift);
}

/**
 * `waiting`, or why the run is over.
 * @param {State} state
 */
export const statusOf = (state) => (state[STATUS] === 0 ? "waiting" : ENDS[state[STATUS] - 1]);

/**
 * Whether two states are the same.
 * @param {State} a
 * @param {State} b
 */
export const sameState = (a, b) => a.length === b.length && a.every((word, at) => word === b[at]);
