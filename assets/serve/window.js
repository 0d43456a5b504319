/** What a learner sees of an entry: a frame in the page, or a window of its own. */

import { byId, element } from "./element.js";

/** What content may do in a frame: all but to take the place of the page. */
const MAY = "allow-scripts allow-same-origin allow-forms allow-modals allow-popups allow-downloads";
/** Milliseconds that content gets to say good-bye. */
const FAREWELL = 2000;

const place = byId("place", HTMLElement);

/** @param {string} text */
const tell = (text) => place.replaceChildren(element("p", { class: "weak" }, text));

/** @param {number} milliseconds */
export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export class LearnersWindow {
  /** @type {HTMLIFrameElement | null} */
  #frame = null;
  /** @type {Window | null} */
  #window = null;

  /**
   * @param {string} url
   * @param {string} title
   * @param {boolean} own in a window of its own
   */
  constructor(url, title, own) {
    if (own) {
      this.#window = window.open(url, "offramp-entry", "width=1024,height=768");
      if (!this.#window) throw new Error("This browser does not let the page open a window.");
      tell("It runs in a window of its own.");
    } else {
      this.#frame = element("iframe", { src: url, title, sandbox: MAY, allow: "autoplay; fullscreen" });
      place.replaceChildren(this.#frame);
    }
  }

  /** Whether somebody has closed it. */
  get isClosed() {
    return this.#window !== null && this.#window.closed;
  }

  /** Closes it as a learner does: content is told, and may still call. */
  async leave() {
    const frame = this.#frame;
    if (frame) {
      const gone = new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
      frame.src = "about:blank";
      await Promise.race([gone, pause(FAREWELL)]);
    } else {
      this.#window?.close();
      await pause(FAREWELL / 4);
    }
  }

  /** Takes it away. */
  remove() {
    this.#window?.close();
    this.#frame?.remove();
    tell("Nothing is launched.");
  }
}
