// Breadth-first search over the states of a case, from any state, with every outcome of chance. States at one node in
// which the same conditions hold wait in one queue, and the queues take turns: so a case whose states multiply, because
// numbers differ by little, is still searched to its ends.

import { engine, inputsOf } from "./engine.mjs";
import { reached } from "./goals.mjs";

/** @import { Event } from "../../../assets/player/engine/effect.js" */
/** @import { Machine } from "../../../assets/player/engine/machine.js" */
/** @import { State } from "../../../assets/player/engine/state.js" */
/** @import { Input, Luck } from "../../../assets/player/engine/step.js" */

/** @typedef {{ node: number, visit: number, outcome: number }} Draw */
/**
 * A step and what came of it; `input` is null for the start.
 * @typedef {{ input: Input | null, drawn: Draw[], state: State, goals: string[] }} Move
 */
/** @typedef {{ move: Move, parent: Step | null }} Step a move and the one before it */
/** @typedef {{ path: Move[], whole: boolean }} Found `whole`: every state was looked at, and none is wanted */

/**
 * The moves to the first one that is wanted; no path if none was found among `limit` states.
 * @param {Machine} machine
 * @param {Move | null} from null before the start
 * @param {(move: Move) => boolean} wanted
 * @param {number} limit
 * @returns {Found}
 */
export function search(machine, from, wanted, limit) {
  const steps = explore(machine, from, limit);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return { path: [], whole: value };
    if (wanted(value.move)) return { path: pathTo(value), whole: false };
  }
}

/**
 * The moves by which most goals of those that are missing are reached; none if `limit` states have nothing of them.
 * @param {Machine} machine
 * @param {Move} from
 * @param {Set<string>} missing
 * @param {number} limit
 */
export function richest(machine, from, missing, limit) {
  /** What each step and those before it reach. @type {Map<Step | null, Set<string>>} */
  const reaches = new Map([[null, new Set()]]);
  /** @type {Step | null} */
  let best = null;
  let most = 0;
  for (const step of explore(machine, from, limit)) {
    const before = reaches.get(step.parent) || new Set();
    const more = step.move.goals.filter((goal) => missing.has(goal) && !before.has(goal));
    const all = more.length > 0 ? new Set([...before, ...more]) : before;
    reaches.set(step, all);
    if (all.size <= most) continue;
    best = step;
    most = all.size;
  }
  return best ? pathTo(best) : [];
}

/** @param {Step} last */
function pathTo(last) {
  /** @type {Move[]} */
  const path = [];
  for (let step = /** @type {Step | null} */ (last); step; step = step.parent) path.unshift(step.move);
  return path;
}

/**
 * Every step from a state on, until `limit` states were seen; whether that was all of them.
 * @param {Machine} machine
 * @param {Move | null} from
 * @param {number} limit
 * @returns {Generator<Step, boolean>}
 */
function* explore(machine, from, limit) {
  const tests = testsOf(machine);
  /** @type {Set<string>} */
  const seen = new Set();
  /** The steps that wait, by their node and what holds there. @type {Map<string, Step[]>} */
  const waiting = new Map();
  const take = (/** @type {Step} */ step) => {
    const { state } = step.move;
    const key = Buffer.from(state.buffer).toString("latin1");
    if (seen.has(key) || engine.statusOf(state) !== "waiting") return;
    seen.add(key);
    const kin = state[0] + tests.map((test) => (test(state) ? "y" : "n")).join("");
    const queue = waiting.get(kin);
    if (queue) queue.push(step);
    else waiting.set(kin, [step]);
  };
  for (const move of movesFrom(machine, from ? from.state : null)) {
    const step = { move, parent: null };
    yield step;
    take(step);
  }
  while (waiting.size > 0 && seen.size < limit) {
    for (const [kin, queue] of waiting) {
      const parent = /** @type {Step} */ (queue.shift());
      if (queue.length === 0) waiting.delete(kin);
      for (const move of movesFrom(machine, parent.move.state)) {
        const step = { move, parent };
        yield step;
        take(step);
      }
    }
  }
  return waiting.size === 0;
}

/**
 * What decides where runs can go: the conditions of choices, routes and rules, and those that make a run fail.
 * @param {Machine} machine
 */
function testsOf(machine) {
  const inNodes = machine.nodes.flatMap((node) => {
    if (node.kind === "Decision") return node.choices.flatMap(({ when }) => (when ? [when] : []));
    return node.kind === "Gate" ? node.routes.map(({ when }) => when) : [];
  });
  return [...inNodes, ...machine.whenever.map(({ when }) => when), ...machine.failsIf];
}

/**
 * Every move from a state, for every input and every outcome of chance.
 * @param {Machine} machine
 * @param {State | null} before
 * @returns {Generator<Move>}
 */
function* movesFrom(machine, before) {
  for (const input of before ? inputsOf(machine, before) : [null]) {
    /** @type {number[][]} */
    const untold = [[]];
    for (let told = untold.pop(); told; told = untold.pop()) yield moveWith(machine, before, input, told, untold);
  }
}

/**
 * @param {Machine} machine
 * @param {State | null} before
 * @param {Input | null} input
 * @param {number[]} told the outcomes of the first chances
 * @param {number[][]} untold gets what else chance could have drawn
 * @returns {Move}
 */
function moveWith(machine, before, input, told, untold) {
  /** @type {Draw[]} */
  const drawn = [];
  /** @type {Luck} */
  const luck = (_, node, visit) => {
    const before = drawn.map((draw) => draw.outcome);
    let outcome = told[drawn.length];
    if (outcome === undefined) {
      const [first, ...others] = outcomesOf(machine, node);
      for (const other of others) untold.push([...before, other]);
      outcome = first;
    }
    drawn.push({ node, visit, outcome });
    return outcome;
  };
  /** @type {Event[]} */
  const events = [];
  const watch = (/** @type {Event} */ event) => events.push(event);
  const state = before ? before.slice() : engine.start(machine, luck, watch);
  if (before && input) engine.step(machine, state, input, luck, watch);
  return { input, drawn, state, goals: reached(machine, before, input, events, state) };
}

/**
 * @param {Machine} machine
 * @param {number} place
 */
function outcomesOf(machine, place) {
  const node = machine.nodes[place];
  return node.kind === "Chance" ? [...node.outcomes.keys()].filter((at) => node.outcomes[at].weight > 0) : [0];
}
