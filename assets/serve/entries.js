/** The entries of the package as a list, of which one is chosen. */

import { byId, element } from "./element.js";

/** @import { Entry } from "./server.js" */

const list = byId("entries", HTMLElement);

/**
 * @param {Entry[]} entries
 * @param {number} chosen
 * @param {(entry: Entry, number: number) => string[]} facts what is said below a title
 * @param {(number: number) => void} choose
 */
export function showEntries(entries, chosen, facts, choose) {
  const hadFocus = list.contains(document.activeElement);
  list.replaceChildren(
    element("legend", { class: "unseen" }, "Entries"),
    ...entries.map((entry, number) => {
      const indent = `level${Math.min(entry.level, 3)}`;
      if (!entry.href && !entry.problem) return element("p", { class: `heading ${indent}` }, entry.title);
      const input = element("input", { type: "radio", name: "entry", value: number, checked: number === chosen });
      input.addEventListener("change", () => choose(number));
      const below = element("small", { class: "weak" }, facts(entry, number).filter(Boolean).join(" · "));
      return element("label", { class: indent }, input, element("span", {}, element("span", {}, entry.title), below));
    }),
  );
  if (hadFocus) /** @type {HTMLInputElement | null} */ (list.querySelector("input:checked"))?.focus();
}
