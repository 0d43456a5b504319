// What the heaviest pages weigh: menus in packages for LMSs, of the sample cases and one more, which together need
// everything of the player; in each of its languages.

import assert from "node:assert/strict";
import { cpSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { PLAYER, assemble, filesWith } from "../assemble.mjs";
import { SAMPLES, packageOf, textOf } from "../packages/package-file.mjs";
import { ROOT } from "../program.mjs";
import { temporaryFolder } from "./build.mjs";
import { MOST_BYTES, weight } from "./page-file.mjs";

const LANGUAGES = readdirSync(new URL("words/", PLAYER)).map((name) => name.replace(/\.json$/, ""));
/** Formats with the features of their hosts, the heaviest first. @type {[string, string[]][]} */
const HOSTS = [
  ["cmi5", ["lms", "cmi5"]],
  ["scorm2004-4th", ["lms", "scorm", "scorm2004"]],
  ["scorm12", ["lms", "scorm", "scorm12"]],
];
/** Everything that cases can need. */
const NEEDED = [
  ...["phone", "chat", "email", "social", "in-person", "timer", "rewrite", "pause", "model", "habits", "ranges"],
  ...["off-ramps", "menu"],
];

const folder = temporaryFolder();

/** A pack in this language of the samples and of a case by mail, with ranges. @param {string} language */
function packIn(language) {
  const pack = join(folder, `everything-${language}`);
  cpSync(SAMPLES, pack, { recursive: true });
  cpSync(join(ROOT, "tests/fixtures/player/email.ron"), join(pack, "email.ron"));
  const file = join(pack, "pack.ron");
  const text = readFileSync(file, "utf8")
    .replace(/language: "\w+"/, `language: "${language}"`)
    .replace("scenarios: [", 'scenarios: [\n    "email.ron",');
  writeFileSync(file, text);
  return pack;
}

for (const [format, host] of HOSTS) {
  for (const language of LANGUAGES) {
    test(`${format}, ${language}: a menu with everything weighs at most 60 KiB, without its cases`, async (t) => {
      const html = textOf(await packageOf(packIn(language), format, ["shape=menu"]), "index.html");
      assert.match(html, new RegExp(`<html lang="${language}"`));
      const scripts = filesWith([...NEEDED, ...host]).filter((name) => name.endsWith(".js"));
      assert.ok(html.includes(`"use strict";\n${assemble(scripts)}\n})();`), "everything is in it");
      const bytes = weight(html);
      t.diagnostic(`${bytes} bytes after gzip`);
      assert.ok(bytes <= MOST_BYTES, `${bytes} bytes`);
    });
  }
}
