// The cases of a pack, each with what its host keeps of it: how it stands, what it waits for, what comes next.

/** @import { Machine } from "../engine/machine.js" */
/** @import { Content, Exported, Target } from "./content.js" */
/** @import { Attempt, Host, Kept, Preferences } from "./host.js" */
import { compile } from "../engine/compile.js";
import { HOSTS, nowhere } from "./host.js";
import { Session } from "./session.js";

/** @typedef {{ key: string, needs: string[], case: Content, export: Exported }} PackCase `needs`: keys of other cases */
/**
 * What stands in the page of a pack.
 * @typedef {{ title: string, about: string, cover: { text: string, picture: string | null, alt: string },
 *   language: string, cases: PackCase[] }} Pack
 */
/** Tells a host which cases there are, so that it can see the pack as a whole. @typedef {(cases: Told[]) => void} Tell */
/** @typedef {{ id: string, key: string, hash: string }} Told */
/** @typedef {"new" | "begun" | "finished"} Standing */

/** A case of a pack. */
export class ShelfCase {
  /**
   * @param {PackCase} told
   * @param {Exported} whole what the exporter says of the pack
   */
  constructor(told, whole) {
    this.key = told.key;
    this.needs = told.needs || [];
    this.content = told.case;
    const logo = told.export.logo || whole.logo;
    /** @type {Exported} */
    this.exported = { ...told.export, logo, target: whole.target };
    /** Why it cannot be played, if it cannot: the others can. @type {unknown} */
    this.fault = null;
    /** @type {Machine | null} */
    this.machine = this.compiled();
    const open = HOSTS.open || nowhere;
    /** @type {Host} */
    this.host = this.machine ? open(this.content.id, this.machine, this.exported) : nowhere();
    const save = this.host.save.bind(this.host);
    this.host.save = (kept, urgent) => {
      this.kept = kept;
      save(kept, urgent);
    };
    /** What was saved last. @type {Kept | null} */
    this.kept = null;
  }

  compiled() {
    try {
      return compile(this.content);
    } catch (fault) {
      this.fault = fault;
      return null;
    }
  }

  async load() {
    const kept = await this.host.load();
    this.kept = kept && kept.version === 1 ? kept : null;
  }

  /** The attempts that came to an ending which counts. @returns {Attempt[]} */
  get attempts() {
    const { kept, exported } = this;
    const resolved = exported.target && exported.target.complete_when === "ResolvedEnding";
    return (kept && Array.isArray(kept.attempts) ? kept.attempts : []).filter(
      ({ ending, metrics }) =>
        ending !== null && (!resolved || metrics.some(([name, value]) => name === "resolved" && value === true)),
    );
  }

  /** The best percent that is known of. @returns {number | null} */
  get bestPercent() {
    const before = this.host.standing();
    const known = [this.best ? this.best.percent : null, before ? before.best : null];
    return known.reduce((a, b) => (a === null || (b !== null && b > a) ? b : a));
  }

  /** @returns {Standing} */
  get standing() {
    const before = this.host.standing();
    if (this.attempts.length > 0 || (before && before.complete)) return "finished";
    const attempts = Math.max(this.kept ? this.kept.attempts.length : 0, before ? before.attempts : 0);
    return attempts > 0 || (this.kept && this.kept.run) ? "begun" : "new";
  }

  /** Whether a run waits to be gone on with. */
  get underWay() {
    return !!this.kept && !!this.kept.run && !this.kept.run.finished;
  }

  /** The attempt with the highest percent, the latest of several. @returns {Attempt | null} */
  get best() {
    const better = (/** @type {Attempt | null} */ a, /** @type {Attempt} */ b) =>
      a && (a.percent || 0) > (b.percent || 0) ? a : b;
    return this.attempts.reduce(better, null);
  }

  /** Keeps what the learner set, beside what is kept already. @param {Preferences} preferences */
  keep(preferences) {
    const nothing = { version: /** @type {const} */ (1), hash: this.exported.hash, run: null, attempts: [] };
    this.host.save({ ...(this.kept || nothing), preferences }, true);
  }

  /** A session with what is kept. @param {Preferences} preferences shared by all cases */
  open(preferences) {
    const { machine } = this;
    if (!machine) throw this.fault;
    const session = new Session(machine, this.host, this.exported.hash, this.kept);
    session.preferences = preferences;
    return { machine, session };
  }
}

/** All cases of a pack. */
export class Shelf {
  /**
   * @param {Pack} pack
   * @param {Exported} whole
   */
  constructor(pack, whole) {
    /** @type {Target | undefined} */
    this.target = whole.target;
    const told = pack.cases.map(({ key, case: { id }, export: { hash } }) => ({ id, key, hash }));
    const { pack: tell } = /** @type {{ pack?: Tell }} */ (HOSTS);
    if (tell) tell(told);
    this.cases = pack.cases.map((one) => new ShelfCase(one, whole));
  }

  async load() {
    await Promise.all(this.cases.map((one) => one.load()));
  }

  /** How many cases are finished. */
  get finished() {
    return this.cases.filter(({ standing }) => standing === "finished").length;
  }

  /** How many have to be, so that the whole is complete. */
  get needed() {
    const { cases_needed: needed = 0 } = this.target || {};
    return needed > 0 ? Math.min(needed, this.cases.length) : this.cases.length;
  }

  /** The cases that one waits for: none once it was begun. @param {ShelfCase} one */
  waitsFor({ needs, standing }) {
    if (standing !== "new") return [];
    return this.cases.filter((other) => needs.includes(other.key) && other.standing !== "finished");
  }

  /**
   * The case after one that can be begun and is not finished, from the beginning where the last was reached.
   * @param {ShelfCase} one
   */
  after(one) {
    const at = this.cases.indexOf(one);
    const others = [...this.cases.slice(at + 1), ...this.cases.slice(0, at)];
    return others.find((other) => other.standing !== "finished" && this.waitsFor(other).length === 0) || null;
  }
}
