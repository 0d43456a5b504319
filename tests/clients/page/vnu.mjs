// The Nu Html Checker over pages, as the W3C runs it.

import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";

const JAR = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");

/**
 * @typedef {{ url: string, lastLine?: number, message: string, extract?: string, type: string, subType?: string }}
 *   Message
 */

/**
 * What the checker says of policies it does not work out: it compares no style with its hash, and takes data blocks for
 * scripts. Browsers know better, and the tests compare the hashes themselves.
 * @param {Message} message
 */
const isMistaken = ({ message, extract = "" }) =>
  message.startsWith("Inline style violates Content Security Policy (meta tag)") ||
  (message.startsWith("Inline script violates Content Security Policy (meta tag)") &&
    extract.includes('<script type="application/json"'));

/**
 * Every error and warning that the checker has, and whatever kept it from looking.
 * @param {string[]} files
 */
export function checkHtml(files) {
  const { stderr, error } = spawnSync("java", ["-jar", JAR, "--format", "json", ...files], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (error) return [`java does not run: ${error.message}`];
  /** @type {{ messages: Message[] }} */
  const { messages } = JSON.parse(stderr);
  return messages
    .filter((message) => (message.type !== "info" || message.subType === "warning") && !isMistaken(message))
    .map(({ url, lastLine, message }) => `${url}:${lastLine}: ${message}`);
}
