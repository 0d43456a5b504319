// Other ways to answer than pressing a button: by digit, and once more.

import assert from "node:assert/strict";
import { test } from "node:test";

import { SAMPLE_NAME } from "./build.mjs";
import { Drive } from "./drive.mjs";
import { engine } from "./engine.mjs";
import { opened, pageNamed } from "./pages.mjs";
import { longestRun } from "./plan.mjs";

/** @import { Page } from "playwright-core" */
/** @import { Input } from "../../../assets/player/engine/step.js" */

/** @param {Input} input @returns {input is { Choose: { choice: number, ticks: number } }} */
const isChoice = (input) => typeof input === "object" && "Choose" in input;

/**
 * Plays the sample to its first decision.
 * @param {(page: Page, drive: Drive) => Promise<void>} use
 */
async function atFirstDecision(use) {
  const { file, machine } = pageNamed(SAMPLE_NAME);
  const { seed, inputs } = longestRun(machine, isChoice);
  await opened(file, { seed }, async ({ page }) => {
    const drive = new Drive(page.mainFrame(), machine);
    await drive.begin(seed);
    for (const input of inputs.slice(0, inputs.findIndex(isChoice))) await drive.take(input);
    await use(page, drive);
  });
}

test("a digit takes the choice with that number", async () => {
  await atFirstDecision(async (page, drive) => {
    const run = drive.current();
    const [, second] = engine.shownOrder(run.machine, run.state, run.seed).filter((at) => isOffered(drive, at));
    const offered = (await drive.see()).choices.length;
    await page.locator("#dock button[data-choice]").first().focus();
    await page.keyboard.press("2");
    await page.waitForFunction((before) => document.querySelectorAll("#dock [data-choice]").length !== before, offered);
    assert.equal(run.step({ Choose: { choice: second, ticks: 0 } }), null);
    await drive.settle();
  });
});

/** @param {Drive} drive @param {number} at */
function isOffered(drive, at) {
  const { machine, state, node } = drive.current();
  return !!node && node.kind === "Decision" && engine.isOffered(machine, state, node.choices[at]);
}

test("another try takes an answer back, with everything that it did", async () => {
  await atFirstDecision(async (page, drive) => {
    const run = drive.current();
    const before = await drive.see();
    for (const choice of [0, 1]) {
      const { node } = run;
      assert.ok(node && node.kind === "Decision");
      await drive.press(node.choices[choice].id);
      await page.locator('#dock[data-stage="feedback"] [data-retry]').click();
      await page.locator('#dock[data-stage="decision"]').waitFor();
      const { log, choices, focus } = await drive.see();
      assert.deepEqual({ log, choices }, { log: before.log, choices: before.choices });
      assert.notEqual(focus, "BODY");
      await drive.settle();
    }
    const kept = await page.evaluate(() => Object.values(localStorage).join("\n"));
    assert.ok(kept.includes(engine.packState(run.state)), "the state is the one before the answer");
    await drive.take({ Choose: { choice: 0, ticks: 0 } });
  });
});
