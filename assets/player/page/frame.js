// The frame of every page: one header, one main part, one voice for screen readers, dialogs, light and dark.

/** @import { Preferences } from "./host.js" */
import { h } from "./element.js";
import { word } from "./words.js";

/**
 * What fills the main part; `focus` is its heading.
 * @typedef {{ main: HTMLElement, title: string, focus?: HTMLElement, shown?: () => void }} Shown
 */

export class Frame {
  /**
   * @param {HTMLElement} root
   * @param {Preferences} preferences
   */
  constructor(root, preferences) {
    this.root = root;
    this.preferences = preferences;
    this.live = h("p.unseen", { role: "status" });
    this.main = h("main");
    this.bar = h("header.bar");
    /** Told when a dialog opens and closes. @type {((open: boolean) => void) | null} */
    this.onDialog = null;
    /** Told when the time to answer was set anew. @type {(() => void) | null} */
    this.onTimers = null;
    this.applyTheme();
  }

  /** Puts this frame into the page, in place of what was there. */
  enter() {
    this.root.replaceChildren(this.bar, this.main, this.live);
  }

  /**
   * Fills the main part and moves the focus to its heading.
   * @param {string} name
   * @param {string} whole what the page as a whole is called
   * @param {Shown} shown
   */
  fill(name, whole, { main, title, focus, shown }) {
    document.body.dataset.screen = name;
    document.title = title === whole ? title : `${title} – ${whole}`;
    main.className = `screen ${name}`;
    this.main.replaceWith(main);
    this.main = main;
    window.scrollTo(0, 0);
    if (focus) focus.focus({ preventScroll: true });
    if (shown) shown();
  }

  /** Follows the device's light and dark, or the learner's wish. */
  applyTheme() {
    const { theme } = this.preferences;
    if (theme === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }

  /** Keeps what the learner set. */
  keepPreferences() {}

  /** Tells screen readers something that is seen elsewhere. @param {string} text */
  tell(text) {
    this.live.textContent = text;
  }

  /**
   * Brings the screen up to date after a dialog; what gets the focus, if not what had it before.
   * @returns {HTMLElement | null}
   */
  afterDialog() {
    return null;
  }

  /**
   * Opens a dialog; the focus returns to where it was when it closes.
   * @param {string} id
   * @param {string} title
   * @param {(Node | null)[]} content
   */
  dialog(id, title, content) {
    const heading = h("h2", { id: `${id}-title`, tabindex: -1 }, title);
    const shut = h("button.main", { click: () => dialog.close() }, word("close"));
    const parts = /** @type {Node[]} */ (content.filter((part) => part !== null));
    const dialog = h("dialog", { id, "aria-labelledby": `${id}-title` }, heading, ...parts, h("p.row.end", shut));
    const before = document.activeElement;
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (this.onDialog) this.onDialog(false);
      const back = this.afterDialog() || before;
      if (back instanceof HTMLElement && back.isConnected) back.focus();
    });
    document.body.append(dialog);
    if (this.onDialog) this.onDialog(true);
    dialog.showModal();
    heading.focus();
    return dialog;
  }
}

/**
 * What holds for the page as long as it is open.
 * @param {HTMLElement} root
 */
export function guardPage(root) {
  // The second click of a double click must not answer what the first one brought.
  root.addEventListener("click", (event) => event.detail > 1 && event.stopPropagation(), true);
  // On paper nothing can be opened.
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details")) details.open = true;
    for (const area of document.querySelectorAll("textarea")) area.style.minHeight = `${area.scrollHeight}px`;
  });
}
