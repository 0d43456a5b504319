// The case handled well, to watch step by step with its commentary.

/** @import { ModelRun } from "./content.js" */
import { replay } from "../engine/replay.js";
import { SCREENS } from "./app.js";
import { h, prose } from "./element.js";
import { Log } from "./log.js";
import { plainText } from "./markup.js";
import { meterChanges, meterList } from "./meters.js";
import { number, word } from "./words.js";

SCREENS.watch = (app) => {
  const { title, seed, steps, commentary = {} } = /** @type {ModelRun} */ (app.content.model);
  const { moments } = replay(app.machine, seed, steps).run;
  const heading = h("h1", { tabindex: -1 }, word("model-run"));
  const log = new Log(app, word("model-run"));
  const meters = h("section.meters", { "aria-label": word("meters") });
  const notes = h("section.commentary", { "aria-live": "polite" });
  const place = h("p.weak");
  const back = h("button", { click: () => go(at - 1) }, word("step-back"));
  const on = h("button.main", { click: () => go(at + 1) }, word("step-on"));
  let at = 0;

  const go = (/** @type {number} */ to) => {
    at = Math.max(0, Math.min(moments.length - 1, to));
    log.element.replaceChildren();
    log.channel = app.content.channel;
    log.fill(moments.slice(0, at + 1), new Map());
    const { events, state } = moments[at];
    const entered = events.flatMap((event) => (event.what === "Entered" ? [app.machine.nodes[event.node].id] : []));
    const told = entered.filter((node) => Object.hasOwn(commentary, node)).map((node) => prose(commentary[node]));
    notes.replaceChildren(
      h("h2", word("commentary")),
      ...(told.length > 0 ? told : [h("p.weak", word("no-commentary"))]),
    );
    meters.hidden = app.content.play.meters === "Never" || app.content.meters.length === 0;
    meters.replaceChildren(h("h2", word("meters")), ...meterList(app, state, meterChanges(events)));
    place.textContent = word("step-of", { n: number(at + 1), all: number(moments.length) });
    back.setAttribute("aria-disabled", String(at === 0));
    on.setAttribute("aria-disabled", String(at === moments.length - 1));
    talk.dataset.channel = log.channel;
    if (at === 0) return;
    const last = log.element.lastElementChild;
    if (last) last.scrollIntoView({ block: "nearest" });
    side.scrollIntoView({ block: "nearest" });
  };
  const leave = h("button", { click: () => app.show("debrief") }, word("back-to-debrief"));
  const side = h(
    "aside.side",
    { "aria-label": word("commentary"), tabindex: 0 },
    notes,
    meters,
    place,
    h("p.row", back, on),
    h("p.row.tools", leave),
  );
  const talk = h("section.talk", { "aria-label": plainText(title) }, log.element);
  const main = h("main", h("div.page", heading), h("div.stage", talk, side));
  go(0);
  return { main, title: word("model-run"), focus: heading };
};
