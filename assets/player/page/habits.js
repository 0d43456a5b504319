// Habits with ticks: those that a run can show are ticked by it, others by the learner.

/** @import { App } from "./app.js" */
import { holds } from "../engine/ask.js";
import { h, icon, words } from "./element.js";
import { plainText } from "./markup.js";
import { SUMMARY_PARTS } from "./summary.js";
import { WORKSHEET_PARTS, keepAnswer } from "./worksheet.js";
import { word } from "./words.js";

/** What there is to say of each habit besides, where the page has it. @type {{ marks: (app: App) => (HTMLElement | null)[] }} */
export const STREAKS = { marks: () => [] };

WORKSHEET_PARTS.push((app) => {
  const { machine, session, content } = app;
  const { habits } = content;
  if (habits.length === 0) return null;
  const marks = STREAKS.marks(app);
  return h(
    "div.question",
    h("h3", word("habits")),
    h(
      "ul.checks",
      ...habits.map(({ text, seen_when: seenWhen }, at) =>
        seenWhen
          ? shownHabit(text, holds(machine, session.run.state, seenWhen), marks[at])
          : ownHabit(app, text, `habit-${at}`),
      ),
    ),
  );
});

/**
 * A habit that the run shows or does not.
 * @param {string} text
 * @param {boolean} seen
 * @param {HTMLElement | null} [mark]
 */
const shownHabit = (text, seen, mark) =>
  h(
    "li",
    { class: seen ? "met" : "unmet" },
    icon(seen ? "check" : "quiet"),
    h(
      "span",
      words("span", text),
      h("span.weak.small", word(seen ? "seen" : "not-seen")),
      seen && mark,
    ),
  );

/**
 * A habit that only the learner knows of.
 * @param {App} app
 * @param {string} text
 * @param {string} field
 */
function ownHabit(app, text, field) {
  const checked = app.session.answers[field] === "yes";
  const box = h("input", { type: "checkbox", checked, change: () => keepAnswer(app, field, box.checked ? "yes" : "") });
  return h("li", h("label.option", box, words("span", text)));
}

SUMMARY_PARTS.push(({ machine, session, content }) => {
  const { habits } = content;
  if (habits.length === 0) return [];
  const ticks = habits.map(({ text, seen_when: seenWhen }, at) => {
    const ticked = seenWhen ? holds(machine, session.run.state, seenWhen) : session.answers[`habit-${at}`] === "yes";
    return `${ticked ? "[x]" : "[ ]"} ${plainText(text)}`;
  });
  return ["", word("habits"), ...ticks];
});
