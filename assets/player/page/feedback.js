// What the coach says right after an answer, where the case wants it at once; and another try, where it allows one.

/** @import { DecisionText, RewriteText } from "./content.js" */
/** @import { Play } from "./play.js" */
import { answerTaken } from "./content.js";
import { h, prose } from "./element.js";
import { gradeMark, tags } from "./entry.js";
import { AFTER_ANSWER } from "./play.js";
import { changesLine } from "./meters.js";
import { button } from "./button.js";
import { word } from "./words.js";

/** @typedef {{ grade?: string, feedback?: string, moves?: string[], missteps?: string[] }} Judged */

AFTER_ANSWER.push((play, then) => {
  const { content } = play.app;
  if ((content.play.feedback || "AtOnce") !== "AtOnce") return false;
  const judged = lastJudged(play);
  if (!judged || (!judged.grade && !judged.feedback)) return false;
  const retry = (content.play.retry || "Decision") === "Decision";
  const shown = (content.play.meters || "Always") === "Always";
  play.fillDock(
    "feedback",
    word("feedback"),
    h(
      "div.judged",
      judged.grade && h("p", gradeMark(judged.grade)),
      judged.feedback && prose(judged.feedback),
      tags(judged.moves || [], "moves"),
      tags(judged.missteps || [], "missteps"),
      shown && changesLine(play.app, play.lastChanges()),
    ),
    h(
      "p.row",
      button(":continue", word("go-on"), then, "main"),
      retry && h("button", { "data-retry": true, click: () => play.retry() }, word("retry")),
    ),
  );
  return true;
});

/**
 * What there is to say about the last input.
 * @param {Play} play
 * @returns {Judged | null}
 */
function lastJudged(play) {
  const { moments, machine } = play.session.run;
  const { did } = moments[moments.length - 1];
  if (!did) return null;
  const node = machine.nodes[did.node];
  if (node.kind === "Rewrite") return { feedback: /** @type {RewriteText} */ (node.source).feedback };
  return answerTaken(node, did.input) || /** @type {DecisionText} */ (node.source).timeout || null;
}
