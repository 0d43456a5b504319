// Elements of the page. Every text of an author becomes a text node, never markup of the page.

/** @import { Block } from "./markup.js" */
import { blocksOf } from "./markup.js";

/** @typedef {Node | string | null | undefined | false} Child */
/** @typedef {{ [name: string]: string | number | boolean | null | undefined | ((event: any) => void) }} Props */

/**
 * An element, as `p.weak.small` with its classes: a function among the props listens for the event of that name,
 * anything else is an attribute; null and false leave it out. The props may be left out.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K | `${K}.${string}`} tag
 * @param {Props | Child | Child[]} [props]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, props, ...children) {
  const [name, ...classes] = tag.split(".");
  const element = document.createElement(name);
  if (classes.length > 0) element.className = classes.join(" ");
  // No button of a page submits a form.
  if (name === "button") element.setAttribute("type", name);
  if (props && Object.getPrototypeOf(props) === Object.prototype) setProps(element, /** @type {Props} */ (props));
  else children.unshift(/** @type {Child} */ (props));
  element.append(...present(children));
  return /** @type {any} */ (element);
}

/**
 * @param {Element} element
 * @param {Props} props
 */
function setProps(element, props) {
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name, value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
}

/**
 * Those of the children that are there.
 * @param {(Child | Child[])[]} children
 * @returns {(Node | string)[]}
 */
function present(children) {
  const there = children.flat().filter((child) => child || child === "");
  return /** @type {(Node | string)[]} */ (there);
}

/**
 * An element of a drawing.
 * @param {string} tag
 * @param {Props} props
 * @param {...Node} children
 */
export function svg(tag, props, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  setProps(element, props);
  element.append(...children);
  return element;
}

/** Drawings of 24 × 24 by name. @type {{ [name: string]: string }} */
const SHAPES = {
  lock: "M5 11h14v10H5zM8 11V8a4 4 0 0 1 8 0v3",
  file: "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
  check: "M4 12l5 5L20 6",
  cross: "M6 6l12 12M18 6L6 18",
  up: "M12 19V5M6 11l6-6 6 6",
  down: "M12 5v14M6 13l6 6 6-6",
  promise: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7v5l3 3",
  idea: "M9 18h6M10 21h4M12 3a6 6 0 0 0-3 11v1h6v-1a6 6 0 0 0-3-11",
  act: "M5 5l14 7-14 7z",
  gift: "M4 11h16v10H4zM3 7h18v4H3zM12 7v14M8 3l4 4 4-4",
  quiet: "M4 12h3M10 12h4M17 12h3",
  public: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M3 12h18M12 3c5 5 5 13 0 18-5-5-5-13 0-18",
  list: "M4 6h2M4 12h2M4 18h2M9 6h11M9 12h11M9 18h11",
  voice: "M4 10v4M8 6v12M12 9v6M16 4v16M20 10v4",
};

/** A drawing of 24 units, that says nothing by itself. @param {string} d */
export const drawing = (d) =>
  svg("svg", { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true" }, svg("path", { d }));

/** @param {keyof typeof SHAPES} name */
export const icon = (name) => drawing(SHAPES[name]);

/** Words for screen readers alone. @param {string} text */
export const unseen = (text) => h("span.unseen", text);

/** What stands in the page as data. @param {string} id */
export const dataOf = (id) =>
  JSON.parse(/** @type {HTMLElement} */ (document.getElementById(id)).textContent || "null");

/** The language of the case where it is not the page's. */
const contentLanguage = { lang: /** @type {string | null} */ (null) };

/** Which language a text of an author needs to be marked with: none where it is the page's. @param {string} language */
export const languageMark = (language) =>
  language.split("-")[0] === document.documentElement.lang.split("-")[0] ? null : language;

/** Says which language the texts of authors are in from now on. @param {string} language */
export function speakAs(language) {
  contentLanguage.lang = languageMark(language);
}

/** What every text of an author carries: its language if it is not the page's, its direction from its letters. */
export const authored = () => ({ lang: contentLanguage.lang, dir: "auto" });

/**
 * A text of an author on one line, in an element of this kind.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {string} text
 * @param {Props} [props]
 */
export const words = (tag, text, props = {}) => {
  const blocks = blocksOf(text);
  const element = h(tag, { ...authored(), ...props });
  blocks.forEach((block, at) => {
    if (at > 0) element.append(h("br"));
    if (block.item) element.append("• ");
    element.append(...inline(block));
  });
  return element;
};

/**
 * A text of an author within a button, where a link cannot be: links are their labels.
 * @param {"span"} tag
 * @param {string} text
 * @param {string} [look]
 */
export function unlinked(tag, text, look) {
  const element = words(tag, text, { class: look });
  for (const link of element.querySelectorAll("a")) link.replaceWith(link.textContent || "");
  return element;
}

/**
 * A text of an author as paragraphs and lists.
 * @param {string} text
 * @param {Props} [props]
 */
export function prose(text, props = {}) {
  const element = h("div", { ...authored(), ...props });
  element.classList.add("prose");
  let list = null;
  for (const block of blocksOf(text)) {
    if (!block.item) {
      list = null;
      element.append(h("p", ...inline(block)));
      continue;
    }
    if (!list) element.append((list = h("ul")));
    list.append(h("li", ...inline(block)));
  }
  return element;
}

/** @param {Block} block */
function inline({ spans }) {
  return spans.flatMap((span) => /** @type {(Node | string) | (Node | string)[]} */ (inlineOf(span)));
}

/** @param {import("./markup.js").Span} span @returns {Node | string | (Node | string)[]} */
function inlineOf(span) {
  const lines = span.words.split("\n").flatMap((line, at) => (at > 0 ? [h("br"), line] : [line]));
  if (span.kind === "emphasis") return h("em", ...lines);
  if (span.kind === "link") return h("a", { href: span.to, target: "_blank", rel: "noopener noreferrer" }, ...lines);
  return lines;
}
