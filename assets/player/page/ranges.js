// The ranges of peers beside the values of a run: what most learners come to, as a bar and in words. Never ranks.

/** @import { Metric } from "../engine/metrics.js" */
/** @import { App } from "./app.js" */
import { entryOf } from "./content.js";
import { h, svg } from "./element.js";
import { RANGES, metricValue } from "./metric.js";
import { word } from "./words.js";

const BAR = { width: 128, height: 16, edge: 6 };

/**
 * The three numbers of a range in their order; none where the case has none for this metric.
 * @param {App} app
 * @param {string} key
 */
function rangeOf({ content }, key) {
  const range = entryOf(content.ranges, key);
  return range ? [range.low, range.typical, range.high].sort((a, b) => a - b) : null;
}

/**
 * @param {App} app
 * @param {string} key
 * @param {number[]} range
 */
function inWords(app, key, range) {
  const [low, typical, high] = range.map((n) => metricValue(app, key, n));
  return low === high ? low : word("peers.range", { low, typical, high });
}

RANGES.told = (app, key) => {
  const range = rangeOf(app, key);
  return range ? word("named", { name: word("peers"), value: inWords(app, key, range) }) : "";
};

RANGES.cell = (app, key, value) => {
  const range = rangeOf(app, key);
  if (!range) return null;
  const bar = typeof value === "number" && rangeBar(range, value);
  return h("div.peers", bar, h("span.weak.small", inWords(app, key, range)));
};

/**
 * A bar from low to high with a line at what is typical, and a mark where this run is.
 * @param {number[]} range
 * @param {Metric[1] & number} value
 */
function rangeBar([low, typical, high], value) {
  const least = Math.min(low, value);
  const span = Math.max(high, value) - least || 1;
  const x = (/** @type {number} */ n) => BAR.edge + ((n - least) / span) * (BAR.width - 2 * BAR.edge);
  const middle = BAR.height / 2;
  const where = value < low ? "below" : value > high ? "above" : "within";
  return svg(
    "svg",
    {
      viewBox: `0 0 ${BAR.width} ${BAR.height}`,
      role: "img",
      "aria-label": word(`peers.${where}`),
      "data-peers": where,
    },
    svg("path", { class: "ground", d: `M0 ${middle}H${BAR.width}` }),
    svg("rect", {
      class: "most",
      x: x(low),
      y: 3,
      width: Math.max(x(high) - x(low), 2),
      height: BAR.height - 6,
      rx: 3,
    }),
    svg("path", { class: "typical", d: `M${x(typical)} 1V${BAR.height - 1}` }),
    svg("path", { class: "own", d: `M${x(value)} ${middle - 5}l5 5-5 5-5-5z` }),
  );
}
