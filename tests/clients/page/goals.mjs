// What runs can reach in a case, by names: what a case holds, and what one step came to.

import { engine } from "./engine.mjs";

/** @import { Event } from "../../../assets/player/engine/effect.js" */
/** @import { Machine } from "../../../assets/player/engine/machine.js" */
/** @import { State } from "../../../assets/player/engine/state.js" */
/** @import { Input } from "../../../assets/player/engine/step.js" */

/**
 * Everything in a case that a run might reach: nodes, choices, time-outs, bands, outcomes, rules, passing and failing.
 * @param {Machine} machine
 */
export function goalsOf(machine) {
  /** @type {string[]} */
  const goals = [];
  for (const node of machine.nodes) {
    goals.push(`${node.kind} ${node.id}`);
    if (node.kind === "Decision") {
      for (const choice of node.choices) goals.push(`choice ${node.id}/${choice.id}`);
      if (node.timer) goals.push(`time-out ${node.id}`);
    }
    if (node.kind === "Rewrite") for (const band of ["Strong", "Fair", "Weak"]) goals.push(`wrote ${node.id}/${band}`);
    if (node.kind === "Chance") {
      for (const { id, weight } of node.outcomes) if (weight > 0) goals.push(`outcome ${node.id}/${id}`);
    }
  }
  for (const at of machine.whenever.keys()) goals.push(`rule ${at}`);
  for (const at of machine.failsIf.keys()) goals.push(`reason to fail ${at}`);
  if (passingIsSet(machine)) goals.push("passed true", "passed false");
  return goals;
}

/** @param {Machine} machine */
const passingIsSet = ({ case: { passing } }) => passing.percent !== undefined || (passing.fails_if || []).length > 0;

/**
 * What one step reached.
 * @param {Machine} machine
 * @param {State | null} before none before the start
 * @param {Input | null} input
 * @param {Event[]} events
 * @param {State} after
 */
export function reached(machine, before, input, events, after) {
  const goals = before && input ? [taken(machine, before, input)] : [];
  for (const event of events) {
    if (event.what === "Entered") goals.push(`${machine.nodes[event.node].kind} ${machine.nodes[event.node].id}`);
    if (event.what === "Fired") goals.push(`rule ${event.rule}`);
    if (event.what === "Drew") {
      const node = machine.nodes[event.node];
      if (node.kind === "Chance") goals.push(`outcome ${node.id}/${node.outcomes[event.outcome].id}`);
    }
  }
  if (engine.statusOf(after) === "ending") {
    goals.push(`passed ${engine.passed(machine, after)}`);
    machine.failsIf.forEach((fails, at) => fails(after) && goals.push(`reason to fail ${at}`));
  }
  return goals;
}

/**
 * @param {Machine} machine
 * @param {State} state
 * @param {Input} input
 */
function taken(machine, state, input) {
  const node = engine.nodeAt(machine, state);
  if (!node) return "nothing";
  if (input === "TimeOut") return `time-out ${node.id}`;
  if (input === "Continue") return `went on ${node.id}`;
  if ("Wrote" in input) return `wrote ${node.id}/${input.Wrote}`;
  return `choice ${node.id}/${node.kind === "Decision" ? node.choices[input.Choose.choice].id : ""}`;
}
