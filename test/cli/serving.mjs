/**
 * The other side of served.mjs, for tests and for the scripts of bench: one process that answers command lines, asked and waited for. One
 * that hangs is killed, and its command has no code.
 */
import { spawn, spawnSync } from "node:child_process";
import { closeSync, constants, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nodeFlags } from "../node-flags.mjs";

const server = new URL("served.mjs", import.meta.url).pathname;
const hung = { code: null, stdout: "", stderr: "", last: true };

/** Returns a function that runs `faultline …args` in a folder. `patience` is how many milliseconds a command may take. */
export function openServed(patience) {
  const folder = mkdtempSync(join(tmpdir(), "faultline-served-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  let at = null;
  const end = () => {
    at.child.kill("SIGKILL");
    closeSync(at.requests);
    closeSync(at.answers);
    at = null;
  };
  return (cwd, args) => {
    at ??= start(folder);
    writeWhole(at.requests, `${JSON.stringify({ args, cwd })}\n`);
    const line = readLine(at.answers, patience);
    const { last, ...ran } = line === null ? hung : JSON.parse(line);
    if (last) end();
    return ran;
  };
}

function start(folder) {
  const [requests, answers] = ["requests", "answers"].map((name) => join(folder, name));
  for (const pipe of [requests, answers]) rmSync(pipe, { force: true });
  spawnSync("mkfifo", [requests, answers]);
  // It ends when its requests do, at the latest with this process.
  const child = spawn(process.execPath, [...nodeFlags, server, requests, answers], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.unref();
  return {
    child,
    // Open for both, it is open at once, even if nobody ever reads.
    requests: openSync(requests, "r+"),
    answers: openSync(answers, constants.O_RDONLY | constants.O_NONBLOCK),
  };
}

function writeWhole(pipe, text) {
  const bytes = Buffer.from(text);
  for (let done = 0; done < bytes.length; ) done += writeSync(pipe, bytes, done);
}

/** The next line from a pipe that may have no writer yet; null where none comes. */
function readLine(pipe, patience) {
  const clock = new Int32Array(new SharedArrayBuffer(4));
  const parts = [];
  for (let waited = 0; waited < patience; ) {
    const part = readNow(pipe);
    if (part === null) {
      // A look takes processor time from what is waited for: the longer it has taken, the fewer looks.
      const pause = Math.max(2, waited / 20);
      Atomics.wait(clock, 0, 0, pause);
      waited += pause;
      continue;
    }
    parts.push(part);
    if (part.at(-1) === 10) return Buffer.concat(parts).toString();
  }
  return null;
}

const bytes = Buffer.alloc(1 << 16);

function readNow(pipe) {
  try {
    const length = readSync(pipe, bytes);
    return length === 0 ? null : Buffer.from(bytes.subarray(0, length));
  } catch (error) {
    if (error.code === "EAGAIN") return null;
    throw error;
  }
}
