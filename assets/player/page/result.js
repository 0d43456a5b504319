// How a run ended: outcome, percent, passing, objectives.

/** @import { App } from "./app.js" */
/** @import { EndingText } from "./content.js" */
/** @import { Run } from "../engine/run.js" */
import { metrics } from "../engine/metrics.js";
import { passed, percent, reasonsToFail } from "../engine/percent.js";
import { h, icon, prose, words } from "./element.js";
import { plainText } from "./markup.js";
import { number, percentage, word } from "./words.js";

/** @typedef {Pick<Run, "node" | "status">} Stand where a run stands, and whether it is over */

/** The ending at which a run stands; none where it ended otherwise. @param {Stand} run */
export const endingOf = ({ node, status }) =>
  status === "ending" && node && node.kind === "Ending" ? /** @type {EndingText} */ (node.source) : null;

/** What the end of a run is called. @param {Stand} run */
export function endName(run) {
  const ending = endingOf(run);
  if (!ending) return word(`end.${run.status}`);
  return ending.label ? plainText(ending.label) : word(`outcome.${ending.outcome}`);
}

/** The same as an element, in the language that it has. @param {"p" | "span"} tag @param {Stand} run */
export function endTitle(tag, run) {
  const ending = endingOf(run);
  return ending && ending.label ? words(tag, ending.label) : h(tag, endName(run));
}

/**
 * Outcome, percent and whether it is passed, with the reasons.
 * @param {App} app
 */
export function resultPart({ session, machine }) {
  const { run } = session;
  const ending = endingOf(run);
  const reached = percent(machine, run.state);
  const pass = passed(machine, run.state);
  const least = machine.case.passing.percent;
  const reasons = reasonsToFail(machine, run.state);
  return h(
    "section.result",
    h(
      "div.outcome",
      h("div.big", endTitle("span", run)),
      ending &&
        h(
          "p",
          { class: `resolved ${ending.resolved ? "yes" : "no"}` },
          icon(ending.resolved ? "check" : "cross"),
          word(ending.resolved ? "resolved" : "not-resolved"),
        ),
      ending && ending.summary && prose(ending.summary),
      !ending && h("p", word("stopped")),
    ),
    (reached !== null || pass !== null) &&
      h(
        "div.score",
        reached !== null && h("p.big", percentage(reached)),
        pass !== null &&
          h(
            "p",
            { class: `pass ${pass ? "yes" : "no"}` },
            icon(pass ? "check" : "cross"),
            word(pass ? "passed" : "not-passed"),
          ),
        least !== undefined && h("p.weak.small", word("pass-mark", { percent: percentage(least) })),
      ),
    reasons.length > 0 &&
      h("div.reasons", h("p", word("fails-because")), h("ul", ...reasons.map((why) => words("li", why)))),
  );
}

/**
 * The objectives, each with what the run shows of it.
 * @param {App} app
 */
export function objectivesPart({ session, content }) {
  if (content.objectives.length === 0) return null;
  const found = new Map(metrics(session.run));
  return h(
    "section",
    h("h2", word("practised")),
    h(
      "ul.objectives",
      ...content.objectives.map(([id, { text, met_at: enough = 1 }]) => {
        const met = found.get(`objective/${id}/met`) === true;
        const evidence = Number(found.get(`objective/${id}`) || 0);
        return h(
          "li",
          { class: met ? "met" : "unmet" },
          icon(met ? "check" : "quiet"),
          h(
            "span",
            words("span", text),
            h(
              "span.weak.small",
              word("evidence", { n: number(Math.max(evidence, 0)), enough: number(Math.max(enough, 1)) }),
            ),
          ),
        );
      }),
    ),
  );
}
