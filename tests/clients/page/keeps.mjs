// What is kept between two sittings, where a browser keeps anything, and that it goes nowhere else.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { test } from "node:test";

import { SAMPLE_NAME, temporaryFolder } from "./build.mjs";
import { Drive, TYPED } from "./drive.mjs";
import { engine } from "./engine.mjs";
import { look } from "./look.mjs";
import { wordsIn, withCase } from "./page-file.mjs";
import { opened, pageNamed } from "./pages.mjs";
import { longestRun, plan } from "./plan.mjs";

/** @import { Page } from "playwright-core" */
/** @import { Input } from "../../../assets/player/engine/step.js" */
/** @import { WholeCase } from "./page-file.mjs" */

/** The sample's page, with the longest run in which a message is written. */
function sample() {
  const page = pageNamed(SAMPLE_NAME);
  const { seed, inputs } = longestRun(page.machine, isWriting);
  return { ...page, seed, inputs, written: inputs.findIndex(isWriting) + 1 };
}

/** @param {Input} input */
function isWriting(input) {
  return typeof input === "object" && "Wrote" in input;
}

/** What a learner finds again. @param {Page} page */
async function shown(page) {
  const { screen, node, stage, channel, choices, log } = await look(page.mainFrame());
  return { screen, node, stage, channel, choices, log, words: await page.locator("#log").innerText() };
}

/** Everything that the browser keeps for the page. @param {Page} page */
const kept = (page) => page.evaluate(() => JSON.stringify(Object.entries(localStorage)));

/**
 * Plays until a message is written, and leaves there.
 * @param {Page} page
 */
async function leaveMidway(page) {
  const { machine, seed, inputs, written } = sample();
  const drive = new Drive(page.mainFrame(), machine);
  await drive.begin(seed);
  for (const input of inputs.slice(0, written)) await drive.take(input);
  return drive;
}

test("a run that was left goes on after a reload, with everything that was said", async () => {
  const { file, seed, inputs, written } = sample();
  await opened(file, { seed }, async ({ page }) => {
    const drive = await leaveMidway(page);
    const before = await shown(page);
    const run = drive.current();
    const storage = await kept(page);
    assert.ok(storage.includes(engine.packState(run.state)), "the state is kept");
    assert.ok(storage.includes(TYPED), "what was written is kept");

    await page.reload();
    await drive.arrive();
    await drive.press(":resume");
    assert.deepEqual(await shown(page), before, "the screen is as it was left");
    assert.ok(before.words.includes(TYPED), "what was written is shown");
    for (const input of inputs.slice(written)) await drive.take(input);
    await drive.finish();
  });
});

test("after its end a run can be looked at again, and begun again", async () => {
  const { file, machine, seed, inputs } = sample();
  await opened(file, { seed }, async ({ page }) => {
    const drive = new Drive(page.mainFrame(), machine);
    const result = await drive.play(seed, inputs);
    await page.reload();
    await drive.arrive();
    await drive.press(":resume");
    assert.deepEqual(await drive.debrief(), result, "the debrief is kept");
    await page.reload();
    assert.deepEqual(await drive.play(seed, inputs), result, "a second run ends alike");
  });
});

/**
 * Leaves a run midway and comes back to a page whose case is another.
 * @param {(changed: WholeCase) => void} change
 * @param {(page: Page, drive: Drive) => Promise<void>} use
 */
async function comeBackToChanged(change, use) {
  const { html, scenario, seed } = sample();
  const copy = join(temporaryFolder(), "changed.html");
  writeFileSync(copy, html);
  const changed = structuredClone(scenario);
  change(changed);
  await opened(copy, { seed }, async ({ page }) => {
    const drive = await leaveMidway(page);
    writeFileSync(copy, withCase(html, changed, "0123456789abcdef"));
    await page.goto(pathToFileURL(copy).href);
    await drive.arrive();
    drive.machine = engine.compile(changed);
    await use(page, drive);
  });
}

test("after words of the case changed, the run goes on, and the page says so", async () => {
  const { html, inputs, written } = sample();
  await comeBackToChanged(
    (changed) => {
      changed.title = `${changed.title}, revised`;
    },
    async (page, drive) => {
      assert.ok((await page.locator("main").innerText()).includes(wordsIn(html)["changed-resumed"]));
      await drive.arrive();
      await drive.press(":resume");
      for (const input of inputs.slice(written)) await drive.take(input);
      await drive.finish();
    },
  );
});

test("after the case became another, the page says so and begins again", async () => {
  const { html, seed } = sample();
  await comeBackToChanged(
    (changed) => {
      changed.nodes = changed.nodes.filter(([id]) => id === changed.start || id === drawnTo(changed));
      changed.flags.push(
        ...Array.from({ length: 40 }, (_, at) => /** @type {[string, string]} */ ([`new-${at}`, "New"])),
      );
    },
    async (page, drive) => {
      assert.ok((await page.locator("main").innerText()).includes(wordsIn(html)["changed-restart"]));
      const { choices } = await look(page.mainFrame());
      assert.deepEqual(choices, [":begin"], "nothing is offered that would not work");
      const [run] = plan(drive.machine).runs;
      drive.run = null;
      await drive.play(seed, run.inputs);
    },
  );
});

/** Any ending. @param {WholeCase} changed */
function drawnTo({ nodes }) {
  const found = nodes.find(([, node]) => "Ending" in node);
  return found && found[0];
}

test("where a page may keep nothing, it plays all the same, and says so", async () => {
  const { file, html, machine, seed, inputs } = sample();
  const frame = join(temporaryFolder(), "frame.html");
  const source = pathToFileURL(file).href;
  const inside = `<iframe title="Case" sandbox="allow-scripts" width="1200" height="780" src="${source}"></iframe>`;
  writeFileSync(frame, `<!doctype html><html lang="en"><title>LMS</title>${inside}</html>`);
  await opened(frame, { seed }, async ({ page }) => {
    const [, inner] = page.frames();
    await inner.locator('button[data-choice=":begin"]').waitFor();
    assert.ok(await inner.evaluate(isStorageBlocked), "the frame has no storage");
    assert.ok((await inner.locator("main").innerText()).includes(wordsIn(html)["kept-nowhere"]));
    await new Drive(inner, machine).play(seed, inputs);
  });
});

/** Runs in the page. */
function isStorageBlocked() {
  try {
    return !window.localStorage;
  } catch {
    return true;
  }
}
