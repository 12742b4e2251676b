/**
 * The one place that decides which files a command writes. It knows all of them, and all that the command reads, before
 * anything is played or written, and opens each without emptying it: a mistake in one leaves every file as it was.
 * Nothing is written over an input, over another output, over a session's log or into the scenario library, whichever
 * way it is named: files are told apart by what they are on the disk, so links and letter case make no difference.
 * A file is complete or absent: it is written beside its place and moved there when it is closed, and what is not closed
 * when the program ends, interrupted or not, is taken away.
 */

import {
  type BigIntStats,
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
} from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import { say } from "../catalogue/index.js";
import { libraryFolder, replaceFile, startOfFile, UnreadableFile, writeAll } from "../scenarios/light.js";
import { isRunning, lockFileOf, logBegins, wordFailure } from "../session/index.js";
import { exitCodes, UsageError, WriteFailure } from "./failure.js";
import { standardOutputName } from "./standard-output.js";

/** A file that a command writes; closing puts it in its place. Writing and closing throw WriteFailure. */
export interface OutFile {
  write(piece: string | Uint8Array): void;
  /** Puts all of the file in its place at once, as often as is wanted, instead of writing; throws WriteFailure. */
  place(whole: Uint8Array): void;
  close(): void;
}

interface Opened {
  readonly file: string;
  readonly handle: number;
  /** What it is on the disk; null for the null device, which holds nothing that could be mixed. */
  readonly identity: string | null;
  readonly ordinary: boolean;
  /** Where it lies, if it was not there before: what nothing was written to is taken away again. */
  readonly made: string | null;
}

const another = say("cli.choose-another-path");

/**
 * Opens the files of a command's options, those that are given. `reads` are all files that the command reads. Throws
 * UsageError, and then leaves no file that was not there before. The option `newScenario` alone writes a scenario, over no file.
 */
export function openOutFiles<Option extends string>(
  wanted: { readonly [option in Option]?: string | undefined },
  reads: readonly string[],
  { prints = false, newScenario }: { readonly prints?: boolean; readonly newScenario?: Option } = {},
): { readonly [option in Option]?: OutFile } {
  const given = Object.entries(wanted) as [Option, string | undefined][];
  const taken = new Map<string, string>(reads.flatMap((file) => entryOf(file, identityAt(file))));
  const opened: Opened[] = [];
  process.once("exit", () => {
    opened.forEach(takeAway);
    for (const part of unfinished) rmSync(part, { force: true });
  });
  if (given.some(([, file]) => file !== undefined)) endOnSignals();
  for (const stream of prints ? ([1, 2] as const) : []) {
    const name = stream === 1 ? say("cli.standard-output") : say("cli.standard-error");
    for (const [identity] of entryOf(name, streamIdentity(stream))) taken.set(identity, name);
  }
  const files = given.flatMap(([option, file]): [Option, OutFile | Opened][] => {
    if (file === undefined) return [];
    if (file === standardOutputName) {
      const identity = streamIdentity(1) ?? file;
      refuseTaken(file, identity, taken, reads);
      taken.set(identity, file);
      return [[option, standardOutput]];
    }
    if (option === newScenario) refuseWritten(file);
    else refuseByName(file);
    const before = identityAt(file);
    refuseTaken(file, before, taken, reads);
    spareLog(file);
    if (before !== null && before === streamIdentity(1) && !fstatSync(1).isFile()) {
      taken.set(before, file);
      return [[option, standardOutput]];
    }
    const one = open(file);
    opened.push(one);
    refuseInLibrary(file, one.made);
    // Only now is a file that was not there before known by what it is.
    refuseTaken(file, one.identity, taken, reads);
    if (one.identity !== null) taken.set(one.identity, file);
    return [[option, one]];
  });
  return Object.fromEntries(files.map(([option, one]) => [option, "write" in one ? one : outFile(one)])) as {
    readonly [option in Option]?: OutFile;
  };
}

/** What describes a file lies beside it; undefined for a pipe, a device or standard output, which have no beside. */
export function besideOf(file: string | undefined, suffix: string): string | undefined {
  if (file === undefined || file === standardOutputName) return undefined;
  const there = statSync(file, { throwIfNoEntry: false });
  return there === undefined || there.isFile() ? `${file}${suffix}` : undefined;
}

/** A signal ends the program in the ordinary way, which takes unfinished files away, unless the command has a better answer. */
function endOnSignals(): void {
  for (const [signal, code] of Object.entries({ SIGHUP: 129, SIGINT: exitCodes.interrupted, SIGTERM: 143 })) {
    process.on(signal, () => {
      if (process.listenerCount(signal) === 1) process.exit(code);
    });
  }
}

/** The files of a kept session: its log, and the lock that its writer holds. */
export function filesOfSession(log: string): readonly string[] {
  return [log, lockFileOf(log)];
}

const entryOf = (name: string, identity: string | null): [string, string][] =>
  identity === null ? [] : [[identity, name]];

function identityOf(stats: BigIntStats): string | null {
  const nothing = stats.isCharacterDevice() && stats.rdev === nullDevice();
  return nothing ? null : `${stats.dev}:${stats.ino}`;
}

function nullDevice(): bigint | null {
  return statSync("/dev/null", { bigint: true, throwIfNoEntry: false })?.rdev ?? null;
}

function identityAt(file: string): string | null {
  try {
    return identityOf(statSync(file, { bigint: true }));
  } catch {
    // Not there, or out of reach: opening it says which.
    return null;
  }
}

function streamIdentity(stream: 1 | 2): string | null {
  try {
    return identityOf(fstatSync(stream, { bigint: true }));
  } catch {
    return null;
  }
}

/** The pipe, terminal or socket that stdout leads to, by whatever name: not each of them can be opened once more. */
const standardOutput: OutFile = {
  write: (piece) => {
    process.stdout.write(piece);
  },
  place: (whole) => {
    process.stdout.write(whole);
  },
  close: () => undefined,
};

function refuseTaken(
  file: string,
  identity: string | null,
  taken: ReadonlyMap<string, string>,
  reads: readonly string[],
): void {
  const other = identity === null ? undefined : taken.get(identity);
  if (other === undefined) return;
  throw reads.includes(other)
    ? new UsageError(say("cli.out-file-is-read", { file, other, same: other === file }), another)
    : new UsageError(say("cli.out-files-are-one", { file, other }), say("cli.give-each-output-a-file"));
}

/** A new scenario is never written over anything: what is there may have been edited since it was written. */
function refuseWritten(file: string): void {
  if (!/\.ya?ml$/i.test(file)) throw new UsageError(say("calibrate.no-scenario-name", { file }), another);
  if (identityAt(file) !== null) throw new UsageError(say("calibrate.is-there", { file }), another);
}

/** Nothing else that is written is a scenario, and a scenario may be somebody's work of weeks. */
function refuseByName(file: string): void {
  if (!/\.ya?ml$/i.test(file)) return;
  throw new UsageError(say("cli.out-file-named-scenario", { file }), another);
}

function refuseInLibrary(file: string, made: string | null): void {
  const library = `${realpathSync(libraryFolder())}${sep}`;
  if (!(made ?? realpathSync(file)).startsWith(library)) return;
  throw new UsageError(say("cli.out-file-in-library", { file }), another);
}

/** The log is all there is of an exercise: no slip of the hand may write over it, whichever it is. */
function spareLog(file: string): void {
  try {
    if (Buffer.from(startOfFile(file, logBegins.length)).toString("latin1") !== logBegins) return;
  } catch (error) {
    if (error instanceof UnreadableFile) return;
    throw error;
  }
  throw new UsageError(say("cli.out-file-is-log", { file }), another);
}

function open(file: string): Opened {
  const { O_WRONLY, O_CREAT, O_NONBLOCK = 0, O_NOCTTY = 0 } = constants;
  const attempt = (flags: number) => openSync(file, O_WRONLY | O_NONBLOCK | O_NOCTTY | flags, 0o666);
  const fresh = statSync(file, { throwIfNoEntry: false }) === undefined;
  try {
    const handle = attempt(fresh ? O_CREAT : 0);
    const stats = fstatSync(handle, { bigint: true });
    const [ordinary, identity] = [stats.isFile(), identityOf(stats)];
    const made = fresh ? realpathSync(file) : null;
    if (ordinary) return { file, handle, identity, ordinary, made };
    // A pipe has a reader now, or it could not have been opened: opening it once more, to wait for that reader, does not hang.
    const patient = openSync(file, O_WRONLY | O_NOCTTY);
    closeSync(handle);
    return { file, handle: patient, identity, ordinary, made };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason = code === "ENXIO" ? say("cli.pipe-without-reader") : wordFailure(error);
    throw new UsageError(say("cli.file-not-written", { file, reason }), another);
  }
}

/** Removes what killed programs have left beside a file that they were writing. */
export function removeUnfinished(file: string): void {
  const target = statSync(file, { throwIfNoEntry: false }) === undefined ? file : realpathSync(file);
  for (const name of readdirSync(dirname(target))) {
    if (!name.startsWith(`${basename(target)}.`)) continue;
    const [, pid] = /^\.(\d+)\.part$/.exec(name.slice(basename(target).length)) ?? [];
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(dirname(target), name), { force: true });
  }
}

const written = new WeakSet<Opened>();

/** Takes away what was made for nothing. */
function takeAway(one: Opened): void {
  if (one.made === null || written.has(one)) return;
  try {
    if (statSync(one.made).size === 0) unlinkSync(one.made);
  } catch {
    // Somebody was faster.
  }
}

/** Files that are still written beside their places. */
const unfinished = new Set<string>();

interface Beside {
  readonly part: string;
  readonly target: string;
  readonly handle: number;
  readonly mode: number;
}

/** Opens a file beside the one that is meant; null where the folder takes none, and the one that is meant is written itself. */
function openBeside({ file, handle, made, ordinary }: Opened): Beside | null {
  if (!ordinary) return null;
  const target = made ?? realpathSync(file);
  const part = `${target}.${process.pid}.part`;
  const { O_WRONLY, O_CREAT, O_EXCL } = constants;
  let beside: number;
  try {
    beside = openSync(part, O_WRONLY | O_CREAT | O_EXCL);
  } catch {
    return null;
  }
  unfinished.add(part);
  const mode = fstatSync(handle).mode & 0o7777;
  fchmodSync(beside, mode);
  closeSync(handle);
  if (made !== null) unlinkSync(made);
  return { part, target, handle: beside, mode };
}

function outFile(one: Opened): OutFile {
  const { file, ordinary } = one;
  const beside = openBeside(one);
  const { handle } = beside ?? one;
  /** What is being written beside its place; null once it is there. */
  let open: number | null = handle;
  const finish = () => {
    if (beside === null || open === null) return;
    closeSync(open);
    open = null;
    renameSync(beside.part, beside.target);
    unfinished.delete(beside.part);
  };
  const inWords = (work: () => void) => {
    try {
      work();
    } catch (error) {
      throw new WriteFailure(say("cli.file-not-written", { file, reason: wordFailure(error) }));
    }
  };
  return {
    write: (piece) =>
      inWords(() => {
        if (ordinary && beside === null && !written.has(one)) ftruncateSync(handle, 0);
        written.add(one);
        writeAll(handle, typeof piece === "string" ? Buffer.from(piece) : piece);
      }),
    place: (whole) =>
      inWords(() => {
        if (beside === null) {
          if (ordinary) ftruncateSync(handle, 0);
          written.add(one);
          writeAll(handle, whole, ordinary ? 0 : null);
          return;
        }
        if (open === null) {
          open = openSync(beside.part, constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC, beside.mode);
          unfinished.add(beside.part);
        }
        writeAll(open, whole);
        // What has been put in its place is there after a failure of the machine too.
        fsyncSync(open);
        finish();
      }),
    close: () =>
      inWords(() => {
        if (beside === null) closeSync(handle);
        else if (open !== null) finish();
      }),
  };
}

/** So many files of one name are enough. */
const mostOfOneName = 9999;

/**
 * Writes a file that was not there: `name.svg`, or `name-2.svg` where that is, and so on; a name may have a folder before it.
 * Returns what it is called. Throws WriteFailure, or UsageError in the scenario library.
 */
export function writeNewFile(name: string, ending: string, text: string): string {
  for (let number = 1; ; number += 1) {
    const file = number === 1 ? `${name}${ending}` : `${name}-${number}${ending}`;
    let made = false;
    try {
      refuseInLibrary(file, join(realpathSync(dirname(file)), basename(file)));
      const handle = openSync(file, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o666);
      made = true;
      try {
        writeAll(handle, Buffer.from(text));
      } finally {
        closeSync(handle);
      }
      return file;
    } catch (error) {
      if (error instanceof UsageError) throw error;
      if ((error as NodeJS.ErrnoException).code === "EEXIST" && number < mostOfOneName) continue;
      if (made) rmSync(file, { force: true });
      throw new WriteFailure(say("cli.file-not-written", { file, reason: wordFailure(error) }));
    }
  }
}

/** Puts a text in the place of a file that is there, whole or not at all. Throws WriteFailure. */
export function replaceText(file: string, text: string): void {
  try {
    replaceFile(file, text, statSync(file).mode & 0o777);
  } catch (error) {
    throw new WriteFailure(say("cli.file-not-written", { file, reason: wordFailure(error) }));
  }
}
