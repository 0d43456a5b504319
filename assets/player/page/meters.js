// Meters as the learner sees them: bars with the name of the band, or numbers, and what the last answer changed.

/** @import { Event } from "../engine/effect.js" */
/** @import { State } from "../engine/state.js" */
/** @import { App } from "./app.js" */
/** @import { NamedMeter } from "./content.js" */
import { TALLIES } from "../engine/case.js";
import { numberAt } from "../engine/effect.js";
import { authored, h, icon, unseen, words } from "./element.js";
import { plainText } from "./markup.js";
import { number, signed, word } from "./words.js";

/**
 * The band that holds a value, as its place; the last where none does.
 * @param {NamedMeter} meter
 * @param {number} value
 */
export function bandAt(meter, value) {
  const bands = meter.bands || [];
  const at = bands.findIndex(({ upto }) => value <= upto);
  return at < 0 ? bands.length - 1 : at;
}

/**
 * Whether a change is for the better: 1, −1, or 0 where the meter does not say.
 * @param {NamedMeter} meter
 * @param {number} change
 */
export const direction = (meter, change) =>
  meter.better === "High" ? Math.sign(change) : meter.better === "Low" ? -Math.sign(change) : 0;

/**
 * By how much each meter changed in these events, by its place.
 * @param {Event[]} events
 * @returns {Map<number, number>}
 */
export function meterChanges(events) {
  const changes = new Map();
  for (const event of events) {
    if (event.what !== "Changed" || event.number < TALLIES.length) continue;
    const meter = event.number - TALLIES.length;
    changes.set(meter, (changes.get(meter) || 0) + event.to - event.from);
  }
  return changes;
}

/** Whether meters are shown as numbers. @param {App} app */
export const asNumbers = ({ content }) => content.play.meters_as === "Numbers";

/**
 * The value of a meter in words: its number, its band, or both.
 * @param {App} app
 * @param {NamedMeter} meter
 * @param {number} value
 */
export function meterValue(app, meter, value) {
  const band = (meter.bands || [])[bandAt(meter, value)];
  const parts = [asNumbers(app) || !band ? number(value) : "", band ? plainText(band.name) : ""];
  return parts.filter(Boolean).join(" ");
}

/**
 * All meters of the case in a state.
 * @param {App} app
 * @param {State} state
 * @param {Map<number, number>} changes
 */
export function meterList(app, state, changes) {
  return app.content.meters.map(([, meter], at) => {
    const value = numberAt(app.machine, state, TALLIES.length + at);
    const shown = meterValue(app, meter, value);
    return h(
      "div",
      { class: `meter ${meter.better || "Neither"}` },
      words("span", meter.name, { class: "name" }),
      meterBar(app, meter, value, shown),
      h("span.value", authored(), shown),
      h("span.change", changeMark(app, meter, changes.get(at) || 0)),
    );
  });
}

/**
 * @param {App} app
 * @param {NamedMeter} meter
 * @param {number} value
 * @param {string} shown
 */
function meterBar(app, meter, value, shown) {
  const bands = asNumbers(app) ? [] : meter.bands || [];
  const at = bandAt(meter, value);
  const props = { role: "meter", "aria-label": plainText(meter.name), "aria-valuetext": shown };
  if (bands.length > 0) {
    const cells = bands.map((_, cell) => h("i", { class: cell <= at ? "on" : "" }));
    return h(
      "span.bar-cells",
      { ...props, "aria-valuemin": 1, "aria-valuemax": bands.length, "aria-valuenow": at + 1 },
      ...cells,
    );
  }
  const { min, max } = meter;
  const fill = h("i");
  fill.style.width = `${(100 * (value - min)) / Math.max(max - min, 1)}%`;
  return h("span.bar-line", { ...props, "aria-valuemin": min, "aria-valuemax": max, "aria-valuenow": value }, fill);
}

/**
 * An arrow, how much where numbers are shown, and better or worse in colour and in words.
 * @param {App} app
 * @param {NamedMeter} meter
 * @param {number} change
 */
export function changeMark(app, meter, change) {
  if (change === 0) return null;
  const good = direction(meter, change);
  const said = [word(change > 0 ? "rose" : "fell"), good > 0 ? word("better") : good < 0 ? word("worse") : ""];
  return h(
    "span",
    { class: good > 0 ? "better" : good < 0 ? "worse" : "other" },
    icon(change > 0 ? "up" : "down"),
    asNumbers(app) ? number(Math.abs(change)) : "",
    unseen(` ${said.filter(Boolean).join(", ")}`),
  );
}

/**
 * What a step changed, in a line: “What it changed: Anger −12, Trust +8”. Nothing where it changed nothing.
 * @param {App} app
 * @param {Map<number, number>} changes
 */
export function changesLine(app, changes) {
  const changed = [...changes].filter(([, change]) => change !== 0);
  if (changed.length === 0) return null;
  const items = changed.flatMap(([at, change], place) => [
    place > 0 ? word("comma") : " ",
    words("span", app.content.meters[at][1].name),
    ` ${asNumbers(app) ? signed(change) : word(change > 0 ? "rose" : "fell")}`,
  ]);
  return h("p.weak.small", word("changed"), ...items);
}
