// A page with one case: its host is opened, and its first screen is shown.

/** @import { Content, Exported } from "./content.js" */
import { compile } from "../engine/compile.js";
import { App, PAGES } from "./app.js";
import { dataOf, speakAs } from "./element.js";
import { HOSTS, nowhere } from "./host.js";
import { loadPictures } from "./media.js";
import { Session } from "./session.js";

PAGES.case = async (root) => {
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
};
