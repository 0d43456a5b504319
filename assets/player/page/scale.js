// How sure of themselves learners are, from 1 to 5.

import { h } from "./element.js";
import { word } from "./words.js";

/**
 * @param {string} name
 * @param {string} question
 * @param {number | null} value
 * @param {(value: number) => void} set
 */
export const confidenceScale = (name, question, value, set) =>
  h(
    "fieldset.scale",
    h("legend", question),
    ...[1, 2, 3, 4, 5].map((step) => {
      const checked = step === value;
      const button = h("input", { type: "radio", name, value: step, checked, change: () => set(step) });
      const meaning = step === 1 ? word("confidence.low") : step === 5 ? word("confidence.high") : "";
      return h("label.step", button, h("span", String(step)), h("small", meaning));
    }),
  );
