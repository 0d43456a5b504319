// How many runs in a row showed a habit.

import assert from "node:assert/strict";
import { test } from "node:test";

import { streaksOf } from "../../assets/player/page/streak.js";
import { engine, smallCase } from "./small-cases.mjs";

/** @import { Condition } from "../../assets/player/engine/case.js" */
/** @import { Attempt } from "../../assets/player/page/host.js" */

const machine = engine.compile(
  /** @type {any} */ ({
    ...smallCase(1).case,
    whenever: [],
    start: "a",
    nodes: [
      [
        "a",
        {
          Decision: {
            choices: [
              { id: "kind", to: "end" },
              { id: "cold", to: "end" },
            ],
          },
        },
      ],
      ["end", { Ending: { outcome: "Loyal" } }],
    ],
  }),
);

/** @type {Condition} */
const KIND = { Chose: ["a", "kind"] };
/** @type {Condition} */
const COLD = { Chose: ["a", "cold"] };

/**
 * Attempts, one a letter: kind, cold, or one whose record no longer fits.
 * @param {string} letters
 * @returns {Attempt[]}
 */
const attempts = (letters) =>
  [...letters].map((letter, at) => ({
    at: "2026-03-01T10:00:00Z",
    seed: at,
    steps: [["a", { Choose: [letter === "k" ? "kind" : letter === "c" ? "cold" : "gone", 0] }]],
    ending: "end",
    outcome: "Loyal",
    percent: null,
    passed: null,
    metrics: [],
  }));

test("a row ends at the last run that did not show the habit", () => {
  const rows = (/** @type {string} */ letters) => streaksOf(machine, attempts(letters), [KIND, COLD, undefined]);
  assert.deepEqual(rows(""), [0, 0, 0]);
  assert.deepEqual(rows("k"), [1, 0, 0]);
  assert.deepEqual(rows("ckkk"), [3, 0, 0]);
  assert.deepEqual(rows("kkkc"), [0, 1, 0]);
  assert.deepEqual(rows("kckcc"), [0, 2, 0]);
});

test("what no longer plays on the case ends a row, and nothing that was kept breaks it", () => {
  assert.deepEqual(streaksOf(machine, attempts("kk?kk"), [KIND]), [2]);
  assert.deepEqual(streaksOf(machine, attempts("kk?"), [KIND]), [0]);
  const [good] = attempts("k");
  for (const steps of [null, "x", [null], [["a"]], [["a", { Choose: null }]], [["a", { Choose: ["kind", 9] }]]]) {
    assert.deepEqual(streaksOf(machine, [/** @type {any} */ ({ ...good, steps }), good], [KIND]), [1]);
  }
});
