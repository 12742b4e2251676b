/**
 * Runs the built command as a person would, from outside.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { closeSync, constants, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { full } from "../share.js";
import { patience } from "../until.js";

const root = join(import.meta.dirname, "../..");
export const entry = join(root, "dist/cli/main.js");
const server = join(root, "test/cli/served.mjs");

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `faultline …args`, from the project's folder unless another is given, with no terminal and nothing to read. */
export function faultlineIn(cwd: string, ...args: readonly string[]): Ran {
  if (full) return ownProcess(cwd, args);
  served ??= new Served();
  return served.answer(cwd, args);
}

/** Runs `faultline …args` from the project's folder, with no terminal. */
export const faultline = (...args: readonly string[]): Ran => faultlineIn(root, ...args);

function ownProcess(cwd: string, args: readonly string[]): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [entry, ...args], {
    cwd,
    encoding: "utf8",
    input: "",
    maxBuffer: 1 << 28,
    timeout: patience,
    killSignal: "SIGKILL",
  });
  return { code: status, stdout, stderr };
}

/** Unless all is played in full, one process answers for all of them: most of their time would go into starting. */
let served: Served | undefined;

/** A process of `served.mjs`, asked and waited for; one that hangs is killed, and its command has no code. */
class Served {
  readonly #folder = mkdtempSync(join(tmpdir(), "faultline-served-"));
  #at: { readonly child: ChildProcess; readonly requests: number; readonly answers: number } | undefined;

  constructor() {
    process.once("exit", () => rmSync(this.#folder, { recursive: true, force: true }));
  }

  answer(cwd: string, args: readonly string[]): Ran {
    this.#at ??= this.#start();
    writeWhole(this.#at.requests, `${JSON.stringify({ args, cwd })}\n`);
    const line = readLine(this.#at.answers);
    const { last, ...ran } = line === null ? { ...hung, last: true } : (JSON.parse(line) as Ran & { last: boolean });
    if (last) this.#end();
    return ran;
  }

  #start() {
    const [requests = "", answers = ""] = ["requests", "answers"].map((name) => join(this.#folder, name));
    for (const pipe of [requests, answers]) rmSync(pipe, { force: true });
    spawnSync("mkfifo", [requests, answers]);
    // It ends when its requests do, at the latest with this process.
    const child = spawn(process.execPath, [server, requests, answers], { stdio: ["ignore", "pipe", "pipe"] });
    child.unref();
    return {
      child,
      // Open for both, it is open at once, even if nobody ever reads.
      requests: openSync(requests, "r+"),
      answers: openSync(answers, constants.O_RDONLY | constants.O_NONBLOCK),
    };
  }

  #end(): void {
    if (this.#at === undefined) return;
    this.#at.child.kill("SIGKILL");
    closeSync(this.#at.requests);
    closeSync(this.#at.answers);
    this.#at = undefined;
  }
}

const hung: Ran = { code: null, stdout: "", stderr: "" };

function writeWhole(pipe: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let done = 0; done < bytes.length; ) done += writeSync(pipe, bytes, done);
}

/** The next line from a pipe that may have no writer yet; null where none comes. */
function readLine(pipe: number): string | null {
  const clock = new Int32Array(new SharedArrayBuffer(4));
  const parts: Buffer[] = [];
  for (let waited = 0; waited < patience; ) {
    const part = readNow(pipe);
    if (part === null) {
      Atomics.wait(clock, 0, 0, 2);
      waited += 2;
      continue;
    }
    parts.push(part);
    if (part.at(-1) === 10) return Buffer.concat(parts).toString();
  }
  return null;
}

function readNow(pipe: number): Buffer | null {
  const part = Buffer.alloc(1 << 16);
  try {
    const length = readSync(pipe, part);
    return length === 0 ? null : part.subarray(0, length);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EAGAIN") return null;
    throw error;
  }
}

/** The lines of an NDJSON output. */
export function jsonLines(text: string): { [key: string]: unknown }[] {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as { [key: string]: unknown });
}
