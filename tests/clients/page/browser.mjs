// Opens exported pages in Debian's chromium, from a file, with the network off, and notes what a page must never do.

import { pathToFileURL } from "node:url";

import { chromium } from "playwright-core";

/** @import { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core" */

/** How wide and high windows are, by their width. */
export const VIEWPORTS = {
  320: { width: 320, height: 640 },
  360: { width: 360, height: 740 },
  1280: { width: 1280, height: 800 },
};

/**
 * @typedef {object} Look how a page is opened
 * @property {keyof typeof VIEWPORTS} [width]
 * @property {"light" | "dark"} [scheme]
 * @property {boolean} [moves] nothing is said about reduced motion
 * @property {number} [seed] what the page draws as the seed of each new run
 */
/**
 * `faults` holds what a page must never do, as it happens: errors, violations of its policy, requests, dialogs. `anew`
 * loads the page as if it had never been open, with another seed.
 * @typedef {{ context: BrowserContext, page: Page, faults: string[], anew: (seed: number) => Promise<void> }} Opened
 */

/** Milliseconds until something counts as never coming: computers that test are busy. */
const PATIENCE = 20_000;

/** @returns {Promise<Browser>} */
export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
  });

/**
 * Opens a page in a context of its own: nothing is kept there yet.
 * @param {Browser} browser
 * @param {string} file
 * @param {Look} [look]
 * @returns {Promise<Opened>}
 */
export async function open(browser, file, look = {}) {
  const context = await browser.newContext(contextOptions(look));
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const faults = watch(page);
  await page.addInitScript(tellViolations);
  await setSeed(page, look.seed || 1);
  await page.goto(pathToFileURL(file).href);
  const anew = async (/** @type {number} */ seed) => {
    await page.evaluate(() => localStorage.clear());
    await setSeed(page, seed);
    await page.reload();
  };
  return { context, page, faults, anew };
}

/**
 * @param {Look} look
 * @returns {BrowserContextOptions}
 */
const contextOptions = ({ width = 1280, scheme = "light", moves = false }) => ({
  offline: true,
  viewport: VIEWPORTS[width],
  colorScheme: scheme,
  reducedMotion: moves ? "no-preference" : "reduce",
});

/**
 * Notes what a page must never do.
 * @param {Page} page
 * @param {RegExp} [allowed] the addresses that it may ask for
 */
export function watch(page, allowed = /^(file|data|blob|about):/) {
  /** @type {string[]} */
  const faults = [];
  page.on("pageerror", (error) => faults.push(`uncaught: ${error.stack}`));
  page.on("console", (message) => {
    if (message.type() === "error" || /Content Security Policy/.test(message.text())) faults.push(message.text());
  });
  page.on("request", (request) => {
    if (!allowed.test(request.url())) faults.push(`request: ${request.url()}`);
  });
  page.on("websocket", (socket) => faults.push(`web socket: ${socket.url()}`));
  page.on("popup", (popup) => faults.push(`window: ${popup.url()}`));
  page.on("dialog", async (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  return faults;
}

/** Runs in the page: has violations of its policy told. */
export function tellViolations() {
  document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile, lineNumber }) =>
    console.error(`policy violated: ${violatedDirective} by ${blockedURI} at ${sourceFile}:${lineNumber}`),
  );
}

/**
 * Sets what the page draws as seeds from its next load on: the last one that was set counts.
 * @param {Page} page
 * @param {number} seed
 */
async function setSeed(page, seed) {
  await page.addInitScript((seed) => {
    const real = Crypto.prototype.getRandomValues;
    /** @this {Crypto} @param {any} array */
    function told(array) {
      if (!(array instanceof Uint32Array && array.length === 1)) return real.call(this, array);
      array[0] = seed;
      return array;
    }
    Crypto.prototype.getRandomValues = /** @type {typeof real} */ (told);
  }, seed);
}
