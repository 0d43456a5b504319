// Beside a habit, how many runs in a row showed it: only where what is kept lasts.

/** @import { App } from "./app.js" */
import { drawing, h } from "./element.js";
import { STREAKS } from "./habits.js";
import { streaksOf } from "./streak.js";
import { counted } from "./words.js";

const STAR = "M12 3l2.7 5.8 6.3.8-4.6 4.3 1.2 6.3-5.6-3.1-5.6 3.1 1.2-6.3L3 9.6l6.3-.8z";

/** Whether what is kept lasts beyond a course: an LMS may give a learner a new start at any time. @param {App} app */
const lasts = ({ session, exported }) => session.host.keeps && !exported.target;

STREAKS.marks = (app) => {
  if (!lasts(app)) return [];
  const { machine, session, content } = app;
  const conditions = content.habits.map(({ seen_when: seenWhen }) => seenWhen);
  return streaksOf(machine, session.attempts, conditions).map((streak) =>
    streak > 1
      ? h("span.streak.small", { "data-streak": streak }, drawing(STAR), counted("local.streak", streak))
      : null,
  );
};
