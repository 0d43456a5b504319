// Plays a planned run in a page, step by step beside the engine, and finds the page where the engine says it is.

import assert from "node:assert/strict";

import { engine } from "./engine.mjs";
import { look } from "./look.mjs";
import { choiceSelector, pointer } from "./pointer.mjs";

/** @import { Frame } from "playwright-core" */
/** @import { Machine } from "../../../assets/player/engine/machine.js" */
/** @import { Run } from "../../../assets/player/engine/run.js" */
/** @import { Input } from "../../../assets/player/engine/step.js" */
/** @import { Seen } from "./look.mjs" */
/** @import { Hand } from "./pointer.mjs" */

/** @typedef {"off" | "normal" | "double"} Timers as they stand on the start screen */
/** @typedef {(seen: Seen, run: Run | null) => Promise<void>} Watcher is shown everything on the way */
/** @typedef {{ ending: string, percent: string, passed: string }} Result as the debrief has it, empty for none */

/** What the dock waits for, by the kind of the node. */
const STAGES = /** @type {{ [kind: string]: string }} */ ({
  Decision: "decision",
  Rewrite: "rewrite",
  Scene: "scene",
  Pause: "pause",
});

/** What learners type: nobody may ever see it outside the page. */
export const TYPED = "Typed by the test.";

export class Drive {
  /**
   * @param {Frame} frame
   * @param {Machine} machine
   * @param {{ hand?: Hand, watcher?: Watcher, timers?: Timers, patient?: boolean }} [how] `patient`: lines come in
   *   their own time
   */
  constructor(frame, machine, { hand = pointer, watcher, timers = "off", patient = false } = {}) {
    this.frame = frame;
    this.machine = machine;
    this.hand = hand;
    this.watcher = watcher;
    this.timers = timers;
    /** Whether a button was pressed: before, the focus may be nowhere. */
    this.pressed = false;
    this.patient = patient;
    /** @type {Run | null} */
    this.run = null;
  }

  /**
   * Begins a run and plays it to its debrief.
   * @param {number} seed
   * @param {Input[]} inputs
   */
  async play(seed, inputs) {
    await this.begin(seed);
    for (const input of inputs) await this.take(input);
    return this.finish();
  }

  /** @param {number} seed */
  async begin(seed) {
    await this.arrive();
    await this.see();
    await this.setTimers();
    this.run = engine.Run.begin(this.machine, seed);
    await this.press(":begin");
    await this.settle();
  }

  /** Waits until a page that was loaded shows its first screen. */
  async arrive() {
    await this.frame.locator("body[data-screen]").waitFor({ state: "attached" });
    this.pressed = false;
  }

  /** Timers are off unless they are what is tested, so that a slow computer makes no difference. */
  async setTimers() {
    const wanted = this.frame.locator(`main input[name="timers"][value="${this.timers}"]`);
    if ((await wanted.count()) > 0) await wanted.check();
  }

  /**
   * Does in the page what an input is, and in the engine too.
   * @param {Input} input
   */
  async take(input) {
    const run = this.current();
    const { node } = run;
    if (input === "TimeOut") await this.press(":silence");
    else if (input === "Continue") await this.press(":continue");
    else if ("Wrote" in input) await this.write(`:${input.Wrote.toLowerCase()}`);
    else if (node && node.kind === "Decision") {
      const { id } = node.choices[input.Choose.choice];
      await this.press(id, this.namesakesBefore(input.Choose.choice));
    }
    assert.equal(run.step(input), null, "the plan fits the engine");
    await this.settle();
  }

  /**
   * Writes a message, compares it and says how good it is.
   * @param {string} band
   */
  async write(band) {
    await this.hand.write(this.frame, TYPED);
    for (let presses = 0; presses < 4; presses++) {
      const { stage, choices } = await this.see();
      if (stage !== "rewrite" && stage !== "check") return;
      const next = [band, ":compare", ":send"].find((choice) => choices.includes(choice));
      assert.ok(next, `nothing to press while writing: ${choices}`);
      await this.press(next);
    }
    assert.fail("writing comes to no end");
  }

  /** Goes on to the debrief; what it says of the run. */
  async finish() {
    const { stage } = await this.see();
    assert.equal(stage, "end", "the run is over");
    await this.press(":continue");
    return this.debrief();
  }

  /** What the debrief says of the run, which is what the engine says. @returns {Promise<Result>} */
  async debrief() {
    const { state } = this.current();
    const { screen } = await this.see();
    assert.equal(screen, "debrief");
    const result = await this.frame.locator("main").evaluate(({ dataset: { ending, percent, passed } }) => {
      return { ending, percent, passed };
    });
    const ending = engine.statusOf(state) === "ending" ? engine.nodeAt(this.machine, state) : undefined;
    const said = {
      ending: ending ? ending.id : "",
      percent: String(engine.percent(this.machine, state) ?? ""),
      passed: String(engine.passed(this.machine, state) ?? ""),
    };
    assert.deepEqual(result, said, "the debrief says what the engine says");
    return said;
  }

  /** Shows what there was to see after a step, up to where the run waits; and that it is where the engine's run is. */
  async settle() {
    const run = this.current();
    for (let presses = 0; ; presses++) {
      assert.ok(presses < 50, "the page comes to no rest");
      const seen = await this.see();
      if (seen.stage === "feedback") await this.press(":continue");
      else if (seen.stage === "lines") await this.lines();
      else {
        this.compare(seen, run);
        return;
      }
    }
  }

  /** Has the rest of the lines now, or waits for them. */
  async lines() {
    if (!this.patient) await this.press(":more").catch(() => {});
    await this.frame.waitForFunction(
      () => {
        const dock = document.querySelector("#dock");
        return !dock || dock.getAttribute("data-stage") !== "lines";
      },
      undefined,
      { timeout: 60_000 },
    );
  }

  /**
   * @param {Seen} seen
   * @param {Run} run
   */
  compare(seen, run) {
    const { node, status, state } = run;
    const where = {
      screen: "play",
      node: node ? node.id : null,
      stage: status === "waiting" && node ? STAGES[node.kind] : "end",
    };
    assert.deepEqual(
      { screen: seen.screen, node: seen.node, stage: seen.stage },
      where,
      "the page is where the engine is",
    );
    if (status === "waiting" && node && node.kind === "Decision") {
      const { choices, seconds } = engine.offersView(this.machine, state, run.seed);
      const offered = choices.filter(([, shown]) => shown === "offered").map(([id]) => id);
      assert.deepEqual(
        seen.choices.filter((choice) => !choice.startsWith(":")),
        offered,
        `the choices of ${node.id}`,
      );
      assert.equal(seen.choices.includes(":silence"), seconds !== null, `saying nothing at ${node.id}`);
    }
    assert.deepEqual(seen.log, logOf(run), "the log holds what was said");
  }

  /**
   * Presses a button and waits until it has done something.
   * @param {string} choice
   * @param {number} [nth]
   */
  async press(choice, nth = 0) {
    const before = await this.frame.evaluateHandle(markPage, choiceSelector(choice));
    await this.hand.press(this.frame, choice, nth);
    await this.frame.waitForFunction(hasMoved, before);
    this.pressed = true;
    await before.dispose();
  }

  /** What is to be seen now, shown to the watcher too. */
  async see() {
    const seen = await look(this.frame);
    if (this.pressed) assert.notEqual(seen.focus, "BODY", `the focus is lost at ${seen.screen} ${seen.stage}`);
    if (this.watcher) await this.watcher(seen, this.run);
    return seen;
  }

  current() {
    assert.ok(this.run, "a run has begun");
    return this.run;
  }

  /**
   * How many offered choices with the same id are shown before this one.
   * @param {number} choice
   */
  namesakesBefore(choice) {
    const { machine, state, seed, node } = this.current();
    if (!node || node.kind !== "Decision") return 0;
    const shown = engine
      .shownOrder(machine, state, seed)
      .filter((at) => engine.isOffered(machine, state, node.choices[at]));
    return shown.slice(0, shown.indexOf(choice)).filter((at) => node.choices[at].id === node.choices[choice].id).length;
  }
}

/**
 * What the log of a run must hold, in order.
 * @param {Run} run
 */
function logOf({ machine, moments }) {
  /** @type {string[]} */
  const log = [];
  for (const { did, events } of moments) {
    if (did && typeof did.input === "object" && "Choose" in did.input) {
      const node = machine.nodes[did.node];
      if (node.kind === "Decision") log.push(`said ${node.choices[did.input.Choose.choice].id}`);
    }
    for (const event of events) if (event.what === "Heard") log.push(`line ${event.line.id}`);
  }
  return log;
}

/**
 * Runs in the page: what must change before a press has done something.
 * @param {string} selector
 */
function markPage(selector) {
  const dock = document.querySelector("#dock");
  return {
    buttons: [...document.querySelectorAll(selector)],
    screen: document.body.dataset.screen,
    stage: dock && dock.getAttribute("data-stage"),
  };
}

/**
 * Runs in the page.
 * @param {ReturnType<typeof markPage>} before
 */
function hasMoved({ buttons, screen, stage }) {
  const dock = document.querySelector("#dock");
  return (
    buttons.some((button) => !button.isConnected || !button.checkVisibility()) ||
    document.body.dataset.screen !== screen ||
    (dock && dock.getAttribute("data-stage")) !== stage
  );
}
