// The conversation as it is played: what was said so far, what is asked now, and how the case stands.

/** @import { NodeCode } from "../engine/machine.js" */
/** @import { State } from "../engine/state.js" */
/** @import { Input } from "../engine/step.js" */
/** @import { App, Screen } from "./app.js" */
import { TALLIES } from "../engine/case.js";
import { numberAt } from "../engine/effect.js";
import { SCREENS, wantsCalm } from "./app.js";
import { entryOf } from "./content.js";
import { authored, h, icon, words } from "./element.js";
import { asideEntry, avatar } from "./entry.js";
import { caseFile, fileCount } from "./file.js";
import { plainText } from "./markup.js";
import { Log, beforeEntering } from "./log.js";
import { meterChanges, meterList } from "./meters.js";
import { button } from "./button.js";
import { endTitle } from "./result.js";
import { number, stopwatch, word } from "./words.js";

/** What the dock shows for a node that waits, by its kind. @type {{ [kind: string]: (play: Play, node: NodeCode) => void }} */
export const DOCKS = {};
/** What the dock shows after an answer, if anything; `then` goes on. @type {((play: Play, then: () => void) => boolean)[]} */
export const AFTER_ANSWER = [];
/** The clock of a timed decision, where the page has one. @type {{ make: ((play: Play, node: NodeCode) => Clock | null) | null }} */
export const CLOCKS = { make: null };
/** @typedef {{ element: HTMLElement, begin: () => void, end: () => void, hold: (held: boolean) => void, ticks: () => number }} Clock */

/** From this width on, the case file stands beside the conversation. */
const WIDE = "(min-width: 60rem)";
/** Milliseconds that somebody types before a line appears: the least, those for each character, the most. */
const TYPING = { least: 500, each: 18, most: 2200 };

/** @type {Screen} */
SCREENS.play = (app) => {
  const play = new Play(app);
  return {
    main: play.main,
    title: word("conversation"),
    shown: () => {
      app.onLeave = () => play.leave();
      app.onDialog = (open) => play.clock && play.clock.hold(open);
      app.onTimers = () => play.dock.dataset.stage === "decision" && play.startClock(play.node);
      play.takeUp();
    },
  };
};

export class Play {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.session = app.session;
    this.log = new Log(app, word("conversation"));
    this.dock = h("section", { id: "dock", "aria-labelledby": "prompt" });
    this.meters = h("section.meters", { "aria-label": word("meters") });
    this.file = h("div.file");
    this.side = h("aside.side", { "aria-label": word("case-file"), tabindex: 0 });
    this.name = h("h1");
    this.status = h("p.weak");
    this.timer = h("div.timer-place");
    this.face = h("span.face");
    this.fileButton = h("button.file-button", { click: () => this.openFile() });
    this.contact = h("header.contact", this.face, h("div.names", this.name, this.status), this.timer, this.fileButton);
    this.talk = h("section.talk", { "aria-label": word("conversation") }, this.contact, this.log.element, this.dock);
    this.main = h("main", h("div.stage", this.talk, this.side));
    this.wide = matchMedia(WIDE);
    this.arrange = () => {
      const open = document.getElementById("case-file");
      if (open instanceof HTMLDialogElement) open.close();
      this.placeParts();
    };
    this.wide.addEventListener("change", this.arrange);
    // What gets the focus must not lie under the header that stays in view; one that is too high does not stay.
    new ResizeObserver(() => {
      const height = this.contact.offsetHeight;
      this.contact.classList.toggle("loose", height > innerHeight / 3);
      document.documentElement.style.scrollPaddingTop = this.stuck() ? `${height + 8}px` : "";
    }).observe(this.contact);
    this.dock.addEventListener("keydown", (event) => chooseByDigit(event, this.dock));
    /** Whether the last answer can be taken back where the run now stands. */
    this.mayRetry = false;
    /** @type {Clock | null} */
    this.clock = null;
    /** What stops the typing that goes on. @type {(() => void) | null} */
    this.showRest = null;
    this.asked = performance.now();
    /** Counts a run that is over, also when the learner leaves before looking at its end. */
    this.finishOver = () => {
      if (this.session.run.status !== "waiting") this.session.finish();
    };
    addEventListener("pagehide", this.finishOver);
  }

  /** Stops everything that would go on by itself. */
  leave() {
    this.wide.removeEventListener("change", this.arrange);
    this.stopClock();
    this.showRest = null;
    this.finishOver();
    removeEventListener("pagehide", this.finishOver);
  }

  /** Shows a run from its start to where it stands. */
  takeUp() {
    const { session, log } = this;
    const { moments } = session.run;
    this.placeParts();
    if (moments.length > 1) {
      log.fill(moments, session.texts);
      this.showContact(session.run.state);
      this.ask();
    } else {
      if (session.partial) log.append([asideEntry("note", "quiet", word("not-whole"))]);
      this.tell(log.nodeEntries(moments[0]), () => this.ask());
    }
  }

  /** The node where the run stands. */
  get node() {
    return /** @type {NodeCode} */ (this.session.run.node);
  }

  /** Puts meters and case file where there is room for them. */
  placeParts() {
    if (this.wide.matches) this.side.replaceChildren(this.meters, this.file);
    else this.contact.append(this.meters);
    this.talk.classList.toggle("narrow", !this.wide.matches);
    this.refresh(this.session.run.state, new Map());
  }

  /**
   * Brings everything that shows the state up to date.
   * @param {State} state
   * @param {Map<number, number>} changes
   */
  refresh(state, changes) {
    const { app } = this;
    this.showMeters(state, changes);
    this.file.replaceChildren(.../** @type {Node[]} */ (caseFile(app, state).filter(Boolean)));
    const count = fileCount(app, state);
    this.fileButton.replaceChildren(icon("file"), h("span", word("case-file")), count > 0 ? ` ${number(count)}` : "");
    this.fileButton.hidden = this.wide.matches || this.file.childElementCount === 0;
    this.side.hidden = !this.wide.matches || (this.meters.hidden && this.file.childElementCount === 0);
    this.showContact(state);
  }

  /**
   * @param {State} state
   * @param {Map<number, number>} changes
   */
  showMeters(state, changes) {
    const { content } = this.app;
    this.meters.hidden = (content.play.meters || "Always") !== "Always" || content.meters.length === 0;
    if (!this.meters.hidden)
      this.meters.replaceChildren(h("h2", word("meters")), ...meterList(this.app, state, changes));
  }

  /** @param {State} state */
  showContact(state) {
    const { app, log } = this;
    const { cast, starts_at: startsAt } = app.content;
    const customer = cast.find(([, { role }]) => role === "Customer") || cast.find(([, { role }]) => role !== "Agent");
    const clock = numberAt(app.machine, state, TALLIES.indexOf("clock"));
    if (customer) {
      this.face.replaceChildren(avatar(app, customer[1]));
      this.name.replaceChildren(words("span", customer[1].name));
    } else {
      this.name.replaceChildren(words("span", app.content.title));
    }
    const parts = [
      word(`channel.${log.channel}`),
      startsAt && h("bdi", authored(), plainText(startsAt)),
      clock > 0 && clock < 36000 && h("bdi", stopwatch(clock)),
    ];
    this.status.replaceChildren(...parts.flatMap((part, at) => (part ? [at > 0 ? " · " : "", part] : [])));
    this.talk.dataset.channel = log.channel;
  }

  /** Opens the case file over the conversation, where there is no room beside it. */
  openFile() {
    this.app.dialog("case-file", word("case-file"), [this.file]);
  }

  /**
   * Takes what the learner does, shows what comes of it, and asks again.
   * @param {Input} input
   * @param {string} [text]
   */
  take(input, text) {
    const { session } = this;
    const latency = (performance.now() - this.asked) / 1000;
    this.log.mark(session.run.inputs);
    if (session.take(input, latency, text) !== null) return;
    this.stopClock();
    const { moments, state } = session.run;
    const moment = moments[moments.length - 1];
    const goOn = () => this.tell(this.log.nodeEntries(moment), () => this.ask());
    this.tell(this.log.answerEntries(moment, session.run.inputs - 1, session.texts), () => {
      const shown = AFTER_ANSWER.some((show) => show(this, goOn));
      this.mayRetry = !shown && input !== "Continue" && (this.app.content.play.retry || "Decision") === "Decision";
      if (!shown) goOn();
    });
    this.refresh(state, meterChanges(moment.events));
  }

  /** What the last step changed before the run went on. */
  lastChanges() {
    const { moments } = this.session.run;
    return meterChanges(beforeEntering(moments[moments.length - 1].events));
  }

  /** Takes back the last answer, to give another. */
  retry() {
    const { session, log } = this;
    this.mayRetry = false;
    session.retry();
    log.rewind(session.run.inputs);
    this.refresh(session.run.state, new Map());
    this.ask();
  }

  /**
   * Shows entries, in a chat one after the other as if they were typed, then goes on.
   * @param {Node[]} entries
   * @param {() => void} then
   */
  tell(entries, then) {
    this.showContact(this.session.run.state);
    this.firstNew = /** @type {Element | undefined} */ (entries.find((entry) => entry instanceof Element));
    const typed = this.log.channel === "Chat" && this.session.preferences.typing && !wantsCalm();
    const isTyped = (/** @type {Node} */ entry) =>
      entry instanceof HTMLElement && entry.matches("[data-line].customer, [data-line].colleague");
    if (!typed || !entries.some(isTyped)) {
      this.log.append(entries);
      then();
      return;
    }
    this.typeOut(entries, isTyped, then);
  }

  /**
   * @param {Node[]} entries
   * @param {(entry: Node) => boolean} isTyped
   * @param {() => void} then
   */
  typeOut(entries, isTyped, then) {
    let next = 0;
    let waiting = 0;
    const dots = h("p.entry.typing", { "aria-hidden": "true" }, h("i"), h("i"), h("i"));
    const finish = () => {
      clearTimeout(waiting);
      dots.remove();
      this.showRest = null;
      this.log.append(entries.slice(next));
      then();
    };
    const showNext = () => {
      while (next < entries.length && !isTyped(entries[next])) this.log.append([entries[next++]]);
      if (next >= entries.length) return finish();
      this.log.append([dots]);
      this.scrollToNew();
      const length = (entries[next].textContent || "").length;
      waiting = window.setTimeout(
        () => {
          if (this.showRest !== finish) return;
          dots.remove();
          this.log.append([entries[next++]]);
          showNext();
        },
        Math.min(TYPING.least + TYPING.each * length, TYPING.most),
      );
    };
    this.showRest = finish;
    this.fillDock(
      "lines",
      word("typing", { name: this.typist(entries) }),
      h("p.row", button(":more", word("show-now"), finish)),
    );
    showNext();
  }

  /** Who types the first of these entries. @param {Node[]} entries */
  typist(entries) {
    const typed = entries.map((entry) => entry instanceof HTMLElement && entry.dataset.by);
    const person = entryOf(this.app.content.cast, typed.find((by) => by) || "");
    return person ? plainText(person.name) : "";
  }

  /** Asks for the next input, or shows that the run is over. */
  ask() {
    const { run } = this.session;
    this.asked = performance.now();
    if (run.status !== "waiting") return this.showEnd();
    DOCKS[this.node.kind](this, this.node);
    const takeBack = () => this.retry();
    if (this.mayRetry) {
      this.dock.append(
        h("p", h("button.quiet", { "data-retry": true, click: takeBack }, word("take-back"))),
      );
    }
  }

  /**
   * Fills the dock and moves the focus to its prompt.
   * @param {string} stage
   * @param {Node | string} prompt
   * @param {...(Node | null | false | undefined | "")} content
   */
  fillDock(stage, prompt, ...content) {
    this.dock.dataset.stage = stage;
    this.dock.dataset.node = this.session.run.node ? this.session.run.node.id : "";
    const heading = h("h2", { id: "prompt", tabindex: -1 }, prompt);
    this.dock.replaceChildren(heading, .../** @type {Node[]} */ (content.filter(Boolean)));
    heading.focus({ preventScroll: true });
    this.scrollToNew();
  }

  /** Whether the header stays in view. */
  stuck() {
    return getComputedStyle(this.contact).position === "sticky";
  }

  /** Brings what is new into view: all of it with the dock if there is room, else from its beginning. */
  scrollToNew() {
    const { bottom } = this.dock.getBoundingClientRect();
    const sticky = this.stuck() ? this.contact.offsetHeight : 0;
    const first = this.firstNew && this.firstNew.isConnected ? this.firstNew : this.dock;
    const top = first.getBoundingClientRect().top - sticky - 12;
    const down = Math.min(top, bottom + 16 - innerHeight);
    if (down > 0 || top < 0) window.scrollBy({ top: down > 0 ? down : top, behavior: wantsCalm() ? "auto" : "smooth" });
  }

  /** Starts the clock of a decision that has one. @param {NodeCode} node */
  startClock(node) {
    this.stopClock();
    this.clock = CLOCKS.make && CLOCKS.make(this, node);
    if (!this.clock) return;
    this.timer.replaceChildren(this.clock.element);
    this.clock.hold(document.querySelector("dialog") !== null);
    this.clock.begin();
  }

  stopClock() {
    if (this.clock) this.clock.end();
    this.clock = null;
    this.timer.replaceChildren();
  }

  /** Says how the run ended and leads on to the debrief. */
  showEnd() {
    const { session, app } = this;
    session.finish();
    this.fillDock(
      "end",
      endTitle("span", session.run),
      h("p.weak", word(session.run.status === "ending" ? "over" : "stopped")),
      h(
        "p.row",
        button(":continue", word("to-debrief"), () => app.show("debrief"), "main"),
      ),
    );
  }
}

/**
 * A digit takes the choice with that number, while the focus is where choices are.
 * @param {KeyboardEvent} event
 * @param {HTMLElement} dock
 */
function chooseByDigit(event, dock) {
  if (event.repeat || event.altKey || event.ctrlKey || event.metaKey || !/^[1-9]$/.test(event.key)) return;
  const chosen = dock.querySelectorAll("button.choice")[Number(event.key) - 1];
  if (chosen instanceof HTMLElement) chosen.click();
}
