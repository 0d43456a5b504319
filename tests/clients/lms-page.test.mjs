// The test LMS in Chromium: `offramp lms` runs tiny packages, which are played, cut off, resumed and ended.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after, before } from "node:test";

import { chromium } from "playwright-core";

import { ROOT, program } from "./program.mjs";

/** @import { Browser, FrameLocator, Page } from "playwright-core" */

const PACKAGES = join(ROOT, "tests/fixtures/packages");
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** Milliseconds until something counts as never coming: computers that test are busy. */
const PATIENCE = 20_000;

/** @type {Browser} */
let browser;
const folder = mkdtempSync(join(tmpdir(), "offramp-lms-"));

before(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
  });
});

after(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/**
 * Packs one of the tiny packages.
 * @param {string} name
 */
function packed(name) {
  const source = join(folder, name);
  cpSync(join(PACKAGES, name), source, { recursive: true });
  if (name !== "cmi5") cpSync(join(PACKAGES, "sco.html"), join(source, "index.html"));
  const zip = join(folder, `${name}.zip`);
  execFileSync("python3", ["-m", "zipfile", "-c", zip, ...readdirSync(source)], { cwd: source });
  return zip;
}

/**
 * Starts the LMS with a package and opens its page.
 * @param {string} file
 * @param {(at: { page: Page, content: FrameLocator, url: string, faults: string[] }) => Promise<void>} play
 */
async function withLms(file, play) {
  const child = spawn(program(), ["lms", file, "--no-browser", "--format", "json"], { stdio: ["pipe", "pipe", "inherit"] });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  try {
    let told = "";
    for await (const piece of child.stdout) {
      told += piece;
      if (told.includes("}\n")) break;
    }
    const { url } = JSON.parse(told);
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    /** @type {string[]} */
    const faults = [];
    page.on("pageerror", (error) => faults.push(String(error.stack)));
    page.on("request", (request) => {
      if (!request.url().startsWith(url) && !/^(data|about):/.test(request.url())) faults.push(request.url());
    });
    await page.goto(url);
    await page.getByRole("button", { name: /^Launch/ }).waitFor();
    await play({ page, content: page.frameLocator("iframe"), url, faults });
    assert.deepEqual(faults, []);
    await context.close();
  } finally {
    child.stdin.end();
    assert.equal(await ended, 0);
  }
}

/** @param {Page} page @param {string} name */
const press = (page, name) => page.getByRole("button", { name, exact: true }).click();

/** @param {Page} page @param {RegExp} what */
const waitForCall = (page, what) => page.locator("#call-rows tr", { hasText: what }).first().waitFor();

/** @param {FrameLocator} content @param {string} text */
const waitForContent = (content, text) => content.getByText(text, { exact: true }).waitFor();

/** @param {Page} page @param {string} name @param {string} value */
const waitForFigure = (page, name, value) =>
  page.locator("#figures div", { has: page.locator("dt", { hasText: name }) }).getByText(value, { exact: true }).waitFor();

/** @param {Page} page */
async function assertAccessible(page) {
  await page.evaluate(AXE);
  const found = await page.evaluate("axe.run(document, { iframes: false }).then((r) => r.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.html).join(' ')))");
  assert.deepEqual(found, []);
}

test("SCORM 1.2: an entry that is cut off resumes, and is judged by its mastery score", async () => {
  await withLms(packed("scorm12"), async ({ page, content, url }) => {
    assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), "Two tiny SCOs");
    await page.getByText(/locked: first: one/).waitFor();
    await press(page, "Launch");
    await waitForContent(content, "begun");
    await content.locator("[data-choice=own]").click();
    await waitForContent(content, "And then?");
    await waitForCall(page, /LMSSetValue\s*cmi\.suspend_data = own/);
    await page.getByText("Suspend data: 3 of 4,096 characters").waitFor();
    await press(page, "Close without warning");
    await waitForCall(page, /LMSFinish was never called/);
    await page.reload();
    await press(page, "Launch again");
    await waitForContent(content, "resumed");
    await waitForContent(content, "And then?");
    await content.locator("[data-choice=own]").click();
    await content.locator("[data-choice=hold]").click();
    await waitForContent(content, "Thank you.");
    await assertAccessible(page);
    await press(page, "Leave");
    await waitForCall(page, /lesson_status was “completed” and is now “passed”: the score 67 reaches the mastery score 60/);
    await waitForFigure(page, "Completion", "passed");
    await waitForFigure(page, "Time before", "0000:00:05.00");
    assert.equal(await page.locator("#interactions tbody tr").count(), 3);
    assert.equal(await page.getByText(/locked: first: one/).count(), 0);
    await page.getByLabel("Filter").fill("score.raw");
    assert.equal(await page.locator("#call-rows tr").count(), 1);
    await press(page, "Start over");
    await page.getByText(/^not attempted · mastery 60/).waitFor();
    assert.ok(url.startsWith("http://127.0.0.1:"));
  });
});

test("SCORM 2004: calls that fail are shown with their errors", async () => {
  await withLms(packed("scorm2004"), async ({ page, content }) => {
    await page.getByLabel("Committing fails").check();
    await press(page, "Launch");
    await waitForContent(content, "begun");
    await content.locator("[data-choice=own]").click();
    await waitForCall(page, /Commit.*false.*nothing was kept.*391/s);
    await page.getByLabel("Committing fails").uncheck();
    await content.locator("[data-choice=own]").click();
    await content.locator("[data-choice=own]").click();
    await press(page, "Leave");
    await waitForFigure(page, "Success", "passed");
    await waitForFigure(page, "Completion", "completed");
    await page.getByLabel("Initialising fails").check();
    await press(page, "Launch again");
    await waitForContent(content, "the LMS refuses");
    await waitForCall(page, /Initialize.*102/s);
    await page.getByLabel("No LMS to be found").check();
    await press(page, "Launch again");
    await waitForContent(content, "no LMS");
    await page.getByLabel("No LMS to be found").uncheck();
    await page.getByLabel("Initialising fails").uncheck();
    await press(page, "Review mode");
    await waitForContent(content, "begun");
    await page.locator("#elements tr", { hasText: "cmi.mode" }).getByText("review").waitFor();
  });
});

test("SCORM 1.2: an entry in a window of its own finds the LMS, and may be closed", async () => {
  await withLms(packed("scorm12"), async ({ page }) => {
    await page.getByLabel("In a window of its own").check();
    const [own] = await Promise.all([page.waitForEvent("popup"), press(page, "Launch")]);
    await own.getByText("begun", { exact: true }).waitFor();
    await own.locator("[data-choice=own]").click();
    await own.close({ runBeforeUnload: true });
    await waitForCall(page, /its window was closed/);
    await page.getByText(/^incomplete · mastery 60/).waitFor();
  });
});

test("cmi5: a unit that keeps the rules satisfies the course; broken rules and lost sessions are shown", async () => {
  await withLms(packed("cmi5"), async ({ page, content }) => {
    await press(page, "Launch");
    await waitForContent(content, "begun");
    await content.locator("[data-choice=break]").click();
    await waitForContent(content, "broken");
    await waitForCall(page, /this verb comes with a duration \(cmi5 9\.5\.4\.1\)/);
    await press(page, "Close without warning");
    await waitForCall(page, /abandoned/);
    await press(page, "Launch again");
    await waitForContent(content, "begun");
    await content.locator("[data-choice=own]").click();
    await content.getByText("The entry has gone back to the LMS.").waitFor();
    await waitForFigure(page, "Course", "satisfied");
    await page.locator("#interactions tr", { hasText: "What do you say first?" }).getByText("own").waitFor();
    await assertAccessible(page);
    await press(page, "Leave");
    await page.getByLabel("No LMS to be found").check();
    await press(page, "Launch again");
    await waitForContent(content, "no LMS");
  });
});

test("a page is shown, and the LMS says that there is none", async () => {
  await withLms(join(PACKAGES, "sco.html"), async ({ page, content }) => {
    await page.getByText(/there is no LMS here, and nothing is recorded/).waitFor();
    await press(page, "Launch");
    await waitForContent(content, "no LMS");
    assert.equal(await page.getByRole("button", { name: "Review mode" }).isVisible(), false);
  });
});
