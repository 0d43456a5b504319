// A pause: breathing, a reset, a checklist, or a question whose answer is kept for the debrief.

/** @import { PassageText } from "./content.js" */
import { wantsCalm } from "./app.js";
import { checks } from "./decision.js";
import { h, words } from "./element.js";
import { DOCKS } from "./play.js";
import { button } from "./button.js";
import { counted, lengthOfTime, word } from "./words.js";

/** One cycle of breath: what to do, and for how many seconds. @type {[string, number][]} */
const BREATH = [
  ["breathe-in", 4],
  ["breathe-hold", 2],
  ["breathe-out", 6],
];
const CYCLE = BREATH.reduce((sum, [, seconds]) => sum + seconds, 0);

DOCKS.Pause = (play, node) => {
  const text = /** @type {PassageText} */ (node.source);
  const kind = text.kind || "Breathing";
  const asks = kind === "Reflection";
  const field = h(
    "textarea",
    { rows: 4, dir: "auto", "aria-labelledby": "prompt", input: () => play.session.write(field.value) },
    play.session.draft,
  );
  const goOn = () => play.take("Continue", asks ? field.value : undefined);
  play.fillDock(
    "pause",
    text.prompt ? words("span", text.prompt) : word(`pause.${kind}`),
    kind === "Breathing" && breathing(text.seconds || 3 * CYCLE),
    !!text.seconds && kind !== "Breathing" && h("p.weak", word("takes-about", { time: lengthOfTime(text.seconds) })),
    (text.checklist || []).length > 0 && checks(text.checklist || []),
    asks && field,
    asks && h("p.weak.small", word(play.session.host.told.texts)),
    h("p.row", button(":continue", word("go-on"), goOn, "main")),
  );
};

/**
 * A circle that grows and shrinks with the breath; words alone where little movement is wanted.
 * @param {number} seconds
 */
function breathing(seconds) {
  const cycles = Math.max(Math.round(seconds / CYCLE), 1);
  const steps = BREATH.map(([key, length]) => h("li", word(key, { time: counted("seconds", length) })));
  const told = h("div", h("ol.breaths", ...steps), h("p.weak", counted("breathe-times", cycles)));
  if (wantsCalm()) return told;
  const label = h("b", { "aria-hidden": "true" });
  const circle = h("div.breath", { "aria-hidden": "true" }, h("i"), label);
  const began = performance.now();
  const look = () => {
    if (!circle.isConnected || performance.now() - began > cycles * CYCLE * 1000) return;
    let at = ((performance.now() - began) / 1000) % CYCLE;
    const phase = BREATH.findIndex(([, length]) => (at < length ? true : ((at -= length), false)));
    const [key, length] = BREATH[phase];
    if (circle.dataset.phase !== key) circle.dataset.phase = key;
    label.textContent = word(`${key}.short`, { n: Math.ceil(length - at) });
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  return h("div.breathing", circle, told);
}
