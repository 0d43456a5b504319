// The player's engine as a page embeds it: the files of order.txt as one script, by the rule in
// assets/player/README.md. Tests play this script and not the modules it is made of.

import { readFileSync } from "node:fs";

export const PLAYER = new URL("../../assets/player/", import.meta.url);

/** @typedef {typeof import("../../assets/player/engine/ask.js")} AskFile */
/** @typedef {typeof import("../../assets/player/engine/case.js")} CaseFile */
/** @typedef {typeof import("../../assets/player/engine/compile.js")} CompileFile */
/** @typedef {typeof import("../../assets/player/engine/draw.js")} DrawFile */
/** @typedef {typeof import("../../assets/player/engine/duration.js")} DurationFile */
/** @typedef {typeof import("../../assets/player/engine/effect.js")} EffectFile */
/** @typedef {typeof import("../../assets/player/engine/machine.js")} MachineFile */
/** @typedef {typeof import("../../assets/player/engine/metrics.js")} MetricsFile */
/** @typedef {typeof import("../../assets/player/engine/offers.js")} OffersFile */
/** @typedef {typeof import("../../assets/player/engine/pack.js")} PackFile */
/** @typedef {typeof import("../../assets/player/engine/percent.js")} PercentFile */
/** @typedef {typeof import("../../assets/player/engine/replay.js")} ReplayFile */
/** @typedef {typeof import("../../assets/player/engine/run.js")} RunFile */
/** @typedef {typeof import("../../assets/player/engine/state.js")} StateFile */
/** @typedef {typeof import("../../assets/player/engine/step.js")} StepFile */
/** @typedef {typeof import("../../assets/player/engine/view.js")} ViewFile */
/**
 * @typedef {AskFile & CaseFile & CompileFile & DrawFile & DurationFile & EffectFile & MachineFile & MetricsFile & OffersFile
 *   & PackFile & PercentFile & ReplayFile & RunFile & StateFile & StepFile & ViewFile} Engine
 */

/** The lines of order.txt: a file, and the feature without which it is left out. */
const order = () =>
  readFileSync(new URL("order.txt", PLAYER), "utf8")
    .trim()
    .split("\n")
    .map((line) => line.split(" "));

/** The names of all files of the player, in the order in which they are put together. */
export const playerFiles = () => order().map(([name]) => name);

/**
 * The names of those that a page with these features has.
 * @param {string[]} features
 */
export const filesWith = (features) =>
  order().flatMap(([name, feature]) => (!feature || features.includes(feature) ? [name] : []));

/** The names of the engine's files among them. */
export const engineFiles = () => playerFiles().filter((name) => name.startsWith("engine/"));

/** @param {string} name */
export const playerFile = (name) => readFileSync(new URL(name, PLAYER), "utf8");

/** The engine as one script. */
export const assembled = () => `${assemble(engineFiles())}\n`;

/**
 * Files as one script, as a page embeds them.
 * @param {string[]} names
 */
export function assemble(names) {
  let script = "";
  let afterDeclaration = false;
  for (const name of names) {
    let inComment = false;
    for (const line of playerFile(name).split("\n")) {
      const text = line.trim();
      if (text.startsWith("/*")) inComment = true;
      if (!inComment && text !== "" && !text.startsWith("//") && !line.startsWith("import ")) {
        const tight = withLet(withoutBlanks(text.replace(/^export /, "").replace(/\/\*\* .*? \*\/ /g, "")));
        script = joined(script, tight, afterDeclaration);
        afterDeclaration = declares(tight);
      }
      if (inComment && text.endsWith("*/")) inComment = false;
    }
  }
  return script;
}

/**
 * Style sheets as one style, with the blanks that a page leaves out.
 * @param {string[]} names
 */
export const assembleStyle = (names) =>
  names.map((name) => playerFile(name).replace(/^\s*\/\*[\s\S]*?\*\/\s*$/gm, "")).join("\n");

/** A line with `let` instead of `const`: the same here, and shorter. @param {string} line */
const withLet = (line) => line.replace(/^const(?=[ {[])/, "let").replaceAll("for(const ", "for(let ");

/** Whether a line declares something and ends there. @param {string} line */
const declares = (line) => /^let[ {[].*;$/.test(line);

/**
 * A line after those before it, with a line break only where the language needs one.
 * @param {string} script
 * @param {string} line
 * @param {boolean} afterDeclaration whether the line before declares something and ends there
 */
function joined(script, line, afterDeclaration) {
  if (afterDeclaration && /^let[ {[]/.test(line)) return script.replace(/;$/, ",") + line.replace(/^let ?/, "");
  const before = /^[})\]]/.test(line) ? script.replace(line.startsWith("}") ? /[,;]$/ : /,$/, "") : script;
  const goesOn = before === "" || /[;{},([:?=<>&|]$/.test(before) || /^[})\].:?=<>&|]/.test(line);
  return before + (goesOn ? "" : "\n") + line;
}

/**
 * A line without the blanks beside punctuation and around signs that stand between two numbers or texts. Texts stay as
 * they are, and so does a line with another slash or an apostrophe outside of them: it may hold a regular expression.
 * @param {string} line
 */
function withoutBlanks(line) {
  const texts = /"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`/g;
  if (/["`/']/.test(line.replace(texts, "").replaceAll(" / ", ""))) return line;
  const between = /("(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`)| ?([{}(),;:?=<>&|!]) ?| ?([+*/%-]) (?![+-])/g;
  return line.replace(between, (_, text, punctuation, sign) => text || punctuation || sign);
}

/** The names that a file declares at its top level. @param {string} source */
export const declared = (source) =>
  [...source.matchAll(/^(?:export )?(?:const|let|function|class) (\w+)/gm)].map((found) => found[1]);

/**
 * The assembled engine, run as a page runs it.
 * @returns {Engine}
 */
export function loadEngine() {
  const names = engineFiles().flatMap((name) => declared(playerFile(name)));
  return new Function(`"use strict";\n${assembled()}return { ${names.join(", ")} };`)();
}
