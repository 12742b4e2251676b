/**
 * One writer at a time: a lock file beside the log names the process that writes it. The lock of a dead process is
 * taken over; that of a live process, or of another machine, is respected and reported.
 */

import { randomUUID } from "node:crypto";
import { closeSync, openSync, readFileSync, renameSync, unlinkSync, writeSync } from "node:fs";
import { hostname } from "node:os";
import { say } from "../catalogue/index.js";
import { readOrdinaryFile, UnreadableFile } from "../scenarios/light.js";
import { SessionFault, wordFailure } from "./fault.js";

export interface Lock {
  /** `lost`: the lock file was removed. Throws SessionFault if it cannot be read. */
  status(): "held" | "lost" | "taken";
  /** Releases the lock. A file that cannot be removed is taken over once this process is dead. */
  release(): void;
}

interface Owner {
  readonly pid: number;
  readonly host: string;
  /** Start time of the process, in the system's unit; null if unknown. */
  readonly start: string | null;
  /** Distinguishes two locks of one process. */
  readonly token: string;
}

export function lockFileOf(file: string): string {
  return `${file}.lock`;
}

/** Start time of a process, so that a reused process id is not taken for the same process. */
function startOfProcess(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null;
  } catch {
    return null;
  }
}

/** Whether a process of this machine is running. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function isAlive(owner: Owner): boolean {
  if (!isRunning(owner.pid)) return false;
  const start = startOfProcess(owner.pid);
  return start === null || owner.start === null || start === owner.start;
}

/** Who writes to a log now; `elsewhere` is a process of another machine, which may or may not be alive. Only reads. */
export function writerOf(file: string): "playing" | "nobody" | "elsewhere" {
  let text: string | null;
  try {
    text = readIfThere(lockFileOf(file));
  } catch {
    return "elsewhere";
  }
  if (text === null) return "nobody";
  const owner = readOwner(text);
  // It may be about to be written.
  if (owner === null) return "playing";
  if (owner.host !== hostname()) return "elsewhere";
  return isAlive(owner) ? "playing" : "nobody";
}

function readOwner(text: string): Owner | null {
  try {
    const owner = JSON.parse(text) as Partial<Owner> | null;
    const { pid, host, start, token } = owner ?? {};
    if (!Number.isInteger(pid) || (pid as number) < 1 || typeof host !== "string" || typeof token !== "string") {
      return null;
    }
    return { pid: pid as number, host, start: typeof start === "string" ? start : null, token };
  } catch {
    return null;
  }
}

/** Longest lock file that is read, in bytes. */
const longestLock = 4096;

/** Whether this may be a lock truncated by a crash or a full disk. Any other file of that name must not be removed. */
function mayBeTorn(text: string): boolean {
  const begins = '{"pid":';
  return text.startsWith(begins) || begins.startsWith(text) || /^\0*$/.test(text);
}

function readIfThere(file: string): string | null {
  try {
    return Buffer.from(readOrdinaryFile(file, longestLock)).toString("utf8");
  } catch (error) {
    if (error instanceof UnreadableFile && error.kind === "missing") return null;
    throw stuck(file, error);
  }
}

/** The fault for a lock that can be neither read nor moved. */
function stuck(path: string, error: unknown): SessionFault {
  const place = path.replace(/\.lock(\..*)?$/, "");
  return new SessionFault("unwritable", say("session.cannot-lock", { file: place, why: wordFailure(error) }), {
    hint: say("session.cannot-lock-hint", { file: place }),
  });
}

const attempts = 5;
const patience = new Int32Array(new SharedArrayBuffer(4));

/** Locks a log for writing. Throws SessionFault: `locked` by another process, or `unwritable`. */
export function lockLog(file: string): Lock {
  const path = lockFileOf(file);
  const owner: Owner = {
    pid: process.pid,
    host: hostname(),
    start: startOfProcess(process.pid),
    token: randomUUID(),
  };
  const text = JSON.stringify(owner);
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (create(path, text)) return lockOn(path, text);
    const found = readIfThere(path);
    if (found === null) continue;
    const other = readOwner(found);
    if (other === null && attempt < attempts - 2) {
      // It may be about to be written.
      Atomics.wait(patience, 0, 0, 10);
      continue;
    }
    if (other === null && !mayBeTorn(found)) throw stuck(path, new Error(say("session.not-our-lock", { file: path })));
    if (other !== null && (other.host !== owner.host || isAlive(other))) throw inUse(file, path, other, owner);
    takeAway(path, found);
  }
  throw new SessionFault("locked", say("session.being-opened", { file }), {
    hint: say("session.try-again"),
  });
}

function create(path: string, text: string): boolean {
  try {
    const handle = openSync(path, "wx", 0o644);
    try {
      writeSync(handle, text);
    } finally {
      closeSync(handle);
    }
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return false;
    if (code === "ENOSPC" || code === "EDQUOT") removeIfThere(path);
    throw new SessionFault(
      "unwritable",
      say("session.folder-unwritable", {
        file: path.replace(/\.lock$/, ""),
        why: wordFailure(error),
      }),
      {
        hint: say("session.choose-folder-with-room"),
      },
    );
  }
}

/** Removes a dead process's lock, unless a live process has replaced it meanwhile. */
function takeAway(path: string, stale: string): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw stuck(path, error);
  }
  if (readIfThere(aside) === stale) removeIfThere(aside);
  else renameSync(aside, path);
}

function removeIfThere(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw stuck(path, error);
  }
}

function inUse(file: string, path: string, other: Owner, own: Owner): SessionFault {
  if (other.host !== own.host) {
    return new SessionFault("locked", say("session.in-use-elsewhere", { file, pid: other.pid, host: other.host }), {
      hint: say("session.in-use-elsewhere-hint", { path }),
    });
  }
  return new SessionFault("locked", say("session.in-use", { file, own: other.pid === own.pid, pid: other.pid }), {
    hint: say("session.in-use-hint"),
  });
}

function lockOn(path: string, text: string): Lock {
  const status = () => {
    const found = readIfThere(path);
    return found === text ? "held" : found === null ? "lost" : "taken";
  };
  return {
    status,
    release: () => {
      try {
        if (status() === "held") removeIfThere(path);
      } catch (error) {
        if (!(error instanceof SessionFault)) throw error;
      }
    },
  };
}
