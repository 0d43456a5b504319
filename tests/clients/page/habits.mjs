// Habits and the ranges of peers in the debrief: what a run showed, how often in a row, and where it stands among most.

import assert from "node:assert/strict";
import { test } from "node:test";

import { faultsOf } from "./axe.mjs";
import { VIEWPORTS } from "./browser.mjs";
import { Drive } from "./drive.mjs";
import { engine } from "./engine.mjs";
import { opened, pageNamed } from "./pages.mjs";
import { plan } from "./plan.mjs";
import { playerPage } from "./player-page.mjs";

/** @import { Page } from "playwright-core" */

/** What most learners come to in the fixture's percent. */
const PERCENT = { low: 40, high: 90 };

/** A planned run of the chat that shows its first habit. */
function kindRun() {
  const { machine, scenario } = pageNamed("chat");
  const [{ seen_when: seenWhen }] = /** @type {any} */ (scenario).habits;
  for (const { seed, inputs } of plan(machine).runs) {
    const run = engine.Run.begin(machine, seed);
    for (const input of inputs) run.step(input);
    if (engine.holds(machine, run.state, seenWhen)) return { machine, seed, inputs, run };
  }
  throw new Error("no planned run shows the habit");
}

/** @param {Page} page */
const streaks = (page) =>
  page.locator("[data-streak]").evaluateAll((all) => all.map((one) => Number(one.getAttribute("data-streak"))));

/**
 * Plays the same run several times; the longest row after each.
 * @param {Page} page
 * @param {number} times
 */
async function longestRows(page, times) {
  const { machine, seed, inputs } = kindRun();
  const rows = [];
  for (let time = 0; time < times; time++) {
    if (time > 0) await page.reload();
    await new Drive(page.mainFrame(), machine).play(seed, inputs);
    assert.ok((await page.locator(".checks > .met").count()) > 0, "the habit is ticked");
    rows.push(Math.max(0, ...(await streaks(page))));
  }
  return rows;
}

test("a habit that several runs showed is a row, where what is kept lasts", async () => {
  const { seed } = kindRun();
  await opened(playerPage("chat"), { seed }, async ({ page }) => {
    assert.deepEqual(await longestRows(page, 3), [0, 2, 3]);
    assert.deepEqual(await faultsOf(page, "all"), []);
  });
});

test("a package for an LMS promises no row", async () => {
  const { seed } = kindRun();
  await opened(playerPage("chat", { target: { attempts: 0 } }), { seed }, async ({ page }) => {
    assert.deepEqual(await longestRows(page, 2), [0, 0]);
  });
});

test("habits that no run can show are ticked by the learner, and stay ticked", async () => {
  const { machine } = pageNamed("phone");
  const [{ seed, inputs }] = plan(machine).runs;
  await opened(playerPage("phone"), { seed }, async ({ page }) => {
    const drive = new Drive(page.mainFrame(), machine);
    await drive.play(seed, inputs);
    const box = page.locator(".question:has(h3) .checks input[type=checkbox]").first();
    assert.ok(!(await box.isChecked()));
    await box.check();
    await page.reload();
    await drive.arrive();
    await drive.press(":resume");
    assert.ok(await box.isChecked());
  });
});

test("the ranges of peers stand beside the values as a bar and in words", async () => {
  const { machine, seed, inputs, run } = kindRun();
  const reached = Number(engine.percent(machine, run.state));
  const where = reached < PERCENT.low ? "below" : reached > PERCENT.high ? "above" : "within";
  await opened(playerPage("chat"), { seed }, async ({ page }) => {
    await new Drive(page.mainFrame(), machine).play(seed, inputs);
    for (const screen of ["debrief", "compare"]) {
      if (screen === "compare") await page.locator("[data-tool=compare]").click();
      const cell = page.locator("tr", { hasText: "Overall score" }).locator(".peers");
      assert.equal(await cell.innerText(), "40% – 90%, typically 62%");
      assert.equal(await cell.getByRole("img").getAttribute("data-peers"), where);
      const [own, low, high] = await cell.evaluate((peers) => {
        const box = (/** @type {string} */ look) =>
          /** @type {Element} */ (peers.querySelector(look)).getBoundingClientRect();
        const [mark, band] = [box(".own"), box(".most")];
        return [mark.left + mark.width / 2, band.left, band.right];
      });
      assert.equal(own < low - 1 ? "below" : own > high + 1 ? "above" : "within", where, "the mark is where it says");
      for (const width of /** @type {const} */ ([1280, 360, 320])) {
        await page.setViewportSize(VIEWPORTS[width]);
        assert.deepEqual(await faultsOf(page, "all"), [], `${screen} ${width}`);
      }
    }
  });
});
