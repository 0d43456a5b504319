// The player's files for an LMS outside of a browser: as a page embeds them, with what a page has around it given.

import { assemble, declared, engineFiles, playerFile } from "./assemble.mjs";

/** @typedef {import("../../assets/player/page/content.js").Target} Target */

const PAGE = ["content", "markup", "words", "host", "session", "lms", "suspend", "kept-texts", "record"];

/** A case with everything that is told of: decisions, a timer, a message, a reflection, chance, objectives. */
export const CASE = {
  format: 1,
  id: "case-1",
  title: "A case",
  language: "en",
  channel: "Chat",
  brief: {},
  objectives: [["own", { text: "Own *it*", moves: ["ownership"], met_at: 1 }]],
  cast: [],
  meters: [],
  flags: [],
  facts: [],
  promises: [],
  remedies: [],
  policy: {},
  scoring: { by: "Decisions" },
  passing: { percent: 70, fails_if: [{ when: { Chose: ["second", "rude"] }, why: "Rude" }] },
  play: {},
  debrief: {},
  habits: [],
  media: [],
  ranges: [],
  whenever: [],
  renamed: [],
  start: "first",
  nodes: [
    [
      "first",
      {
        Decision: {
          prompt: "What *now*?",
          seconds: 20,
          on_timeout: "second",
          timeout: { grade: "Harmful" },
          choices: [
            { id: "own", says: "Mine.", grade: "Best", moves: ["ownership"], to: "second" },
            { id: "ask", says: "How?", grade: "Good", to: "second" },
            { id: "blame", says: "Yours.", grade: "Harmful", to: "second" },
          ],
        },
      },
    ],
    [
      "second",
      {
        Decision: {
          choices: [
            { id: "kind", says: "Yes.", grade: "Best", to: "letter" },
            { id: "rude", says: "No.", grade: "Best", to: "letter" },
          ],
        },
      },
    ],
    ["letter", { Rewrite: { prompt: "Write", strong: "dice", fair: "dice", weak: "dice" } }],
    [
      "dice",
      {
        Chance: {
          outcomes: [
            { id: "a", weight: 1, to: "think" },
            { id: "b", weight: 1, to: "think" },
          ],
        },
      },
    ],
    ["think", { Pause: { kind: "Reflection", prompt: "And you?", then: "branch" } }],
    [
      "branch",
      {
        Decision: {
          choices: [
            { id: "well", says: "Well", to: "good" },
            { id: "badly", says: "Badly", to: "bad" },
          ],
        },
      },
    ],
    ["good", { Ending: { outcome: "Resolved", resolved: true } }],
    ["bad", { Ending: { outcome: "Churned" } }],
  ],
};

/** @type {Target} */
export const TARGET = {
  course: "course",
  part: "part",
  title: "A case",
  revision: 1,
  date: "",
  complete_when: "AnyEnding",
  cases_needed: 0,
  status: "PassedFailed",
  score_sent: "Best",
  attempts: 0,
  sends_texts: false,
  seed: null,
};

export const HASH = "0123456789abcdef";

/**
 * The player with these files of hosts and these things around it.
 * @param {string[]} hosts
 * @param {Record<string, unknown>} around
 * @returns {any}
 */
export function playerWith(hosts = [], around = {}) {
  const key = hosts.join(" ");
  const script = SCRIPTS.get(key) || scriptOf(hosts);
  SCRIPTS.set(key, script);
  return new Function(...Object.keys(around), script)(...Object.values(around));
}

/** Scripts by their hosts. @type {Map<string, string>} */
const SCRIPTS = new Map();

/** @param {string[]} hosts */
function scriptOf(hosts) {
  const files = [...engineFiles(), ...[...PAGE, ...hosts].map((name) => `page/${name}.js`)];
  const names = files.flatMap((name) => declared(playerFile(name)));
  return `"use strict";${assemble(files)}\nreturn { ${names.join(", ")} };`;
}

/** A window with listeners, and nothing in it. @returns {any} */
export function emptyWindow() {
  /** @type {{ [name: string]: (() => void)[] }} */
  const listeners = {};
  /** @type {any} */
  const window = {
    opener: null,
    top: null,
    setTimeout: (/** @type {() => void} */ then, /** @type {number} */ after) => setTimeout(then, after).unref(),
    addEventListener: (/** @type {string} */ name, /** @type {() => void} */ listener) =>
      (listeners[name] = listeners[name] || []).push(listener),
    close: () => [...(listeners.beforeunload || []), ...(listeners.pagehide || [])].forEach((listener) => listener()),
  };
  window.parent = window;
  return window;
}

/**
 * A page of a case: its session, and a learner who does things by name.
 * @param {any} player
 * @param {{ scenario?: any, target?: Partial<Target>, hash?: string }} given
 */
export async function opened(player, { scenario = structuredClone(CASE), target = {}, hash = HASH } = {}) {
  const machine = player.compile(scenario);
  const exported = { hash, media: {}, logo: null, intro: null, target: { ...TARGET, ...target } };
  const host = player.HOSTS.open(scenario.id, machine, exported);
  const kept = await host.load();
  /** @type {string[]} */
  const news = [];
  host.notify = (/** @type {string} */ key) => news.push(key);
  const session = new player.Session(machine, host, hash, kept);
  return { machine, host, session, news, kept };
}

/**
 * Does these things: ids of choices, `silence`, `on`, `strong:TEXT`, `on:TEXT`.
 * @param {any} session
 * @param {string} doings
 */
export function does(session, doings) {
  for (const doing of doings.split(" ")) {
    const [what, text] = doing.split(":");
    const choices = session.run.node.choices || [];
    const choice = choices.findIndex((/** @type {any} */ one) => one.id === what);
    const band = { strong: "Strong", fair: "Fair", weak: "Weak" }[what];
    const input =
      choice >= 0
        ? { Choose: { choice, ticks: 0 } }
        : band
          ? { Wrote: band }
          : what === "silence"
            ? "TimeOut"
            : "Continue";
    const refused = session.take(input, 1.5, text);
    if (refused !== null) throw new Error(`${doing}: ${refused}`);
  }
}

/** Plays a whole run. @param {any} session @param {string} doings */
export function plays(session, doings) {
  session.begin();
  does(session, doings);
  session.finish();
}
