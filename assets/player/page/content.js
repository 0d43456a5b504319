// What the page reads of a case beyond what the engine needs: words, people, pictures, settings.

/** @import { Case, Choice, Condition, Decision, Ending, Grade, Line, Meter, Passage, Rewrite } from "../engine/case.js" */
/** @import { Machine, NodeCode } from "../engine/machine.js" */
/** @import { RunStep } from "../engine/run.js" */
/** @import { Input } from "../engine/step.js" */
import { chosenIn } from "../engine/step.js";

/** @typedef {"Phone" | "Chat" | "Email" | "Social" | "InPerson"} Channel */
/** @typedef {{ pace?: string, volume?: string, pause?: string, note?: string }} Delivery */
/**
 * @typedef {Line & { by?: string, says?: string, feeling?: string, signals?: string[], triggers?: string[],
 *   delivery?: Delivery, seen?: "Public" | "Private" | "Internal", media?: string, need?: string,
 *   bait?: string }} SpokenLine
 */
/** @typedef {Choice & { title?: string, says?: string, does?: string, offers?: string[], feedback?: string }} Answer */
/**
 * @typedef {Decision & { title?: string, prompt?: string, asks?: "Response" | "Notice", hint?: string,
 *   checklist?: string[], timeout?: { grade?: Grade, feedback?: string } }} DecisionText
 */
/**
 * @typedef {Rewrite & { title?: string, prompt?: string, draft?: string, asks_for?: string[], avoid?: string[],
 *   model?: string, hint?: string, checklist?: string[], hold?: string, feedback?: string }} RewriteText
 */
/**
 * @typedef {Passage & { title?: string, channel?: Channel, kind?: "Breathing" | "Reset" | "Checklist" | "Reflection",
 *   prompt?: string, checklist?: string[], seconds?: number }} PassageText
 */
/** @typedef {Ending & { title?: string, label?: string, summary?: string }} EndingText */
/** @typedef {{ name: string, role: string, picture?: string, pronouns?: string }} Person */
/** @typedef {Meter & { name: string, better?: "Neither" | "Low" | "High", bands?: Band[] }} NamedMeter */
/** @typedef {{ id: string, upto: number, name: string }} Band */
/** @typedef {{ label: string, text?: string, source?: string }} Fact */
/** @typedef {{ what: string, who?: string, due?: string, signal?: string, fallback?: string }} PromiseText */
/** @typedef {{ what: string, cost?: number, terms?: string, answers?: string, status?: string }} Remedy */
/** @typedef {{ file: string, alt: string, transcript?: string, credit?: string }} Medium */
/** @typedef {{ src: string, kind: "image" | "audio" | "video", width?: number, height?: number }} Embedded */
/** @typedef {{ title: string, seed: number, steps: RunStep[], commentary?: { [node: string]: string } }} ModelRun */
/**
 * @typedef {object} Extra
 * @property {string} id
 * @property {string} title
 * @property {string} language
 * @property {Channel} channel
 * @property {string} [starts_at]
 * @property {{ situation?: string, learner_role?: string, minutes?: number, level?: string, triggers?: string[],
 *   content_notes?: string[] }} brief
 * @property {[string, { text: string, moves?: string[], met_at?: number }][]} objectives
 * @property {[string, Person][]} cast
 * @property {[string, NamedMeter][]} meters
 * @property {[string, Fact][]} facts
 * @property {[string, PromiseText][]} promises
 * @property {[string, Remedy][]} remedies
 * @property {{ remedy_limit?: number, currency?: string }} policy
 * @property {{ feedback?: "AtOnce" | "AtDebrief", meters?: "Always" | "AtDebrief" | "Never",
 *   meters_as?: "Bands" | "Numbers", retry?: "Decision" | "Case" | "Never", timers?: "Offered" | "Off" }} play
 * @property {{ questions?: string[], strength_focus?: string, action?: string,
 *   confidence?: "NotAsked" | "After" | "BeforeAfter", rubric?: { text: string, levels?: string[] }[],
 *   phrases?: string[] }} debrief
 * @property {{ text: string, seen_when?: Condition }[]} habits
 * @property {[string, Medium][]} media
 * @property {[string, { low: number, typical: number, high: number }][]} ranges
 * @property {ModelRun} [model]
 */
/** @typedef {Omit<Case, keyof Extra> & Extra} Content */
/**
 * Whether a good end can still be reached after an answer, and the lowest and highest percent after it, over all runs.
 * @typedef {{ can: "Always" | "Sometimes" | "Never", least?: number | null, most?: number | null }} OffRamp
 */
/** @typedef {{ [node: string]: { [choice: string]: OffRamp } }} OffRamps a time-out stands under `on-timeout` */
/**
 * What an LMS is to be told, and how, as the publish target says it. `course` and `part` are ids that stay the same
 * across revisions; `attempts` and `cases_needed` are 0 for any number and for all.
 * @typedef {{ course: string, part: string, title: string, revision: number, date: string,
 *   complete_when: "AnyEnding" | "ResolvedEnding" | "DebriefSent", cases_needed: number,
 *   status: "PassedFailed" | "PassedIncomplete" | "CompletedIncomplete" | "CompletedFailed",
 *   score_sent: "Best" | "Last" | "First", attempts: number, sends_texts: boolean, seed: number | null }} Target
 */
/**
 * What the exporter adds to a case; `target` in packages for an LMS.
 * @typedef {{ hash: string, media: { [id: string]: Embedded }, logo: string | null, intro: string | null,
 *   off_ramps?: OffRamps, target?: Target }} Exported
 */

/** The whole of a case. @param {Machine} machine */
export const contentOf = (machine) => /** @type {Content} */ (/** @type {unknown} */ (machine.case));

/** The words of a choice. @param {Choice} choice */
export const answerOf = (choice) => /** @type {Answer} */ (choice);

/** The choice that an input takes at a node; null where it takes none. @param {NodeCode} node @param {Input} input */
export function answerTaken(node, input) {
  const chosen = chosenIn(input);
  return node.kind === "Decision" && chosen ? answerOf(node.choices[chosen.choice].source) : null;
}

/** What a choice is called where it was taken. @param {Answer} choice */
export const answerWords = ({ says, does, title, id }) => says || does || title || id;

/** The words of a line. @param {Line} line */
export const spokenOf = (line) => /** @type {SpokenLine} */ (line);

/**
 * What stands in a table under an id.
 * @template T
 * @param {[string, T][]} table
 * @param {string | undefined} id
 * @returns {T | undefined}
 */
export function entryOf(table, id) {
  const found = id === undefined ? undefined : table.find(([key]) => key === id);
  return found && found[1];
}

/** An id as words: `impact-acknowledgment` is “impact acknowledgment”. @param {string} id */
export const idWords = (id) => id.replace(/-/g, " ");
