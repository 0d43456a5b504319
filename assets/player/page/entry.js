// The entries of a conversation: what was said, done and told, in the look of its channel.

/** @import { App } from "./app.js" */
/** @import { Answer, Channel, Delivery, Person, SpokenLine } from "./content.js" */
import { durationSeconds } from "../engine/duration.js";
import { answerWords, entryOf } from "./content.js";
import { h, icon, prose, words } from "./element.js";
import { plainText } from "./markup.js";
import { figure, portrait } from "./media.js";
import { called, hasWord, lengthOfTime, listed, money, word } from "./words.js";

/** Channels in which a voice is heard. */
const HEARD = ["Phone", "InPerson"];

/**
 * A line that somebody says, or that is told where nobody does.
 * @param {App} app
 * @param {SpokenLine} line
 * @param {Channel} channel
 */
export function lineEntry(app, line, channel) {
  const person = entryOf(app.content.cast, line.by);
  const body = [line.says && prose(line.says, { class: "says" }), line.media ? figure(app, line.media) : null];
  if (!person) return h("article.entry.told", { "data-line": line.id }, ...body);
  const side = person.role === "Agent" ? "own" : person.role.toLowerCase();
  const cues = HEARD.includes(channel) ? voiceCues(line) : [];
  return h(
    "article",
    { class: `entry ${side} ${line.seen ? line.seen.toLowerCase() : ""}`, "data-line": line.id, "data-by": line.by },
    speaker(app, person, channel, line, cues),
    ...body,
  );
}

/**
 * Who speaks, and what can be heard of how.
 * @param {App} app
 * @param {Person} person
 * @param {Channel} channel
 * @param {SpokenLine | null} line
 * @param {string[]} cues
 */
function speaker(app, person, channel, line, cues) {
  const role = person.role === "Agent" || person.role === "Customer" ? "" : word(`role.${person.role}`);
  const seen = line && line.seen;
  return h(
    "p.who",
    avatar(app, person),
    words("b", person.name),
    role && h("span.role", role),
    cues.length > 0 && h("span.cues", icon("voice"), words("span", listed(cues))),
    seen && seenMark(seen, channel),
  );
}

/**
 * Who can read a line, where it is not what the channel makes one expect.
 * @param {"Public" | "Private" | "Internal"} seen
 * @param {Channel} channel
 */
function seenMark(seen, channel) {
  if (seen === "Public" && channel !== "Social") return null;
  return h("span.seen", icon(seen === "Public" ? "public" : "lock"), word(`seen.${seen}`));
}

/**
 * How a voice sounds, in words.
 * @param {SpokenLine} line
 */
function voiceCues({ feeling, delivery = {} }) {
  const { pace, volume, pause, note } = /** @type {Delivery} */ (delivery);
  const silence = pause === undefined ? 0 : durationSeconds(pause) || 0;
  return [
    silence > 0 ? word("silence-before", { time: lengthOfTime(silence) }) : "",
    feeling || "",
    volume && volume !== "Even" ? word(`volume.${volume}`) : "",
    pace && pace !== "Even" ? word(`pace.${pace}`) : "",
    note || "",
  ].filter(Boolean);
}

/**
 * A picture or the first letter of a name.
 * @param {App} app
 * @param {Person} person
 */
export function avatar(app, person) {
  const first = Array.from(plainText(person.name).trim())[0] || "?";
  const side = person.role === "Agent" ? "own" : person.role.toLowerCase();
  return h(
    "span",
    { class: `avatar ${side}`, "aria-hidden": "true" },
    portrait(app, person.picture) || first.toLocaleUpperCase(),
  );
}

/**
 * The learner's own answer: words, an act, or both.
 * @param {App} app
 * @param {string} node
 * @param {Answer} choice
 * @param {Channel} channel
 * @param {boolean} notices
 */
export function saidEntry(app, node, choice, channel, notices) {
  const said = { "data-said": choice.id, "data-at": node };
  if (notices) {
    return h(
      "article.entry.noticed",
      { ...said },
      h("p", h("b", word("you-noticed"), " "), words("span", answerWords(choice))),
    );
  }
  const remedy = entryOf(app.content.remedies, choice.remedy);
  const given =
    remedy &&
    h("p.aside", icon("gift"), h("span", word("you-offered"), " ", words("b", remedy.what), priceOf(app, remedy.cost)));
  const done = choice.does || (choice.says ? "" : answerWords(choice));
  const act = done && h("p.act", icon("act"), words("span", done));
  if (!choice.says) return h("article.entry.acted", { ...said }, act, given);
  const look = channel === "Social" ? "public" : "";
  return h(
    "article",
    { class: `entry own ${look}`, ...said },
    speaker(app, ownPerson(app), channel, null, []),
    act,
    prose(choice.says, { class: "says" }),
    given,
  );
}

/** What a remedy costs, in brackets. @param {App} app @param {number} [cost] */
export const priceOf = ({ content }, cost) => (cost ? ` (${money(cost, content.policy.currency)})` : "");

/** Who the learner is in the case. @param {App} app @returns {Person} */
export function ownPerson({ content }) {
  const agent = content.cast.find(([, { role }]) => role === "Agent");
  return { role: "Agent", name: agent ? agent[1].name : word("you"), picture: agent && agent[1].picture };
}

/**
 * The learner's own message.
 * @param {App} app
 * @param {string} text
 * @param {Channel} channel
 */
export const wroteEntry = (app, text, channel) =>
  h(
    "article.entry.own.wrote",
    speaker(app, ownPerson(app), channel, null, []),
    text === "" ? h("p.says.weak", word("wrote-nothing")) : h("div.says.plain", { dir: "auto" }, text),
  );

/**
 * Something that happened beside the conversation.
 * @param {string} look
 * @param {string} drawing
 * @param {...(Node | string)} content
 */
export const asideEntry = (look, drawing, ...content) =>
  h("p", { class: `entry aside ${look}` }, icon(drawing), h("span", ...content));

/** What a signal, move, misstep or trigger is called. @param {string} id */
export const tagName = (id) => called("tag", id);

/** A row of tags. @param {string[]} ids @param {string} look */
export const tags = (ids, look) =>
  ids.length > 0 && h("ul", { class: `tags ${look}` }, ...ids.map((id) => h("li", tagName(id))));

/** The word for a grade; empty without one. @param {string | null | undefined} grade */
export const gradeWord = (grade) => (grade && hasWord(`grade.${grade}`) ? word(`grade.${grade}`) : "");

/** A grade as shape and word. @param {string} grade */
export const gradeMark = (grade) =>
  h("span", { class: `grade ${grade}` }, h("i", { "aria-hidden": "true" }, GRADE_SHAPES[grade]), gradeWord(grade));

/** @type {{ [grade: string]: string }} */
const GRADE_SHAPES = { Best: "●", Good: "◐", Weak: "◔", Harmful: "✕" };
