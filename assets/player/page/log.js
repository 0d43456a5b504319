// The conversation so far: the moments of a run as entries.

/** @import { Event } from "../engine/effect.js" */
/** @import { Line } from "../engine/case.js" */
/** @import { Moment } from "../engine/run.js" */
/** @import { App } from "./app.js" */
/** @import { Channel, PassageText } from "./content.js" */
import { BROKEN, KEPT, OPEN } from "../engine/case.js";
import { answerTaken, spokenOf } from "./content.js";
import { h, words } from "./element.js";
import { asideEntry, lineEntry, saidEntry, wroteEntry } from "./entry.js";
import { lengthOfTime, word } from "./words.js";

export class Log {
  /**
   * @param {App} app
   * @param {string} label
   */
  constructor(app, label) {
    this.app = app;
    /** @type {Channel} */
    this.channel = app.content.channel;
    this.element = h("div", { id: "log", role: "log", "aria-live": "polite", "aria-label": label });
    /** How many entries there were, and the channel, before each moment. @type {{ entries: number, channel: Channel }[]} */
    this.marks = [];
  }

  /**
   * Shows moments from the first on, without reading them out.
   * @param {Moment[]} moments
   * @param {Map<number, string>} texts
   */
  fill(moments, texts) {
    this.element.setAttribute("aria-live", "off");
    moments.forEach((moment, at) => {
      if (moment.did) this.mark(at - 1);
      this.append([...this.answerEntries(moment, at - 1, texts), ...this.nodeEntries(moment)]);
    });
    setTimeout(() => this.element.setAttribute("aria-live", "polite"), 500);
  }

  /** Remembers how things stand before an input. @param {number} inputs how many were taken before it */
  mark(inputs) {
    this.marks[inputs] = { entries: this.element.childElementCount, channel: this.channel };
  }

  /** Takes back what was shown after so many inputs. @param {number} inputs */
  rewind(inputs) {
    const { entries, channel } = this.marks[inputs];
    while (this.element.childElementCount > entries) this.element.children[entries].remove();
    this.channel = channel;
  }

  /**
   * Entries for what the learner did and what came of it before the run went on.
   * @param {Moment} moment
   * @param {number} at how many inputs were taken before it
   * @param {Map<number, string>} texts
   */
  answerEntries({ did, events }, at, texts) {
    const own = did ? this.ownEntry(did, texts.get(at)) : null;
    return [...(own ? [own] : []), ...this.eventEntries(beforeEntering(events))];
  }

  /**
   * Entries for the nodes that the run entered in a moment.
   * @param {Moment} moment
   */
  nodeEntries({ events }) {
    return this.eventEntries(events.slice(beforeEntering(events).length));
  }

  /**
   * @param {NonNullable<Moment["did"]>} did
   * @param {string | undefined} text
   */
  ownEntry(did, text) {
    const entry = this.ownWords(did, text);
    if (entry) entry.classList.add(`in-${this.channel}`);
    return entry;
  }

  /**
   * @param {NonNullable<Moment["did"]>} did
   * @param {string | undefined} text
   */
  ownWords({ node, input }, text) {
    const { app, channel } = this;
    const code = app.machine.nodes[node];
    if (code.kind === "Rewrite") return wroteEntry(app, text || "", channel);
    if (code.kind === "Pause" && text)
      return asideEntry("note", "idea", word("you-noted"), " ", h("q", { dir: "auto" }, text));
    if (code.kind !== "Decision") return null;
    const choice = answerTaken(code, input);
    if (!choice) return asideEntry("silence", "quiet", word("you-said-nothing"));
    const notices = /** @type {{ asks?: string }} */ (code.source).asks === "Notice";
    return saidEntry(app, code.id, choice, channel, notices);
  }

  /** @param {Event[]} events */
  eventEntries(events) {
    const { content } = this.app;
    return events.flatMap((event) => {
      switch (event.what) {
        case "Entered":
          return this.enteredEntries(event.node);
        case "Heard":
          return [this.heard(event.line)];
        case "Revealed":
          return [asideEntry("fact", "file", word("fact-added"), " ", words("b", content.facts[event.fact][1].label))];
        case "Promise": {
          const { what } = content.promises[event.promise][1];
          const key = { [OPEN]: "promise-made", [KEPT]: "promise-kept", [BROKEN]: "promise-broken" }[event.status];
          return key ? [asideEntry(`promised ${key}`, "promise", word(key), " ", words("b", what))] : [];
        }
        case "Extended":
          return [
            asideEntry(
              "promised",
              "promise",
              word("promise-extended"),
              " ",
              words("b", content.promises[event.promise][1].what),
            ),
          ];
        default:
          return [];
      }
    });
  }

  /** @param {Line} line */
  heard(line) {
    const entry = lineEntry(this.app, spokenOf(line), this.channel);
    entry.classList.add(`in-${this.channel}`);
    return entry;
  }

  /** @param {number} node */
  enteredEntries(node) {
    const { after, source, kind } = this.app.machine.nodes[node];
    const { channel } = /** @type {PassageText} */ (source);
    const entries = [];
    if (after > 0) entries.push(h("p.entry.divider", h("span", word("later", { time: lengthOfTime(after) }))));
    if (kind === "Scene" && channel && channel !== this.channel) {
      this.channel = channel;
      entries.push(h("p.entry.divider", h("span", word(`moved.${channel}`))));
    }
    return entries;
  }

  /** @param {Node[]} entries */
  append(entries) {
    for (const entry of entries) {
      const { lastElementChild: last } = this.element;
      this.element.append(entry);
      if (entry instanceof HTMLElement && entry.dataset.by !== undefined && last instanceof HTMLElement) {
        const plain = entry.querySelector(".seen, .cues") === null;
        entry.classList.toggle("again", plain && last.dataset.by === entry.dataset.by);
      }
    }
  }
}

/** What happened before the next node was entered: the answer and its reply. @param {Event[]} events */
export function beforeEntering(events) {
  const at = events.findIndex(({ what }) => what === "Entered");
  return at < 0 ? events : events.slice(0, at);
}
