// Whether a good end can still be reached from a state of a run: depth first, the best answers first, every outcome of
// chance. What comes to its end is exact; what is stopped before says nothing.

/** @import { Condition, Grade } from "../engine/case.js" */
/** @import { Machine } from "../engine/machine.js" */
/** @import { State } from "../engine/state.js" */
/** @import { Input, Luck } from "../engine/step.js" */
import { GRADES, OPEN, TALLIES } from "../engine/case.js";
import { bitAsked, numberOf } from "../engine/condition.js";
import { numberAt } from "../engine/effect.js";
import { AT_ENDING, NODE, NONE, STATUS, promiseStatus } from "../engine/state.js";
import { isOffered, nodeAt, step } from "../engine/step.js";

/** Outcomes that are good although the problem is not resolved. */
const GOOD_OUTCOMES = ["Accepted", "HandedOver", "EndedSafely"];

/**
 * Whether a run is over and ended well.
 * @param {Machine} machine
 * @param {State} state
 */
export function endsWell(machine, state) {
  const node = state[STATUS] === AT_ENDING ? nodeAt(machine, state) : undefined;
  return !!node && node.kind === "Ending" && (!!node.source.resolved || GOOD_OUTCOMES.includes(node.source.outcome));
}

/** Where a grade stands among all, the best first; none is in the middle. @param {Grade | null | undefined} grade */
export const gradeRank = (grade) => (grade ? GRADES.indexOf(grade) : 1.5);

/**
 * Every input that a state takes, the best first: without waiting before with it, and saying nothing last.
 * @param {Machine} machine
 * @param {State} state
 * @returns {Input[]}
 */
export function inputsAt(machine, state) {
  const node = state[STATUS] === 0 ? nodeAt(machine, state) : undefined;
  if (!node) return [];
  if (node.kind === "Rewrite") return [{ Wrote: "Strong" }, { Wrote: "Fair" }, { Wrote: "Weak" }];
  if (node.kind !== "Decision") return ["Continue"];
  const { choices, timer } = node;
  const offered = [...choices.keys()].filter((at) => isOffered(machine, state, choices[at]));
  offered.sort((a, b) => gradeRank(choices[a].source.grade) - gradeRank(choices[b].source.grade) || a - b);
  // Waiting that has no effects changes nothing.
  const most = timer && timer.waiting.length > 0 ? timer.ticks : 0;
  /** @type {Input[]} */
  const inputs = [];
  for (let ticks = 0; ticks <= most; ticks++) {
    for (const choice of offered) inputs.push({ Choose: { choice, ticks } });
  }
  if (timer) inputs.push("TimeOut");
  return inputs;
}

/**
 * A state, and how it came about: an input and what chance drew.
 * @typedef {{ state: State, input: Input | null, drawn: number[], from: Place | null }} Place
 */

/** What is known of a case over all searches: which states are lost. */
export class Ways {
  /** @param {Machine} machine */
  constructor(machine) {
    this.machine = machine;
    this.key = keyFor(machine);
    /** The keys of states from which no good end can be reached. @type {Set<string>} */
    this.lost = new Set();
  }
}

/** A search for a good end, a few steps at a time. */
export class GoodEndSearch {
  /**
   * @param {Ways} ways
   * @param {State} state
   * @param {Input[]} [inputs] those to begin with; all where left out
   */
  constructor(ways, state, inputs = inputsAt(ways.machine, state)) {
    this.ways = ways;
    /** @type {Set<string>} */
    this.seen = new Set();
    /** What is to be tried yet, the next one last. @type {{ from: Place, input: Input }[]} */
    this.waiting = [];
    /** Where it ends well, once that is known. @type {Place | null} */
    this.found = null;
    /** How many steps were taken. */
    this.steps = 0;
    const place = { state, input: null, drawn: [], from: null };
    if (endsWell(ways.machine, state)) this.found = place;
    else this.wait(place, inputs);
  }

  /**
   * Goes on for about so many steps; whether a good end can be reached, or null while that is not known.
   * @param {number} steps
   * @returns {boolean | null}
   */
  advance(steps) {
    const until = this.steps + steps;
    while (!this.found) {
      const next = this.waiting.pop();
      if (!next) {
        for (const key of this.seen) this.ways.lost.add(key);
        return false;
      }
      for (const place of this.after(next.from, next.input)) this.arrive(place);
      if (!this.found && this.steps >= until && this.waiting.length > 0) return null;
    }
    return true;
  }

  /** @param {Place} place */
  arrive(place) {
    const { machine, key, lost } = this.ways;
    if (endsWell(machine, place.state)) this.found = place;
    if (this.found || place.state[STATUS] !== 0) return;
    const known = key(place.state);
    if (this.seen.has(known) || lost.has(known)) return;
    this.seen.add(known);
    this.wait(place, inputsAt(machine, place.state));
  }

  /**
   * @param {Place} from
   * @param {Input[]} inputs
   */
  wait(from, inputs) {
    for (let at = inputs.length - 1; at >= 0; at--) this.waiting.push({ from, input: inputs[at] });
  }

  /**
   * What comes of an input, for everything that chance can draw.
   * @param {Place} from
   * @param {Input} input
   */
  after(from, input) {
    const { machine } = this.ways;
    /** @type {Place[]} */
    const places = [];
    /** @type {number[][]} */
    const untold = [[]];
    for (let told = untold.pop(); told; told = untold.pop()) {
      /** @type {number[]} */
      const drawn = [];
      const state = from.state.slice();
      this.steps += 1;
      const refused = step(machine, state, input, luckOf(told, drawn, untold));
      if (refused === null) places.push({ state, input, drawn, from });
    }
    return places;
  }
}

/**
 * Chance that draws what it is told, then the first that can be drawn; what else could be is noted.
 * @param {number[]} told
 * @param {number[]} drawn gets what is drawn
 * @param {number[][]} untold
 * @returns {Luck}
 */
const luckOf = (told, drawn, untold) => (machine, place) => {
  const node = machine.nodes[place];
  let outcome = told[drawn.length];
  if (outcome === undefined) {
    const all = node.kind === "Chance" ? node.outcomes : [];
    const [first = 0, ...others] = [...all.keys()].filter((at) => all[at].weight > 0);
    for (const other of others) untold.push([...drawn, other]);
    outcome = first;
  }
  drawn.push(outcome);
  return outcome;
};

/**
 * What tells states apart as far as the way on depends on it: what conditions read, rules that fired, choices to be had
 * once, and promises by the time that is left. Two states with one key can reach the same ends.
 * @param {Machine} machine
 * @returns {(state: State) => string}
 */
function keyFor(machine) {
  const { layout, promises } = machine;
  const mask = new Uint32Array(layout.size);
  const reads = markRead(machine, mask);
  mask[NODE] = NONE;
  mask.fill(NONE, layout.fired, layout.fired + ((machine.whenever.length + 31) >>> 5));
  for (const node of machine.nodes) {
    for (const { once, bit } of node.kind === "Decision" ? node.choices : []) if (once) mark(mask, layout.chosen, bit);
  }
  const timed = reads || promises.some(({ ifKept, ifBroken }) => ifKept.length + ifBroken.length > 0);
  if (timed) mask.fill(NONE, layout.promises, layout.promises + ((promises.length + 15) >>> 4));
  const words = [...mask.keys()].filter((at) => mask[at] !== 0);
  const clock = TALLIES.indexOf("clock");
  return (state) => {
    const kept = words.map((at) => state[at] & mask[at]);
    for (let at = 0; timed && at < promises.length; at++) {
      const due = promiseStatus(state, layout.promises, at) === OPEN ? state[layout.dues + at] : NONE;
      kept.push(due === NONE ? -1 : due - numberAt(machine, state, clock));
    }
    return String.fromCharCode(...new Uint16Array(Int32Array.from(kept).buffer));
  };
}

/**
 * Marks what the conditions of choices, routes and rules read; whether that is a promise somewhere.
 * @param {Machine} machine
 * @param {Uint32Array} mask
 */
function markRead({ case: source, layout, places }, mask) {
  const waiting = source.whenever.map(({ when }) => when);
  for (const [, node] of source.nodes) {
    const guarded = "Decision" in node ? node.Decision.choices || [] : "Gate" in node ? node.Gate.routes || [] : [];
    for (const { when } of guarded) if (when) waiting.push(when);
  }
  let promised = false;
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    const condition = /** @type {Condition} */ (one);
    if ("All" in condition) waiting.push(...condition.All);
    else if ("Any" in condition) waiting.push(...condition.Any);
    else if ("Not" in condition) waiting.push(condition.Not);
    else if ("AtLeast" in condition || "AtMost" in condition || "In" in condition) {
      const [of] = Object.values(condition)[0];
      const number = numberOf(places, of);
      if (number !== undefined) mask[layout.numbers + number] = NONE;
    } else if ("Promise" in condition) promised = true;
    else mark(mask, ...bitAsked(places, condition));
  }
  return promised;
}

/**
 * @param {Uint32Array} mask
 * @param {number} start
 * @param {number | undefined} index
 */
function mark(mask, start, index) {
  if (index !== undefined) mask[start + (index >>> 5)] |= 1 << (index & 31);
}
