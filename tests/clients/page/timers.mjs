// Timed decisions: waiting counts, time runs out, and learners have the time that they ask for.

import assert from "node:assert/strict";
import { test } from "node:test";

import { SAMPLE_NAME } from "./build.mjs";
import { Drive } from "./drive.mjs";
import { engine } from "./engine.mjs";
import { opened, pageNamed } from "./pages.mjs";
import { plan } from "./plan.mjs";

/** @import { Page } from "playwright-core" */
/** @import { Timers } from "./drive.mjs" */

/** A run to the first decision of the sample that counts waiting. */
function timedDecision() {
  const { file, machine } = pageNamed(SAMPLE_NAME);
  for (const { seed, inputs } of plan(machine).runs) {
    const run = engine.Run.begin(machine, seed);
    for (const [at, input] of inputs.entries()) {
      const { node } = run;
      if (node && node.kind === "Decision" && node.timer && node.timer.ticks > 0 && typeof input === "object") {
        const every = (node.source.while_waiting || { every: 0 }).every;
        return { file, machine, seed, before: inputs.slice(0, at), input, every, seconds: node.timer.seconds };
      }
      run.step(input);
    }
  }
  throw new Error("no run comes to a timed decision");
}

/**
 * Plays to a timed decision in a page whose time stands still.
 * @param {Timers} timers
 * @param {(page: Page, drive: Drive, timed: ReturnType<typeof timedDecision>) => Promise<void>} use
 */
async function atTimedDecision(timers, use) {
  const timed = timedDecision();
  await opened(timed.file, { seed: timed.seed }, async ({ page }) => {
    await page.clock.install();
    await page.reload();
    await page.clock.pauseAt(Date.now() + 60_000);
    const drive = new Drive(page.mainFrame(), timed.machine, { timers });
    await drive.begin(timed.seed);
    for (const input of timed.before) await drive.take(input);
    await use(page, drive, timed);
    const kept = await page.evaluate(() => Object.values(localStorage).join("\n"));
    assert.ok(kept.includes(engine.packState(drive.current().state)), "the page's state is the engine's");
  });
}

/** @param {Page} page @param {number} seconds */
const wait = (page, seconds) => page.clock.runFor(seconds * 1000);

/** The page took the time-out by itself. @param {Drive} drive */
async function timedOut(drive) {
  assert.equal(drive.current().step("TimeOut"), null);
  await drive.settle();
}

test("waiting before an answer counts by its ticks", async () => {
  await atTimedDecision("normal", async (page, drive, { input, every }) => {
    assert.ok(typeof input === "object" && "Choose" in input);
    await wait(page, 2 * every + 0.5);
    await drive.take({ Choose: { choice: input.Choose.choice, ticks: 2 } });
  });
});

test("time that runs out is silence", async () => {
  await atTimedDecision("normal", async (page, drive, { seconds }) => {
    await wait(page, seconds - 1);
    await drive.settle();
    await wait(page, 1.5);
    await timedOut(drive);
  });
});

test("double time is twice the time", async () => {
  await atTimedDecision("double", async (page, drive, { seconds }) => {
    await wait(page, 2 * seconds - 1);
    await drive.settle();
    await wait(page, 1.5);
    await timedOut(drive);
  });
});

test("without timers nobody is hurried, and waiting counts for nothing", async () => {
  await atTimedDecision("off", async (page, drive, { input, seconds }) => {
    await wait(page, 10 * seconds);
    await drive.settle();
    await drive.take(input);
  });
});

test("an open dialog holds the clock", async () => {
  await atTimedDecision("normal", async (page, drive, { input, seconds }) => {
    await page.locator("[data-settings]").click();
    await page.locator("dialog#settings").waitFor();
    await wait(page, 2 * seconds);
    await page.keyboard.press("Escape");
    await page.locator("dialog#settings").waitFor({ state: "detached" });
    await drive.settle();
    await drive.take(input);
  });
});
