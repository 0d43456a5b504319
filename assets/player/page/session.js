// A learner and a case: the run that is under way, what was written, what came before, and how all of it is kept.

/** @import { Machine } from "../engine/machine.js" */
/** @import { Input } from "../engine/step.js" */
/** @import { Attempt, Host, Kept, KeptRun, Preferences } from "./host.js" */
import { metrics } from "../engine/metrics.js";
import { packState } from "../engine/pack.js";
import { passed, percent } from "../engine/percent.js";
import { replay, resume } from "../engine/replay.js";
import { Run } from "../engine/run.js";

/** How many earlier attempts are kept. */
const KEPT_ATTEMPTS = 20;

/** A seed that nobody can foresee. */
const newSeed = () => crypto.getRandomValues(new Uint32Array(1))[0];

export class Session {
  /**
   * @param {Machine} machine
   * @param {Host} host
   * @param {string} hash of the case
   * @param {Kept | null} kept
   */
  constructor(machine, host, hash, kept) {
    this.machine = machine;
    this.host = host;
    this.hash = hash;
    const known = kept && kept.version === 1 ? kept : null;
    /** @type {Preferences} */
    this.preferences = { timers: "normal", theme: "auto", typing: true, ...tableOr(known && known.preferences) };
    /** @type {Attempt[]} */
    this.attempts = (known && Array.isArray(known.attempts) ? known.attempts : []).filter(isAttempt);
    /** What was left of an earlier sitting. @type {KeptRun | null} */
    this.left = known ? known.run : null;
    /** Whether the case is another than the one of the earlier sitting. */
    this.changed = known !== null && !!known.run && known.hash !== hash;
    this.run = new Run(machine, 0, []);
    /** @type {Map<number, string>} */
    this.texts = new Map();
    this.retries = 0;
    /** @type {number | null} */
    this.confidence = null;
    /** @type {{ [field: string]: string }} */
    this.answers = {};
    this.finished = false;
    /** What is written and not sent yet. */
    this.draft = "";
    /** Whether what happened before is not known. */
    this.partial = false;
    /** Whether something that was written could not be kept. */
    this.cut = false;
    host.serve(this);
  }

  /** Whether another run may begin. Where attempts are counted, one that is under way is finished first. */
  mayBegin() {
    const left = this.host.attemptsLeft();
    const underWay = !this.finished && (this.left !== null || this.run.moments.length > 0);
    return left === null || (left > 0 && !underWay);
  }

  /** Begins a new run. */
  begin() {
    const seed = this.host.seed();
    this.run = Run.begin(this.machine, seed === null ? newSeed() : seed);
    this.texts = new Map();
    this.retries = 0;
    this.answers = {};
    this.finished = false;
    this.draft = "";
    this.partial = false;
    this.cut = false;
    this.left = null;
    this.keep(true);
  }

  /**
   * Takes up the run that was left; whether there was one that fits this case.
   */
  takeUp() {
    const left = this.left;
    if (!left) return false;
    let taken = null;
    try {
      const { seed, state, steps, base = null } = left;
      taken = this.changed ? carryOver(this.machine, left) : resume(this.machine, seed, state, steps, base);
    } catch {
      // What was kept is no run of any case.
    }
    if (!taken) {
      this.left = null;
      return false;
    }
    const { run, whole } = taken;
    // What was written to what could not be carried over belongs to nothing any more.
    const texts = Object.entries(tableOr(left.texts)).filter(([at]) => Number(at) < run.inputs);
    this.run = run;
    this.texts = new Map(texts.map(([at, text]) => [Number(at), text]));
    this.retries = Number(left.retries) || 0;
    this.confidence = Number(left.confidence) || null;
    this.answers = { ...tableOr(left.answers) };
    this.finished = !!left.finished;
    this.draft = this.changed ? "" : String(left.draft || "");
    this.partial = !whole;
    this.cut = !!left.cut;
    return true;
  }

  /** Whether a run that was left goes on without a word, as learners expect it from this host. */
  goesOn() {
    return this.host.straight && !this.changed && this.takeUp() && !this.finished;
  }

  /**
   * Takes an input, tells the host, and keeps where the run now stands.
   * @param {Input} input
   * @param {number} latency real seconds that it took
   * @param {string} [text] what the learner wrote
   */
  take(input, latency, text) {
    const { run } = this;
    if (text !== undefined && text !== "") this.texts.set(run.inputs, text);
    const refused = run.step(input);
    if (refused !== null) return refused;
    this.draft = "";
    this.host.record({ inputs: run.inputs - 1, latency });
    this.keep(true);
    return null;
  }

  /** Goes back to before the last input, to try another. */
  retry() {
    const before = this.run.inputs - 1;
    this.run.rewind(before);
    this.draft = this.texts.get(before) || "";
    this.texts.delete(before);
    this.retries += 1;
    this.keep(true);
  }

  /** Counts the run among the attempts, once. */
  finish() {
    if (this.finished) return;
    this.finished = true;
    const { run, machine } = this;
    const ending = run.node && run.node.kind === "Ending" ? run.node : null;
    const attempt = {
      at: new Date().toISOString(),
      seed: run.seed,
      steps: run.record(),
      ending: ending && ending.id,
      outcome: ending && ending.source.outcome,
      percent: percent(machine, run.state),
      passed: passed(machine, run.state),
      metrics: metrics(run),
    };
    this.attempts = [...this.attempts, attempt].slice(-KEPT_ATTEMPTS);
    this.host.finish(attempt);
    this.keep(true);
  }

  /** Keeps what is being written. @param {string} text */
  write(text) {
    this.draft = text;
    this.keep();
  }

  /** The page is left: a run that is over counts, and everything is kept. */
  leave() {
    if (this.run.moments.length > 0 && this.run.status !== "waiting") this.finish();
    this.keep(true);
  }

  /** Hands everything to the host to keep. @param {boolean} urgent whether it must not wait */
  keep(urgent = false) {
    const { run } = this;
    const begun = run.moments.length > 0;
    /** @type {Kept} */
    const kept = {
      version: 1,
      hash: this.hash,
      run: begun
        ? {
            seed: run.seed,
            base: this.partial ? packState(run.moments[0].state) : null,
            state: packState(run.state),
            steps: run.record(),
            texts: Object.fromEntries(this.texts),
            retries: this.retries,
            confidence: this.confidence,
            answers: this.answers,
            finished: this.finished,
            draft: this.draft,
            cut: this.cut,
          }
        : this.left,
      attempts: this.attempts,
      preferences: this.preferences,
    };
    this.host.save(kept, urgent);
  }

  /**
   * Goes back to before an input of a run that is over, for a new try that counts for itself.
   * @param {number} inputs how many stay
   */
  retryFrom(inputs) {
    this.run.rewind(inputs);
    for (const at of [...this.texts.keys()]) if (at >= inputs) this.texts.delete(at);
    this.retries += 1;
    this.answers = {};
    this.finished = false;
    this.draft = "";
    this.keep();
  }
}

/**
 * What of a run still applies to a case that has changed since: its steps as far as they fit. Null where that is
 * nothing, where it leads to no place from which to go on, and where the run was over and is not any more.
 * @param {Machine} machine
 * @param {KeptRun} left
 */
function carryOver(machine, { seed, steps, base, finished }) {
  if (base) return null;
  const { run, diverged } = replay(machine, seed, steps);
  const over = run.status === "ending" && !diverged;
  if (finished ? !over : run.status !== "waiting" && !over) return null;
  return run.inputs === 0 && steps.length > 0 ? null : { run, whole: true };
}

/**
 * What was kept as a table, and nothing else.
 * @param {unknown} kept
 * @returns {object}
 */
const tableOr = (kept) => (kept && typeof kept === "object" && !Array.isArray(kept) ? kept : {});

/** Whether something that was kept is an attempt. @param {any} kept */
const isAttempt = (kept) => !!kept && typeof kept.at === "string" && Array.isArray(kept.metrics);
