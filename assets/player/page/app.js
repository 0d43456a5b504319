// The page as a whole: one header, one main part that screens fill, one voice for screen readers.

/** @import { Machine } from "../engine/machine.js" */
/** @import { Exported } from "./content.js" */
/** @import { Session } from "./session.js" */
import { contentOf } from "./content.js";
import { h, words } from "./element.js";
import { word } from "./words.js";

/** @typedef {"start" | "play" | "debrief" | "watch" | "compare"} ScreenName */
/** @typedef {(app: App) => { main: HTMLElement, title: string, focus?: HTMLElement, shown?: () => void }} Screen */

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

export class App {
  /**
   * @param {HTMLElement} root
   * @param {Machine} machine
   * @param {Session} session
   * @param {Exported} exported
   */
  constructor(root, machine, session, exported) {
    this.machine = machine;
    this.session = session;
    this.exported = exported;
    this.content = contentOf(machine);
    this.live = h("p.unseen", { role: "status" });
    this.main = h("main");
    this.bar = h("header.bar");
    /** Told when a dialog opens and closes. @type {((open: boolean) => void) | null} */
    this.onDialog = null;
    /** Told when the time to answer was set anew. @type {(() => void) | null} */
    this.onTimers = null;
    /** Told when a screen is left. @type {(() => void) | null} */
    this.onLeave = null;
    // The second click of a double click must not answer what the first one brought.
    root.addEventListener("click", (event) => event.detail > 1 && event.stopPropagation(), true);
    root.append(this.bar, this.main, this.live);
    partsOf("open", this);
    this.applyTheme();
    // On paper nothing can be opened.
    addEventListener("beforeprint", () => {
      for (const details of document.querySelectorAll("details")) details.open = true;
      for (const area of document.querySelectorAll("textarea")) area.style.minHeight = `${area.scrollHeight}px`;
    });
  }

  /**
   * Shows a screen and moves the focus to its heading.
   * @param {ScreenName} name
   */
  show(name) {
    if (this.onLeave) this.onLeave();
    this.onLeave = null;
    this.onDialog = null;
    this.onTimers = null;
    const { main, title, focus, shown } = SCREENS[name](this);
    document.body.dataset.screen = name;
    document.title = `${title} – ${this.title}`;
    main.className = `screen ${name}`;
    this.main.replaceWith(main);
    this.main = main;
    this.fillBar(name);
    window.scrollTo(0, 0);
    if (focus) focus.focus({ preventScroll: true });
    if (shown) shown();
  }

  /** The title of the case, as words. */
  get title() {
    return words("span", this.content.title).textContent || "";
  }

  /** @param {ScreenName} name */
  fillBar(name) {
    const { logo } = this.exported;
    this.bar.replaceChildren(
      h(
        "p.brand",
        logo && h("img", { src: logo, alt: "", class: "logo" }),
        name === "start" ? (logo ? null : h("span.kind", word("kind"))) : words("span", this.content.title),
      ),
      h(
        "button.quiet",
        { type: "button", "data-settings": true, click: () => SETTINGS.open && SETTINGS.open(this) },
        word("settings"),
      ),
      ...partsOf("bar", this),
    );
  }

  /** Follows the device's light and dark, or the learner's wish. */
  applyTheme() {
    const { theme } = this.session.preferences;
    if (theme === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }

  /** Tells screen readers something that is seen elsewhere. @param {string} text */
  tell(text) {
    this.live.textContent = text;
  }

  /**
   * Opens a dialog; the focus returns to where it was when it closes.
   * @param {string} id
   * @param {string} title
   * @param {(Node | null)[]} content
   */
  dialog(id, title, content) {
    const heading = h("h2", { id: `${id}-title`, tabindex: -1 }, title);
    const shut = h("button.main", { type: "button", click: () => dialog.close() }, word("close"));
    const parts = /** @type {Node[]} */ (content.filter((part) => part !== null));
    const dialog = h("dialog", { id, "aria-labelledby": `${id}-title` }, heading, ...parts, h("p.row.end", shut));
    let back = document.activeElement;
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (this.onDialog) this.onDialog(false);
      if (document.body.dataset.screen === "start") {
        this.show("start");
        back = this.bar.querySelector("button");
      }
      if (back instanceof HTMLElement && back.isConnected) back.focus();
    });
    document.body.append(dialog);
    if (this.onDialog) this.onDialog(true);
    dialog.showModal();
    heading.focus();
    return dialog;
  }
}

/** What the button in the header opens. */
export const SETTINGS = /** @type {{ open: ((app: App) => void) | null }} */ ({ open: null });

/** Whether the device asks for little movement. */
export const wantsCalm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
