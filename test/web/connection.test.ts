/** The line to the host, by a stream and requests of the test's own: how soon a page is there again, and that it asks a host that is away no more often than it need. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Connection } from "../../src/web/connection.js";

let isUp = true;
let tries: number[] = [];
let role: { kind: string } | null = { kind: "seat" };
let streams: Stream[] = [];

/** A browser's stream: it tells that it broke or was never there, and by itself tries again after three seconds, as long as it was not told otherwise. */
class Stream {
  static readonly CONNECTING = 0;
  static readonly CLOSED = 2;
  readyState = Stream.CONNECTING;
  private readonly listeners = new Map<string, ((event: object) => void)[]>();

  constructor() {
    streams.push(this);
    this.dial();
  }

  private dial(): void {
    setTimeout(() => {
      if (this.readyState === Stream.CLOSED) return;
      tries.push(Date.now());
      if (isUp && role !== null) this.answer();
      else this.fail();
    }, 1);
  }

  private answer(): void {
    this.readyState = 1;
    this.tell("open");
    this.tell("page", { data: JSON.stringify({ head: { turn: 1 } }), lastEventId: `p${tries.length}` });
  }

  fail(): void {
    if (this.readyState === Stream.CLOSED) return;
    // Answered without a stream, a browser gives up.
    this.readyState = isUp ? Stream.CLOSED : Stream.CONNECTING;
    this.tell("error");
    if (!isUp) setTimeout(() => this.dial(), 3_000);
  }

  private tell(name: string, event: object = {}): void {
    for (const listener of this.listeners.get(name) ?? []) listener(event);
  }

  addEventListener(name: string, listener: (event: object) => void): void {
    this.listeners.set(name, [...(this.listeners.get(name) ?? []), listener]);
  }

  close(): void {
    this.readyState = Stream.CLOSED;
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  [isUp, tries, streams, role] = [true, [], [], { kind: "seat" }];
  const kept = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };
  vi.stubGlobal("EventSource", Stream);
  vi.stubGlobal("sessionStorage", kept);
  vi.stubGlobal("localStorage", kept);
  vi.stubGlobal("location", { hash: "", pathname: "/" });
  vi.stubGlobal("document", { addEventListener: () => undefined });
  vi.stubGlobal("addEventListener", () => undefined);
  vi.stubGlobal("fetch", () =>
    isUp ? Promise.resolve(Response.json({ role })) : Promise.reject(new TypeError("nobody answers")),
  );
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** The host goes away for so long, and comes back. */
async function away(milliseconds: number): Promise<void> {
  isUp = false;
  for (const stream of streams) stream.fail();
  await vi.advanceTimersByTimeAsync(milliseconds);
}

async function connected(): Promise<Connection> {
  const connection = new Connection();
  void connection.start();
  await vi.advanceTimersByTimeAsync(10);
  expect(connection.line.status).toBe("connected");
  return connection;
}

test.each([200, 1_900, 4_000, 7_000])(
  "a page is there again within a second and a half of a host that was away for %i ms",
  async (milliseconds) => {
    const connection = await connected();
    await away(milliseconds);
    expect(connection.line.status).toBe("offline");
    isUp = true;
    await vi.advanceTimersByTimeAsync(1_500);
    expect(connection.line).toMatchObject({ status: "connected", page: { head: { turn: 1 } } });
  },
);

test("a host that is away for an hour is asked at least every six seconds, and no more than every four in the long run", async () => {
  await connected();
  await away(3_600_000);
  const since = tries.slice(-100);
  const waits = since.slice(1).map((at, place) => at - (since[place] ?? at));
  expect(Math.max(...waits)).toBeLessThanOrEqual(6_000);
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(4_000);
});

test("a device whose token is nobody's any more is told so, and asks no further", async () => {
  const connection = await connected();
  await away(1_000);
  [isUp, role] = [true, null];
  await vi.advanceTimersByTimeAsync(10_000);
  expect(connection.line).toMatchObject({ status: "outside", gone: true, page: null });
  const before = tries.length;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(tries.length).toBe(before);
});
