// How soon a page can be used.

import assert from "node:assert/strict";
import { test } from "node:test";

import { open } from "./browser.mjs";
import { LARGE } from "./build.mjs";
import { browser, pageNamed } from "./pages.mjs";

/** Milliseconds that are claimed, by the number of nodes. */
const CLAIMED = /** @type {{ [nodes: number]: number }} */ ({ 200: 300, 5000: 1000 });
/** How much slower than claimed a computer may be. */
const SLACK = 3;
const LOADS = 5;

for (const nodes of LARGE) {
  test(`a case of ${nodes} nodes can soon be begun`, async (t) => {
    const { file } = pageNamed(`large-${nodes}`);
    /** @type {number[]} */
    const times = [];
    for (let load = 0; load < LOADS; load++) times.push(await readyAfter(file));
    const median = times.sort((a, b) => a - b)[LOADS >> 1];
    t.diagnostic(`ready after ${median.toFixed(0)} ms, the median of ${LOADS}; claimed: ${CLAIMED[nodes]} ms`);
    assert.ok(median <= SLACK * CLAIMED[nodes], `${median} ms`);
  });
}

/** @param {string} file */
async function readyAfter(file) {
  const { context, page, faults } = await open(browser, file);
  await page.locator('button[data-choice=":begin"]:enabled').waitFor();
  const at = await page.evaluate(() => performance.getEntriesByName("offramp-ready").map(({ startTime }) => startTime));
  await context.close();
  assert.deepEqual(faults, []);
  assert.equal(at.length, 1, "the page says once when it is ready");
  return at[0];
}
