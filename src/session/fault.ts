/**
 * Kinds of fault of a session log, so that a caller can tell the user what to do. A log is read to its last sound line,
 * or refused.
 */
import { say } from "../catalogue/index.js";
import { SessionError } from "../engine/index.js";
import type { Command } from "../text/index.js";

export type FaultKind =
  /** A line before the last has a wrong checksum, or does not follow its predecessor. */
  | "damaged"
  /** Not a session log. */
  | "foreign"
  /** Of a later format than this version reads. */
  | "newer"
  /** Its replay gives other records. */
  | "differs"
  /** Another process is writing to it. */
  | "locked"
  /** It cannot be read, created or written. */
  | "unwritable";

export class SessionFault extends SessionError {
  readonly kind: FaultKind;
  /** Line of the fault, from 1; 0 for the file as a whole. */
  readonly line: number;
  /** Number of sound lines before it. */
  readonly goodLines: number;
  /** What to try, in words. */
  readonly hint: string | undefined;
  /** The log's file; null until somebody who knows it has said so. */
  file: string | null;
  readonly #remedy: ((file: string) => Command) | undefined;
  constructor(kind: FaultKind, message: string, details: FaultDetails = {}) {
    super(message);
    this.kind = kind;
    this.line = details.line ?? 0;
    this.goodLines = details.goodLines ?? 0;
    this.hint = details.hint;
    this.file = details.file ?? null;
    this.#remedy = details.remedy;
  }

  /** What to try, as a command. */
  get command(): Command | undefined {
    return this.file === null ? undefined : this.#remedy?.(this.file);
  }
}

interface FaultDetails {
  readonly line?: number;
  readonly goodLines?: number;
  readonly hint?: string;
  readonly file?: string;
  readonly remedy?: (file: string) => Command;
}

/** Does something with a log's file, and names the file in the fault that may come of it. */
export function inFile<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof SessionFault) error.file ??= file;
    throw error;
  }
}

const failures: { readonly [code: string]: string } = {
  ENOSPC: say("session.disk-full"),
  EDQUOT: say("session.disk-quota"),
  EROFS: say("session.disk-read-only"),
  EACCES: say("session.not-permitted"),
  EPERM: say("session.not-permitted"),
  ENOENT: say("session.no-folder"),
  ENOTDIR: say("session.no-folder"),
  EISDIR: say("session.is-folder"),
  EPIPE: say("session.reader-gone"),
  EIO: say("session.disk-error"),
  EFBIG: say("session.file-too-large"),
  ENAMETOOLONG: say("session.name-too-long"),
  ESTALE: say("session.disk-gone"),
};

/** A file system error in words. */
export function wordFailure(error: unknown): string {
  const { code = "", message } = error as NodeJS.ErrnoException;
  return failures[code] ?? message;
}
