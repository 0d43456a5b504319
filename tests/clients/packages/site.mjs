// A web server for one LMS: each address is answered by the route of its beginning, and whatever has none is noted.

import { createServer } from "node:http";

/**
 * `path` is without the beginning.
 * @typedef {{ path: string, query: URLSearchParams, method: string, headers: { [name: string]: any }, body: string }}
 *   Request
 */
/** @typedef {{ status?: number, type?: string, body?: string | Uint8Array }} Answer */
/** @typedef {(request: Request) => Answer | null | Promise<Answer | null>} Route null where there is nothing */

export class Site {
  /** @param {{ [beginning: string]: Route }} routes */
  constructor(routes) {
    this.routes = routes;
    /** What was asked for in vain. @type {string[]} */
    this.missed = [];
    this.origin = "";
    this.server = createServer((request, response) => {
      /** @type {Buffer[]} */
      const pieces = [];
      request.on("data", (piece) => pieces.push(piece));
      request.on("end", async () => {
        const { pathname, searchParams } = new URL(request.url || "", "http://127.0.0.1");
        const { method = "", headers } = request;
        const body = Buffer.concat(pieces).toString();
        const answer = await this.answer(pathname, { query: searchParams, method, headers, body });
        if (!answer) this.missed.push(pathname);
        const { status = 200, type = "text/plain", body: text = "" } = answer || { status: 404 };
        response.writeHead(status, { "content-type": type });
        response.end(text);
      });
    });
  }

  /** @param {string} path @param {Omit<Request, "path">} request */
  answer(path, request) {
    if (path === "/favicon.ico") return { status: 204 };
    const beginning = Object.keys(this.routes).find((one) => path.startsWith(one));
    return beginning ? this.routes[beginning]({ path: path.slice(beginning.length), ...request }) : null;
  }

  /** @param {{ [beginning: string]: Route }} routes @returns {Promise<Site>} */
  static async open(routes) {
    const site = new Site(routes);
    await new Promise((then) => site.server.listen(0, "127.0.0.1", () => then(null)));
    const address = site.server.address();
    if (address && typeof address === "object") site.origin = `http://127.0.0.1:${address.port}`;
    return site;
  }

  /** What pages may ask for. */
  get allowed() {
    return new RegExp(`^(data:|blob:|about:|${this.origin}/)`);
  }

  close() {
    this.server.closeAllConnections();
    this.server.close();
  }
}
