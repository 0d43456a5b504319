// The exported pages that the tests open: a folder that is given, or one that is filled here.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

import { ROOT, program } from "../program.mjs";
import { caseIn } from "./page-file.mjs";
import { engine } from "./engine.mjs";

/** @import { Machine } from "../../../assets/player/engine/machine.js" */
/** @import { WholeCase } from "./page-file.mjs" */

/** @typedef {{ name: string, file: string, html: string, scenario: WholeCase, machine: Machine }} ExportedPage */

const FIXTURES = join(ROOT, "tests/fixtures/player");
const MAKE_LARGE = join(FIXTURES, "make_large.py");

/** The cases that pages are made of. */
export const SAMPLE = join(ROOT, "sample_scenarios/delayed-delivery.ron");
export const FIXTURE_NAMES = ["chat", "email", "social", "counter", "phone", "hostile", "plain", "rtl"];
/** How many nodes the large cases have. */
export const LARGE = [200, 5000];

/** @param {string} path */
const nameOf = (path) => basename(path).replace(/\.\w+$/, "");

/** The name of the sample's page. */
export const SAMPLE_NAME = nameOf(SAMPLE);

/** A folder that is gone when the tests are over. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), "offramp-pages-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The folder with all pages: that of OFFRAMP_PAGES, else a new one. */
export function pagesFolder() {
  if (process.env.OFFRAMP_PAGES) return process.env.OFFRAMP_PAGES;
  const folder = temporaryFolder();
  const cases = [
    SAMPLE,
    ...readdirSync(FIXTURES)
      .filter((name) => name.endsWith(".ron"))
      .map((name) => join(FIXTURES, name)),
  ];
  for (const path of [...cases, ...largeCases(folder)]) {
    // Exploring thousands of nodes takes a while in a build for tests, and the page finds out by itself.
    const explores = nameOf(path).startsWith("large") ? "false" : "true";
    const out = join(folder, `${nameOf(path)}.html`);
    execFileSync(program(), ["export", path, "--to", "html", "--out", out, "--off-ramps", explores]);
  }
  return folder;
}

/** @param {string} folder */
function largeCases(folder) {
  return LARGE.map((nodes) => {
    const path = join(folder, `large-${nodes}.ron`);
    execFileSync("python3", [MAKE_LARGE, path, String(nodes)]);
    return path;
  });
}

/**
 * A page of a folder, read.
 * @param {string} folder
 * @param {string} name
 * @returns {ExportedPage}
 */
export function readPage(folder, name) {
  const file = join(folder, `${name}.html`);
  const html = readFileSync(file, "utf8");
  const scenario = caseIn(html);
  return { name, file, html, scenario, machine: engine.compile(scenario) };
}

/**
 * The names of the pages in a folder.
 * @param {string} folder
 */
export const pageNames = (folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".html"))
    .map(nameOf)
    .sort();
