// The host of every LMS: what it is told and what it keeps. How it is reached is a link: SCORM or cmi5.

/** @import { Machine } from "../engine/machine.js" */
/** @import { Run } from "../engine/run.js" */
/** @import { Content, Exported, Target } from "./content.js" */
/** @import { Host, Kept } from "./host.js" */
/** @import { Report, Sums } from "./lms.js" */
/** @import { Interaction } from "./record.js" */
/** @import { Session } from "./session.js" */
import { contentOf } from "./content.js";
import { HOSTS, nowhere } from "./host.js";
import { caseReport, noSums, reportOf, seedOf, usedUp, wholeStandpoint, withRun } from "./lms.js";
import { debriefInteractions, interactionOf } from "./record.js";
import { KeptTexts } from "./kept-texts.js";
import { suspended, sumsIn, unsuspended } from "./suspend.js";

/**
 * What an LMS says when it is opened. `review`: the learner looks again, nothing may be recorded; `over`: this sitting
 * has ended already. `mark`: the percent that passing takes, where the LMS knows better than the case; `before` adds what it says of earlier sittings.
 * @typedef {{ mode: "normal" | "review" | "over", text: string | null, learner: string,
 *   mark: number | null, muted: boolean,
 *   before: (sums: Sums, target: Target) => Sums }} Opened
 */
/**
 * How an LMS is reached. `most`: how many characters it keeps; `report` with whether no attempt is left, and after how
 * many attempts; `commit` sends what was said before it; `exit` is null where the page has no way out. `onTrouble` is told when saving begins to fail
 * and when it works again.
 * @typedef {object} Link
 * @property {number} most
 * @property {() => Opened | null | Promise<Opened | null>} open null where there is no LMS
 * @property {(text: string, place: string) => void} store
 * @property {(report: Report, last: boolean, attempts: number) => void} report
 * @property {(interaction: Interaction, target: Target, language: string) => void} record
 * @property {(content: Content, run: Run) => void} objectives
 * @property {() => void} commit
 * @property {() => void} leave
 * @property {() => (() => void) | null} exit
 * @property {((failing: boolean) => void) | null} onTrouble
 */

/** Milliseconds until what is not urgent is saved. */
const LATER = 4000;
/** Milliseconds that news stay in view. */
const SEEN = 12000;

/** An LMS and the cases of a page that it keeps. */
class Lms {
  /** @param {Link} link */
  constructor(link) {
    this.link = link;
    this.texts = new KeptTexts();
    /** @type {Promise<Opened | null> | null} */
    this.opening = null;
    /** @type {Opened | null} */
    this.opened = null;
    /** The case that is played. @type {LmsCase | null} */
    this.current = null;
    this.left = false;
    const leave = () => this.leave();
    addEventListener("pagehide", leave);
    addEventListener("beforeunload", leave);
    let passing = 0;
    link.onTrouble = (failing) => {
      clearTimeout(passing);
      this.say(failing ? "lms.fails" : "lms.works");
      passing = window.setTimeout(() => !this.left && this.say(""), SEEN);
    };
  }

  /** Opens the LMS, once. */
  open() {
    if (!this.opening) this.opening = this.openOnce();
    return this.opening;
  }

  async openOnce() {
    this.opened = await this.link.open();
    if (this.opened) this.texts.read(this.opened.text);
    return this.opened;
  }

  /** Whether anything may be recorded. */
  get records() {
    return this.opened !== null && this.opened.mode === "normal";
  }

  /** Tells the learner something. @param {string} key */
  say(key) {
    const { current } = this;
    if (current && current.host.notify) current.host.notify(key);
  }

  /** Keeps and reports everything, once, when the page is left. */
  leave() {
    if (this.left || !this.opened) return;
    const { current } = this;
    if (current && current.session && this.records) current.session.leave();
    this.left = true;
    this.link.leave();
  }
}

/** One case in an LMS. */
class LmsCase {
  /**
   * @param {Lms} lms
   * @param {string} id
   * @param {Machine} machine
   * @param {Exported} exported
   * @param {Target} target
   */
  constructor(lms, id, machine, exported, target) {
    this.lms = lms;
    this.key = id;
    this.machine = machine;
    this.content = contentOf(machine);
    this.exported = exported;
    this.target = target;
    this.sums = noSums();
    /** @type {Session | null} */
    this.session = null;
    /** @type {Kept | null} */
    this.unsaved = null;
    this.timer = 0;
    this.toldOver = false;
    this.host = this.makeHost();
  }

  /** @returns {Host} */
  makeHost() {
    const { target } = this;
    return {
      ...nowhere(),
      told: { kept: "lms.away", texts: "stays-here" },
      load: () => this.load(),
      serve: (session) => {
        this.session = session;
      },
      save: (kept, urgent) => this.save(kept, urgent),
      record: (taken) => this.record(taken),
      finish: (attempt) => this.finish(attempt),
      seed: () => (this.lms.opened ? seedOf(target, this.lms.opened.learner, this.sums.attempts) : target.seed),
      attemptsLeft: () =>
        target.attempts > 0 && this.lms.records ? Math.max(target.attempts - this.sums.attempts, 0) : null,
      standing: () => ({ attempts: this.sums.attempts, best: this.sums.best, complete: this.sums.complete }),
    };
  }

  /** @returns {Promise<Kept | null>} */
  async load() {
    const { lms, host, target, machine } = this;
    const before = lms.current;
    if (before && before !== this) before.flush();
    lms.current = this;
    const opened = await lms.open();
    if (!opened) return null;
    const { mode, mark, muted } = opened;
    const single = !lms.texts.several;
    if (mark !== null && single) machine.case.passing = { ...machine.case.passing, percent: mark };
    const found = unsuspended(machine, this.exported.hash, lms.texts.text(this.key));
    if (found) this.sums = found.sums;
    if (single) this.sums = opened.before(this.sums, target);
    host.keeps = mode === "normal";
    host.straight = mode === "normal";
    host.muted = muted;
    const out = lms.link.exit();
    host.exit = out && (() => (lms.leave(), out()));
    host.told = {
      kept: { normal: "lms.kept", review: "lms.review", over: "lms.over" }[mode],
      texts: mode !== "normal" ? "stays-here" : target.sends_texts ? "lms.texts-sent" : "lms.texts-kept",
    };
    if (target.complete_when === "DebriefSent" && mode === "normal") {
      host.sends = { sent: () => this.sums.complete, send: (answers) => this.send(answers) };
    }
    return found && found.kept;
  }

  /** @param {Kept} kept @param {boolean} urgent */
  save(kept, urgent) {
    if (!this.lms.records) return;
    if (this.lms.left) {
      if (urgent && !this.toldOver) this.lms.say("lms.over");
      this.toldOver = true;
      return;
    }
    this.unsaved = kept;
    if (urgent) this.flush();
    else if (this.timer === 0) this.timer = window.setTimeout(() => this.flush(), LATER);
  }

  /** Hands everything that is not saved yet to the LMS. */
  flush() {
    clearTimeout(this.timer);
    this.timer = 0;
    const kept = this.unsaved;
    const { lms, machine } = this;
    if (!kept || lms.left) return;
    this.unsaved = null;
    lms.texts.put(this.key, lms.link.most, (room) => suspended(machine, kept, this.sums, room));
    const run = this.session && this.session.run;
    lms.link.store(lms.texts.whole(), run && run.moments.length > 0 && run.node ? run.node.id : "");
    lms.link.report(...this.report());
    lms.link.commit();
  }

  /** The percent that passing takes. */
  get mark() {
    const { percent = null } = this.machine.case.passing;
    return percent;
  }

  /** What the LMS is told now: the report, whether no attempt is left, and how many there were. @returns {[Report, boolean, number]} */
  report() {
    const { lms, target } = this;
    if (!lms.texts.several)
      return [caseReport(target, this.sums, this.mark), usedUp(target, this.sums), this.sums.attempts];
    const all = lms.texts.ids.map((key) => (key === this.key ? this.sums : sumsIn(lms.texts.text(key) || "")));
    const known = all.map((sums) => sums || noSums());
    const attempts = known.reduce((sum, one) => sum + one.attempts, 0);
    return [reportOf(target, wholeStandpoint(target, known)), false, attempts];
  }

  /** @param {import("./host.js").Taken} taken */
  record(taken) {
    const { session, target, content, lms } = this;
    if (!session || !lms.records || lms.left) return;
    const text = session.texts.get(taken.inputs) || "";
    const interaction = interactionOf(session.run, taken, text, target.sends_texts);
    if (interaction) lms.link.record(this.named(interaction), target, content.language);
  }

  /** In a package of several cases, the id of an interaction says of which. @param {Interaction} interaction */
  named(interaction) {
    const { lms, key } = this;
    return lms.texts.several
      ? { ...interaction, id: `${lms.texts.ids.indexOf(key) + 1}.${interaction.id}` }
      : interaction;
  }

  /** @param {import("./host.js").Attempt} attempt */
  finish(attempt) {
    const { session, lms, target, content } = this;
    if (!session || !lms.records || lms.left || session.run.status !== "ending") return;
    const resolved = attempt.metrics.some(([name, value]) => name === "resolved" && value === true);
    this.sums = withRun(this.sums, target, this.mark, { percent: attempt.percent, passed: attempt.passed, resolved });
    if (!session.partial && !lms.texts.several) lms.link.objectives(content, session.run);
  }

  /** @param {[string, string, string][]} answers */
  send(answers) {
    const { lms, target, content, session } = this;
    if (!session || lms.left) return;
    this.sums = { ...this.sums, complete: true };
    const told = target.sends_texts ? debriefInteractions(answers) : [];
    for (const interaction of told) lms.link.record(this.named(interaction), target, content.language);
    session.keep(true);
  }
}

/**
 * Makes an LMS the host of the page.
 * @param {() => Link} reach
 */
export function playInLms(reach) {
  /** @type {Lms | null} */
  let lms = null;
  const known = () => (lms = lms || new Lms(reach()));
  HOSTS.open = (id, machine, exported) =>
    exported.target ? new LmsCase(known(), id, machine, exported, exported.target).host : nowhere();
  HOSTS.pack = (cases) => known().texts.hold(cases.map(({ id }) => id));
}
