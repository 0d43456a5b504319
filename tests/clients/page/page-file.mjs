// What stands in an exported page, read without a browser.

import { gzipSync } from "node:zlib";

/** @import { Case } from "../../../assets/player/engine/case.js" */

/** @typedef {Case & { id: string, title: string, language: string, channel: string, model?: unknown }} WholeCase */
/** @typedef {{ hash: string, media: { [id: string]: { src: string, kind: string } }, logo: string | null }} Export */

/**
 * The text of a data block.
 * @param {string} html
 * @param {string} id
 */
function block(html, id) {
  const found = html.match(new RegExp(`<script type="application/json" id="${id}">([^<]*)</script>`));
  if (!found) throw new Error(`the page has no data block “${id}”`);
  return found[1];
}

/**
 * @param {string} html
 * @returns {WholeCase}
 */
export const caseIn = (html) => JSON.parse(block(html, "case"));

/**
 * @param {string} html
 * @returns {{ [key: string]: string }}
 */
export const wordsIn = (html) => JSON.parse(block(html, "words"));

/**
 * @param {string} html
 * @returns {Export}
 */
export const exportIn = (html) => JSON.parse(block(html, "export"));

/**
 * The page with another case in it, as an exporter would write it; style and script stay as they are.
 * @param {string} html
 * @param {WholeCase} scenario
 * @param {string} hash
 */
export function withCase(html, scenario, hash) {
  const json = (/** @type {unknown} */ value) => JSON.stringify(value).replaceAll("<", "\\u003c");
  return html
    .replace(block(html, "case"), () => json(scenario))
    .replace(block(html, "export"), () => json({ ...exportIn(html), hash }));
}

/** What a page may weigh in a package, without its cases and their media. */
export const MOST_BYTES = 60 * 1024;

/**
 * What a page weighs in a package: bytes after gzip, without its case or pack and the content of its media.
 * @param {string} html
 */
export function weight(html) {
  const content = block(html, html.includes('id="pack"') ? "pack" : "case");
  return gzipSync(html.replace(content, "").replace(/data:[\w/+.-]+;base64,[\w+/=]*/g, "data:")).length;
}
