// Exported pages with the whole player in them, for what depends on features and on packs: the case and the words stay
// as the exporter wrote them, but for words that it had no use for.

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { PLAYER, assemble, assembleStyle, filesWith } from "../assemble.mjs";
import { temporaryFolder } from "./build.mjs";
import { caseIn, exportIn } from "./page-file.mjs";
import { pageNamed } from "./pages.mjs";

/** Everything that a page without an LMS can have. */
const FEATURES = [
  ...["phone", "chat", "email", "social", "in-person", "timer", "rewrite", "pause", "model", "habits", "ranges"],
  ...["off-ramps", "single", "menu", "local", "streak"],
];

const folder = temporaryFolder();

/** @param {unknown} value */
const json = (value) => JSON.stringify(value).replaceAll("<", "\\u003c");

/** @param {string} text */
const sha256 = (text) => `sha256-${createHash("sha256").update(text).digest("base64")}`;

/** @param {string} html */
function withPlayer(html) {
  const names = filesWith(FEATURES);
  const script = `(() => {"use strict";\n${assemble(names.filter((name) => name.endsWith(".js")))}\n})();`;
  const style = assembleStyle(names.filter((name) => name.endsWith(".css")));
  const [, language] = html.match(/<html lang="(\w+)"/) || [];
  const words = readFileSync(new URL(`words/${language}.json`, PLAYER), "utf8");
  return html
    .replace(/<style>[\s\S]*?<\/style>/, () => `<style>${style}</style>`)
    .replace(/<script>[\s\S]*?<\/script>/, () => `<script>${script}</script>`)
    .replace(/(id="words">)[^<]*/, (_, before) => before + json(JSON.parse(words)))
    .replace(/(script-src) '[^']*'/, (_, name) => `${name} '${sha256(script)}'`)
    .replace(/(style-src) '[^']*'/, (_, name) => `${name} '${sha256(style)}'`);
}

/**
 * @param {string} name
 * @param {string} html
 */
function write(name, html) {
  const file = join(folder, `${name}.html`);
  writeFileSync(file, html);
  return file;
}

/**
 * The page of a case with the whole player.
 * @param {string} name
 * @param {object} [told] what the exporter says besides
 */
export const playerPage = (name, told = {}) => {
  const { html } = pageNamed(name);
  const exported = { ...exportIn(html), ...told };
  return write(
    name,
    withPlayer(html).replace(/(id="export">)[^<]*/, (_, before) => before + json(exported)),
  );
};

/**
 * The page of a pack with these cases.
 * @param {string} name
 * @param {{ keys: string[], needs?: { [key: string]: string[] }, target?: object, cover?: object }} pack
 * @param {(cases: { key: string, case: any }[]) => void} [change]
 */
export function packPage(name, { keys, needs = {}, target, cover = {} }, change = () => {}) {
  const cases = keys.map((key) => {
    const { html } = pageNamed(key);
    return { key, needs: needs[key] || [], case: caseIn(html), export: exportIn(html) };
  });
  change(cases);
  const title = "Bad days, and *worse* ones";
  const about = "Each is complete on its own.";
  const pack = { title, about, cover: { text: "", picture: null, alt: "", ...cover }, language: "en", cases };
  const whole = { hash: "0123456789abcdef", logo: null, intro: null, ...(target ? { target } : {}) };
  const { html } = pageNamed(keys[0]);
  return write(
    name,
    withPlayer(html)
      .replace(/ id="case">[^<]*/, () => ` id="pack">${json(pack)}`)
      .replace(/(id="export">)[^<]*/, (_, before) => before + json(whole)),
  );
}
