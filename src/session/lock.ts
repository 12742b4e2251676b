/**
 * One writer at a time: a lock file beside the log says which process writes it. A lock whose process is gone, as after
 * a crash, is taken over; one whose process lives, or is on another machine, is respected and named.
 */
import { randomUUID } from "node:crypto";
import { closeSync, openSync, readFileSync, renameSync, unlinkSync, writeSync } from "node:fs";
import { hostname } from "node:os";
import { readOrdinaryFile, UnreadableFile } from "../scenarios/index.js";
import { SessionFault, wordFailure } from "./fault.js";

export interface Lock {
  /** `lost`: its file is gone, as after somebody has tidied up. Throws SessionFault where that can't be told. */
  status(): "held" | "lost" | "taken";
  /** Gives it back. What can't be removed names a dead process soon, and is taken over then. */
  release(): void;
}

interface Owner {
  readonly pid: number;
  readonly host: string;
  /** When the process started, in whatever unit the system counts; null where it does not say. */
  readonly start: string | null;
  /** Tells two locks of one process apart. */
  readonly token: string;
}

export function lockFileOf(file: string): string {
  return `${file}.lock`;
}

/** When a process started, so that a number used again is not taken for the same process. */
function startOfProcess(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null;
  } catch {
    return null;
  }
}

function isRunning(pid: number): boolean {
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

/**
 * Who writes to a log now: `nobody`, a process that is `playing`, or one on another machine (`elsewhere`), of which
 * nobody here can say whether it still runs. Only looks.
 */
export function writerOf(file: string): "playing" | "nobody" | "elsewhere" {
  let text: string | null;
  try {
    text = readIfThere(lockFileOf(file));
  } catch {
    return "elsewhere";
  }
  if (text === null) return "nobody";
  const owner = readOwner(text);
  // Its maker may be about to write it.
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

/** Longest lock file that is read, in bytes: ten times what a lock says. */
const longestLock = 4096;

/**
 * Whether a crash or a full disk may have left this of a lock. Any other file that happens to be called so, such as a
 * `Cargo.lock` beside a session called `Cargo`, is not ours to remove.
 */
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

/** A lock that can be neither read nor moved: what the disk answers must reach a person, and never end play. */
function stuck(path: string, error: unknown): SessionFault {
  const place = path.replace(/\.lock(\..*)?$/, "");
  return new SessionFault("unwritable", `can't lock ${place}: ${wordFailure(error)}`, {
    hint: `see to ${place}.lock, or save under another name`,
  });
}

const attempts = 5;
const patience = new Int32Array(new SharedArrayBuffer(4));

/** Locks a log for writing. Throws SessionFault: `locked` where another process has it, `unwritable` where none can. */
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
      // Its maker may be about to write it.
      Atomics.wait(patience, 0, 0, 10);
      continue;
    }
    if (other === null && !mayBeTorn(found)) throw stuck(path, new Error(`${path} is no lock of this program`));
    if (other !== null && (other.host !== owner.host || isAlive(other))) throw inUse(file, path, other, owner);
    takeAway(path, found);
  }
  throw new SessionFault("locked", `${file} is being opened by another process at this moment`, {
    hint: "try again",
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
      `can't write to the folder of ${path.replace(/\.lock$/, "")}: ${wordFailure(error)}`,
      {
        hint: "choose a file in a folder that you may write to and that has room",
      },
    );
  }
}

/** Removes a dead process's lock, unless a live one has taken its place in the meantime. */
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
    return new SessionFault("locked", `${file} is in use by process ${other.pid} on ${other.host}`, {
      hint: `if nobody plays it there any more, remove ${path}`,
    });
  }
  const who = other.pid === own.pid ? "this process already" : `process ${other.pid}`;
  return new SessionFault("locked", `${file} is in use by ${who}: only one at a time can write to a session`, {
    hint: "close it there first, or watch it without writing",
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
