// What an LMS is told, and what it keeps.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { CASE, HASH, TARGET, does, emptyWindow, opened, playerWith } from "./lms-page.mjs";

const player = playerWith(["scorm-report"]);
const VECTORS = new URL("../../assets/conformance/vectors.jsonl", import.meta.url);
const LETTERS_ONLY = /^[A-Za-z0-9_-]*$/;

/** @type {(percent: number | null, passed?: boolean | null, resolved?: boolean) => object} */
const end = (percent, passed = percent !== null && percent >= 70, resolved = true) => ({ percent, passed, resolved });

/** @param {object} target @param {object[]} ends */
function reported(target, ...ends) {
  const whole = { ...TARGET, ...target };
  const sums = ends.reduce((before, one) => player.withRun(before, whole, 70, one), player.noSums());
  const report = player.caseReport(whole, sums, 70);
  return [player.lessonStatus(report), report.completion, report.success, report.score];
}

test("each wording has its words for runs that pass, that do not, and for what is not judged", () => {
  /** @type {[string, unknown[], unknown[]][]} */
  const table = [
    ["PassedFailed", ["passed", "completed", "passed", 90], ["failed", "completed", "failed", 40]],
    ["PassedIncomplete", ["passed", "completed", "passed", 90], ["incomplete", "incomplete", "unknown", 40]],
    ["CompletedIncomplete", ["completed", "completed", "unknown", 90], ["incomplete", "incomplete", "unknown", 40]],
    ["CompletedFailed", ["completed", "completed", "unknown", 90], ["failed", "completed", "failed", 40]],
  ];
  for (const [status, good, bad] of table) {
    assert.deepEqual(reported({ status }), ["incomplete", "incomplete", "unknown", null], status);
    assert.deepEqual(reported({ status }, end(90)), good, status);
    assert.deepEqual(reported({ status }, end(40)), bad, status);
    assert.deepEqual(reported({ status }, end(55, null)), ["completed", "completed", "unknown", 55], status);
  }
});

test("the score is that of the best, the last or the first run, and a pass is never taken back", () => {
  const runs = [end(40), end(80), end(90), end(10)];
  assert.deepEqual(reported({ score_sent: "Best" }, ...runs), ["passed", "completed", "passed", 90]);
  assert.deepEqual(reported({ score_sent: "Last" }, ...runs), ["passed", "completed", "passed", 90]);
  assert.deepEqual(reported({ score_sent: "Last" }, end(90), end(80)), ["passed", "completed", "passed", 80]);
  assert.deepEqual(reported({ score_sent: "Last" }, end(40), end(30)), ["failed", "completed", "failed", 30]);
  assert.deepEqual(reported({ score_sent: "First" }, ...runs), ["failed", "completed", "failed", 40]);
  assert.deepEqual(reported({ score_sent: "First" }, end(80), end(10)), ["passed", "completed", "passed", 80]);
});

test("the status agrees with the score and the mark, whatever made a run fail", () => {
  const ends = [end(95, false), end(70, false), end(70), end(69), end(0), end(100, false, false), end(71, true, false)];
  for (const complete_when of ["AnyEnding", "ResolvedEnding"]) {
    for (const score_sent of ["Best", "Last", "First"]) {
      for (const attempts of [0, 2]) {
        for (const one of ends) {
          for (const two of ends) {
            const [status, , success, score] = reported({ complete_when, score_sent, attempts }, one, two);
            if (score === null) assert.equal(status, "incomplete");
            else assert.equal(Number(score) >= 70, success === "passed", JSON.stringify({ score_sent, one, two }));
          }
        }
      }
    }
  }
  assert.equal(reported({}, end(95, false))[3], 69);
  assert.equal(player.tellable(end(80, false), 75.5), 75);
  assert.equal(player.tellable(end(0, false), 0), null);
  assert.deepEqual(reported({}, end(null, true)), ["passed", "completed", "passed", null]);
});

test("until what was asked for has happened, only that it is under way is told", () => {
  const resolved = { complete_when: "ResolvedEnding" };
  const underWay = ["incomplete", "incomplete", "unknown", null];
  assert.deepEqual(reported(resolved, end(90, true, false)), underWay);
  assert.deepEqual(reported(resolved, end(90, true, false), end(20)), ["passed", "completed", "passed", 90]);
  assert.deepEqual(reported({ complete_when: "DebriefSent", attempts: 1 }, end(90)), underWay);
  const out = { ...resolved, attempts: 2 };
  assert.deepEqual(reported(out, end(90, true, false)), underWay);
  const gone = [end(90, true, false), end(20, false, false)];
  assert.deepEqual(reported(out, ...gone), ["failed", "incomplete", "failed", 69]);
  assert.deepEqual(reported({ ...out, status: "PassedIncomplete" }, ...gone), [
    "incomplete",
    "incomplete",
    "unknown",
    69,
  ]);
});

test("attempts are used up where they are counted", () => {
  const used = (/** @type {number} */ attempts, /** @type {number} */ had) =>
    player.usedUp({ ...TARGET, attempts }, { ...player.noSums(), attempts: had });
  assert.deepEqual([used(0, 9), used(2, 1), used(2, 2), used(2, 3)], [false, false, true, true]);
});

test("a whole of several cases is complete with as many as are needed", () => {
  const sums = (/** @type {object[]} */ ...ends) =>
    ends.reduce((before, one) => player.withRun(before, TARGET, 70, one), player.noSums());
  const all = [sums(end(90)), sums(end(80)), sums(end(10)), sums()];
  const told = (/** @type {number} */ cases_needed) =>
    player.reportOf(TARGET, player.wholeStandpoint({ ...TARGET, cases_needed }, all));
  assert.deepEqual(told(0), { completion: "incomplete", success: "unknown", score: null });
  assert.deepEqual(told(2), { completion: "completed", success: "passed", score: 85 });
  assert.deepEqual(told(3), { completion: "completed", success: "failed", score: 60 });
  assert.deepEqual(told(9), told(0));
});

test("what an LMS remembers of a lost sitting stays", () => {
  const before = { complete: true, passed: true, score: 88 };
  const sums = player.withBefore(player.noSums(), TARGET, before);
  assert.deepEqual(player.caseReport(TARGET, sums, 70), { completion: "completed", success: "passed", score: 88 });
  const worse = player.withRun(sums, TARGET, 70, end(10));
  assert.equal(player.caseReport(TARGET, worse, 70).success, "passed");
  const known = player.withRun(player.noSums(), TARGET, 70, end(90));
  assert.equal(player.withBefore(known, TARGET, before), known);
});

test("a seed is the target's, or the same for the same learner and attempt", () => {
  assert.equal(player.seedOf({ ...TARGET, seed: 7 }, "x", 1), 7);
  const seed = player.seedOf(TARGET, "anna", 0);
  assert.equal(seed, player.seedOf(TARGET, "anna", 0));
  const others = [
    player.seedOf(TARGET, "anna", 1),
    player.seedOf(TARGET, "ben", 0),
    player.seedOf({ ...TARGET, part: "2" }, "anna", 0),
  ];
  assert.equal(new Set([seed, ...others]).size, 4);
});

/** What is written here and there. */
const TEXTS = ["Sorry – that’s on me.", "💥".repeat(400), "plain"];

/** A case that goes round and round: its runs are as long as one likes. */
function roundCase() {
  const round = structuredClone(CASE);
  round.nodes = round.nodes.slice(0, 5);
  round.nodes.push(["branch", { Decision: { choices: [{ id: "again", says: "Again", to: "first" }] } }]);
  return round;
}

/** The cases of the vectors and one that goes round, each with how many inputs a run of it takes. */
function* machines() {
  for (let time = 0; time < 6; time++) yield { machine: player.compile(roundCase()), most: 40 };
  for (const line of readFileSync(VECTORS, "utf8").trim().split("\n")) {
    yield { machine: player.compile(JSON.parse(line).case), most: 25 };
  }
}

/** What can be done now. @param {any} run @returns {any[]} */
function inputsOf({ machine, state }) {
  const { choices, goesOn, writes, seconds, ticks } = player.offers(machine, state);
  const offered = choices.filter((/** @type {any} */ one) => one.shown === "offered");
  return [
    ...offered.map((/** @type {any} */ { choice }) => ({ Choose: { choice, ticks } })),
    ...(goesOn ? ["Continue"] : []),
    ...(writes ? ["Strong", "Fair", "Weak"].map((Wrote) => ({ Wrote })) : []),
    ...(seconds === null ? [] : ["TimeOut"]),
  ];
}

/** Random runs with texts and answers: after every input, what is to be kept. */
function* keptRuns() {
  let drawn = 1;
  for (const { machine, most } of machines()) {
    drawn = player.mix(drawn);
    const run = player.Run.begin(machine, drawn);
    const texts = {};
    while (run.status === "waiting" && run.inputs < most) {
      const inputs = inputsOf(run);
      drawn = player.mix(drawn + 1);
      const input = inputs[drawn % inputs.length];
      if (input.Wrote) Object.assign(texts, { [run.inputs]: TEXTS[run.inputs % TEXTS.length] });
      run.step(input);
      // Two choices of a node that share an id cannot be told apart in a record.
      const { run: again } = player.replay(machine, run.seed, run.record());
      if (!player.sameState(again.state, run.state)) break;
      yield { machine, run, kept: keptOf(run, { ...texts }) };
    }
  }
}

/** @param {any} run @param {object} texts @returns {any} */
const keptOf = (run, texts) => ({
  version: 1,
  hash: HASH,
  run: {
    seed: run.seed,
    base: null,
    state: player.packState(run.state),
    steps: run.record(),
    texts,
    retries: 3,
    confidence: 4,
    answers: { action: "Say it first.", "question-0": "Because …" },
    finished: false,
    draft: "half a sen",
    cut: false,
  },
  attempts: [],
  preferences: { timers: "double", theme: "dark", typing: false },
});

const SUMS = { ...player.noSums(), attempts: 5, first: 0, best: 100, last: null, passed: true, judged: true };

/** The session that comes back to what was kept. @param {any} machine @param {any} kept @param {string} [hash] */
function comesBack(machine, kept, hash = HASH) {
  const session = new player.Session(machine, player.nowhere(), hash, kept);
  return { session, taken: session.takeUp() };
}

test("what is kept comes back as it was, after every decision, in the letters of base64url", () => {
  let count = 0;
  for (const { machine, run, kept } of keptRuns()) {
    const { text, whole } = player.suspended(machine, kept, SUMS, 64000);
    assert.match(text, LETTERS_ONLY);
    const back = player.unsuspended(machine, HASH, text);
    assert.deepEqual(back.sums, SUMS);
    assert.deepEqual(back.kept.preferences, kept.preferences);
    const { session, taken } = comesBack(machine, back.kept);
    assert.ok(taken && whole);
    assert.ok(player.sameState(session.run.state, run.state));
    assert.deepEqual(session.run.record(), run.record());
    assert.deepEqual(Object.fromEntries(session.texts), kept.run.texts);
    assert.deepEqual(session.answers, kept.run.answers);
    const { draft, retries, confidence, partial, cut, finished } = session;
    const others = { draft: "half a sen", retries: 3, confidence: 4, partial: false, cut: false, finished: false };
    assert.deepEqual({ draft, retries, confidence, partial, cut, finished }, others);
    count += 1;
  }
  assert.ok(count > 100, String(count));
});

test("it is never longer than there is room, the state is right, and what is missing is said", () => {
  const seen = { notes: 0, history: 0, nothing: 0 };
  let at = 0;
  for (const { machine, run, kept } of keptRuns()) {
    at += 1;
    if (at % 5 !== 0) continue;
    const state = Math.ceil((32 * machine.layout.size) / 6);
    for (const most of [30, 46 + state, 47 + state, 60 + state, 110 + state, 400 + state, 4096]) {
      const { text, whole } = player.suspended(machine, kept, SUMS, most);
      assert.ok(text.length <= most, `${text.length} > ${most}`);
      const back = player.unsuspended(machine, HASH, text);
      assert.deepEqual(back.sums, SUMS);
      if (back.kept.run === null) {
        assert.ok(!whole && most < 47 + state, `${most} is enough for a state of ${state}`);
        seen.nothing += 1;
        continue;
      }
      const { session, taken } = comesBack(machine, back.kept);
      assert.ok(taken && player.sameState(session.run.state, run.state));
      assert.equal(whole, !session.partial && !session.cut);
      const record = run.record();
      assert.deepEqual(session.run.record(), record.slice(record.length - session.run.record().length));
      assert.equal(session.partial, session.run.inputs < run.inputs);
      for (const [key, words] of session.texts) {
        const before = kept.run.texts[key + run.inputs - session.run.inputs];
        assert.ok(before.startsWith(words) && words.length <= 300 && words.isWellFormed());
      }
      if (session.partial) seen.history += 1;
      else if (session.cut) seen.notes += 1;
      // A run of which the beginning is gone is kept on, too.
      const again = player.suspended(machine, { ...back.kept, run: { ...back.kept.run } }, SUMS, 4096);
      const { session: second } = comesBack(machine, player.unsuspended(machine, HASH, again.text).kept);
      assert.ok(player.sameState(second.run.state, run.state));
      assert.equal(second.partial, session.partial);
    }
  }
  for (const [what, times] of Object.entries(seen)) assert.ok(times > 20, `${what}: ${times}`);
});

test("a damaged text is nothing, or the sums alone", () => {
  let at = 0;
  for (const { machine, kept } of keptRuns()) {
    at += 1;
    if (at % 97 !== 0) continue;
    const { text } = player.suspended(machine, kept, SUMS, 4096);
    for (let place = 0; place < text.length; place += 3) {
      for (const bad of [
        text.slice(0, place),
        `${text.slice(0, place)}é${text.slice(place + 1)}`,
        `${text.slice(0, place)}${text[place] === "A" ? "B" : "A"}${text.slice(place + 1)}`,
      ]) {
        const back = player.unsuspended(machine, HASH, bad);
        if (back === null) continue;
        assert.deepEqual(back.sums, SUMS);
        assert.equal(back.kept.run, null);
      }
    }
  }
  for (const none of [null, "", "1", "<html>", "null", "{}", "x".repeat(5000)]) {
    assert.equal(player.unsuspended(player.compile(CASE), HASH, none), null);
  }
});

/** A run of the case as it was, kept. @param {string} doings */
function keptBefore(doings) {
  const machine = player.compile(structuredClone(CASE));
  const session = new player.Session(machine, player.nowhere(), HASH, null);
  session.begin();
  does(session, doings);
  const kept = keptOf(session.run, Object.fromEntries(session.texts));
  return player.suspended(machine, kept, SUMS, 4096).text;
}

/** @param {string} text @param {(changed: any) => void} change */
function comesBackToNewer(text, change) {
  const changed = structuredClone(CASE);
  change(changed);
  const machine = player.compile(changed);
  const { kept, sums } = player.unsuspended(machine, "fedcba9876543210", text);
  assert.deepEqual(sums, SUMS, "what was reached stays");
  const { session, taken } = comesBack(machine, kept, "fedcba9876543210");
  assert.ok(session.changed);
  return taken ? session : null;
}

test("a newer package takes up what still applies, old names read as they are called now", () => {
  const text = keptBefore("own kind strong:Sorry");
  const same = comesBackToNewer(text, (changed) => (changed.title = "Another"));
  assert.equal(same && same.run.node.id, "think");
  assert.equal(same.texts.get(2), "Sorry");

  const renamed = comesBackToNewer(text, (changed) => {
    const words = JSON.stringify(changed.nodes).replaceAll('"second"', '"next"').replaceAll('"own"', '"mine"');
    changed.nodes = JSON.parse(words.replaceAll('"dice"', '"luck"'));
    changed.passing.fails_if = [];
    changed.renamed = [
      ["second", "next"],
      ["first/own", "first/mine"],
      ["dice", "luck"],
    ];
  });
  assert.deepEqual(
    renamed.run.record().map((/** @type {any[]} */ [node]) => node),
    ["first", "next", "letter", "luck"],
  );
  assert.equal(renamed.run.node.id, "think");
});

test("where a newer package has lost a step, the run stops before it, or begins again", () => {
  const text = keptBefore("own kind strong:Sorry on:Well");
  const short = comesBackToNewer(text, (changed) => {
    changed.nodes[1][1].Decision.choices.shift();
  });
  assert.equal(short.run.node.id, "second");
  assert.equal(short.draft, "");
  const gone = comesBackToNewer(
    text,
    (changed) => (changed.nodes[0][1].Decision.choices = [{ id: "new", to: "good" }]),
  );
  assert.equal(gone, null);
  const broken = comesBackToNewer(text, (changed) => {
    changed.nodes = changed.nodes.filter((/** @type {any[]} */ [id]) => id !== "second");
  });
  assert.equal(broken, null);
});

test("several cases share one text, each with its own place", async () => {
  const shelf = new player.KeptTexts();
  const ids = ["a", "b", "c"];
  shelf.hold(ids);
  shelf.read(null);
  const made = (/** @type {string} */ letter, /** @type {number} */ length) => (/** @type {number} */ room) => {
    const text = letter.repeat(Math.min(length, room));
    return { text, whole: text.length === length };
  };
  shelf.put("a", 500, made("a", 100));
  shelf.put("b", 500, made("b", 200));
  assert.equal(shelf.text("a"), "a".repeat(100));
  shelf.put("c", 500, made("c", 300));
  assert.equal(shelf.text("c"), "c".repeat(300));
  assert.equal(shelf.text("a"), "a".repeat(player.HEAD));
  assert.ok(shelf.whole().length <= 500);
  const again = new player.KeptTexts();
  again.hold(["a", "c"]);
  again.read(shelf.whole());
  assert.deepEqual([again.text("a"), again.text("c")], [shelf.text("a"), shelf.text("c")]);
  for (let cut = 0; cut < shelf.whole().length; cut++) new player.KeptTexts().read(shelf.whole().slice(0, cut));
});

test("without a target a page has no LMS, and a window without one says so", async () => {
  const window = emptyWindow();
  const page = playerWith(["lms-host", "scorm-report", "scorm", "scorm12"], { window, addEventListener: window.addEventListener });
  const { host, session } = await opened(page);
  assert.equal(host.told.kept, "lms.away");
  session.begin();
  does(session, "own");
  window.close();
  assert.equal(page.HOSTS.open("x", page.compile(structuredClone(CASE)), { hash: HASH }).told.kept, "kept-nowhere");
});
