// What an LMS keeps of the cases of a page: the text of each. One case stands alone; several stand side by side, and
// where they need more room than there is, all but the one that is played are kept by their heads.

import { fnv1a32 } from "../engine/draw.js";
import { HEAD } from "./suspend.js";

/** How the text of several begins. */
const SEVERAL = "P";
/** Characters before the text of each: its key, and its length. */
const LABEL = 11;

export class KeptTexts {
  constructor() {
    /** The ids of the cases, where there are several. @type {string[]} */
    this.ids = [];
    /** @type {Map<string, string>} */
    this.texts = new Map();
    /** The text that was read. */
    this.found = "";
  }

  /** Whether the page has several cases. */
  get several() {
    return this.ids.length > 0;
  }

  /** Says which cases there are. @param {string[]} ids */
  hold(ids) {
    this.ids = ids;
  }

  /** @param {string | null} text */
  read(text) {
    this.found = text || "";
    if (!this.found.startsWith(SEVERAL)) return;
    for (let at = SEVERAL.length; at + LABEL <= this.found.length;) {
      const length = parseInt(this.found.slice(at + 7, at + LABEL), 36);
      if (!(length >= 0)) return;
      this.texts.set(this.found.slice(at, at + 7), this.found.slice(at + LABEL, at + LABEL + length));
      at += LABEL + length;
    }
  }

  /** What is kept of a case. @param {string} id */
  text(id) {
    if (this.several) return this.texts.get(labelOf(id)) || null;
    return this.found;
  }

  /**
   * Keeps a case anew in the room that there is.
   * @param {string} id
   * @param {number} most characters for all
   * @param {(room: number) => { text: string, whole: boolean }} made
   */
  put(id, most, made) {
    if (!this.several) {
      this.found = made(most).text;
      return;
    }
    const own = labelOf(id);
    const known = this.ids.map(labelOf);
    for (const label of this.texts.keys()) if (label === own || !known.includes(label)) this.texts.delete(label);
    const room = () => most - SEVERAL.length - LABEL - this.length();
    let kept = room() > HEAD ? made(room()) : { text: "", whole: false };
    if (!kept.whole) {
      for (const [label, text] of this.texts) this.texts.set(label, text.slice(0, HEAD));
      kept = made(room());
    }
    this.texts.set(own, kept.text);
  }

  /** Characters of all cases with their labels. */
  length() {
    return [...this.texts.values()].reduce((sum, text) => sum + LABEL + text.length, 0);
  }

  /** Everything as one text. */
  whole() {
    if (!this.several) return this.found;
    const parts = [...this.texts].map(([label, text]) => label + text.length.toString(36).padStart(4, "0") + text);
    return SEVERAL + parts.join("");
  }
}

/** What stands for a case in the text of several. @param {string} id */
const labelOf = (id) => fnv1a32(id).toString(36).padStart(7, "0");
