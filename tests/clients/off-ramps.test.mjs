// Off-ramps against everything that can happen: what is said to be saved can be, and what is said to be lost is.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { GoodEndSearch, Ways } from "../../assets/player/page/good-end.js";
import { WaysOut } from "../../assets/player/page/way-out.js";
import { PLAYER } from "./assemble.mjs";
import { engine, everyInput, everyOutcome, everything, isGood, keyOf, randomRun, smallCase } from "./small-cases.mjs";

/** @import { Machine } from "../../assets/player/engine/machine.js" */
/** @import { State } from "../../assets/player/engine/state.js" */
/** @import { Run } from "../../assets/player/engine/run.js" */
/** @import { Place } from "../../assets/player/page/good-end.js" */
/** @import { OffRamps } from "../../assets/player/page/content.js" */

/** More states than this are not tried out. */
const MOST_STATES = 3000;
const CASES = 400;

/** The small cases, each with everything that can happen in it. */
const tried = Array.from({ length: CASES }, (_, at) => smallCase(at + 1)).flatMap((machine) => {
  const all = everything(machine, MOST_STATES);
  return all ? [{ machine, ...all }] : [];
});

/** @param {GoodEndSearch} search */
function whole(search) {
  for (;;) {
    const reached = search.advance(50);
    if (reached !== null) return reached;
  }
}

/**
 * Plays a way again, input by input with what chance drew, and looks where it ends.
 * @param {Machine} machine
 * @param {State} from
 * @param {Place | null} last
 */
function assertWitness(machine, from, last) {
  assert.ok(last);
  /** @type {Place[]} */
  const places = [];
  for (let place = /** @type {Place | null} */ (last); place; place = place.from) places.unshift(place);
  const state = from.slice();
  for (const { input, drawn } of places) {
    if (input === null) continue;
    let draws = 0;
    assert.equal(
      engine.step(machine, state, input, () => drawn[draws++]),
      null,
    );
    assert.equal(draws, drawn.length);
  }
  assert.ok(engine.sameState(state, last.state));
  assert.ok(isGood(machine, state), "the way ends well");
}

test("a search finds a good end exactly where there is one", () => {
  let [yes, no] = [0, 0];
  for (const { machine, states, saved } of tried) {
    // What is found out about one state is used for the next, so the order matters: both are tried.
    for (const order of [states, [...states].reverse()]) {
      const ways = new Ways(machine);
      for (const state of order.slice(0, 400)) {
        const search = new GoodEndSearch(ways, state);
        const reached = whole(search);
        assert.equal(reached, saved.has(keyOf(state)));
        if (reached) assertWitness(machine, state, search.found);
        if (reached) yes += 1;
        else no += 1;
      }
    }
  }
  assert.ok(tried.length > CASES / 2 && yes > 2000 && no > 3000, `${tried.length} cases, ${yes} yes, ${no} no`);
});

const GOOD = ["good", { Ending: { outcome: "Accepted" } }];
const BAD = ["bad", { Ending: { outcome: "Churned" } }];
const raise = { Raise: "f0" };
const best = (/** @type {object} */ fields) => ({ id: "x", grade: "Best", ...fields });
const weak = (/** @type {object} */ fields) => ({ id: "y", grade: "Weak", ...fields });
const decision = (/** @type {unknown[]} */ ...choices) => ({ Decision: { choices } });
const goodWhen = (/** @type {unknown} */ when) => ({
  Gate: { routes: [{ id: "r", when, to: "good" }], otherwise: "bad" },
});

/** Cases in which the best answer comes to a state that only looks like the one that the other comes to. */
const ALIKE = {
  "a choice that was taken once": {
    nodes: [
      ["a", decision(best({ once: true, to: "g" }), weak({ to: "b" }))],
      ["g", { Gate: { routes: [{ id: "r", when: { Is: "f0" }, to: "good" }], otherwise: "b" } }],
      ["b", { Scene: { effects: [raise], then: "a" } }],
    ],
  },
  "a promise with less time left": {
    promises: [["p", { due: "10s", if_broken: [raise] }]],
    nodes: [
      [
        "a",
        {
          Decision: {
            effects: [{ Make: "p" }],
            ...decision(best({ takes: "8s", to: "b" }), weak({ to: "b" })).Decision,
          },
        },
      ],
      ["b", { Scene: { then: "c" } }],
      ["c", { Scene: { takes: "5s", then: "g" } }],
      ["g", goodWhen({ Not: { Is: "f0" } })],
    ],
  },
  "a promise that was not kept": {
    promises: [["p", {}]],
    nodes: [
      ["a", decision(best({ to: "b" }), weak({ effects: [{ Make: "p" }, { Keep: "p" }], to: "b" }))],
      ["b", { Scene: { then: "g" } }],
      ["g", goodWhen({ Promise: ["p", "Kept"] })],
    ],
  },
  "a promise that has something to give when it is kept": {
    promises: [["p", { if_kept: [raise] }]],
    nodes: [
      ["a", decision(best({ to: "b" }), weak({ effects: [{ Make: "p" }], to: "b" }))],
      ["b", { Scene: { then: "c" } }],
      ["c", { Gate: { effects: [{ Keep: "p" }], routes: goodWhen({ Is: "f0" }).Gate.routes, otherwise: "bad" } }],
    ],
  },
  "waiting that is needed": {
    nodes: [
      [
        "a",
        {
          Decision: {
            choices: [best({ to: "g" })],
            seconds: 6,
            on_timeout: "bad",
            while_waiting: { every: 3, effects: [{ Add: [{ Meter: "m" }, 1] }] },
          },
        },
      ],
      ["g", goodWhen({ AtLeast: [{ Meter: "m" }, 4] })],
    ],
  },
};

for (const [name, { nodes, ...fields }] of Object.entries(ALIKE)) {
  test(`a search is not led astray by ${name}`, () => {
    /** @type {any} */
    const scenario = {
      ...smallCase(1).case,
      promises: [],
      whenever: [],
      start: "a",
      ...fields,
      nodes: [...nodes, GOOD, BAD],
    };
    const machine = engine.compile(scenario);
    const state = engine.start(machine, engine.seeded(1));
    const search = new GoodEndSearch(new Ways(machine), state);
    assert.equal(whole(search), true);
    assertWitness(machine, state, search.found);
  });
}

/**
 * @param {Run} run
 * @param {OffRamps} [table]
 */
function waysOut(run, table) {
  const search = new WaysOut(run, table);
  while (!search.advance(50));
  return search.found;
}

test("the off-ramps of a run are decisions at which another answer could have saved it", () => {
  let [found, lost] = [0, 0];
  for (const { machine, saved } of tried) {
    for (let seed = 1; seed <= 8; seed++) {
      const run = randomRun(machine, seed);
      if (run.status === "waiting") continue;
      const ways = new Map(waysOut(run).map((way) => [way.inputs, way]));
      const good = isGood(machine, run.state);
      for (const [at, { did, state }] of run.moments.entries()) {
        const node = did && machine.nodes[did.node];
        if (!did || !node || node.kind !== "Decision") continue;
        const before = run.moments[at - 1].state;
        const canSave = (/** @type {import("../../assets/player/engine/step.js").Input} */ input) =>
          everyOutcome(machine, before, input).some((next) => saved.has(keyOf(next)));
        const way = ways.get(at - 1);
        const wasLost = !saved.has(keyOf(state));
        if (way) {
          found += 1;
          assert.ok(canSave(way.input), "the other answer can save it");
          assert.notDeepEqual(way.input, did.input);
          assert.equal(way.lost, wasLost, "whether it was lost here");
          assert.ok(way.end && isGood(machine, way.end));
        } else if (wasLost) {
          const said = typeof did.input === "object" && "Choose" in did.input ? did.input.Choose.choice : -1;
          const others = everyInput(machine, before).filter(
            (input) =>
              (input === "TimeOut" && did.input !== "TimeOut") ||
              (typeof input === "object" &&
                "Choose" in input &&
                input.Choose.ticks === 0 &&
                input.Choose.choice !== said),
          );
          assert.ok(!others.some(canSave), "no off-ramp is left out where the good end was lost");
        }
        if (way && way.lost) lost += 1;
      }
      if (good) assert.ok([...ways.values()].every((way) => !way.lost));
    }
  }
  assert.ok(found > 200 && lost > 100, `${found} found, ${lost} of them where it was lost`);
});

test("what the exporter knows is not searched for, and not contradicted", () => {
  const machine = engine.compile(
    /** @type {any} */ ({
      ...JSON.parse(JSON.stringify(smallCase(1).case)),
      whenever: [],
      start: "a",
      nodes: [
        [
          "a",
          {
            Decision: {
              choices: [
                { id: "x", grade: "Weak", to: "bad" },
                { id: "y", grade: "Best", to: "good" },
                { id: "z", grade: "Good", to: "good" },
              ],
            },
          },
        ],
        ["bad", { Ending: { outcome: "Churned" } }],
        ["good", { Ending: { outcome: "Accepted" } }],
      ],
    }),
  );
  const run = engine.Run.begin(machine, 1);
  run.step({ Choose: { choice: 0, ticks: 0 } });
  /** @type {(can: "Always" | "Never", y: "Always" | "Never") => OffRamps} */
  const table = (can, y) => ({ a: { x: { can }, y: { can: y }, z: { can: "Always" } } });
  const choices = (/** @type {OffRamps | undefined} */ told) =>
    waysOut(run, told).map(({ input, lost }) => ({ input, lost }));
  const y = { Choose: { choice: 1, ticks: 0 } };
  const z = { Choose: { choice: 2, ticks: 0 } };
  assert.deepEqual(choices(undefined), [{ input: y, lost: true }]);
  assert.deepEqual(choices(table("Never", "Always")), [{ input: y, lost: true }]);
  assert.deepEqual(choices(table("Never", "Never")), [{ input: z, lost: true }]);
  assert.equal(waysOut(run, /** @type {any} */ ({ __proto__: null })).length, 1);
});

test("runs of the conformance vectors have witnesses for all their off-ramps", () => {
  const lines = readFileSync(new URL("../conformance/vectors.jsonl", PLAYER), "utf8").trim().split("\n");
  let found = 0;
  for (const line of lines) {
    const vector = JSON.parse(line);
    const machine = engine.compile(vector.case);
    for (const { seed, steps } of vector.runs) {
      const run = engine.Run.begin(machine, seed);
      for (const { input, refused } of steps) if (refused === null) run.step(input);
      const search = new WaysOut(run);
      for (let n = 0; n < 2000 && !search.advance(100); n++);
      for (const { end } of search.found) {
        found += 1;
        assert.ok(end && isGood(machine, end));
      }
    }
  }
  assert.ok(found > 0, "the vectors have off-ramps");
});
