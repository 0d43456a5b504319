// Looks closely at every kind of screen that a run comes by, in every size and colour that a learner may have.

import { join } from "node:path";

import { faultsOf } from "./axe.mjs";
import { VIEWPORTS } from "./browser.mjs";

/** @import { Page } from "playwright-core" */
/** @import { Rules } from "./axe.mjs" */
/** @import { Seen } from "./look.mjs" */

/**
 * @typedef {{ name: string, viewport: { width: number, height: number }, colorScheme: "light" | "dark",
 *   forcedColors?: "active" | "none", rules: Rules }} Setting
 */

/** @type {Setting[]} */
const SETTINGS = [
  { name: "320-light", viewport: VIEWPORTS[320], colorScheme: "light", rules: "contrast" },
  { name: "320-dark", viewport: VIEWPORTS[320], colorScheme: "dark", rules: "all" },
  { name: "360-light", viewport: VIEWPORTS[360], colorScheme: "light", rules: "contrast" },
  { name: "360-dark", viewport: VIEWPORTS[360], colorScheme: "dark", rules: "contrast" },
  {
    name: "360-forced",
    viewport: VIEWPORTS[360],
    colorScheme: "dark",
    forcedColors: "active",
    rules: "all but contrast",
  },
  // A window of 1280 × 800 at 200 %.
  { name: "zoomed", viewport: { width: 640, height: 400 }, colorScheme: "light", rules: "contrast" },
  { name: "1280-dark", viewport: VIEWPORTS[1280], colorScheme: "dark", rules: "contrast" },
  { name: "1280-light", viewport: VIEWPORTS[1280], colorScheme: "light", rules: "all" },
];

/** For a screen of a kind that was looked at before, with something in it that was not. */
const FEW_SETTINGS = SETTINGS.filter(({ name }) => name === "320-dark" || name === "1280-light");

/** From this width on, what is a dialog on narrow windows stands beside the rest. */
const WIDE = 960;

/** What was looked at, over all pages. */
export class Gallery {
  /** @type {Set<string>} */
  kinds = new Set();
  /** @type {Set<string>} */
  parts = new Set();
  /** Where each fault was found. @type {Map<string, string[]>} */
  faults = new Map();
  looks = 0;

  /**
   * Looks at a screen if there is anything new about it, and always whether it is too wide.
   * @param {Page} page
   * @param {string} where the page's name, for the report
   * @param {Seen} seen
   * @param {{ open?: string, narrow?: boolean }} [dialog] the id of the dialog that is open, and whether wide windows
   *   have none
   */
  async visit(page, where, seen, { open = "", narrow = false } = {}) {
    const kind = [seen.screen, seen.stage, seen.channel, open].filter(Boolean).join(" ");
    const parts = seen.parts.map((part) => `${seen.channel} ${part}`);
    const before = page.viewportSize();
    if (seen.scrolls > 0)
      this.note(`${seen.scrolls} px wider than the window`, `${where}: ${kind}, ${before && before.width}`);
    if (parts.every((part) => this.parts.has(part)) && this.kinds.has(kind)) return;
    const settings = this.kinds.has(kind) ? FEW_SETTINGS : SETTINGS;
    this.kinds.add(kind);
    for (const part of parts) this.parts.add(part);
    for (const setting of settings) {
      if (!narrow || setting.viewport.width < WIDE) await this.lookIn(setting, page, where, kind);
    }
    if (before) await page.setViewportSize(before);
    await followed(page);
  }

  /**
   * @param {Setting} setting
   * @param {Page} page
   * @param {string} where
   * @param {string} kind
   */
  async lookIn(setting, page, where, kind) {
    await set(page, setting);
    this.looks += 1;
    for (const fault of await faultsOf(page, setting.rules)) this.note(fault, `${where}: ${kind}, ${setting.name}`);
    const folder = process.env.OFFRAMP_SHOTS;
    if (!folder) return;
    const name = `${where} ${kind} ${this.looks} ${setting.name}`.replace(/\W+/g, "-");
    await page.screenshot({ path: join(folder, `${name}.png`) });
  }

  /** @param {string} fault @param {string} place */
  note(fault, place) {
    this.faults.set(fault, [...(this.faults.get(fault) || []), place]);
  }

  /** Each fault once, with how often and where first. */
  report() {
    return [...this.faults].map(([fault, places]) => `${fault} (${places.length} times, first in ${places[0]})`);
  }
}

/**
 * @param {Page} page
 * @param {Setting} setting
 */
async function set(page, { viewport, colorScheme, forcedColors = "none" }) {
  await page.setViewportSize(viewport);
  await page.emulateMedia({ colorScheme, forcedColors, reducedMotion: "reduce" });
  await followed(page);
}

/** Two frames after a change the page has followed it. @param {Page} page */
const followed = (page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
