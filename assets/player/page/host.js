// The player's door to the outside. A host keeps what a learner did and tells whoever has to know; the player knows
// no other storage and no other network.

/** @import { Metric } from "../engine/metrics.js" */
/** @import { RunStep } from "../engine/run.js" */

/** @typedef {"off" | "double" | "normal"} TimerSetting */
/** @typedef {{ timers: TimerSetting, theme: "auto" | "light" | "dark", typing: boolean }} Preferences */

/**
 * A run that is under way or in its debrief. `texts` by the number of inputs before each; `answers` to the debrief.
 * @typedef {{ seed: number, state: string, steps: RunStep[], texts: { [inputs: string]: string }, retries: number,
 *   confidence: number | null, answers: { [field: string]: string }, finished: boolean, draft: string }} KeptRun
 */
/**
 * A run that was played to its end.
 * @typedef {{ at: string, seed: number, steps: RunStep[], ending: string | null, outcome: string | null,
 *   percent: number | null, passed: boolean | null, metrics: Metric[] }} Attempt
 */
/** @typedef {{ version: 1, hash: string, run: KeptRun | null, attempts: Attempt[], preferences: Preferences }} Kept */
/**
 * An input as it was taken: how many were before it, and how many real seconds it took. What it was stands in the
 * moments of the run, which a host has from the session that it serves.
 * @typedef {{ inputs: number, latency: number }} Taken
 */

/**
 * `keeps`: whether what is saved will be there next time. Everything may take its time.
 * @typedef {object} Host
 * @property {boolean} keeps
 * @property {() => Kept | null | Promise<Kept | null>} load
 * @property {(kept: Kept) => void} save
 * @property {(decision: Taken) => void} record
 * @property {(result: Attempt) => void} finish
 * @property {() => { name: string } | null} learner
 */

/** What a page calls to have its host: set by the file of the host that the page carries. */
export const HOSTS = /** @type {{ open: ((id: string) => Host) | null }} */ ({ open: null });

/** A host that keeps nothing, for a page that has no other. @returns {Host} */
export const nowhere = () => ({
  keeps: false,
  load: () => null,
  save() {},
  record() {},
  finish() {},
  learner: () => null,
});
