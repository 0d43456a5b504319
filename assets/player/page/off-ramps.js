// The earlier off-ramps in the debrief: where another answer could still have led to a good end, and what it would have
// saved. They are looked for while the device is idle, and come into a place that was kept for them.

/** @import { State } from "../engine/state.js" */
/** @import { App } from "./app.js" */
/** @import { DecisionText } from "./content.js" */
/** @import { PathStep } from "./path.js" */
/** @import { WayOut } from "./way-out.js" */
import { GRADES } from "../engine/case.js";
import { percent } from "../engine/percent.js";
import { statusOf } from "../engine/state.js";
import { answerTaken, answerWords } from "./content.js";
import { DEBRIEF_PARTS } from "./debrief.js";
import { h, words } from "./element.js";
import { gradeRank } from "./good-end.js";
import { plainText } from "./markup.js";
import { saidWords, versions } from "./path.js";
import { endTitle } from "./result.js";
import { SUMMARY_PARTS } from "./summary.js";
import { WaysOut } from "./way-out.js";
import { offerFirst } from "./worksheet.js";
import { counted, number, percentage, word } from "./words.js";

/** Milliseconds that a run is worth in all, and that the page is busy at a time. */
const WORTH_OF_TIME = { all: 300, slice: 8 };
/** Steps between two looks at the clock. */
const STEPS_AT_ONCE = 32;
/** How many moments are shown without being opened. */
const MOMENTS_SHOWN = 4;

/** What was found, by the last state of the run. @type {WeakMap<State, WayOut[]>} */
const foundFor = new WeakMap();

DEBRIEF_PARTS.push((app, path) => {
  const { session, exported } = app;
  const { state } = session.run;
  const known = foundFor.get(state);
  if (path.length === 0 || (known && known.length === 0)) return null;
  const search = new WaysOut(session.run, exported.off_ramps);
  const told = h("p.weak", { role: "status" }, known ? "" : word("ways-out.looking"));
  const list = h("div");
  const section = h("section.ways-out", h("h2", word("ways-out")), told, list);
  const show = (/** @type {WayOut[]} */ found) => {
    foundFor.set(state, found);
    section.hidden = found.length === 0;
    told.textContent = counted(search.good ? "ways-out.better" : "ways-out.found", found.length);
    list.replaceChildren(...momentLists(app, path, found));
    offerFirst(found.map((way) => placeOf(path, way)));
  };
  // To somebody who ended well it is no news: it comes without a word and closed.
  if (search.good) {
    section.hidden = true;
    told.replaceChildren();
    told.removeAttribute("role");
    section.replaceChildren(h("details", h("summary", word("ways-out.quiet")), told, list));
  }
  if (known) whenIdle(() => section.isConnected && show(known));
  else lookFor(search, section, show);
  return section;
});

/**
 * Works in slices while the page is idle and still shows the place for what is found.
 * @param {WaysOut} search
 * @param {HTMLElement} place
 * @param {(found: WayOut[]) => void} then
 */
function lookFor(search, place, then) {
  let spent = 0;
  const slice = () => {
    if (!place.isConnected) return;
    const begun = performance.now();
    let done = false;
    let now = begun;
    while (!done && now - begun < WORTH_OF_TIME.slice) {
      done = search.advance(STEPS_AT_ONCE);
      now = performance.now();
    }
    spent += now - begun;
    if (done || spent >= WORTH_OF_TIME.all) then(search.found);
    else whenIdle(slice);
  };
  whenIdle(slice);
}

/** @param {() => void} work */
function whenIdle(work) {
  if ("requestIdleCallback" in window) requestIdleCallback(work, { timeout: 100 });
  else setTimeout(work, 10);
}

/**
 * @param {App} app
 * @param {PathStep[]} path
 * @param {WayOut[]} found
 */
function momentLists(app, path, found) {
  const most = byWeight(path, found).slice(0, MOMENTS_SHOWN);
  const [shown, rest] = [true, false].map((wanted) =>
    found.filter((way) => most.includes(way) === wanted).map((way) => moment(app, path, way)),
  );
  const list = h("ol.moments", ...shown);
  if (rest.length === 0) return [list];
  return [list, h("details", h("summary", counted("ways-out.more", rest.length)), h("ol.moments", ...rest))];
}

/**
 * The moments that weighed most first: where the good end was lost, then the worst answers, the earliest of several.
 * @param {PathStep[]} path
 * @param {WayOut[]} found
 */
function byWeight(path, found) {
  const weight = (/** @type {WayOut} */ way) =>
    way.lost ? GRADES.length : gradeRank((path[placeOf(path, way)] || {}).grade);
  return [...found].sort((a, b) => weight(b) - weight(a) || a.inputs - b.inputs);
}

/**
 * @param {App} app
 * @param {PathStep[]} path
 * @param {WayOut} way
 */
function moment(app, path, way) {
  const at = placeOf(path, way);
  const step = path[at];
  const name = `moment-${at + 1}`;
  const { grade, text } = otherAnswer(app, way);
  return h(
    "li",
    h(
      "p",
      { id: name },
      h("a", { href: `#decision-${at + 1}` }, word("ways-out.at", { n: number(at + 1) })),
      " ",
      words("span", step.title, { class: "weak" }),
    ),
    versions(["your-version", saidWords("p", step), step.grade], ["ways-out.other", text, grade]),
    way.lost && h("p.lost", word("ways-out.lost")),
    h("p", ...savedBy(app, way)),
    mayTry(app) &&
      h(
        "p.row.tools",
        h(
          "button",
          { "data-try": way.inputs, "aria-describedby": name, click: () => tryFrom(app, way.inputs) },
          word("ways-out.try"),
        ),
      ),
  );
}

/** Where in the path the decision of a way out stands. @param {PathStep[]} path @param {WayOut} way */
const placeOf = (path, way) => path.findIndex(({ inputs }) => inputs === way.inputs);

/**
 * The answer that could have been given.
 * @param {App} app
 * @param {WayOut} way
 */
function otherAnswer({ machine }, { node, input }) {
  const code = machine.nodes[node];
  const choice = answerTaken(code, input);
  if (!choice) {
    const { timeout = {} } = /** @type {DecisionText} */ (code.source);
    return { grade: timeout.grade, plain: word("say-nothing"), text: h("p", word("say-nothing")) };
  }
  return { grade: choice.grade, plain: plainText(answerWords(choice)), text: words("p", answerWords(choice)) };
}

/**
 * What another answer would have saved: the end that was still to be reached, and how much more percent.
 * @param {App} app
 * @param {WayOut} way
 * @returns {(Node | string)[]}
 */
function savedBy({ machine, session }, { end }) {
  if (!end) return [word("ways-out.good")];
  const stand = { node: machine.nodes[end[0]], status: statusOf(end) };
  const reached = percent(machine, session.run.state);
  const could = percent(machine, end);
  const more = could === null || reached === null ? 0 : could - reached;
  const points = more > 0 && could !== null && ` – ${percentage(could)}, ${counted("points-more", more)}`;
  return [word("ways-out.end"), " ", h("b", endTitle("span", stand)), points || ""];
}

/** Whether the case lets a learner try again. @param {App} app */
function mayTry({ content, exported, session }) {
  const { attempts = 0 } = exported.target || {};
  return content.play.retry !== "Never" && (attempts === 0 || session.attempts.length < attempts);
}

/**
 * @param {App} app
 * @param {number} inputs
 */
function tryFrom(app, inputs) {
  app.session.retryFrom(inputs);
  app.show("play");
}

SUMMARY_PARTS.push((app, path) => {
  const found = foundFor.get(app.session.run.state) || [];
  if (found.length === 0) return [];
  const lines = found.flatMap((way) => {
    const at = placeOf(path, way);
    const saved = savedBy(app, way).map((part) => (typeof part === "string" ? part : part.textContent));
    return [
      `${word("ways-out.at", { n: number(at + 1) })} ${plainText(path[at].title)}`,
      `   ${word("named", { name: word("ways-out.other"), value: otherAnswer(app, way).plain })}`,
      ...(way.lost ? [`   ${word("ways-out.lost")}`] : []),
      `   ${saved.join("")}`,
    ];
  });
  return ["", word("ways-out"), ...lines];
});
