/**
 * Puts a text in the place of a file, whole or not at all, and on the disk before it returns: whoever reads it meanwhile reads the old
 * text or the new one, and a program or machine that stops leaves one of them.
 */
import { randomUUID } from "node:crypto";
import { closeSync, constants, fsyncSync, openSync, renameSync, rmSync, writeSync } from "node:fs";

/** Writes all bytes, which a disk that runs full takes in parts. */
export function writeAll(handle: number, bytes: Uint8Array, place: number | null = null): void {
  for (let done = 0; done < bytes.length; )
    done += writeSync(handle, bytes, done, null, place === null ? null : place + done);
}

/** Throws what the file system says, and leaves nothing behind then. */
export function replaceFile(file: string, text: string, mode: number): void {
  const part = `${file}.${randomUUID()}.part`;
  const handle = openSync(part, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, mode);
  try {
    try {
      writeAll(handle, Buffer.from(text));
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}
