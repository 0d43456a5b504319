// A case in its page: the screens that fill it, and the header above them.

/** @import { Machine } from "../engine/machine.js" */
/** @import { Exported } from "./content.js" */
/** @import { Shown } from "./frame.js" */
/** @import { Session } from "./session.js" */
import { contentOf } from "./content.js";
import { h, icon, words } from "./element.js";
import { Frame } from "./frame.js";
import { word } from "./words.js";

/** @typedef {"start" | "play" | "debrief" | "watch" | "compare"} ScreenName */
/** @typedef {(app: App) => Shown} Screen */
/** The way back from a case to the others of its pack. @typedef {{ show: () => void }} Back */

/** The screens that this page has. @type {{ [name: string]: Screen }} */
export const SCREENS = {};

/** @typedef {(app: App) => HTMLElement | null | void} Part */
/**
 * What not every page has: what is done when the page is opened, and parts of the header, of the start screen, below the
 * result, and at the end of the debrief.
 */
export const PARTS = {
  /** @type {Part[]} */
  open: [],
  /** @type {Part[]} */
  bar: [],
  /** @type {Part[]} */
  start: [],
  /** @type {Part[]} */
  result: [],
  /** @type {Part[]} */
  debrief: [],
};

/** The parts of a place that have something to show. @param {keyof typeof PARTS} place @param {App} app */
export const partsOf = (place, app) => PARTS[place].flatMap((part) => part(app) || []);

export class App extends Frame {
  /**
   * @param {HTMLElement} root
   * @param {Machine} machine
   * @param {Session} session
   * @param {Exported} exported
   * @param {Back | null} [back]
   */
  constructor(root, machine, session, exported, back = null) {
    super(root, session.preferences);
    this.machine = machine;
    this.session = session;
    this.exported = exported;
    this.back = back;
    this.content = contentOf(machine);
    /** Told when a screen is left. @type {(() => void) | null} */
    this.onLeave = null;
    this.enter();
    partsOf("open", this);
  }

  /** Stops what goes on by itself on the screen that is left. */
  leave() {
    if (this.onLeave) this.onLeave();
    this.onLeave = null;
    this.onDialog = null;
    this.onTimers = null;
  }

  /**
   * Shows a screen and moves the focus to its heading.
   * @param {ScreenName} name
   */
  show(name) {
    this.leave();
    const shown = SCREENS[name](this);
    this.fillBar(name);
    this.fill(name, this.title, shown);
  }

  /** The title of the case, as words. */
  get title() {
    return words("span", this.content.title).textContent || "";
  }

  /** @param {ScreenName} name */
  fillBar(name) {
    const { back, exported, content } = this;
    const { logo } = exported;
    const toMenu = { "data-menu": true, click: () => back && back.show() };
    this.bar.replaceChildren(
      ...(back ? [h("button.quiet", toMenu, icon("list"), word("all-cases"))] : []),
      h(
        "p.brand",
        logo && h("img", { src: logo, alt: "", class: "logo" }),
        name === "start" ? (logo || back ? null : h("span.kind", word("kind"))) : words("span", content.title),
      ),
      h(
        "button.quiet",
        { "data-settings": true, click: () => SETTINGS.open && SETTINGS.open(this) },
        word("settings"),
      ),
      ...partsOf("bar", this),
    );
  }

  keepPreferences() {
    this.session.keep();
  }

  /** What the first screen says may have been set in the dialog. */
  afterDialog() {
    if (document.body.dataset.screen !== "start") return null;
    this.show("start");
    return /** @type {HTMLElement | null} */ (this.bar.querySelector("[data-settings]"));
  }
}

/** What the button in the header opens. */
export const SETTINGS = /** @type {{ open: ((app: App) => void) | null }} */ ({ open: null });

/**
 * How a page opens, by the id of what the exporter put into it: one case, or a pack.
 * @type {{ [id: string]: (root: HTMLElement) => Promise<void> }}
 */
export const PAGES = {};

/** Whether the device asks for little movement. */
export const wantsCalm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
