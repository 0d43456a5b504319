// SCORM: finding the LMS in the windows around the page, and talking to it. What differs between the editions stands in
// scorm12.js and scorm2004.js.

/** @import { Run } from "../engine/run.js" */
/** @import { Content, Target } from "./content.js" */
/** @import { Report } from "./lms.js" */
/** @import { Link, Opened } from "./lms-host.js" */
/** @import { Interaction } from "./record.js" */
/** @import { Earlier, ObjectiveState } from "./scorm-report.js" */
import { playInLms } from "./lms-host.js";
import { objectiveStates, withBefore } from "./scorm-report.js";

/** An element of the data model, and what it becomes. @typedef {[string, string]} Setting */
/**
 * What an edition of SCORM calls things. `calls` in the order initialize, finish, get, set, commit, error.
 * @typedef {object} Edition
 * @property {string} api where windows have it
 * @property {string[]} calls
 * @property {number} most characters of suspend data
 * @property {{ mode: string, credit: string, entry: string, id: string, suspend: string, place: string,
 *   mark: string, exit: string, time: string }} elements
 * @property {(text: string) => number | null} markOf the percent that a pass mark stands for
 * @property {(seconds: number) => string} span
 * @property {(get: (element: string) => string) => { begun: boolean, before: Earlier, begin: Setting[] }} standing
 *   begun: whether the case was opened before
 * @property {(report: Report) => Setting[]} report
 * @property {(interaction: Interaction, at: number, language: string) => Setting[]} interaction the id first
 * @property {(objective: ObjectiveState, at: number) => Setting[]} objective the id first
 */

/** The edition of this page. @type {{ edition: Edition | null }} */
export const SCORM = { edition: null };

/** How many windows up an LMS may be. */
const FARTHEST = 10;
/** What an LMS answers that has no such element: undefined, not implemented. */
const NO_SUCH_ELEMENT = ["401", "402"];

/**
 * The API of an LMS: in this window, one around it, the one that opened it, or one around that.
 * @param {string} name
 * @param {string} call something that it can do
 * @returns {any} null where there is none
 */
function findApi(name, call) {
  for (const begin of [() => window, () => window.opener, () => window.top && window.top.opener]) {
    try {
      const found = apiAround(begin(), name, call);
      if (found) return found;
    } catch {
      // Windows of others are closed to us.
    }
  }
  return null;
}

/**
 * @param {any} from
 * @param {string} name
 * @param {string} call
 */
function apiAround(from, name, call) {
  let place = from;
  for (let up = 0; place && up <= FARTHEST; up++) {
    try {
      if (place[name] && typeof place[name][call] === "function") return place[name];
    } catch {
      // One of others, beyond which there may be the LMS.
    }
    if (place.parent === place) return null;
    place = place.parent;
  }
  return null;
}

/** @implements {Link} */
class ScormLink {
  /** @param {Edition} edition */
  constructor(edition) {
    this.edition = edition;
    this.most = edition.most;
    /** @type {any} */
    this.api = null;
    this.began = 0;
    this.normal = false;
    /** What the LMS took, by element: nothing is said twice. @type {Map<string, string>} */
    this.said = new Map();
    /** What waits to be recorded. @type {{ interaction: Interaction, language: string }[]} */
    this.waiting = [];
    this.recorded = 0;
    /** Whether the LMS has a place for interactions and for objectives: both are optional. */
    this.takes = { interactions: true, objectives: true };
    this.failing = false;
    /** Whether anything failed since the last commit. */
    this.refused = false;
    /** @type {Link["onTrouble"]} */
    this.onTrouble = null;
  }

  /** @returns {Opened | null} */
  open() {
    const { edition } = this;
    const { elements } = edition;
    this.api = findApi(edition.api, edition.calls[0]);
    if (!this.api || !this.call(0, "")) {
      this.api = null;
      return null;
    }
    this.began = Date.now();
    const { begun, before, begin } = edition.standing((element) => this.get(element));
    const credit = this.get(elements.credit) !== "no-credit";
    this.normal = credit && !["review", "browse"].includes(this.get(elements.mode));
    // What was never set is an error to ask for.
    const text = begun || this.get(elements.entry) === "resume" ? this.get(elements.suspend) : null;
    const learner = this.get(elements.id);
    const mark = edition.markOf(this.get(elements.mark));
    if (this.normal) {
      this.recorded = atLeastZero(this.get("cmi.interactions._count"));
      // Said at once, so that a window that just disappears is taken up again too. It is said after the end as well:
      // only then does an LMS keep what the learner reached.
      for (const [element, value] of [...begin, [elements.exit, "suspend"]]) this.set(element, value);
    }
    return { mode: this.normal ? "normal" : "review", text, learner, mark, muted: false, before: (sums, target) => withBefore(sums, target, before) };
  }

  /**
   * Calls the LMS; whether it says that it worked.
   * @param {number} call
   * @param {...string} given
   */
  call(call, ...given) {
    try {
      return String(this.api[this.edition.calls[call]](...given)) === "true";
    } catch {
      return false;
    }
  }

  /** @param {string} element */
  get(element) {
    const { calls } = this.edition;
    try {
      const value = this.api[calls[2]](element);
      const failed = String(this.api[calls[5]]()) !== "0";
      return failed || value === null || value === undefined ? "" : String(value);
    } catch {
      return "";
    }
  }

  /**
   * Sets an element unless it is so already; whether it is so then.
   * @param {string} element
   * @param {string} value
   */
  set(element, value) {
    if (this.said.get(element) === value) return true;
    const done = this.call(3, element, value);
    if (done) this.said.set(element, value);
    return done;
  }

  /** Sets what must not get lost. @param {string} element @param {string} value */
  need(element, value) {
    if (!this.set(element, value)) this.refused = true;
  }

  /** Whether the last call failed because the LMS has no such element. */
  unsupported() {
    try {
      return NO_SUCH_ELEMENT.includes(String(this.api[this.edition.calls[5]]()));
    } catch {
      return false;
    }
  }

  /** @param {string} text @param {string} place */
  store(text, place) {
    const { elements } = this.edition;
    this.need(elements.suspend, text);
    if (place) this.set(elements.place, place);
  }

  /** @param {Report} report */
  report(report) {
    for (const [element, value] of this.edition.report(report)) this.need(element, value);
  }

  /** @param {Interaction} interaction @param {Target} _target @param {string} language */
  record(interaction, _target, language) {
    this.waiting.push({ interaction, language });
  }

  /** Records what waits, as far as the LMS takes it. */
  recordWaiting() {
    while (this.takes.interactions && this.waiting.length > 0) {
      const { interaction, language } = this.waiting[0];
      const [[element, id], ...rest] = this.edition.interaction(interaction, this.recorded, language);
      if (!this.set(element, id)) {
        this.takes.interactions = !this.unsupported();
        return;
      }
      for (const [other, value] of rest) this.set(other, value);
      this.recorded += 1;
      this.waiting.shift();
    }
  }

  /** @param {Content} content @param {Run} run */
  objectives(content, run) {
    const objectives = objectiveStates(content, run);
    if (!this.takes.objectives || objectives.length === 0) return;
    const there = atLeastZero(this.get("cmi.objectives._count"));
    const ids = Array.from({ length: there }, (_, at) => this.get(`cmi.objectives.${at}.id`));
    for (const objective of objectives) {
      const known = ids.indexOf(objective.id);
      const at = known < 0 ? ids.length : known;
      const settings = this.edition.objective(objective, at);
      const [[element, id], ...rest] = settings;
      if (known < 0) {
        if (!this.set(element, id)) {
          this.takes.objectives = !this.unsupported();
          return;
        }
        ids.push(id);
      }
      // What was met once stays met.
      const met = rest.some(([other]) => other.endsWith("status") && this.get(other) === "passed");
      if (!met || objective.met) for (const [other, value] of rest) this.set(other, value);
    }
  }

  commit() {
    this.recordWaiting();
    if (!this.call(4, "")) this.refused = true;
    // What was refused is said again with the next save; what the LMS took but did not commit it still holds.
    const failing = this.refused;
    this.refused = false;
    if (failing !== this.failing && this.onTrouble) this.onTrouble(failing);
    this.failing = failing;
  }

  leave() {
    if (!this.api) return;
    const { elements, span } = this.edition;
    this.set(elements.time, span((Date.now() - this.began) / 1000));
    if (!this.normal) this.set(elements.exit, "");
    this.call(4, "");
    this.call(1, "");
    this.api = null;
  }

  exit() {
    return null;
  }
}

/** A count as an LMS says it. @param {string} text */
const atLeastZero = (text) => Math.max(parseInt(text, 10) || 0, 0);

/** Seconds to the hundredth, as both editions have them. @param {number} seconds */
export const hundredths = (seconds) => Math.floor(seconds * 100) / 100;

playInLms(() => new ScormLink(/** @type {Edition} */ (SCORM.edition)));
