/**
 * The file beside a log that says who may come in: hashes of tokens, links and words, and the code on the wall. Nobody else may read
 * it (0600), and it is never part of the log, which is shared. It is replaced whole or not at all, and is on the disk before a device
 * is told its token, so that a host that was killed knows everybody again.
 */
import { z } from "zod";
import { readOrdinaryFile, replaceFile, UnreadableFile } from "../scenarios/light.js";
import { id } from "./reading.js";

const hash = z.string().regex(/^[0-9a-f]{64}$/);
/** As `keyNameOf` writes it. */
const keyName = z.string().regex(/^(?:evaluator\.)?[a-z][a-z0-9-]{0,63}$/);

const roleSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("lobby") }),
  z.strictObject({ kind: z.literal("table") }),
  z.strictObject({ kind: z.literal("seat"), seat: id }),
  z.strictObject({ kind: z.literal("evaluator"), evaluator: id }),
  z.strictObject({ kind: z.literal("white-cell") }),
]);

const accessSchema = z.strictObject({
  format: z.literal(1),
  /** Which session it belongs to. */
  session: hash,
  code: z.string().regex(/^[A-Z0-9]{6}$/),
  /** And of evaluators. */
  seats: z.record(
    keyName,
    z.strictObject({ word: z.strictObject({ salt: z.string().regex(/^[0-9a-f]{32}$/), hash }), link: hash }),
  ),
  /** Of the key that opens the white cell. */
  whiteCell: hash,
  /** `until` in milliseconds since 1970. */
  tokens: z.array(z.strictObject({ hash, role: roleSchema, until: z.number() })).max(5000),
});

export type KeptAccess = z.infer<typeof accessSchema>;

export const accessFileOf = (log: string): string => `${log}.access`;

/** Larger than it ever is, in bytes. */
const longest = 1 << 21;

/** What is kept for a session; null where nothing is, or where it belongs to another session. */
export function readAccess(file: string, session: string): KeptAccess | null {
  let text: string;
  try {
    text = new TextDecoder().decode(readOrdinaryFile(file, longest));
  } catch (error) {
    if (error instanceof UnreadableFile) return null;
    throw error;
  }
  const read = accessSchema.safeParse(parsed(text));
  return read.success && read.data.session === session ? read.data : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Replaces the file. Throws what the file system says. */
export function writeAccess(file: string, kept: KeptAccess): void {
  replaceFile(file, `${JSON.stringify(kept)}\n`, 0o600);
}
