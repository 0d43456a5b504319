// The engine, loaded once for all page tests.

import { loadEngine } from "../assemble.mjs";

/** @import { Machine } from "../../../assets/player/engine/machine.js" */
/** @import { State } from "../../../assets/player/engine/state.js" */
/** @import { Input } from "../../../assets/player/engine/step.js" */

export const engine = loadEngine();

/**
 * Every input that a state takes, choices without waiting.
 * @param {Machine} machine
 * @param {State} state
 * @returns {Input[]}
 */
export function inputsOf(machine, state) {
  const { choices, goesOn, writes, seconds } = engine.offers(machine, state);
  /** @type {Input[]} */
  const inputs = [];
  for (const { choice, shown } of choices) if (shown === "offered") inputs.push({ Choose: { choice, ticks: 0 } });
  if (seconds !== null) inputs.push("TimeOut");
  if (goesOn) inputs.push("Continue");
  if (writes) for (const Wrote of /** @type {const} */ (["Strong", "Fair", "Weak"])) inputs.push({ Wrote });
  return inputs;
}
