// A learner who plays a page to its end by a strategy of their own, knowing the page by nothing but its contract.

import assert from "node:assert/strict";

import { Drive, TYPED } from "../page/drive.mjs";
import { MESSAGE } from "../page/pointer.mjs";

/** @import { Frame } from "playwright-core" */
/** @import { WholeCase } from "../page/page-file.mjs" */

/**
 * Where a run waits.
 * @typedef {{ node: string | null, stage: string | null, choices: string[], log: string[] }} Place
 */
/** @typedef {{ ending: string, percent: string, passed: string }} Result as the debrief has it */
/** @typedef {"first" | "last" | "best" | "worst"} Strategy */

/** How many answers a run may take. */
const MOST = 200;
const GRADES = ["Best", "Good", "Weak", "Harmful"];

export class Learner {
  /**
   * @param {Frame} frame
   * @param {WholeCase} scenario
   * @param {Strategy} strategy
   */
  constructor(frame, scenario, strategy) {
    this.frame = frame;
    this.strategy = strategy;
    /** @type {Map<string, any>} */
    this.nodes = new Map(scenario.nodes);
    this.drive = new Drive(frame, /** @type {any} */ (null));
    /** How many decisions, messages and reflections: what an LMS is told of. */
    this.answers = 0;
    /** Whether the debrief has been reached. */
    this.isDone = false;
  }

  /** Begins, or goes on with what was left; where the run waits then. @returns {Promise<Place>} */
  async arrive() {
    await this.drive.arrive();
    const { screen, choices } = await this.drive.see();
    if (screen === "start") {
      const resumes = choices.includes(":resume");
      if (!resumes) await this.drive.setTimers();
      await this.drive.press(resumes ? ":resume" : ":begin");
    }
    return this.rest();
  }

  /** Goes on to where the run waits for the learner. @returns {Promise<Place>} */
  async rest() {
    for (let presses = 0; presses < 50; presses++) {
      const { screen, node, stage, choices, log } = await this.drive.see();
      this.isDone = screen === "debrief";
      if (stage === "feedback") await this.drive.press(":continue");
      else if (stage === "lines") await this.drive.lines();
      else return { node, stage, choices, log };
    }
    return assert.fail("the page comes to no rest");
  }

  /** Does what is asked for, and no more; whether an LMS is told of it. @param {Place} place */
  async act({ node, stage, choices }) {
    if (stage === "decision") {
      await this.drive.press(this.choose(node || "", choices));
    } else if (stage === "rewrite") {
      await this.drive.write(this.isGood ? ":strong" : ":weak");
    } else if ((await this.frame.locator(MESSAGE).count()) > 0) {
      await this.frame.locator(MESSAGE).fill(TYPED);
      await this.drive.press(":continue");
    } else {
      await this.drive.press(":continue");
      return false;
    }
    this.answers += 1;
    return true;
  }

  get isGood() {
    return this.strategy === "first" || this.strategy === "best";
  }

  /** @param {string} node @param {string[]} choices */
  choose(node, choices) {
    const offered = choices.filter((choice) => !choice.startsWith(":") || choice === ":silence");
    assert.ok(offered.length > 0, `nothing to choose at ${node}`);
    if (this.strategy === "first") return offered[0];
    if (this.strategy === "last") return offered[offered.length - 1];
    const { choices: all, timeout } = this.nodes.get(node).Decision;
    const rank = (/** @type {string} */ id) => {
      const { grade } = (id === ":silence" ? timeout : all.find((/** @type {any} */ one) => one.id === id)) || {};
      return GRADES.indexOf(grade || "Good");
    };
    const ranked = [...offered].sort((a, b) => rank(a) - rank(b));
    return ranked[this.strategy === "best" ? 0 : ranked.length - 1];
  }

  /**
   * Plays from where the run waits to its debrief.
   * @param {Place} place
   * @param {(place: Place) => void} [seen] is told of every place
   */
  async play(place, seen = () => {}) {
    let at = place;
    for (let acts = 0; at.stage !== "end"; acts++) {
      assert.ok(acts < MOST, `the run goes on and on: ${at.node}`);
      seen(at);
      await this.act(at);
      at = await this.rest();
    }
    seen(at);
    return this.finish();
  }

  /** Goes on to the debrief; what it says. @returns {Promise<Result>} */
  async finish() {
    await this.drive.press(":continue");
    return this.result();
  }

  /** @returns {Promise<Result>} */
  async result() {
    await this.frame.locator('body[data-screen="debrief"]').waitFor({ state: "attached" });
    return this.frame.locator("main").evaluate(({ dataset: { ending = "", percent = "", passed = "" } }) => {
      return { ending, percent, passed };
    });
  }
}
