// Habits with ticks: those that a run can show are ticked by it, others by the learner; and how many runs in a row
// showed them, where what is kept lasts.

/** @import { App } from "./app.js" */
import { holds } from "../engine/ask.js";
import { h, icon, words } from "./element.js";
import { plainText } from "./markup.js";
import { streaksOf } from "./streak.js";
import { SUMMARY_PARTS } from "./summary.js";
import { WORKSHEET_PARTS, keepAnswer } from "./worksheet.js";
import { counted, word } from "./words.js";

/** Whether what is kept lasts beyond a course: an LMS may give a learner a new start at any time. @param {App} app */
const lasts = ({ session, exported }) => session.host.keeps && !exported.target;

WORKSHEET_PARTS.push((app) => {
  const { machine, session, content } = app;
  const { habits } = content;
  if (habits.length === 0) return null;
  const conditions = habits.map(({ seen_when: seenWhen }) => seenWhen);
  const streaks = lasts(app) ? streaksOf(machine, session.attempts, conditions) : [];
  return h(
    "div.question",
    h("h3", word("habits")),
    h(
      "ul.checks",
      ...habits.map(({ text, seen_when: seenWhen }, at) =>
        seenWhen
          ? shownHabit(text, holds(machine, session.run.state, seenWhen), streaks[at] || 0)
          : ownHabit(app, text, `habit-${at}`),
      ),
    ),
  );
});

/**
 * A habit that the run shows or does not.
 * @param {string} text
 * @param {boolean} seen
 * @param {number} streak
 */
const shownHabit = (text, seen, streak) =>
  h(
    "li",
    { class: seen ? "met" : "unmet" },
    icon(seen ? "check" : "quiet"),
    h(
      "span",
      words("span", text),
      h("span.weak.small", word(seen ? "seen" : "not-seen")),
      seen && streak > 1 && h("span.streak.small", { "data-streak": streak }, icon("star"), counted("streak", streak)),
    ),
  );

/**
 * A habit that only the learner knows of.
 * @param {App} app
 * @param {string} text
 * @param {string} field
 */
function ownHabit(app, text, field) {
  const box = h("input", { type: "checkbox", change: () => keepAnswer(app, field, box.checked ? "yes" : "") });
  box.checked = app.session.answers[field] === "yes";
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
