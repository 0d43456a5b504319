// What cmi5 says of a run, as xAPI statements.

/** @import { Interaction } from "./record.js" */

const VERBS = "http://adlnet.gov/expapi/verbs/";
const CMI5 = "https://w3id.org/xapi/cmi5/context/";
const INTERACTION = "http://adlnet.gov/expapi/activities/cmi.interaction";

/**
 * A sitting as the LMS opened it. `template` is what it wants in the context of every statement.
 * @typedef {{ actor: object, activityId: string, registration: string, template: any, masteryScore: number | null,
 *   began: number }} Sitting
 */
/** @typedef {{ id: string, timestamp: string, [field: string]: unknown }} Statement */
/** @typedef {"initialized" | "completed" | "passed" | "failed" | "terminated"} Cmi5Verb */

/** A UUID of version 4, also where a page may not use crypto.randomUUID. */
export function newUuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** @param {number} seconds */
const isoDuration = (seconds) => `PT${Math.floor(Math.max(seconds, 0) * 100) / 100}S`;

/**
 * One of the statements that cmi5 defines.
 * @param {Sitting} sitting
 * @param {Cmi5Verb} verb
 * @param {number | null} score a percent, for passed and failed
 * @param {string} id
 * @returns {Statement}
 */
export function cmi5Statement(sitting, verb, score, id = newUuid()) {
  const { template, masteryScore, registration } = sitting;
  const judges = verb === "passed" || verb === "failed";
  const counts = judges || verb === "completed";
  const activities = template.contextActivities || {};
  const category = [...listOf(activities.category), { id: `${CMI5}categories/cmi5` }];
  if (counts) category.push({ id: `${CMI5}categories/moveon` });
  const mastery = judges && masteryScore !== null ? { [`${CMI5}extensions/masteryscore`]: masteryScore } : {};
  const duration = isoDuration((Date.now() - sitting.began) / 1000);
  /** @type {{ [field: string]: unknown }} */
  const result = { duration };
  if (judges) result.success = verb === "passed";
  if (verb === "completed") result.completion = true;
  if (judges && score !== null) result.score = { scaled: score / 100, raw: score, min: 0, max: 100 };
  return {
    ...spoken(sitting, verb, id),
    object: { objectType: "Activity", id: sitting.activityId },
    ...(verb === "initialized" ? {} : { result }),
    context: {
      ...template,
      registration,
      contextActivities: { ...activities, category },
      extensions: { ...template.extensions, ...mastery },
    },
  };
}

/**
 * A decision, a message, a reflection.
 * @param {Sitting} sitting
 * @param {Interaction} interaction
 * @param {string} language
 * @returns {Statement}
 */
export function answeredStatement(sitting, interaction, language) {
  const { id, kind, title, options, correct, response, result, latency } = interaction;
  const inLanguage = (/** @type {string} */ text) => ({ [language]: text });
  const choices = options.map((option) => ({ id: option.id, description: inLanguage(option.words) }));
  const chosen = kind === "choice" ? { choices, correctResponsesPattern: correct } : {};
  const definition = {
    type: INTERACTION,
    name: inLanguage(id),
    description: inLanguage(title),
    interactionType: kind === "choice" ? "choice" : "long-fill-in",
    ...chosen,
  };
  return {
    ...spoken(sitting, "answered", newUuid()),
    object: { objectType: "Activity", id: `${publisherId(sitting)}/${id}`, definition },
    result: {
      response,
      duration: isoDuration(latency),
      ...(result === "neutral" ? {} : { success: result === "correct" }),
    },
    context: { ...sitting.template, registration: sitting.registration },
  };
}

/** @param {Sitting} sitting @param {string} verb @param {string} id */
const spoken = ({ actor }, verb, id) => ({
  id,
  actor,
  verb: { id: VERBS + verb, display: { en: verb } },
  timestamp: new Date().toISOString(),
});

/** The id that the publisher gave the case: the same for all who play it, unlike the LMS's own. @param {Sitting} sitting */
function publisherId({ template, activityId }) {
  const [first] = listOf((template.contextActivities || {}).grouping);
  return first && first.id ? first.id : activityId;
}

/** @param {any} one @returns {any[]} */
const listOf = (one) => (Array.isArray(one) ? one : one ? [one] : []);
