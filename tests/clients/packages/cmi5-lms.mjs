// An LMS of cmi5 around a package, in a browser: the stub of an LRS behind real addresses, for one registration.

import { tellViolations, watch } from "../page/browser.mjs";
import { Lms, launchQuery } from "../lrs-stub.mjs";
import { served, textOf } from "./package-file.mjs";
import { Site } from "./site.mjs";

/** @import { Browser, BrowserContext, Page } from "playwright-core" */
/** @import { Package } from "./package-file.mjs" */
/** @import { Answer, Request } from "./site.mjs" */

/** Milliseconds until something counts as never coming: computers that test are busy. */
const PATIENCE = 20_000;

export class Cmi5Lms {
  /** @param {Package} unpacked @param {BrowserContext} context @param {string} mode */
  constructor(unpacked, context, mode) {
    this.context = context;
    this.unpacked = unpacked;
    const [, mark] = textOf(unpacked, "cmi5.xml").match(/masteryScore="([^"]*)"/) || [];
    this.mark = mark === undefined ? null : Number(mark);
    this.stub = new Lms({ launchMode: mode, ...(this.mark === null ? {} : { masteryScore: this.mark }) });
    /** What each sitting asked for, in its order. @type {string[][]} */
    this.asked = [];
    /** What was amiss in each page. @type {string[][]} */
    this.watched = [];
    /** How often there was no such document, which a browser calls an error and the standard does not. */
    this.absent = 0;
    this.site = new Site({});
  }

  /**
   * @param {Browser} browser
   * @param {Package} unpacked
   * @param {"Normal" | "Browse" | "Review"} [mode]
   */
  static async open(browser, unpacked, mode = "Normal") {
    const context = await browser.newContext({ reducedMotion: "reduce", viewport: { width: 1200, height: 780 } });
    await context.addInitScript(tellViolations);
    const lms = new Cmi5Lms(unpacked, context, mode);
    lms.site = await Site.open({
      "/content/": ({ path }) => served(unpacked, path),
      "/fetch": (request) => lms.answer(request, `https://lms.example/fetch`, Number(request.query.get("sitting"))),
      "/lrs/": (request) => {
        const [number, ...resource] = request.path.split("/");
        return lms.answer(request, `https://lrs.example/xapi/${resource.join("/")}?${request.query}`, Number(number));
      },
      "/back": () => ({ type: "text/html", body: "<!doctype html><title>Back</title>" }),
    });
    lms.stub.launch = { ...lms.stub.launch, returnURL: `${lms.site.origin}/back` };
    return lms;
  }

  /**
   * @param {Request} request
   * @param {string} to the address as the stub knows it
   * @param {number} number of the sitting
   * @returns {Promise<Answer>}
   */
  async answer({ method, headers, body, query, path }, to, number) {
    const what = query.get("stateId") || query.get("profileId") || path.split("/").pop() || "token";
    this.asked[number - 1].push(`${method} ${what}`);
    const version = headers["x-experience-api-version"];
    const known = { Authorization: headers.authorization, "X-Experience-API-Version": version };
    const { status, json } = await this.stub.answer(to, { method, headers: known, body }, number);
    if (status === 404) this.absent += 1;
    const answer = await json();
    return { status, type: "application/json", body: answer === undefined ? "" : JSON.stringify(answer) };
  }

  /** What was amiss in the pages: no document that is not there. */
  faults() {
    const all = this.watched.flat();
    const absent = all.filter((fault) => /status of 404/.test(fault)).length;
    return absent === this.absent ? all.filter((fault) => !/status of 404/.test(fault)) : all;
  }

  /** Opens the page for another sitting. @returns {Promise<Page>} */
  async launch() {
    const number = this.stub.sittings.push([]);
    this.asked.push([]);
    const page = await this.context.newPage();
    page.setDefaultTimeout(PATIENCE);
    this.watched.push(watch(page, this.site.allowed));
    const { origin } = this.site;
    const query = launchQuery(`${origin}/fetch?sitting=${number}`, `${origin}/lrs/${number}`);
    await page.goto(`${origin}/content/index.html?${query}`);
    return page;
  }

  async close() {
    await this.context.close();
    this.site.close();
  }
}

/** Waits until something holds that happens by itself. @param {() => boolean} holds @param {string} what */
export async function until(holds, what) {
  for (const end = Date.now() + PATIENCE; !holds(); ) {
    if (Date.now() > end) throw new Error(`it never came: ${what}`);
    await new Promise((then) => setTimeout(then, 20));
  }
}
