// Sending the debrief, where a publish target waits for it: the button at its end, and that it was sent.

/** @import { App } from "./app.js" */
import { button } from "./button.js";
import { PARTS } from "./app.js";
import { h, icon } from "./element.js";
import { pathOf } from "./path.js";
import { word } from "./words.js";
import { questionsOf } from "./worksheet.js";

PARTS.debrief.push((app) => {
  const { sends } = app.session.host;
  if (!sends || app.session.run.status !== "ending") return null;
  const sent = h("p.notice", { tabindex: -1, role: "status" }, icon("check"), h("span", word("lms.sent")));
  if (sends.sent()) return h("section.send", sent);
  const send = button(
    ":send-debrief",
    word("lms.send"),
    () => {
      sends.send(answersOf(app));
      part.replaceChildren(sent);
      sent.focus();
    },
    "main",
  );
  const part = h("section.send", h("h2", word("lms.send")), h("p", word("lms.send.hint")), h("p.row", send));
  return part;
});

/**
 * What was written into the worksheet: field, question, answer.
 * @param {App} app
 * @returns {[string, string, string][]}
 */
const answersOf = (app) =>
  questionsOf(app, pathOf(app, app.session.run, app.session.texts)).flatMap(({ field, title }) => {
    const text = app.session.answers[field];
    return text ? [[field, title, text]] : [];
  });
