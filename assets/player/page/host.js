// The player's door to the outside. A host keeps what a learner did and tells whoever has to know; the player knows
// no other storage and no other network.

/** @import { Machine } from "../engine/machine.js" */
/** @import { Metric } from "../engine/metrics.js" */
/** @import { RunStep } from "../engine/run.js" */
/** @import { Exported } from "./content.js" */
/** @import { Session } from "./session.js" */

/** @typedef {"off" | "double" | "normal"} TimerSetting */
/** @typedef {{ timers: TimerSetting, theme: "auto" | "light" | "dark", typing: boolean }} Preferences */

/**
 * A run that is under way or in its debrief. `base`: the state in which its steps begin, null where that is the start;
 * `state`: where they lead, null where only they say so. `texts` by the number of inputs before each; `answers` to the
 * debrief; `cut`: whether something that was written could not be kept.
 * @typedef {{ seed: number, base?: string | null, state: string | null, steps: RunStep[],
 *   texts: { [inputs: string]: string }, retries: number, confidence: number | null,
 *   answers: { [field: string]: string }, finished: boolean, draft: string, cut?: boolean }} KeptRun
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
 * What a learner is told: the keys of the words for what is kept where, and for what becomes of what they write.
 * @typedef {{ kept: string, texts: string }} Told
 */
/**
 * What came before, where nothing but its sums are known; `complete`: whether the case is, as the LMS is told.
 * @typedef {{ attempts: number, best: number | null, complete: boolean }} Standing
 */
/** Whether the debrief was sent, and what sends it with these answers: questions and what was written. */
/** @typedef {{ sent: () => boolean, send: (answers: [string, string, string][]) => void }} Sending */

/**
 * `keeps`: whether what is saved will be there next time. Everything may take its time. What is not urgent may be saved
 * a little later, together with what follows. `told`, `sends`, `muted` and `exit` are known once it has loaded.
 * @typedef {object} Host
 * @property {boolean} keeps
 * @property {Told} told
 * @property {() => Kept | null | Promise<Kept | null>} load
 * @property {(session: Session) => void} serve whom it serves
 * @property {(kept: Kept, urgent: boolean) => void} save
 * @property {(decision: Taken) => void} record
 * @property {(result: Attempt) => void} finish
 * @property {() => number | null} seed of the run that begins now; null where anything may be drawn
 * @property {() => number | null} attemptsLeft null for any number
 * @property {() => Standing | null} standing
 * @property {Sending | null} sends the debrief, where somebody waits for it
 * @property {boolean} straight whether a run that was left goes on at once when the page is opened
 * @property {boolean} muted whether sounds begin muted
 * @property {(() => void) | null} exit leads out of the page, where there is a way
 * @property {((key: string) => void) | null} notify tells the learner something, by the key of its words; set by the page
 */

/**
 * What a page calls to have its hosts: set by the file of the host that the page carries. A page with several cases
 * says first which they are.
 * @type {{ open: ((id: string, machine: Machine, exported: Exported) => Host) | null,
 *   pack: ((cases: { id: string }[]) => void) | null }}
 */
export const HOSTS = { open: null, pack: null };

/** A host that keeps nothing, for a page that has no other. @returns {Host} */
export const nowhere = () => ({
  keeps: false,
  told: { kept: "kept-nowhere", texts: "stays-here" },
  load: () => null,
  serve() {},
  save() {},
  record() {},
  finish() {},
  seed: () => null,
  attemptsLeft: () => null,
  standing: () => null,
  sends: null,
  straight: false,
  muted: false,
  exit: null,
  notify: null,
});
