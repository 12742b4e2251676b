/**
 * Reads what a sweep left: its table as CSV, with the descriptor beside it, as Parquet, or what `--json` printed. All that is read is checked
 * against what a point says of itself: its study is worked out again from its values by whoever asks for it.
 */
import { createHash } from "node:crypto";
import type { Response } from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import type { Policies, Values } from "../engine/index.js";
import { readOrdinaryFile, UnreadableFile } from "../scenarios/light.js";
import { UsageError } from "./failure.js";

/** An arm of a sweep, as its provenance has it. */
export interface SweptArm {
  readonly scenario: string;
  readonly scenarioHash: string;
  readonly engine: string;
  readonly variant: string | null;
  readonly set: Values;
  readonly days: number;
  readonly historical: boolean;
  readonly policies: Policies | null;
  readonly study: string;
}

export interface SweptHead {
  readonly seed: string;
  readonly runs: number;
  readonly partial: boolean;
  readonly design: {
    readonly kind: string;
    /** Ids of the assumptions that vary, and what was asked for. */
    readonly vary: readonly string[];
    readonly asked: readonly string[];
    readonly points: number;
  };
  readonly arms: readonly SweptArm[];
}

export interface ReadPoint {
  /** Id of the study of its runs. */
  readonly study: string;
  readonly values: Values;
  readonly hash: string;
  /** Share of its runs, or mean of a gauge; NaN where the file has none. */
  level(response: Response): number;
}

export interface SweptFile {
  readonly head: SweptHead;
  readonly points: readonly ReadPoint[];
  /** SHA-256 of the file as it was read, in hex. */
  readonly sha256: string;
}

/** Longer than this, a file is not read. */
const mostBytes = 500_000_000;
const sha256Of = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** Reads the file of a sweep. Throws UsageError where it is none, is damaged, or can't be read. */
export async function readSweep(file: string): Promise<SweptFile> {
  const bytes = bytesOf(file);
  const sha256 = sha256Of(bytes);
  const [told, rows] = await contentOf(file, bytes, sha256);
  const head = checkedHead(file, told);
  const points = rows.map((row, place) => {
    const point = "endings" in row ? pointOfJson(row) : pointOfRow(row, head.design.vary);
    const isSound =
      /^s[0-9a-f]{16}$/.test(point.study) &&
      /^[0-9a-f]{64}$/.test(point.hash) &&
      Object.values(point.values).every(Number.isFinite);
    if (!isSound) throw unread(file, say("discover.sweep-row", { place: place + 1 }));
    return point;
  });
  return { head, points, sha256 };
}

type Row = { readonly [column: string]: unknown };

const unread = (file: string, reason: string) =>
  new UsageError(say("discover.sweep-unread", { file, reason }), say("discover.sweep-kinds"));

function bytesOf(file: string): Uint8Array {
  try {
    return readOrdinaryFile(file, mostBytes);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    throw unread(file, error.message);
  }
}

/** Where the rows come from, and the rows. */
async function contentOf(file: string, bytes: Uint8Array, sha256: string): Promise<readonly [unknown, readonly Row[]]> {
  if (isParquet(bytes)) return contentOfParquet(file, bytes);
  const text = Buffer.from(bytes).toString("utf8");
  if (text.startsWith("{")) {
    const told = parsed(file, text) as { readonly points?: unknown };
    return [told, Array.isArray(told.points) ? (told.points as readonly Row[]) : []];
  }
  const beside = `${file}.datapackage.json`;
  const descriptor = parsed(beside, Buffer.from(bytesOf(beside)).toString("utf8")) as {
    readonly faultline?: unknown;
    readonly resources?: readonly { readonly hash?: string }[];
  };
  if (descriptor.resources?.[0]?.hash !== `sha256:${sha256}`)
    throw unread(file, say("discover.sweep-changed", { beside }));
  const { parse } = await import("csv-parse/sync");
  try {
    return [descriptor.faultline, parse(text, { columns: true }) as Row[]];
  } catch (error) {
    throw unread(file, (error as Error).message);
  }
}

/** How every Parquet file begins. */
const parquetMagic = [0x50, 0x41, 0x52, 0x31];
const isParquet = (bytes: Uint8Array) => parquetMagic.every((byte, place) => bytes[place] === byte);

async function contentOfParquet(file: string, bytes: Uint8Array): Promise<readonly [unknown, readonly Row[]]> {
  const { parquetMetadata, parquetReadObjects } = await import("hyparquet");
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  try {
    const { key_value_metadata: known = [] } = parquetMetadata(buffer);
    const told = known.find(({ key }) => key === "faultline")?.value;
    return [parsed(file, told ?? ""), await parquetReadObjects({ file: buffer })];
  } catch (error) {
    throw error instanceof UsageError ? error : unread(file, (error as Error).message);
  }
}

function parsed(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unread(file, say("discover.sweep-no-json"));
  }
}

/** The head of a whole sweep of points. Throws UsageError. */
function checkedHead(file: string, told: unknown): SweptHead {
  const head = (told ?? {}) as Partial<SweptHead> & { readonly experiment?: string };
  const { design, arms, seed, runs, partial } = head;
  const isSweep =
    head.experiment === "sweep" &&
    typeof seed === "string" &&
    Number.isInteger(runs) &&
    Array.isArray(arms) &&
    Array.isArray(design?.vary) &&
    Array.isArray(design.asked);
  if (!isSweep) throw unread(file, say("discover.sweep-none"));
  if (partial !== false) throw new UsageError(say("discover.sweep-partial", { file }), say("discover.sweep-finish"));
  return head as SweptHead;
}

function pointOfJson(row: Row): ReadPoint {
  const point = row as {
    readonly study: string;
    readonly values: Values;
    readonly hash: string;
    readonly endings: { readonly [id: string]: { readonly p: number } };
    readonly milestones: { readonly [id: string]: { readonly p: number } };
    readonly gauges: { readonly [id: string]: { readonly mean: number } };
  };
  const { study, values, hash, endings, milestones, gauges } = point;
  return {
    study,
    values,
    hash,
    level({ kind, id }) {
      if (kind === "gauge") return gauges[id]?.mean ?? Number.NaN;
      return (kind === "ending" ? endings : milestones)[id]?.p ?? Number.NaN;
    },
  };
}

function pointOfRow(row: Row, vary: readonly string[]): ReadPoint {
  const number = (column: string) => {
    const cell = row[column];
    return cell === null || cell === undefined || cell === "" ? Number.NaN : Number(cell);
  };
  return {
    study: String(row.study),
    values: Object.fromEntries(vary.map((id) => [id, number(`assumption.${id}`)])),
    hash: String(row.hash),
    level: ({ kind, id }) => number(`${kind}.${id}`),
  };
}
