// The browser as host: what a learner did stays in its storage, on this device, where the browser lets a page have any.

/** @import { Host, Kept } from "./host.js" */
import { HOSTS, nowhere } from "./host.js";

/** The storage of the browser, tried out; null where a page may not have it. */
function browserStorage() {
  try {
    const storage = window.localStorage;
    storage.setItem("offramp", "1");
    storage.removeItem("offramp");
    return storage;
  } catch {
    return null;
  }
}

/**
 * @param {string} id of the case
 * @returns {Host}
 */
HOSTS.open = (id) => {
  const storage = browserStorage();
  const key = `offramp:${id}`;
  return {
    ...nowhere(),
    keeps: storage !== null,
    told: { kept: storage ? "local.kept" : "kept-nowhere", texts: "stays-here" },
    load() {
      try {
        return storage && /** @type {Kept | null} */ (JSON.parse(storage.getItem(key) || "null"));
      } catch {
        return null;
      }
    },
    save(kept) {
      try {
        if (storage) storage.setItem(key, JSON.stringify(kept));
      } catch {
        // Full: the page plays on, and the next save tries again.
      }
    },
  };
};
