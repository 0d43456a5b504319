// Plays vectors, one a line, with the player's engine and compares every state, offer, percent and metric with what
// stands in them: node conformance.mjs VECTORS.jsonl, or - for standard input.

import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";

import { loadEngine } from "./assemble.mjs";

/** @import { Machine } from "../../assets/player/engine/machine.js" */
/** @import { Run, RunStep } from "../../assets/player/engine/run.js" */
/** @import { Input } from "../../assets/player/engine/step.js" */

/**
 * `words`, the packed state, may be left out of a vector.
 * @typedef {{ state: object, offers: object, percent: number | null, words?: number[] }} Seen
 */
/**
 * `passed`, `fails`, `metrics` and `record` are those of the whole run; `replayed`: whether playing the record again
 * comes to the same state, as it does unless two choices or outcomes of a node share an id.
 * @typedef {{ seed: number, start: Seen, steps: ({ input: Input, refused: string | null } & Seen)[],
 *   passed: boolean | null, fails: string[], metrics: [string, unknown][], record: RunStep[], replayed: boolean }}
 *   VectorRun
 */
/** @typedef {{ name: string, case: any, runs: VectorRun[] }} Vector */

const engine = loadEngine();

/** Something that is not as the vector says. */
class Mismatch extends Error {}

/**
 * Where two values of JSON first differ; null if they are equal.
 * @param {unknown} expected
 * @param {unknown} got
 * @param {string} path
 * @returns {string | null}
 */
function difference(expected, got, path) {
  if (isTable(expected) && isTable(got) && Array.isArray(expected) === Array.isArray(got)) {
    for (const key of new Set([...Object.keys(expected), ...Object.keys(got)])) {
      const inner = Array.isArray(expected) ? `${path}[${key}]` : `${path}.${key}`;
      const found = difference(expected[key], got[key], inner);
      if (found) return found;
    }
    return null;
  }
  return expected === got
    ? null
    : `at ${path}\n  expected ${JSON.stringify(expected)}\n  got      ${JSON.stringify(got)}`;
}

/**
 * @param {unknown} value
 * @returns {value is { [key: string]: unknown }}
 */
const isTable = (value) => typeof value === "object" && value !== null;

/**
 * @param {string} where
 * @param {unknown} expected
 * @param {unknown} got
 */
function compare(where, expected, got) {
  const found = difference(expected, got, where.slice(where.lastIndexOf(" ") + 1));
  if (found) throw new Mismatch(`${where.slice(0, where.lastIndexOf(" ") + 1)}${found}`);
}

/**
 * What can be seen of a run as it stands.
 * @param {Run} run
 * @param {boolean} packed whether its words too
 * @returns {Seen}
 */
const seen = ({ machine, state, seed }, packed) => ({
  state: engine.stateView(machine, state),
  offers: engine.offersView(machine, state, seed),
  percent: engine.percent(machine, state),
  ...(packed && { words: [...state] }),
});

/**
 * Plays one run; how many steps it had.
 * @param {Machine} machine
 * @param {VectorRun} vector
 * @param {string} name
 */
function playRun(machine, vector, name) {
  const run = engine.Run.begin(machine, vector.seed);
  compare(`${name}, start: seen`, vector.start, seen(run, !!vector.start.words));
  /** @type {Input[]} */
  const taken = [];
  for (const [at, { input, refused, ...expected }] of vector.steps.entries()) {
    const where = `${name}, step ${at} ${JSON.stringify(input)}:`;
    const before = run.state;
    const why = run.step(input);
    compare(`${where} refused`, refused, why);
    compare(`${where} seen`, expected, seen(run, !!expected.words));
    if (why !== null && run.state !== before) throw new Mismatch(`${where} refused, and yet the state changed`);
    if (why === null) taken.push(input);
  }
  const { state } = run;
  const record = run.record();
  compare(`${name}: passed`, vector.passed, engine.passed(machine, state));
  compare(`${name}: fails`, vector.fails, engine.reasonsToFail(machine, state));
  compare(`${name}: metrics`, vector.metrics, engine.metrics(run));
  compare(`${name}: record`, vector.record, record);

  const again = engine.replay(machine, (vector.seed ^ 0x9e3779b9) >>> 0, record);
  const replayed = !again.diverged && engine.sameState(state, again.run.state);
  const why = again.diverged ? `, step ${again.diverged.step}: ${again.diverged.why}` : "";
  compare(`${name}, replay${why}: replayed`, vector.replayed, replayed);

  const packed = engine.packState(state);
  const unpacked = engine.unpackState(machine, packed);
  if (!unpacked || !engine.sameState(state, unpacked)) throw new Mismatch(`${name}: ${packed} does not unpack`);

  const back = taken.length >> 1;
  run.rewind(back);
  for (const input of taken.slice(back)) run.step(input);
  if (!engine.sameState(state, run.state)) throw new Mismatch(`${name}: rewound to ${back} inputs, it ends elsewhere`);
  return vector.steps.length;
}

/**
 * Plays one vector; how many steps it had.
 * @param {string} line
 * @param {number} number
 */
function playVector(line, number) {
  /** @type {Vector} */
  const vector = JSON.parse(line);
  const machine = engine.compile(vector.case);
  let steps = 0;
  for (const [at, run] of vector.runs.entries()) {
    steps += playRun(machine, run, `${vector.name} (line ${number}), run ${at}`);
  }
  return steps;
}

const path = process.argv[2];
if (path === undefined) {
  console.error("usage: node conformance.mjs VECTORS.jsonl|-");
  process.exit(2);
}
let lines = 0;
let vectors = 0;
let agreed = 0;
let steps = 0;
const input = path === "-" ? process.stdin : createReadStream(path);
for await (const line of createInterface({ input, crlfDelay: Infinity })) {
  lines += 1;
  if (line.trim() === "") continue;
  vectors += 1;
  try {
    steps += playVector(line, lines);
    agreed += 1;
  } catch (error) {
    // Only the first: the others are usually the same one again.
    if (agreed < vectors - 1) continue;
    const told =
      error instanceof Mismatch ? error.message : `line ${lines}: ${error instanceof Error ? error.stack : error}`;
    console.log(`MISMATCH ${told}`);
  }
}
const passed = vectors > 0 && agreed === vectors;
console.log(`${passed ? "PASS" : "FAIL"} conformance: ${agreed}/${vectors} vectors, ${steps} steps`);
process.exitCode = passed ? 0 : 1;
