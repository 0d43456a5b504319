// The metrics of runs as rows: what they are called, how their values are written, and a table of several runs.

/** @import { Metric } from "../engine/metrics.js" */
/** @import { App } from "./app.js" */
import { entryOf } from "./content.js";
import { authored, h } from "./element.js";
import { plainText } from "./markup.js";
import { meterValue } from "./meters.js";
import { hasWord, lengthOfTime, money, number, percentage, word } from "./words.js";

/**
 * What shows the range of peers beside a metric, and what tells it as text, where the page has it.
 * @type {{ cell: ((app: App, key: string, value: Metric[1] | undefined) => HTMLElement | null) | null,
 *   told: (app: App, key: string) => string }}
 */
export const RANGES = { cell: null, told: () => "" };

/** Rows that mean nothing while they are 0. */
const LEFT_OUT_AT_ZERO = [
  "points",
  "transfers",
  "cost",
  "fair_outcome",
  "fair_process",
  "fair_respect",
  "decisions/ungraded",
];

/**
 * @typedef {{ heading: string, metrics: Metric[] }} Column
 */

/**
 * The rows of a table for these runs: a name and one text each.
 * @param {App} app
 * @param {Column[]} columns
 * @returns {{ key: string, name: string, values: string[] }[]}
 */
export function metricRows(app, columns) {
  const tables = columns.map(({ metrics }) => new Map(metrics));
  return columns[0].metrics.flatMap(([key]) => {
    const name = metricName(app, key);
    const values = tables.map((table) => table.get(key));
    const nothing = values.every((value) => value === 0 || value === undefined || value === null);
    if (name === "" || (nothing && LEFT_OUT_AT_ZERO.includes(key))) return [];
    if (values.every((value) => value === null || value === undefined)) return [];
    return [{ key, name, values: values.map((value) => metricValue(app, key, value)) }];
  });
}

/**
 * What a metric is called; empty for those that are shown elsewhere or not at all.
 * @param {App} app
 * @param {string} key
 */
function metricName({ content }, key) {
  const [kind, id, part] = key.split("/");
  if (kind === "meter") {
    const meter = content.play.meters === "Never" ? undefined : entryOf(content.meters, id);
    return meter
      ? part === "lowest"
        ? word("metric.lowest", { meter: plainText(meter.name) })
        : word("metric.end", { meter: plainText(meter.name) })
      : "";
  }
  return hasWord(`metric.${key}`) ? word(`metric.${key}`) : "";
}

/**
 * @param {App} app
 * @param {string} key
 * @param {Metric[1] | undefined} value
 */
export function metricValue(app, key, value) {
  if (value === null || value === undefined) return "–";
  if (typeof value === "boolean") return word(value ? "yes" : "no");
  if (key === "outcome") return word(`outcome.${value}`);
  if (typeof value === "string") return value;
  const [kind, id] = key.split("/");
  const meter = kind === "meter" ? entryOf(app.content.meters, id) : undefined;
  if (meter) return meterValue(app, meter, value);
  if (key === "percent") return percentage(value);
  if (key === "cost") return money(value, app.content.policy.currency);
  if (key.endsWith("seconds")) return lengthOfTime(value);
  return number(value);
}

/**
 * A table of runs beside each other; the first with the ranges of peers where the case has them.
 * @param {App} app
 * @param {string} caption
 * @param {Column[]} columns
 */
export function metricTable(app, caption, columns) {
  const { cell } = RANGES;
  const own = new Map(columns[0].metrics);
  const head = columns.map(({ heading }) => h("th", { scope: "col" }, heading));
  return h(
    "div.table",
    { role: "group", "aria-label": caption, tabindex: 0 },
    h(
      "table",
      h("caption.unseen", caption),
      h(
        "thead",
        h("tr", h("th", { scope: "col" }, word("metric")), ...head, cell && h("th", { scope: "col" }, word("peers"))),
      ),
      h(
        "tbody",
        ...metricRows(app, columns).map(({ key, name, values }) =>
          h(
            "tr",
            h("th", { scope: "row", ...whose(key) }, name),
            ...values.map((value) => h("td", whose(key), value)),
            cell && h("td", whose(key), cell(app, key, own.get(key))),
          ),
        ),
      ),
    ),
  );
}

/** What the texts of a row carry: names and bands of meters are the author's. @param {string} key */
const whose = (key) => (key.startsWith("meter/") ? authored() : {});
