// The player inside an LMS of SCORM 1.2 and 2004.

import assert from "node:assert/strict";
import { test } from "node:test";

import { CASE, does, emptyWindow, opened, playerWith, plays } from "./lms-page.mjs";
import { ScormLms } from "./scorm-api.mjs";

/** @typedef {"1.2" | "2004"} Edition */
/** @type {Edition[]} */
const EDITIONS = ["1.2", "2004"];
const API = { 1.2: "API", 2004: "API_1484_11" };
const STATUS = { 1.2: "cmi.core.lesson_status", 2004: "cmi.completion_status" };
const RAW = { 1.2: "cmi.core.score.raw", 2004: "cmi.score.raw" };
const PASSING = "own kind strong:Sorry on:Noted well";
const FAILING = "blame kind weak on badly";

/** A window in an LMS. @param {ScormLms} lms @param {(window: any, api: object) => void} [place] */
function windowIn(lms, place = (window, api) => (window.parent = { [API[lms.edition]]: api })) {
  const window = emptyWindow();
  place(window, lms.sitting());
  return window;
}

/** A sitting of a learner. @param {ScormLms} lms @param {object} [given] @param {any} [window] */
async function sits(lms, given = {}, window = windowIn(lms)) {
  const hosts = ["lms-host", "scorm-report", "scorm", lms.edition === "1.2" ? "scorm12" : "scorm2004"];
  const player = playerWith(hosts, { window, addEventListener: window.addEventListener });
  return { ...(await opened(player, given)), player, leave: window.close };
}

/** @param {ScormLms} lms */
const fine = (lms) => assert.deepEqual(lms.amiss, []);

for (const edition of EDITIONS) {
  test(`${edition}: a passed run is told completely, and the sitting ends once`, async () => {
    const lms = new ScormLms(edition, { "cmi.core.student_id": "anna", "cmi.learner_id": "anna" });
    const { session, host, leave } = await sits(lms);
    assert.equal(host.told.kept, "lms.kept");
    assert.equal(lms.data.get(STATUS[edition]), "incomplete");
    plays(session, PASSING);
    leave();
    leave();
    fine(lms);
    assert.equal(lms.data.get(STATUS[edition]), edition === "1.2" ? "passed" : "completed");
    assert.equal(lms.data.get(RAW[edition]), "100");
    if (edition === "2004") {
      assert.equal(lms.data.get("cmi.success_status"), "passed");
      assert.equal(lms.data.get("cmi.score.scaled"), "1");
      assert.equal(lms.data.get("cmi.progress_measure"), "1");
    }
    assert.equal(lms.calls.filter((call) => /Finish|Terminate/.test(call)).length, 1);
    assert.ok(lms.commits <= 9, `one commit for each decision: ${lms.commits}`);
    const result =
      edition === "1.2" ? lms.data.get("cmi.objectives.0.status") : lms.data.get("cmi.objectives.0.success_status");
    assert.equal(result, "passed");
  });

  test(`${edition}: each decision, message and reflection is one interaction`, async () => {
    const lms = new ScormLms(edition);
    const { session, leave } = await sits(lms);
    plays(session, "ask rude strong:Secret on:Secret well");
    plays(session, "silence kind fair on badly");
    leave();
    fine(lms);
    const told = lms.interactions();
    const results = told.map(({ result }) => result.replace("incorrect", "wrong"));
    assert.deepEqual(results, [
      "wrong",
      "correct",
      "correct",
      "neutral",
      "neutral",
      "wrong",
      "correct",
      "neutral",
      "neutral",
      "neutral",
    ]);
    const [first, second, letter] = told;
    assert.ok(!JSON.stringify(told).includes("Secret"), "a learner's words are theirs");
    if (edition === "1.2") {
      assert.equal(first.id, "first.a-own.b-ask.c-blame.d-on-timeout");
      assert.deepEqual([first.student_response, first["correct_responses.0.pattern"]], ["b", "a"]);
      assert.deepEqual([second["correct_responses.0.pattern"], second["correct_responses.1.pattern"]], ["a", "b"]);
      assert.deepEqual([letter.type, letter.student_response, told[5].student_response], ["fill-in", "written", "d"]);
      assert.equal(first.latency, "0000:00:01.50");
    } else {
      assert.deepEqual([first.id, first.learner_response, first.description], ["first", "ask", "{lang=en}What now?"]);
      assert.deepEqual([letter.learner_response, told[7].learner_response], ["written", "not-written"]);
      assert.deepEqual([told[5].learner_response, first.latency], ["on-timeout", "PT1.5S"]);
    }
  });

  test(`${edition}: learners' words are told where the target says so`, async () => {
    const lms = new ScormLms(edition);
    const { session, host, leave } = await sits(lms, { target: { sends_texts: true, complete_when: "DebriefSent" } });
    assert.equal(host.told.texts, "lms.texts-sent");
    session.begin();
    session.take({ Choose: { choice: 0, ticks: 0 } }, 1);
    session.take({ Choose: { choice: 0, ticks: 0 } }, 1);
    session.take({ Wrote: "Strong" }, 1, `{lang=xx}${"💥".repeat(3000)}`);
    does(session, "on well");
    session.finish();
    assert.equal(lms.data.get(STATUS[edition]), "incomplete");
    assert.equal(lms.data.has(RAW[edition]), false, "until it is complete there is no score to judge by");
    assert.equal(host.sends.sent(), false);
    host.sends.send([["action", "One action", "Listen"]]);
    assert.equal(host.sends.sent(), true);
    assert.notEqual(lms.data.get(STATUS[edition]), "incomplete");
    leave();
    fine(lms);
    const told = lms.interactions();
    const words = told.map((one) => one.student_response || one.learner_response);
    assert.ok(words[2].includes("💥") && !/\p{Surrogate}/u.test(words[2]));
    assert.equal(words.at(-1), "Listen");
  });

  test(`${edition}: after every decision the window may be killed, and the run goes on`, async () => {
    const lms = new ScormLms(edition);
    const doings = PASSING.split(" ");
    for (const [at, doing] of doings.entries()) {
      const { session } = await sits(lms);
      if (at === 0) session.begin();
      else assert.ok(session.goesOn(), `after ${at}`);
      assert.equal(session.run.inputs, at);
      does(session, doing);
    }
    const { session, leave } = await sits(lms);
    session.takeUp();
    assert.deepEqual(
      [...session.texts],
      [
        [2, "Sorry"],
        [3, "Noted"],
      ],
    );
    leave();
    fine(lms);
    assert.equal(lms.data.get(RAW[edition]), "100", "a run that is over counts when the window is left");
    assert.equal(lms.interactions().length, 5);
    const again = await sits(lms);
    assert.ok(!again.session.goesOn() && again.session.finished);
    assert.deepEqual(again.host.standing(), { attempts: 1, best: 100, complete: true });
  });

  test(`${edition}: another learner draws otherwise, the same learner alike`, async () => {
    const seedOf = async (/** @type {string} */ id) => {
      const { session } = await sits(new ScormLms(edition, { "cmi.core.student_id": id, "cmi.learner_id": id }));
      session.begin();
      return session.run.seed;
    };
    assert.equal(await seedOf("anna"), await seedOf("anna"));
    assert.notEqual(await seedOf("anna"), await seedOf("ben"));
  });

  test(`${edition}: a worse run takes nothing back, and a better one is told`, async () => {
    const lms = new ScormLms(edition);
    for (const [doings, raw] of [
      [FAILING, "33"],
      [PASSING, "100"],
      [FAILING, "100"],
    ]) {
      const { session, leave } = await sits(lms);
      plays(session, doings);
      leave();
      assert.equal(lms.data.get(RAW[edition]), raw);
    }
    fine(lms);
    assert.equal(lms.data.get(edition === "1.2" ? STATUS["1.2"] : "cmi.success_status"), "passed");
  });

  test(`${edition}: what fails for another reason is told as below the mark that the LMS declares`, async () => {
    const lms = new ScormLms(edition, { "cmi.student_data.mastery_score": "80", "cmi.scaled_passing_score": "0.8" });
    const { session, machine, leave } = await sits(lms);
    assert.equal(machine.case.passing.percent, 80);
    plays(session, "own rude strong on well");
    leave();
    fine(lms);
    assert.equal(lms.data.get(RAW[edition]), "79");
    assert.equal(lms.data.get(edition === "1.2" ? STATUS["1.2"] : "cmi.success_status"), "failed");
  });

  test(`${edition}: used-up attempts leave the debrief and nothing to begin`, async () => {
    const lms = new ScormLms(edition);
    const target = { attempts: 2 };
    const first = await sits(lms, { target });
    assert.ok(first.session.mayBegin());
    first.session.begin();
    does(first.session, "own");
    assert.ok(!first.session.mayBegin(), "what is under way is finished first");
    does(first.session, "kind strong on well");
    first.session.finish();
    assert.ok(first.session.mayBegin());
    plays(first.session, FAILING);
    assert.ok(!first.session.mayBegin());
    first.leave();
    const { session, host } = await sits(lms, { target });
    assert.equal(host.attemptsLeft(), 0);
    assert.ok(session.takeUp() && session.finished && !session.mayBegin());
    fine(lms);
  });

  test(`${edition}: in review, and without credit, nothing is written`, async () => {
    const lms = new ScormLms(edition);
    const { session, leave } = await sits(lms);
    plays(session, PASSING);
    leave();
    const before = new Map(lms.data);
    for (const mode of ["review", "browse", "no-credit"]) {
      const name = mode === "no-credit" ? "credit" : edition === "1.2" ? "lesson_mode" : "mode";
      lms.data.set(`cmi.${edition === "1.2" ? "core." : ""}${name}`, mode);
      const again = await sits(lms);
      assert.equal(again.host.told.kept, "lms.review");
      assert.ok(!again.host.keeps && again.session.takeUp() && again.session.finished, "the last run is there");
      plays(again.session, FAILING);
      again.leave();
      lms.data.delete(`cmi.${edition === "1.2" ? "core." : ""}${name}`);
    }
    fine(lms);
    const changed = [...lms.data].filter(([key, value]) => before.get(key) !== value).map(([key]) => key);
    assert.deepEqual(
      changed.filter((key) => !/exit|session_time|entry/.test(key)),
      [],
    );
  });

  test(`${edition}: what fails is tried again, and the learner hears of it once`, async () => {
    const lms = new ScormLms(edition);
    const { session, news, leave } = await sits(lms);
    session.begin();
    lms.broken = "set";
    does(session, "own kind");
    assert.deepEqual(news, ["lms.fails"]);
    lms.broken = "commit";
    does(session, "strong:Sorry");
    lms.broken = null;
    does(session, "on well");
    session.finish();
    assert.deepEqual(news, ["lms.fails", "lms.works"]);
    leave();
    fine(lms);
    assert.equal(lms.interactions().length, 5, "none is lost, none is there twice");
    assert.equal(lms.data.get(RAW[edition]), "100");
  });

  test(`${edition}: an LMS without interactions and objectives is served all the same`, async () => {
    for (const broken of ["cmi.interactions", "cmi.objectives"]) {
      const lms = new ScormLms(edition);
      lms.broken = broken;
      const { session, news, leave } = await sits(lms);
      plays(session, PASSING);
      leave();
      fine(lms);
      assert.deepEqual(news, []);
      assert.equal(lms.data.get(RAW[edition]), "100");
      assert.equal(lms.calls.filter((call) => call.includes(`SetValue ${broken}.`)).length, 1, "asked once");
    }
  });

  test(`${edition}: what is typed does not go to the LMS key by key, but goes at leaving`, async () => {
    const lms = new ScormLms(edition);
    const { session, leave } = await sits(lms);
    session.begin();
    does(session, "own kind");
    const { commits } = lms;
    for (let length = 1; length < 50; length++) session.write("x".repeat(length));
    assert.equal(lms.commits, commits);
    leave();
    const again = await sits(lms);
    assert.ok(again.session.goesOn());
    assert.equal(again.session.draft, "x".repeat(49));
    fine(lms);
  });

  test(`${edition}: after the end of the sitting nothing is said but that nothing is recorded`, async () => {
    const lms = new ScormLms(edition);
    const { session, news, leave } = await sits(lms);
    session.begin();
    leave();
    does(session, "own kind");
    assert.deepEqual(news, ["lms.over"]);
    fine(lms);
  });

  test(`${edition}: the LMS is found around the window and behind the one that opened it`, async () => {
    const name = API[edition];
    const closed = new Proxy({}, { get: (_, key) => (key === "parent" ? above : fail()) });
    const fail = () => {
      throw new Error("another origin");
    };
    const above = /** @type {any} */ ({});
    above.parent = above;
    /** @type {((window: any, api: object) => void)[]} */
    const places = [
      (window, api) => (window[name] = api),
      (window, api) => (window.parent = { parent: { [name]: api } }),
      (window, api) => (window.opener = { parent: { [name]: api } }),
      (window, api) => (window.top = { opener: { [name]: api } }),
      (window, api) => {
        above[name] = api;
        window.parent = closed;
      },
    ];
    for (const place of places) {
      const lms = new ScormLms(edition);
      const { host } = await sits(lms, {}, windowIn(lms, place));
      assert.equal(host.told.kept, "lms.kept", String(place));
    }
    const refuses = new ScormLms(edition);
    refuses.broken = "initialize";
    const { session, host, leave } = await sits(refuses);
    assert.equal(host.told.kept, "lms.away");
    plays(session, PASSING);
    leave();
    fine(refuses);
  });
}

test("a newer package keeps what was reached", async () => {
  const lms = new ScormLms("1.2");
  const { session, leave } = await sits(lms);
  plays(session, PASSING);
  leave();
  const scenario = structuredClone(CASE);
  scenario.nodes = scenario.nodes.filter(([id]) => id !== "second");
  const newer = await sits(lms, { scenario, hash: "fedcba9876543210" });
  assert.ok(!newer.session.takeUp());
  plays(newer.session, "blame");
  newer.leave();
  fine(lms);
  assert.deepEqual([lms.data.get("cmi.core.lesson_status"), lms.data.get("cmi.core.score.raw")], ["passed", "100"]);
});

test("several cases of a page are one to the LMS", async () => {
  const lms = new ScormLms("1.2");
  const cases = ["one", "two"].map((id) => ({ ...structuredClone(CASE), id }));
  const sitting = async () => {
    const window = windowIn(lms);
    const player = playerWith(["lms-host", "scorm-report", "scorm", "scorm12"], { window, addEventListener: window.addEventListener });
    player.HOSTS.pack(cases);
    return { player, leave: window.close };
  };
  const { player, leave } = await sitting();
  const first = await opened(player, { scenario: cases[0] });
  plays(first.session, PASSING);
  assert.equal(lms.data.get(STATUS["1.2"]), "incomplete", "one of two");
  const second = await opened(player, { scenario: cases[1] });
  second.session.begin();
  does(second.session, "own");
  leave();
  const next = await sitting();
  const back = await opened(next.player, { scenario: cases[1] });
  assert.ok(back.session.takeUp() && back.session.run.inputs === 1);
  does(back.session, "kind strong on well");
  back.session.finish();
  next.leave();
  fine(lms);
  assert.deepEqual([lms.data.get(STATUS["1.2"]), lms.data.get(RAW["1.2"])], ["passed", "100"]);
  assert.match(lms.interactions()[0].id, /^1\.first/);
});
