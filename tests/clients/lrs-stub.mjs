// An LMS with its LRS as cmi5 has it, for one registration: it answers as the standard says, and notes what breaks it.

/** @typedef {{ [field: string]: any }} Statement */

const VERB = "http://adlnet.gov/expapi/verbs/";
const CATEGORY = "https://w3id.org/xapi/cmi5/context/categories/";
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const ONCE_EVER = ["completed", "passed"];

export const ACTOR = { objectType: "Agent", account: { homePage: "https://lms.example/", name: "anna" } };
const REGISTRATION = "0b0a1c9e-5f0e-4c4e-8a34-6f8f5b1d2c3d";
const ACTIVITY = "https://lms.example/au/1";
const PUBLISHER = "https://publisher.example/case/1";
const LRS = "https://lrs.example/xapi";

/** The verb of a statement, in one word. @param {Statement} statement */
export const verbOf = ({ verb }) => verb.id.slice(VERB.length);

/** What an LMS adds to the address of a page. @param {string} fetch @param {string} endpoint */
export const launchQuery = (fetch, endpoint) =>
  new URLSearchParams({
    registration: REGISTRATION,
    fetch,
    actor: JSON.stringify(ACTOR),
    activityId: ACTIVITY,
    endpoint,
  });

export class Lms {
  /** @param {Record<string, unknown>} launch what differs in LMS.LaunchData */
  constructor(launch = {}) {
    this.launch = launch;
    /** @type {Map<string, string>} */
    this.documents = new Map();
    /** Everything that was stored. @type {Statement[]} */
    this.statements = [];
    /** Those of each sitting. @type {Statement[][]} */
    this.sittings = [];
    /** @type {string[]} */
    this.amiss = [];
    /** While set, everything is answered with this status; 0 is no answer. @type {number | null} */
    this.down = null;
    /** While set, what arrives is stored and the answer is lost. */
    this.deaf = false;
    this.tokens = 0;
    this.preferences = {};
    this.parted = 0;
  }

  /** A new sitting: what a page has around it. @param {any} window */
  sitting(window) {
    const number = this.sittings.push([]);
    const query = launchQuery(`https://lms.example/fetch?sitting=${number}`, LRS);
    return {
      window,
      addEventListener: window.addEventListener,
      location: { search: `?${query}`, assign: (/** @type {string} */ to) => (window.went = to) },
      sessionStorage: new Storage(),
      fetch: (/** @type {string} */ to, /** @type {any} */ options = {}) => this.answer(to, options, number),
    };
  }

  /** @param {string} to @param {any} options @param {number} number of the sitting */
  async answer(to, { method = "GET", headers = {}, body = "" }, number) {
    const { origin, pathname, searchParams } = new URL(to);
    if (origin === "https://lms.example") {
      if (method !== "POST") this.amiss.push("the token is asked for by POST");
      this.tokens += 1;
      return reply(200, { "auth-token": "dG9rZW4=" });
    }
    if (headers.Authorization !== "Basic dG9rZW4=") this.amiss.push(`${pathname} without the token`);
    if (headers["X-Experience-API-Version"] !== "1.0.3") this.amiss.push(`${pathname} without the version`);
    const refused = this.down;
    if (refused === 0) throw new TypeError("no answer");
    if (refused !== null) return reply(refused, {});
    const resource = pathname.slice("/xapi/".length);
    const one = searchParams.get("statementId");
    if (one !== null) return reply(this.statements.some(({ id }) => id === one) ? 200 : 404, {});
    if (resource === "statements") return this.store(JSON.parse(body), number);
    const name = searchParams.get("stateId") || searchParams.get("profileId") || "";
    if (name === "LMS.LaunchData") return reply(200, this.launchData(number));
    if (name === "cmi5LearnerPreferences") return reply(200, this.preferences);
    if (method === "GET")
      return this.documents.has(name) ? reply(200, JSON.parse(this.documents.get(name) || "")) : reply(404);
    this.documents.set(name, body);
    return reply(204);
  }

  /** @param {number} number */
  launchData(number) {
    const extensions = { "https://w3id.org/xapi/cmi5/context/extensions/sessionid": String(number) };
    const contextActivities = { grouping: [{ id: PUBLISHER }] };
    return {
      contextTemplate: { contextActivities, extensions },
      launchMode: "Normal",
      moveOn: "CompletedOrPassed",
      returnURL: "https://lms.example/back",
      ...this.launch,
    };
  }

  /** @param {Statement[]} statements @param {number} number */
  store(statements, number) {
    const known = statements.filter(({ id }) => this.statements.some((one) => one.id === id));
    if (known.length > 0) return reply(409, {});
    for (const statement of statements) {
      this.judge(statement, number);
      this.statements.push(statement);
      this.sittings[number - 1].push(statement);
    }
    if (this.deaf) throw new TypeError("the answer is lost");
    return reply(
      200,
      statements.map(({ id }) => id),
    );
  }

  /** @param {Statement} statement @param {number} number */
  judge(statement, number) {
    const sitting = this.sittings[number - 1].map(verbOf);
    const verb = verbOf(statement);
    const { result = {}, context, object } = statement;
    const wrong = (/** @type {boolean} */ is, /** @type {string} */ what) => is && this.amiss.push(`${verb}: ${what}`);
    const categories = (context.contextActivities.category || []).map((/** @type {any} */ { id }) =>
      id.slice(CATEGORY.length),
    );
    const defined = verb !== "answered";
    wrong(!UUID.test(statement.id), "its id is no UUID");
    wrong(JSON.stringify(statement.actor) !== JSON.stringify(ACTOR), "another actor");
    wrong(context.registration !== REGISTRATION, "another registration");
    wrong(!JSON.stringify(context).includes(`sessionid":"${number}"`), "another sitting");
    wrong(context.contextActivities.grouping[0].id !== PUBLISHER, "another publisher");
    wrong(!/Z$/.test(statement.timestamp), "no UTC");
    wrong((sitting.length === 0) !== (verb === "initialized"), "initialized is first, and only that");
    wrong(sitting.includes("terminated"), "after terminated");
    wrong(defined !== categories.includes("cmi5"), "the cmi5 category");
    const counts = defined && ("success" in result || "completion" in result);
    wrong(counts !== categories.includes("moveon"), "the moveon category");
    if (!defined) return;
    wrong(object.id !== ACTIVITY, "another activity");
    wrong(sitting.includes(verb), "twice in a sitting");
    wrong(ONCE_EVER.includes(verb) && this.statements.some((one) => verbOf(one) === verb), "twice in a registration");
    wrong(verb === "failed" && this.statements.some((one) => verbOf(one) === "passed"), "after passed");
    wrong(
      ["passed", "failed"].includes(verb) && sitting.some((one) => ["passed", "failed"].includes(one)),
      "both in one",
    );
    wrong(verb !== "initialized" && !/^PT/.test(result.duration), "no duration");
    const { masteryScore } = /** @type {any} */ (this.launch);
    const extensions = context.extensions["https://w3id.org/xapi/cmi5/context/extensions/masteryscore"];
    if (verb === "passed" || verb === "failed") {
      wrong(result.success !== (verb === "passed"), "success");
      wrong(masteryScore !== undefined && extensions !== masteryScore, "the mastery score");
      if (masteryScore !== undefined && result.score)
        wrong(result.score.scaled >= masteryScore !== (verb === "passed"), `the score ${result.score.scaled}`);
    } else {
      wrong("score" in result, "a score");
    }
  }

  /** The verbs of each sitting, without what was answered. */
  said() {
    return this.sittings.map((sitting) =>
      sitting
        .map(verbOf)
        .filter((verb) => verb !== "answered")
        .join(" "),
    );
  }
}

/** @param {number} status @param {unknown} [body] */
const reply = (status, body) => ({ status, ok: status >= 200 && status < 300, json: async () => body });

/** The storage of a window. */
class Storage {
  constructor() {
    /** @type {Map<string, string>} */
    this.items = new Map();
  }

  /** @param {string} key */
  getItem(key) {
    return this.items.has(key) ? this.items.get(key) : null;
  }

  /** @param {string} key @param {string} value */
  setItem(key, value) {
    this.items.set(key, value);
  }
}
