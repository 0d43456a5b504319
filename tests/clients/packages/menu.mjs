// A pack as one entry with a menu page, in another's LMS of SCORM 1.2: each case stands as it was left, and the whole
// is complete once enough of them are.

import { describe, test, after } from "node:test";

import { Figures } from "./figures.mjs";
import { Learner } from "./learner.mjs";
import { CASES, SAMPLES, caseOf, packageOf, sample } from "./package-file.mjs";
import { checkCalls } from "./scorm.mjs";
import { ScormLms } from "./scorm-lms.mjs";

/** @import { Browser, Frame } from "playwright-core" */

const NEEDED = 2;
const PLAYED = CASES.slice(0, NEEDED);

const figures = new Figures("a menu in scorm-again");

/** How the cases stand. @param {Frame} frame */
const standing = (frame) =>
  frame
    .locator("[data-case]")
    .evaluateAll((all) => all.map((one) => `${one.getAttribute("data-case")} ${one.getAttribute("data-standing")}`));

/** @param {string[]} finished */
const wanted = (finished) => CASES.map((name) => `${name} ${finished.includes(name) ? "finished" : "new"}`);

/** @param {() => Browser} browser */
export function menuTests(browser) {
  describe("a menu package in scorm-again", () => {
    test(`complete after ${NEEDED} of ${CASES.length} cases, which stand when it is opened again`, async () => {
      const unpacked = await packageOf(SAMPLES, "scorm12", ["shape=menu", `cases-needed=${NEEDED}`]);
      const lms = await ScormLms.open(browser(), unpacked);
      /** @type {number[]} */
      const percents = [];
      const passes = [];
      let answers = 0;
      for (const [at, name] of PLAYED.entries()) {
        const launch = await lms.launch();
        await launch.frame.locator("[data-case]").first().waitFor();
        figures.equal(await standing(launch.frame), wanted(PLAYED.slice(0, at)), "what was played stands");
        figures.equal((await launch.now()).core.lesson_status, "incomplete", "and is not enough");
        await launch.frame.locator(`[data-open="${name}"]`).click();
        const scenario = caseOf(await packageOf(sample(name), "scorm12"));
        const learner = new Learner(launch.frame, scenario, "best");
        const { percent, passed } = await learner.play(await learner.arrive());
        percents.push(Number(percent));
        passes.push(passed !== "false");
        answers += learner.answers;
        await launch.end();
        figures.add("runs");
      }
      const again = await lms.launch();
      await again.frame.locator("[data-case]").first().waitFor();
      figures.equal(await standing(again.frame), wanted(PLAYED), "both stand");
      const counted = await again.frame.locator("[data-finished]").getAttribute("data-finished");
      figures.equal(counted, String(NEEDED), "and are counted");
      await again.end();
      const { core } = lms.record;
      figures.equal(core.lesson_status, passes.every(Boolean) ? "passed" : "failed", "the whole is over");
      const mean = Math.floor(percents.reduce((sum, one) => sum + one, 0) / NEEDED);
      figures.equal(Number(core.score.raw), mean, "with the mean of both scores");
      checkCalls(lms, answers, figures);
      await lms.close();
    });
    after(() => figures.tell());
  });
}
