// The case of benches/ink as a story in ink, and both as something that is played: what is said and offered, and what
// the variables stand at. The case is written by the tests in Rust; the story is written from it here.

import { readFileSync } from "node:fs";

import { Story } from "inkjs";
import { Compiler, CompilerOptions } from "inkjs/full";

import { loadEngine } from "./assemble.mjs";

/** @import { Case, Condition, Effect, Line, Node, Var } from "../../assets/player/engine/case.js" */
/** @import { Event } from "../../assets/player/engine/effect.js" */

/**
 * Somebody who plays. `begin` and `choose` give the text of what is said and then offered, a line each; `choose` takes
 * one of those that are offered, of which there are none at an ending.
 * @typedef {{ begin: () => string, choose: (at: number) => string, offered: () => number,
 *   variables: () => { [name: string]: unknown } }} Player
 */

const FOLDER = new URL("../../benches/ink/", import.meta.url);
export const INK = new URL("story.ink", FOLDER);
export const COMPILED = new URL("story.ink.json", FOLDER);

const engine = loadEngine();

/** @type {Case} */
const scenario = JSON.parse(readFileSync(new URL("case.json", FOLDER), "utf8"));

/** @param {URL} file */
export const read = (file) => readFileSync(file, "utf8");

/** Numbers below `limit`, the same for the same seed. @param {number} seed */
export function dice(seed) {
  let at = 0;
  return (/** @type {number} */ limit) => engine.scaled(engine.draw(seed, 0, at++, 0), limit);
}

/** @param {string} what @param {unknown} value @returns {never} */
function noInk(what, value) {
  throw new Error(`the story has no ink for this ${what}: ${JSON.stringify(value)}`);
}

/** @param {Var} number */
const meterName = (number) => ("Meter" in number ? number.Meter : noInk("number", number));

/** @param {Condition} when @returns {string} */
function inkCondition(when) {
  if ("AtLeast" in when) return `${meterName(when.AtLeast[0])} >= ${when.AtLeast[1]}`;
  if ("AtMost" in when) return `${meterName(when.AtMost[0])} <= ${when.AtMost[1]}`;
  if ("Is" in when) return when.Is;
  if ("Not" in when && "Is" in when.Not) return `not ${when.Not.Is}`;
  return noInk("condition", when);
}

/** @param {Effect} effect */
function inkEffect(effect) {
  if ("Add" in effect) return `~ ${meterName(effect.Add[0])} += ${effect.Add[1]}`;
  if ("Raise" in effect) return `~ ${effect.Raise} = true`;
  if ("Lower" in effect) return `~ ${effect.Lower} = false`;
  return noInk("effect", effect);
}

/** What is said or offered; the engine does not read it. @param {object} spoken @returns {string} */
const says = (spoken) => /** @type {{ says: string }} */ (spoken).says;

/** @param {[string, Node]} entry */
function inkKnot([id, node]) {
  const lines = (/** @type {Line[] | undefined} */ spoken) => (spoken || []).map(says);
  const knot = [`=== ${id} ===`];
  if ("Ending" in node) knot.push(...lines(node.Ending.lines), "-> END");
  else if ("Decision" in node) {
    knot.push(...lines(node.Decision.lines));
    for (const choice of node.Decision.choices || []) {
      // `+`: it can be taken again; brackets: its words are not said again once it is taken.
      knot.push(`+ ${choice.when ? `{ ${inkCondition(choice.when)} } ` : ""}[${says(choice)}]`);
      knot.push(...(choice.effects || []).map((effect) => `  ${inkEffect(effect)}`), `  -> ${choice.to}`);
    }
  } else noInk("node", node);
  return knot.join("\n");
}

/** The case as ink. */
export function inkOf() {
  const variables = [
    ...scenario.meters.map(([id, { start }]) => `VAR ${id} = ${start}`),
    ...scenario.flags.map(([id]) => `VAR ${id} = false`),
  ];
  return `${variables.join("\n")}\n-> ${scenario.start}\n\n${scenario.nodes.map(inkKnot).join("\n\n")}\n`;
}

/** A story compiled as inklecate does it unless told otherwise: visits are counted where something asks for them. */
export const compiled = (/** @type {string} */ ink) =>
  `${new Compiler(ink, new CompilerOptions(null, [], false)).Compile().ToJson()}\n`;

/**
 * The story, played by inkjs.
 * @returns {Player}
 */
export function inkPlayer() {
  const story = new Story(read(COMPILED));
  const tell = () => {
    let text = "";
    while (story.canContinue) text += story.Continue();
    for (const choice of story.currentChoices) text += `${choice.text}\n`;
    return text;
  };
  const names = [...scenario.meters, ...scenario.flags].map(([id]) => id);
  return {
    begin: () => {
      story.ResetState();
      return tell();
    },
    choose: (at) => {
      story.ChooseChoiceIndex(at);
      return tell();
    },
    offered: () => story.currentChoices.length,
    variables: () => Object.fromEntries(names.map((name) => [name, story.variablesState.$(name)])),
  };
}

/**
 * The case, played by the player's engine, which keeps every event of the run.
 * @returns {Player}
 */
export function casePlayer() {
  const machine = engine.compile(scenario);
  const luck = engine.seeded(1);
  /** @type {Event[]} */
  let events = [];
  let told = 0;
  const watch = (/** @type {Event} */ event) => void events.push(event);
  let state = engine.start(machine, luck);
  /** @type {number[]} */
  let offered = [];
  const tell = () => {
    let text = "";
    for (; told < events.length; told++) {
      const event = events[told];
      if (event.what === "Heard") text += `${says(event.line)}\n`;
    }
    offered = [];
    const node = engine.nodeAt(machine, state);
    for (const { choice, shown } of engine.offers(machine, state).choices) {
      if (shown !== "offered" || !node || node.kind !== "Decision") continue;
      text += `${says(node.choices[choice].source)}\n`;
      offered.push(choice);
    }
    return text;
  };
  return {
    begin: () => {
      events = [];
      told = 0;
      state = engine.start(machine, luck, watch);
      return tell();
    },
    choose: (at) => {
      const refused = engine.step(machine, state, { Choose: { choice: offered[at], ticks: 0 } }, luck, watch);
      if (refused !== null) throw new Error(refused);
      return tell();
    },
    offered: () => offered.length,
    variables: () => {
      const { meters, flags } = engine.stateView(machine, state);
      return Object.fromEntries([
        ...scenario.meters.map(([id], at) => [id, meters[at]]),
        ...scenario.flags.map(([id]) => [id, flags.includes(id)]),
      ]);
    },
  };
}
