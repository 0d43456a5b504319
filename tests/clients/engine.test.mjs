import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

import { PLAYER, assemble, assembled, declared, engineFiles, loadEngine, playerFile, playerFiles } from "./assemble.mjs";

/** @import { Machine } from "../../assets/player/engine/machine.js" */
/** @import { Input } from "../../assets/player/engine/step.js" */

const engine = loadEngine();

/**
 * A case with nothing but what is said here.
 * @param {Record<string, unknown>} fields
 * @returns {Machine}
 */
function machineOf(fields) {
  /** @type {any} */
  const scenario = {
    objectives: [],
    meters: [],
    flags: [],
    facts: [],
    promises: [],
    remedies: [],
    scoring: { by: "Decisions" },
    passing: {},
    whenever: [],
    start: "a",
    nodes: [],
    renamed: [],
    ...fields,
  };
  return engine.compile(scenario);
}

/** @param {Record<string, unknown>} fields */
const begin = (fields) => engine.Run.begin(machineOf(fields), 1);

/** @type {(choice: number, ticks?: number) => Input} */
const choose = (choice, ticks = 0) => ({ Choose: { choice, ticks } });

const ENDING = { Ending: { outcome: "Resolved", resolved: true } };

/** @param {unknown[]} choices */
const decision = (...choices) => ({ Decision: { choices } });

const ANGER = [
  "anger",
  {
    name: "Anger",
    start: 50,
    min: 0,
    max: 100,
    bands: [
      { id: "calm", upto: 25, name: "Calm" },
      { id: "cross", upto: 60, name: "Cross" },
      { id: "furious", upto: 100, name: "Furious" },
    ],
  },
];

test("the files follow the rule by which they become one script", () => {
  const names = new Set();
  const scripts = playerFiles().filter((name) => name.endsWith(".js"));
  for (const file of scripts) {
    const source = playerFile(file);
    const indent = (/** @type {string} */ line) => line.search(/\S|$/);
    source.split("\n").forEach((line, at, lines) => {
      const next = lines.slice(at + 1).find((one) => one.trim() !== "") || "";
      if (/^\s*(export )?(const|let)\b.*;$/.test(line)) {
        assert.ok(indent(next) <= indent(line), `${file}: a declaration that ends with its line is whole: ${line}`);
      }
      if (/^\s*import\b/.test(line)) {
        assert.match(line, /^import \{ [\w, ]+ \} from "\.\.?\/[\w/-]+\.js";$/, file);
      }
      if (/^\s*export\b/.test(line)) assert.match(line, /^export (const|let|async function|function|class) \w+/, file);
      if (/^\s*\/\*/.test(line)) assert.match(line, /^\s*\/\*\*( .*\*\/)?$/, `${file}: a comment stands alone: ${line}`);
      const code = line.replace(/"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`/g, '""');
      if (/\/\/|\/\*/.test(code)) assert.match(code, /^\s*(\/\/|\/\*\*)|\/\*\* @type \{.*\} \*\/ /, `${file}: ${line}`);
      assert.ok(!/`/.test(code), `${file}: no text goes over lines, none stands within another: ${line}`);
    });
    for (const name of declared(source)) {
      assert.ok(!names.has(name), `${name} is declared twice`);
      names.add(name);
    }
  }
  assert.ok(!/^(import|export)\b|\/\*|<\/|<!--/m.test(assemble(scripts)));
  new Function(`"use strict";${assemble(scripts)}`);
});

test("the engine knows no page, and is small", async () => {
  for (const file of engineFiles()) {
    assert.ok(!/\.\.\//.test(playerFile(file)), file);
    const module = await import(new URL(file, PLAYER).href);
    for (const name of Object.keys(module)) assert.ok(name in engine, `${name} of ${file}`);
  }
  assert.ok(gzipSync(assembled()).length < 11 * 1024);
});

test("hashes and the finaliser agree with their published values", () => {
  assert.equal(engine.fnv1a32(""), 0x811c9dc5);
  assert.equal(engine.fnv1a32("a"), 0xe40c292c);
  assert.equal(engine.fnv1a32("foobar"), 0xbf9cf968);
  assert.deepEqual([engine.mix(0), engine.mix(1)], [0, 0x514e28b7]);
});

test("a hash is of the UTF-8 bytes", () => {
  /** @param {string} text */
  const ofBytes = (text) =>
    [...Buffer.from(text, "utf8")].reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193), 0x811c9dc5) >>> 0;
  for (const text of ["é", "中文", "🙂!", "\u07ff\u0800\uffff"])
    assert.equal(engine.fnv1a32(text), ofBytes(text), text);
});

test("draws wrap and are never negative", () => {
  for (let visit = 1; visit < 200; visit++) {
    const drawn = engine.draw(0xffffffff, 0xfffffff0, visit, 63);
    assert.ok(Number.isInteger(drawn) && drawn >= 0 && drawn <= 0xffffffff);
  }
  assert.equal(engine.scaled(0xffffffff, 1_000_000), 999_999);
});

test("a shuffle is a permutation, repeats, and leaves those after the 32nd alone", () => {
  for (let count = 0; count < 40; count++) {
    const order = engine.shuffled(7, 11, 1, count);
    assert.deepEqual(
      order.slice().sort((a, b) => a - b),
      [...order.keys()],
    );
    assert.deepEqual(order, engine.shuffled(7, 11, 1, count));
    for (let at = 32; at < count; at++) assert.equal(order[at], at);
  }
  assert.notDeepEqual(engine.shuffled(7, 11, 1, 10), engine.shuffled(7, 11, 2, 10));
});

test("durations are read as they are written, and other texts are none", () => {
  for (const [text, seconds] of /** @type {[string, number][]} */ ([
    ["0s", 0],
    ["40s", 40],
    ["2m", 120],
    ["3h", 10800],
    ["365d", 31536000],
  ])) {
    assert.equal(engine.durationSeconds(text), seconds, text);
  }
  for (const text of ["", "s", "-5s", "1.5m", "5", "366d", "99999999999s", "5 m", "5é", "5s\n"]) {
    assert.equal(engine.durationSeconds(text), null, text);
  }
});

test("a percent by decisions takes the first grade of each node and is rounded down", () => {
  const run = begin({
    nodes: [
      ["a", decision({ id: "x", grade: "Good", to: "a" }, { id: "y", to: "a" }, { id: "z", grade: "Best", to: "b" })],
      ["b", ENDING],
    ],
  });
  const percent = () => engine.percent(run.machine, run.state);
  assert.equal(percent(), null);
  run.step(choose(1));
  assert.equal(percent(), null);
  run.step(choose(0));
  assert.equal(percent(), 66);
  run.step(choose(2));
  assert.equal(percent(), 66);
  assert.equal(run.status, "ending");
});

test("a percent by outcome is exact, rounded down and kept within 0 and 100", () => {
  /** @param {unknown} outcome @param {unknown[]} effects */
  const percentOf = (outcome, effects = []) => {
    const run = begin({
      meters: [ANGER],
      scoring: { by: { Outcome: outcome } },
      nodes: [["a", { Ending: { outcome: "Loyal", effects } }]],
    });
    return engine.percent(run.machine, run.state);
  };
  const anger = { Meter: "anger" };
  const cost = { Tally: "cost" };
  assert.equal(percentOf({ parts: [{ of: anger, weight: 1 }], range: [0, 100] }), 50);
  assert.equal(percentOf({ parts: [{ of: anger, weight: 1 }], range: [0, 99] }), 50);
  assert.equal(percentOf({ parts: [{ of: anger, weight: 1 }] }), null);
  assert.equal(percentOf({ parts: [{ of: anger, weight: 1 }], range: [3, 3] }), null);
  assert.equal(percentOf({ parts: [{ of: anger, weight: -1 }], range: [-49, 0] }), 0);
  assert.equal(percentOf({ parts: [{ of: { Meter: "gone" }, weight: 5 }], range: [-1, 1] }), 50);
  assert.equal(percentOf({ parts: [], range: [-10, -1] }), 100);
  // Thirds and sevenths of what no double could hold: 1,000,000 × 2,147,483,647 × 21.
  const parts = [
    { of: cost, weight: 1_000_000, per: 3 },
    { of: anger, weight: 1, per: 7 },
  ];
  const many = Array.from({ length: 2148 }, () => ({ Add: [cost, 1_000_000] }));
  assert.equal(percentOf({ parts, range: [715_827_882_333_340, 715_827_882_333_341] }, many), 47);
  // 999,983 is a prime: its multiple with 7 is more than is worked with.
  assert.equal(
    percentOf({
      parts: [
        { of: cost, weight: 1, per: 999_983 },
        { of: anger, weight: 1, per: 7 },
      ],
      range: [0, 9],
    }),
    null,
  );
});

test("a mixed percent needs both its parts", () => {
  const by = {
    Mix: [
      ["Decisions", 60],
      [{ Outcome: { parts: [{ of: { Meter: "anger" }, weight: 1 }], range: [0, 100] } }, 40],
    ],
  };
  const run = begin({ meters: [ANGER], scoring: { by }, nodes: [["a", decision({ id: "x", grade: "Best" })]] });
  assert.equal(engine.percent(run.machine, run.state), null);
  run.step(choose(0));
  assert.equal(engine.percent(run.machine, run.state), 80);
});

test("numbers stay in their ranges", () => {
  const cost = { Tally: "cost" };
  const effects = [
    { Add: [{ Meter: "anger" }, 1_000_000] },
    { Add: [cost, -5] },
    ...Array.from({ length: 3000 }, () => ({ Add: [cost, 1_000_000] })),
  ];
  const run = begin({ meters: [ANGER], nodes: [["a", { Ending: { outcome: "Loyal", effects } }]] });
  const { meters, tallies } = engine.stateView(run.machine, run.state);
  assert.deepEqual([meters, tallies[1]], [[100], 2_147_483_647]);
});

test("ids that look like numbers keep their order, and those of an object's own words are only ids", () => {
  const flags = ["10", "2", "constructor"].map((id) => [id, id]);
  const x = { id: "x", evidence: { 2: 3 }, to: "a" };
  const run = begin({
    flags,
    objectives: [
      ["10", { text: "" }],
      ["2", { text: "" }],
      ["constructor", { text: "", moves: ["m"] }],
    ],
    nodes: [["a", { Decision: { choices: [x], effects: flags.map(([id]) => ({ Raise: id })) } }]],
  });
  run.step(choose(0));
  assert.deepEqual(engine.stateView(run.machine, run.state).flags, ["10", "2", "constructor"]);
  const objectives = engine.metrics(run).filter(([name]) => /^objective\/\w+$/.test(name));
  assert.deepEqual(objectives, [
    ["objective/10", 0],
    ["objective/2", 3],
    ["objective/constructor", 0],
  ]);
});

test("of two choices with one id the first is meant by Chose", () => {
  const chose = { Chose: ["a", "x"] };
  const run = begin({ nodes: [["a", decision({ id: "x", to: "a" }, { id: "x", to: "a" })]] });
  run.step(choose(1));
  assert.equal(engine.holds(run.machine, run.state, /** @type {any} */ (chose)), false);
  run.step(choose(0));
  assert.equal(engine.holds(run.machine, run.state, /** @type {any} */ (chose)), true);
});

test("what names something unknown never holds, does nothing and leads nowhere", () => {
  const whens = [
    { Is: "no" },
    { Knows: "no" },
    { Visited: "no" },
    { Chose: ["a", "no"] },
    { Promise: ["no", "Unmade"] },
    { AtLeast: [{ Meter: "no" }, -9] },
    { In: [{ Meter: "no" }, "calm"] },
    { In: [{ Meter: "anger" }, "no"] },
    { In: [{ Tally: "cost" }, "calm"] },
  ];
  const effects = [
    { Raise: "no" },
    { Reveal: "no" },
    { Make: "no" },
    { Set: [{ Meter: "no" }, 3] },
    { Extend: ["no", "1h"] },
  ];
  const routes = whens.map((when, at) => ({ id: `r${at}`, when }));
  const run = begin({ meters: [ANGER], nodes: [["a", { Gate: { effects, routes, otherwise: "gone" } }]] });
  assert.equal(run.status, "link to nowhere");
});

test("bands are read in their order", () => {
  /** @param {number} anger @param {string} band */
  const isIn = (anger, band) => {
    const run = begin({
      meters: [ANGER],
      nodes: [["a", { Ending: { effects: [{ Set: [{ Meter: "anger" }, anger] }] } }]],
    });
    return engine.holds(run.machine, run.state, { In: [{ Meter: "anger" }, band] });
  };
  assert.deepEqual(
    [isIn(25, "calm"), isIn(26, "calm"), isIn(26, "cross"), isIn(60, "cross"), isIn(61, "furious")],
    [true, false, true, true, true],
  );
});

test("promises that are overdue break in the order of declaration, and one due right now is in time", () => {
  const say = (/** @type {string} */ id) => [{ Raise: id }];
  const run = begin({
    flags: [
      ["late", ""],
      ["later", ""],
      ["never", ""],
    ],
    promises: [
      ["second", { due: "10s", if_broken: [...say("later"), { Keep: "open" }] }],
      ["first", { due: "5s", if_broken: say("late") }],
      ["open", { if_kept: say("never") }],
      ["now", { due: "20s" }],
    ],
    nodes: [
      ["a", { Scene: { effects: ["first", "second", "open", "now"].map((id) => ({ Make: id })), then: "b" } }],
      ["b", { Scene: { after: "20s", then: "c" } }],
      ["c", { Ending: { outcome: "Loyal", takes: "1s" } }],
    ],
  });
  assert.deepEqual(engine.stateView(run.machine, run.state).promises, [
    ["open", 10],
    ["open", 5],
    ["open", null],
    ["open", 20],
  ]);
  run.step("Continue");
  const { promises, flags } = engine.stateView(run.machine, run.state);
  assert.deepEqual(promises, [
    ["broken", null],
    ["broken", null],
    ["kept", null],
    ["open", 20],
  ]);
  assert.deepEqual(flags, ["late", "later", "never"]);
  const told = run.moments[1].events.filter(({ what }) => what === "Promise" || what === "Flag");
  assert.deepEqual(
    told.map((event) => ("promise" in event ? event.promise : "flag" in event ? `flag ${event.flag}` : "")),
    [0, "flag 1", 2, "flag 2", 1, "flag 0"],
  );
  run.step("Continue");
  assert.equal(engine.stateView(run.machine, run.state).promises[3][0], "broken");
  assert.equal(new Map(engine.metrics(run)).get("follow_up_seconds"), 20);
});

test("more time can be had only while a promise is open and has a due time", () => {
  const extend = { Extend: ["p", "1m"] };
  const run = begin({
    promises: [
      ["p", { due: "10s" }],
      ["q", {}],
    ],
    nodes: [["a", { Ending: { effects: [extend, { Make: "p" }, extend, { Make: "q" }, { Extend: ["q", "1m"] }] } }]],
  });
  assert.deepEqual(engine.stateView(run.machine, run.state).promises, [
    ["open", 70],
    ["open", null],
  ]);
});

test("a due time that nobody will see stays a due time", () => {
  const effects = [{ Make: "p" }, ...Array.from({ length: 140 }, () => ({ Extend: ["p", "365d"] }))];
  const run = begin({ promises: [["p", { due: "1s" }]], nodes: [["a", { Ending: { effects } }]] });
  assert.deepEqual(engine.stateView(run.machine, run.state).promises, [["open", 0xfffffffe]]);
});

test("the same gate twice without an input between is an endless loop, and visits are told apart by inputs", () => {
  const gate = { Gate: { routes: [], otherwise: "b" } };
  assert.equal(
    begin({
      nodes: [
        ["a", gate],
        ["b", { Gate: { routes: [], otherwise: "a" } }],
      ],
    }).status,
    "endless automatic loop",
  );
  const run = begin({
    nodes: [
      ["a", gate],
      ["b", { Scene: { then: "a" } }],
    ],
  });
  for (let inputs = 0; inputs < 5; inputs++) assert.equal(run.step("Continue"), null);
  assert.equal(run.status, "waiting");
});

test("a whenever rule fires once, jumps before lines are heard, and not on entering an ending", () => {
  const hot = { AtLeast: [{ Meter: "anger" }, 90] };
  const more = [{ Add: [{ Meter: "anger" }, 45] }];
  const run = begin({
    meters: [ANGER],
    whenever: [{ when: hot, to: "hangs-up" }],
    nodes: [
      ["a", decision({ id: "x", effects: more, to: "b" }, { id: "y", to: "b" })],
      ["b", { Ending: { outcome: "Churned", effects: more } }],
      ["hangs-up", { Scene: { lines: [{ id: "l" }], then: "a" } }],
    ],
  });
  run.step(choose(0));
  assert.equal(run.node && run.node.id, "hangs-up");
  assert.deepEqual(engine.stateView(run.machine, run.state).fired, [0]);
  assert.deepEqual(
    run.moments[1].events.map(({ what }) => what),
    ["Changed", "Fired", "Entered", "Heard"],
  );
  run.step("Continue");
  run.step(choose(0));
  assert.equal(run.status, "ending");

  const calm = begin({
    meters: [ANGER],
    whenever: [{ when: hot, to: "a" }],
    nodes: [["a", { Ending: { outcome: "Churned", effects: more } }]],
  });
  assert.deepEqual(engine.stateView(calm.machine, calm.state).fired, []);
});

test("waiting costs by ticks, the time-out by all of them", () => {
  const waiting = { every: 5, effects: [{ Add: [{ Tally: "points" }, 1] }] };
  const nodes = [
    [
      "a",
      {
        Decision: {
          seconds: 22,
          while_waiting: waiting,
          choices: [{ id: "x", takes: "1m" }],
          on_timeout: "b",
          timeout: { grade: "Weak" },
        },
      },
    ],
    ["b", ENDING],
  ];
  const run = begin({ nodes });
  assert.equal(engine.offers(run.machine, run.state).ticks, 4);
  for (const ticks of [5, -1, 0.5, NaN]) assert.equal(run.step(choose(0, ticks)), "there are not so many ticks");
  assert.equal(run.step(choose(1)), "the choice is not offered");
  assert.equal(run.step("Continue"), "the node waits for something else");
  run.step(choose(0, 3));
  assert.deepEqual(engine.stateView(run.machine, run.state).tallies.slice(0, 5), [60, 0, 1, 0, 3]);
  assert.equal(run.step("TimeOut"), "the run is over");
  run.rewind(0);
  run.step("TimeOut");
  assert.deepEqual(engine.stateView(run.machine, run.state).tallies.slice(0, 5), [22, 0, 1, 0, 4]);
  assert.equal(engine.percent(run.machine, run.state), 33);
});

const CHANCY = {
  nodes: [
    [
      "a",
      {
        Decision: {
          shuffle: true,
          choices: ["x", "y", "z"].map((id) => ({ id, grade: "Good", moves: ["m"], to: "b" })),
        },
      },
    ],
    [
      "b",
      {
        Chance: {
          outcomes: [
            { id: "o1", weight: 3, to: "a" },
            { id: "o2", weight: 2, to: "c" },
          ],
        },
      },
    ],
    ["c", { Rewrite: { strong: "a", fair: "b" } }],
  ],
};

/** Plays the chancy case until it is written to its open exit or 40 inputs were taken. @param {number} seed */
function playChancy(seed) {
  const run = engine.Run.begin(machineOf(CHANCY), seed);
  for (let n = 0; n < 40 && run.status === "waiting"; n++) {
    run.step(engine.offers(run.machine, run.state).writes ? { Wrote: n % 7 === 0 ? "Weak" : "Strong" } : choose(n % 3));
  }
  return run;
}

test("a run taken back goes on as if nothing had happened", () => {
  const run = playChancy(5);
  const whole = run.record();
  const inputs = run.moments.slice(1).map(({ did }) => did && did.input);
  run.rewind(2);
  assert.equal(run.inputs, 2);
  for (const input of inputs.slice(2)) if (input) run.step(input);
  assert.deepEqual(run.record(), whole);
});

test("a record plays again under any seed, and says where it no longer can", () => {
  for (let seed = 1; seed < 40; seed++) {
    const run = playChancy(seed);
    const { run: again, diverged } = engine.replay(run.machine, seed + 1000, run.record());
    assert.equal(diverged, null);
    assert.ok(engine.sameState(run.state, again.state));
    assert.deepEqual(engine.metrics(again), engine.metrics(run));
  }
  const machine = machineOf({
    ...CHANCY,
    renamed: [
      ["old", "a"],
      ["a/w", "a/x"],
    ],
  });
  const why = (/** @type {any} */ steps) => engine.replay(machine, 1, steps).diverged;
  assert.equal(
    why([
      ["old", { Choose: ["w", 0] }],
      ["b", { Drew: "o2" }],
      ["c", { Wrote: "Weak" }],
    ]),
    null,
  );
  assert.deepEqual(why([["c", "Continue"]]), { step: 0, why: "the run is at “a”, the record at “c”" });
  assert.deepEqual(why([["a", { Choose: ["v", 0] }]]), { step: 0, why: "“a” has no choice “v”" });
  assert.deepEqual(why([["a", { Choose: ["x", 9] }]]), { step: 0, why: "there are not so many ticks" });
  assert.deepEqual(
    why([
      ["a", { Choose: ["x", 0] }],
      ["b", { Drew: "o3" }],
    ]),
    { step: 1, why: "the record has no outcome for the chance “b” that the case still has" },
  );
  assert.deepEqual(why([["a", { Drew: "o1" }]]), { step: 0, why: "“a” does not draw, the record drew “o1”" });
});

test("a packed state unpacks to itself, and anything else to nothing", () => {
  const run = playChancy(3);
  const packed = engine.packState(run.state);
  assert.match(packed, /^[\w-]+$/);
  assert.equal(packed, Buffer.from(run.state.buffer).toString("base64url"));
  const state = engine.unpackState(run.machine, packed);
  assert.ok(state && engine.sameState(state, run.state));
  for (const bad of ["", packed.slice(1), `${packed}A`, `é${packed.slice(1)}`, `_____${packed.slice(5)}`]) {
    assert.equal(engine.unpackState(run.machine, bad), null, bad);
  }
  const waitsAtChance = engine.start(run.machine, engine.seeded(1));
  waitsAtChance[0] = 1;
  assert.equal(engine.unpackState(run.machine, engine.packState(waitsAtChance)), null);
});

test("a run that was left is taken up whole where its record is whole, else at its state", () => {
  const run = engine.Run.begin(machineOf(CHANCY), 9);
  for (let n = 0; n < 3; n++) run.step(run.node && run.node.kind === "Rewrite" ? { Wrote: "Strong" } : choose(n));
  const packed = engine.packState(run.state);
  const record = run.record();
  const whole = engine.resume(run.machine, 9, packed, record);
  assert.ok(whole && whole.whole && whole.run.inputs === 3);
  const cut = engine.resume(run.machine, 9, packed, record.slice(2));
  assert.ok(cut && !cut.whole && cut.run.inputs === 0 && engine.sameState(cut.run.state, run.state));
  assert.equal(engine.resume(run.machine, 9, "nonsense", record), null);
  const known = engine.resume(run.machine, 9, null, record);
  assert.ok(known && known.whole && engine.sameState(known.run.state, run.state));
  assert.equal(cut.run.step(cut.run.node && cut.run.node.kind === "Rewrite" ? { Wrote: "Weak" } : choose(0)), null);
});
