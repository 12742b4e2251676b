/**
 * The pages of connected devices, kept current. Each is sent what has changed on its own page since it was last sent anything, and nothing
 * where nothing has: what goes on out of its sight cannot be told by when it hears of something. A page is named by a hash of what
 * it shows, so that a device that comes back with the right one, after a host was killed too, is sent nothing twice. A device that reads
 * slowly skips what it missed, and costs the host one page at most.
 */
import { createHash } from "node:crypto";
import type { Language } from "../catalogue/index.js";
import type { Model } from "../engine/index.js";
import type { Access } from "./access.js";
import type { Hosted } from "./hosted.js";
import type { Join, Page, Room, WireItem } from "./page.js";
import { keyedOf, nameOf, type Role } from "./roles.js";
import type { Tongues } from "./tongues.js";
import { pageOf, type SessionPage } from "./views.js";
import { cellOf } from "./white-cell-page.js";

/** One role's page as text, by section; the wire item by item. */
export interface Written {
  readonly sections: ReadonlyMap<string, string>;
  readonly wire: readonly string[];
  /** Names what it shows. */
  readonly id: string;
}

interface Stream {
  readonly role: Role;
  readonly name: string;
  readonly language: Language;
  readonly token: string;
  /** What it has been sent; null for nothing yet. */
  sent: Written | null;
  /** It waits for something to send. */
  hungry: boolean;
  /** When it last took something, in milliseconds of the clock. */
  taken: number;
  readonly controller: ReadableStreamDefaultController<Uint8Array>;
}

/** Milliseconds between two signs of life, and until a device that takes nothing is let go. */
const beatEvery = 10_000;
const patience = 60_000;

const encoder = new TextEncoder();
/** With the host's clock, by which devices count down. */
const beat = () => encoder.encode(`event:beat\ndata:${Date.now()}\n\n`);
const gone = encoder.encode("event:gone\ndata:{}\n\n");
/** Milliseconds after which a browser tries again. */
const opening = encoder.encode("retry:500\n\n");

const itemTexts = new WeakMap<WireItem, string>();
function textOf(item: WireItem): string {
  const text = itemTexts.get(item) ?? JSON.stringify(item);
  itemTexts.set(item, text);
  return text;
}

/** A role's page, and what it was written for. */
interface Kept {
  readonly state: unknown;
  readonly comings: number;
  readonly saved: boolean;
  readonly beside: string;
  readonly written: Written;
}

/** What is sent of a page to all devices that hold the same one before it, which is put into bytes once. */
const events = new WeakMap<object, WeakMap<Written, Uint8Array>>();
/** In the place of a page where a device holds none. */
const none = {};
function eventOf(sent: Written | null, written: Written): Uint8Array {
  const known = events.get(sent ?? none) ?? new WeakMap<Written, Uint8Array>();
  events.set(sent ?? none, known);
  const bytes =
    known.get(written) ?? encoder.encode(`event:page\nid:${written.id}\ndata:${changesText(sent, written)}\n\n`);
  known.set(written, bytes);
  return bytes;
}

export class Streams {
  readonly #hosted: Hosted;
  readonly #access: Access;
  readonly #tongues: Tongues;
  readonly #join: () => Join | null;
  readonly #clock: () => number;
  readonly #streams = new Set<Stream>();
  /** Pages by the name of their role and their language, as of the state, the people and the disk that they were written for. */
  readonly #written = new Map<string, Kept>();
  /** Grows whenever somebody has come or gone. */
  #comings = 0;
  readonly #release: (() => void)[];
  readonly #timer: NodeJS.Timeout;
  readonly #listeners = new Set<() => void>();
  #looking = false;
  /** Until when no pages are sent again, in milliseconds of the clock. */
  #restsUntil = 0;

  constructor(hosted: Hosted, access: Access, tongues: Tongues, join: () => Join | null, clock: () => number) {
    this.#hosted = hosted;
    this.#access = access;
    this.#tongues = tongues;
    this.#join = join;
    this.#clock = clock;
    this.#release = [hosted.subscribe(() => this.look()), access.subscribe(() => this.#putOut())];
    this.#timer = setInterval(() => this.#beat(), beatEvery);
    this.#timer.unref();
  }

  get count(): number {
    return this.#streams.size;
  }

  /** Called whenever a device has come or gone. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Devices of a role that are connected. */
  people(role: Role): number {
    const whom = nameOf(role);
    let people = 0;
    for (const stream of this.#streams) if (stream.name === whom) people += 1;
    return people;
  }

  /** How many streams one token has open. */
  ofToken(token: string): number {
    return [...this.#streams].filter((one) => one.token === token).length;
  }

  /** A role's page as it stands, in a language. */
  page(role: Role, language: Language): Written {
    // The white cell's acts are in English alone.
    const spoken = role.kind === "white-cell" ? "en" : language;
    return this.#tongues.speaking(spoken, (model) => this.#pageIn(model, role, `${nameOf(role)} ${spoken}`));
  }

  #pageIn(model: Model, role: Role, name: string): Written {
    const { session } = this.#hosted;
    const kept = this.#written.get(name);
    const { state } = session;
    const now = { state, comings: this.#comings, saved: session.unsaved === 0 };
    if (kept?.state === state && kept.comings === now.comings && kept.saved === now.saved) return kept.written;
    const besides = this.#beside(model, role);
    const beside = JSON.stringify(besides);
    const written =
      kept?.state === state && kept.beside === beside
        ? kept.written
        : writtenOf(pageOf(model, state, role), {
            ...(role.kind === "white-cell" ? { cell: cellOf(this.#hosted) } : {}),
            ...besides,
          });
    this.#written.set(name, { ...now, beside, written });
    return written;
  }

  /** What stands on a page besides the session. */
  #beside(model: Model, role: Role): Omit<Page, "head" | "wire" | "cell"> {
    const { session } = this.#hosted;
    const seats = keyedOf({ header: session.header, model }).map(({ name, label, role: one }) => ({
      seat: name,
      label,
      people: this.people(one),
      ...(one.kind === "evaluator" ? { evaluates: true as const } : {}),
    }));
    const room: Room = { people: Math.max(1, this.people(role)), saved: session.unsaved === 0 };
    const join = role.kind === "table" || role.kind === "white-cell" ? this.#join() : null;
    return {
      ...(role.kind === "lobby" || role.kind === "white-cell" ? { lobby: { seats } } : {}),
      ...(role.kind === "seat" || role.kind === "evaluator" ? { room } : {}),
      ...(join === null ? {} : { join }),
    };
  }

  /** Opens a stream. `have`: the id of the page that the device still holds; empty for none. */
  open(role: Role, language: Language, token: string, have: string): ReadableStream<Uint8Array> {
    let stream!: Stream;
    return new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          const known = this.page(role, language);
          const sent = have === known.id ? known : null;
          stream = { role, name: nameOf(role), language, token, sent, hungry: false, taken: this.#clock(), controller };
          this.#streams.add(stream);
          controller.enqueue(opening);
          controller.enqueue(beat());
          this.#moved();
        },
        pull: () => {
          stream.hungry = true;
          stream.taken = this.#clock();
          if (!this.#looking) this.#feed(stream);
        },
        cancel: () => {
          this.#streams.delete(stream);
          this.#moved();
        },
      },
      { highWaterMark: 1 },
    );
  }

  /**
   * Sends whatever has changed to everybody who waits, once what goes on now is done; and not before as much time has passed as the
   * last time took, so that in a burst of inputs there is as much time for them as for pages.
   */
  look(): void {
    if (this.#looking) return;
    this.#looking = true;
    const wait = this.#restsUntil - this.#clock();
    if (wait > 1) setTimeout(() => this.#sendAll(), wait);
    else setImmediate(() => this.#sendAll());
  }

  #sendAll(): void {
    const began = this.#clock();
    this.#looking = false;
    for (const stream of this.#streams) if (stream.hungry) this.#feed(stream);
    const now = this.#clock();
    this.#restsUntil = now + (now - began);
  }

  #feed(stream: Stream): void {
    const written = this.page(stream.role, stream.language);
    const { sent } = stream;
    if (sent !== null && sent.id === written.id) return;
    stream.sent = written;
    stream.hungry = false;
    stream.controller.enqueue(eventOf(sent, written));
  }

  #beat(): void {
    for (const stream of [...this.#streams]) {
      if (this.#access.roleOf(stream.token) === null) this.#end(stream);
      else if (stream.hungry) {
        stream.hungry = false;
        stream.controller.enqueue(beat());
      } else if (this.#clock() - stream.taken > patience) this.#end(stream);
    }
  }

  /** Ends streams whose tokens have been taken. */
  #putOut(): void {
    for (const stream of [...this.#streams]) {
      if (this.#access.roleOf(stream.token) !== null) continue;
      if (stream.hungry) stream.controller.enqueue(gone);
      this.#end(stream);
    }
    this.look();
  }

  #end(stream: Stream): void {
    this.#streams.delete(stream);
    stream.controller.close();
    this.#moved();
  }

  /** Somebody has come or gone. */
  #moved(): void {
    this.#comings += 1;
    for (const listener of this.#listeners) listener();
    this.look();
  }

  close(): void {
    clearInterval(this.#timer);
    for (const release of this.#release) release();
    for (const stream of [...this.#streams]) this.#end(stream);
  }
}

/** A page as text, by section and item, with its name. */
function writtenOf({ wire, ...sections }: SessionPage, besides: Omit<Page, "head" | "wire">): Written {
  const all = Object.entries({ ...sections, ...besides });
  const texts = new Map(all.flatMap(([key, value]) => (value === undefined ? [] : [[key, JSON.stringify(value)]])));
  const items = wire.map(textOf);
  const hash = createHash("sha256");
  for (const [key, text] of texts) hash.update(`${key}\n${text}\n`);
  for (const text of items) hash.update(`${text}\n`);
  return { sections: texts, wire: items, id: hash.digest("base64url").slice(0, 22) };
}

/** The sections that have changed since a page was sent, as one JSON object; all of them where none was. */
export function changesText(sent: Written | null, { sections, wire }: Written): string {
  const changed = [...sections].filter(([name, text]) => sent?.sections.get(name) !== text);
  const left = [...(sent?.sections.keys() ?? [])].filter((name) => !sections.has(name));
  let from = 0;
  while (from < wire.length && sent?.wire[from] === wire[from]) from += 1;
  const parts = [
    ...changed.map(([name, text]) => `${JSON.stringify(name)}:${text}`),
    ...left.map((name) => `${JSON.stringify(name)}:null`),
    ...(sent !== null && from === wire.length && from === sent.wire.length
      ? []
      : [`"wire":{"from":${from},"items":[${wire.slice(from).join(",")}]}`]),
  ];
  return `{${parts.join(",")}}`;
}
