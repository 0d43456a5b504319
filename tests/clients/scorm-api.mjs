// LMSs of SCORM 1.2 and 2004 that take nothing amiss: a wrong element, form, order or length is an error that throws.

const NUMBER = /^(100|\d?\d)(\.\d+)?$/;
const SCALED = /^(0(\.\d+)?|1)$/;
const SPAN_12 = /^\d{4}:\d\d:\d\d\.\d\d$/;
const SPAN_2004 = /^PT\d+(\.\d{1,2})?S$/;
const IDENTIFIER = /^[\w.-]{1,255}$/;

/** What each edition lets be set: elements, and their values. @type {{ [edition: string]: [RegExp, RegExp][] }} */
const ELEMENTS = {
  1.2: [
    [/^cmi\.core\.lesson_status$/, /^(passed|completed|failed|incomplete|browsed)$/],
    [/^cmi\.core\.score\.(raw|min|max)$/, NUMBER],
    [/^cmi\.core\.session_time$/, SPAN_12],
    [/^cmi\.core\.exit$/, /^(time-out|suspend|logout|)$/],
    [/^cmi\.core\.lesson_location$/, /^.{0,255}$/s],
    [/^cmi\.suspend_data$/, /^[\x20-\x7e]{0,4096}$/],
    [/^cmi\.interactions\.\d+\.id$/, IDENTIFIER],
    [/^cmi\.interactions\.\d+\.type$/, /^(choice|fill-in)$/],
    [/^cmi\.interactions\.\d+\.time$/, /^\d\d:\d\d:\d\d$/],
    [/^cmi\.interactions\.\d+\.correct_responses\.\d+\.pattern$/, /^[a-z0-9]$/],
    [/^cmi\.interactions\.\d+\.student_response$/, /^.{0,255}$/s],
    [/^cmi\.interactions\.\d+\.result$/, /^(correct|wrong|unanticipated|neutral)$/],
    [/^cmi\.interactions\.\d+\.latency$/, SPAN_12],
    [/^cmi\.objectives\.\d+\.id$/, IDENTIFIER],
    [/^cmi\.objectives\.\d+\.score\.(raw|min|max)$/, NUMBER],
    [/^cmi\.objectives\.\d+\.status$/, /^(passed|completed|failed|incomplete|browsed)$/],
  ],
  2004: [
    [/^cmi\.completion_status$/, /^(completed|incomplete)$/],
    [/^cmi\.success_status$/, /^(passed|failed|unknown)$/],
    [/^cmi\.score\.(raw|min|max)$/, NUMBER],
    [/^cmi\.score\.scaled$/, SCALED],
    [/^cmi\.progress_measure$/, SCALED],
    [/^cmi\.session_time$/, SPAN_2004],
    [/^cmi\.exit$/, /^(time-out|suspend|logout|normal|)$/],
    [/^cmi\.location$/, /^.{0,1000}$/s],
    [/^cmi\.suspend_data$/, /^[\x20-\x7e]{0,64000}$/],
    [/^cmi\.interactions\.\d+\.id$/, /^[\w.-]{1,4000}$/],
    [/^cmi\.interactions\.\d+\.type$/, /^(choice|long-fill-in)$/],
    [/^cmi\.interactions\.\d+\.timestamp$/, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{1,2}Z$/],
    [/^cmi\.interactions\.\d+\.correct_responses\.\d+\.pattern$/, /^[\w-]+$/],
    [/^cmi\.interactions\.\d+\.learner_response$/, /^(?!\{).{1,4000}$/s],
    [/^cmi\.interactions\.\d+\.result$/, /^(correct|incorrect|unanticipated|neutral)$/],
    [/^cmi\.interactions\.\d+\.latency$/, SPAN_2004],
    [/^cmi\.interactions\.\d+\.description$/, /^\{lang=en\}.{1,241}$/s],
    [/^cmi\.objectives\.\d+\.id$/, /^[\w-]+$/],
    [/^cmi\.objectives\.\d+\.score\.(raw|min|max)$/, NUMBER],
    [/^cmi\.objectives\.\d+\.(score\.scaled|progress_measure)$/, SCALED],
    [/^cmi\.objectives\.\d+\.completion_status$/, /^(completed|incomplete)$/],
    [/^cmi\.objectives\.\d+\.success_status$/, /^(passed|failed|unknown)$/],
    [/^cmi\.objectives\.\d+\.description$/, /^.{1,250}$/s],
  ],
};

const NAMES = {
  1.2: ["LMSInitialize", "LMSFinish", "LMSGetValue", "LMSSetValue", "LMSCommit", "LMSGetLastError"],
  2004: ["Initialize", "Terminate", "GetValue", "SetValue", "Commit", "GetLastError"],
};

/** A mistake of the page: an LMS answers these with error codes. */
class Amiss extends Error {}

/** An LMS for one learner and one case; `data` outlives its sittings. */
export class ScormLms {
  /**
   * @param {"1.2" | "2004"} edition
   * @param {Record<string, string>} data what it knows before
   */
  constructor(edition, data = {}) {
    this.edition = edition;
    /** @type {Map<string, string>} */
    this.data = new Map(Object.entries(data));
    /** @type {string[]} */
    this.calls = [];
    /** Everything that the page did wrong. @type {string[]} */
    this.amiss = [];
    /** What does not work for now: `initialize`, `set`, `commit`, or the beginning of an element. @type {string | null} */
    this.broken = null;
    this.commits = 0;
  }

  /** A new sitting: the API of a window. */
  sitting() {
    const [initialize, finish, get, set, commit, error] = NAMES[this.edition];
    let stands = "closed";
    let code = "0";
    const suspended = this.data.get(this.edition === "1.2" ? "cmi.core.exit" : "cmi.exit") === "suspend";
    this.data.set(this.edition === "1.2" ? "cmi.core.entry" : "cmi.entry", suspended ? "resume" : "ab-initio");
    const guarded =
      (/** @type {string} */ name, /** @type {(...given: string[]) => string} */ act) =>
      (/** @type {unknown[]} */ ...given) => {
        this.calls.push([name, ...given].join(" "));
        try {
          if (given.some((one) => typeof one !== "string")) throw new Amiss(`${name}: not a text`);
          if (name !== initialize && name !== error && stands !== "open") throw new Amiss(`${name} while ${stands}`);
          return act(.../** @type {string[]} */ (given));
        } catch (mistake) {
          this.amiss.push(String(mistake));
          throw mistake;
        }
      };
    return {
      [initialize]: guarded(initialize, () => {
        if (stands !== "closed") throw new Amiss("initialized twice");
        if (this.broken === "initialize") return "false";
        stands = "open";
        return "true";
      }),
      [finish]: guarded(finish, () => {
        stands = "finished";
        return "true";
      }),
      [get]: guarded(get, (element) => {
        code = "0";
        return this.get(element);
      }),
      [set]: guarded(set, (element, value) => {
        code = this.broken === "set" ? "101" : this.broken && element.startsWith(this.broken) ? "401" : "0";
        if (code !== "0") return "false";
        this.set(element, value);
        return "true";
      }),
      [commit]: guarded(commit, () => {
        this.commits += 1;
        return this.broken === "commit" ? "false" : "true";
      }),
      [error]: () => code,
    };
  }

  /** @param {string} element */
  get(element) {
    const count = /^cmi\.(interactions|objectives)\._count$/.exec(element);
    if (count) return String(this.count(count[1]));
    if (this.edition === "1.2" && element.startsWith("cmi.interactions.")) throw new Amiss(`${element} is write-only`);
    return this.data.get(element) || "";
  }

  /** @param {string} list */
  count(list) {
    return [...this.data.keys()].filter((key) => key.startsWith(`cmi.${list}.`) && /^\w+\.\w+\.\d+\.id$/.test(key))
      .length;
  }

  /** @param {string} element @param {string} value */
  set(element, value) {
    const form = ELEMENTS[this.edition].find(([name]) => name.test(element));
    if (!form) throw new Amiss(`no element ${element}`);
    if (!form[1].test(value)) throw new Amiss(`${element} cannot be ${value.slice(0, 60)} (${value.length})`);
    const [, list, n, field] = /^cmi\.(interactions|objectives)\.(\d+)\.(\w+)/.exec(element) || [];
    if (list) {
      const at = Number(n);
      if (field === "id" ? at > this.count(list) : at >= this.count(list)) throw new Amiss(`${element} before its id`);
      const typed = this.data.has(`cmi.interactions.${n}.type`);
      if (/response|result/.test(field) && !typed) throw new Amiss(`${element} before its type`);
    }
    if (/score\.raw$/.test(element) && !this.data.has(element.replace("raw", "max")))
      throw new Amiss("raw without max");
    this.data.set(element, value);
  }

  /** The interactions, each as its fields. @returns {Record<string, string>[]} */
  interactions() {
    return Array.from({ length: this.count("interactions") }, (_, n) => {
      const own = [...this.data].filter(([key]) => key.startsWith(`cmi.interactions.${n}.`));
      return Object.fromEntries(own.map(([key, value]) => [key.split(".").slice(3).join("."), value]));
    });
  }
}
