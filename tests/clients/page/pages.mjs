// What all page tests share: the exported pages, one browser, and a way to open a page that ends by asking whether it
// did anything that no page may do.

import assert from "node:assert/strict";
import { after } from "node:test";

import { FIXTURE_NAMES, SAMPLE_NAME, pagesFolder, readPage } from "./build.mjs";
import { launch, open } from "./browser.mjs";

/** @import { Look, Opened } from "./browser.mjs" */

export const folder = pagesFolder();
export const browser = await launch();
after(() => browser.close());

/** Those that are played: all but the large ones. */
export const played = [SAMPLE_NAME, ...FIXTURE_NAMES];

/** @type {Map<string, import("./build.mjs").ExportedPage>} */
const read = new Map();

/**
 * @param {string} name
 */
export function pageNamed(name) {
  const known = read.get(name) || readPage(folder, name);
  read.set(name, known);
  return known;
}

/**
 * @param {string} file
 * @param {Look} look
 * @param {(opened: Opened) => Promise<void>} use
 */
export async function opened(file, look, use) {
  const page = await open(browser, file, look);
  try {
    await use(page);
    assert.deepEqual(page.faults, [], "the page did what no page may do");
  } catch (error) {
    // A page that broke usually said why.
    if (error instanceof Error && page.faults.length > 0) error.message += `\nThe page: ${page.faults.join("\n")}`;
    throw error;
  } finally {
    await page.context.close();
  }
}
