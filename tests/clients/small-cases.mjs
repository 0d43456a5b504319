// Small cases made at random, and everything that can happen in them, tried out: what searches are compared with.

import { loadEngine } from "./assemble.mjs";

/** @import { Machine } from "../../assets/player/engine/machine.js" */
/** @import { State } from "../../assets/player/engine/state.js" */
/** @import { Input } from "../../assets/player/engine/step.js" */

export const engine = loadEngine();

/** What is good without being resolved. */
const GOOD = new Set(["Accepted", "HandedOver", "EndedSafely"]);
const OUTCOMES = ["Loyal", "Accepted", "EndedSafely", "Partial", "Churned", "Backlash"];
const GRADES = ["Best", "Good", "Weak", "Harmful", undefined];

/**
 * Numbers that follow from a seed.
 * @param {number} seed
 * @returns {(below: number) => number}
 */
export function dice(seed) {
  let n = 0;
  return (below) => engine.scaled(engine.draw(seed, 7, 1, (n += 1)), below);
}

/**
 * A case of a few nodes of every kind, with flags, a meter, promises, a rule, chance, a timer and choices to be had
 * once.
 * @param {number} seed
 * @returns {Machine}
 */
export function smallCase(seed) {
  const roll = dice(seed);
  const count = 4 + roll(5);
  // Where time passes in circles there is no end of states.
  const slow = roll(3) === 0 ? 1 : 0;
  const endings = 2;
  const to = () => (roll(12) === 0 ? undefined : `n${roll(count + endings)}`);
  const meter = { Meter: "m" };
  const effect = () =>
    [
      { Add: [meter, roll(5) - 2] },
      { Add: [meter, roll(5) - 2] },
      { Raise: `f${roll(2)}` },
      { Lower: `f${roll(2)}` },
      { Make: `p${roll(2)}` },
      { Keep: `p${roll(2)}` },
      { Extend: [`p${roll(2)}`, "5s"] },
    ][roll(7)];
  const effects = (/** @type {number} */ most) => Array.from({ length: roll(most + 1) }, effect);
  /** @returns {unknown} */
  const when = () =>
    [
      { Is: `f${roll(2)}` },
      { Not: { Is: `f${roll(2)}` } },
      { AtLeast: [meter, roll(6)] },
      { In: [meter, "low"] },
      { Promise: [`p${roll(2)}`, ["Unmade", "Open", "Kept", "Broken"][roll(4)]] },
      { Visited: `n${roll(count)}` },
      { Chose: [`n${roll(count)}`, `c${roll(3)}`] },
      { AtMost: [{ Tally: "clock" }, 10 + roll(20)] },
    ][roll(8)];
  const choice = (/** @type {number} */ at) => ({
    id: `c${at}`,
    grade: GRADES[roll(5)],
    ...(roll(3) === 0 && { when: when() }),
    ...(roll(3) === 0 && { once: true }),
    effects: effects(2),
    takes: `${slow * roll(4)}s`,
    to: to(),
  });
  const node = () => {
    const common = { effects: effects(1), takes: `${slow * roll(3)}s` };
    const kind = roll(10);
    if (kind < 5) {
      const timer = roll(3) === 0;
      return {
        Decision: {
          ...common,
          choices: Array.from({ length: 2 + roll(2) }, (_, at) => choice(at)),
          ...(timer && { seconds: 6, on_timeout: to(), while_waiting: { every: 3, effects: effects(1) } }),
        },
      };
    }
    if (kind < 6) return { Scene: { ...common, then: to() } };
    if (kind < 7) return { Rewrite: { ...common, strong: to(), fair: to(), weak: to() } };
    if (kind < 8) return { Gate: { ...common, routes: [{ id: "r", when: when(), to: to() }], otherwise: to() } };
    const outcomes = [0, 1].map((at) => ({ id: `o${at}`, weight: roll(3), to: to() }));
    return { Chance: { ...common, outcomes } };
  };
  /** @type {[string, object][]} */
  const nodes = Array.from({ length: count }, (_, at) => [`n${at}`, node()]);
  for (let at = 0; at < endings; at++) {
    const outcome = OUTCOMES[roll(OUTCOMES.length)];
    nodes.push([`n${count + at}`, { Ending: { outcome, ...(roll(3) === 0 && { resolved: true }) } }]);
  }
  /** @type {any} */
  const scenario = {
    objectives: [],
    meters: [["m", { name: "M", start: 2, min: 0, max: 6, bands: [{ id: "low", upto: 2 }] }]],
    flags: [
      ["f0", ""],
      ["f1", ""],
    ],
    facts: [],
    promises: [
      ["p0", { due: "7s", if_broken: effects(1) }],
      ["p1", { due: roll(2) ? "4s" : undefined, if_kept: effects(1) }],
    ],
    remedies: [],
    scoring: { by: "Decisions" },
    passing: {},
    whenever: roll(2) ? [{ when: when(), to: `n${roll(count + endings)}` }] : [],
    start: "n0",
    nodes,
    renamed: [],
  };
  return engine.compile(scenario);
}

/**
 * Every input that a state takes, with every number of ticks.
 * @param {Machine} machine
 * @param {State} state
 * @returns {Input[]}
 */
export function everyInput(machine, state) {
  const { choices, goesOn, writes, seconds, ticks } = engine.offers(machine, state);
  /** @type {Input[]} */
  const inputs = goesOn ? ["Continue"] : [];
  if (writes) inputs.push({ Wrote: "Strong" }, { Wrote: "Fair" }, { Wrote: "Weak" });
  if (seconds !== null) inputs.push("TimeOut");
  for (const { choice, shown } of choices) {
    for (let tick = 0; shown === "offered" && tick <= ticks; tick++) inputs.push({ Choose: { choice, ticks: tick } });
  }
  return inputs;
}

/**
 * Every state that an input can lead to, whatever chance draws.
 * @param {Machine} machine
 * @param {State} state
 * @param {Input} input
 */
export function everyOutcome(machine, state, input) {
  /** @type {State[]} */
  const states = [];
  // Draws are told by the digits of a number, until no draw has a digit left.
  for (let told = 0, all = 1; told < all; told++) {
    let digits = told;
    let product = 1;
    const next = state.slice();
    engine.step(machine, next, input, (_, place) => {
      const node = machine.nodes[place];
      const weights = node.kind === "Chance" ? node.outcomes.map(({ weight }) => weight) : [];
      const possible = [...weights.keys()].filter((at) => weights[at] > 0);
      const drawn = possible[digits % possible.length];
      digits = Math.floor(digits / possible.length);
      product *= possible.length;
      return drawn;
    });
    all = Math.max(all, product);
    states.push(next);
  }
  return states;
}

/** @param {State} state */
export const keyOf = (state) => state.join(",");

/**
 * Whether a run stands at a good end.
 * @param {Machine} machine
 * @param {State} state
 */
export function isGood(machine, state) {
  const node = engine.nodeAt(machine, state);
  if (engine.statusOf(state) !== "ending" || !node || node.kind !== "Ending") return false;
  return node.source.resolved === true || GOOD.has(node.source.outcome);
}

/**
 * Every state that runs can reach, and by key those from which a good end can be; null where there are too many.
 * @param {Machine} machine
 * @param {number} most
 */
export function everything(machine, most) {
  /** @type {Map<string, { state: State, before: string[] }>} */
  const known = new Map();
  /** @type {State[]} */
  const waiting = [];
  const arrive = (/** @type {State} */ state, /** @type {string[]} */ before) => {
    const key = keyOf(state);
    const entry = known.get(key);
    if (entry) entry.before.push(...before);
    else {
      known.set(key, { state, before });
      waiting.push(state);
    }
  };
  for (let seed = 1; seed <= 40; seed++) arrive(engine.start(machine, engine.seeded(seed)), []);
  for (let state = waiting.pop(); state; state = waiting.pop()) {
    if (known.size > most) return null;
    for (const input of everyInput(machine, state)) {
      for (const next of everyOutcome(machine, state, input)) arrive(next, [keyOf(state)]);
    }
  }
  const saved = new Set([...known].flatMap(([key, { state }]) => (isGood(machine, state) ? [key] : [])));
  const open = [...saved];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    const entry = known.get(key);
    for (const before of entry ? entry.before : []) {
      if (!saved.has(before)) open.push(before);
      saved.add(before);
    }
  }
  return { states: [...known.values()].map(({ state }) => state), saved };
}

/**
 * A run that takes inputs at random.
 * @param {Machine} machine
 * @param {number} seed
 */
export function randomRun(machine, seed) {
  const roll = dice(seed);
  const run = engine.Run.begin(machine, seed);
  for (let n = 0; n < 30 && run.status === "waiting"; n++) {
    const inputs = everyInput(machine, run.state);
    run.step(inputs[roll(inputs.length)]);
  }
  return run;
}
