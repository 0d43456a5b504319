// The debrief: how it ended, what happened on the way, and a worksheet to think about it.

/** @import { App } from "./app.js" */
/** @import { PathStep } from "./path.js" */
import { metrics } from "../engine/metrics.js";
import { passed, percent } from "../engine/percent.js";
import { SCREENS, partsOf } from "./app.js";
import { coursePart } from "./chart.js";
import { decisionsPart, notesPart } from "./decisions.js";
import { h } from "./element.js";
import { metricTable } from "./metric.js";
import { pathOf } from "./path.js";
import { objectivesPart, resultPart } from "./result.js";
import { copyText, printPage, saveText, summaryText } from "./summary.js";
import { counted, word } from "./words.js";
import { worksheetPart } from "./worksheet.js";

/**
 * More of the debrief, where the page has it: before the decisions.
 * @type {((app: App, path: PathStep[]) => HTMLElement | null)[]}
 */
export const DEBRIEF_PARTS = [];

/** Where a learner can go from here, where the page is more than one case. @type {((app: App) => HTMLElement[])[]} */
export const DEBRIEF_TOOLS = [];

SCREENS.debrief = (app) => {
  const { session, machine, content } = app;
  const { run } = session;
  const path = pathOf(app, run, session.texts);
  const heading = h("h1", { tabindex: -1 }, word("debrief"));
  const pass = passed(machine, run.state);
  const reached = percent(machine, run.state);
  const again = () => {
    session.confidence = null;
    session.begin();
    app.show("play");
  };
  const text = () => summaryText(app, path);
  const copied = h("button", {
    click: async () => {
      if (await copyText(app, text())) copied.textContent = word("copied");
    },
  });
  copied.textContent = word("copy");
  const tool = (/** @type {string} */ key, /** @type {() => void} */ act, look = "") =>
    h("button", { class: look, "data-tool": key, click: act }, word(key));
  const onward = DEBRIEF_TOOLS.flatMap((tools) => tools(app));
  const main = h(
    "main",
    {
      "data-ending": run.status === "ending" && run.node ? run.node.id : "",
      "data-percent": reached === null ? "" : reached,
      "data-passed": pass === null ? "" : String(pass),
    },
    h(
      "div.page",
      heading,
      resultPart(app),
      h(
        "p.row.tools",
        ...onward,
        content.play.retry !== "Never" &&
          session.mayBegin() &&
          tool("replay", again, onward.some(isMain) ? "" : "main"),
        "watch" in SCREENS && content.model && tool("watch", () => app.show("watch")),
        (session.attempts.length > 1 || content.model) && tool("compare", () => app.show("compare")),
        tool("print", () => printPage(app, text())),
        tool("save", () => saveText(app, text())),
        copied,
      ),
      ...partsOf("result", app),
      session.retries > 0 && h("p.weak.small", counted("retries", session.retries)),
      coursePart(app, run),
      objectivesPart(app),
      ...DEBRIEF_PARTS.map((part) => part(app, path)),
      decisionsPart(app, path),
      notesPart(app),
      h(
        "section",
        h("h2", word("metrics")),
        metricTable(app, word("metrics"), [{ heading: word("this-time"), metrics: metrics(run) }]),
      ),
      worksheetPart(app, path),
      ...partsOf("debrief", app),
      h("p.weak.small", word("seed", { seed: run.seed })),
    ),
  );
  return { main, title: word("debrief"), focus: heading };
};

/** Whether a button is the one that is meant first. @param {HTMLElement} button */
const isMain = (button) => button.classList.contains("main");
