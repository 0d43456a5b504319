// The learner's decisions in the debrief: what was answered, how good it was, and what it did.

/** @import { App } from "./app.js" */
/** @import { PathStep } from "./path.js" */
import { h, prose, words } from "./element.js";
import { gradeMark, tags } from "./entry.js";
import { changesLine } from "./meters.js";
import { word } from "./words.js";

/**
 * @param {App} app
 * @param {PathStep[]} path
 */
export const decisionsPart = (app, path) =>
  path.length > 0 &&
  h("section", h("h2", word("decisions")), h("ol.decisions", ...path.map((step) => decision(app, step))));

/**
 * @param {App} app
 * @param {PathStep} step
 */
function decision(app, { title, said, grade, moves, missteps, feedback, changes }) {
  return h(
    "li",
    words("p", title, { class: "weak" }),
    said ? words("p", said, { class: "answer" }) : h("p.answer.weak", word("wrote-nothing")),
    h("div.row", grade && gradeMark(grade), tags(moves, "moves"), tags(missteps, "missteps")),
    feedback && prose(feedback, { class: "weak" }),
    app.content.play.meters !== "Never" && changesLine(app, changes),
  );
}
