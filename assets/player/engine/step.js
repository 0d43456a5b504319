// Stepping: what an input does to a state.

/** @import { Strength } from "./case.js" */
/** @import { ChoiceCode, LineCode, Machine, NodeCode, Target, Timer } from "./machine.js" */
/** @import { Turn, Watch } from "./effect.js" */
/** @import { State } from "./state.js" */
import { strengthWorth } from "./case.js";
import { draw, scaled } from "./draw.js";
import { apply, passTime } from "./effect.js";
import { MISSING, OPEN_EXIT } from "./machine.js";
import { AT_ENDING, ENDLESS, NODE, NONE, STATUS, STUCK, TO_NOWHERE, UNWRITTEN, WORTH } from "./state.js";
import { hasBit, setBit } from "./state.js";

/**
 * What a learner does; `choice` is a place among the choices of the node, in the order of the document.
 * @typedef {"Continue" | "TimeOut" | { Choose: { choice: number, ticks: number } } | { Wrote: Strength }} Input
 */

/** What is chosen, and after how many ticks; null where an input is no choice. @param {Input} input */
export const chosenIn = (input) => (typeof input === "object" && "Choose" in input ? input.Choose : null);

/**
 * Which outcome a chance has when it is entered for the `visit`-th time.
 * @typedef {(machine: Machine, node: number, visit: number) => number} Luck
 */

const OVER = "the run is over";
const WRONG_INPUT = "the node waits for something else";
const NOT_OFFERED = "the choice is not offered";
const TOO_MANY_TICKS = "there are not so many ticks";
const NO_TIMER = "there is no timer";

/**
 * Draws from a seed, as a player does.
 * @param {number} seed
 * @returns {Luck}
 */
export function seeded(seed) {
  return (machine, node, visit) => {
    const code = machine.nodes[node];
    if (code.kind !== "Chance") return 0;
    let position = scaled(draw(seed, code.idHash, visit, 0), code.total);
    for (const [at, { weight }] of code.outcomes.entries()) {
      if (position < weight) return at;
      position -= weight;
    }
    return 0;
  };
}

/**
 * The state at the start, waiting for the first input.
 * @param {Machine} machine
 * @param {Luck} luck
 * @param {Watch} [watch]
 * @returns {State}
 */
export function start(machine, luck, watch = null) {
  const state = new Uint32Array(machine.layout.size);
  state[NODE] = NONE;
  state.set(machine.startsAt, machine.layout.numbers);
  go({ machine, state, watch }, machine.start, luck);
  return state;
}

/**
 * Takes an input. Refused, the state is as it was.
 * @param {Machine} machine
 * @param {State} state
 * @param {Input} input
 * @param {Luck} luck
 * @param {Watch} [watch]
 * @returns {string | null} why it was refused
 */
export function step(machine, state, input, luck, watch = null) {
  const turn = { machine, state, watch };
  const node = nodeAt(machine, state);
  if (state[STATUS] !== 0 || !node) return OVER;
  let to;
  if (input === "Continue") {
    if (node.kind !== "Scene" && node.kind !== "Pause") return WRONG_INPUT;
    to = node.then;
  } else if (input === "TimeOut") {
    if (node.kind !== "Decision") return WRONG_INPUT;
    if (!node.timer) return NO_TIMER;
    to = timeOut(turn, node.timer);
  } else if ("Choose" in input) {
    if (node.kind !== "Decision") return WRONG_INPUT;
    const { choice, ticks } = input.Choose;
    const code = node.choices[choice];
    if (!code || !isOffered(machine, state, code)) return NOT_OFFERED;
    const most = node.timer ? node.timer.ticks : 0;
    if (!(Number.isInteger(ticks) && ticks >= 0 && ticks <= most)) return TOO_MANY_TICKS;
    if (node.timer) wait(turn, node.timer, ticks);
    to = choose(turn, code);
  } else {
    if (node.kind !== "Rewrite") return WRONG_INPUT;
    count(turn, strengthWorth(input.Wrote));
    to = node[input.Wrote];
  }
  go(turn, to, luck);
  return null;
}

/**
 * The node where the run stands; none before the first.
 * @param {Machine} machine
 * @param {State} state
 * @returns {NodeCode | undefined}
 */
export const nodeAt = (machine, state) => machine.nodes[state[NODE]];

/**
 * Whether a choice can be taken.
 * @param {Machine} machine
 * @param {State} state
 * @param {ChoiceCode} choice
 */
export function isOffered(machine, state, choice) {
  return !isUsedUp(machine, state, choice) && (!choice.when || choice.when(state));
}

/**
 * Whether a choice was to be taken once and has been.
 * @param {Machine} machine
 * @param {State} state
 * @param {ChoiceCode} choice
 */
export const isUsedUp = (machine, state, choice) => choice.once && hasBit(state, machine.layout.chosen, choice.bit);

/**
 * @param {Turn} turn
 * @param {Timer} timer
 * @param {number} ticks
 */
function wait(turn, timer, ticks) {
  for (let tick = 0; tick < ticks; tick++) apply(turn, timer.waiting);
}

/**
 * Takes a choice; where the run goes on.
 * @param {Turn} turn
 * @param {ChoiceCode} choice
 * @returns {Target}
 */
function choose(turn, choice) {
  const { machine, state } = turn;
  setBit(state, machine.layout.chosen, choice.bit, true);
  return answer(turn, choice, choice.takes);
}

/**
 * @param {Turn} turn
 * @param {Timer} timer
 * @returns {Target}
 */
function timeOut(turn, timer) {
  wait(turn, timer, timer.ticks);
  return answer(turn, timer, timer.seconds);
}

/**
 * What choices and time-outs have in common: they count, have effects, take time, are replied to and lead on.
 * @param {Turn} turn
 * @param {ChoiceCode | Timer} code
 * @param {number} seconds
 * @returns {Target}
 */
function answer(turn, code, seconds) {
  if (code.worth !== null) count(turn, code.worth);
  apply(turn, code.effects);
  passTime(turn, seconds);
  tell(turn, code.reply);
  const elsewhere = firing(turn);
  return elsewhere === null ? code.to : elsewhere;
}

/**
 * Counts towards a percent by decisions, once a node.
 * @param {Turn} turn
 * @param {number} worth
 */
function count(turn, worth) {
  const { machine, state } = turn;
  if (!setBit(state, machine.layout.counted, state[NODE], true)) state[WORTH] += worth;
}

/**
 * Enters nodes until one waits or the run is over.
 * @param {Turn} turn
 * @param {Target} target
 * @param {Luck} luck
 */
function go(turn, target, luck) {
  const { machine, state, watch } = turn;
  const automatic = new Set();
  for (;;) {
    if (target === OPEN_EXIT || target === MISSING) {
      state[STATUS] = target === OPEN_EXIT ? UNWRITTEN : TO_NOWHERE;
      return;
    }
    const node = machine.nodes[target];
    state[NODE] = target;
    if (node.kind === "Gate" || node.kind === "Chance") {
      if (automatic.has(target)) {
        state[STATUS] = ENDLESS;
        return;
      }
      automatic.add(target);
    }
    enter(turn, node);
    const elsewhere = node.kind === "Ending" ? null : firing(turn);
    if (elsewhere !== null) {
      target = elsewhere;
      continue;
    }
    tell(turn, node.lines);
    switch (node.kind) {
      case "Scene":
      case "Pause":
      case "Rewrite":
        return;
      case "Ending":
        state[STATUS] = AT_ENDING;
        return;
      case "Decision":
        if (!node.timer && !node.choices.some((choice) => isOffered(machine, state, choice))) state[STATUS] = STUCK;
        return;
      case "Gate": {
        const route = node.routes.find(({ when }) => when(state));
        target = route ? route.to : node.otherwise;
        break;
      }
      case "Chance": {
        if (node.total === 0) {
          state[STATUS] = STUCK;
          return;
        }
        const outcome = luck(machine, target, state[node.visits]);
        if (watch) watch({ what: "Drew", node: target, outcome });
        target = outcome < node.outcomes.length ? node.outcomes[outcome].to : MISSING;
      }
    }
  }
}

/**
 * Visited, time, effects.
 * @param {Turn} turn
 * @param {NodeCode} node
 */
function enter(turn, node) {
  const { machine, state, watch } = turn;
  if (watch) watch({ what: "Entered", node: state[NODE] });
  setBit(state, machine.layout.visited, state[NODE], true);
  if (node.visits > 0) state[node.visits] = Math.min(state[node.visits] + 1, NONE);
  passTime(turn, node.after);
  apply(turn, node.effects);
  passTime(turn, node.takes);
}

/**
 * The first whenever rule that holds and has not fired fires; where it leads.
 * @param {Turn} turn
 * @returns {Target | null}
 */
function firing(turn) {
  const { machine, state, watch } = turn;
  const { fired } = machine.layout;
  const at = machine.whenever.findIndex(({ when }, rule) => !hasBit(state, fired, rule) && when(state));
  if (at < 0) return null;
  setBit(state, fired, at, true);
  if (watch) watch({ what: "Fired", rule: at });
  return machine.whenever[at].to;
}

/**
 * @param {Turn} turn
 * @param {LineCode[]} lines
 */
function tell(turn, lines) {
  const { state, watch } = turn;
  if (!watch) return;
  for (const { when, line } of lines) if (!when || when(state)) watch({ what: "Heard", line });
}
