// The learner's decisions in the debrief: what was answered, how good it was, and what it did.

/** @import { App } from "./app.js" */
/** @import { PathStep } from "./path.js" */
import { h, prose, words } from "./element.js";
import { gradeMark, tags } from "./entry.js";
import { changesLine } from "./meters.js";
import { notesOf, saidWords } from "./path.js";
import { word } from "./words.js";

/**
 * @param {App} app
 * @param {PathStep[]} path
 */
export const decisionsPart = (app, path) =>
  path.length > 0 &&
  h("section", h("h2", word("decisions")), h("ol.decisions", ...path.map((step, at) => decision(app, step, at))));

/** What the learner noted on the way. @param {App} app */
export function notesPart(app) {
  const notes = notesOf(app);
  return (
    notes.length > 0 &&
    h(
      "section",
      h("h2", word("noted")),
      ...notes.map(([asked, text]) =>
        h("div", words("p", asked, { class: "weak" }), h("blockquote.plain", { dir: "auto" }, text)),
      ),
    )
  );
}

/**
 * @param {App} app
 * @param {PathStep} step
 * @param {number} at its place among them
 */
function decision(app, step, at) {
  const { title, grade, moves, missteps, feedback, changes } = step;
  return h(
    "li",
    { id: `decision-${at + 1}`, tabindex: -1 },
    words("p", title, { class: "weak" }),
    h("div.answer", saidWords("p", step)),
    h("div.row", grade && gradeMark(grade), tags(moves, "moves"), tags(missteps, "missteps")),
    feedback && prose(feedback, { class: "weak" }),
    app.content.play.meters !== "Never" && changesLine(app, changes),
  );
}
