// cmi5: a page that an LMS opened with the address of its LRS. The order of what is said is the standard's: first
// initialized, last terminated, and in between each word at most once a sitting, `completed` and `passed` once for ever.

/** @import { Target } from "./content.js" */
/** @import { Report } from "./lms.js" */
/** @import { Link, Opened } from "./lms-host.js" */
/** @import { Interaction } from "./record.js" */
/** @import { Sitting, Statement } from "./statements.js" */
import { playInLms } from "./lms-host.js";
import { Lrs } from "./lrs.js";
import { answeredStatement, cmi5Statement, newUuid } from "./statements.js";

/** What an LMS puts into the address of the page. @typedef {{ endpoint: string, fetch: string, actor: string, registration: string, activityId: string }} Launch */
/**
 * What is kept for the registration. `told`: the ids of statements that are said only once, from before they are said,
 * so that one that may have been lost is said again as the same; `tried` and `arrived`: which of them were said, and
 * which the LRS has for certain; `failed`: after how many attempts that was said.
 * @typedef {{ version: 1, suspend: string, told: { completed: string, passed: string }, tried: string[],
 *   arrived: string[], failed: number, language: string }} Memory
 */

/** The document of the LRS in which a learner's place is kept. */
const MEMORY = "offramp.suspend";
/** Characters of it: what a browser still sends for a page that is left. */
const MOST_KEPT = 32000;
/** Milliseconds that leaving waits for the LRS. */
const FAREWELL = 4000;

/** What the address says; null where the page was not opened by an LMS. @returns {Launch | null} */
function launchOf() {
  const query = new URLSearchParams(location.search);
  const of = (/** @type {string} */ name) => query.get(name) || "";
  const launch = {
    endpoint: of("endpoint"),
    fetch: of("fetch"),
    actor: of("actor"),
    registration: of("registration"),
    activityId: of("activityId"),
  };
  return Object.values(launch).every(Boolean) ? launch : null;
}

/** What this window remembers when it is loaded again; the browser may have nothing to remember it in. */
class WindowMemory {
  /** @param {string} fetch the address that gives the token, another for each sitting */
  constructor(fetch) {
    this.key = `offramp:cmi5:${fetch}`;
  }

  /** @param {string} what */
  get(what) {
    try {
      return sessionStorage.getItem(`${this.key}:${what}`);
    } catch {
      return null;
    }
  }

  /** @param {string} what @param {string} value */
  set(what, value) {
    try {
      sessionStorage.setItem(`${this.key}:${what}`, value);
    } catch {
      // Then it is not loaded again.
    }
  }
}

/** @implements {Link} */
class Cmi5Link {
  constructor() {
    this.most = MOST_KEPT;
    /** @type {Launch | null} */
    this.launch = null;
    /** @type {Lrs | null} */
    this.lrs = null;
    /** @type {WindowMemory | null} */
    this.window = null;
    /** @type {Sitting | null} */
    this.sitting = null;
    /** @type {Memory} */
    this.memory = newMemory();
    this.records = false;
    this.attempts = 0;
    /** What was said in this sitting. @type {string[]} */
    this.said = [];
    /** What is to be said at the end, unless something better comes. @type {Report | null} */
    this.pending = null;
    /** @type {string | null} */
    this.returnTo = null;
    /** @type {Promise<void> | null} */
    this.parting = null;
    /** @type {Link["onTrouble"]} */
    this.onTrouble = null;
  }

  /** @returns {Promise<Opened | null>} */
  async open() {
    try {
      return await this.openSitting();
    } catch {
      return null;
    }
  }

  /** @returns {Promise<Opened | null>} */
  async openSitting() {
    const launch = launchOf();
    if (!launch) return null;
    this.launch = launch;
    this.window = new WindowMemory(launch.fetch);
    const token = await this.token(launch.fetch);
    if (!token) return null;
    const lrs = new Lrs(launch.endpoint, token);
    const actor = JSON.parse(launch.actor);
    const data = await lrs.read("activities/state", this.stateQuery("LMS.LaunchData"));
    // Before the first statement, as the standard wants it; a learner need not have any.
    const profile = { agent: launch.actor, profileId: "cmi5LearnerPreferences" };
    const wishes = await lrs.read("agents/profile", profile).catch(() => null);
    const found = await lrs.read("activities/state", this.stateQuery(MEMORY)).catch(() => null);
    this.memory = { ...newMemory(), ...(found && found.version === 1 ? found : {}) };
    await this.lookFor(lrs);
    const { languagePreference = "", audioPreference = "on" } = wishes || {};
    this.memory.language = String(languagePreference);
    const { contextTemplate = {}, launchMode = "Normal", masteryScore, returnURL } = data || {};
    this.returnTo = webAddress(returnURL);
    this.sitting = {
      actor,
      activityId: launch.activityId,
      registration: launch.registration,
      template: contextTemplate,
      masteryScore: typeof masteryScore === "number" ? masteryScore : null,
      began: Date.now(),
    };
    this.lrs = lrs;
    lrs.onTrouble = (failing) => this.onTrouble && this.onTrouble(failing);
    lrs.onArrived = (id) => this.arrived(id);
    const over = this.window.get("over") !== null;
    this.records = launchMode === "Normal" && !over;
    if (!over && this.window.get("begun") === null) {
      this.window.set("begun", "1");
      lrs.say(cmi5Statement(this.sitting, "initialized", null));
    }
    const { account = null, mbox = "" } = actor;
    const learner = account ? `${account.homePage}|${account.name}` : String(mbox || launch.registration);
    return {
      mode: over ? "over" : launchMode === "Normal" ? "normal" : "review",
      text: this.memory.suspend || null,
      learner,
      mark: this.sitting.masteryScore === null ? null : Number((100 * this.sitting.masteryScore).toFixed(4)),
      muted: audioPreference === "off",
      before: (sums) => sums,
    };
  }

  /** Looks whether what was said before a window disappeared has arrived. @param {Lrs} lrs */
  async lookFor(lrs) {
    const { tried, arrived } = this.memory;
    for (const id of tried.filter((one) => !arrived.includes(one))) {
      const found = await lrs.read("statements", { statementId: id }).catch(() => null);
      if (found) arrived.push(id);
    }
  }

  /** The token of this sitting: it is given once, so the window remembers it. @param {string} address */
  async token(address) {
    const window = /** @type {WindowMemory} */ (this.window);
    const known = window.get("token");
    if (known) return known;
    const answer = await fetch(address, { method: "POST" });
    const { "auth-token": token = "" } = answer.ok ? await answer.json() : {};
    if (token) window.set("token", token);
    return String(token);
  }

  /** @param {string} stateId */
  stateQuery(stateId) {
    const { activityId, actor, registration } = /** @type {Launch} */ (this.launch);
    return { activityId, agent: actor, registration, stateId };
  }

  /** @param {string} id */
  arrived(id) {
    const { told, arrived } = this.memory;
    if ((id !== told.completed && id !== told.passed) || arrived.includes(id)) return;
    arrived.push(id);
    this.remember();
  }

  remember() {
    const { lrs } = this;
    if (!lrs || !this.records) return;
    lrs.put(lrs.address("activities/state", this.stateQuery(MEMORY)), JSON.stringify(this.memory));
  }

  /** Says one of the words that are said only once. @param {"completed" | "passed"} verb @param {number | null} score */
  sayOnce(verb, score) {
    const { sitting, lrs, memory, said } = this;
    const id = memory.told[verb];
    if (!sitting || !lrs || said.includes(verb) || memory.arrived.includes(id)) return;
    said.push(verb);
    if (!memory.tried.includes(id)) memory.tried.push(id);
    lrs.say(cmi5Statement(sitting, verb, score, id));
  }

  /** Says that it was not passed, after every attempt that came to that at most once. @returns {Statement[]} */
  failure() {
    const { pending, sitting, memory, said } = this;
    if (!pending || !sitting || said.includes("passed") || said.includes("failed")) return [];
    said.push("failed");
    memory.failed = this.attempts;
    return [cmi5Statement(sitting, "failed", pending.score)];
  }

  /** @param {string} text @param {string} _place */
  store(text, _place) {
    this.memory.suspend = text;
  }

  /** @param {Report} report @param {boolean} last @param {number} attempts */
  report(report, last, attempts) {
    this.attempts = attempts;
    if (!this.records || !this.lrs) return;
    if (report.completion === "completed") this.sayOnce("completed", null);
    if (report.success === "passed") this.sayOnce("passed", report.score);
    const failed = report.success === "failed" && attempts > this.memory.failed;
    // A sitting has one word for it: with another attempt to come, it may still be the better one.
    this.pending = failed ? report : null;
    if (failed && last) this.lrs.say(...this.failure());
  }

  /** @param {Interaction} interaction @param {Target} _target @param {string} language */
  record(interaction, _target, language) {
    if (this.records && this.lrs && this.sitting) this.lrs.say(answeredStatement(this.sitting, interaction, language));
  }

  /** Objectives have no place in cmi5: they are in what was answered. */
  objectives() {}

  commit() {
    this.remember();
  }

  leave() {
    const { lrs, sitting, window } = this;
    if (!lrs || !sitting || !window || this.parting) return;
    if (window.get("over") !== null) return;
    window.set("over", "1");
    const failed = this.records ? this.failure() : [];
    this.remember();
    this.parting = lrs.part(...failed, cmi5Statement(sitting, "terminated", null));
  }

  exit() {
    const { returnTo } = this;
    if (!returnTo) return null;
    return () => {
      const late = new Promise((over) => setTimeout(over, FAREWELL));
      void Promise.race([this.parting, late]).then(() => location.assign(returnTo));
    };
  }
}

/** An address that a page may lead to, null for anything else. @param {unknown} text */
function webAddress(text) {
  try {
    const { protocol, href } = new URL(String(text));
    return ["https:", "http:"].includes(protocol) ? href : null;
  } catch {
    return null;
  }
}

/** @returns {Memory} */
const newMemory = () => ({
  version: 1,
  suspend: "",
  told: { completed: newUuid(), passed: newUuid() },
  tried: [],
  arrived: [],
  failed: 0,
  language: "",
});

playInLms(() => new Cmi5Link());
