// The case file: what the learner was told, found out and promised.

/** @import { State } from "../engine/state.js" */
/** @import { App } from "./app.js" */
import { OPEN, PROMISE_STATUSES, TALLIES, UNMADE } from "../engine/case.js";
import { numberAt } from "../engine/effect.js";
import { bitsSet, promiseStatus } from "../engine/state.js";
import { dueAt } from "../engine/ask.js";
import { entryOf } from "./content.js";
import { h, icon, prose, words } from "./element.js";
import { lengthOfTime, money, word } from "./words.js";

/**
 * How many facts and promises there are to look at.
 * @param {App} app
 * @param {State} state
 */
export const fileCount = ({ machine, content }, state) =>
  bitsSet(state, machine.layout.facts, content.facts.length).length + promisesMade({ machine, content }, state).length;

/**
 * @param {Pick<App, "machine" | "content">} app
 * @param {State} state
 */
const promisesMade = ({ machine, content }, state) =>
  content.promises
    .map(([, promise], at) => ({ promise, at, status: promiseStatus(state, machine.layout.promises, at) }))
    .filter(({ status }) => status !== UNMADE);

/**
 * @param {App} app
 * @param {State} state
 */
export function caseFile(app, state) {
  const { machine, content } = app;
  const facts = bitsSet(state, machine.layout.facts, content.facts.length).map((at) => content.facts[at][1]);
  const promises = promisesMade(app, state);
  const { remedy_limit: limit, currency } = content.policy;
  return [
    content.facts.length > 0 && [
      h("h2", word("facts")),
      facts.length === 0 && h("p.weak", word("no-facts")),
      h("dl.facts", ...facts.map((fact) => factRow(fact))),
    ],
    promises.length > 0 && [
      h("h2", word("promises")),
      h("ul.promises", ...promises.map(({ promise, at, status }) => promiseRow(app, state, promise, at, status))),
    ],
    (content.brief.situation || content.brief.learner_role || limit !== undefined) && [
      h("h2", word("situation")),
      content.brief.learner_role && words("p", content.brief.learner_role, { class: "weak" }),
      content.brief.situation && prose(content.brief.situation, { class: "weak" }),
      limit !== undefined && h("p.weak", word("limit", { amount: money(limit, currency) })),
    ],
  ].flat();
}

/** @param {import("./content.js").Fact} fact */
const factRow = ({ label, text, source }) =>
  h(
    "div",
    words("dt", label),
    h("dd", text && prose(text), source && h("p.weak.small", word("source"), " ", words("span", source))),
  );

/**
 * @param {App} app
 * @param {State} state
 * @param {import("./content.js").PromiseText} promise
 * @param {number} at
 * @param {number} status
 */
function promiseRow({ machine, content }, state, promise, at, status) {
  const due = dueAt(machine, state, at);
  const clock = numberAt(machine, state, TALLIES.indexOf("clock"));
  const who = entryOf(content.cast, promise.who);
  const standing = [word(`promise.${PROMISE_STATUSES[status]}`)];
  if (status === OPEN && due !== null) standing.push(word("due-in", { time: lengthOfTime(Math.max(due - clock, 0)) }));
  return h(
    "li",
    { class: `promise ${PROMISE_STATUSES[status]}` },
    h("p", icon("promise"), words("strong", promise.what)),
    h("p.weak.small", standing.join(" · "), who && [" · ", words("span", who.name)]),
    promise.signal && h("p.weak.small", word("signal"), " ", words("span", promise.signal)),
    promise.fallback && h("p.weak.small", word("fallback"), " ", words("span", promise.fallback)),
  );
}
