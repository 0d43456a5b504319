// Pictures, sounds and films, each with its words.

/** @import { App } from "./app.js" */
import { entryOf } from "./content.js";
import { h, prose, words } from "./element.js";
import { plainText } from "./markup.js";
import { word } from "./words.js";

/**
 * A medium with its transcript; its alternative text where the page does not carry it.
 * @param {App} app
 * @param {string} id
 */
export function figure({ content, exported, session }, id) {
  const medium = entryOf(content.media, id);
  if (!medium) return null;
  const found = Object.hasOwn(exported.media, id) ? exported.media[id] : null;
  return h(
    "figure.medium",
    found ? embedded(found, medium.alt, session.host.muted) : words("p", medium.alt, { class: "absent" }),
    found && found.kind !== "image" && words("figcaption", medium.alt),
    medium.transcript && h("details", h("summary", word("transcript")), prose(medium.transcript)),
    medium.credit && words("small", medium.credit, { class: "weak" }),
  );
}

/**
 * @param {import("./content.js").Embedded} found
 * @param {string} alt
 * @param {boolean} muted
 */
function embedded({ src, kind, width, height }, alt, muted) {
  if (kind === "image") return h("img", { src, alt: plainText(alt), width, height });
  const player = h(kind, { src, controls: true, preload: "metadata", "aria-label": plainText(alt) });
  player.muted = muted;
  return player;
}

/**
 * The picture of somebody, where the case has one.
 * @param {App} app
 * @param {string | undefined} id
 */
export function portrait({ exported }, id) {
  const found = id !== undefined && Object.hasOwn(exported.media, id) ? exported.media[id] : null;
  return found && found.kind === "image" ? h("img", { src: found.src, alt: "" }) : null;
}

/** Milliseconds that the first screen waits for pictures. */
const PATIENCE = 150;

/**
 * Loads the pictures of a page, so that their sizes are known and nothing moves when they come.
 * @param {import("./content.js").Exported} exported
 */
export async function loadPictures({ logo, media }) {
  const pictures = Object.values(media).filter(({ kind }) => kind === "image");
  const loaded = [...pictures, ...(logo ? [{ src: logo, kind: "image" }] : [])].map(async (picture) => {
    const image = new Image();
    image.src = picture.src;
    await image.decode().catch(() => {});
    Object.assign(picture, { width: image.naturalWidth || null, height: image.naturalHeight || null });
  });
  await Promise.race([Promise.all(loaded), new Promise((late) => setTimeout(late, loaded.length > 0 ? PATIENCE : 0))]);
}
