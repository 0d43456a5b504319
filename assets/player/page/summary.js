// The debrief as plain text, to copy, save and print.

/** @import { App } from "./app.js" */
/** @import { PathStep } from "./path.js" */
import { metrics } from "../engine/metrics.js";
import { passed, percent, reasonsToFail } from "../engine/percent.js";
import { h } from "./element.js";
import { gradeWord, tagName } from "./entry.js";
import { plainText } from "./markup.js";
import { RANGES, metricRows } from "./metric.js";
import { notesOf } from "./path.js";
import { endName } from "./result.js";
import { listed, percentage, word } from "./words.js";
import { questionsOf } from "./worksheet.js";

/** More lines for the summary, where the page has them. @type {((app: App, path: PathStep[]) => string[])[]} */
export const SUMMARY_PARTS = [];

/**
 * What the debrief says of the run and what was written into it, as lines.
 * @param {App} app
 * @param {PathStep[]} path
 */
export function summaryText(app, path) {
  const { session, machine } = app;
  const { run, answers } = session;
  const reached = percent(machine, run.state);
  const pass = passed(machine, run.state);
  const lines = [app.title, endName(run)];
  if (reached !== null)
    lines.push(listed([percentage(reached), ...(pass === null ? [] : [word(pass ? "passed" : "not-passed")])]));
  lines.push(...reasonsToFail(machine, run.state).map((why) => `- ${plainText(why)}`));
  lines.push("", word("metrics"));
  for (const { key, name, values } of metricRows(app, [{ heading: "", metrics: metrics(run) }])) {
    const peers = RANGES.told(app, key);
    lines.push(word("named", { name, value: values[0] }) + (peers && ` (${peers})`));
  }
  lines.push("", word("decisions"));
  path.forEach(({ title, said, own, grade, moves, missteps, feedback }, at) => {
    lines.push(`${at + 1}. ${plainText(title)}`, `   ${(own ? said : plainText(said)) || word("wrote-nothing")}`);
    const judged = [gradeWord(grade), ...[...moves, ...missteps].map(tagName)].filter(Boolean);
    if (judged.length > 0) lines.push(`   ${listed(judged)}`);
    if (feedback) lines.push(`   ${plainText(feedback)}`);
  });
  for (const part of SUMMARY_PARTS) lines.push(...part(app, path));
  for (const [asked, text] of notesOf(app)) lines.push("", plainText(asked), text);
  lines.push("", word("worksheet"));
  for (const { field, title, found } of questionsOf(app, path)) {
    lines.push(title, ...found.map((text) => `- ${text}`));
    if (answers[field]) lines.push(answers[field]);
  }
  const { confidence } = answers;
  if (session.confidence !== null) lines.push(`${word("confidence.before")} ${session.confidence}`);
  if (confidence) lines.push(`${word("confidence.after")} ${confidence}`);
  lines.push("", word("seed", { seed: run.seed }));
  return `${lines.join("\n")}\n`;
}

/**
 * Copies a text, or shows it to be copied by hand where the browser does not let a page.
 * @param {App} app
 * @param {string} text
 */
export async function copyText(app, text) {
  try {
    await navigator.clipboard.writeText(text);
    app.tell(word("copied"));
    return true;
  } catch {
    showText(app, text);
    return false;
  }
}

/**
 * Saves a text as a file, or shows it where the browser does not let a page.
 * @param {App} app
 * @param {string} text
 */
export function saveText(app, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  const name = app.title.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "debrief";
  h("a", { href: address, download: `${name}.txt` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

/**
 * Prints the page; where that does nothing, as in a frame that may not, shows the text instead.
 * @param {App} app
 * @param {string} text
 */
export function printPage(app, text) {
  let printed = false;
  addEventListener("beforeprint", () => (printed = true), { once: true });
  window.print();
  setTimeout(() => printed || showText(app, text), 300);
}

/**
 * @param {App} app
 * @param {string} text
 */
function showText(app, text) {
  const area = h("textarea", { readonly: true, rows: 14, "aria-label": word("summary") }, text);
  app.dialog("summary", word("summary"), [h("p", word("copy-by-hand")), area]);
  area.select();
}
