// What moves by itself: nothing for those who ask for calm, and for nobody anything that they are about to press.

import assert from "node:assert/strict";
import { test } from "node:test";

import { SAMPLE_NAME } from "./build.mjs";
import { Drive } from "./drive.mjs";
import { opened, pageNamed } from "./pages.mjs";
import { patientPointer } from "./pointer.mjs";
import { longestRun, plan } from "./plan.mjs";

/** @import { Page } from "playwright-core" */
/** @import { Input } from "../../../assets/player/engine/step.js" */

/** Milliseconds in which everything is there. */
const AT_ONCE = 300;
/** Milliseconds in which nothing more may come. */
const AFTERWARDS = 10_000;
/** How much may shift without anybody having pressed anything. */
const MOST_SHIFT = 0.001;
/** How many inputs a run with all its movement takes: lines come in their own time. */
const PATIENT_INPUTS = 4;

for (const name of ["chat", "social", "phone"]) {
  test(`${name}: with reduced motion nothing comes later than ${AT_ONCE} ms`, async () => {
    const { file, machine } = pageNamed(name);
    const [{ seed, inputs }] = plan(machine).runs;
    await opened(file, { seed, width: 360 }, async ({ page }) => {
      await stopTime(page);
      const watcher = async () => {
        await page.clock.runFor(AT_ONCE);
        const then = await page.evaluate(() => document.body.innerHTML);
        await page.clock.runFor(AFTERWARDS);
        assert.equal(await page.evaluate(() => document.body.innerHTML), then, "something came by itself");
      };
      await new Drive(page.mainFrame(), machine, { watcher }).play(seed, inputs);
    });
  });
}

/** From a new load on, time passes only when it is told to. @param {Page} page */
async function stopTime(page) {
  await page.clock.install();
  await page.reload();
  await page.clock.pauseAt(Date.now() + 60_000);
}

test("lines that come one after the other shift nothing that is there", async () => {
  await shifts("chat", { hand: patientPointer, patient: true }, async (drive, inputs) => {
    for (const input of inputs.slice(0, PATIENT_INPUTS)) await drive.take(input);
  });
});

test("a clock that runs shifts nothing", async () => {
  await shifts(SAMPLE_NAME, { timers: "normal" }, async (drive, inputs) => {
    const clock = drive.frame.locator("[role=timer]");
    for (const input of inputs) {
      if ((await clock.count()) > 0) break;
      await drive.take(input);
    }
    for (let seconds = 0; seconds < 3; seconds++) {
      const shown = await clock.innerText();
      await drive.frame.waitForFunction((before) => {
        const timer = /** @type {HTMLElement | null} */ (document.querySelector("[role=timer]"));
        return timer && timer.innerText !== before;
      }, shown);
    }
  });
});

/**
 * Plays a while with all movement; nothing shifts unless something was pressed.
 * @param {string} name
 * @param {ConstructorParameters<typeof Drive>[2]} how
 * @param {(drive: Drive, inputs: Input[]) => Promise<void>} use
 */
async function shifts(name, how, use) {
  const { file, machine } = pageNamed(name);
  const { seed, inputs } = longestRun(machine);
  await opened(file, { seed, width: 360, moves: true }, async ({ page }) => {
    await page.addInitScript(noteShifts);
    await page.reload();
    const drive = new Drive(page.mainFrame(), machine, how);
    await drive.begin(seed);
    await use(drive, inputs);
    const found = await page.evaluate(() => /** @type {WithShifts} */ (window).shifts);
    const sum = found.reduce((all, { value }) => all + value, 0);
    assert.ok(sum <= MOST_SHIFT, `a shift of ${sum}: ${JSON.stringify(found, null, 1)}`);
  });
}

/** @typedef {Window & typeof globalThis & { shifts: { value: number, at: number, of: string[] }[] }} WithShifts */

/** Runs in the page: notes every shift that nobody caused. */
function noteShifts() {
  /** @typedef {{ value: number, hadRecentInput: boolean, sources: { node: Node | null }[] }} Shift */
  /** @type {WithShifts["shifts"]} */
  const shifts = [];
  /** @type {WithShifts} */ (window).shifts = shifts;
  const nameOf = (/** @type {Node | null} */ node) =>
    node instanceof Element ? node.outerHTML.slice(0, 80) : String(node && node.textContent);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { value, hadRecentInput, sources } = /** @type {Shift} */ (/** @type {unknown} */ (entry));
      const of = sources.map(({ node }) => nameOf(node));
      if (!hadRecentInput) shifts.push({ value, at: Math.round(entry.startTime), of });
    }
  }).observe({ type: "layout-shift", buffered: true });
}
