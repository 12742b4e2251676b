/**
 * A host over exercises that are full of words which not everyone may read, and one device for each viewer. Whatever a device is sent, by page, stream,
 * map, program's door or refusal, is searched as it comes for words that are not for its viewer: not at all, or not yet. Who may read a word is settled where it is written,
 * from the plan, the addressees and the records of the run, and not by the product.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import { createModel, type ExplainedRecord, type Model, openStream, type Scenario } from "../../src/engine/index.js";
import { type Host, type Hosted, keyLink, type Role, startHost } from "../../src/host/index.js";
import { type Input, isRefusal, openState, recordsOf, ruleOf, Session, startOf } from "../../src/session/index.js";
import { openDoor } from "../cli/mcp/door.js";
import { patience } from "../until.js";
import { type Planted, plant, wordsIn } from "../visibility/canaries.js";
import { isNoNews, type Looker } from "../visibility/oracle.js";
import { type Answer, Device, inOrder } from "./browserless.js";

/** Who looks by a device: a seat, the table, or somebody who has only typed the code. */
export type Watching = Looker | "lobby";

/** A device that keeps of answers all that may tell something. */
export class Ear extends Device {
  searched = 0;

  protected override kept({ status, body, headers }: Answer): string {
    const kept = Object.entries(headers).filter(([name]) => !/^(?:date|set-cookie)$/.test(name));
    return `${status} ${JSON.stringify(kept)} ${body}\n`;
  }

  /** Forgets all that it was sent, its page too. */
  clear(): void {
    this.forget();
    this.searched = 0;
    this.id = "";
    this.page = { wire: [] };
    this.events = 0;
  }
}

/** What somebody sends to the host. */
export interface Doing {
  /** A seat, or null for the white cell. */
  readonly by: Looker;
  readonly body: object;
  /** Of the proposal that is answered, its text: a seat answers what it reads, and its number shifts where more was written to that seat. */
  readonly proposal?: string;
}

/** A message as a seat's page has it. */
export interface LetterSeen {
  readonly number: number;
  readonly body: readonly string[];
  readonly may: "answer" | "withdraw" | "";
}

/** What a message says, one text for all its lines. */
export const textOf = ({ body }: LetterSeen): string => body.join("\n");

export interface Table extends Planted {
  readonly model: Model;
}

export const tableOf = (base: Scenario, seed: string, unlike?: Watching): Table => {
  // Whoever stands in the lobby is told no word at all.
  const planted = plant(base, seed, unlike === "lobby" ? "" : unlike);
  return { ...planted, model: createModel(planted.scenario) };
};

/** Sessions in memory that one host serves one after another: to hash the words of seats takes longer than to play. */
class Swapped implements Hosted {
  session: Session;
  readonly #listeners = new Set<() => void>();

  constructor(session: Session) {
    this.session = session;
  }

  give(input: Input) {
    const given = this.session.give(input, { explain: true });
    if (isRefusal(given)) return given;
    for (const listener of this.#listeners) listener();
    // It is in memory, and would not be acknowledged.
    return { ...given, saved: true };
  }

  subscribe(listener: () => void) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

/** The parts of pages and doors that say what could happen. */
const possible = /"(?:label|motion|about|consequences)":(?:"[^"]*"|\[[^\]]*\])/g;

/** What the white cell alone reads and takes away. */
const ofWhiteCell = [
  ...["why?record=0", "stood?record=0", "picture?record=0", "picture", "odds", "decided", "ordered", "day", "who"],
  ...["what-if?of=drop", "link", "log", "report", "docx", "markdown", "records", "review"],
];

const unhurried = { burst: 1e9, perSecond: 1e9 };
const limits = { requests: unhurried, acts: unhurried, codes: unhurried };

export class Room {
  readonly host: Host;
  readonly hosted: Swapped;
  readonly devices: ReadonlyMap<Watching, Ear>;
  readonly cell: Ear;
  readonly faults: unknown[];
  /** By word that was written in play: who may read it; "all" is everybody at the table. */
  readonly written = new Map<string, ReadonlySet<string> | "all">();
  readonly figures = { bytes: 0, words: 0, acts: 0, refused: 0 };
  table: Table;

  private constructor(made: {
    host: Host;
    hosted: Swapped;
    devices: ReadonlyMap<Watching, Ear>;
    cell: Ear;
    faults: unknown[];
    table: Table;
  }) {
    this.host = made.host;
    this.hosted = made.hosted;
    this.devices = made.devices;
    this.cell = made.cell;
    this.faults = made.faults;
    this.table = made.table;
  }

  static async open(table: Table, seats: readonly string[], orders: "open" | "sealed"): Promise<Room> {
    const hosted = new Swapped(sessionOf(table, seats, orders, "first"));
    const faults: unknown[] = [];
    const onFault = (error: unknown) => faults.push(error);
    const host = await startHost({ hosted, address: "127.0.0.1", port: 0, limits, onFault });
    const ear = () => new Ear(host.port);
    const come = async (device: Ear, ...entries: object[]) => {
      for (const entry of entries) {
        const { status } = await device.post("/api/enter", entry);
        if (status !== 200) throw new Error(`not let in: ${status}`);
      }
      return device;
    };
    const { code, whiteCellKey } = host.access;
    const devices = new Map<Watching, Ear>([
      ["lobby", await come(ear(), { code })],
      [null, await come(ear(), { code }, { watch: true })],
    ]);
    for (const seat of seats) devices.set(seat, await come(ear(), { key: host.access.keyOf(seat)?.link }));
    return new Room({ host, hosted, devices, cell: await come(ear(), { key: whiteCellKey }), faults, table });
  }

  get session(): Session {
    return this.hosted.session;
  }

  /** Everybody looks at a new session from its beginning. */
  async begin(table: Table, session: Session): Promise<void> {
    await this.hangUp();
    this.table = table;
    this.hosted.session = session;
    for (const device of this.devices.values()) {
      device.clear();
      device.listen();
      await soon(
        () => device.events > 0,
        () => "a first page",
      );
    }
  }

  async hangUp(): Promise<void> {
    const roles = [...this.devices.keys()].map((one): Role => {
      if (one === "lobby") return { kind: one };
      return one === null ? { kind: "table" } : { kind: "seat", seat: one };
    });
    for (const device of this.devices.values()) device.hangUp();
    await soon(
      () => roles.every((role) => this.host.people(role) === 0),
      () => "that everybody has left",
    );
  }

  /** Does something over the network. Answers whether it was done. */
  async does({ by, body, proposal }: Doing): Promise<boolean> {
    const device = by === null ? this.cell : (this.devices.get(by) as Ear);
    const { letters } = (device.page.letters ?? { letters: [] }) as { letters: readonly LetterSeen[] };
    const read = proposal === undefined ? undefined : letters.find((letter) => textOf(letter) === proposal);
    const sent = read === undefined ? body : { ...body, proposal: read.number };
    const { status } = await device.post(by === null ? "/api/white-cell" : "/api/act", sent);
    if (![200, 409].includes(status)) throw new Error(`${JSON.stringify(body)} was answered with ${status}`);
    this.figures.acts += 1;
    if (status === 409) this.figures.refused += 1;
    return status === 200;
  }

  /** Waits until every device has been sent its page as it stands, and searches what they were sent. */
  async settle(): Promise<void> {
    for (const [who, device] of this.devices) {
      const { wire, ...sections } = JSON.parse((await device.get("/api/page")).body);
      const wanted = inOrder({ ...sections, wire: wire?.items ?? [] });
      await soon(
        () => inOrder(device.page) === wanted,
        () => `a page that is whole for ${who}`,
      );
    }
    this.search();
  }

  /** Everything else that a device can ask for, also what is not for it. */
  async askAll(): Promise<void> {
    const seats = this.session.header.seats;
    const language = ["tr", "hy", "az", "ru"][seats.length - 2] as string;
    for (const [who, device] of this.devices) {
      await device.get("/api/map");
      await device.send({ path: "/api/page", headers: { "Accept-Language": language } });
      await device.get("/api/me");
      for (const seat of seats) await device.get(`/api/seat?since=0&seat=${seat}&role=white-cell`);
      await device.get("/api/page?role=white-cell&kind=facilitator");
      await device.post("/api/white-cell", { input: { type: "note", text: "not mine" } });
      for (const path of ofWhiteCell) await device.get(`/api/white-cell/${path}`);
      await device.post("/api/white-cell/questions", { before: [] });
      await device.post("/api/white-cell/forecasts", { forecasts: [] });
      await device.post("/api/white-cell/ask", { act: "fire", answers: {} });
      const other = seats.find((seat) => seat !== who) ?? "";
      const paths = this.table.scenario.actors.find(({ id }) => id === other)?.postures ?? [];
      const { number: turn = 1 } = (device.page.turn ?? {}) as { number?: number };
      for (const transition of paths.flatMap(({ transitions }) => transitions.slice(0, 2).map(({ path }) => path)))
        await device.post("/api/act", { act: "choose", turn: turn, transition });
    }
    this.search();
  }

  /** A program takes a seat by its link and asks for all that it may: what it is answered is searched as what its device is sent. */
  async askDoor(seat: string): Promise<void> {
    const link = keyLink(this.host.addresses[0] ?? "", this.host.access.keyOf(seat)?.link ?? "");
    const door = await openDoor(["--seat", seat], {}, { FAULTLINE_SEAT_LINK: link });
    try {
      for (const tool of ["what_i_know", "what_i_may_order"]) await door.call(tool);
      const other = this.table.scenario.actors.find(({ id }) => id !== seat);
      await door.call("give_order", { transition: other?.postures[0]?.transitions[0]?.path ?? "" });
      const device = this.devices.get(seat) as Ear;
      device.told += door.traffic.join("\n").replaceAll('\\"', '"');
    } finally {
      await door.close();
    }
    this.search();
  }

  /** Throws where anybody has been sent a word that it may not read, or not yet. */
  search(): void {
    const records = recordsOf(this.session.state);
    for (const [who, device] of this.devices) {
      const bytes = device.told.slice(device.searched);
      device.searched = device.told.length;
      this.figures.bytes += bytes.length;
      const found = wordsIn(bytes);
      this.figures.words += found.length;
      const early = found.length === 0 || who === "lobby" ? new Set() : this.notYet(who, records);
      // What may come about stands beside what may be chosen.
      const news = new Set(wordsIn(bytes.replaceAll(possible, "")));
      const wrong = found.find((word) => (early.has(word) && news.has(word)) || !this.mayRead(word, who));
      if (wrong === undefined) continue;
      const at = bytes.indexOf(wrong);
      const how = early.has(wrong) ? ", which it has not been told" : "";
      throw new Error(`${who ?? "the table"} is sent ${wrong}${how}: ${bytes.slice(Math.max(0, at - 300), at + 80)}`);
    }
  }

  /** Headlines and texts that only a record brings, of which there is none that is news for a looker. */
  private notYet(looker: Looker, records: readonly ExplainedRecord[]): ReadonlySet<string> {
    const { scenario } = this.table;
    const news = records.filter((record) => !isNoNews(scenario, looker, record));
    const told = new Set(news.map(({ headline }) => headline));
    const happened = new Set(news.flatMap((record) => (record.type === "inject" ? [record.inject] : [])));
    // What it may choose itself it may name beforehand.
    const others = scenario.actors.filter(({ id }) => id !== looker);
    const moves = others.flatMap(({ postures }) => postures.flatMap(({ transitions }) => transitions));
    return new Set([
      ...scenario.injects.flatMap(({ id, headline, text }) => (happened.has(id) ? [] : [headline, text])),
      ...moves
        .flatMap(({ headline, outcomes = [] }) => [headline, ...outcomes.map((one) => one.headline)])
        .filter((headline) => !told.has(headline)),
    ]);
  }

  private mayRead(word: string, who: Watching): boolean {
    if (who === "lobby") return false;
    const among = this.written.get(word);
    if (among !== undefined) return among === "all" || (who !== null && among.has(who));
    return this.table.words.get(word)?.(who) ?? false;
  }

  async close(): Promise<void> {
    await this.hangUp();
    await this.host.close();
    if (this.faults.length > 0) throw new Error("the host has failed inside", { cause: this.faults[0] });
  }
}

/** A session whose seed and secret are words that nobody may read. */
export function sessionOf(
  { scenario, model }: Table,
  seats: readonly string[],
  orders: "open" | "sealed",
  seed: string,
): Session {
  const word = `zqz${[...seed].map((letter) => "abcdefghijklmnopqrstuvwxyz"[letter.charCodeAt(0) % 26]).join("")}qz`;
  const secret = [...seed].map((letter) => letter.charCodeAt(0).toString(16)).join("");
  const rule =
    orders === "open"
      ? ({ version: 2, orders } as const)
      : ({ version: 2, orders, secret: secret.padEnd(32, "0").slice(0, 32) } as const);
  const header = {
    format: 2,
    engine: "",
    scenario: scenario.id,
    scenarioHash: model.scenarioHash,
    resolved: scenario,
    variant: null,
    set: {},
    seed: word,
    run: 0,
    days: scenario.horizon,
    historical: false,
    seats,
    rule,
  } as const;
  return new Session({ header, model, state: openState(model, startOf(header), ruleOf(header)), lines: ["{}"] }, {});
}

/** Waits without giving the processor away for longer than a turn of the event loop. */
async function soon(holds: () => boolean, what: () => string): Promise<void> {
  const end = performance.now() + patience;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`never seen within ${patience / 1000} s: ${what()}`);
    await nextTurn();
  }
}

/** Dice that follow from a text. */
export const diceOf = (seed: string) => openStream(seed, 0, "doings");
