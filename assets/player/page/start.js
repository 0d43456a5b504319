// The first screen: what the case is about, what the learner may set, where they left off.

/** @import { App } from "./app.js" */
/** @import { Content } from "./content.js" */
import { SCREENS, partsOf } from "./app.js";
import { button } from "./button.js";
import { h, icon, prose, words } from "./element.js";
import { confidenceScale } from "./scale.js";
import { timerChoice } from "./settings.js";
import { counted, dayAndHour, listed, percentage, word } from "./words.js";

/** What a case is at a glance: its channel, how long it takes, how hard it is. @param {Content} content */
export const glanceAt = ({ channel, brief: { minutes, level } }) =>
  [word(`channel.${channel}`), minutes && counted("minutes", minutes), level && word(`level.${level}`)]
    .filter(Boolean)
    .join(" · ");

SCREENS.start = (app) => {
  const { content, session, exported } = app;
  const { brief, objectives } = content;
  const heading = words("h1", content.title);
  const begin = () => {
    session.begin();
    app.show("play");
  };
  const left = session.left !== null && session.takeUp();
  const resumed = () => app.show(session.finished ? "debrief" : "play");
  const mayBegin = session.mayBegin();
  // An LMS has rules of its own for another try.
  const once = content.play.retry === "Never";
  const main = h(
    "main",
    h(
      "div.cover",
      h(
        "div.story",
        heading,
        h("p.weak", glanceAt(content)),
        exported.intro && prose(exported.intro, { class: "intro" }),
        brief.situation && prose(brief.situation, { class: "lead" }),
        brief.learner_role && h("p", h("strong", word("your-role"), " "), words("span", brief.learner_role)),
        objectives.length > 0 && [
          h("h2", word("objectives")),
          h("ul", ...objectives.map(([, { text }]) => words("li", text))),
        ],
        brief.content_notes && brief.content_notes.length > 0 && contentNotes(brief.content_notes),
      ),
      h(
        "form.before",
        { submit: (/** @type {Event} */ event) => event.preventDefault() },
        content.debrief.confidence === "BeforeAfter" &&
          mayBegin &&
          confidenceScale("confidence-before", word("confidence.before"), session.confidence, (value) => {
            session.confidence = value;
          }),
        timerChoice(app),
        once && h("p.notice", icon("lock"), h("span", assessed(content.play.feedback))),
        session.changed && h("p.notice", word(left ? "changed-resumed" : "changed-restart")),
        h(
          "p.row",
          left && button(":resume", word(session.finished ? "back-to-debrief" : "resume"), resumed, "main"),
          mayBegin &&
            !(left && once && !(session.finished && exported.target)) &&
            button(":begin", word(left ? "begin-again" : "begin"), begin, left ? "" : "main"),
        ),
        ...partsOf("start", app),
        session.attempts.length > 0 && earlier(app),
        h("p.weak.small", word(session.host.told.kept)),
      ),
    ),
  );
  return { main, title: word("start") };
};

/** What a learner has to know before answers that cannot be taken back. @param {string} [feedback] */
const assessed = (feedback) => word("no-retry") + (feedback === "AtDebrief" ? ` ${word("feedback-later")}` : "");

/** @param {string[]} notes */
const contentNotes = (notes) =>
  h(
    "p.notice",
    icon("idea"),
    h("span", word("content-notes", { notes: listed(notes.map((note) => word(`note.${note}`))) })),
  );

/** @param {App} app */
function earlier({ session }) {
  return h(
    "details.earlier",
    h("summary", counted("attempts", session.attempts.length)),
    h(
      "ul",
      ...session.attempts
        .slice()
        .reverse()
        .map(({ at, outcome, percent }) => {
          const parts = [dayAndHour(at), outcome && word(`outcome.${outcome}`)];
          if (percent !== null) parts.push(percentage(percent));
          return h("li", parts.filter(Boolean).join(" · "));
        }),
    ),
  );
}
