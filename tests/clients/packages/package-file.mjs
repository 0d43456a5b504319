// Packages as the program exports them, unpacked: each is made once, when it is first asked for.

import { execFile, execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { basename, extname, join, normalize } from "node:path";
import { promisify } from "node:util";

import { temporaryFolder } from "../page/build.mjs";
import { caseIn } from "../page/page-file.mjs";
import { ROOT, program } from "../program.mjs";

/** @import { WholeCase } from "../page/page-file.mjs" */

/** @typedef {{ name: string, folder: string, entries: string[] }} Package */

export const SAMPLES = join(ROOT, "sample_scenarios");
export const CASES = ["delayed-delivery", "double-charge-chat", "hotel-overbooked", "public-thread"];

const run = promisify(execFile);
const folder = temporaryFolder();
/** @type {Map<string, Promise<Package>>} */
const made = new Map();

/** @param {string} name */
export const sample = (name) => join(SAMPLES, `${name}.ron`);

/**
 * @param {string} path of a case or of a pack's folder
 * @param {string} format
 * @param {string[]} [settings] each KEY=VALUE
 */
export function packageOf(path, format, settings = []) {
  const name = [basename(path, ".ron"), format, ...settings].join(" ");
  const known = made.get(name) || make(path, format, settings, name);
  made.set(name, known);
  return known;
}

/**
 * @param {string} path
 * @param {string} format
 * @param {string[]} settings
 * @param {string} name
 * @returns {Promise<Package>}
 */
async function make(path, format, settings, name) {
  const zip = join(folder, `${name}.zip`);
  const unpacked = join(folder, name);
  await run(program(), ["export", path, "--to", format, "--out", zip, ...settings.flatMap((one) => ["--set", one])]);
  await run("unzip", ["-q", zip, "-d", unpacked]);
  const entries = execFileSync("unzip", ["-Z1", zip], { encoding: "utf8" }).trim().split("\n");
  return { name, folder: unpacked, entries };
}

/**
 * The case in a package of one.
 * @param {Package} unpacked
 * @returns {WholeCase}
 */
export const caseOf = (unpacked) => caseIn(textOf(unpacked, "index.html"));

/** @param {Package} unpacked @param {string} entry */
export const textOf = (unpacked, entry) => readFileSync(join(unpacked.folder, entry), "utf8");

const TYPES = /** @type {{ [extension: string]: string }} */ ({
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".mp3": "audio/mpeg",
});

/**
 * An entry of a package as a server hands it out; null where there is none.
 * @param {Package} unpacked
 * @param {string} entry
 */
export function served(unpacked, entry) {
  const path = join(unpacked.folder, normalize(decodeURIComponent(entry)));
  if (!path.startsWith(unpacked.folder) || !existsSync(path)) return null;
  return { type: TYPES[extname(path)] || "application/octet-stream", body: readFileSync(path) };
}
