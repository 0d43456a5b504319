// A pointer: it presses what it can reach, and nothing that something else covers.

import assert from "node:assert/strict";

/** @import { Frame } from "playwright-core" */

/**
 * How a learner works the page: `press` presses the `nth` of the buttons of a choice, `write` adds to the message.
 * @typedef {{ press: (frame: Frame, choice: string, nth: number) => Promise<void>,
 *   write: (frame: Frame, text: string) => Promise<void> }} Hand
 */

/** Where messages are written. */
export const MESSAGE = "#dock textarea";

/** @param {string} choice */
export const choiceSelector = (choice) => `button[data-choice="${choice}"]`;

/** For pages in which nothing moves; faster than Playwright's own click, which waits for that. @type {Hand} */
export const pointer = {
  async press(frame, choice, nth) {
    const { x, y, fault } = await frame.evaluate(reach, { selector: choiceSelector(choice), nth });
    assert.equal(fault, "", `the button of ${choice}`);
    const outer = frame.parentFrame() ? await (await frame.frameElement()).boundingBox() : null;
    await frame.page().mouse.click(x + (outer ? outer.x : 0), y + (outer ? outer.y : 0));
  },
  async write(frame, text) {
    const field = frame.locator(MESSAGE);
    await field.fill(`${await field.inputValue()} ${text}`);
  },
};

/** For pages in which things move: waits until they have come to rest. @type {Hand} */
export const patientPointer = {
  press: (frame, choice, nth) => frame.locator(choiceSelector(choice)).nth(nth).click(),
  write: pointer.write,
};

/**
 * Runs in the page: scrolls to a button; where it is then, and what keeps it from being pressed.
 * @param {{ selector: string, nth: number }} wanted
 */
async function reach({ selector, nth }) {
  // Pictures that are still to come would move what is to be pressed.
  await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
  const button = /** @type {HTMLButtonElement | undefined} */ ([...document.querySelectorAll(selector)][nth]);
  if (!button) return { x: 0, y: 0, fault: "is not there" };
  const middle = () => {
    const { left, top, width, height } = button.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  };
  const isReached = () => button.contains(document.elementFromPoint(middle().x, middle().y));
  if (!isReached()) button.scrollIntoView({ block: "center", behavior: "instant" });
  const fault = button.disabled ? "is disabled" : isReached() ? "" : "is covered by something";
  return { ...middle(), fault };
}
