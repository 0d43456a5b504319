/** The page of the test LMS: starts entries of a package, answers them, and shows what they say. */

import { addCall, addOwn } from "./calls.js";
import { showCourse, statusOf } from "./cmi5.js";
import { showFigures, showScorm } from "./data.js";
import { byId } from "./element.js";
import { showEntries } from "./entries.js";
import { allows } from "./prerequisites.js";
import { RunTime } from "./scorm.js";
import { SCORM12 } from "./scorm12.js";
import { SCORM2004 } from "./scorm2004.js";
import * as server from "./server.js";
import { LearnersWindow, pause } from "./window.js";

/** @import { Course } from "./cmi5.js" */
/** @import { Called, Kept, Launch, Standard } from "./scorm.js" */
/** @import { Entry, Kind } from "./server.js" */
/** @typedef {Launch["mode"]} Mode */
/** @typedef {{ entry: number, session: RunTime | null, dead: boolean, window: LearnersWindow | null }} Opened an entry that is open; once it is dead, nobody answers it */

/** Milliseconds between two looks at what happened on the side of the server. */
const LOOK_EVERY = 400;

/** @type {Record<Kind, string>} */
const KINDS = {
  Scorm12: "SCORM 1.2",
  Scorm2004Third: "SCORM 2004 3rd Edition",
  Scorm2004Fourth: "SCORM 2004 4th Edition",
  Cmi5: "cmi5",
  Page: "a single page: there is no LMS here, and nothing is recorded",
};

const whole = await server.readPackage();
/** @type {Standard | null} */
const standard = whole.kind === "Scorm12" ? SCORM12 : whole.kind.startsWith("Scorm2004") ? SCORM2004 : null;

const button = (/** @type {string} */ id) => byId(id, HTMLButtonElement);
const buttons = {
  launch: button("launch"),
  review: button("review"),
  browse: button("browse"),
  over: button("over"),
  close: button("close"),
  kill: button("kill"),
};
const option = (/** @type {string} */ id) => byId(id, HTMLInputElement);
const isOn = (/** @type {string} */ id) => option(id).checked;
const learner = () => ({ id: option("learner-id").value.trim() || "learner-1", name: option("learner-name").value.trim() });

let chosen = Math.max(0, whole.entries.findIndex((entry) => entry.href));
/** @type {Record<string, Kept>} by the numbers of entries */
let kept = {};
/** @type {Course | null} */
let course = null;
let open = /** @type {Opened | null} */ (null);
let last = "";
let seen = 0;

/** @param {string} what */
function say(what) {
  byId("said", HTMLElement).textContent = what;
}

/** @param {number} number */
function statusText(number) {
  if (whole.kind === "Cmi5") return statusOf(course?.entries[number]);
  if (!standard || !whole.entries[number]?.talks) return "";
  const record = kept[number];
  if (!record) return "not attempted";
  const { completion, success, score } = standard.status(record.values);
  const parts = [completion, success !== completion && success !== "unknown" && success, score && `score ${score}`];
  return parts.filter(Boolean).join(", ");
}

/** Why an entry cannot be launched now; empty if it can. @param {Entry} entry */
function lockOf(entry) {
  if (entry.problem) return entry.problem;
  if (!entry.href) return "this is a heading";
  if (!entry.prerequisites || isOn("no-locks")) return "";
  const statuses = whole.entries.map(({ id }, number) => [id, standard && kept[number] ? standard.status(kept[number].values).completion : ""]);
  const holds = allows(entry.prerequisites, Object.fromEntries(statuses));
  return holds === null ? `its prerequisites cannot be read: ${entry.prerequisites}` : holds ? "" : `first: ${entry.prerequisites}`;
}

/** Shows the entries anew, and which buttons can be pressed. */
function showPackage() {
  showEntries(whole.entries, chosen, factsOf, (number) => {
    chosen = number;
    last = "";
    show();
  });
  const entry = whole.entries[chosen];
  const again = whole.kind === "Cmi5" ? course?.entries[chosen]?.begun : kept[chosen];
  const { launch, review, browse, over, close, kill } = buttons;
  launch.textContent = again ? "Launch again" : "Launch";
  for (const button of [launch, review, browse]) button.disabled = !entry || lockOf(entry) !== "";
  over.disabled = !again;
  close.disabled = kill.disabled = !open;
}

/**
 * What is said below the title of an entry.
 * @param {Entry} entry
 * @param {number} number
 */
function factsOf(entry, number) {
  const lock = lockOf(entry);
  return [
    statusText(number),
    entry.mastery === null ? "" : `mastery ${entry.mastery}`,
    entry.move_on ? `moves on: ${entry.move_on}` : "",
    lock && `locked: ${lock}`,
  ];
}

/** Shows everything that may have changed. */
function show() {
  showPackage();
  if (standard) showScorm(standard, open && open.entry === chosen ? open.session : null, kept[chosen] || null, last);
  else if (whole.kind === "Cmi5") showCourse(course, chosen);
  else showFigures([["LMS", "none: a page talks to nobody"]]);
}

/** @type {number | undefined} */
let due;
/** Shows it soon: content makes many calls at once. */
function showSoon() {
  due ??= window.setTimeout(() => {
    due = undefined;
    show();
  }, 30);
}

/** @param {Entry} entry */
function masteryOf(entry) {
  const own = option("mastery").value.trim().replace(",", ".");
  return own === "" || !Number.isFinite(Number(own)) ? entry.mastery : Number(own);
}

/** @param {Called} called */
function told({ call, argument, result, code, why, element: name }) {
  const failed = code !== 0;
  addCall({ call, argument, result, code: String(code), wrong: failed && why ? [why] : [], failed, at: new Date() });
  if (name && result === "true") last = name;
  showSoon();
}

/**
 * @param {number} number
 * @param {Entry} entry
 * @param {Mode} mode
 * @param {Standard} scorm
 */
function scormSession(number, entry, mode, scorm) {
  const who = learner();
  /** @type {Record<string, string>} */
  const faults = { initialize: "initialize-fails", commit: "commit-fails", terminate: "commit-fails" };
  const session = new RunTime(scorm, { entry, learner: who, mode, mastery: masteryOf(entry) }, kept[number] || null, {
    answers: (call) => {
      if (isOn("slow")) server.wait();
      return !isOn(faults[call] || "");
    },
    keep: (now) => {
      // Review and Browse change nothing that counts.
      if (mode !== "normal") return true;
      const done = server.keep(number, who, now);
      if (done) kept[number] = now;
      return done;
    },
    called: told,
    said: addOwn,
  });
  return session;
}

/**
 * What content finds in the window; once its window is killed nobody answers any more.
 * @param {RunTime} session
 * @param {{ dead: boolean }} state
 */
function answering(session, state) {
  return Object.fromEntries(
    Object.entries(session.api).map(([name, call]) => [
      name,
      (/** @type {unknown[]} */ ...args) => (state.dead ? "false" : call(...args)),
    ]),
  );
}

/** @param {string} name @param {unknown} api */
function offer(name, api) {
  const slot = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (window));
  if (api) slot[name] = api;
  else delete slot[name];
}

/** @param {Mode} mode */
async function launch(mode) {
  const number = chosen;
  const entry = whole.entries[number];
  if (!entry?.href || lockOf(entry)) return;
  await leave();
  await refresh();
  /** @type {Opened} */
  const state = { entry: number, session: null, dead: false, window: null };
  let url = server.contentAddress(entry.href);
  last = "";
  const talks = entry.talks && !isOn("no-api");
  if (talks && standard) {
    const session = scormSession(number, entry, mode, standard);
    state.session = session;
    offer(standard.property, answering(session, state));
    addOwn(`${entry.title}: launched, ${mode}, attempt ${session.attempts}`);
  } else if (talks && whole.kind === "Cmi5") {
    const faults = { initialize_fails: isOn("initialize-fails"), commit_fails: isOn("commit-fails"), slow: isOn("slow") };
    const words = /** @type {const} */ ({ normal: "Normal", review: "Review", browse: "Browse" });
    ({ url } = await server.launch(number, { learner: learner(), mode: words[mode], mastery: masteryOf(entry), faults }));
  } else {
    addOwn(`${entry.title}: launched without an LMS`);
  }
  try {
    state.window = new LearnersWindow(url, entry.title, isOn("own-window"));
  } catch (error) {
    unoffer();
    say(error instanceof Error ? error.message : String(error));
    return;
  }
  open = state;
  say(`${entry.title} is open.`);
  show();
}

/** Takes back what content finds in the window. */
function unoffer() {
  offer("API", null);
  offer("API_1484_11", null);
}

/** Closes the window of the entry as a learner does. */
async function leave() {
  const state = open;
  if (!state) return;
  await state.window?.leave();
  await ended(state, "left");
}

/** Closes the window of the entry so that it learns nothing of it. */
async function kill() {
  const state = open;
  if (!state) return;
  state.dead = true;
  if (whole.kind === "Cmi5") server.leave(learner());
  await ended(state, "closed without warning");
}

/**
 * @param {Opened} state
 * @param {string} how
 */
async function ended(state, how) {
  open = null;
  state.window?.remove();
  unoffer();
  const title = whole.entries[state.entry]?.title || "";
  const unended = state.session?.state === "running" ? `; ${standard?.calls.terminate} was never called` : "";
  addOwn(`${title}: ${how}${unended}`);
  say(`${title} is closed.`);
  if (whole.kind === "Cmi5" && !state.dead) {
    // What an AU sends while it goes is on its way still.
    await pause(300);
    server.leave(learner());
  }
  await refresh();
}

async function startOver() {
  await leave();
  if (whole.kind === "Cmi5") await server.forgetCourse(learner());
  else await server.forget(chosen, learner());
  addOwn(whole.kind === "Cmi5" ? "the course is forgotten" : `${whole.entries[chosen]?.title}: forgotten`);
  last = "";
  await refresh();
}

/** Reads anew what the server knows. */
async function refresh() {
  await look();
  if (standard) kept = await server.readKept(learner());
  if (whole.kind === "Cmi5") course = await server.readCourse(learner());
  show();
}

/** Shows what has happened on the side of the server. */
async function look() {
  const news = await server.readLog(seen);
  for (const { number, at, call, argument, result, code, wrong } of news) {
    seen = Math.max(seen, number);
    // That there is no such document yet is an answer like any other.
    const failed = (code >= 400 && code !== 404) || wrong.length > 0;
    addCall({ call, argument, result, code: code ? String(code) : "", wrong, failed, at: new Date(at) });
  }
  return news.length > 0;
}

async function watch() {
  try {
    if (open?.window?.isClosed) await ended(open, "its window was closed");
    if ((open || whole.kind === "Cmi5") && (await look())) await refresh();
  } catch {
    say("The LMS has been closed. Start it again with “offramp lms”.");
  }
  window.setTimeout(watch, LOOK_EVERY);
}

document.title = `${whole.title} – Test LMS`;
byId("title", HTMLElement).textContent = whole.title;
byId("about", HTMLElement).textContent = [`${whole.name}: ${KINDS[whole.kind]}.`, ...whole.notes].join(" ");
byId("faults", HTMLElement).hidden = whole.kind === "Page";
byId("mastery-row", HTMLElement).hidden = whole.kind === "Page";
byId("locks-row", HTMLElement).hidden = !whole.entries.some((entry) => entry.prerequisites);
buttons.launch.addEventListener("click", () => launch("normal"));
buttons.review.addEventListener("click", () => launch("review"));
buttons.browse.addEventListener("click", () => launch("browse"));
buttons.over.addEventListener("click", startOver);
buttons.close.addEventListener("click", leave);
buttons.kill.addEventListener("click", kill);
buttons.over.textContent = whole.kind === "Cmi5" ? "Start the course over" : "Start over";
buttons.review.hidden = buttons.browse.hidden = buttons.over.hidden = whole.kind === "Page";
option("no-locks").addEventListener("change", showPackage);
option("learner-id").addEventListener("change", refresh);
// Whatever is open goes with this page.
window.addEventListener("pagehide", () => {
  if (open && whole.kind === "Cmi5") server.leave(learner());
});
await refresh();
window.setTimeout(watch, LOOK_EVERY);
