// One decision, message or reflection of a run as an LMS records it: an interaction.

/** @import { Grade } from "../engine/case.js" */
/** @import { NodeCode } from "../engine/machine.js" */
/** @import { Run } from "../engine/run.js" */
/** @import { Input } from "../engine/step.js" */
/** @import { DecisionText, PassageText, RewriteText } from "./content.js" */
/** @import { Taken } from "./host.js" */
import { GRADES } from "../engine/case.js";
import { chosenIn } from "../engine/step.js";
import { answerOf, answerWords } from "./content.js";
import { plainText } from "./markup.js";
import { headingOf, word } from "./words.js";

/**
 * `options` and `correct` are those of a choice: all that the node has, and those with the best grade among them.
 * `latency` in seconds.
 * @typedef {{ id: string, kind: "choice" | "text", title: string, options: { id: string, words: string }[],
 *   correct: string[], response: string, result: "correct" | "wrong" | "neutral", latency: number, at: Date }} Interaction
 */

/** What saying nothing is called: no choice can have this id. */
const SILENCE = "on-timeout";
/** What is told instead of a learner's own words, where those are not to be told. */
const WRITTEN = { some: "written", none: "not-written" };

/**
 * What was just taken, as an interaction; null for what is none.
 * @param {Run} run
 * @param {Taken} taken
 * @param {string} text what the learner wrote
 * @param {boolean} sendsTexts whether that may be told
 * @returns {Interaction | null}
 */
export function interactionOf(run, { inputs, latency }, text, sendsTexts) {
  const { did } = run.moments[inputs + 1];
  if (!did) return null;
  const node = run.machine.nodes[did.node];
  const told = node.kind === "Decision" ? decided(node, did.input) : wrote(node, did.input, text, sendsTexts);
  return told && { id: node.id, latency, at: new Date(), ...told };
}

/**
 * @param {NodeCode & { kind: "Decision" }} node
 * @param {Input} input
 * @returns {Omit<Interaction, "id" | "latency" | "at">}
 */
function decided(node, input) {
  const text = /** @type {DecisionText} */ (node.source);
  const choices = node.choices.map(({ id, source }) => ({
    id,
    words: plainText(answerWords(answerOf(source))),
    grade: source.grade,
  }));
  const silence = { id: SILENCE, words: word("you-said-nothing"), grade: (text.timeout || {}).grade };
  const options = node.timer ? [...choices, silence] : choices;
  const best = GRADES.find((grade) => options.some((option) => option.grade === grade));
  const correct = options.filter(({ grade }) => best && grade === best).map(({ id }) => id);
  const chosen = chosenIn(input);
  const taken = chosen ? options[chosen.choice] : silence;
  return {
    kind: "choice",
    title: plainText(headingOf(text, text.asks)),
    options: options.map(({ id, words }) => ({ id, words })),
    correct,
    response: taken.id,
    result: resultOf(taken.grade, best),
  };
}

/** @param {Grade | undefined} grade @param {Grade | undefined} best */
const resultOf = (grade, best) => (grade ? (grade === best ? "correct" : "wrong") : "neutral");

/**
 * @param {NodeCode} node
 * @param {Input} input
 * @param {string} text
 * @param {boolean} sendsTexts
 * @returns {Omit<Interaction, "id" | "latency" | "at"> | null}
 */
function wrote(node, input, text, sendsTexts) {
  const reflects = node.kind === "Pause" && /** @type {PassageText} */ (node.source).kind === "Reflection";
  if (node.kind !== "Rewrite" && !reflects) return null;
  const { title, prompt } = /** @type {RewriteText | PassageText} */ (node.source);
  const rated = typeof input === "object" && "Wrote" in input ? input.Wrote : "Fair";
  return {
    kind: "text",
    title: plainText(prompt || title || word(reflects ? "pause.Reflection" : "prompt.Rewrite")),
    options: [],
    correct: [],
    response: sendsTexts && text ? text : text ? WRITTEN.some : WRITTEN.none,
    result: rated === "Strong" ? "correct" : rated === "Weak" ? "wrong" : "neutral",
  };
}

/**
 * Answers to the debrief as interactions.
 * @param {[string, string, string][]} answers field, question, what was written
 * @returns {Interaction[]}
 */
export const debriefInteractions = (answers) =>
  answers.map(([field, title, response]) => ({
    id: `debrief.${field}`,
    kind: "text",
    title,
    options: [],
    correct: [],
    response,
    result: "neutral",
    latency: 0,
    at: new Date(),
  }));
