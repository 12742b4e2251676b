/**
 * A log file, open for appending. When `append` returns, its text is synced to disk; if it throws, the file is
 * truncated to the last sound line.
 */

import {
  closeSync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  statSync,
  unlinkSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import { say } from "../catalogue/index.js";
import { resumeCommand } from "../text/index.js";
import { SessionFault, wordFailure } from "./fault.js";

/** File system calls; tests supply failing ones. */
export interface DiskCalls {
  write(handle: number, bytes: Uint8Array, offset: number, length: number, position: number): number;
  sync(handle: number): void;
  truncate(handle: number, length: number): void;
}

export const realDisk: DiskCalls = { write: writeSync, sync: fdatasyncSync, truncate: ftruncateSync };

const elsewhere = say("session.save-elsewhere");

function unwritable(file: string, why: string, hint: string): SessionFault {
  return new SessionFault("unwritable", say("session.cannot-save", { file, why }), { hint });
}

export class LogFile {
  readonly file: string;
  readonly #handle: number;
  readonly #disk: DiskCalls;
  /** Bytes that are known to be sound. */
  #length: number;

  private constructor(file: string, handle: number, length: number, disk: DiskCalls) {
    this.file = file;
    this.#handle = handle;
    this.#length = length;
    this.#disk = disk;
  }

  /** Creates a log that must not exist yet. On failure, throws SessionFault and leaves no file. */
  static create(file: string, text: string, disk: DiskCalls = realDisk): LogFile {
    let handle: number;
    try {
      handle = openSync(file, "wx+", 0o644);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EEXIST") {
        const details = { file, hint: say("session.file-exists-hint"), remedy: resumeCommand };
        throw new SessionFault("unwritable", say("session.file-exists", { file }), details);
      }
      throw unwritable(file, wordFailure(error), say("session.choose-folder"));
    }
    const log = new LogFile(file, handle, 0, disk);
    try {
      log.append(text);
      syncFolder(file);
      return log;
    } catch (error) {
      log.close();
      quietly(() => unlinkSync(file));
      throw error;
    }
  }

  /** Opens a log for appending after its first `length` bytes; the rest is cut off. */
  static open(file: string, length: number, disk: DiskCalls = realDisk): LogFile {
    try {
      const handle = openSync(file, "r+");
      const log = new LogFile(file, handle, length, disk);
      if (fstatSync(handle).size !== length) log.#cutBack();
      return log;
    } catch (error) {
      throw unwritable(file, wordFailure(error), say("session.copy-to-folder"));
    }
  }

  /** Appends ASCII text and syncs. On failure, throws SessionFault and leaves the file as it was. */
  append(text: string): void {
    this.#checkPlace();
    const bytes = Buffer.from(text, "latin1");
    try {
      for (let done = 0; done < bytes.length; ) {
        // A full disk may write less before it fails.
        const count = this.#disk.write(this.#handle, bytes, done, bytes.length - done, this.#length + done);
        if (count === 0) throw Object.assign(new Error("ENOSPC"), { code: "ENOSPC" });
        done += count;
      }
      this.#disk.sync(this.#handle);
    } catch (error) {
      // If this fails, the next append writes over the torn line, or resuming cuts it off.
      quietly(() => this.#cutBack());
      throw unwritable(this.file, wordFailure(error), say("session.saved-when-room"));
    }
    this.#length += bytes.length;
  }

  #cutBack(): void {
    this.#disk.truncate(this.#handle, this.#length);
    this.#disk.sync(this.#handle);
  }

  /** Whether nobody else has written to the file. */
  endsHere(): boolean {
    try {
      return fstatSync(this.#handle).size === this.#length;
    } catch {
      return false;
    }
  }

  /** Throws if the file was removed or replaced: writes to the open handle would be lost silently. */
  #checkPlace(): void {
    try {
      this.#findPlace();
    } catch (error) {
      throw error instanceof SessionFault ? error : unwritable(this.file, wordFailure(error), elsewhere);
    }
  }

  #findPlace(): void {
    const own = fstatSync(this.#handle);
    if (!own.isFile()) return;
    const there = statSync(this.file, { throwIfNoEntry: false });
    if (there === undefined) throw unwritable(this.file, say("session.file-removed"), elsewhere);
    if (there.ino !== own.ino || there.dev !== own.dev) {
      throw unwritable(this.file, say("session.file-replaced"), elsewhere);
    }
    if (own.size < this.#length) throw unwritable(this.file, say("session.file-cut"), elsewhere);
    // After a failed append, the tail is ours to overwrite.
    if (own.size > this.#length) this.#cutBack();
  }

  /** Everything is synced already, so errors on closing are ignored. */
  close(): void {
    quietly(() => closeSync(this.#handle));
  }
}

function quietly(work: () => void): void {
  try {
    work();
  } catch {
    return;
  }
}

/** Syncs the folder entry of a new file, where the system can. */
function syncFolder(file: string): void {
  quietly(() => {
    const folder = openSync(dirname(file), "r");
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  });
}
