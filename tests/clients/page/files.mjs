// The page as a file: there for every case, valid, light, and asking for nothing.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";

import { LARGE, pageNames } from "./build.mjs";
import { MOST_BYTES, exportIn, weight } from "./page-file.mjs";
import { folder, pageNamed, played } from "./pages.mjs";
import { checkHtml } from "./vnu.mjs";

test("every case has a page", () => {
  const wanted = [...played, ...LARGE.map((nodes) => `large-${nodes}`)];
  const names = new Set(pageNames(folder));
  assert.deepEqual(
    wanted.filter((name) => !names.has(name)),
    [],
    "cases without a page",
  );
});

test("the Nu Html Checker has nothing to say", () => {
  assert.deepEqual(checkHtml(played.map((name) => pageNamed(name).file)), []);
});

/** A hash as policies write it. @param {RegExpMatchArray | null} found */
const sha256 = (found) =>
  `sha256-${createHash("sha256")
    .update(found ? found[1] : "")
    .digest("base64")}`;

for (const name of played) {
  test(`${name}: weighs at most 60 KiB, without case and media`, (t) => {
    const bytes = weight(pageNamed(name).html);
    t.diagnostic(`${bytes} bytes after gzip`);
    assert.ok(bytes <= MOST_BYTES, `${bytes} bytes`);
  });

  test(`${name}: its policy allows its own style and script, pictures and sounds inside it, and nothing else`, () => {
    const { html } = pageNamed(name);
    const policy = html.match(
      /^<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="([^"]*)">$/m,
    );
    const [style, script] = [/<style>(.*?)<\/style>/s, /<script>(.*?)<\/script>/s].map((inside) =>
      sha256(html.match(inside)),
    );
    assert.deepEqual(policy && policy[1].split("; "), [
      "default-src 'none'",
      `script-src '${script}'`,
      `style-src '${style}'`,
      "img-src data: blob:",
      "media-src data: blob:",
      "font-src data:",
      "base-uri 'none'",
      "form-action 'none'",
    ]);
  });

  test(`${name}: names nothing outside itself`, () => {
    const { html } = pageNamed(name);
    const body = html.slice(html.indexOf("<body"));
    const tags = body.replace(/<script[\s\S]*?<\/script>/g, "");
    assert.doesNotMatch(tags, /\s(src|href|srcset|action|style|on\w+)=/);
    for (const { src } of Object.values(exportIn(html).media)) assert.match(src, /^data:(image|audio|video)\//);
  });
}
