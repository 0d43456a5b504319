// The way to an LRS: statements in order, each once, again and again until they are there; documents, the newest wins.

/** @import { Statement } from "./statements.js" */

/** Milliseconds before another try: at first, and at most. */
const WAITS = { first: 1000, most: 30000 };
/** The longest body that a browser still sends for a page that is left. */
const PARTING = 60000;
/** What an LRS answers that has a statement already, or that will never take it. */
const SETTLED = [400, 409, 413];

export class Lrs {
  /**
   * @param {string} endpoint
   * @param {string} token
   */
  constructor(endpoint, token) {
    this.endpoint = endpoint.endsWith("/") ? endpoint : `${endpoint}/`;
    this.headers = { Authorization: `Basic ${token}`, "X-Experience-API-Version": "1.0.3" };
    /** @type {Statement[]} */
    this.queue = [];
    /** How many of the queue are on their way. */
    this.underWay = 0;
    /** What is to be put, by address. @type {Map<string, string>} */
    this.documents = new Map();
    this.working = false;
    this.parted = false;
    this.failing = false;
    /** @type {((failing: boolean) => void) | null} */
    this.onTrouble = null;
    /** Told of each statement that has arrived. @type {((id: string) => void) | null} */
    this.onArrived = null;
  }

  /**
   * @param {string} resource
   * @param {{ [name: string]: string }} query
   */
  address(resource, query = {}) {
    const parameters = new URLSearchParams(query).toString();
    return this.endpoint + resource + (parameters ? `?${parameters}` : "");
  }

  /**
   * A document, or null where there is none.
   * @param {string} resource
   * @param {{ [name: string]: string }} query
   */
  async read(resource, query) {
    const answer = await fetch(this.address(resource, query), { headers: this.headers, cache: "no-store" });
    if (answer.status === 404) return null;
    if (!answer.ok) throw new Error(`${resource}: ${answer.status}`);
    return answer.json();
  }

  /** Puts statements at the end of the queue. @param {Statement[]} statements */
  say(...statements) {
    this.queue.push(...statements);
    void this.work();
  }

  /** Puts a document; of several to one address, the newest. @param {string} address @param {string} text */
  put(address, text) {
    this.documents.set(address, text);
    void this.work();
  }

  /** Sends until all is there, a longer wait after each try that failed. */
  async work() {
    if (this.working) return;
    this.working = true;
    let wait = WAITS.first;
    while (!this.parted && (this.queue.length > 0 || this.documents.size > 0)) {
      const said = await this.sendQueue();
      const put = await this.sendDocuments();
      const works = said && put;
      if (works === this.failing && this.onTrouble) this.onTrouble(!works);
      this.failing = !works;
      if (works) continue;
      const now = wait;
      await new Promise((over) => setTimeout(over, now));
      wait = Math.min(wait * 2, WAITS.most);
    }
    this.working = false;
  }

  /** Sends all statements at once, and one by one where that is refused; whether all are settled. */
  async sendQueue() {
    if (this.queue.length === 0) return true;
    const status = await this.post(this.queue.slice());
    if (!SETTLED.includes(status)) return isFine(status);
    while (this.queue.length > 0 && !this.parted) {
      const one = await this.post([this.queue[0]]);
      if (SETTLED.includes(one)) this.arrived([this.queue[0]]);
      else if (!isFine(one)) return false;
    }
    return true;
  }

  /** Posts the first statements of the queue; what the LRS answered, 0 for nothing. @param {Statement[]} statements */
  async post(statements) {
    this.underWay = statements.length;
    const status = await this.send(this.address("statements"), "POST", JSON.stringify(statements));
    this.underWay = 0;
    if (isFine(status)) this.arrived(statements);
    return status;
  }

  /** @param {Statement[]} statements */
  arrived(statements) {
    this.queue = this.queue.filter((one) => !statements.includes(one));
    if (this.onArrived) for (const { id } of statements) this.onArrived(id);
  }

  /** Puts every document; whether all are there. */
  async sendDocuments() {
    for (const [address, text] of [...this.documents]) {
      if (!isFine(await this.send(address, "PUT", text))) return false;
      if (this.documents.get(address) === text) this.documents.delete(address);
    }
    return true;
  }

  /** What was answered; 0 for nothing. @param {string} address @param {string} method @param {string} body */
  async send(address, method, body) {
    const headers = { ...this.headers, "Content-Type": "application/json" };
    try {
      return (await fetch(address, { method, headers, body, keepalive: body.length < PARTING })).status;
    } catch {
      return 0;
    }
  }

  /** Sends everything at once, while the page is left. @param {Statement[]} last what ends the sitting */
  async part(...last) {
    this.parted = true;
    const rest = [...this.queue.slice(this.underWay), ...last];
    const documents = [...this.documents].map(([address, text]) => this.send(address, "PUT", text));
    await Promise.all([...documents, this.send(this.address("statements"), "POST", JSON.stringify(rest))]);
  }
}

/** @param {number} status */
const isFine = (status) => status >= 200 && status < 300;
