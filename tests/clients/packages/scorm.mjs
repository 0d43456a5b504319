// SCORM packages of the samples in another's LMS: played to the end, left after every decision, and never a call amiss.

import { describe, test, after } from "node:test";

import { Figures } from "./figures.mjs";
import { Learner } from "./learner.mjs";
import { CASES, caseOf, packageOf, sample, textOf } from "./package-file.mjs";
import { faultsOfXml } from "./schemas.mjs";
import { ScormLms } from "./scorm-lms.mjs";

/** @import { Browser } from "playwright-core" */
/** @import { Place, Result, Strategy } from "./learner.mjs" */
/** @import { Package } from "./package-file.mjs" */
/** @import { Cmi } from "./scorm-lms.mjs" */

const FORMATS = ["scorm12", "scorm2004-3rd", "scorm2004-4th"];
/** @type {Strategy[]} */
const STRATEGIES = ["first", "last"];
/** What every LMS keeps, of whatever edition the packages are. */
const MOST_KEPT = 4096;

const figures = new Figures("SCORM in scorm-again");

/** @param {() => Browser} browser */
export function scormTests(browser) {
  describe("SCORM packages in scorm-again", { concurrency: 2 }, () => {
    for (const name of CASES) {
      for (const [at, format] of FORMATS.entries()) {
        test(`${name}, ${format}`, async () => {
          const unpacked = await packageOf(sample(name), format);
          checkManifest(unpacked, format);
          const place = CASES.indexOf(name);
          // Both editions of 2004 run the same player: each case is taken to pieces in 1.2 and in one of them.
          const inPieces = at === 0 || at % 2 === place % 2;
          for (const [nth, strategy] of STRATEGIES.entries()) {
            const whole = await playWhole(browser(), unpacked, strategy);
            figures.add("runs");
            if (inPieces && (at + place) % STRATEGIES.length === nth) await playInPieces(browser(), unpacked, strategy, whole);
          }
        });
      }
    }
    after(() => {
      console.log(`${CASES.length} cases × ${FORMATS.length} formats × ${STRATEGIES.length} strategies`);
      figures.tell();
    });
  });
}

/** @param {Package} unpacked @param {string} format */
function checkManifest(unpacked, format) {
  const manifest = textOf(unpacked, "imsmanifest.xml");
  figures.equal(faultsOfXml(format, manifest), "", "the manifest keeps the schemas of ADL and IMS");
  const spoilt = manifest.replace(/<resource identifier="[^"]*"/, "<resource");
  figures.ok(faultsOfXml(format, spoilt).includes("identifier"), "and one that does not is found out");
  const listed = [...manifest.matchAll(/<file href="([^"]*)"/g)].map(([, href]) => href);
  figures.equal(
    unpacked.entries.filter((entry) => entry !== "imsmanifest.xml").sort(),
    listed.sort(),
    "the manifest lists what is in the package",
  );
}

/** @typedef {{ places: Place[], result: Result, record: Cmi }} Whole a run that nothing interrupted */

/**
 * @param {Browser} browser
 * @param {Package} unpacked
 * @param {Strategy} strategy
 * @returns {Promise<Whole>}
 */
async function playWhole(browser, unpacked, strategy) {
  const lms = await ScormLms.open(browser, unpacked);
  const launch = await lms.launch();
  const learner = new Learner(launch.frame, caseOf(unpacked), strategy);
  /** @type {Place[]} */
  const places = [];
  const result = await learner.play(await learner.arrive(), (place) => places.push(place));
  const before = await launch.now();
  await launch.end();
  checkResult(lms, before, result, "at the debrief");
  checkResult(lms, lms.record, result, "after leaving");
  checkCalls(lms, learner.answers, figures);
  await lms.close();
  return { places, result, record: lms.record };
}

/**
 * Plays the same run, left after every decision, in turns by closing and by a crash.
 * @param {Browser} browser
 * @param {Package} unpacked
 * @param {Strategy} strategy
 * @param {Whole} whole
 */
async function playInPieces(browser, unpacked, strategy, whole) {
  const lms = await ScormLms.open(browser, unpacked);
  const scenario = caseOf(unpacked);
  let answers = 0;
  for (let at = 0, result = null; result === null; ) {
    const launch = await lms.launch();
    const learner = new Learner(launch.frame, scenario, strategy);
    let place = await learner.arrive();
    if (learner.isDone) {
      // The run was over when it was left, which counts.
      figures.equal(whole.places[at].stage, "end", "only a run that is over leads straight to its debrief");
      result = await learner.result();
      figures.equal(result, whole.result, "the run ended as the one that nothing interrupted");
      await launch.end();
      break;
    }
    figures.equal(place, whole.places[at], `launch ${lms.calls.length + 1} goes on where the run was left`);
    while (place.stage !== "end" && !(await learner.act(place))) {
      place = await learner.rest();
      at += 1;
    }
    answers += learner.answers;
    at += 1;
    if (place.stage === "end") {
      result = await learner.finish();
      figures.equal(result, whole.result, "the run ends as the one that nothing interrupted");
      await launch.end();
    } else {
      await launch.end(lms.calls.length % 2 === 0 ? "leave" : "crash");
      figures.add("resumptions");
    }
  }
  checkResult(lms, lms.record, whole.result, "after all pieces");
  checkCalls(lms, answers, figures);
  await lms.close();
}

/**
 * What the LMS has is what the debrief says.
 * @param {ScormLms} lms
 * @param {Cmi} cmi
 * @param {Result} result
 * @param {string} when
 */
function checkResult({ is12, mark }, cmi, { percent, passed }, when) {
  const least = mark === undefined ? null : Number(mark) * (is12 ? 1 : 100);
  const failsAnyway = passed === "false" && least !== null && Number(percent) >= least;
  // A run that reached the pass mark and fails for another reason is told as just below the mark.
  const score = failsAnyway ? Math.ceil(least) - 1 : Number(percent);
  const success = { true: "passed", false: "failed" }[passed];
  if (is12) {
    figures.equal(cmi.core.lesson_status, success || "completed", `the status ${when}`);
    figures.equal(Number(cmi.core.score.raw), score, `the score ${when}`);
  } else {
    figures.equal(cmi.completion_status, "completed", `the completion ${when}`);
    figures.equal(cmi.success_status, success || "unknown", `the success ${when}`);
    figures.equal(Number(cmi.score.scaled), score / 100, `the score ${when}`);
  }
}

/**
 * The calls of all launches.
 * @param {ScormLms} lms
 * @param {number} answers how many interactions there must be
 * @param {Figures} figures
 */
export function checkCalls(lms, answers, figures) {
  const { calls, is12, faults, site } = lms;
  for (const launch of calls) {
    const named = (/** @type {string} */ name) => launch.filter(([one]) => one === name);
    figures.equal(launch.filter(([, , , error]) => error !== "0"), [], "no call leaves an error");
    figures.equal(named("Initialize").length, 1, "initialised once");
    figures.equal(named("Terminate").map(([, , answer]) => answer), ["true"], "terminated once");
    figures.equal([launch[0][0], launch[launch.length - 1][0]], ["Initialize", "Terminate"], "nothing is said outside");
    figures.ok(named("Commit").length > 0, "committed");
    figures.add("calls", launch.length);
  }
  const settings = calls.flatMap((launch) => launch.filter(([name]) => name === "SetValue").map(([, given]) => given));
  const kept = settings.filter(([element]) => element === "cmi.suspend_data").map(([, value]) => value.length);
  figures.ok(kept.length > 0 && Math.max(...kept) <= MOST_KEPT, "what is kept fits every LMS", kept);
  const ids = settings.filter(([element]) => /^cmi\.interactions\.\d+\.id$/.test(element));
  figures.equal(ids.length, answers, "an interaction for each decision");
  figures.add("interactions", ids.length);
  const spans = settings.filter(([element]) => element.endsWith("session_time")).map(([, value]) => value);
  const span = is12 ? /^\d{4}:\d\d:\d\d\.\d\d$/ : /^PT[\d.]+S$/;
  figures.ok(spans.length >= calls.length && spans.every((one) => span.test(one)), "the time of each sitting", spans);
  figures.equal(
    [...faults, ...site.missed],
    [],
    "no error, no request that goes elsewhere or nowhere, no breach of policy",
  );
}
