// The decisions of a run, in the order in which they were taken.

/** @import { Grade } from "../engine/case.js" */
/** @import { Moment, Run } from "../engine/run.js" */
/** @import { App } from "./app.js" */
/** @import { Answer, DecisionText, PassageText, RewriteText } from "./content.js" */
import { answerTaken, answerWords } from "./content.js";
import { h, words } from "./element.js";
import { gradeMark } from "./entry.js";
import { beforeEntering } from "./log.js";
import { meterChanges } from "./meters.js";
import { headingOf, word } from "./words.js";

/**
 * One decision, time-out or message of a run, in the words of the document; `own`: what was said is the learner's;
 * `inputs`: how many inputs were before it.
 * @typedef {{ node: string, inputs: number, title: string, said: string, own: boolean, grade: Grade | null,
 *   moves: string[], missteps: string[], feedback: string, changes: Map<number, number> }} PathStep
 */

/**
 * @param {App} app
 * @param {Run} run
 * @param {Map<number, string>} texts what the learner wrote, by the number of inputs before
 * @returns {PathStep[]}
 */
export function pathOf({ machine }, run, texts) {
  /** @type {(moment: Moment, place: number) => PathStep[]} */
  const stepOf = ({ did, events }, place) => {
    const code = did && machine.nodes[did.node];
    if (!did || !code) return [];
    const changes = meterChanges(beforeEntering(events));
    const step = { node: code.id, inputs: place - 1, own: false, grade: null, moves: [], missteps: [], changes };
    if (code.kind === "Rewrite") {
      const text = /** @type {RewriteText} */ (code.source);
      const said = texts.get(place - 1) || "";
      return [{ ...step, title: headingOf(text, "Rewrite"), said, own: true, feedback: text.feedback || "" }];
    }
    if (code.kind !== "Decision") return [];
    const text = /** @type {DecisionText} */ (code.source);
    const choice = answerTaken(code, did.input);
    const said = choice ? answerWords(choice) : word("you-said-nothing");
    return [{ ...step, ...judgedIn(choice || text.timeout || {}), title: headingOf(text, text.asks), said }];
  };
  return run.moments.flatMap(stepOf);
}

/** What a choice or a time-out is judged to be. @param {Partial<Answer>} answer */
const judgedIn = ({ grade, moves = [], missteps = [], feedback = "" }) => ({
  grade: grade || null,
  moves,
  missteps,
  feedback,
});

/**
 * What was said in a step: an author's words, or the learner's as they were typed.
 * @param {"p" | "span"} tag
 * @param {PathStep} step
 */
export function saidWords(tag, { said, own }) {
  if (said === "") return h(`${tag}.weak`, word("wrote-nothing"));
  return own ? h(`${tag}.plain`, { dir: "auto" }, said) : words(tag, said);
}

/** An answer beside others: the key of what it is, its words, its grade. @typedef {[string, HTMLElement, (string | null)?]} Version */

/** Answers to one decision side by side. @param {...Version} answers */
export const versions = (...answers) =>
  h(
    "div.versions",
    ...answers.map(([key, text, grade]) => h("section", h("h3", word(key)), text, grade && gradeMark(grade))),
  );

/** What the learner noted in the pauses of a run: the question, and the answer. @param {App} app @returns {[string, string][]} */
export const notesOf = ({ machine, session }) =>
  [...session.texts].flatMap(([at, text]) => {
    const moment = session.run.moments[at + 1];
    const code = moment && moment.did ? machine.nodes[moment.did.node] : null;
    if (!code || code.kind !== "Pause") return [];
    return [[/** @type {PassageText} */ (code.source).prompt || word("pause.Reflection"), text]];
  });

/** How often each id stands in the lists of these steps, most often first. @param {PathStep[]} path @param {"moves" | "missteps"} which */
export function tallied(path, which) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const step of path) for (const id of step[which]) counts.set(id, (counts.get(id) || 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
}

/** The decision that cost most: the worst grade, the earliest of several; none where all were best. @param {PathStep[]} path */
export function weakest(path) {
  const order = ["Harmful", "Weak", "Good"];
  for (const grade of order) {
    const found = path.find((step) => step.grade === grade);
    if (found) return found;
  }
  return null;
}
