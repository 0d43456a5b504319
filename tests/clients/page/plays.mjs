// Runs that between them reach everything in a case, played in its page; every kind of screen looked at on the way.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { VIEWPORTS } from "./browser.mjs";
import { SAMPLE_NAME } from "./build.mjs";
import { Drive } from "./drive.mjs";
import { keyboard } from "./keys.mjs";
import { opened, pageNamed, played } from "./pages.mjs";
import { longestRun, plan } from "./plan.mjs";
import { Rooms } from "./rooms.mjs";
import { Gallery } from "./screens.mjs";

/** @import { Seen } from "./look.mjs" */

const gallery = new Gallery();

describe("a page plays as the engine does", { concurrency: 2 }, () => {
  for (const name of played) {
    test(`${name}: its runs reach everything`, async (t) => {
      const { file, machine } = pageNamed(name);
      const { runs, missing, proven } = plan(machine);
      const inputs = runs.reduce((sum, run) => sum + run.inputs.length, 0);
      t.diagnostic(`${runs.length} runs, ${inputs} inputs; not to be reached: ${missing.join(", ") || "nothing"}`);
      assert.ok(proven || missing.length === 0, `not found: ${missing}`);
      assert.deepEqual(
        missing.filter((goal) => /^(Ending|choice|time-out|wrote|outcome) /.test(goal)),
        [],
      );
      await opened(file, {}, async ({ page, anew }) => {
        const watcher = (/** @type {Seen} */ seen) => gallery.visit(page, name, seen);
        for (const [at, { seed, inputs }] of runs.entries()) {
          await page.setViewportSize(VIEWPORTS[at % 2 === 0 ? 1280 : 360]);
          await anew(seed);
          await new Drive(page.mainFrame(), machine, { watcher }).play(seed, inputs);
        }
      });
    });

    test(`${name}: the longest run by keyboard alone, the focus always in sight`, async () => {
      const { file, machine } = pageNamed(name);
      const { seed, inputs } = longestRun(machine);
      await opened(file, { seed, width: name === SAMPLE_NAME ? 360 : 1280 }, async ({ page }) => {
        await new Drive(page.mainFrame(), machine, { hand: keyboard }).play(seed, inputs);
      });
    });
  }
});

describe("beside the way that runs take", { concurrency: 2 }, () => {
  for (const name of [SAMPLE_NAME, "chat"]) {
    test(`${name}: dialogs and the rooms behind the debrief`, async () => {
      const { file, machine, scenario } = pageNamed(name);
      const { seed, inputs } = longestRun(machine);
      await opened(file, { seed, width: 320 }, async ({ page }) => {
        const drive = new Drive(page.mainFrame(), machine);
        const rooms = new Rooms(drive, gallery, name);
        await rooms.dialog("[data-settings]", "settings");
        await drive.begin(seed);
        for (const input of inputs) await drive.take(input);
        await rooms.dialog("[data-settings]", "settings");
        await rooms.dialog(".file-button", "case-file", { narrow: true });
        await drive.finish();
        await rooms.room("compare");
        if (scenario.model) await rooms.room("watch");
      });
    });
  }
});

test("no screen has a fault in any size and colour", (t) => {
  t.diagnostic(
    `${gallery.kinds.size} kinds of screen, ${gallery.looks} looks: ${[...gallery.kinds].sort().join(", ")}`,
  );
  for (const screen of ["start", "play", "debrief", "compare", "watch"]) {
    assert.ok(
      [...gallery.kinds].some((kind) => kind.startsWith(screen)),
      `${screen} was looked at`,
    );
  }
  assert.equal(gallery.report().join("\n"), "");
});
