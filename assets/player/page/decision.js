// A decision: the prompt, what can be said or done, and saying nothing.

/** @import { ChoiceCode, NodeCode } from "../engine/machine.js" */
/** @import { DecisionText } from "./content.js" */
/** @import { Play } from "./play.js" */
import { offers, shownOrder } from "../engine/offers.js";
import { answerOf, entryOf } from "./content.js";
import { h, icon, prose, unlinked, unseen, words } from "./element.js";
import { priceOf } from "./entry.js";
import { DOCKS } from "./play.js";
import { button } from "./button.js";
import { number, word } from "./words.js";

DOCKS.Decision = (play, node) => {
  if (node.kind !== "Decision") return;
  const { run } = play.session;
  const text = /** @type {DecisionText} */ (node.source);
  const asks = text.asks || "Response";
  const shown = offers(run.machine, run.state).choices;
  const places = shownOrder(run.machine, run.state, run.seed).filter((at) => shown[at].shown !== "hidden");
  let count = 0;
  const items = places.map((at) =>
    shown[at].shown === "locked" ? lockedItem(node.choices[at]) : offeredItem(play, node, at, (count += 1)),
  );
  const list = h("ol", { class: `choices ${asks}` }, ...items);
  play.fillDock(
    "decision",
    text.prompt ? words("span", text.prompt) : word(`prompt.${asks}`),
    helps(text),
    list,
    node.timer &&
      h(
        "p.row",
        button(":silence", word("say-nothing"), () => play.take("TimeOut"), "quiet"),
      ),
  );
  play.startClock(node);
};

/**
 * Hint and checklist, to open where they are wanted.
 * @param {{ hint?: string, checklist?: string[] }} text
 */
export function helps({ hint, checklist = [] }) {
  if (!hint && checklist.length === 0) return null;
  return h(
    "div.helps",
    hint && h("details", h("summary", icon("idea"), word("hint")), prose(hint)),
    checklist.length > 0 && h("details", h("summary", icon("check"), word("checklist")), checks(checklist)),
  );
}

/** Things to tick off. @param {string[]} items */
export const checks = (items) =>
  h(
    "ul.checks",
    ...items.map((item) => h("li", h("label.option", h("input", { type: "checkbox" }), words("span", item)))),
  );

/**
 * @param {Play} play
 * @param {NodeCode & { kind: "Decision" }} node
 * @param {number} at its place in the document
 * @param {number} place the number that it is shown with
 */
function offeredItem(play, node, at, place) {
  const { app } = play;
  const code = node.choices[at];
  const choice = answerOf(code.source);
  const take = () => play.take({ Choose: { choice: at, ticks: play.clock ? play.clock.ticks() : 0 } });
  const granted = choice.remedy ? [choice.remedy] : [];
  const remedies = [...granted, ...(choice.offers || [])].flatMap((id) => {
    const remedy = entryOf(app.content.remedies, id);
    return remedy ? [remedy] : [];
  });
  const details = `offers-${place}`;
  return h(
    "li",
    h(
      "button.choice",
      { "data-choice": code.id, "aria-describedby": remedies.length > 0 ? details : null, click: take },
      h("span.place", { "aria-hidden": "true" }, number(place)),
      h(
        "span.words",
        choice.does && h("span.does", icon("act"), unseen(word("act")), unlinked("span", choice.does)),
        choice.says && unlinked("span", choice.says, "says"),
        !choice.does && !choice.says && unlinked("span", choice.title || code.id),
      ),
    ),
    remedies.length > 0 &&
      h(
        "div.offers",
        { id: details },
        ...remedies.map(({ what, cost, terms }) =>
          h(
            "div.offer",
            h("p", icon("gift"), h("span", words("b", what), priceOf(app, cost))),
            terms && words("p", terms, { class: "weak small" }),
          ),
        ),
      ),
  );
}

/** A choice that is seen with the reason why it is not to be had. @param {ChoiceCode} code */
function lockedItem(code) {
  const choice = answerOf(code.source);
  const why = typeof choice.locked === "object" ? choice.locked.Show : "";
  return h(
    "li.locked",
    h("span.place", { "aria-hidden": "true" }, icon("lock")),
    h("span.words", words("span", choice.says || choice.does || choice.title || "")),
    h("span.why", word("locked"), " ", words("span", why)),
  );
}
