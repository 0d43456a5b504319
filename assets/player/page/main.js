// The page begins here: it reads the words that the exporter put into it, and opens what stands beside them.

import { PAGES } from "./app.js";
import { dataOf, h } from "./element.js";
import { guardPage } from "./frame.js";
import { useWords, word } from "./words.js";

async function open() {
  const root = /** @type {HTMLElement} */ (document.getElementById("page"));
  useWords(dataOf("words"), document.documentElement.lang);
  guardPage(root);
  try {
    await (document.getElementById("pack") ? PAGES.pack : PAGES.case)(root);
    performance.mark("offramp-ready");
  } catch (error) {
    root.replaceChildren(h("main.screen", h("h1", word("broken")), h("p", String(error))));
  }
}

void open();
