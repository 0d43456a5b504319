// What authors write and show: markup stays text, other scripts run their own way, pictures are there.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Drive } from "./drive.mjs";
import { exportIn } from "./page-file.mjs";
import { opened, pageNamed } from "./pages.mjs";
import { longestRun, plan } from "./plan.mjs";

/** What stands in the texts of the hostile case, and must be read by learners as it is. */
const LITERAL = "</script><img src=x onerror=";

test("markup in texts is shown as text, on every screen", async () => {
  const { file, machine, scenario } = pageNamed("hostile");
  assert.ok(scenario.title.includes(LITERAL), "the title of the case is hostile");
  await opened(file, {}, async ({ page, anew }) => {
    for (const { seed, inputs } of plan(machine).runs) {
      await anew(seed);
      const watcher = async () => {
        const { text, planted, scripts } = await page.evaluate(readScreen);
        assert.ok(text.includes(LITERAL), "the text can be read");
        assert.deepEqual({ planted, scripts }, { planted: 0, scripts: 4 });
      };
      await new Drive(page.mainFrame(), machine, { watcher }).play(seed, inputs);
    }
  });
});

/** Runs in the page. */
function readScreen() {
  const planted = 'img[src="x"], iframe, object, embed, [onerror], [onload], [onclick], a[href^="javascript:" i]';
  return {
    text: document.body.innerText,
    planted: document.querySelectorAll(planted).length,
    scripts: document.scripts.length,
  };
}

test("texts of a language that runs from right to left do so, and say which it is", async () => {
  const { file, machine, scenario } = pageNamed("rtl");
  const { seed, inputs } = longestRun(machine);
  await opened(file, { seed }, async ({ page }) => {
    const watcher = async () => {
      const { count, faults } = await page.evaluate(readTexts, scenario.language);
      assert.ok(count > 0, "there are texts to look at");
      assert.deepEqual(faults, []);
    };
    await new Drive(page.mainFrame(), machine, { watcher }).play(seed, inputs);
  });
});

/**
 * Runs in the page: texts in letters that run from right to left, and do not, or have no language.
 * @param {string} language
 */
function readTexts(language) {
  const letters = /^[^\p{L}]*[\p{Script=Hebrew}\p{Script=Arabic}]/u;
  const faults = [];
  let count = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const around = node.parentElement;
    const text = node.textContent || "";
    if (!around || !letters.test(text) || around.closest("script, [aria-hidden=true]")) continue;
    count += 1;
    const { direction } = getComputedStyle(around);
    const named = around.closest("[lang]");
    const lang = named && named.getAttribute("lang");
    if (direction !== "rtl" || lang !== language) faults.push(`${direction}, ${lang}: ${text.slice(0, 40)}`);
  }
  return { count, faults };
}

test("pictures are there, with words for them", async () => {
  const { file, html, machine } = pageNamed("chat");
  const { media } = exportIn(html);
  assert.ok(
    Object.values(media).some(({ kind }) => kind === "image"),
    "the case has pictures",
  );
  const { seed, inputs } = longestRun(machine);
  await opened(file, { seed }, async ({ page }) => {
    const drive = new Drive(page.mainFrame(), machine);
    await drive.begin(seed);
    for (const input of inputs) await drive.take(input);
    const pictures = await page.evaluate(() =>
      [...document.querySelectorAll(/** @type {"img"} */ ("#log figure img"))].map((image) => ({
        shown: image.complete && image.naturalWidth > 0,
        told: image.alt !== "",
      })),
    );
    assert.ok(pictures.length > 0, "a run comes by pictures");
    assert.deepEqual(
      pictures.filter(({ shown, told }) => !shown || !told),
      [],
    );
  });
});
