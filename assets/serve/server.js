/** What the page asks of the server that it came from. */

/** @import { Entry as ToldEntry, Kept } from "./scorm.js" */

/**
 * @typedef {ToldEntry & { id: string, title: string, level: number, href: string | null, talks: boolean,
 *   problem: string | null, prerequisites: string | null, mastery: number | null, move_on: string | null }} Entry
 */
/** @typedef {"Scorm12" | "Scorm2004Third" | "Scorm2004Fourth" | "Cmi5" | "Page"} Kind */
/** @typedef {{ name: string, title: string, kind: Kind, entries: Entry[], notes: string[] }} Package */
/** @typedef {{ number: number, at: string, call: string, argument: string, result: string, code: number, wrong: string[] }} Noted */
/** @typedef {{ id: string, name: string }} Learner */

/** @param {string} path */
const address = (path) => new URL(path, document.baseURI).href;

/** @param {Record<string, string>} parameters */
const query = (parameters) => `?${new URLSearchParams(parameters)}`;

/**
 * @param {string} path
 * @param {RequestInit} [how]
 */
async function ask(path, how) {
  const response = await fetch(address(path), how);
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.status === 204 ? null : response.json();
}

/** @returns {Promise<Package>} */
export const readPackage = () => ask("package");

/** @param {string} href */
export const contentAddress = (href) => address(`content/${href}`);

/**
 * What is kept of a learner's entries, by their numbers.
 * @param {Learner} learner
 * @returns {Promise<Record<string, Kept>>}
 */
export const readKept = (learner) => ask(`kept/${query({ learner: learner.id })}`);

/**
 * Keeps what an entry has committed. The content waits for the answer, as its standard wants it.
 * @param {number} entry
 * @param {Learner} learner
 * @param {Kept} kept
 */
export function keep(entry, learner, kept) {
  const path = address(`kept/${entry}${query({ learner: learner.id })}`);
  const body = JSON.stringify(kept);
  try {
    const request = new XMLHttpRequest();
    request.open("PUT", path, false);
    request.send(body);
    return request.status === 204;
  } catch {
    // A page that is being closed may not wait any more, but it may still send.
    return navigator.sendBeacon(path, body);
  }
}

/** Takes as long as a slow LMS does. */
export function wait() {
  try {
    const request = new XMLHttpRequest();
    request.open("POST", address("wait"), false);
    request.send();
  } catch {
    // Nobody waits for a page that is being closed.
  }
}

/**
 * @param {number | null} entry null: all
 * @param {Learner} learner
 */
export const forget = (entry, learner) =>
  ask(`kept/${entry === null ? "" : entry}${query({ learner: learner.id })}`, { method: "DELETE" });

/**
 * Launches an AU.
 * @param {number} entry
 * @param {object} wanted
 * @returns {Promise<{ url: string, session: string }>}
 */
export const launch = (entry, wanted) => ask(`launch/${entry}`, { method: "POST", body: JSON.stringify(wanted) });

/**
 * Says that the window of an AU is gone; also when this page goes.
 * @param {Learner} learner
 */
export const leave = (learner) => navigator.sendBeacon(address(`leave${query({ learner: learner.id, name: learner.name })}`));

/** @param {Learner} learner */
export const readCourse = (learner) => ask(`course${query({ learner: learner.id })}`);

/** @param {Learner} learner */
export const forgetCourse = (learner) => ask(`course${query({ learner: learner.id })}`, { method: "DELETE" });

/**
 * What happened on the side of the server after the one with this number.
 * @param {number} since
 * @returns {Promise<Noted[]>}
 */
export const readLog = (since) => ask(`log?since=${since}`);
