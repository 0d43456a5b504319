// What a learner does after the run: the worksheet, and taking the debrief along as paper, file or text.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { SAMPLE_NAME } from "./build.mjs";
import { Drive } from "./drive.mjs";
import { opened, pageNamed } from "./pages.mjs";
import { longestRun } from "./plan.mjs";

/** @import { Page } from "playwright-core" */

/** What is written into the worksheet, with what could be taken for markup. */
const ACTION = "Name the delay first. <b>*Always*</b>";

/**
 * Plays the sample to its debrief.
 * @param {Page} page
 */
async function debriefed(page) {
  const { machine, seed, inputs } = sample();
  const drive = new Drive(page.mainFrame(), machine);
  await drive.play(seed, inputs);
  await page.locator("#answer-action").fill(ACTION);
  return drive;
}

/** The sample's page, with its longest run. */
function sample() {
  const page = pageNamed(SAMPLE_NAME);
  const { seed, inputs } = longestRun(page.machine);
  return { ...page, seed, inputs };
}

/** What every form of the debrief has to hold. @param {string} text */
function assertWhole(text) {
  const { scenario } = sample();
  for (const part of [scenario.title, "Your decisions", "Your worksheet", ACTION]) {
    assert.ok(text.includes(part), `“${part}” is missing in:\n${text}`);
  }
}

test("what is written into the worksheet is there after a reload", async () => {
  const { file, seed } = sample();
  await opened(file, { seed }, async ({ page }) => {
    const drive = await debriefed(page);
    await page.locator("#off-ramp-at").selectOption({ index: 2 });
    const [moment] = await page.locator("#off-ramp-at option:checked").allInnerTexts();
    await page.locator("[name=confidence-after]").nth(3).check();
    await page.reload();
    await drive.arrive();
    await drive.press(":resume");
    assert.equal(await page.locator("#answer-action").inputValue(), ACTION);
    assert.deepEqual(await page.locator("#off-ramp-at option:checked").allInnerTexts(), [moment]);
    assert.ok(await page.locator("[name=confidence-after]").nth(3).isChecked());
  });
});

test("the debrief can be saved as a file", async () => {
  const { file, seed } = sample();
  await opened(file, { seed }, async ({ page }) => {
    await debriefed(page);
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator("[data-tool=save]").click()]);
    assert.match(download.suggestedFilename(), /^The-delayed-delivery-spiral\.txt$/);
    assertWhole(readFileSync(await download.path(), "utf8"));
  });
});

test("the summary is copied, or shown to be copied by hand where the browser does not allow it", async () => {
  const { file, seed } = sample();
  await opened(file, { seed }, async ({ page, context }) => {
    await debriefed(page);
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const copy = page.getByRole("button", { name: "Copy summary" });
    await copy.click();
    await page.getByRole("button", { name: "Copied" }).waitFor();
    assertWhole(await page.evaluate(() => navigator.clipboard.readText()));

    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error("not here"));
    });
    await page.getByRole("button", { name: "Copied" }).click();
    assertWhole(await page.locator("#summary textarea").inputValue());
    await page.keyboard.press("Escape");
    await page.locator("#summary").waitFor({ state: "detached" });
  });
});

test("printing prints, and shows the text where a frame may not print", async () => {
  const { file, seed } = sample();
  await opened(file, { seed }, async ({ page }) => {
    await debriefed(page);
    await page.evaluate(() => {
      window.print = () => {};
    });
    await page.locator("[data-tool=print]").click();
    assertWhole(await page.locator("#summary textarea").inputValue());
    await page.keyboard.press("Escape");

    await page.evaluate(() => {
      window.print = () => void dispatchEvent(new Event("beforeprint"));
    });
    await page.locator("[data-tool=print]").click();
    await page.waitForTimeout(400);
    assert.equal(await page.locator("#summary").count(), 0);
    const paper = await page.pdf();
    assert.ok(paper.length > 10_000);
  });
});

test("a case can be begun again from the settings, while it is played", async () => {
  const { file, seed, machine, inputs } = sample();
  await opened(file, { seed }, async ({ page }) => {
    const drive = new Drive(page.mainFrame(), machine);
    await drive.begin(seed);
    for (const input of inputs.slice(0, 3)) await drive.take(input);
    await page.locator("[data-settings]").click();
    await page.getByRole("button", { name: "Start the case again" }).click();
    await page.locator("#settings").waitFor({ state: "detached" });
    const lines = await page.locator("#log [data-said]").count();
    assert.equal(lines, 0, "nothing was said yet");
    assert.ok(await page.evaluate(() => document.activeElement !== document.body));
  });
});
