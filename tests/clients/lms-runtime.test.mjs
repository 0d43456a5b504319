// The run-time of the test LMS beside scorm-again (MIT): the same calls, the same answers, and a reason where they differ.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { hundredths12, hundredths2004, timespan12Of, timespan2004Of } from "../../assets/serve/formats.js";
import { allows } from "../../assets/serve/prerequisites.js";
import { RunTime } from "../../assets/serve/scorm.js";
import { SCORM12 } from "../../assets/serve/scorm12.js";
import { SCORM2004 } from "../../assets/serve/scorm2004.js";

/** @import { Kept, Launch, Standard } from "../../assets/serve/scorm.js" */
/** @typedef {Record<string, (...args: string[]) => unknown>} Api */

// Its own types do not hold together: a name that is no literal leaves them out.
const SCORM_AGAIN = ["scorm", "again"].join("-");
const { Scorm12API, Scorm2004API } = await import(SCORM_AGAIN);

const LEARNER = { id: "learner-1", name: "Learner, Lee" };

/**
 * @param {Standard} standard
 * @returns {Launch}
 */
const plainLaunch = (standard) => {
  const none = standard === SCORM12 ? "" : null;
  const entry = { launch_data: none, max_time: none, time_limit_action: none, completion_threshold: null, objectives: [] };
  return { entry, learner: LEARNER, mode: "normal", mastery: null };
};

/**
 * A session that commits into `kept`.
 * @param {Standard} standard
 * @param {Partial<Launch>} [launch]
 * @param {{ last: Kept | null }} [kept]
 * @param {boolean} [answers]
 */
function session(standard, launch = {}, kept = { last: null }, answers = true) {
  /** @type {string[]} */
  const said = [];
  const keep = (/** @type {Kept} */ now) => {
    kept.last = structuredClone(now);
    return true;
  };
  const lms = { answers: () => answers, keep, called() {}, said: (/** @type {string} */ what) => said.push(what) };
  const { api } = new RunTime(standard, { ...plainLaunch(standard), ...launch }, kept.last, lms);
  const { calls } = standard;
  const call = (/** @type {keyof typeof calls} */ name) => (/** @type {string[]} */ ...args) =>
    /** @type {Api} */ (api)[calls[name]]?.(...args);
  const [initialize, terminate, get, set] = [call("initialize"), call("terminate"), call("get"), call("set")];
  return { api, said, initialize, terminate, get, set, commit: call("commit"), lastError: call("lastError") };
}

/** @param {string} name */
const linesOf = (name) =>
  readFileSync(new URL(`../fixtures/scorm/${name}`, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line && !line.startsWith("#"));

/** @param {string} text a quoted text, or x*N */
const valueOf = (text) => (text.startsWith("x*") ? "x".repeat(Number(text.slice(2))) : String(JSON.parse(text)));

/**
 * @param {Api} api
 * @param {string} name
 * @param {string[]} args
 * @param {string} lastError
 */
function answer(api, name, args, lastError) {
  const result = String(api[name]?.(...args));
  const code = /Last|Error/.test(name) ? "-" : String(api[lastError]?.());
  return `${result.length > 200 ? `x*${result.length}` : JSON.stringify(result)} ${code}`;
}

for (const { file, standard, again } of [
  { file: "calls-12.txt", standard: SCORM12, again: new Scorm12API({ autocommit: false, logLevel: 5 }) },
  { file: "calls-2004.txt", standard: SCORM2004, again: new Scorm2004API({ autocommit: false, logLevel: 5 }) },
]) {
  test(`${standard.name}: every call is answered as written, and by scorm-again too or with a reason`, () => {
    const begun = { credit: "credit", entry: "ab-initio" };
    const told =
      standard === SCORM12
        ? { core: { ...begun, student_id: LEARNER.id, student_name: LEARNER.name, lesson_mode: "normal" } }
        : { ...begun, learner_id: LEARNER.id, learner_name: LEARNER.name, mode: "normal" };
    again.loadFromJSON(told, "cmi");
    const own = session(standard).api;
    const lines = linesOf(file);
    assert.ok(lines.length >= 150, `${lines.length} calls`);
    for (const line of lines) {
      const [call = "", answers = ""] = line.split(" => ");
      const [name = "", ...args] = call.match(/"[^"]*"|\S+/g) || [];
      const [expected = "", theirs, reason] = answers.split(/ {2}[~#] /);
      const values = args.map(valueOf);
      assert.equal(answer(own, name, values, standard.calls.lastError), expected, line);
      const other = answer(again, name, values, standard.calls.lastError);
      assert.equal(other, theirs ?? expected, `scorm-again: ${line}`);
      assert.ok(theirs === undefined || (theirs !== expected && reason), `a reason is missing: ${line}`);
    }
  });
}

test("1.2: what was committed comes back, and time adds up", () => {
  const kept = { last: null };
  const first = session(SCORM12, {}, kept);
  first.initialize("");
  first.set("cmi.core.lesson_status", "incomplete");
  first.set("cmi.suspend_data", "state");
  first.set("cmi.core.session_time", "00:01:30.50");
  first.set("cmi.core.exit", "suspend");
  first.set("cmi.interactions.0.id", "a");
  assert.equal(first.terminate(""), "true");
  const second = session(SCORM12, {}, kept);
  second.initialize("");
  assert.equal(second.get("cmi.core.entry"), "resume");
  assert.equal(second.get("cmi.suspend_data"), "state");
  assert.equal(second.get("cmi.core.total_time"), "0000:01:30.50");
  assert.equal(second.get("cmi.interactions._count"), "1");
  second.set("cmi.suspend_data", "lost");
  second.set("cmi.core.session_time", "00:00:10");
  second.commit("");
  second.set("cmi.suspend_data", "never committed");
  // The window closes: nobody calls LMSFinish.
  const third = session(SCORM12, {}, kept);
  third.initialize("");
  assert.equal(third.get("cmi.suspend_data"), "lost");
  assert.equal(third.get("cmi.core.total_time"), "0000:01:40.50");
});

test("1.2: the mastery score decides, but not on somebody who left half-way", () => {
  for (const [status, raw, mastery, expected] of /** @type {[string, string, number | null, string][]} */ ([
    ["completed", "70", 70, "passed"],
    ["passed", "69.9", 70, "failed"],
    ["incomplete", "90", 70, "incomplete"],
    ["", "90", 70, "passed"],
    ["", "", 70, "completed"],
    ["failed", "90", null, "failed"],
    ["", "", null, "completed"],
  ])) {
    const kept = /** @type {{ last: Kept | null }} */ ({ last: null });
    const { initialize, set, terminate, said } = session(SCORM12, { mastery }, kept);
    initialize("");
    if (status) set("cmi.core.lesson_status", status);
    if (raw) set("cmi.core.score.raw", raw);
    terminate("");
    assert.equal(kept.last?.values["cmi.core.lesson_status"], expected, `${status} ${raw} ${mastery}`);
    assert.equal(said.length > 0, status !== expected, `${status} ${raw} ${mastery}`);
  }
});

test("2004: an attempt that was not suspended is over", () => {
  const kept = /** @type {{ last: Kept | null }} */ ({ last: null });
  for (const [exit, entry, data, attempts] of /** @type {[string, string, string, number][]} */ ([
    ["suspend", "ab-initio", "", 1],
    ["normal", "resume", "state", 1],
    ["", "ab-initio", "", 2],
  ])) {
    const { initialize, get, set, terminate } = session(SCORM2004, {}, kept);
    initialize("");
    assert.equal(get("cmi.entry"), entry);
    assert.equal(get("cmi.suspend_data"), data);
    set("cmi.suspend_data", "state");
    set("cmi.session_time", "PT1M0.5S");
    set("cmi.exit", exit);
    terminate("");
    assert.equal(kept.last?.attempts, attempts);
  }
});

test("2004: the LMS says whether it is passed and completed where the manifest asks for it", () => {
  const launch = plainLaunch(SCORM2004);
  const entry = { ...launch.entry, completion_threshold: 0.5, objectives: ["main"] };
  const { initialize, get, set, terminate, said } = session(SCORM2004, { entry, mastery: 0.7 });
  initialize("");
  assert.equal(get("cmi.objectives.0.id"), "main");
  assert.equal(get("cmi.scaled_passing_score"), "0.7");
  set("cmi.success_status", "passed");
  assert.equal(get("cmi.success_status"), "unknown");
  set("cmi.score.scaled", "0.6");
  assert.equal(get("cmi.success_status"), "failed");
  set("cmi.score.scaled", "0.7");
  assert.equal(get("cmi.success_status"), "passed");
  set("cmi.progress_measure", "0.4");
  assert.equal(get("cmi.completion_status"), "incomplete");
  set("cmi.progress_measure", "0.5");
  assert.equal(get("cmi.completion_status"), "completed");
  terminate("");
  assert.equal(said.length, 1);
});

test("an LMS that fails says so with the error of the standard", () => {
  for (const [standard, initialize, commit] of /** @type {[Standard, string, string][]} */ ([
    [SCORM12, "101", "101"],
    [SCORM2004, "102", "391"],
  ])) {
    const failing = session(standard, {}, { last: null }, false);
    assert.equal(failing.initialize(""), "false");
    assert.equal(failing.lastError(), initialize);
    let fails = false;
    const lms = { answers: () => !fails, keep: () => true, called() {}, said() {} };
    const api = /** @type {Api} */ (new RunTime(standard, plainLaunch(standard), null, lms).api);
    api[standard.calls.initialize]?.("");
    fails = true;
    assert.equal(api[standard.calls.commit]?.(""), "false");
    assert.equal(api[standard.calls.lastError]?.(), commit);
  }
});

test("spans of time are read and written", () => {
  assert.equal(timespan12Of(hundredths12("0123:45:06.78")), "0123:45:06.78");
  assert.equal(timespan2004Of(hundredths2004("P1DT2H3M4.05S")), "PT26H3M4.05S");
  assert.equal(timespan2004Of(0), "PT0S");
});

test("prerequisites are read as AICC scripts", () => {
  const statuses = { a: "completed", b: "passed", c: "incomplete", d: "not attempted" };
  for (const [script, expected] of /** @type {[string, boolean | null][]} */ ([
    ["", true],
    ["a", true],
    ["c", false],
    ["a&b", true],
    ["a&c", false],
    ["a|c", true],
    ["~c", true],
    ["~(a&b)", false],
    ["c|a&b", true],
    ['c="incomplete"', true],
    ['a<>"passed"', true],
    ["2*{a,b,c}", true],
    ["3*{a,b,c}", false],
    ["e", false],
    ["a&", null],
    ["a b", null],
    ["(a", null],
  ])) {
    assert.equal(allows(script, statuses), expected, script);
  }
});
