/**
 * The run-time of SCORM: the functions that content calls, in the order and with the errors that the standard asks for.
 * What differs between 1.2 and 2004 is a table.
 */

import { Fault, Model } from "./model.js";

/** @import { Table, Wrong } from "./model.js" */

/** @typedef {"initialize" | "terminate" | "get" | "set" | "commit"} Call */

/**
 * What is kept of an entry from one session to the next.
 * @typedef {object} Kept
 * @property {Record<string, string>} values
 * @property {string} exit how the content said that it ends
 * @property {number} hundredths of a second, of all sessions before
 * @property {boolean} open the session was never ended
 * @property {number} attempts
 */

/**
 * What a package says of an entry.
 * @typedef {object} Entry
 * @property {string | null} launch_data
 * @property {string | null} max_time
 * @property {string | null} time_limit_action
 * @property {number | null} completion_threshold
 * @property {string[]} objectives
 */

/**
 * @typedef {object} Launch
 * @property {Entry} entry
 * @property {{ id: string, name: string }} learner
 * @property {"normal" | "review" | "browse"} mode
 * @property {number | null} mastery
 */

/**
 * @typedef {object} Standard
 * @property {string} name
 * @property {"API" | "API_1484_11"} property of the window, where content looks for it
 * @property {Record<Call | "lastError" | "errorString" | "diagnostic", string>} calls
 * @property {Table} table
 * @property {Record<Wrong, number>} codes
 * @property {Record<Call, number>} before errors of calls before the beginning
 * @property {number} running the error of a second beginning
 * @property {Record<Call, number>} after errors of calls after the end
 * @property {number} argument the error of an argument that is not the empty text
 * @property {Record<"initialize" | "terminate" | "commit", number>} failed
 * @property {Record<number, string>} errors
 * @property {number} suspendLimit
 * @property {string} sessionTime
 * @property {string} exit
 * @property {(value: string) => number} hundredths
 * @property {(kept: Kept) => boolean} newAttempt whether the next launch forgets what was kept
 * @property {(launch: Launch, kept: Kept | null) => Record<string, string>} begin
 * @property {(model: Model, launch: Launch) => string[]} decide
 * @property {(model: Model, element: string) => string | undefined} evaluated what the LMS says in place of the content
 * @property {(values: Record<string, string>) => { completion: string, success: string, score: string }} status
 * @property {string} response the name of what a learner answered
 */

/**
 * A call as it is shown.
 * @typedef {{ call: string, argument: string, result: string, code: number, why: string, element: string }} Called
 */

/**
 * What the run-time asks of the LMS around it.
 * @typedef {object} Lms
 * @property {(call: "initialize" | "terminate" | "commit") => boolean} answers whether the call may succeed; it may take a while
 * @property {(kept: Kept) => boolean} keep
 * @property {(called: Called) => void} called
 * @property {(what: string) => void} said what the LMS did by itself
 */

/** One session of one entry. */
export class RunTime {
  /** @type {"before" | "running" | "after"} */
  state = "before";
  #error = 0;
  #diagnostic = "";

  /**
   * @param {Standard} standard
   * @param {Launch} launch
   * @param {Kept | null} kept
   * @param {Lms} lms
   */
  constructor(standard, launch, kept, lms) {
    const before = kept && !standard.newAttempt(kept) ? kept : null;
    this.standard = standard;
    this.launch = launch;
    this.lms = lms;
    this.attempts = (kept ? kept.attempts : 0) + (before ? 0 : 1);
    // Time of a session that nobody ended counts all the same, as far as it was committed.
    const unended = before && before.open ? before.values[standard.sessionTime] : "";
    this.hundredths = (before ? before.hundredths : 0) + (unended ? standard.hundredths(unended) : 0);
    const told = before && { ...before, hundredths: this.hundredths };
    this.model = new Model(standard.table, standard.begin(launch, told));
    /** What content finds in the window. */
    this.api = this.#api();
  }

  /** @returns {Record<string, (...args: unknown[]) => string>} */
  #api() {
    const { calls } = this.standard;
    const one = (/** @type {unknown[]} */ args) => this.#text(args[0]);
    return {
      [calls.initialize]: (...args) => this.#initialize(one(args)),
      [calls.terminate]: (...args) => this.#terminate(one(args)),
      [calls.get]: (...args) => this.#get(one(args)),
      [calls.set]: (...args) => this.#set(one(args), this.#text(args[1])),
      [calls.commit]: (...args) => this.#commit(one(args)),
      [calls.lastError]: () => this.#asked(calls.lastError, "", String(this.#error)),
      [calls.errorString]: (...args) =>
        this.#asked(calls.errorString, one(args), this.standard.errors[Number(one(args) || NaN)] || ""),
      [calls.diagnostic]: (...args) => {
        const code = one(args);
        const own = code === "" || code === String(this.#error);
        const text = own && this.#diagnostic ? this.#diagnostic : this.standard.errors[Number(code || this.#error)] || "";
        return this.#asked(calls.diagnostic, code, text.slice(0, 255));
      },
    };
  }

  /** @param {unknown} argument */
  #text(argument) {
    return argument === undefined || argument === null ? "" : String(argument);
  }

  /**
   * @param {string} call
   * @param {string} argument
   * @param {string} result
   */
  #asked(call, argument, result) {
    this.lms.called({ call, argument, result, code: 0, why: "", element: "" });
    return result;
  }

  /**
   * Ends a call: notes its error and shows it.
   * @param {Call} call
   * @param {string} argument
   * @param {string} result
   * @param {number} code
   * @param {string} why
   * @param {string} [element]
   */
  #done(call, argument, result, code, why, element = "") {
    this.#error = code;
    this.#diagnostic = why;
    this.lms.called({ call: this.standard.calls[call], argument, result, code, why, element });
    return result;
  }

  /**
   * The error of a call at this time, if it comes at the wrong one.
   * @param {Call} call
   */
  #untimely(call) {
    if (this.state === "before") return this.standard.before[call];
    if (this.state === "after") return this.standard.after[call];
    return call === "initialize" ? this.standard.running : 0;
  }

  /**
   * What is wrong with the time or the argument of a call that takes the empty text.
   * @param {Call} call
   * @param {string} argument
   */
  #refused(call, argument) {
    const untimely = this.#untimely(call);
    if (argument !== "") return this.#done(call, argument, "false", this.standard.argument, "the argument has to be the empty text");
    if (untimely) return this.#done(call, argument, "false", untimely, WHEN[this.state]);
    return "";
  }

  /** @param {string} argument */
  #initialize(argument) {
    const refused = this.#refused("initialize", argument);
    if (refused) return refused;
    if (!this.lms.answers("initialize")) {
      return this.#done("initialize", argument, "false", this.standard.failed.initialize, "this LMS was told to fail");
    }
    this.state = "running";
    return this.#done("initialize", argument, "true", 0, "");
  }

  /** @param {string} argument */
  #commit(argument) {
    const refused = this.#refused("commit", argument);
    if (refused) return refused;
    if (!this.lms.answers("commit") || !this.lms.keep(this.#kept(true))) {
      return this.#done("commit", argument, "false", this.standard.failed.commit, "nothing was kept");
    }
    return this.#done("commit", argument, "true", 0, "");
  }

  /** @param {string} argument */
  #terminate(argument) {
    const refused = this.#refused("terminate", argument);
    if (refused) return refused;
    const before = this.#kept(true);
    const said = this.launch.mode === "normal" ? this.standard.decide(this.model, this.launch) : [];
    const answers = this.lms.answers("terminate");
    // The session is over either way: content has nobody to turn to any more.
    this.state = "after";
    if (!answers || !this.lms.keep(this.#kept(false))) {
      for (const [element, value] of Object.entries(before.values)) this.model.put(element, value);
      return this.#done("terminate", argument, "false", this.standard.failed.terminate, "nothing was kept");
    }
    const result = this.#done("terminate", argument, "true", 0, "");
    for (const what of said) this.lms.said(what);
    return result;
  }

  /** @param {string} element */
  #get(element) {
    const untimely = this.#untimely("get");
    if (untimely) return this.#done("get", element, "", untimely, WHEN[this.state], element);
    try {
      const value = this.model.get(element);
      return this.#done("get", element, this.standard.evaluated(this.model, element) ?? value, 0, "", element);
    } catch (error) {
      const { code, why } = this.#fault(error, "get");
      return this.#done("get", element, "", code, why, element);
    }
  }

  /**
   * @param {string} element
   * @param {string} value
   */
  #set(element, value) {
    const argument = `${element} = ${value}`;
    const untimely = this.#untimely("set");
    if (untimely) return this.#done("set", argument, "false", untimely, WHEN[this.state], element);
    try {
      this.model.set(element, value);
      return this.#done("set", argument, "true", 0, "", element);
    } catch (error) {
      const { code, why } = this.#fault(error, "set");
      return this.#done("set", argument, "false", code, why, element);
    }
  }

  /**
   * @param {unknown} error
   * @param {"get" | "set"} call
   */
  #fault(error, call) {
    if (!(error instanceof Fault)) throw error;
    const code = this.standard.codes[error.wrong];
    // 2004 has one general failure for getting and one for setting.
    return { code: code === 301 && call === "set" && this.standard.codes.set === 351 ? 351 : code, why: error.message };
  }

  /**
   * What the LMS remembers if the session ended now.
   * @param {boolean} open
   * @returns {Kept}
   */
  #kept(open) {
    const values = this.model.all();
    const time = open ? "" : values[this.standard.sessionTime] || "";
    return {
      values,
      exit: values[this.standard.exit] || "",
      hundredths: this.hundredths + (time ? this.standard.hundredths(time) : 0),
      open,
      attempts: this.attempts,
    };
  }
}

/** Why a call comes at the wrong time. */
const WHEN = {
  before: "the session has not begun",
  running: "the session has begun already",
  after: "the session is over",
};
