// The page begins here: it reads what the exporter put into it, opens the host, and shows the first screen.

/** @import { Content, Exported } from "./content.js" */
import { compile } from "../engine/compile.js";
import { App, MENU } from "./app.js";
import { dataOf, h, speakAs } from "./element.js";
import { guardPage } from "./frame.js";
import { HOSTS, nowhere } from "./host.js";
import { loadPictures } from "./media.js";
import { Session } from "./session.js";
import { useWords, word } from "./words.js";

/** @param {HTMLElement} root */
async function openCase(root) {
  /** @type {Content} */
  const content = dataOf("case");
  /** @type {Exported} */
  const exported = dataOf("export");
  speakAs(content.language);
  const machine = compile(content);
  const host = (HOSTS.open || nowhere)(content.id, machine, exported);
  const [kept] = await Promise.all([host.load(), loadPictures(exported)]);
  const session = new Session(machine, host, exported.hash, kept);
  const app = new App(root, machine, session, exported);
  app.show(session.goesOn() ? "play" : "start");
}

async function open() {
  const root = /** @type {HTMLElement} */ (document.getElementById("page"));
  useWords(dataOf("words"), document.documentElement.lang);
  guardPage(root);
  try {
    await (MENU.open && document.getElementById("pack") ? MENU.open : openCase)(root);
    performance.mark("offramp-ready");
  } catch (error) {
    root.replaceChildren(h("main.screen", h("h1", word("broken")), h("p", String(error))));
  }
}

void open();
