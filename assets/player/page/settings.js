// What a learner can set at any time: timers, typing, light or dark.

/** @import { App } from "./app.js" */
/** @import { Frame } from "./frame.js" */
/** @import { Preferences } from "./host.js" */
import { SETTINGS } from "./app.js";
import { h } from "./element.js";
import { word } from "./words.js";

SETTINGS.open = (app) => {
  const { session } = app;
  const again = () => {
    const dialog = document.getElementById("settings");
    if (dialog instanceof HTMLDialogElement) dialog.close();
    session.begin();
    app.show("play");
  };
  const playing = document.body.dataset.screen === "play" && app.content.play.retry !== "Never" && session.mayBegin();
  app.dialog("settings", word("settings"), [
    timerChoice(app),
    hasTyping(app) ? typingChoice(app) : null,
    themeChoice(app),
    playing ? h("p", h("button", { click: again }, word("restart"))) : null,
    h("p.weak", word(session.host.told.kept)),
  ]);
};

/**
 * The choice of timers, where the case leaves it to the learner.
 * @param {App} app
 */
export const timerChoice = (app) => (hasTimers(app) ? oneOf(app, "timers", ["normal", "double", "off"]) : null);

/** The choice of light and dark. @param {Frame} frame */
export const themeChoice = (frame) => oneOf(frame, "theme", ["auto", "light", "dark"]);

/** @param {App} app */
const hasTimers = ({ machine, content }) =>
  content.play.timers !== "Off" && machine.nodes.some((node) => node.kind === "Decision" && node.timer);

/** @param {App} app */
const hasTyping = ({ machine, content }) =>
  content.channel === "Chat" ||
  machine.nodes.some(({ source }) => /** @type {{ channel?: string }} */ (source).channel === "Chat");

/** @param {App} app */
function typingChoice(app) {
  const { preferences } = app;
  const box = h("input", {
    type: "checkbox",
    checked: preferences.typing,
    change: () => {
      preferences.typing = box.checked;
      app.keepPreferences();
    },
  });
  return h("label.option", box, h("span", word("typing-shown")));
}

/**
 * @param {Frame} frame
 * @param {"timers" | "theme"} name
 * @param {string[]} values
 */
function oneOf(frame, name, values) {
  const { preferences } = frame;
  return h(
    "fieldset.options",
    h("legend", word(name)),
    ...values.map((value) => {
      const set = () => {
        Object.assign(preferences, /** @type {Partial<Preferences>} */ ({ [name]: value }));
        frame.applyTheme();
        frame.keepPreferences();
        if (name === "timers" && frame.onTimers) frame.onTimers();
      };
      const checked = preferences[name] === value;
      return h("label.option", h("input", { type: "radio", name, value, checked, change: set }), h("span", word(`${name}.${value}`)));
    }),
  );
}
