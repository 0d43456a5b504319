// What a page shows right now, read through the contract with its tests: data-screen, data-node, data-stage,
// data-choice.

/** @import { Frame } from "playwright-core" */

/**
 * `choices` are the buttons that can be pressed, in their order; `log` the lines and what the learner said or did;
 * `parts` the classes of everything in the page; `scrolls` by how much it is wider than the window.
 * @typedef {{ screen: string, node: string | null, stage: string | null, choices: string[], log: string[],
 *   channel: string, parts: string[], focus: string, scrolls: number }} Seen
 */

/** @param {Frame} frame */
export const look = (frame) => frame.evaluate(readPage);

/**
 * Runs in the page.
 * @returns {Seen}
 */
function readPage() {
  const dock = document.querySelector("#dock");
  const focused = document.activeElement;
  const canBePressed = (/** @type {HTMLButtonElement} */ button) =>
    button.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    !button.disabled &&
    button.getAttribute("aria-disabled") !== "true" &&
    !button.closest("[inert]");
  /** @type {HTMLButtonElement[]} */
  const buttons = [...document.querySelectorAll(/** @type {"button"} */ ("button[data-choice]"))];
  /** @type {HTMLElement[]} */
  const log = [...document.querySelectorAll(/** @type {"article"} */ ("#log [data-line], #log [data-said]"))];
  const talk = document.querySelector("[data-channel]");
  const parts = [...document.querySelectorAll("body [class]")].flatMap(({ classList }) => [...classList]);
  return {
    screen: document.body.dataset.screen || "",
    node: dock && dock.getAttribute("data-node"),
    stage: dock && dock.getAttribute("data-stage"),
    choices: buttons.filter(canBePressed).map(({ dataset }) => dataset.choice || ""),
    log: log.map(({ dataset }) => (dataset.line === undefined ? `said ${dataset.said}` : `line ${dataset.line}`)),
    channel: (talk && talk.getAttribute("data-channel")) || "",
    parts: [...new Set(parts)],
    focus: focused ? focused.nodeName : "nothing",
    scrolls: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  };
}
