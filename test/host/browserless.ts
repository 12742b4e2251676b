/**
 * A host in this process and devices that speak to it over real sockets, without a browser: each keeps its cookie, sends what it is told
 * to, and keeps every byte that it was sent.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Scenario } from "../../src/engine/index.js";
import { type Host, type Hosted, type HostOptions, startHost, withoutDesk } from "../../src/host/index.js";
import { beginSession, drawRule, type Session } from "../../src/session/index.js";
import { patience } from "../until.js";

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface Sending {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** One request, as it is written. */
export function send(port: number, { method = "GET", path, headers = {}, body = "" }: Sending): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, method, path, headers, agent: false }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (part: string) => {
        text += part;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
      response.on("error", reject);
    });
    asked.setTimeout(patience, () => asked.destroy(new Error(`no answer to ${method} ${path}`)));
    asked.on("error", reject);
    asked.end(body);
  });
}

/** A device with its cookie. */
export class Device {
  readonly port: number;
  cookie = "";
  /** Everything that it was ever sent. */
  bytes = "";
  /** The page as its stream has told it. */
  page: Record<string, unknown> & { wire: unknown[] } = { wire: [] };
  /** The id of the page that it holds. */
  id = "";
  /** How many events it has had, and whether its stream is open. */
  events = 0;
  open = false;
  private stop: () => void = () => undefined;

  constructor(port: number) {
    this.port = port;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async send({ headers = {}, ...sending }: Sending): Promise<Answer> {
    const own = { Host: `127.0.0.1:${this.port}`, ...(this.cookie === "" ? {} : { Cookie: this.cookie }) };
    const answer = await send(this.port, { ...sending, headers: { ...own, ...headers } });
    this.bytes += answer.body;
    const [set] = [answer.headers["set-cookie"] ?? []].flat();
    if (set !== undefined) this.cookie = set.split(";")[0] ?? "";
    return answer;
  }

  post(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const own = { Origin: this.origin, "Content-Type": "application/json" };
    return this.send({ method: "POST", path, headers: { ...own, ...headers }, body: JSON.stringify(body) });
  }

  get(path: string): Promise<Answer> {
    return this.send({ path });
  }

  /** Opens its stream, and keeps its page from then on. */
  listen(): void {
    const headers = {
      Host: `127.0.0.1:${this.port}`,
      Cookie: this.cookie,
      ...(this.id === "" ? {} : { "Last-Event-ID": this.id }),
    };
    const asked = request({ host: "127.0.0.1", port: this.port, path: "/api/events", headers, agent: false });
    this.stop = () => asked.destroy();
    asked.on("error", () => {
      this.open = false;
    });
    asked.on("response", (response) => {
      this.open = response.statusCode === 200;
      let rest = "";
      response.setEncoding("utf8");
      response.on("data", (part: string) => {
        this.bytes += part;
        const blocks = `${rest}${part}`.split("\n\n");
        rest = blocks.pop() ?? "";
        for (const block of blocks) this.take(block);
      });
      response.on("close", () => {
        this.open = false;
      });
      response.on("error", () => undefined);
    });
    asked.end();
  }

  hangUp(): void {
    this.stop();
    this.open = false;
  }

  private take(block: string): void {
    const fields = new Map(block.split("\n").map((line) => line.split(/:(.*)/s, 2) as [string, string]));
    if (fields.get("event") !== "page") return;
    const { wire, ...sections } = JSON.parse(fields.get("data") ?? "{}") as Record<string, unknown> & {
      wire?: { from: number; items: unknown[] };
    };
    const merged = Object.entries({ ...this.page, ...sections }).filter(([, value]) => value !== null);
    const items = wire === undefined ? this.page.wire : [...this.page.wire.slice(0, wire.from), ...wire.items];
    this.page = { ...Object.fromEntries(merged), wire: items };
    this.id = fields.get("id") ?? "";
    this.events += 1;
  }
}

export interface Served {
  readonly host: Host;
  readonly hosted: Hosted;
  readonly session: Session;
  readonly folder: string;
  /** What went wrong in the program, which nothing may. */
  readonly faults: unknown[];
  device(): Device;
  /** A device that has come in by a seat's link, or by the white cell's key for null. */
  seated(seat: string | null): Promise<Device>;
  watcher(): Promise<Device>;
  close(): Promise<void>;
}

export interface Serving {
  readonly seats?: readonly string[];
  readonly seed?: string;
  readonly orders?: "open" | "sealed";
  readonly options?: Partial<HostOptions>;
  /** A session that is there already. */
  readonly session?: Session;
}

export async function serve(scenario: Scenario, serving: Serving = {}): Promise<Served> {
  const { seed = "hosted", orders = "sealed", options = {} } = serving;
  const seats = serving.seats ?? scenario.actors.slice(0, 3).map(({ id }) => id);
  const folder = mkdtempSync(join(tmpdir(), "faultline-host-"));
  const begin = () =>
    beginSession(
      {
        resolved: scenario,
        variant: null,
        set: {},
        seed,
        run: 0,
        days: scenario.horizon,
        historical: false,
        seats,
        rule: drawRule(orders),
      },
      { file: join(folder, "exercise.log"), loaded: true, now: () => new Date().toISOString() },
    );
  const session = serving.session ?? begin();
  const hosted = withoutDesk(session);
  const faults: unknown[] = [];
  const host = await startHost({
    hosted,
    address: "127.0.0.1",
    port: 0,
    onFault: (error) => faults.push(error),
    ...options,
  });
  const device = () => new Device(host.port);
  return {
    host,
    hosted,
    session,
    folder,
    faults,
    device,
    async seated(seat) {
      const made = device();
      const key = seat === null ? host.access.whiteCellKey : host.access.keyOf(seat)?.link;
      const { status } = await made.post("/api/enter", { key });
      if (status !== 200) throw new Error(`${seat} was not let in: ${status}`);
      return made;
    },
    async watcher() {
      const made = device();
      await made.post("/api/enter", { code: host.access.code });
      const { status } = await made.post("/api/enter", { watch: true });
      if (status !== 200) throw new Error(`a watcher was not let in: ${status}`);
      return made;
    },
    async close() {
      await host.close();
      session.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
