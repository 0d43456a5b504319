// The clock of a timed decision. Real time exists only here: it becomes ticks of waiting and, at its end, silence.

/** @import { NodeCode } from "../engine/machine.js" */
/** @import { Clock, Play } from "./play.js" */
import { apply } from "../engine/effect.js";
import { CLOCKS } from "./play.js";
import { h } from "./element.js";
import { meterChanges } from "./meters.js";
import { counted, stopwatch, word } from "./words.js";

/** Milliseconds between two looks at the clock. */
const LOOK = 200;
/** Seconds left at which screen readers are told. */
const TOLD_AT = [30, 10, 5];

CLOCKS.make = (play, node) => {
  const { timers } = play.session.preferences;
  const stretch = timers === "double" ? 2 : 1;
  if (node.kind !== "Decision" || !node.timer || timers === "off" || play.app.content.play.timers === "Off")
    return null;
  return clockOf(play, node, stretch);
};

/**
 * @param {Play} play
 * @param {NodeCode & { kind: "Decision" }} node
 * @param {number} stretch
 * @returns {Clock}
 */
function clockOf(play, node, stretch) {
  const timer = /** @type {NonNullable<typeof node.timer>} */ (node.timer);
  const every = (node.source.while_waiting || { every: 0 }).every;
  const whole = timer.seconds * stretch;
  const left = h("b", stopwatch(whole));
  const fill = h("i");
  const element = h(
    "div.timer",
    { role: "timer", "aria-label": word("time-to-answer") },
    h("p", h("span", word("time-to-answer")), left),
    h("span.bar-line", fill),
  );
  let elapsed = 0;
  let since = 0;
  let looking = 0;
  let held = false;
  let shownTicks = 0;
  let last = whole;

  const ticks = () => (every > 0 ? Math.min(timer.ticks, Math.floor(elapsed / (every * stretch))) : 0);
  const look = () => {
    const now = performance.now();
    // A page that slept or was hidden looks late: that was nobody's waiting.
    if (!held && !document.hidden) elapsed += Math.min(now - since, 1000) / 1000;
    since = now;
    const remaining = Math.max(whole - elapsed, 0);
    left.textContent = stopwatch(Math.ceil(remaining));
    fill.style.width = `${(100 * remaining) / whole}%`;
    element.classList.toggle("short", remaining < whole / 3);
    for (const at of TOLD_AT) if (last > at && remaining <= at) play.app.tell(counted("seconds-left", at));
    last = remaining;
    if (ticks() > shownTicks) showWaiting((shownTicks = ticks()));
    if (remaining === 0) {
      play.app.tell(word("time-is-up"));
      play.take("TimeOut");
    }
  };
  // What waiting has done so far is shown before it enters the run, with the answer.
  const showWaiting = (/** @type {number} */ times) => {
    const { machine, state } = play.session.run;
    const waited = state.slice();
    /** @type {import("../engine/effect.js").Event[]} */
    const events = [];
    for (let tick = 0; tick < times; tick++) {
      apply({ machine, state: waited, watch: (event) => void events.push(event) }, timer.waiting);
    }
    play.showMeters(waited, meterChanges(events));
  };
  return {
    element,
    begin() {
      play.app.tell(counted("seconds-left", whole));
      since = performance.now();
      looking = window.setInterval(look, LOOK);
    },
    end: () => clearInterval(looking),
    hold(now) {
      held = now;
    },
    ticks,
  };
}
