// Plans a few runs that between them reach everything in a case that can be reached:
//   node page/plan.mjs PAGE.html|CASE.json prints them.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { caseIn } from "./page-file.mjs";
import { engine } from "./engine.mjs";
import { goalsOf } from "./goals.mjs";
import { richest, search } from "./search.mjs";

/** @import { Case } from "../../../assets/player/engine/case.js" */
/** @import { Machine } from "../../../assets/player/engine/machine.js" */
/** @import { Input } from "../../../assets/player/engine/step.js" */
/** @import { Draw, Move } from "./search.mjs" */

/** @typedef {{ seed: number, inputs: Input[], reaches: Set<string> }} PlannedRun */
/** @typedef {{ runs: PlannedRun[], missing: string[], proven: boolean }} Plan `proven`: nothing of it can be reached */

/** How many states are looked at before something counts as not to be reached. */
const MOST_STATES = 200_000;
/** How many are looked at from the middle of a run for something that no run has reached yet. */
const NEARBY_STATES = 2_000;
/** How many seeds are tried for the outcomes that a run needs. */
const MOST_SEEDS = 2_000_000;

/** What was planned before. @type {WeakMap<Machine, Plan>} */
const planned = new WeakMap();

/**
 * A few runs that reach everything, most of it as early as possible.
 * @param {Machine} machine
 */
export function plan(machine) {
  const known = planned.get(machine) || planAnew(machine);
  planned.set(machine, known);
  return known;
}

/**
 * The planned run with the most inputs, of those that have an input as it is wanted.
 * @param {Machine} machine
 * @param {(input: Input) => boolean} [wanted]
 */
export function longestRun(machine, wanted = () => true) {
  const runs = plan(machine).runs.filter(({ inputs }) => inputs.some(wanted));
  if (runs.length === 0) throw new Error("no run does what is wanted");
  return runs.reduce((longest, run) => (run.inputs.length > longest.inputs.length ? run : longest));
}

/**
 * @param {Machine} machine
 * @returns {Plan}
 */
function planAnew(machine) {
  const goals = goalsOf(machine);
  const missing = new Set(goals);
  /** @type {PlannedRun[]} */
  const runs = [];
  for (;;) {
    const { path, whole } = search(machine, null, ({ goals }) => goals.some((goal) => missing.has(goal)), MOST_STATES);
    if (path.length === 0) {
      const needed = withoutNeedless(runs, goals);
      const reached = new Set(needed.flatMap(({ reaches }) => [...reaches]));
      return { runs: needed, missing: goals.filter((goal) => !reached.has(goal)), proven: whole };
    }
    const moves = goOn(machine, path, missing);
    const seed = seedFor(
      machine,
      moves.flatMap(({ drawn }) => drawn),
    );
    if (seed === null) continue;
    const inputs = moves.flatMap(({ input }) => (input ? [input] : []));
    runs.push({ seed, inputs, reaches: new Set(moves.flatMap((move) => move.goals)) });
  }
}

/**
 * The runs without those that reach nothing that no other one reaches, the shortest first.
 * @param {PlannedRun[]} runs
 * @param {string[]} goals
 */
function withoutNeedless(runs, goals) {
  let kept = [...runs].sort((a, b) => a.inputs.length - b.inputs.length);
  for (const run of [...kept]) {
    const others = kept.filter((other) => other !== run);
    if (goals.every((goal) => !run.reaches.has(goal) || others.some(({ reaches }) => reaches.has(goal)))) kept = others;
  }
  return kept;
}

/** @param {Move} move */
const isOver = ({ state }) => engine.statusOf(state) !== "waiting";

/**
 * Goes on from the beginning of a run to its end, by way of as much as possible of what is missing.
 * @param {Machine} machine
 * @param {Move[]} moves
 * @param {Set<string>} missing loses what the run reaches
 */
function goOn(machine, moves, missing) {
  const run = [...moves];
  for (;;) {
    for (const move of run) for (const goal of move.goals) missing.delete(goal);
    const last = run[run.length - 1];
    if (isOver(last)) return run;
    const more = richest(machine, last, missing, NEARBY_STATES);
    const path = more.length > 0 ? more : search(machine, last, isOver, MOST_STATES).path;
    if (path.length === 0) throw new Error("a run comes to no end");
    run.push(...path);
  }
}

/**
 * A seed with which chance draws what a run needs; null if none was found.
 * @param {Machine} machine
 * @param {Draw[]} drawn
 */
function seedFor(machine, drawn) {
  for (let seed = 1; seed <= MOST_SEEDS; seed++) {
    const luck = engine.seeded(seed);
    if (drawn.every(({ node, visit, outcome }) => luck(machine, node, visit) === outcome)) return seed;
  }
  return null;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , path] = process.argv;
  const text = readFileSync(path, "utf8");
  /** @type {Case} */
  const scenario = path.endsWith(".json") ? JSON.parse(text) : caseIn(text);
  const { runs, missing, proven } = plan(engine.compile(scenario));
  for (const { seed, inputs, reaches } of runs) {
    console.log(`seed ${seed}, ${inputs.length} inputs, ${reaches.size} goals: ${JSON.stringify(inputs)}`);
  }
  console.log(`${runs.length} runs; ${proven ? "not to be reached" : "not found"}: ${missing.join(", ") || "nothing"}`);
}
