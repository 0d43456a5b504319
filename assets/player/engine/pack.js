// A state as short text, for what an LMS or a browser keeps between two sittings. Its length is fixed by the case.

/** @import { Machine } from "./machine.js" */
/** @import { State } from "./state.js" */
import { ENDS, NODE, NONE, STATUS } from "./state.js";
import { numberAt } from "./effect.js";
import { nodeAt } from "./step.js";

/** What browsers and Node have besides the language: texts of bytes to base64 and back. @type {any} */
const platform = globalThis;

/**
 * The words of a state, low byte first, as base64url (RFC 4648) without padding.
 * @param {State} state
 */
export function packState(state) {
  let bytes = "";
  for (const word of state) for (let at = 0; at < 32; at += 8) bytes += String.fromCharCode((word >>> at) & 255);
  return toBase64url(bytes);
}

/** Bytes, each a character, as base64url. @param {string} bytes @returns {string} */
export const toBase64url = (bytes) =>
  platform.btoa(bytes).split("+").join("-").split("/").join("_").split("=").join("");

/** The bytes again; throws where a text is none of them. @param {string} text @returns {string} */
export const fromBase64url = (text) => platform.atob(text.split("-").join("+").split("_").join("/"));

/**
 * The state that a text stands for; null where the text is none of this case: cut, damaged, of another case.
 * @param {Machine} machine
 * @param {string} text
 * @returns {State | null}
 */
export function unpackState(machine, text) {
  const state = new Uint32Array(machine.layout.size);
  let bytes = "";
  try {
    bytes = fromBase64url(text);
  } catch {
    return null;
  }
  if (bytes.length !== state.length * 4) return null;
  for (let at = 0; at < bytes.length; at++) state[at >>> 2] |= bytes.charCodeAt(at) << (8 * (at & 3));
  return canBe(machine, state) && packState(state) === text ? state : null;
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
