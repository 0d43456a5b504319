// The keyboard alone: Tab to a button, Enter on it, and at each stop the focus can be seen.

import assert from "node:assert/strict";

import { MESSAGE, choiceSelector } from "./pointer.mjs";

/** @import { Frame } from "playwright-core" */
/** @import { Hand } from "./pointer.mjs" */

/** More stops than any screen has. */
const MOST_STOPS = 200;

/** @type {Hand} */
export const keyboard = {
  async press(frame, choice, nth) {
    await tabTo(frame, choiceSelector(choice), nth);
    await frame.page().keyboard.press("Enter");
  },
  async write(frame, text) {
    await tabTo(frame, MESSAGE, 0);
    await frame.page().keyboard.press("Control+End");
    await frame.page().keyboard.type(` ${text}`);
  },
};

/**
 * @param {Frame} frame
 * @param {string} selector
 * @param {number} nth
 */
async function tabTo(frame, selector, nth) {
  const wanted = { selector, nth };
  for (let stops = 0; !(await frame.evaluate(stopIn, wanted)).there; stops++) {
    assert.ok(stops < MOST_STOPS, `${selector} cannot be reached with Tab`);
    await frame.page().keyboard.press("Tab");
    const { name, fault } = await frame.evaluate(stopIn, wanted);
    assert.equal(fault, "", `the focus on ${name}`);
  }
}

/**
 * Runs in the page: where the focus is, and what is wrong with how it shows.
 * @param {{ selector: string, nth: number }} wanted
 */
function stopIn({ selector, nth }) {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return { there: false, name: "nothing", fault: "" };
  const there = [...document.querySelectorAll(selector)][nth] === focused;
  const name = `${focused.nodeName.toLowerCase()}.${focused.className} “${(focused.textContent || "").slice(0, 40)}”`;
  // Radio buttons and check boxes may show their focus on the label around them.
  const shown = [focused, focused.closest("label"), focused.nextElementSibling].filter((one) => one !== null);
  const marked = shown.some((one) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
    return (outlineStyle !== "none" && parseFloat(outlineWidth) >= 1) || boxShadow !== "none";
  });
  const box = focused.getBoundingClientRect();
  const x = Math.min(Math.max(box.left + box.width / 2, 0), window.innerWidth - 1);
  const y = Math.min(Math.max(box.top + box.height / 2, 0), window.innerHeight - 1);
  const top = document.elementFromPoint(x, y);
  const inView = box.bottom > 0 && box.top < window.innerHeight && box.right > 0 && box.left < window.innerWidth;
  const covered = !!top && !shown.some((one) => one.contains(top) || top.contains(one));
  const faults = [
    !marked && "has no mark",
    !inView && "is out of sight",
    inView && covered && `is under ${top && top.className}`,
  ];
  return { there, name, fault: faults.filter(Boolean).join(", ") };
}
