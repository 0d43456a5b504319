// The player inside an LMS of cmi5.

import assert from "node:assert/strict";
import { test } from "node:test";

import { does, emptyWindow, opened, playerWith, plays } from "./lms-page.mjs";
import { Lms, verbOf } from "./lrs-stub.mjs";

const PASSING = "own kind strong:Sorry on:Noted well";
const FAILING = "blame kind weak on badly";

/** Lets everything that waits for nothing happen. */
const settled = () => new Promise((then) => setTimeout(then, 20));

/** A sitting of a learner. @param {Lms} lms @param {object} [given] @param {any} [around] @param {any} [window] */
async function sits(lms, given = {}, around = null, window = emptyWindow()) {
  const outside = around || lms.sitting(window);
  const player = playerWith(["lms-host", "statements", "lrs", "cmi5"], { ...outside, setTimeout: quick });
  const page = await opened(player, given);
  const leave = async () => {
    outside.window.close();
    await settled();
  };
  return { ...page, window: outside.window, leave, around: outside };
}

/** Waits a thousandth of what it is told. @param {() => void} then @param {number} after */
const quick = (then, after) => setTimeout(then, after / 1000);

/** @param {Lms} lms */
const fine = (lms) => assert.deepEqual(lms.amiss, []);

/** @param {Lms} lms @param {string} verb */
const the = (lms, verb) => lms.statements.filter((one) => verbOf(one) === verb);

test("a passed run is told in the order of the standard, and once for ever", async () => {
  const lms = new Lms({ masteryScore: 0.7 });
  const { session, host, leave } = await sits(lms);
  assert.equal(host.told.kept, "lms.kept");
  plays(session, PASSING);
  await settled();
  assert.deepEqual(lms.said(), ["initialized completed passed"]);
  plays(session, PASSING);
  plays(session, FAILING);
  await leave();
  await leave();
  assert.deepEqual(lms.said(), ["initialized completed passed terminated"]);
  const again = await sits(lms);
  assert.deepEqual(again.host.standing(), { attempts: 3, best: 100, complete: true });
  plays(again.session, PASSING);
  plays(again.session, FAILING);
  await again.leave();
  assert.equal(lms.said()[1], "initialized terminated");
  fine(lms);
  assert.deepEqual(the(lms, "passed")[0].result.score, { scaled: 1, raw: 100, min: 0, max: 100 });
});

test("each decision is answered with its options, and learners' words stay theirs", async () => {
  const lms = new Lms();
  const { session, leave } = await sits(lms);
  plays(session, "ask rude strong:Secret on:Secret well");
  await leave();
  fine(lms);
  const answered = the(lms, "answered");
  assert.equal(answered.length, 5);
  const [{ object, result }, , letter] = answered;
  assert.equal(object.id, "https://publisher.example/case/1/first");
  assert.deepEqual(
    object.definition.choices.map((/** @type {any} */ { id }) => id),
    ["own", "ask", "blame", "on-timeout"],
  );
  assert.deepEqual(object.definition.correctResponsesPattern, ["own"]);
  assert.deepEqual([result.response, result.success, result.duration], ["ask", false, "PT1.5S"]);
  assert.deepEqual(object.definition.description, { en: "What now?" });
  assert.equal(letter.result.response, "written");
  assert.ok(!JSON.stringify(lms.statements).includes("Secret"));
});

test("failing is told at the end of a sitting, because another try may still pass", async () => {
  const lms = new Lms({ masteryScore: 0.7 });
  const first = await sits(lms);
  plays(first.session, FAILING);
  await settled();
  assert.deepEqual(lms.said(), ["initialized completed"]);
  plays(first.session, PASSING);
  await first.leave();
  const other = new Lms({ masteryScore: 0.7 });
  const second = await sits(other);
  plays(second.session, FAILING);
  await second.leave();
  const third = await sits(other);
  await third.leave();
  const fourth = await sits(other);
  plays(fourth.session, FAILING);
  await fourth.leave();
  const fifth = await sits(other);
  plays(fifth.session, PASSING);
  await fifth.leave();
  fine(lms);
  fine(other);
  assert.deepEqual(lms.said(), ["initialized completed passed terminated"]);
  assert.deepEqual(other.said(), [
    "initialized completed failed terminated",
    "initialized terminated",
    "initialized failed terminated",
    "initialized passed terminated",
  ]);
});

test("with no attempt left, failing is told at once", async () => {
  const lms = new Lms({ masteryScore: 0.7 });
  const { session } = await sits(lms, { target: { attempts: 1 } });
  plays(session, FAILING);
  await settled();
  assert.deepEqual(lms.said(), ["initialized completed failed"]);
  fine(lms);
});

test("the LMS's mastery score is the mark", async () => {
  for (const [masteryScore, verb, score] of /** @type {[number, string, number][]} */ ([
    [0.9, "failed", 0.83],
    [0.3, "passed", 0.83],
    [0.755, "passed", 0.83],
  ])) {
    const lms = new Lms({ masteryScore });
    const { session, leave, machine } = await sits(lms);
    plays(session, "ask kind strong on well");
    await leave();
    fine(lms);
    assert.equal(machine.case.passing.percent, masteryScore * 100);
    const [told] = the(lms, verb);
    assert.ok(told && told.result.score.scaled >= Math.min(score, masteryScore) - 0.2, JSON.stringify(lms.said()));
  }
  const lms = new Lms({ masteryScore: 0.7 });
  const { session, leave } = await sits(lms);
  plays(session, "own rude strong on well");
  await leave();
  fine(lms);
  assert.equal(the(lms, "failed")[0].result.score.scaled, 0.69);
});

test("a run that was left goes on in the next sitting, with what was written", async () => {
  const lms = new Lms();
  const doings = PASSING.split(" ");
  for (const [at, doing] of doings.entries()) {
    const { session, leave } = await sits(lms);
    if (at === 0) session.begin();
    else assert.ok(session.goesOn());
    does(session, doing);
    session.write("unfinished");
    await leave();
  }
  const { session } = await sits(lms);
  assert.ok(session.takeUp() && session.finished, "a run that is over counts when the window is left");
  assert.deepEqual(
    [...session.texts],
    [
      [2, "Sorry"],
      [3, "Noted"],
    ],
  );
  fine(lms);
});

test("while the LRS is away everything waits in order, and nothing is told twice", async () => {
  for (const down of [0, 500, 503, 429]) {
    const lms = new Lms();
    const { session, news, leave } = await sits(lms);
    session.begin();
    await settled();
    lms.down = down;
    does(session, "own kind");
    await settled();
    assert.deepEqual(news, ["lms.fails"]);
    assert.equal(lms.statements.length, 1);
    lms.down = null;
    for (let wait = 0; wait < 20 && lms.statements.length < 3; wait++) await settled();
    does(session, "strong:Sorry on well");
    session.finish();
    await settled();
    assert.deepEqual(news, ["lms.fails", "lms.works"]);
    await leave();
    fine(lms);
    assert.equal(the(lms, "answered").length, 5);
    assert.deepEqual(
      the(lms, "answered").map(({ object }) => object.id.split("/").at(-1)),
      ["first", "second", "letter", "think", "branch"],
    );
  }
});

test("an answer that is lost makes nothing double, in this sitting or in the next", async () => {
  const lms = new Lms();
  const { session } = await sits(lms);
  await settled();
  lms.deaf = true;
  plays(session, PASSING);
  await settled();
  lms.deaf = false;
  for (let wait = 0; wait < 10; wait++) await settled();
  assert.equal(the(lms, "passed").length, 1);
  // The window is killed before it has heard that they arrived.
  const text = lms.documents.get("offramp.suspend") || "";
  lms.documents.set("offramp.suspend", text.replace(/"arrived":\[[^\]]*\]/, '"arrived":[]'));
  const again = await sits(lms);
  plays(again.session, PASSING);
  await again.leave();
  assert.deepEqual([the(lms, "passed").length, the(lms, "completed").length], [1, 1]);
  assert.ok(lms.said()[1].endsWith("terminated"));
  fine(lms);
});

test("to browse and to review is initialized and terminated, and keeps nothing", async () => {
  const lms = new Lms();
  const first = await sits(lms);
  plays(first.session, FAILING);
  await first.leave();
  const kept = lms.documents.get("offramp.suspend");
  for (const launchMode of ["Browse", "Review"]) {
    lms.launch = { launchMode };
    const { session, host, leave } = await sits(lms);
    assert.equal(host.told.kept, "lms.review");
    assert.ok(session.takeUp() && session.finished, "the last run is there to be seen");
    plays(session, PASSING);
    await leave();
  }
  fine(lms);
  assert.deepEqual(lms.said().slice(1), ["initialized terminated", "initialized terminated"]);
  assert.equal(lms.sittings.slice(1).flat().length, 4);
  assert.equal(lms.documents.get("offramp.suspend"), kept);
});

test("loading the window again asks for no second token, and says nothing after terminated", async () => {
  const lms = new Lms();
  const { session, around, leave } = await sits(lms);
  session.begin();
  does(session, "own");
  await settled();
  const killed = { ...around, window: emptyWindow() };
  const again = await sits(lms, {}, { ...killed, addEventListener: killed.window.addEventListener });
  assert.ok(again.session.goesOn(), "a window that was killed goes on");
  does(again.session, "kind");
  await again.leave();
  await settled();
  const over = await sits(lms, {}, { ...around, window: emptyWindow(), addEventListener() {} });
  assert.equal(over.host.told.kept, "lms.over");
  plays(over.session, PASSING);
  await settled();
  assert.equal(lms.tokens, 1);
  assert.deepEqual(lms.said(), ["initialized terminated"]);
  fine(lms);
  await leave();
});

test("leaving by the exit ends the sitting first, and leads only to web addresses", async () => {
  const lms = new Lms();
  const { session, host, window } = await sits(lms);
  session.begin();
  does(session, "own");
  host.exit();
  await settled();
  assert.equal(window.went, "https://lms.example/back");
  assert.deepEqual(lms.said(), ["initialized terminated"]);
  for (const returnURL of [undefined, "", "javascript:alert(1)", "no address"]) {
    const other = await sits(new Lms({ returnURL }));
    assert.equal(other.host.exit, null, returnURL);
  }
  fine(lms);
});

test("what the learner wants to hear is obeyed, and a page without a launch says that nothing is recorded", async () => {
  const lms = new Lms();
  lms.preferences = { languagePreference: "de-DE,en-US", audioPreference: "off" };
  const { host, session, leave } = await sits(lms);
  assert.equal(host.muted, true);
  session.begin();
  await leave();
  assert.equal(JSON.parse(lms.documents.get("offramp.suspend") || "").language, "de-DE,en-US");
  const window = emptyWindow();
  for (const search of ["", "?endpoint=https://lrs.example/xapi&fetch=x", "?registration=%"]) {
    const around = { ...lms.sitting(window), location: { search } };
    const alone = await sits(lms, {}, around);
    assert.equal(alone.host.told.kept, "lms.away");
    plays(alone.session, PASSING);
    await alone.leave();
  }
  const dead = new Lms();
  dead.down = 500;
  const page = await sits(dead);
  assert.equal(page.host.told.kept, "lms.away");
});
