// The course of each meter over a run, as a line; the same in words beside it.

/** @import { App } from "./app.js" */
/** @import { Run } from "../engine/run.js" */
import { TALLIES } from "../engine/case.js";
import { numberAt } from "../engine/effect.js";
import { h, svg, words } from "./element.js";
import { plainText } from "./markup.js";
import { meterValue } from "./meters.js";
import { word } from "./words.js";

const WIDTH = 320;
const HEIGHT = 64;
const EDGE = 4;
/** Lines stay as thick however the drawing is stretched. */
const STEADY = { "vector-effect": "non-scaling-stroke" };

/**
 * @param {App} app
 * @param {Run} run
 */
export function coursePart(app, run) {
  const { content, machine } = app;
  if (content.meters.length === 0 || content.play.meters === "Never") return null;
  return h(
    "section",
    h("h2", word("course")),
    h(
      "div.courses",
      ...content.meters.map(([, meter], at) => {
        const values = [
          machine.startsAt[TALLIES.length + at],
          ...run.moments.map(({ state }) => numberAt(machine, state, TALLIES.length + at)),
        ];
        const [first, last] = [values[0], values[values.length - 1]];
        const told = word("from-to", { from: meterValue(app, meter, first), to: meterValue(app, meter, last) });
        return h(
          "div",
          { class: `course ${meter.better || "Neither"}` },
          h("p", words("b", meter.name), h("span.weak.small", told)),
          line(values, meter.min, meter.max, word("named", { name: plainText(meter.name), value: told })),
        );
      }),
    ),
  );
}

/**
 * @param {number[]} values
 * @param {number} min
 * @param {number} max
 * @param {string} label
 */
function line(values, min, max, label) {
  const x = (/** @type {number} */ at) => EDGE + (at * (WIDTH - 2 * EDGE)) / Math.max(values.length - 1, 1);
  const y = (/** @type {number} */ value) =>
    HEIGHT - EDGE - ((value - min) * (HEIGHT - 2 * EDGE)) / Math.max(max - min, 1);
  const points = values.map((value, at) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`);
  const last = values.length - 1;
  return svg(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": label, preserveAspectRatio: "none" },
    svg("path", { class: "ground", ...STEADY, d: `M0 ${HEIGHT - 1}H${WIDTH}` }),
    svg("polyline", { ...STEADY, points: points.join(" ") }),
    svg("path", { class: "last", ...STEADY, d: `M${points[last]}h0` }),
  );
}
