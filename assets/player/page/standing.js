// What a learner sees of the LMS: where they stand, what is missing, whether saving works, and the way out.

import { PARTS } from "./app.js";
import { h } from "./element.js";
import { counted, percentage, word } from "./words.js";

// News come and go by themselves, in one place for all cases of a page.
PARTS.open.push(({ session }) => {
  const news = document.querySelector("p.news") || h("p.news", { role: "status" });
  document.body.append(news);
  session.host.notify = (key) => {
    news.textContent = word(key);
  };
});

PARTS.bar.push(({ session }) => {
  const { exit } = session.host;
  return exit && h("button.quiet", { "data-exit": true, click: exit }, word("lms.exit"));
});

// How many attempts are left, where they are counted.
PARTS.start.push(({ session }) => {
  const left = session.host.attemptsLeft();
  if (left === null) return null;
  const look = { class: left > 0 ? "weak" : "notice" };
  return h("p", look, left > 0 ? counted("lms.attempts-left", left) : word("lms.attempts-used"));
});

// What came before this sitting, of which only sums are known.
PARTS.start.push(({ session }) => {
  const { attempts = 0, best = null } = session.host.standing() || {};
  if (attempts === 0 || session.attempts.length > 0) return null;
  const parts = [counted("attempts", attempts), best !== null && word("lms.best", { percent: percentage(best) })];
  return h("p.weak", parts.filter(Boolean).join(" · "));
});

PARTS.result.push(({ session }) => (session.partial ? h("p.notice", word("lms.history-cut")) : null));
PARTS.result.push(({ session }) => (session.cut ? h("p.notice", word("lms.texts-cut")) : null));
