// A rewrite: the learner writes, reads again, and compares with the model answer.

/** @import { Strength } from "../engine/case.js" */
/** @import { RewriteText } from "./content.js" */
/** @import { Version } from "./path.js" */
/** @import { Play } from "./play.js" */
import { durationSeconds } from "../engine/duration.js";
import { checks, helps } from "./decision.js";
import { h, prose, words } from "./element.js";
import { tagName, tags } from "./entry.js";
import { versions } from "./path.js";
import { DOCKS } from "./play.js";
import { button } from "./button.js";
import { lengthOfTime, word } from "./words.js";

/** What was written, which outlives the fields that show it. @typedef {{ text: string }} Written */

DOCKS.Rewrite = (play, node) => {
  const text = /** @type {RewriteText} */ (node.source);
  write(play, text, { text: play.session.draft || text.draft || "" });
};

/**
 * @param {Play} play
 * @param {RewriteText} text
 * @param {Written} written
 */
function write(play, text, written) {
  const field = h(
    "textarea",
    {
      rows: 5,
      dir: "auto",
      id: "written",
      "aria-labelledby": "prompt",
      input: () => play.session.write((written.text = field.value)),
    },
    written.text,
  );
  const wait = text.hold === undefined ? 0 : durationSeconds(text.hold) || 0;
  const goOn = () => (wait > 0 ? holdBack(play, text, written, wait) : compareWithModel(play, text, written));
  play.fillDock(
    "rewrite",
    text.prompt ? words("span", text.prompt) : word("prompt.Rewrite"),
    helps(text),
    field,
    h("p.row", button(wait > 0 ? ":send" : ":compare", word(wait > 0 ? "read-again" : "compare-model"), goOn, "main")),
    h("p.weak.small", word(play.session.host.told.texts)),
  );
}

/** @param {Written} written */
const quoted = ({ text }) => h("blockquote.plain", { dir: "auto" }, text || word("wrote-nothing"));

/**
 * A moment before sending. It may be cut short: nobody has to wait.
 * @param {Play} play
 * @param {RewriteText} text
 * @param {Written} written
 * @param {number} seconds
 */
function holdBack(play, text, written, seconds) {
  play.fillDock(
    "rewrite",
    word("hold", { time: lengthOfTime(seconds) }),
    quoted(written),
    h(
      "p.row",
      button(":compare", word("send"), () => compareWithModel(play, text, written), "main"),
      h("button", { click: () => write(play, text, written) }, word("change-it")),
    ),
  );
}

/**
 * @param {Play} play
 * @param {RewriteText} text
 * @param {Written} written
 */
function compareWithModel(play, text, written) {
  const rate = (/** @type {Strength} */ strength) => () => play.take({ Wrote: strength }, written.text);
  const asked = text.asks_for || [];
  play.fillDock(
    "check",
    word("self-check"),
    versions(
      ["your-version", quoted(written)],
      ...(text.model ? [/** @type {Version} */ (["model-version", prose(text.model, { class: "quote" })])] : []),
    ),
    asked.length > 0 && h("div", h("h3", word("does-it")), checks(asked.map((id) => tagName(id)))),
    (text.avoid || []).length > 0 && h("div", h("h3", word("does-it-avoid")), tags(text.avoid || [], "missteps")),
    h("h3", word("rate-it")),
    h(
      "div.rates",
      button(":strong", word("strength.Strong"), rate("Strong")),
      button(":fair", word("strength.Fair"), rate("Fair")),
      button(":weak", word("strength.Weak"), rate("Weak")),
    ),
  );
}
