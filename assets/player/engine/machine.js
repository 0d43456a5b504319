// A compiled case: places in tables instead of ids.

/** @import { Case, Chance, Choice, Decision, Ending, Gate, Line, Passage, Rewrite } from "./case.js" */
/** @import { Places, Test } from "./condition.js" */
/** @import { Layout } from "./state.js" */

/** An exit without a target, in place of a node. */
export const OPEN_EXIT = -1;
/** An exit to a node that does not exist. */
export const MISSING = -2;

/** @typedef {number} Target a node's place, `OPEN_EXIT` or `MISSING` */
/**
 * `at` is a place in the table that the effect changes.
 * @typedef {{ op: "Add" | "Set" | "Raise" | "Lower" | "Reveal" | "Make" | "Keep" | "Break" | "Extend", at: number,
 *   n: number }} Op
 */
/** @typedef {{ when: Test | null, line: Line }} LineCode */
/** @typedef {{ when: Test, to: Target }} Route */

/**
 * A choice, with points, the cost of its remedy and its fairness among its effects.
 * @typedef {object} ChoiceCode
 * @property {string} id
 * @property {number} bit its place among the choices of the case
 * @property {Choice} source
 * @property {Test | null} when
 * @property {boolean} lockedShown
 * @property {boolean} once
 * @property {number | null} worth
 * @property {Op[]} effects
 * @property {number} takes
 * @property {LineCode[]} reply
 * @property {Target} to
 */

/**
 * @typedef {object} Timer
 * @property {number} seconds
 * @property {number} ticks the most that can pass
 * @property {Op[]} waiting
 * @property {number | null} worth
 * @property {Op[]} effects
 * @property {LineCode[]} reply
 * @property {Target} to
 */

/**
 * @typedef {{ kind: "Scene" | "Pause", source: Passage, then: Target }
 *   | { kind: "Decision", source: Decision, choices: ChoiceCode[], timer: Timer | null, shuffle: boolean }
 *   | { kind: "Rewrite", source: Rewrite, Strong: Target, Fair: Target, Weak: Target }
 *   | { kind: "Gate", source: Gate, routes: Route[], otherwise: Target }
 *   | { kind: "Chance", source: Chance, outcomes: { id: string, weight: number, to: Target }[], total: number }
 *   | { kind: "Ending", source: Ending }} Body
 */

/**
 * @typedef {object} NodeCommon
 * @property {string} id
 * @property {number} idHash
 * @property {number} after
 * @property {number} takes
 * @property {Op[]} effects
 * @property {LineCode[]} lines
 * @property {number} visits the word that counts its visits, 0 if it never draws
 */
/** @typedef {NodeCommon & Body} NodeCode */

/**
 * A compiled case. Indices are places in its tables, in the order of the document.
 * @typedef {object} Machine
 * @property {Case} case
 * @property {Layout} layout
 * @property {Places} places
 * @property {Target} start
 * @property {NodeCode[]} nodes
 * @property {{ due: number | null, ifKept: Op[], ifBroken: Op[] }[]} promises
 * @property {Route[]} whenever
 * @property {number[]} least the least value of each number: tallies, then meters
 * @property {number[]} most
 * @property {number[]} startsAt
 * @property {Test[]} failsIf
 */
