// Buttons that move a run on. They carry what they do, so that programs that play a page find them.

import { h } from "./element.js";

/**
 * A button that moves the run on.
 * @param {string} name
 * @param {string} text
 * @param {() => void} act
 * @param {string} [look]
 */
export const button = (name, text, act, look = "") =>
  h("button", { "data-choice": name, class: look, click: act }, text);
