// A run: what was done and what came of it, moment by moment, so that it can be taken back.

/** @import { Strength } from "./case.js" */
/** @import { Machine, NodeCode } from "./machine.js" */
/** @import { State } from "./state.js" */
/** @import { Event } from "./effect.js" */
/** @import { Input, Luck } from "./step.js" */
import { NODE, statusOf } from "./state.js";
import { nodeAt, seeded, start, step } from "./step.js";

/**
 * An input and what came of it. The first moment of a run has no input; `node` is the place of the one that took it.
 * @typedef {{ did: { node: number, input: Input } | null, events: Event[], state: State }} Moment
 */

/** @typedef {"Continue" | "TimeOut" | { Choose: [string, number] } | { Wrote: Strength } | { Drew: string }} Did */
/** @typedef {[string, Did]} RunStep what happened at a node, by ids: an input, or an outcome that chance drew */

/** One playing of a case. */
export class Run {
  /**
   * @param {Machine} machine
   * @param {number} seed
   * @param {Moment[]} moments
   */
  constructor(machine, seed, moments) {
    this.machine = machine;
    this.seed = seed;
    this.moments = moments;
  }

  /**
   * A run at its start. Its luck so far comes from the seed, or from elsewhere as in a replay.
   * @param {Machine} machine
   * @param {number} seed
   * @param {Luck} [luck]
   */
  static begin(machine, seed, luck = seeded(seed)) {
    /** @type {Event[]} */
    const events = [];
    const state = start(machine, luck, (event) => events.push(event));
    return new Run(machine, seed, [{ did: null, events, state }]);
  }

  /**
   * Takes an input.
   * @param {Input} input
   * @param {Luck} [luck]
   * @returns {string | null} why it was refused
   */
  step(input, luck = seeded(this.seed)) {
    const state = this.state.slice();
    const node = state[NODE];
    /** @type {Event[]} */
    const events = [];
    const refused = step(this.machine, state, input, luck, (event) => events.push(event));
    if (refused === null) this.moments.push({ did: { node, input }, events, state });
    return refused;
  }

  /**
   * Takes back the last inputs until `inputs` are left.
   * @param {number} inputs
   */
  rewind(inputs) {
    this.moments.splice(inputs + 1);
  }

  /** How many inputs were taken. */
  get inputs() {
    return this.moments.length - 1;
  }

  /** The state as it is now. */
  get state() {
    return this.moments[this.moments.length - 1].state;
  }

  /** `waiting`, or why the run is over. */
  get status() {
    return statusOf(this.state);
  }

  /**
   * The node where the run stands; none before the first.
   * @returns {NodeCode | undefined}
   */
  get node() {
    return nodeAt(this.machine, this.state);
  }

  /**
   * What happened, by ids: inputs and the outcomes of chance, in order.
   * @returns {RunStep[]}
   */
  record() {
    const { nodes } = this.machine;
    /** @type {RunStep[]} */
    const steps = [];
    for (const { did, events } of this.moments) {
      if (did) steps.push([nodes[did.node].id, byIds(nodes[did.node], did.input)]);
      for (const event of events) {
        if (event.what !== "Drew") continue;
        const node = nodes[event.node];
        const outcome = node.kind === "Chance" && node.outcomes[event.outcome];
        if (outcome) steps.push([node.id, { Drew: outcome.id }]);
      }
    }
    return steps;
  }
}

/**
 * @param {NodeCode} node
 * @param {Input} input
 * @returns {Did}
 */
function byIds(node, input) {
  if (typeof input === "string" || "Wrote" in input) return input;
  const { choice, ticks } = input.Choose;
  return { Choose: [node.kind === "Decision" ? node.choices[choice].id : "", ticks] };
}
