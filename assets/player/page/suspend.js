// What an LMS keeps of a learner: one text of at most so many characters, in the letters of base64url. The format stands
// in README.md (“What an LMS keeps”).

/** @import { Machine } from "../engine/machine.js" */
/** @import { Did, RunStep } from "../engine/run.js" */
/** @import { Kept, KeptRun, Preferences } from "./host.js" */
/** @import { Sums } from "./lms.js" */
import { fnv1a32 } from "../engine/draw.js";
import { fromBase64url, packState, toBase64url, unpackState } from "../engine/pack.js";
import { replay } from "../engine/replay.js";

const VERSION = "1";
/** The letters of base64url, worth 0–63. */
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/** Characters of the head: version, hash, flags, attempts, three percents, preferences, and its check. */
export const HEAD = 25;
/** Where a percent is unknown. */
const NO_PERCENT = 127;
/** Characters of an id's hash. */
const NAME = 5;
/** Up to this text length an LMS has little room. */
const TIGHT = 4096;
/** The longest text of a learner that is kept, in UTF-16 units: where room is little, and where it is not. */
const LONGEST = { tight: 300, roomy: 2000 };
/** What a step was, above the ticks of a choice. */
const KINDS = { continued: 21, timedOut: 22, wrote: 23, drew: 26 };
/** @type {("Strong" | "Fair" | "Weak")[]} */
const STRENGTHS = ["Strong", "Fair", "Weak"];
/** @type {Preferences["timers"][]} */
const TIMERS = ["normal", "double", "off"];
/** @type {Preferences["theme"][]} */
const THEMES = ["auto", "light", "dark"];

/** A number as so many letters. @param {number} n @param {number} width */
function lettersOf(n, width) {
  let text = "";
  for (let rest = Math.floor(n); text.length < width; rest = Math.floor(rest / 64)) text = LETTERS[rest % 64] + text;
  return text;
}

/** A number of at most so much. @param {number} n @param {number} most */
const atMost = (n, most) => Math.max(0, Math.min(Math.floor(n) || 0, most));

/** What tells a damaged text from a whole one. @param {string} text */
const checkOf = (text) => lettersOf(fnv1a32(text), 6);

/** The short name of an id. @param {string} id */
const nameOf = (id) => lettersOf(fnv1a32(id) % 64 ** NAME, NAME);

/** Reads a text from its beginning on; throws at its end and at letters that are none; nobody is told why. */
class Letters {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
    this.at = 0;
  }

  /** @param {number} length */
  take(length) {
    const taken = this.text.slice(this.at, (this.at += length));
    if (taken.length < length) throw new RangeError();
    return taken;
  }

  /** @param {number} width */
  number(width) {
    let n = 0;
    for (const letter of this.take(width)) {
      const digit = LETTERS.indexOf(letter);
      if (digit < 0) throw new RangeError();
      n = n * 64 + digit;
    }
    return n;
  }
}

/**
 * What is kept as text. Too long, it goes without texts, then without the beginning of the run, then without the run.
 * @param {Machine} machine
 * @param {Kept} kept
 * @param {Sums} sums
 * @param {number} most characters
 * @returns {{ text: string, whole: boolean }} whole: nothing had to be left out
 */
export function suspended(machine, kept, sums, most) {
  const head = headText(kept, sums);
  if (!kept.run) return { text: head, whole: true };
  const { text, whole } = runText(machine, kept.run, most - HEAD, most > TIGHT ? LONGEST.roomy : LONGEST.tight);
  return { text: head + text, whole };
}

/**
 * The text again as what was kept; null where it is no such text. A run that is damaged is no run; the sums still hold.
 * @param {Machine} machine
 * @param {string} hash of the case
 * @param {string | null} text
 * @returns {{ kept: Kept, sums: Sums } | null}
 */
export function unsuspended(machine, hash, text) {
  try {
    const letters = new Letters(text || "");
    const { sums, keptHash, preferences } = readHead(letters);
    let run = null;
    try {
      run = letters.at < letters.text.length ? readRun(machine, letters) : null;
    } catch {
      // Cut or damaged after the head.
    }
    const same = keptHash === shortHash(hash);
    return { sums, kept: { version: 1, hash: same ? hash : keptHash, run, attempts: [], preferences } };
  } catch {
    return null;
  }
}

/** The sums alone. @param {string} text @returns {Sums | null} */
export function sumsIn(text) {
  try {
    return readHead(new Letters(text)).sums;
  } catch {
    return null;
  }
}

/** @param {string} hash */
const shortHash = (hash) => hash.slice(0, 8).padEnd(8, "0");

/** @param {Kept} kept @param {Sums} sums */
function headText({ hash, preferences }, sums) {
  const flags = [sums.complete, sums.passed, sums.firstPassed, sums.judged];
  const { timers, theme, typing } = preferences;
  const set = atMost(TIMERS.indexOf(timers), 2) * 8 + atMost(THEMES.indexOf(theme), 2) * 2 + (typing ? 1 : 0);
  const percents = [sums.first, sums.best, sums.last].map((n) =>
    lettersOf(n === null ? NO_PERCENT : atMost(n, 100), 2),
  );
  const text = [
    VERSION,
    shortHash(hash),
    lettersOf(bitsOf(flags), 1),
    lettersOf(atMost(sums.attempts, 4095), 2),
    ...percents,
    lettersOf(set, 1),
  ].join("");
  return text + checkOf(text);
}

/** @param {Letters} letters */
function readHead(letters) {
  const version = letters.take(1);
  const keptHash = letters.take(8);
  const flags = letters.number(1);
  const attempts = letters.number(2);
  const [first, best, last] = [0, 1, 2].map(() => percentOf(letters.number(2)));
  const set = letters.number(1);
  const read = letters.text.slice(0, letters.at);
  if (version !== VERSION || letters.take(6) !== checkOf(read)) throw new RangeError();
  const bit = (/** @type {number} */ at) => ((flags >> at) & 1) === 1;
  /** @type {Sums} */
  const sums = { attempts, first, best, last, complete: bit(0), passed: bit(1), firstPassed: bit(2), judged: bit(3) };
  /** @type {Preferences} */
  const preferences = {
    timers: TIMERS[set >> 3] || "normal",
    theme: THEMES[(set >> 1) & 3] || "auto",
    typing: (set & 1) === 1,
  };
  return { sums, keptHash, preferences };
}

/** @param {number} n */
const percentOf = (n) => (n > 100 ? null : n);

/** @param {boolean[]} flags */
const bitsOf = (flags) => flags.reduce((bits, flag, at) => bits + (flag ? 1 << at : 0), 0);

/**
 * A run in at most so many characters.
 * @param {Machine} machine
 * @param {KeptRun} run
 * @param {number} most
 * @param {number} longest text of a learner
 * @returns {{ text: string, whole: boolean }}
 */
function runText(machine, run, most, longest) {
  const parts = stepsByInput(run.steps).map((steps) => steps.map(stepText).join(""));
  const lengths = parts.map((part) => part.length);
  let left = 0;
  let base = run.base || "";
  // Check, seed, flags, confidence, retries, and the lengths of state and steps.
  const fixed = 22;
  const length = () => fixed + base.length + lengths.slice(left === 0 ? 0 : left + 1).reduce((sum, n) => sum + n, 0);
  if (length() > most) {
    // The state after so many inputs, in place of what led there: of all states of a case the same length.
    const states = statesOf(machine, run);
    base = states[0];
    for (left = 1; left < states.length - 1 && length() > most; left++);
    left = Math.min(left, states.length - 1);
    base = states[left];
    if (length() > most) return { text: "", whole: false };
  }
  const steps = parts.slice(left === 0 ? 0 : left + 1).join("");
  const notes = notesText(run, left, most - length(), longest);
  const body = [
    lettersOf(run.seed, 6),
    lettersOf(bitsOf([run.finished, notes.cut]), 1),
    lettersOf(atMost(run.confidence || 0, 63), 1),
    lettersOf(atMost(run.retries, 4095), 2),
    lettersOf(base.length, 3),
    base,
    lettersOf(steps.length, 3),
    steps,
    notes.text,
  ].join("");
  return { text: checkOf(body) + body, whole: left === 0 && !notes.cut };
}

/**
 * The packed state after each input of what is kept.
 * @param {Machine} machine
 * @param {KeptRun} kept
 */
function statesOf(machine, { seed, base, steps }) {
  const { run } = replay(machine, seed, steps, base ? unpackState(machine, base) : null);
  return run.moments.map(({ state }) => packState(state));
}

/**
 * The steps of each moment: an input with what chance drew after it. The first moment has no input.
 * @param {RunStep[]} steps
 */
function stepsByInput(steps) {
  /** @type {RunStep[][]} */
  const parts = [[]];
  for (const step of steps) {
    const [, did] = step;
    if (typeof did === "string" || !("Drew" in did)) parts.push([]);
    parts[parts.length - 1].push(step);
  }
  return parts;
}

/** @param {RunStep} step */
function stepText([node, did]) {
  const coded = (/** @type {number} */ kind, other = "") => lettersOf(kind, 1) + nameOf(node) + other;
  if (did === "Continue") return coded(KINDS.continued);
  if (did === "TimeOut") return coded(KINDS.timedOut);
  if ("Wrote" in did) return coded(KINDS.wrote + STRENGTHS.indexOf(did.Wrote));
  if ("Drew" in did) return coded(KINDS.drew, nameOf(did.Drew));
  const [choice, ticks] = did.Choose;
  return coded(ticks, nameOf(choice));
}

/**
 * @param {Machine} machine
 * @param {Letters} letters
 * @returns {KeptRun}
 */
function readRun(machine, letters) {
  if (letters.take(6) !== checkOf(letters.text.slice(letters.at))) throw new RangeError();
  const seed = letters.number(6);
  const flags = letters.number(1);
  const confidence = letters.number(1);
  const retries = letters.number(2);
  const base = letters.take(letters.number(3));
  const steps = readSteps(machine, new Letters(letters.take(letters.number(3))));
  const notes = readNotes(letters.take(letters.text.length - letters.at));
  return {
    ...notes,
    seed,
    base: base || null,
    state: null,
    steps,
    retries,
    confidence: confidence || null,
    finished: (flags & 1) === 1,
    cut: (flags & 2) === 2,
  };
}

/**
 * The steps by the ids that they had: those of the case, or those that it had before. What the case does not know has
 * the empty id, which no case has, so that a replay ends there.
 * @param {Machine} machine
 * @param {Letters} letters
 */
function readSteps(machine, letters) {
  const names = namesOf(machine);
  const name = () => names.get(letters.take(NAME)) || "";
  /** @type {RunStep[]} */
  const steps = [];
  while (letters.at < letters.text.length) {
    const kind = letters.number(1);
    const node = name();
    steps.push([node, didOf(kind, name)]);
  }
  return steps;
}

/**
 * @param {number} kind
 * @param {() => string} name reads the other name
 * @returns {Did}
 */
function didOf(kind, name) {
  if (kind < KINDS.continued) return { Choose: [name(), kind] };
  if (kind === KINDS.continued) return "Continue";
  if (kind === KINDS.timedOut) return "TimeOut";
  if (kind < KINDS.drew) return { Wrote: STRENGTHS[kind - KINDS.wrote] };
  if (kind === KINDS.drew) return { Drew: name() };
  throw new RangeError();
}

/** Every id of nodes, choices and outcomes by its short name; those of now win over those of before. @param {Machine} machine */
function namesOf(machine) {
  /** @type {Map<string, string>} */
  const names = new Map();
  for (const [old] of machine.case.renamed) for (const id of old.split("/")) names.set(nameOf(id), id);
  for (const node of machine.nodes) {
    const inner = node.kind === "Decision" ? node.choices : node.kind === "Chance" ? node.outcomes : [];
    for (const { id } of inner) names.set(nameOf(id), id);
  }
  for (const { id } of machine.nodes) names.set(nameOf(id), id);
  return names;
}

/**
 * What the learner wrote, as far as there is room: what is being written, then the newest texts, then answers.
 * @param {KeptRun} run
 * @param {number} left how many inputs are left out
 * @param {number} room
 * @param {number} longest
 * @returns {{ text: string, cut: boolean }}
 */
function notesText({ draft, texts, answers, cut }, left, room, longest) {
  /** @type {{ d: string, t: [number, string][], a: [string, string][] }} */
  const written = { d: "", t: [], a: [] };
  let bytes = inUtf8(JSON.stringify(written)).length;
  let short = !!cut;
  const fits = (/** @type {unknown} */ item) => {
    const more = inUtf8(JSON.stringify(item)).length + 1;
    const taken = Math.ceil(((bytes + more) * 4) / 3) <= room;
    if (taken) bytes += more;
    else short = true;
    return taken;
  };
  const shortened = (/** @type {string} */ text) => {
    if (text.length > longest) short = true;
    return shortText(text, longest);
  };
  const begun = shortened(draft);
  if (begun && fits(begun)) written.d = begun;
  const newest = Object.keys(texts).sort((a, b) => Number(b) - Number(a));
  for (const key of newest) {
    const at = Number(key) - left;
    const text = shortened(texts[key]);
    if (at < 0) short = true;
    else if (fits([at, text])) written.t.push([at, text]);
  }
  for (const [field, answer] of Object.entries(answers)) {
    const text = shortened(answer);
    if (fits([field, text])) written.a.push([field, text]);
  }
  const empty = !written.d && written.t.length === 0 && written.a.length === 0;
  return { text: empty ? "" : toBase64url(inUtf8(JSON.stringify(written))), cut: short };
}

/** @param {string} text */
function readNotes(text) {
  const { d = "", t = [], a = [] } = text === "" ? {} : JSON.parse(inUtf16(fromBase64url(text)));
  /** @type {{ [inputs: string]: string }} */
  const texts = Object.fromEntries(t);
  /** @type {{ [field: string]: string }} */
  const answers = Object.fromEntries(a);
  return { draft: String(d), texts, answers };
}

/** The UTF-8 bytes of a text, each a character. @param {string} text */
const inUtf8 = (text) => Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join("");

/** The text again. @param {string} bytes */
const inUtf16 = (bytes) => new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));

/** A text of so many UTF-16 units at most, not cut between the halves of a character. @param {string} text @param {number} most */
export const shortText = (text, most) =>
  text.length > most ? text.slice(0, most).replace(/[\ud800-\udbff]$/, "") : text;
