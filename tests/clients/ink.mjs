// Choices per second in random play with text: the player's engine on the case of benches/ink, and inkjs on the same
// story as ink, in turns on one thread: node ink.mjs. With --write, the story is written and compiled from the case.

import { writeFileSync } from "node:fs";

import { COMPILED, INK, casePlayer, compiled, dice, inkOf, inkPlayer } from "./ink-story.mjs";

/** @import { Player } from "./ink-story.mjs" */

/** Choices between two looks at the clock. */
const BLOCK = 500;
/** How long each side plays in a round, and how many rounds there are: whatever else the computer does meets both. */
const ROUND_MILLISECONDS = 400;
const ROUNDS = 15;

/** Text is written as bytes, as a page or a file would: until then, JavaScript may only note what to put together. */
const encoder = new TextEncoder();
const bytes = new Uint8Array(1 << 16);
let written = 0;

/** @param {string} text */
function write(text) {
  written += encoder.encodeInto(text, bytes).written;
}

/**
 * @param {Player} player
 * @param {(limit: number) => number} below
 */
function choicesPerSecond(player, below) {
  const started = performance.now();
  let choices = 0;
  let elapsed = 0;
  for (; elapsed < ROUND_MILLISECONDS; elapsed = performance.now() - started) {
    write(player.begin());
    for (let at = 0; at < BLOCK; at++) {
      if (player.offered() === 0) write(player.begin());
      write(player.choose(below(player.offered())));
    }
    choices += BLOCK;
  }
  return (choices * 1000) / elapsed;
}

/** @param {number[]} numbers */
const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];

if (process.argv[2] === "--write") {
  const ink = inkOf();
  writeFileSync(INK, ink);
  writeFileSync(COMPILED, compiled(ink));
} else {
  const [offramp, ink] = [casePlayer(), inkPlayer()];
  const below = dice(5);
  for (const player of [offramp, ink]) choicesPerSecond(player, below);
  const rounds = Array.from({ length: ROUNDS }, () => [choicesPerSecond(offramp, below), choicesPerSecond(ink, below)]);
  const line = (/** @type {string} */ name, /** @type {string} */ figure) => `${name.padEnd(9)} ${figure.padStart(9)}`;
  console.log(`${line("offramp:", median(rounds.map(([ours]) => ours)).toFixed(0))} choices/s`);
  console.log(`${line("inkjs:", median(rounds.map(([, theirs]) => theirs)).toFixed(0))} choices/s (baseline)`);
  const ratio = median(rounds.map(([ours, theirs]) => ours / theirs));
  console.log(`${line("ratio:", ratio.toFixed(1))} (medians of ${ROUNDS} rounds, ${(written / 1e6).toFixed()} MB of text)`);
}
