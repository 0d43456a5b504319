// ralph, an LRS of others, on files in a folder of its own. It takes one call that stores, and all later ones amiss.

import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";

import { temporaryFolder } from "../page/build.mjs";
import { inVenv } from "./venv.mjs";

/** @import { ChildProcess } from "node:child_process" */

/** Milliseconds until it counts as never starting: computers that test are busy. */
const PATIENCE = 60_000;
const [USER, PASSWORD] = ["trainer", "secret"];

export class Ralph {
  /** @param {ChildProcess} child @param {string} url */
  constructor(child, url) {
    this.child = child;
    this.url = url;
    const authorization = `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString("base64")}`;
    this.headers = { authorization, "content-type": "application/json", "X-Experience-API-Version": "1.0.3" };
  }

  /** null where there is none. */
  static async start() {
    const ralph = inVenv("ralph");
    if (!ralph) return null;
    const folder = temporaryFolder();
    const env = { ...process.env, RALPH_APP_DIR: folder };
    const person = ["-s", "all", "-N", USER, "-M", "mailto:trainer@example.com", "-w"];
    execFileSync(ralph, ["auth", "-u", USER, "-p", PASSWORD, ...person], { env, stdio: "pipe" });
    const port = await freePort();
    const files = ["-b", "fs", "--fs-default-directory-path", join(folder, "data")];
    const at = ["-h", "127.0.0.1", "-p", String(port)];
    const child = spawn(ralph, ["runserver", ...files, ...at], { env, stdio: "ignore" });
    const server = new Ralph(child, `http://127.0.0.1:${port}`);
    for (const end = Date.now() + PATIENCE; Date.now() < end && child.exitCode === null; ) {
      if (await fetch(`${server.url}/__heartbeat__`).then(() => true, () => false)) return server;
      await new Promise((then) => setTimeout(then, 200));
    }
    await server.stop();
    throw new Error("ralph does not start");
  }

  /** @param {object[]} statements @returns {Promise<{ status: number, body: any }>} */
  async store(statements) {
    const request = { method: "POST", headers: this.headers, body: JSON.stringify(statements) };
    const answer = await fetch(`${this.url}/xAPI/statements`, request);
    return { status: answer.status, body: await answer.json() };
  }

  /** Everything that is stored, page by page. @returns {Promise<any[]>} */
  async all() {
    const all = [];
    for (let more = "/xAPI/statements"; more; ) {
      const answer = await fetch(new URL(more, this.url), { headers: this.headers });
      const page = /** @type {any} */ (await answer.json());
      all.push(...page.statements);
      more = page.more;
    }
    return all;
  }

  async stop() {
    if (this.child.exitCode !== null) return;
    const over = once(this.child, "exit");
    this.child.kill();
    await over;
  }
}

/** @returns {Promise<number>} */
async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return address && typeof address === "object" ? address.port : 0;
}
