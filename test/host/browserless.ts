/**
 * A host in this process and devices that speak to it over real sockets, without a browser: each keeps its cookie, sends what it is told
 * to, and keeps every byte that it was sent.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Answer, Device as PlainDevice, send as plainSend, type Sending } from "../../bench/device.mjs";
import type { Scenario } from "../../src/engine/index.js";
import { type Host, type Hosted, type HostOptions, startHost, withoutDesk } from "../../src/host/index.js";
import { beginSession, drawRule, type Session } from "../../src/session/index.js";
import { patience, until } from "../until.js";

export type { Answer } from "../../bench/device.mjs";

/** One request, as it is written. */
export const send = (port: number, sending: Sending): Promise<Answer> =>
  plainSend(port, { timeout: patience, ...sending });

/** A device with its cookie, which keeps everything that it was ever sent. */
export class Device extends PlainDevice {
  /** As it came. */
  told = "";
  /** What was sent for each thing that it asked, and its stream: over connections of their own, so which is first is the machine's to say. */
  answers = "";
  stream = "";

  override async send(sending: Sending): Promise<Answer> {
    const answer = await super.send({ timeout: patience, ...sending });
    this.told += answer.body;
    this.answers += this.kept(answer);
    return answer;
  }

  /** What is kept of an answer. */
  protected kept({ body }: Answer): string {
    return `${body}\n`;
  }

  protected override received(part: string): void {
    super.received(part);
    this.told += part;
    this.stream += part;
  }

  /** Forgets all that it was sent. */
  forget(): void {
    this.told = "";
    this.answers = "";
    this.stream = "";
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

/** Waits until a device's page is what the host says that it is. */
export async function whole(device: Device): Promise<void> {
  const { body } = await device.get("/api/page");
  const { wire, ...sections } = JSON.parse(body) as Record<string, unknown> & { wire: { items: unknown[] } };
  const wanted = inOrder({ ...sections, wire: wire.items });
  await until(
    () => inOrder(device.page) === wanted,
    () => `a page that is whole; it had ${device.events} events`,
  );
}

/** A page as one text, whatever order its parts came in. */
export const inOrder = (page: object): string =>
  JSON.stringify(Object.entries(page).sort(([a], [b]) => (a < b ? -1 : 1)));

/** What is sent without the ids of events: each is a hash of its page, which tells nothing and has some short word in it by chance. */
export const withoutIds = (bytes: string): string => bytes.replaceAll(/^id:.*$/gm, "");

/** What is sent but for the clock of the host, which tells the time of day. */
export const withoutBeats = (bytes: string): string => bytes.replaceAll(/^event:beat\ndata:\d+\n\n/gm, "");

/** What two hosts of one session send alike: without the clock's beats, ids, the way in to each, and when each session was begun. */
export const comparable = (bytes: string): string =>
  withoutIds(withoutBeats(bytes))
    .replaceAll(/"join":\{[^}]*\},?/g, "")
    .replaceAll(/"begun":"\d+"/g, "");

/** Where two texts part, in a few words; empty where they are the same. */
export function partingOf(one: string, other: string): string {
  if (one === other) return "";
  let at = 0;
  while (one[at] === other[at]) at += 1;
  return [one, other].map((text) => text.slice(Math.max(0, at - 100), at + 100)).join(" ≠ ");
}
