// What lies beside the way that a run takes: dialogs, and the rooms behind the debrief.

import assert from "node:assert/strict";

import { look } from "./look.mjs";

/** @import { Drive } from "./drive.mjs" */
/** @import { Gallery } from "./screens.mjs" */

export class Rooms {
  /**
   * @param {Drive} drive
   * @param {Gallery} gallery
   * @param {string} where the page's name, for the report
   */
  constructor(drive, gallery, where) {
    this.drive = drive;
    this.page = drive.frame.page();
    this.gallery = gallery;
    this.where = where;
  }

  /**
   * Opens a dialog by keyboard, looks at it, closes it with Escape, and finds the focus where it was.
   * @param {string} opener
   * @param {string} id
   * @param {{ narrow?: boolean }} [how] `narrow`: wide windows have no such dialog
   */
  async dialog(opener, id, { narrow = false } = {}) {
    await this.page.locator(opener).focus();
    await this.page.keyboard.press("Enter");
    const dialog = this.page.locator(`dialog#${id}`);
    await dialog.waitFor();
    assert.ok(await dialog.evaluate((one) => one.contains(document.activeElement)), `the focus is in ${id}`);
    await this.gallery.visit(this.page, this.where, await look(this.drive.frame), { open: id, narrow });
    await this.page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    const back = await this.page.locator(opener).evaluate((button) => button === document.activeElement);
    assert.ok(back, `the focus returns from ${id}`);
  }

  /**
   * Enters a room from the debrief, looks at it, walks through it to its end, and comes back.
   * @param {string} screen
   */
  async room(screen) {
    await this.page.locator(`[data-tool="${screen}"]`).click();
    await this.page.locator(`body[data-screen="${screen}"]`).waitFor();
    await this.visit();
    const on = this.page.locator("main aside button.main");
    for (let steps = 0; (await on.count()) > 0 && (await on.isEnabled()); steps++) {
      assert.ok(steps < 500, `${screen} comes to no end`);
      await on.click();
    }
    await this.visit();
    await this.page.locator("main .tools button").click();
    await this.page.locator('body[data-screen="debrief"]').waitFor();
    await this.drive.debrief();
  }

  async visit() {
    const seen = await look(this.drive.frame);
    assert.notEqual(seen.focus, "BODY", `the focus is lost in ${seen.screen}`);
    await this.gallery.visit(this.page, this.where, seen);
  }
}
