// The markup of texts, read as `src/scenario/markup.rs` reads it: paragraphs, *emphasis*, lists and links. Never HTML.

/** @typedef {{ kind: "plain" | "emphasis", words: string } | { kind: "link", words: string, to: string }} Span */
/** @typedef {{ item: boolean, spans: Span[] }} Block */

/** What a link may lead to. */
const LINK_SCHEMES = ["https://", "http://", "mailto:"];
/** The longest label of a link, in characters. */
const LONGEST_LABEL = 500;

const isBlank = (/** @type {string} */ text) => /^\p{White_Space}*$/u.test(text);

/**
 * Reads a text into blocks. Anything that is no markup is plain; nothing is an error.
 * @param {string} text
 * @returns {Block[]}
 */
export function blocksOf(text) {
  /** @type {Block[]} */
  const blocks = [];
  /** @type {string[]} */
  let paragraph = [];
  const endParagraph = () => {
    if (paragraph.length > 0) blocks.push({ item: false, spans: spansOf(paragraph.join("\n")) });
    paragraph = [];
  };
  for (const line of text.split("\n")) {
    if (line.startsWith("- ")) {
      endParagraph();
      blocks.push({ item: true, spans: spansOf(line.slice(2)) });
    } else if (isBlank(line)) {
      endParagraph();
    } else {
      paragraph.push(line);
    }
  }
  endParagraph();
  return blocks;
}

/**
 * The words of a text without its markup: one line a block, links as their labels.
 * @param {string} text
 */
export const plainText = (text) =>
  blocksOf(text)
    .map(({ item, spans }) => (item ? "• " : "") + spans.map(({ words }) => words).join(""))
    .join("\n");

/**
 * @param {string} text
 * @returns {Span[]}
 */
function spansOf(text) {
  /** @type {Span[]} */
  const spans = [];
  let words = "";
  let at = 0;
  while (at < text.length) {
    const first = text[at];
    const plain = first === "\\" ? escapedAt(text, at) : "";
    if (plain !== "") {
      words += plain;
      at += 2;
      continue;
    }
    const found = first === "*" ? emphasisAt(text, at) : first === "[" ? linkAt(text, at) : null;
    if (found) {
      if (words !== "") spans.push({ kind: "plain", words });
      spans.push(found.span);
      words = "";
      at = found.end;
    } else {
      words += first;
      at += 1;
    }
  }
  if (words !== "") spans.push({ kind: "plain", words });
  return spans;
}

/** The character that a backslash makes plain; empty where it makes none. @param {string} text @param {number} at */
function escapedAt(text, at) {
  const next = text[at + 1];
  return next !== undefined && "*[]{}-\\".includes(next) ? next : "";
}

/**
 * @param {string} text
 * @param {number} at
 * @returns {{ span: Span, end: number } | null}
 */
function emphasisAt(text, at) {
  const inner = untilClosed(text, at + 1, "*", Infinity);
  if (!inner || inner.words === "" || /^\p{White_Space}|\p{White_Space}$/u.test(inner.words)) return null;
  return { span: { kind: "emphasis", words: inner.words }, end: inner.end };
}

/**
 * @param {string} text
 * @param {number} at
 * @returns {{ span: Span, end: number } | null}
 */
function linkAt(text, at) {
  const label = untilClosed(text, at + 1, "]", LONGEST_LABEL);
  if (!label || label.words === "" || text[label.end] !== "(") return null;
  const end = text.indexOf(")", label.end);
  const to = end < 0 ? "" : text.slice(label.end + 1, end);
  if (!LINK_SCHEMES.some((scheme) => to.startsWith(scheme)) || /\p{White_Space}|\p{Cc}/u.test(to)) return null;
  return { span: { kind: "link", words: label.words, to }, end: end + 1 };
}

/**
 * The words from `at` up to an unescaped `close` at most `most` characters away, escapes taken off, and where they end.
 * @param {string} text
 * @param {number} at
 * @param {string} close
 * @param {number} most
 * @returns {{ words: string, end: number } | null}
 */
function untilClosed(text, at, close, most) {
  let words = "";
  let count = 0;
  while (at < text.length && count <= most) {
    if (text[at] === close) return { words, end: at + 1 };
    const plain = text[at] === "\\" ? escapedAt(text, at) : "";
    const character = plain || String.fromCodePoint(/** @type {number} */ (text.codePointAt(at)));
    words += character;
    at += plain ? 2 : character.length;
    count += 1;
  }
  return null;
}
