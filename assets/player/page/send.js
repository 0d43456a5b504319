// Sending the debrief, where a publish target waits for it: the button at its end, and that it was sent.

/** @import { App } from "./app.js" */
/** @import { PathStep } from "./path.js" */
import { button } from "./button.js";
import { DEBRIEF_END } from "./debrief.js";
import { h, icon } from "./element.js";
import { word } from "./words.js";
import { questionsOf } from "./worksheet.js";

DEBRIEF_END.push((app, path) => {
  const { sends } = app.session.host;
  if (!sends || app.session.run.status !== "ending") return null;
  const sent = h("p.notice", { tabindex: -1, role: "status" }, icon("check"), h("span", word("debrief-sent")));
  if (sends.sent()) return h("section.send", sent);
  const send = button(
    ":send-debrief",
    word("send-debrief"),
    () => {
      sends.send(answersOf(app, path));
      part.replaceChildren(sent);
      sent.focus();
    },
    "main",
  );
  const part = h("section.send", h("h2", word("send-debrief")), h("p", word("send-debrief.hint")), h("p.row", send));
  return part;
});

/**
 * What was written into the worksheet: field, question, answer.
 * @param {App} app
 * @param {PathStep[]} path
 * @returns {[string, string, string][]}
 */
const answersOf = (app, path) =>
  questionsOf(app, path).flatMap(({ field, title }) => {
    const text = app.session.answers[field];
    return text ? [[field, title, text]] : [];
  });
