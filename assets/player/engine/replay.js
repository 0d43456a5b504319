// Playing a record again: against the case as it is now, as far as it still goes.

/** @import { Machine, NodeCode } from "./machine.js" */
/** @import { RunStep } from "./run.js" */
/** @import { State } from "./state.js" */
/** @import { Input, Luck } from "./step.js" */
import { unpackState } from "./pack.js";
import { Run } from "./run.js";
import { sameState } from "./state.js";
import { seeded } from "./step.js";

/** @typedef {{ step: number, why: string }} Divergence where (from 0) and why a replay left its record */
/** @typedef {{ run: Run, diverged: Divergence | null }} Replay the run as far as it went */

/**
 * Old ids are read through `renamed`; an outcome of chance is taken from the record while it exists there and in the
 * case, from the seed otherwise.
 * @param {Machine} machine
 * @param {number} seed
 * @param {RunStep[]} steps
 * @param {State | null} from the state in which the record begins; the start of the case where null
 * @returns {Replay}
 */
export function replay(machine, seed, steps, from = null) {
  let next = 0;
  /** @type {{ at: Divergence | null }} */
  const missed = { at: null };
  const drawn = seeded(seed);
  /** @type {Luck} */
  const recorded = (_, place, visit) => {
    const node = machine.nodes[place];
    if (!missed.at && next < steps.length && node.kind === "Chance") {
      const [id, did] = steps[next];
      const outcome = typeof did === "object" && "Drew" in did ? did.Drew : null;
      const found = outcome === null ? -1 : node.outcomes.findIndex((one) => one.id === outcome);
      if (found >= 0 && currentNode(machine, id) === node.id) {
        next += 1;
        return found;
      }
    }
    const why = `the record has no outcome for the chance “${node.id}” that the case still has`;
    missed.at = missed.at || { step: next, why };
    return drawn(machine, place, visit);
  };
  const run = from
    ? new Run(machine, seed, [{ did: null, events: [], state: from }])
    : Run.begin(machine, seed, recorded);
  while (!missed.at && next < steps.length) {
    const step = next;
    const [input, why] = inputOf(run, steps[step]);
    if (input === null) return { run, diverged: { step, why } };
    next += 1;
    const refused = run.step(input, recorded);
    if (refused !== null) return { run, diverged: { step, why: refused } };
  }
  return { run, diverged: missed.at };
}

/**
 * Takes up a run that was left: its record played again where that gives the kept state, so that everything that
 * happened is known; else the kept state alone, without what came before. Null: nothing of it fits this case.
 * @param {Machine} machine
 * @param {number} seed
 * @param {string | null} packed the state at leaving, if it was kept
 * @param {RunStep[]} steps
 * @param {string | null} base the state in which the record begins, where what came before it was not kept
 * @returns {{ run: Run, whole: boolean } | null}
 */
export function resume(machine, seed, packed, steps, base = null) {
  const from = base === null ? null : unpackState(machine, base);
  const { run, diverged } = replay(machine, seed, base === null || from ? steps : [], from);
  const state = packed === null ? run.state : unpackState(machine, packed);
  const fits = !diverged && (base === null || from !== null);
  if (fits && state && sameState(state, run.state)) return { run, whole: base === null };
  if (packed === null || !state) return null;
  return { run: new Run(machine, seed, [{ did: null, events: [], state }]), whole: false };
}

/**
 * The input that a step of a record is here and now, or why it is none.
 * @param {Run} run
 * @param {RunStep} step
 * @returns {[Input, ""] | [null, string]}
 */
function inputOf(run, [recordedNode, did]) {
  const { machine, node, status } = run;
  if (status !== "waiting") return [null, `the run is over (${status})`];
  if (!node) return [null, "the run has not begun"];
  const id = currentNode(machine, recordedNode);
  if (id !== node.id) return [null, `the run is at “${node.id}”, the record at “${id}”`];
  if (typeof did === "string" || "Wrote" in did) return [did, ""];
  if ("Drew" in did) return [null, `“${node.id}” does not draw, the record drew “${did.Drew}”`];
  const [name, ticks] = did.Choose;
  const choice = choiceNamed(machine, node, name);
  if (choice < 0) return [null, `“${node.id}” has no choice “${name}”`];
  return [{ Choose: { choice, ticks } }, ""];
}

/**
 * What a node of a record is called now.
 * @param {Machine} machine
 * @param {string} id
 */
function currentNode(machine, id) {
  const renamed = machine.places.nodes.has(id) ? undefined : machine.case.renamed.find(([old]) => old === id);
  return renamed ? renamed[1] : id;
}

/**
 * The place of a choice among those of a node, by its name now or before; −1 if there is none.
 * @param {Machine} machine
 * @param {NodeCode} node
 * @param {string} name
 */
function choiceNamed(machine, node, name) {
  const choices = node.kind === "Decision" ? node.choices : [];
  const find = (/** @type {string} */ id) => choices.findIndex((choice) => choice.id === id);
  const found = find(name);
  if (found >= 0) return found;
  for (const [old, now] of machine.case.renamed) {
    const [, oldChoice] = old.split("/");
    const [newNode, newChoice] = now.split("/");
    if (oldChoice !== name || newNode !== node.id || newChoice === undefined) continue;
    const place = find(newChoice);
    if (place >= 0) return place;
  }
  return -1;
}
