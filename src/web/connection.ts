/**
 * The line to the host. The page comes over a stream that is opened again until the host answers, and what a person chooses is sent as a request,
 * and sent again until the host has said that it is on its disk. What waits survives a reload of the page, and a host that was killed.
 */
import { say } from "../catalogue/index.js";
import type { Entry, Handing, Noting, Page, Refused, SeatAct, SeatLetter, WireItem } from "../host/anywhere.js";
import { forgetKept } from "./kept.js";
import { languageNow } from "./language.js";

/** The page as it stands, whole. */
export interface Whole extends Omit<Page, "wire"> {
  readonly wire: readonly WireItem[];
}

/** What is asked for in the name of a seat or an evaluator, or by whoever hands in feedback. */
export type Act = SeatAct | SeatLetter | Noting | Handing;

export interface Waiting {
  readonly act: Act;
  /** What it is called, for whoever waits for it. */
  readonly what: string;
}

/** What has become of what was sent last. */
export interface Told {
  readonly kind: "sent" | "refused";
  readonly what: string;
  /** What was sent. */
  readonly act?: Act;
}

export interface Line {
  readonly page: Whole | null;
  readonly status: "joining" | "outside" | "connected" | "offline";
  readonly waiting: readonly Waiting[];
  readonly told: Told | null;
  /** The seat was taken while this page was open. */
  readonly gone: boolean;
}

/** Milliseconds without a sign of life after which the line is taken for dead, and between two tries: half a second at first, five after a minute. */
const silence = 25_000;
const again = 500;
const longer = 1.1;
const longestWait = 5_000;

const outbox = "faultline-waiting";

interface Answer {
  readonly status: number;
  readonly refused: Refused | null;
}

/** Sends a request of this page. It fails where the host does not answer. */
export const request = (path: string, body: object): Promise<Response> =>
  fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(8_000),
  });

async function post(path: string, body: object): Promise<Answer> {
  const response = await request(path, body);
  const read = (await response.json().catch(() => null)) as { refused?: Refused } | null;
  return { status: response.status, refused: read?.refused ?? null };
}

export const inWords = ({ message, hint }: Refused): string => {
  const sentence = (text: string) => {
    const said = text.charAt(0).toLocaleUpperCase(languageNow()) + text.slice(1);
    return /[.!?։…]$/.test(said) ? said : `${said}${document.documentElement.lang === "hy" ? "։" : "."}`;
  };
  return hint === undefined ? sentence(message) : `${sentence(message)} ${sentence(hint)}`;
};

/** The role that this device's token stands for: empty for none, null where the host does not answer. */
async function holds(): Promise<string | null> {
  try {
    const response = await fetch("/api/me", { signal: AbortSignal.timeout(8_000) });
    const { role } = (await response.json()) as { role: { kind: string } | null };
    return response.ok ? (role?.kind ?? "") : null;
  } catch {
    return null;
  }
}

export class Connection {
  line: Line = { page: null, status: "joining", waiting: kept(), told: null, gone: false };
  private readonly listeners = new Set<() => void>();
  private source: EventSource | null = null;
  private id = "";
  private heard = 0;
  private sending = false;
  private wait = again;
  /** How far the host's clock is ahead of this device's, in milliseconds. */
  ahead = 0;

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Comes in by what the address says, or by the cookie that the browser holds; then listens. */
  async start(): Promise<void> {
    setInterval(() => this.watch(), 2_000);
    addEventListener("offline", () => this.lose());
    addEventListener("online", () => {
      if (this.line.status !== "outside") this.open();
    });
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.watch(true);
    });
    const held = await holds();
    const [, how, what] = /^#(code|key)=([\w-]+)$/.exec(location.hash) ?? [];
    if (what !== undefined) {
      history.replaceState(null, "", location.pathname);
      // A device that holds a seat keeps it when it reads the code on the wall once more; so does an evaluator's.
      const stays = how === "code" && (held === "seat" || held === "evaluator");
      const refused = stays ? null : await this.enter(how === "code" ? { code: what } : { key: what });
      if (refused !== null) this.set({ told: { kind: "refused", what: inWords(refused) } });
      if (refused !== null && held === "") {
        this.set({ status: "outside" });
        return;
      }
    } else if (held === "") {
      this.set({ status: "outside" });
      return;
    }
    this.open();
  }

  /** Null where it came in; or why not. */
  async enter(entry: Entry): Promise<Refused | null> {
    try {
      const { status, refused } = await post("/api/enter", entry);
      if (status !== 200) return refused ?? { message: `${status}` };
    } catch {
      return { message: say("web.no-answer") };
    }
    this.forget();
    this.open();
    return null;
  }

  async leave(): Promise<void> {
    await post("/api/leave", {}).catch(() => null);
    this.forget();
    forgetKept();
    this.source?.close();
    this.set({ status: "outside", page: null });
  }

  /** Sends an act, now or as soon as that can be. */
  act(act: Act, what: string): void {
    const alike = (one: Waiting) => JSON.stringify(one.act) === JSON.stringify(act);
    this.keep([...this.line.waiting.filter((one) => !alike(one)), { act, what }]);
    void this.send();
  }

  /** The page is asked for anew, as in another language: what is shown stays until it comes. */
  reread(): void {
    this.id = "";
    this.set({ told: null });
    if (this.line.status !== "outside") this.open();
  }

  private forget(): void {
    this.id = "";
    this.keep([]);
    this.set({ page: null, told: null, gone: false, status: "joining" });
  }

  private open(): void {
    this.source?.close();
    const source = new EventSource(this.id === "" ? "/api/events" : `/api/events?have=${this.id}`);
    this.source = source;
    this.heard = performance.now();
    const alive = () => {
      this.heard = performance.now();
      this.wait = again;
      if (this.line.status !== "connected" && this.line.page !== null) this.set({ status: "connected" });
      void this.send();
    };
    source.addEventListener("open", alive);
    source.addEventListener("beat", ({ data }: MessageEvent<string>) => {
      this.ahead = Number(data) - Date.now();
      alive();
    });
    source.addEventListener("page", (event) => {
      this.take(event);
      alive();
    });
    source.addEventListener("gone", () => {
      source.close();
      this.forget();
      this.set({ status: "outside", gone: true });
    });
    source.addEventListener("error", () => {
      if (this.source !== source) return;
      // A browser by itself tries again every three seconds, or five, until the host has told it to do so sooner; and never once it was answered without a stream.
      source.close();
      this.set({ status: this.line.page === null ? "joining" : "offline" });
      void this.reopen(source);
    });
  }

  /** After a while, unless the host answers that this device is nobody's. */
  private async reopen(closed: EventSource): Promise<void> {
    const held = await holds();
    if (this.source !== closed) return;
    if (held === "") {
      const seated = this.line.page !== null;
      this.forget();
      this.set({ status: "outside", gone: seated });
      return;
    }
    const { wait } = this;
    this.wait = Math.min(longestWait, wait * longer);
    setTimeout(() => {
      if (this.source === closed) this.open();
    }, wait);
  }

  /** There is no connection: what was chosen waits. */
  private lose(): void {
    if (this.line.page !== null && this.line.status === "connected") this.set({ status: "offline" });
    const { source } = this;
    setTimeout(() => {
      if (this.source === source && this.line.status === "offline") this.open();
    }, this.wait);
  }

  /** A network that has gone silent says so to nobody. */
  private watch(awake = false): void {
    if (this.line.status === "outside" || this.source === null) return;
    if (performance.now() - this.heard > (awake ? silence / 2 : silence)) {
      if (this.line.page !== null) this.set({ status: "offline" });
      this.open();
    }
    void this.send();
  }

  private take(event: MessageEvent<string>): void {
    const changes = JSON.parse(event.data) as { [section: string]: unknown } & Pick<Page, "wire">;
    const { wire, ...sections } = changes;
    const before = this.line.page ?? { wire: [] };
    const merged = Object.entries({ ...before, ...sections }).filter(([, value]) => value !== null);
    const items = wire === undefined ? before.wire : [...before.wire.slice(0, wire.from), ...wire.items];
    this.id = event.lastEventId;
    const page = { ...Object.fromEntries(merged), wire: items } as unknown as Whole;
    const { told } = this.line;
    // What was saved for a turn is old news in the next.
    const isOld = told?.kind === "sent" && this.line.page !== null && this.line.page.head.turn !== page.head.turn;
    this.set({ page, status: "connected", ...(isOld ? { told: null } : {}) });
  }

  /** One after the other, in the order in which they were chosen. */
  private async send(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    try {
      for (let next = this.line.waiting[0]; next !== undefined; next = this.line.waiting[0]) {
        const { status, refused } = await post("/api/act", next.act);
        // Too much at once, or not on the disk yet: it is sent again later.
        if (status === 429 || status >= 500) return;
        this.keep(this.line.waiting.slice(1));
        const { act, what } = next;
        if (status === 200) this.set({ told: { kind: "sent", what, act } });
        else this.set({ told: { kind: "refused", what: refused === null ? what : inWords(refused), act } });
      }
    } catch {
      this.lose();
    } finally {
      this.sending = false;
    }
  }

  private keep(waiting: readonly Waiting[]): void {
    try {
      sessionStorage.setItem(outbox, JSON.stringify(waiting));
    } catch {
      // A browser that keeps nothing: it waits in this page alone.
    }
    this.set({ waiting });
  }

  private set(change: Partial<Line>): void {
    this.line = { ...this.line, ...change };
    for (const listener of this.listeners) listener();
  }
}

function kept(): readonly Waiting[] {
  try {
    return JSON.parse(sessionStorage.getItem(outbox) ?? "[]") as readonly Waiting[];
  } catch {
    return [];
  }
}
