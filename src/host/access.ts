/**
 * Who may come in, and as whom. Every way in ends in a token that one device keeps in a cookie; the token decides what it may see and
 * do. A change is on the disk before anybody is told of it. The white cell takes a seat by giving it a new word and link: whoever held
 * it is outside at once.
 */
import { createHash } from "node:crypto";
import type { Session } from "../session/index.js";
import { accessFileOf, type KeptAccess, readAccess, writeAccess } from "./access-file.js";
import { isSameRole, keyedOf, keyedRole, nameOf, type Role } from "./roles.js";
import {
  drawCode,
  drawToken,
  drawWord,
  hashToken,
  isKeptWord,
  isSameText,
  isToken,
  keepWord,
  readCode,
} from "./secrets.js";

/** A week: an exercise may go on the next morning. */
const tokenLastsMilliseconds = 7 * 24 * 3600 * 1000;
/** Devices of one exercise at most. */
const mostTokens = 2000;

type Tokens = KeptAccess["tokens"];

/**
 * Makes room for one more device. The role with the most devices gives way, from the one that joined longest ago: whoever comes in
 * without end, by the code on the wall as by a word, pushes out nobody of another role.
 */
function withRoom(tokens: Tokens): Tokens {
  if (tokens.length < mostTokens) return tokens;
  const names = tokens.map(({ role }) => nameOf(role));
  const devices = new Map<string, number>();
  for (const name of names) devices.set(name, (devices.get(name) ?? 0) + 1);
  const most = Math.max(...devices.values());
  const gives = names.findIndex((name) => devices.get(name) === most);
  return withRoom(tokens.toSpliced(gives, 1));
}

/** What the white cell hands to a seat or an evaluator, who are named as `keyNameOf` has it; only this process knows it. */
export interface SeatKey {
  readonly word: string;
  readonly link: string;
}

/** Milliseconds since 1970. */
export type WallClock = () => number;

/** Tells the session apart from any other that a log of this name may have held. */
function nameOfSession({ header }: Session): string {
  const { scenarioHash, variant, set, seed, run, created = null, rule = null } = header;
  return createHash("sha256")
    .update(JSON.stringify([scenarioHash, variant, set, seed, run, created, rule]))
    .digest("hex");
}

/** What is kept, with another key of the white cell, which is taken from everybody who held one; but for the token with the hash `own`. */
function withWhiteCell(kept: KeptAccess, key: string, own = ""): KeptAccess {
  const tokens = kept.tokens.filter(({ role, hash }) => role.kind !== "white-cell" || hash === own);
  return { ...kept, whiteCell: hashToken(key), tokens };
}

export class Access {
  readonly #session: Session;
  readonly #now: WallClock;
  #kept: KeptAccess;
  /** Words and links that this process has drawn, by seat. */
  readonly #drawn = new Map<string, SeatKey>();
  #whiteCell: string | null;
  readonly #listeners = new Set<() => void>();

  private constructor(session: Session, now: WallClock, kept: KeptAccess, whiteCell: string | null) {
    this.#session = session;
    this.#now = now;
    this.#kept = kept;
    this.#whiteCell = whiteCell;
  }

  /** Opens what is kept beside the session's log, or draws all of it anew; `keep` writes it down. `renew`: seats that get a new word; `white-cell` for a new key of it. */
  static async open(session: Session, now: WallClock, renew: readonly string[] = []): Promise<Access> {
    const name = nameOfSession(session);
    const found = session.file === null ? null : readAccess(accessFileOf(session.file), name);
    const whiteCell = found === null || renew.includes("white-cell") ? drawToken() : null;
    const kept = (found === null || whiteCell === null ? found : withWhiteCell(found, whiteCell)) ?? {
      format: 1 as const,
      session: name,
      code: drawCode(),
      seats: {},
      whiteCell: hashToken(whiteCell ?? ""),
      tokens: [],
    };
    const access = new Access(session, now, kept, whiteCell);
    for (const { name: seat } of keyedOf(session))
      if (renew.includes(seat) || !Object.hasOwn(kept.seats, seat)) await access.#drawKey(seat);
    return access;
  }

  /** Writes down what was drawn, once somebody can be told of it. Throws what the file system says. */
  keep(): void {
    this.#keep({ ...this.#kept, tokens: this.#living() });
  }

  get code(): string {
    return this.#kept.code;
  }

  /** What opens the white cell, where this process has drawn it; null after a restart. */
  get whiteCellKey(): string | null {
    return this.#whiteCell;
  }

  /** What a seat was given, where this process has drawn it; null where an earlier one did. */
  keyOf(seat: string): SeatKey | null {
    return this.#drawn.get(seat) ?? null;
  }

  /** Called whenever somebody has been let in or put out. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The role of whoever shows a token; null for none, or one that has expired or was taken. */
  roleOf(token: unknown): Role | null {
    if (!isToken(token)) return null;
    const hash = hashToken(token);
    const found = this.#kept.tokens.find((one) => one.hash === hash);
    return found === undefined || found.until <= this.#now() ? null : found.role;
  }

  /** How many devices hold each role's token. */
  holders(role: Role): number {
    return this.#living().filter((one) => isSameRole(one.role, role)).length;
  }

  isCode(typed: string): boolean {
    return isSameText(readCode(typed), this.#kept.code);
  }

  async isWord(seat: string, typed: string): Promise<boolean> {
    const kept = Object.hasOwn(this.#kept.seats, seat) ? this.#kept.seats[seat] : undefined;
    return kept !== undefined && isKeptWord(typed, kept.word);
  }

  /** The role that a link or the white cell's key opens; null for neither. */
  opens(key: unknown): Role | null {
    if (!isToken(key)) return null;
    const hash = hashToken(key);
    if (isSameText(hash, this.#kept.whiteCell)) return { kind: "white-cell" };
    const [seat] = Object.entries(this.#kept.seats).find(([, { link }]) => isSameText(link, hash)) ?? [];
    return seat === undefined ? null : keyedRole(seat);
  }

  /** Gives a device a token for a role, in the place of the one that it held. */
  admit(role: Role, held?: unknown): string {
    const token = drawToken();
    const until = this.#now() + tokenLastsMilliseconds;
    const others = withRoom(this.#without(held));
    this.#keep({ ...this.#kept, tokens: [...others, { hash: hashToken(token), role, until }] });
    return token;
  }

  /** A device leaves. */
  dismiss(token: unknown): void {
    this.#keep({ ...this.#kept, tokens: this.#without(token) });
  }

  /** A new word and link for a seat, which is taken from everybody who held it. */
  async renew(seat: string): Promise<SeatKey> {
    const key = await this.#drawKey(seat);
    const taken = keyedRole(seat);
    this.#keep({ ...this.#kept, tokens: this.#living().filter((one) => !isSameRole(one.role, taken)) });
    return key;
  }

  /** A new link for the white cell, which is taken from everybody who held it; but for the device with that token, which asks for it. */
  renewWhiteCell(asks?: string): string {
    const key = drawToken();
    const before = this.#whiteCell;
    this.#whiteCell = key;
    const own = this.roleOf(asks)?.kind === "white-cell" ? hashToken(asks as string) : "";
    try {
      this.#keep(withWhiteCell(this.#kept, key, own));
    } catch (error) {
      this.#whiteCell = before;
      throw error;
    }
    return key;
  }

  async #drawKey(seat: string): Promise<SeatKey> {
    const key = { word: drawWord(), link: drawToken() };
    const word = await keepWord(key.word);
    this.#drawn.set(seat, key);
    this.#kept = { ...this.#kept, seats: { ...this.#kept.seats, [seat]: { word, link: hashToken(key.link) } } };
    return key;
  }

  #living(): KeptAccess["tokens"] {
    return this.#kept.tokens.filter(({ until }) => until > this.#now());
  }

  #without(token: unknown): KeptAccess["tokens"] {
    if (!isToken(token)) return this.#living();
    const hash = hashToken(token);
    return this.#living().filter((one) => one.hash !== hash);
  }

  #keep(kept: KeptAccess): void {
    if (this.#session.file !== null) writeAccess(accessFileOf(this.#session.file), kept);
    this.#kept = kept;
    for (const listener of this.#listeners) listener();
  }
}
