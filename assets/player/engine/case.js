// What the engine reads of Offramp JSON, and the vocabularies that both share. Tables are lists of [id, value] pairs,
// never objects: an object would put ids that look like numbers first.

/** @typedef {typeof TALLIES[number]} Tally */
/** @typedef {{ Meter: string } | { Tally: Tally }} Var */
/** @typedef {"Best" | "Good" | "Weak" | "Harmful"} Grade */
/** @typedef {"Strong" | "Fair" | "Weak"} Strength */
/** @typedef {"Unmade" | "Open" | "Kept" | "Broken"} PromiseStatus */

/**
 * @typedef {{ All: Condition[] } | { Any: Condition[] } | { Not: Condition } | { AtLeast: [Var, number] }
 *   | { AtMost: [Var, number] } | { In: [Var, string] } | { Is: string } | { Knows: string }
 *   | { Promise: [string, PromiseStatus] } | { Visited: string } | { Chose: [string, string] }} Condition
 */

/**
 * Durations are texts such as "40s".
 * @typedef {{ Add: [Var, number] } | { Set: [Var, number] } | { Raise: string } | { Lower: string }
 *   | { Reveal: string } | { Make: string } | { Keep: string } | { Break: string }
 *   | { Extend: [string, string] }} Effect
 */

/**
 * A field at its default is left out.
 * @typedef {object} Line
 * @property {string} id
 * @property {Condition} [when]
 */

/**
 * @typedef {object} Choice
 * @property {string} id
 * @property {Condition} [when]
 * @property {"Hide" | { Show: string }} [locked]
 * @property {boolean} [once]
 * @property {Grade} [grade]
 * @property {Effect[]} [effects]
 * @property {string} [takes]
 * @property {string[]} [moves]
 * @property {string[]} [missteps]
 * @property {{ [objective: string]: number }} [evidence]
 * @property {{ outcome?: number, process?: number, respect?: number }} [fairness]
 * @property {string} [remedy]
 * @property {Line[]} [reply]
 * @property {number} [points]
 * @property {string} [to]
 */

/**
 * What every kind of node may have.
 * @typedef {object} NodeFields
 * @property {string} [after]
 * @property {Effect[]} [effects]
 * @property {string} [takes]
 * @property {Line[]} [lines]
 */

/** @typedef {NodeFields & { then?: string }} Passage */
/** @typedef {{ grade?: Grade, effects?: Effect[], reply?: Line[] }} Timeout */
/**
 * @typedef {NodeFields & { shuffle?: boolean, seconds?: number, on_timeout?: string, timeout?: Timeout,
 *   while_waiting?: { every: number, effects?: Effect[] }, choices?: Choice[] }} Decision
 */
/** @typedef {NodeFields & { strong?: string, fair?: string, weak?: string }} Rewrite */
/** @typedef {NodeFields & { routes?: { id: string, when: Condition, to?: string }[], otherwise?: string }} Gate */
/** @typedef {NodeFields & { outcomes?: { id: string, weight: number, to?: string }[] }} Chance */
/** @typedef {NodeFields & { outcome: string, resolved?: boolean }} Ending */
/**
 * @typedef {{ Scene: Passage } | { Pause: Passage } | { Decision: Decision } | { Rewrite: Rewrite } | { Gate: Gate }
 *   | { Chance: Chance } | { Ending: Ending }} Node
 */

/** @typedef {{ start: number, min: number, max: number, bands?: { id: string, upto: number }[] }} Meter */
/** @typedef {{ due?: string, if_kept?: Effect[], if_broken?: Effect[] }} Promised */
/** @typedef {{ parts: { of: Var, weight: number, per?: number }[], range?: [number, number] }} OutcomeScore */
/** @typedef {"Decisions" | { Outcome: OutcomeScore }} ScorePart */
/** @typedef {ScorePart | { Mix: [[ScorePart, number], [ScorePart, number]] }} ScoreBy */

/**
 * @typedef {object} Case
 * @property {[string, { moves?: string[], met_at?: number }][]} objectives
 * @property {[string, Meter][]} meters
 * @property {[string, string][]} flags
 * @property {[string, unknown][]} facts
 * @property {[string, Promised][]} promises
 * @property {[string, { cost?: number }][]} remedies
 * @property {{ by: ScoreBy }} scoring
 * @property {{ percent?: number, fails_if?: { when: Condition, why: string }[] }} passing
 * @property {{ when: Condition, to: string }[]} whenever
 * @property {string | null} start
 * @property {[string, Node][]} nodes
 * @property {[string, string][]} renamed
 */

/** The sums that every case has, in the order of a state; meters follow them. */
export const TALLIES = /** @type {const} */ ([
  "clock",
  "cost",
  "contacts",
  "transfers",
  "points",
  "fair_outcome",
  "fair_process",
  "fair_respect",
]);

/** Where a promise can stand, as numbers in a state. @type {PromiseStatus[]} */
export const PROMISE_STATUSES = ["Unmade", "Open", "Kept", "Broken"];
/** Unmade. */
export const UNMADE = 0;
/** Made, neither kept nor broken. */
export const OPEN = 1;
/** Kept. */
export const KEPT = 2;
/** Broken, or overdue. */
export const BROKEN = 3;

/** Grades, best first. @type {Grade[]} */
export const GRADES = ["Best", "Good", "Weak", "Harmful"];

/** What a grade counts in a percent by decisions. @param {Grade} grade */
export const gradeWorth = (grade) => 3 - GRADES.indexOf(grade);

/** What a written message counts. @param {Strength} strength */
export const strengthWorth = (strength) => ({ Strong: 3, Fair: 2, Weak: 0 })[strength];
