// The menu of a pack: its cover, its cases with how they stand, and the way into each and back.

/** @import { Exported } from "./content.js" */
/** @import { Preferences } from "./host.js" */
/** @import { Pack, ShelfCase } from "./shelf.js" */
import { App, PAGES } from "./app.js";
import { DEBRIEF_TOOLS } from "./debrief.js";
import { authored, dataOf, h, icon, languageMark, prose, speakAs, unlinked, words } from "./element.js";
import { Frame } from "./frame.js";
import { plainText } from "./markup.js";
import { loadPictures } from "./media.js";
import { themeChoice } from "./settings.js";
import { Shelf } from "./shelf.js";
import { glanceAt } from "./start.js";
import { counted, number, percentage, word } from "./words.js";

/** The menu as a screen, and what leads from it into a case. */
export class Menu extends Frame {
  /**
   * @param {HTMLElement} root
   * @param {Pack} pack
   * @param {Exported} whole
   * @param {Shelf} shelf
   */
  constructor(root, pack, whole, shelf) {
    /** @type {Partial<Preferences>[]} */
    const [kept = {}] = shelf.cases.flatMap((one) => (one.kept && one.kept.preferences ? [one.kept.preferences] : []));
    super(root, { timers: "normal", theme: "auto", typing: true, ...kept });
    this.pack = pack;
    this.whole = whole;
    this.shelf = shelf;
    /** The case that is open. @type {{ one: ShelfCase, app: App } | null} */
    this.open = null;
  }

  /** Shows the menu, in place of a case that is open. */
  show() {
    if (this.open) this.open.app.leave();
    this.open = null;
    speakAs(this.pack.language);
    this.enter();
    this.fillBar();
    const title = plainText(this.pack.title);
    this.fill("menu", title, { ...this.page(), title });
  }

  /** What a learner sets holds for all cases. */
  keepPreferences() {
    const { preferences, shelf } = this;
    const begun = shelf.cases.filter(({ kept }) => kept);
    for (const one of begun.length > 0 ? begun : shelf.cases.slice(0, 1)) one.keep(preferences);
  }

  fillBar() {
    const { logo } = this.whole;
    const settings = () => this.dialog("settings", word("settings"), [themeChoice(this)]);
    this.bar.replaceChildren(
      h("p.brand", logo ? h("img", { src: logo, alt: "", class: "logo" }) : h("span.kind", word("kind-pack"))),
      h("button.quiet", { "data-settings": true, click: settings }, word("settings")),
    );
  }

  page() {
    const { pack, whole, shelf } = this;
    const { text, picture, alt } = pack.cover;
    const heading = words("h1", pack.title, { tabindex: -1 });
    const main = h(
      "main",
      h(
        "div.page",
        h(
          "section.front",
          h(
            "div.story",
            heading,
            whole.intro && prose(whole.intro, { class: "intro" }),
            (text || pack.about) && prose(text || pack.about, { class: "lead" }),
            progress(shelf),
          ),
          picture && h("img", { src: picture, alt: plainText(alt), class: "picture", ...(alt ? authored() : {}) }),
        ),
        h("h2", word("cases")),
        h("ol.cases", ...shelf.cases.map((one, at) => this.card(one, at))),
        h("p.weak.small", word(keeper(shelf).told.kept)),
      ),
    );
    return { main, focus: heading };
  }

  /**
   * @param {ShelfCase} one
   * @param {number} at
   */
  card(one, at) {
    const { content, standing, underWay } = one;
    const mark = { ...authored(), lang: languageMark(content.language) };
    const waits = this.shelf.waitsFor(one);
    const act = underWay ? "resume" : standing === "finished" ? "open-again" : "open";
    return h(
      "li",
      { class: `case ${standing}`, "data-case": one.key, "data-standing": standing },
      h("span.place", { "aria-hidden": "true" }, number(at + 1)),
      h(
        "div.about",
        words("h3", content.title, mark),
        h("p.weak.small", glanceAt(content)),
        standingLine(one),
        waits.length > 0 &&
          h(
            "p.waits",
            icon("lock"),
            h(
              "span",
              word("waits-for"),
              " ",
              ...waits.flatMap(({ content }, at) => [
                at > 0 ? word("comma") : "",
                words("b", content.title, { lang: languageMark(content.language) }),
              ]),
            ),
          ),
      ),
      waits.length === 0 &&
        h(
          "button",
          {
            "data-open": one.key,
            class: standing === "finished" && !underWay ? "" : "main",
            click: () => this.enterCase(one),
          },
          word(act),
          titleUnseen(one),
        ),
    );
  }

  /**
   * Opens a case at its first screen.
   * @param {ShelfCase} one
   */
  async enterCase(one) {
    if (this.open) this.open.app.leave();
    try {
      await loadPictures(one.exported);
      // The host says anew what it keeps, and knows which case is played.
      if (one.host.keeps) await one.load();
      speakAs(one.content.language);
      const { machine, session } = one.open(this.preferences);
      const app = new App(this.root, machine, session, one.exported, { show: () => this.show() });
      // Every case keeps what was set, so that it holds wherever a learner goes on.
      app.keepPreferences = () => {
        session.keep(true);
        this.keepPreferences();
      };
      this.open = { one, app };
      app.show("start");
    } catch (error) {
      this.open = null;
      const heading = h("h1", { tabindex: -1 }, word("broken"));
      const back = h("button", { click: () => this.show() }, word("all-cases"));
      this.enter();
      const main = h("main", h("div.page", heading, h("p", String(error)), h("p", back)));
      this.fill("broken", word("broken"), { main, title: word("broken"), focus: heading });
    }
  }

  /** Where a debrief leads on to. */
  tools() {
    if (!this.open) return [];
    const next = this.shelf.after(this.open.one);
    const all = h("button", { "data-tool": "menu", click: () => this.show() }, word("all-cases"));
    if (!next) return [all];
    const on = h(
      "button.main",
      { "data-tool": "next", click: () => this.enterCase(next) },
      word("next-case"),
      " ",
      titleOf(next),
    );
    return [on, all];
  }
}

/** The title of a case within a button. @param {ShelfCase} one @param {string} [look] */
function titleOf({ content }, look = "") {
  const title = unlinked("span", content.title, look);
  title.lang = content.language;
  return title;
}

/** The same for those who hear which button it is. @param {ShelfCase} one */
const titleUnseen = (one) => h("span.unseen", " ", titleOf(one));

/** How a case stands: in words, with a drawing. @param {ShelfCase} one */
function standingLine({ standing, best, bestPercent, attempts, underWay }) {
  if (standing === "new") return h("p.standing.small", word("standing.new"));
  const parts = [word(`standing.${standing}`)];
  if (best && best.outcome) parts.push(word(`outcome.${best.outcome}`));
  if (bestPercent !== null) parts.push(word("best-percent", { percent: percentage(bestPercent) }));
  if (attempts.some(({ passed }) => passed)) parts.push(word("passed"));
  if (standing === "finished" && underWay) parts.push(word("standing.again"));
  return h("p.standing.small", icon(standing === "finished" ? "check" : "quiet"), h("span", parts.join(" · ")));
}

/** The host that says what is kept: one that keeps nothing, if there is any. @param {Shelf} shelf */
const keeper = ({ cases }) => (cases.find(({ host }) => !host.keeps) || cases[0]).host;

/** How many cases are finished, of how many; and what is needed. @param {Shelf} shelf */
function progress(shelf) {
  const { finished, needed, cases } = shelf;
  const told = word("progress", { n: number(finished), all: number(cases.length) });
  const enough = finished >= needed;
  return h(
    "div.progress",
    h("progress", { max: needed, value: Math.min(finished, needed), "aria-label": told }),
    h(
      "p",
      { "data-finished": finished },
      h("b", told),
      enough
        ? h("span.whole", icon("check"), word("progress.whole"))
        : needed < cases.length && h("span.weak", counted("progress.needed", needed)),
    ),
  );
}

PAGES.pack = async (root) => {
  /** @type {Pack} */
  const pack = dataOf("pack");
  /** @type {Exported} */
  const whole = { media: {}, ...dataOf("export") };
  const shelf = new Shelf(pack, whole);
  await Promise.all([shelf.load(), loadPictures(whole)]);
  const menu = new Menu(root, pack, whole, shelf);
  DEBRIEF_TOOLS.push(() => menu.tools());
  menu.show();
};
