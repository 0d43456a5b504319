// The debrief's earlier off-ramps as learners have them: found in idle moments, in words, and a way back to each.

import assert from "node:assert/strict";
import { test } from "node:test";

import { WaysOut } from "../../../assets/player/page/way-out.js";
import { faultsOf } from "./axe.mjs";
import { VIEWPORTS } from "./browser.mjs";
import { SAMPLE_NAME } from "./build.mjs";
import { Drive } from "./drive.mjs";
import { engine } from "./engine.mjs";
import { look } from "./look.mjs";
import { opened, pageNamed } from "./pages.mjs";
import { plan } from "./plan.mjs";
import { playerPage } from "./player-page.mjs";

/** @import { Page } from "playwright-core" */
/** @import { Machine } from "../../../assets/player/engine/machine.js" */
/** @import { PlannedRun } from "./plan.mjs" */

/**
 * A planned run, played by the engine, with its off-ramps.
 * @param {Machine} machine
 * @param {PlannedRun} planned
 */
function played(machine, { seed, inputs }) {
  const run = engine.Run.begin(machine, seed);
  for (const input of inputs) run.step(input);
  const search = new WaysOut(run);
  while (!search.advance(100));
  return { run, seed, inputs, good: search.good, ways: search.found };
}

/**
 * The planned run of a page with the most off-ramps, of those that ended well or badly.
 * @param {string} name
 * @param {boolean} good
 */
function runOf(name, good) {
  const { machine } = pageNamed(name);
  const runs = plan(machine)
    .runs.map((planned) => played(machine, planned))
    .filter((one) => one.good === good && one.ways.length > 0)
    .sort((a, b) => b.ways.length - a.ways.length);
  assert.ok(runs.length > 0, `${name} has such a run`);
  return { machine, ...runs[0] };
}

/** @param {Page} page */
const arrived = (page) => page.locator(".ways-out .moments").first().waitFor({ state: "attached" });

/** Where one can try again, by the number of inputs before. @param {Page} page */
const tries = (page) =>
  page.locator("[data-try]").evaluateAll((all) => all.map((one) => Number(one.getAttribute("data-try"))));

test("after a bad end the debrief lists the earlier ways out, without moving focus or what stands above", async () => {
  const { machine, seed, inputs, ways } = runOf(SAMPLE_NAME, false);
  await opened(playerPage(SAMPLE_NAME), { seed }, async ({ page }) => {
    const drive = new Drive(page.mainFrame(), machine);
    await drive.begin(seed);
    for (const input of inputs) await drive.take(input);
    await drive.press(":continue");
    const before = await page.locator("h1").boundingBox();
    await arrived(page);
    assert.equal((await look(page.mainFrame())).focus, "H1");
    assert.deepEqual(await page.locator("h1").boundingBox(), before);
    assert.equal(await page.evaluate(() => scrollY), 0);
    const found = await tries(page);
    assert.deepEqual(
      found.sort((a, b) => a - b),
      ways.map((way) => way.inputs),
    );
    const told = await page.locator(".ways-out [role=status]").innerText();
    assert.ok(told.includes(String(ways.length)), told);
    for (const { end, lost } of ways) assert.ok(end && typeof lost === "boolean");
    const lost = await page.locator(".ways-out .lost").count();
    assert.equal(lost, ways.filter((way) => way.lost).length);

    await page.locator(".ways-out summary").first().click();
    for (const [width, colorScheme] of /** @type {const} */ ([
      [1280, "light"],
      [360, "dark"],
      [320, "light"],
    ])) {
      await page.setViewportSize(VIEWPORTS[width]);
      await page.emulateMedia({ colorScheme });
      assert.deepEqual(await faultsOf(page, "all"), [], `${width} ${colorScheme}`);
    }

    const first = await page.locator("#off-ramp-at optgroup").first().locator("option").count();
    assert.equal(first, ways.length, "the worksheet offers them first");
    await page.locator(".ways-out a").first().click();
    const [href] = await page.locator(".ways-out a").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
    assert.equal(await page.evaluate(() => document.activeElement && `#${document.activeElement.id}`), href);
  });
});

test("a learner can try again from an off-ramp, and both tries count", async () => {
  const { machine, seed, inputs, ways, run } = runOf(SAMPLE_NAME, false);
  await opened(playerPage(SAMPLE_NAME), { seed, width: 360 }, async ({ page }) => {
    const drive = new Drive(page.mainFrame(), machine);
    await drive.play(seed, inputs);
    await arrived(page);
    const way = ways[ways.length - 1];
    for (const details of await page.locator(".ways-out details:not([open]) > summary").all()) await details.click();
    await page.locator(`[data-try="${way.inputs}"]`).click();
    const again = engine.Run.begin(machine, seed);
    for (const input of inputs.slice(0, way.inputs)) again.step(input);
    drive.run = again;
    drive.compare(await look(page.mainFrame()), again);
    await drive.take(way.input);
    while (again.status === "waiting") {
      const { inputsAt } = await import("../../../assets/player/page/good-end.js");
      await drive.take(inputsAt(machine, again.state)[0]);
    }
    await drive.finish();
    const kept = await page.evaluate(() => Object.values(localStorage).join(""));
    const { attempts } = JSON.parse(kept);
    assert.deepEqual(
      attempts.map((/** @type {{ steps: unknown }} */ { steps }) => steps),
      [run.record(), again.record()],
    );
  });
});

test("who ended well is told quietly where more was possible", async () => {
  const { machine, seed, inputs, ways } = runOf("chat", true);
  await opened(playerPage("chat"), { seed }, async ({ page }) => {
    await new Drive(page.mainFrame(), machine).play(seed, inputs);
    await arrived(page);
    assert.equal(await page.locator(".ways-out [role=status]").count(), 0);
    assert.ok(!(await page.locator(".ways-out .moments").first().isVisible()), "closed at first");
    assert.equal((await tries(page)).length, ways.length);
    await page.locator(".ways-out summary").first().click();
    assert.deepEqual(await faultsOf(page, "all"), []);
  });
});

test("an assessment shows them without another try, and offers none anywhere", async () => {
  const { machine, seed, inputs } = runOf("email", false);
  const file = playerPage("email");
  await opened(file, { seed }, async ({ page }) => {
    const drive = new Drive(page.mainFrame(), machine);
    await drive.play(seed, inputs);
    await arrived(page);
    assert.ok(await page.locator(".ways-out .moments li").first().isVisible());
    assert.deepEqual(await tries(page), []);
    assert.equal(await page.locator("[data-tool=replay]").count(), 0);
    await page.reload();
    await drive.arrive();
    assert.deepEqual((await look(page.mainFrame())).choices, [":resume"]);
  });
});

test("what the exporter knows settles what is shown", async () => {
  const { machine, seed, inputs, ways } = runOf("chat", false);
  const never = { can: "Never", least: 0, most: 0 };
  const rows = machine.nodes.flatMap((node) =>
    node.kind === "Decision"
      ? [[node.id, Object.fromEntries([...node.choices.map(({ id }) => [id, never]), ["on-timeout", never]])]]
      : [],
  );
  assert.ok(ways.length > 0);
  await opened(playerPage("chat", { off_ramps: Object.fromEntries(rows) }), { seed }, async ({ page }) => {
    await new Drive(page.mainFrame(), machine).play(seed, inputs);
    await page.locator(".ways-out").waitFor({ state: "hidden" });
    assert.deepEqual(await tries(page), []);
  });
});

test("they are printed and saved, opened and without buttons", async () => {
  const { machine, seed, inputs } = runOf(SAMPLE_NAME, false);
  await opened(playerPage(SAMPLE_NAME), { seed }, async ({ page }) => {
    await new Drive(page.mainFrame(), machine).play(seed, inputs);
    await arrived(page);
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error("not here"));
    });
    await page.getByRole("button", { name: "Copy summary" }).click();
    const text = await page.locator("#summary textarea").inputValue();
    assert.ok(text.includes("Earlier ways out") && text.includes("Another answer:"), text);
    await page.keyboard.press("Escape");
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => void dispatchEvent(new Event("beforeprint")));
    const shown = page.locator(".ways-out .moments li");
    for (const item of await shown.all()) assert.ok(await item.isVisible());
    assert.equal(await page.locator("[data-try]:visible").count(), 0);
  });
});
