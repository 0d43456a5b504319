/**
 * Prerequisites of SCORM 1.2, as AICC scripts write them: identifiers joined by `&` and `|`, `~` for not, brackets,
 * `id="status"`, `id<>"status"`, and `n*{id,id}` for at least so many of a set.
 */

/**
 * Whether a script holds; null if it cannot be read.
 * @param {string} script
 * @param {Record<string, string>} statuses by the identifiers of entries
 * @returns {boolean | null}
 */
export function allows(script, statuses) {
  const tokens = script.match(/[&|~(){},*=]|<>|"[^"]*"|[^\s&|~(){},*=<>"]+/g) || [];
  if (!tokens.length) return true;
  let at = 0;
  const is = (/** @type {string} */ id, /** @type {string} */ status) => (statuses[id] || "not attempted") === status;
  const isDone = (/** @type {string} */ id) => is(id, "completed") || is(id, "passed");
  const take = (/** @type {string} */ token) => tokens[at] === token && (at += 1) > 0;
  const need = (/** @type {string} */ token) => {
    if (!take(token)) throw new SyntaxError(token);
  };
  const name = () => {
    const token = tokens[at];
    if (token === undefined || /^[&|~(){},*=]$|^<>$|^"/.test(token)) throw new SyntaxError(String(token));
    at += 1;
    return token;
  };
  /** @returns {boolean} */
  const any = () => {
    let holds = all();
    while (take("|")) holds = all() || holds;
    return holds;
  };
  const all = () => {
    let holds = one();
    while (take("&")) holds = one() && holds;
    return holds;
  };
  /** @returns {boolean} */
  const one = () => {
    if (take("~")) return !one();
    if (take("(")) {
      const holds = any();
      need(")");
      return holds;
    }
    const id = name();
    if (take("*")) return atLeast(Number(id));
    for (const [sign, expected] of /** @type {[string, boolean][]} */ ([["=", true], ["<>", false]])) {
      if (take(sign)) return is(id, status()) === expected;
    }
    return isDone(id);
  };
  const status = () => {
    const token = tokens[at] || "";
    at += 1;
    return token.replace(/^"|"$/g, "");
  };
  const atLeast = (/** @type {number} */ least) => {
    need("{");
    let done = 0;
    do {
      if (isDone(name())) done += 1;
    } while (take(","));
    need("}");
    return done >= least;
  };
  try {
    const holds = any();
    return at === tokens.length ? holds : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
