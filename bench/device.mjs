/**
 * A device that speaks to a host over a real socket, without a browser: it sends what it is told to and keeps its cookie and its page. For
 * the scripts beside it and for tests.
 */
import { request } from "node:http";

/** One request over a connection of its own, as it is written; `from`: one of the addresses of loopback, each of which is somebody else to a host. */
export function send(port, { method = "GET", path, headers = {}, body = "", timeout = 60_000, from }) {
  return new Promise((resolve, reject) => {
    const where = { host: "127.0.0.1", port, localAddress: from };
    const asked = request({ ...where, method, path, headers, agent: false }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (part) => {
        text += part;
      });
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body: text }));
      response.on("error", reject);
    });
    asked.setTimeout(timeout, () => asked.destroy(new Error(`no answer to ${method} ${path}`)));
    asked.on("error", reject);
    asked.end(body);
  });
}

/** A device of a hosted exercise: it keeps its cookie and the page that its stream has told it. */
export class Device {
  constructor(port) {
    this.port = port;
    this.cookie = "";
    this.id = "";
    this.page = { wire: [] };
    this.events = 0;
    /** Characters that its stream has brought. */
    this.bytes = 0;
    this.open = false;
    this.onPage = () => undefined;
    this.stop = () => undefined;
  }

  get own() {
    return { Host: `127.0.0.1:${this.port}`, ...(this.cookie === "" ? {} : { Cookie: this.cookie }) };
  }

  get origin() {
    return `http://127.0.0.1:${this.port}`;
  }

  async send({ headers = {}, ...sending }) {
    const answer = await send(this.port, { ...sending, headers: { ...this.own, ...headers } });
    const [set] = [answer.headers["set-cookie"] ?? []].flat();
    if (set !== undefined) this.cookie = set.split(";")[0];
    return answer;
  }

  get(path) {
    return this.send({ path });
  }

  post(path, body, headers = {}) {
    const own = { Origin: this.origin, "Content-Type": "application/json" };
    return this.send({ method: "POST", path, headers: { ...own, ...headers }, body: JSON.stringify(body) });
  }

  /** Opens its stream, and keeps its page from then on. */
  listen() {
    const headers = { ...this.own, ...(this.id === "" ? {} : { "Last-Event-ID": this.id }) };
    const asked = request({ host: "127.0.0.1", port: this.port, path: "/api/events", headers, agent: false });
    this.stop = () => asked.destroy();
    asked.on("error", () => {
      this.open = false;
    });
    asked.on("response", (response) => {
      this.open = response.statusCode === 200;
      let rest = "";
      response.setEncoding("utf8");
      response.on("data", (part) => {
        this.received(part);
        const blocks = `${rest}${part}`.split("\n\n");
        rest = blocks.pop();
        for (const block of blocks) this.take(block);
      });
      response.on("close", () => {
        this.open = false;
      });
      response.on("error", () => undefined);
    });
    asked.end();
  }

  /** Called with every piece of its stream. */
  received(part) {
    this.bytes += part.length;
  }

  hangUp() {
    this.stop();
    this.open = false;
  }

  take(block) {
    const fields = new Map(block.split("\n").map((line) => line.split(/:(.*)/s, 2)));
    if (fields.get("event") !== "page") return;
    const { wire, ...sections } = JSON.parse(fields.get("data"));
    const items = wire === undefined ? this.page.wire : [...this.page.wire.slice(0, wire.from), ...wire.items];
    // A section that is gone is told as null.
    const kept = Object.entries({ ...this.page, ...sections }).filter(([, value]) => value !== null);
    this.page = { ...Object.fromEntries(kept), wire: items };
    this.id = fields.get("id");
    this.events += 1;
    this.onPage(this);
  }
}
