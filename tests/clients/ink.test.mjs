// The story that benches play in ink is the case: the same texts, offers and variables along the same choices.

import assert from "node:assert/strict";
import { test } from "node:test";

import { COMPILED, INK, casePlayer, compiled, dice, inkOf, inkPlayer, read } from "./ink-story.mjs";

const CHOICES = 600;

test("the story is written from the case: node ink.mjs --write", () => {
  assert.ok(read(INK) === inkOf(), "story.ink is not what the case says");
  assert.ok(read(COMPILED) === compiled(inkOf()), "story.ink.json is not story.ink");
});

test("the story and the case say, offer and remember the same along the same choices", () => {
  const [ours, ink] = [casePlayer(), inkPlayer()];
  const below = dice(1);
  const counts = { begun: 1, open: 0, closed: 0 };
  assert.equal(ink.begin(), ours.begin());
  for (let at = 0; at < CHOICES; at++) {
    if (ours.offered() === 0) {
      counts.begun += 1;
      assert.equal(ink.begin(), ours.begin());
    }
    assert.equal(ink.offered(), ours.offered(), `before choice ${at}`);
    counts[ours.offered() === 3 ? "open" : "closed"] += 1;
    const choice = below(ours.offered());
    assert.equal(ink.choose(choice), ours.choose(choice), `choice ${at}`);
    assert.deepEqual(ink.variables(), ours.variables(), `after choice ${at}`);
  }
  // Runs come to their end, and the conditions decide something.
  assert.ok(counts.begun > 5 && counts.open > CHOICES / 5 && counts.closed > CHOICES / 5, JSON.stringify(counts));
});
