// An LMS of SCORM around a package, in a browser: scorm-again is its run-time, and what it recorded goes along from one
// launch to the next.

import { readFileSync } from "node:fs";

import { tellViolations, watch } from "../page/browser.mjs";
import { served, textOf } from "./package-file.mjs";
import { Site } from "./site.mjs";

/** @import { Browser, BrowserContext, Frame, Page } from "playwright-core" */
/** @import { Package } from "./package-file.mjs" */

/**
 * One call of the content: its name in both editions, what it was given, the answer, the error after it.
 * @typedef {[string, string[], string, string]} Call
 */
/** The data model as the run-time tells it. @typedef {any} Cmi */

const SCORM_AGAIN = readFileSync(new URL("../node_modules/scorm-again/dist/scorm-again.min.js", import.meta.url));
/** Milliseconds until something counts as never coming: computers that test are busy. */
const PATIENCE = 20_000;
const SIZE = { width: 1200, height: 780 };

export class ScormLms {
  /**
   * @param {Package} unpacked
   * @param {Site} site
   * @param {BrowserContext} context
   */
  constructor(unpacked, site, context) {
    this.is12 = unpacked.name.includes("scorm12");
    this.site = site;
    this.context = context;
    const manifest = textOf(unpacked, "imsmanifest.xml");
    const [, mark] = manifest.match(/<(?:adlcp:masteryscore|imsss:minNormalizedMeasure)>([^<]*)</) || [];
    this.mark = mark;
    const [, launches] = manifest.match(/scorm[tT]ype="sco" href="([^"]*)"/) || [];
    this.launches = launches;
    /** What was recorded when the last launch was over. @type {Cmi} */
    this.record = null;
    /** The calls of each launch. @type {Call[][]} */
    this.calls = [];
    /** @type {string[]} */
    this.faults = [];
    /** @type {Page | null} */
    this.page = null;
  }

  /**
   * @param {Browser} browser
   * @param {Package} unpacked
   */
  static async open(browser, unpacked) {
    /** @type {ScormLms[]} */
    const made = [];
    const site = await Site.open({
      "/content/": ({ path }) => served(unpacked, path),
      "/scorm-again.js": () => ({ type: "text/javascript", body: SCORM_AGAIN }),
      "/lms": () => ({ type: "text/html; charset=utf-8", body: made[0].html() }),
    });
    const context = await browser.newContext({ reducedMotion: "reduce", viewport: SIZE });
    await context.addInitScript(tellViolations);
    const lms = new ScormLms(unpacked, site, context);
    made.push(lms);
    return lms;
  }

  html() {
    const given = JSON.stringify({ is12: this.is12, state: this.state() }).replaceAll("<", "\\u003c");
    return `<!doctype html><html lang="en"><meta charset="utf-8"><title>LMS</title>
<style>body{margin:0}iframe{border:0;width:100vw;height:100vh;display:block}</style>
<script src="/scorm-again.js"></script><script>(${startLms})(${given});</script>
<iframe name="content" title="Content" src="/content/${this.launches}"></iframe></html>`;
  }

  /** What an LMS has in the data model before a launch. */
  state() {
    const { record, mark, is12 } = this;
    if (is12) {
      const { core = {}, suspend_data = "", interactions, objectives } = record || {};
      const { lesson_status = "not attempted", lesson_location = "", score = {} } = core;
      const entry = record ? "resume" : "ab-initio";
      const student = { student_id: "anna", student_name: "Muster, Anna" };
      const known = record ? { suspend_data, interactions, objectives } : {};
      return {
        cmi: {
          ...known,
          core: { ...student, entry, lesson_location, lesson_status, score, credit: "credit", lesson_mode: "normal" },
          ...(mark ? { student_data: { mastery_score: mark } } : {}),
        },
      };
    }
    const { suspend_data, location, completion_status, success_status, score, interactions, objectives } = record || {};
    const known = { suspend_data, location, completion_status, success_status, score, interactions, objectives };
    return {
      cmi: {
        ...(record ? known : {}),
        learner_id: "anna",
        learner_name: "Muster, Anna",
        entry: record ? "resume" : "ab-initio",
        credit: "credit",
        mode: "normal",
        ...(mark ? { scaled_passing_score: mark } : {}),
      },
    };
  }

  /** Launches the content. @returns {Promise<Launch>} */
  async launch() {
    const page = this.page || (await this.context.newPage());
    if (!this.page) {
      this.page = page;
      page.setDefaultTimeout(PATIENCE);
      this.faults = watch(page, this.site.allowed);
    }
    await page.goto(`${this.site.origin}/lms`);
    const frame = page.frame({ name: "content" });
    if (!frame) throw new Error("the page of the LMS has no frame");
    return new Launch(this, page, frame);
  }

  async close() {
    await this.context.close();
    this.site.close();
  }
}

/** The content, opened once. */
export class Launch {
  /** @param {ScormLms} lms @param {Page} page @param {Frame} frame */
  constructor(lms, page, frame) {
    this.lms = lms;
    this.page = page;
    this.frame = frame;
  }

  /** What the LMS has now. @returns {Promise<Cmi>} */
  now() {
    return this.page.evaluate("window.lmsRecord()");
  }

  /**
   * Takes the content away, as an LMS does whose window is closed.
   * @param {"leave" | "crash"} how a crash leaves what was committed, and nothing else
   */
  async end(how = "leave") {
    const { lms, page } = this;
    const committed = await page.evaluate("window.lmsCommitted");
    await page.evaluate(() => {
      const frame = document.querySelector("iframe");
      return new Promise((gone) => {
        if (!frame) return;
        frame.addEventListener("load", () => gone(null));
        frame.src = "about:blank";
      });
    });
    lms.calls.push(/** @type {Call[]} */ (await page.evaluate("window.lmsCalls")));
    lms.record = how === "crash" ? committed : await this.now();
  }
}

/**
 * Runs in the page of the LMS.
 * @param {{ is12: boolean, state: object }} given
 */
function startLms({ is12, state }) {
  const around = /** @type {any} */ (window);
  const settings = { autocommit: false, logLevel: 5 };
  const api = is12 ? new around.Scorm12API(settings) : new around.Scorm2004API(settings);
  api.loadFromJSON(state);
  const record = () => JSON.parse(JSON.stringify(api.renderCMIToJSONObject())).cmi;
  /** @type {[string, string[], string, string][]} */
  const calls = [];
  /** @type {{ [name: string]: (...given: string[]) => unknown }} */
  const offered = {};
  const prefix = is12 ? "LMS" : "";
  const names = ["Initialize", is12 ? "Finish" : "Terminate", "GetValue", "SetValue", "Commit"];
  for (const name of names.map((one) => prefix + one)) {
    offered[name] = (...given) => {
      const answer = api[name](...given);
      const error = api[`${prefix}GetLastError`]();
      const known = name.replace(/^LMS/, "").replace("Finish", "Terminate");
      calls.push([known, given.map(String), String(answer), String(error)]);
      if (name.endsWith("Commit")) around.lmsCommitted = record();
      return answer;
    };
  }
  for (const name of ["GetLastError", "GetErrorString", "GetDiagnostic"].map((one) => prefix + one)) {
    offered[name] = (...given) => api[name](...given);
  }
  around[is12 ? "API" : "API_1484_11"] = offered;
  around.lmsCalls = calls;
  around.lmsCommitted = null;
  around.lmsRecord = record;
}
