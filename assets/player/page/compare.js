// This run beside the model run and earlier attempts.

/** @import { Column } from "./metric.js" */
import { metrics } from "../engine/metrics.js";
import { replay } from "../engine/replay.js";
import { SCREENS } from "./app.js";
import { h, words } from "./element.js";
import { metricTable } from "./metric.js";
import { pathOf, saidWords, versions } from "./path.js";
import { dayAndHour, word } from "./words.js";

/** How many earlier attempts stand beside this one. */
const SHOWN_ATTEMPTS = 3;

SCREENS.compare = (app) => {
  const { session, content, machine } = app;
  const heading = h("h1", { tabindex: -1 }, word("compare"));
  const model = content.model ? replay(machine, content.model.seed, content.model.steps).run : null;
  const earlier = session.attempts.slice(0, -1).slice(-SHOWN_ATTEMPTS).reverse();
  /** @type {Column[]} */
  const columns = [
    { heading: word("this-time"), metrics: metrics(session.run) },
    ...(model ? [{ heading: word("model-run"), metrics: metrics(model) }] : []),
    ...earlier.map(({ at, metrics }) => ({ heading: dayAndHour(at), metrics })),
  ];
  const main = h(
    "main",
    h(
      "div.page",
      heading,
      h("p.row.tools", h("button.main", { click: () => app.show("debrief") }, word("back-to-debrief"))),
      h("section", h("h2", word("metrics")), metricTable(app, word("metrics"), columns)),
      model && answersPart(app, model),
    ),
  );
  return { main, title: word("compare"), focus: heading };
};

/**
 * The learner's answers beside those of the model run, where both came to the same decision.
 * @param {import("./app.js").App} app
 * @param {import("../engine/run.js").Run} model
 */
function answersPart(app, model) {
  const best = pathOf(app, model, new Map());
  const pairs = pathOf(app, app.session.run, app.session.texts).flatMap((step) => {
    const other = best.find(({ node }) => node === step.node);
    return other && step.grade !== "Best" && other.said !== step.said && other.said !== "" ? [{ step, other }] : [];
  });
  return (
    pairs.length > 0 &&
    h(
      "section",
      h("h2", word("answers-beside")),
      h(
        "ol.decisions",
        ...pairs.map(({ step, other }) =>
          h(
            "li",
            words("p", step.title, { class: "weak" }),
            versions(
              ["your-version", saidWords("p", step), step.grade],
              ["model-run", saidWords("p", other), other.grade],
            ),
          ),
        ),
      ),
    )
  );
}
