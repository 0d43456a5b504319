// What a group of tests did, in figures: every check that held, and whatever else it counts.

import assert from "node:assert/strict";

export class Figures {
  /** @param {string} group */
  constructor(group) {
    this.group = group;
    /** @type {Map<string, number>} */
    this.counts = new Map();
  }

  /** @param {string} what @param {number} [n] */
  add(what, n = 1) {
    this.counts.set(what, (this.counts.get(what) || 0) + n);
  }

  /** @param {unknown} is @param {unknown} wanted @param {string} what */
  equal(is, wanted, what) {
    assert.deepEqual(is, wanted, what);
    this.add("checks");
  }

  /** @param {unknown} holds @param {string} what @param {unknown} [seen] */
  ok(holds, what, seen = "") {
    assert.ok(holds, `${what}: ${typeof seen === "string" ? seen : JSON.stringify(seen)}`);
    this.add("checks");
  }

  tell() {
    const all = [...this.counts].map(([what, n]) => `${n} ${what}`);
    console.log(`${this.group}: ${all.join(", ")}`);
  }
}
