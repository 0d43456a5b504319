// What can be measured of a screen as it stands: axe's rules, the size of what is pressed, nothing wider than the
// window.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** @import { Page } from "playwright-core" */

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * What axe looks for: `all` its rules; `contrast` alone, where only colours are other than before; all `but contrast`,
 * where it reads the colours of the page and not those that the device puts in their place.
 * @typedef {"all" | "contrast" | "all but contrast"} Rules
 */

/** @type {{ [rules in Rules]: object }} */
const OPTIONS = {
  all: { runOnly: TAGS },
  contrast: { runOnly: { type: "rule", values: ["color-contrast"] } },
  "all but contrast": { runOnly: TAGS, rules: { "color-contrast": { enabled: false } } },
};

/** The least width and height of what is pressed, in CSS px (WCAG 2.2, 2.5.8). */
const LEAST_TARGET = 24;

/**
 * Everything that is wrong with a screen as it stands.
 * @param {Page} page
 * @param {Rules} rules
 */
export async function faultsOf(page, rules) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  const violations = await page.evaluate(runAxe, OPTIONS[rules]);
  const others = await page.evaluate(measure, LEAST_TARGET);
  return [...violations, ...others];
}

/**
 * Runs in the page.
 * @param {object} options
 */
async function runAxe(options) {
  /** @typedef {{ id: string, help: string, nodes: { html: string, failureSummary: string }[] }} Violation */
  const { axe } = /** @type {{ axe: { run(on: Document, options: object): Promise<{ violations: Violation[] }> } }} */ (
    /** @type {unknown} */ (window)
  );
  const { violations } = await axe.run(document, { ...options, resultTypes: ["violations"], preload: false });
  return violations.map(({ id, nodes }) => {
    const [{ html, failureSummary }] = nodes;
    const why = failureSummary.replace(/\s+/g, " ");
    return `axe ${id}: ${html.slice(0, 160)} ${why.slice(0, 240)}`;
  });
}

/**
 * Runs in the page.
 * @param {number} least
 */
function measure(least) {
  /** @type {string[]} */
  const faults = [];
  const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (over > 0) faults.push(`${over} px wider than the window`);
  const targets = "button, summary, select, textarea, label:has(input), [role=button], a[href]";
  for (const target of document.querySelectorAll(targets)) {
    const inText = target.nodeName === "A" && getComputedStyle(target).display === "inline";
    if (inText || !target.checkVisibility({ visibilityProperty: true })) continue;
    const { width, height } = target.getBoundingClientRect();
    const name = `${target.nodeName.toLowerCase()}.${target.className} “${(target.textContent || "").slice(0, 40)}”`;
    if (width < least || height < least) faults.push(`${name} is only ${width.toFixed(1)} × ${height.toFixed(1)} px`);
  }
  return faults;
}
