// The page begins here: it reads what the exporter put into it, opens the host, and shows the first screen.

/** @import { Content, Exported } from "./content.js" */
import { compile } from "../engine/compile.js";
import { App } from "./app.js";
import { contentLanguage, h } from "./element.js";
import { HOSTS, nowhere } from "./host.js";
import { loadPictures } from "./media.js";
import { Session } from "./session.js";
import { useWords, word } from "./words.js";

/** What stands in the page as data. @param {string} id */
const read = (id) => JSON.parse(/** @type {HTMLElement} */ (document.getElementById(id)).textContent || "null");

async function open() {
  const root = /** @type {HTMLElement} */ (document.getElementById("page"));
  useWords(read("words"), document.documentElement.lang);
  /** @type {Content} */
  const content = read("case");
  /** @type {Exported} */
  const exported = read("export");
  const { lang } = document.documentElement;
  if (content.language.split("-")[0] !== lang.split("-")[0]) contentLanguage.lang = content.language;
  try {
    const machine = compile(content);
    const host = (HOSTS.open || nowhere)(content.id, machine, exported);
    const [kept] = await Promise.all([host.load(), loadPictures(exported)]);
    const session = new Session(machine, host, exported.hash, kept);
    const app = new App(root, machine, session, exported);
    app.show(session.goesOn() ? "play" : "start");
    performance.mark("offramp-ready");
  } catch (error) {
    root.replaceChildren(h("main.screen", h("h1", word("broken")), h("p", String(error))));
  }
}

void open();
