// The page reads the markup of texts as Rust does, which wrote down what it reads.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { blocksOf, plainText } from "../../assets/player/page/markup.js";
import { PLAYER } from "./assemble.mjs";

const lines = readFileSync(new URL("../conformance/markup.jsonl", PLAYER), "utf8").trim().split("\n");

test("texts are read alike in both languages", () => {
  assert.ok(lines.length > 400);
  for (const line of lines) {
    const { text, blocks, plain } = JSON.parse(line);
    assert.deepEqual(blocksOf(text), blocks, JSON.stringify(text));
    assert.equal(plainText(text), plain, JSON.stringify(text));
  }
});
