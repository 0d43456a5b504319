// The Python programs of others that tests/run puts beside node_modules; null where they could not be put there.

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** @param {string} name */
export function inVenv(name) {
  const path = fileURLToPath(new URL(`../venv/bin/${name}`, import.meta.url));
  return existsSync(path) ? path : null;
}
