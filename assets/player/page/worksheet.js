// The worksheet of a debrief: what was noticed, what worked, and one thing to do next. It stays on the device.

/** @import { App } from "./app.js" */
/** @import { PathStep } from "./path.js" */
import { replay } from "../engine/replay.js";
import { spokenOf } from "./content.js";
import { authored, h, words } from "./element.js";
import { tagName } from "./entry.js";
import { plainText } from "./markup.js";
import { pathOf, saidWords, tallied, weakest } from "./path.js";
import { endName } from "./result.js";
import { confidenceScale } from "./scale.js";
import { called, counted, listed, word } from "./words.js";

/** More of the worksheet, where the page has it. @type {((app: App) => HTMLElement | null)[]} */
export const WORKSHEET_PARTS = [];

/** How many things a list shows without being opened. */
const FEW = 5;

/**
 * One question of the worksheet: `found` is what the run itself says to it.
 * @typedef {{ field: string, title: string, hint: string, found: string[], extra?: HTMLElement | null }} Question
 */

/**
 * Everything that the worksheet asks, in order.
 * @param {App} app
 * @param {PathStep[]} path
 * @returns {Question[]}
 */
export function questionsOf(app, path) {
  const { debrief } = app.content;
  const lines = heardLines(app);
  const signals = lines.filter(({ signals = [], feeling, by }) => by && (signals.length > 0 || feeling));
  /** @type {(field: string, found?: string[], own?: string, extra?: HTMLElement | null) => Question} */
  const ask = (field, found = [], own = "", extra = null) => ({
    field,
    title: word(`ask.${field}`),
    hint: plainText(own) || word(`ask.${field}.hint`),
    found,
    extra,
  });
  return [
    ask(
      "triggers",
      triggersOf(app).map((id) => called("trigger", id)),
    ),
    ask("language", [...named(path, "moves"), ...named(path, "missteps")]),
    ask(
      "signals",
      signals.map(
        ({ says = "", feeling, signals = [] }) =>
          `${word("quoted", { text: shorten(plainText(says)) })} ${listed([feeling || "", ...signals.map(tagName)].filter(Boolean))}`,
      ),
    ),
    ask("results", [endName(app.session.run)]),
    ask("off-ramp", [], "", offRampChoice(app, path)),
    ask("rewrite", [], "", messageChoice(app, path)),
    ask("strength", bestMove(path), debrief.strength_focus),
    ask("focus", toWorkOn(path)),
    ask("action", [], debrief.action),
    ...(debrief.questions || []).map((question, at) => ({
      field: `question-${at}`,
      title: plainText(question),
      hint: "",
      found: [],
    })),
  ];
}

/**
 * @param {App} app
 * @param {PathStep[]} path
 */
export function worksheetPart(app, path) {
  const { session, content } = app;
  const asksConfidence = (content.debrief.confidence || "NotAsked") !== "NotAsked";
  const before = session.confidence;
  const after = Number(session.answers.confidence) || null;
  return h(
    "section.worksheet",
    h("h2", word("worksheet")),
    h("p.weak", word(session.host.told.texts)),
    ...questionsOf(app, path).map((question) => questionField(app, question)),
    asksConfidence &&
      h(
        "div.question",
        confidenceScale("confidence-after", word("confidence.after"), after, (value) =>
          keepAnswer(app, "confidence", String(value)),
        ),
        before !== null && h("p.weak.small", word("confidence.was", { n: before })),
      ),
    rubricPart(app),
    phrasesPart(app),
    ...WORKSHEET_PARTS.map((part) => part(app)),
  );
}

/**
 * @param {App} app
 * @param {Question} question
 */
function questionField(app, { field, title, hint, found, extra }) {
  const area = h(
    "textarea",
    {
      rows: 2,
      dir: "auto",
      id: `answer-${field}`,
      "aria-describedby": hint ? `hint-${field}` : null,
      input: () => keepAnswer(app, field, area.value),
    },
    app.session.answers[field],
  );
  return h(
    "div.question",
    h("label", { for: `answer-${field}`, ...authorsUnless(word(`ask.${field}`), title) }, title),
    hint && h("p.weak.small", { id: `hint-${field}`, ...authorsUnless(word(`ask.${field}.hint`), hint) }, hint),
    foundList(found, ["triggers", "language"].includes(field) ? {} : authored()),
    extra,
    area,
  );
}

/** What a text carries: that it is the author's, unless it is the player's own. @param {string} own @param {string} text */
const authorsUnless = (own, text) => (text === own ? {} : authored());

/**
 * What the run says to a question; a long list to open.
 * @param {string[]} found
 * @param {import("./element.js").Props} props
 */
function foundList(found, props) {
  if (found.length === 0) return null;
  const list = h("ul.found", ...found.map((text) => h("li", props, text)));
  if (found.length <= FEW) return list;
  return h("details", h("summary", counted("found", found.length)), list);
}

/**
 * @param {App} app
 * @param {string} field
 * @param {string} text
 */
export function keepAnswer({ session }, field, text) {
  if (text === "") delete session.answers[field];
  else session.answers[field] = text;
  session.keep();
}

/** The lines that were heard in the run. @param {App} app */
const heardLines = ({ session }) =>
  session.run.moments.flatMap(({ events }) =>
    events.flatMap((event) => (event.what === "Heard" ? [spokenOf(event.line)] : [])),
  );

/** What set the customer off: of the brief, and of what was heard. @param {App} app */
const triggersOf = (app) => [
  ...new Set([...(app.content.brief.triggers || []), ...heardLines(app).flatMap(({ triggers = [] }) => triggers)]),
];

/** @param {PathStep[]} path @param {"moves" | "missteps"} which */
const named = (path, which) =>
  tallied(path, which).map(([id, n]) => word(`used.${which}`, { name: tagName(id), times: counted("times", n) }));

/** @param {PathStep[]} path */
const bestMove = (path) =>
  tallied(path, "moves")
    .slice(0, 1)
    .map(([id]) => tagName(id));

/** @param {PathStep[]} path */
function toWorkOn(path) {
  const [misstep] = tallied(path, "missteps");
  if (misstep) return [tagName(misstep[0])];
  const weak = weakest(path);
  return weak ? [plainText(weak.title)] : [];
}

/** @param {string} text */
function shorten(text) {
  const letters = Array.from(text);
  return letters.length > 90 ? `${letters.slice(0, 88).join("").trimEnd()}…` : text;
}

/**
 * A menu of the decisions of the run.
 * @param {App} app
 * @param {PathStep[]} path
 * @param {string} field
 * @param {string} label
 * @param {number} usual the place that is chosen at first; none where negative
 * @param {(chosen: PathStep | undefined) => void} [picked]
 */
function decisionMenu(app, path, field, label, usual, picked = () => {}) {
  const kept = app.session.answers[field];
  const select = h(
    "select",
    {
      id: field,
      change: () => {
        keepAnswer(app, field, select.value);
        picked(path[Number(select.value)]);
      },
    },
    usual < 0 && h("option", { value: "" }, word("choose-one")),
    ...path.map(({ title, said, own }, at) =>
      h("option", { value: at, ...authored() }, `${at + 1}. ${shorten(own ? said : plainText(said || title))}`),
    ),
  );
  select.value = kept !== undefined ? kept : usual < 0 ? "" : String(usual);
  picked(path[select.value === "" ? -1 : Number(select.value)]);
  return h("p", h("label", { for: field, class: "small" }, label), select);
}

/** @param {App} app @param {PathStep[]} path */
const offRampChoice = (app, path) =>
  path.length > 0 ? decisionMenu(app, path, "off-ramp-at", word("off-ramp-at"), -1) : null;

/**
 * Puts moments first in the menu of the question about an earlier way out.
 * @param {number[]} places among the decisions of the run
 */
export function offerFirst(places) {
  const select = document.getElementById("off-ramp-at");
  if (!(select instanceof HTMLSelectElement) || places.length === 0) return;
  const { value } = select;
  const options = [...select.options].filter((option) => option.value !== "");
  const [found, others] = [true, false].map((wanted) =>
    options.filter((option) => places.includes(Number(option.value)) === wanted),
  );
  select.append(h("optgroup", { label: word("ways-out") }, ...found));
  if (others.length > 0) select.append(h("optgroup", { label: word("other-moments") }, ...others));
  select.value = value;
}

/**
 * The message to write anew, and what the model run says in its place.
 * @param {App} app
 * @param {PathStep[]} path
 */
function messageChoice(app, path) {
  if (path.length === 0) return null;
  const weak = weakest(path);
  const shown = h("blockquote.plain");
  const better = h("details.better", h("summary", word("show-model")), h("blockquote"));
  const model = modelPath(app);
  const menu = decisionMenu(app, path, "rewrite-of", word("rewrite-of"), weak ? path.indexOf(weak) : 0, (step) => {
    shown.replaceChildren(...(step ? [saidWords("span", step)] : []));
    const other = step && model.find(({ node, said }) => node === step.node && said !== step.said);
    better.hidden = !other;
    if (other) better.replaceChildren(better.children[0], words("blockquote", other.said));
  });
  return h("div", menu, shown, better);
}

/** The decisions of the model run. @param {App} app */
function modelPath(app) {
  const { model } = app.content;
  return model ? pathOf(app, replay(app.machine, model.seed, model.steps).run, new Map()) : [];
}

/** @param {App} app */
function rubricPart(app) {
  const { rubric = [] } = app.content.debrief;
  return (
    rubric.length > 0 &&
    h(
      "div.question",
      h("h3", word("rubric")),
      ...rubric.map(({ text, levels = [] }, at) =>
        h(
          "fieldset.options",
          words("legend", text),
          ...levels.map((level, step) => {
            const name = `rubric-${at}`;
            const checked = app.session.answers[name] === String(step);
            const change = () => keepAnswer(app, name, String(step));
            return h("label.option", h("input", { type: "radio", name, checked, change }), words("span", level));
          }),
        ),
      ),
    )
  );
}

/** @param {App} app */
function phrasesPart({ content }) {
  const { phrases = [] } = content.debrief;
  return (
    phrases.length > 0 &&
    h("div.question", h("h3", word("phrases")), h("ul", ...phrases.map((phrase) => words("li", phrase))))
  );
}
