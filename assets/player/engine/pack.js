// A state as short text, for what an LMS or a browser keeps between two sittings. Its length is fixed by the case.

/** @import { Machine } from "./machine.js" */
/** @import { State } from "./state.js" */
import { ENDS, NODE, NONE, STATUS } from "./state.js";
import { numberAt } from "./effect.js";
import { nodeAt } from "./step.js";

/** base64url (RFC 4648). */
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/**
 * The words of a state, low byte first, as base64url without padding.
 * @param {State} state
 */
export function packState(state) {
  let text = "";
  for (let at = 0; at < state.length * 32; at += 6) text += DIGITS[sixBits(state, at)];
  return text;
}

/**
 * The state that a text stands for; null where the text is none of this case: cut, damaged, of another case.
 * @param {Machine} machine
 * @param {string} text
 * @returns {State | null}
 */
export function unpackState(machine, text) {
  const state = new Uint32Array(machine.layout.size);
  if (text.length !== Math.ceil((state.length * 32) / 6)) return null;
  const bytes = new Uint8Array(state.length * 4);
  for (let digit = 0; digit < text.length; digit++) {
    const value = DIGITS.indexOf(text[digit]);
    if (value < 0) return null;
    const at = digit * 6;
    bytes[at >>> 3] |= (value << 2) >>> (at & 7);
    if ((at & 7) > 2) bytes[(at >>> 3) + 1] |= (value << (10 - (at & 7))) & 0xff;
  }
  for (let word = 0; word < state.length; word++) {
    for (let byte = 3; byte >= 0; byte--) state[word] = (state[word] << 8) | bytes[word * 4 + byte];
  }
  return canBe(machine, state) && packState(state) === text ? state : null;
}

/**
 * Six bits of a state's bytes, from the bit at `at` on, the highest first.
 * @param {State} state
 * @param {number} at
 */
function sixBits(state, at) {
  const byte = (/** @type {number} */ n) => (n >>> 2 < state.length ? (state[n >>> 2] >>> (8 * (n & 3))) & 0xff : 0);
  const first = at >>> 3;
  return (((byte(first) << 8) | byte(first + 1)) >>> (10 - (at & 7))) & 63;
}

/**
 * Whether a run could stand like that: what would bring a player to a halt is refused, what is only unlikely is not.
 * @param {Machine} machine
 * @param {State} state
 */
function canBe(machine, state) {
  const node = nodeAt(machine, state);
  const waits = !!node && node.kind !== "Gate" && node.kind !== "Chance" && node.kind !== "Ending";
  const inRange = (/** @type {number} */ least, /** @type {number} */ number) => {
    const value = numberAt(machine, state, number);
    return value >= Math.min(least, machine.most[number]) && value <= Math.max(least, machine.most[number]);
  };
  return (
    (state[STATUS] === 0 ? waits : !!node || state[NODE] === NONE) &&
    state[STATUS] <= ENDS.length &&
    machine.least.every(inRange)
  );
}
