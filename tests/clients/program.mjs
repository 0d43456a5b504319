// The program that the tests ask: that of OFFRAMP, else where tests/run has cargo put it.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

export function program() {
  if (process.env.OFFRAMP) return process.env.OFFRAMP;
  const folders = [process.env.CARGO_TARGET_DIR, join(ROOT, "../target"), join(ROOT, "target")];
  const found = folders
    .map((folder) => folder && join(folder, "debug/offramp"))
    .find((path) => path && existsSync(path));
  if (!found) throw new Error("there is no debug/offramp: build it, or name the program with OFFRAMP");
  return found;
}
