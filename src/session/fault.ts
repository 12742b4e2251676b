/**
 * What can be wrong with a session's log, named, so that a face can say what to do about it and a test can tell a
 * refusal from an accident. A log is never half believed: it is read to its last good line, or refused.
 */
import { SessionError } from "../engine/index.js";

export type FaultKind =
  /** A line in the middle does not bear its own checksum, or does not follow the line before. */
  | "damaged"
  /** Not a session's log at all. */
  | "foreign"
  /** Written by a later format than this program reads. */
  | "newer"
  /** Replayed, it gives other records than it says. */
  | "differs"
  /** Another process is writing to it. */
  | "locked"
  /** It can't be read, created or written. */
  | "unwritable";

/** A log that is damaged, foreign, or in use. */
export class SessionFault extends SessionError {
  readonly kind: FaultKind;
  /** Line at fault, from 1; 0 where it is the file as a whole. */
  readonly line: number;
  /** Lines before it that are sound. */
  readonly goodLines: number;
  /** What to try. */
  readonly hint: string | undefined;
  constructor(kind: FaultKind, message: string, where: { line?: number; goodLines?: number; hint?: string } = {}) {
    super(message);
    this.kind = kind;
    this.line = where.line ?? 0;
    this.goodLines = where.goodLines ?? 0;
    this.hint = where.hint;
  }
}

const failures: { readonly [code: string]: string } = {
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EROFS: "the disk is read-only",
  EACCES: "it may not be written to",
  EPERM: "it may not be written to",
  ENOENT: "there is no such folder",
  ENOTDIR: "there is no such folder",
  EISDIR: "it is a folder",
  EIO: "the disk reports an error",
  EFBIG: "the file would grow too large",
  ENAMETOOLONG: "its name is too long",
  ESTALE: "the disk that it was on has gone",
};

/** A failure of the file system in words. */
export function wordFailure(error: unknown): string {
  const { code = "", message } = error as NodeJS.ErrnoException;
  return failures[code] ?? message;
}
