// cmi5 packages of the samples: passed, failed, abandoned and resumed, looked at; each statement by the rules, and kept
// by an LRS of others.

import { describe, test, after } from "node:test";

import xapi from "@learninglocker/xapi-validation";

import { verbOf } from "../lrs-stub.mjs";
import { Cmi5Lms, until } from "./cmi5-lms.mjs";
import { Figures } from "./figures.mjs";
import { Learner } from "./learner.mjs";
import { CASES, caseOf, packageOf, sample, textOf } from "./package-file.mjs";
import { Ralph } from "./ralph.mjs";
import { faultsOfXml } from "./schemas.mjs";

/** @import { Browser, Page } from "playwright-core" */
/** @import { Statement } from "../lrs-stub.mjs" */
/** @import { Result } from "./learner.mjs" */

const validate = /** @type {any} */ (xapi).default;
const figures = new Figures("cmi5");
/** Every statement of every run. @type {Statement[]} */
const said = [];

/** @param {() => Browser} browser */
export function cmi5Tests(browser) {
  describe("cmi5 packages", { concurrency: 2 }, () => {
    for (const name of CASES) {
      test(`${name}: its structure keeps the schema`, async () => {
        const structure = textOf(await packageOf(sample(name), "cmi5"), "cmi5.xml");
        figures.equal(faultsOfXml("cmi5", structure), "", "the course structure keeps the schema");
        const spoilt = structure.replace(/<url>.*<\/url>/, "");
        figures.ok(faultsOfXml("cmi5", spoilt).includes("url"), "and one that does not is found out");
      });
      test(`${name}: a passed run`, () => plays(browser(), name, "best"));
      test(`${name}: a failed run`, () => plays(browser(), name, "worst"));
      test(`${name}: abandoned and resumed`, () => abandons(browser(), name));
      test(`${name}: only looked at`, () => looks(browser(), name));
    }
  });
  describe("what cmi5 packages say", () => {
    test("every statement is kept by ralph, and given back", async (t) => {
      const ralph = await Ralph.start();
      if (!ralph) return t.skip("there is no ralph: its environment could not be made");
      try {
        const refused = await ralph.store([{ actor: said[0].actor }]);
        figures.equal(refused.status, 422, "ralph refuses what is no statement");
        const { status, body } = await ralph.store(said);
        figures.equal([status, body.length], [200, said.length], "every statement is stored");
        const ids = (/** @type {Statement[]} */ all) => all.map(({ id }) => id).sort();
        figures.equal(ids(await ralph.all()), ids(said), "and is there");
      } finally {
        await ralph.stop();
      }
    });
    after(() => figures.tell());
  });
}

/**
 * @param {Browser} browser
 * @param {string} name
 * @param {"best" | "worst"} strategy
 */
async function plays(browser, name, strategy) {
  const unpacked = await packageOf(sample(name), "cmi5");
  const lms = await Cmi5Lms.open(browser, unpacked);
  const page = await lms.launch();
  const learner = new Learner(page.mainFrame(), caseOf(unpacked), strategy);
  const result = await learner.play(await learner.arrive());
  figures.equal(result.passed, String(strategy === "best"), `the ${strategy} answers`);
  await exits(lms, page);
  checkEnd(lms, lms.stub.sittings[0], result);
  checkAll(lms, learner.answers);
  await lms.close();
}

/** Leaves by the way out, which leads back to the LMS. @param {Cmi5Lms} lms @param {Page} page */
async function exits(lms, page) {
  await page.locator("[data-exit]").click();
  await page.waitForURL(`${lms.site.origin}/back`);
  await until(() => lms.stub.said()[lms.asked.length - 1].endsWith("terminated"), "terminated");
}

/**
 * The window disappears in the middle of a run, without a word; the next sitting goes on from there.
 * @param {Browser} browser
 * @param {string} name
 */
async function abandons(browser, name) {
  const unpacked = await packageOf(sample(name), "cmi5");
  const lms = await Cmi5Lms.open(browser, unpacked);
  const page = await lms.launch();
  const first = new Learner(page.mainFrame(), caseOf(unpacked), "best");
  let place = await first.arrive();
  while (first.answers < 2) {
    await first.act(place);
    place = await first.rest();
  }
  const kept = () => lms.asked[0].filter((one) => one === "PUT offramp.suspend").length;
  await until(() => kept() > first.answers && lms.stub.sittings[0].length > first.answers, "what was done is kept");
  // The renderer is ended, so that the page can say nothing any more.
  const crashed = page.waitForEvent("crash");
  page.goto("chrome://crash").catch(() => {});
  await crashed;
  await page.close();
  figures.equal(lms.stub.said(), ["initialized"], "an abandoned sitting has no end");
  const again = await lms.launch();
  const second = new Learner(again.mainFrame(), caseOf(unpacked), "best");
  figures.equal(await second.arrive(), place, "the run goes on where it was left");
  const result = await second.play(place);
  await exits(lms, again);
  checkEnd(lms, lms.stub.sittings[1], result);
  checkAll(lms, first.answers + second.answers);
  figures.add("resumptions");
  await lms.close();
}

/**
 * In Browse a run is played, and nothing is said of it.
 * @param {Browser} browser
 * @param {string} name
 */
async function looks(browser, name) {
  const unpacked = await packageOf(sample(name), "cmi5");
  const lms = await Cmi5Lms.open(browser, unpacked, "Browse");
  const page = await lms.launch();
  const learner = new Learner(page.mainFrame(), caseOf(unpacked), "first");
  await learner.act(await learner.arrive());
  await learner.rest();
  await exits(lms, page);
  figures.equal(lms.stub.sittings[0].map(verbOf), ["initialized", "terminated"], "nothing else is said in Browse");
  figures.ok(!lms.asked[0].includes("PUT offramp.suspend"), "and nothing is kept");
  checkAll(lms, 0);
  await lms.close();
}

/**
 * The sitting in which a run ended says what the debrief says.
 * @param {Cmi5Lms} lms
 * @param {Statement[]} sitting
 * @param {Result} result
 */
function checkEnd({ mark }, sitting, { percent, passed }) {
  const success = passed === "true" ? "passed" : "failed";
  const verbs = sitting.map(verbOf).filter((verb) => verb !== "answered");
  figures.equal(verbs, ["initialized", "completed", success, "terminated"], "what is said, in its order");
  const { score } = sitting[sitting.findIndex((one) => verbOf(one) === success)].result;
  const reached = success === "failed" && mark !== null && Number(percent) >= 100 * mark;
  const told = reached ? Math.ceil(100 * Number(mark)) - 1 : Number(percent);
  figures.equal(score, { scaled: told / 100, raw: told, min: 0, max: 100 }, "with the percent of the debrief");
  const [completed] = sitting.filter((one) => verbOf(one) === "completed");
  figures.equal(completed.result.completion, true, "completed is complete");
}

/**
 * @param {Cmi5Lms} lms
 * @param {number} answers
 */
function checkAll(lms, answers) {
  const { stub, asked, site } = lms;
  const { statements } = stub;
  figures.equal(stub.amiss, [], "the rules of cmi5 are kept");
  figures.equal(statements.flatMap((one) => validate(one).map(String)), [], "statements are valid");
  figures.equal(statements.filter((one) => verbOf(one) === "answered").length, answers, "an answer for each decision");
  const times = statements.map(({ timestamp }) => timestamp);
  figures.equal(times, [...times].sort(), "in the order of their times");
  for (const calls of asked) {
    const begin = ["POST token", "GET LMS.LaunchData", "GET cmi5LearnerPreferences"];
    figures.equal(calls.slice(0, 3), begin, "how a sitting begins");
    figures.equal(calls.filter((one) => one === "POST token").length, 1, "the token is fetched once");
    figures.add("calls", calls.length);
  }
  figures.equal(
    [...lms.faults(), ...site.missed],
    [],
    "no error, no request that goes elsewhere or nowhere, no breach of policy",
  );
  figures.add("sittings", asked.length);
  figures.add("statements", statements.length);
  said.push(...statements);
}
