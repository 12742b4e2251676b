/**
 * Opens files named by the user. Only ordinary files are opened: a pipe or device could block, or never end. The file
 * is checked before opening, because opening alone can block, and again after it, because it may have been replaced in
 * between. Never reads more than the caller's limit.
 */
import { closeSync, constants, fstatSync, openSync, readSync, type Stats, statSync } from "node:fs";

export type Unreadable = "missing" | "irregular" | "forbidden" | "too-large" | "failed";

/** A file that cannot be read. The message says why, without the file's name: `it is a folder`. */
export class UnreadableFile extends Error {
  override readonly name = "UnreadableFile";
  readonly kind: Unreadable;
  constructor(kind: Unreadable, message: string) {
    super(message);
    this.kind = kind;
  }
}

const sayings: { readonly [code: string]: readonly [Unreadable, string] } = {
  ENOENT: ["missing", "there is no such file"],
  ENOTDIR: ["missing", "there is no such file"],
  EACCES: ["forbidden", "you may not read it"],
  EPERM: ["forbidden", "you may not read it"],
  ENAMETOOLONG: ["failed", "its name is too long"],
  ELOOP: ["failed", "its links lead round in a circle"],
  EAGAIN: ["irregular", "it is no ordinary file: it keeps its reader waiting"],
  EIO: ["failed", "the disk reports an error"],
};

/** Converts file system errors to UnreadableFile. */
function inWords<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    const { code = "", message } = error as NodeJS.ErrnoException;
    const [kind, words] = sayings[code] ?? ["failed", message];
    throw new UnreadableFile(kind, words);
  }
}

function refuseIrregular(stats: Stats): void {
  if (stats.isFile()) return;
  const device = stats.isFIFO() ? "a pipe" : stats.isSocket() ? "a socket" : "a device";
  const kind = stats.isDirectory() ? "a folder" : device;
  throw new UnreadableFile("irregular", `it is ${kind}, not an ordinary file`);
}

/** Throws UnreadableFile unless the file exists and is ordinary. Does not open it. */
export function checkOrdinaryFile(file: string): void {
  inWords(() => refuseIrregular(statSync(file)));
}

/** Opens an ordinary file for reading, following links. Throws UnreadableFile. */
export function openOrdinaryFile(file: string): number {
  return inWords(() => {
    refuseIrregular(statSync(file));
    const handle = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0));
    try {
      refuseIrregular(fstatSync(handle));
      return handle;
    } catch (error) {
      closeSync(handle);
      throw error;
    }
  });
}

/** The bytes of an ordinary file. Throws UnreadableFile, also if it is larger than `mostBytes`. */
export function readOrdinaryFile(file: string, mostBytes: number): Uint8Array {
  const handle = openOrdinaryFile(file);
  try {
    return inWords(() => readAtMost(handle, mostBytes));
  } finally {
    closeSync(handle);
  }
}

function readAtMost(handle: number, mostBytes: number): Uint8Array {
  const { size } = fstatSync(handle);
  refuseLonger(size, mostBytes);
  // One byte more than expected, so that the end is reached without growing the buffer.
  let bytes = new Uint8Array(size + 1);
  for (let length = 0; ; ) {
    const got = readSync(handle, bytes, length, bytes.length - length, null);
    length += got;
    refuseLonger(length, mostBytes);
    if (got === 0) return bytes.subarray(0, length);
    if (length < bytes.length) continue;
    const larger = new Uint8Array(Math.min(2 * length, mostBytes) + 1);
    larger.set(bytes);
    bytes = larger;
  }
}

/** The first bytes of an ordinary file, at most `length`. Throws UnreadableFile. */
export function startOfFile(file: string, length: number): Uint8Array {
  const handle = openOrdinaryFile(file);
  try {
    const bytes = new Uint8Array(length);
    return bytes.subarray(
      0,
      inWords(() => readSync(handle, bytes, 0, length, 0)),
    );
  } finally {
    closeSync(handle);
  }
}

function refuseLonger(length: number, mostBytes: number): void {
  if (length <= mostBytes) return;
  const most = mostBytes >= 1 << 20 ? `${mostBytes / (1 << 20)} MiB` : `${mostBytes} bytes`;
  throw new UnreadableFile("too-large", `it is larger than ${most}`);
}
