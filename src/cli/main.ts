#!/usr/bin/env node
/**
 * The command's entry, behind `bin/faultline.mjs`. It answers `--version` without loading anything else, and sees to it
 * that what becomes of the output decides the exit code only where it should: 0 done, 1 a run broke or the output could
 * not be written, 2 bad usage or bad input, 129 the terminal hung up, 130 interrupted.
 */
import { closeSync, fstatSync, openSync, writeSync } from "node:fs";
import { createRequire } from "node:module";
import { isatty } from "node:tty";

// The engine knows its version too, but loading the engine would take longer than the answer.
const { version } = createRequire(import.meta.url)("../../package.json") as { version: string };

const streams = [0, 1, 2];
const terminals = streams.filter((stream) => isatty(stream));

/** What a command that has done its work answers all the same. */
let codeOfOutput = 0;

// To a file Node writes once, and takes what a disk that runs full had room for to be the whole of it.
if (fstatSync(1).isFile()) {
  process.stdout._write = (bytes: Uint8Array, _, done) => {
    try {
      for (let written = 0; written < bytes.length; ) written += writeSync(1, bytes, written);
      done();
    } catch (error) {
      done(error as Error);
    }
  };
}

// A reader that has seen enough, as `| head` does, is no failure, and changes no exit code. A terminal that has gone is
// one that hung up: whoever draws on it hears of it too, and has a session to close.
process.stdout.on("error", ({ code, message }: NodeJS.ErrnoException) => {
  if (code === "EPIPE" || codeOfOutput !== 0) return;
  codeOfOutput = code === "EIO" && terminals.includes(1) ? 129 : 1;
  if (codeOfOutput === 129) return;
  const reason = ["ENOSPC", "EDQUOT"].includes(code ?? "") ? "the disk is full" : message;
  process.stderr.write(`faultline: can't write to standard output: ${reason}\n`);
});
// Where diagnostics can't be written, there is nobody to tell.
process.stderr.on("error", () => undefined);

process.on("exit", (code) => {
  if (code === 0) process.exitCode = codeOfOutput;
  // Node puts terminals back as it found them when it exits, and aborts with a core where one has gone meanwhile. A
  // descriptor that leads elsewhere by then it leaves alone.
  for (const stream of terminals) {
    if (isatty(stream)) continue;
    closeSync(stream);
    openSync("/dev/null", "r+");
  }
});

async function main(args: readonly string[]): Promise<void> {
  if (args.length === 1 && (args[0] === "--version" || args[0] === "-V")) {
    process.stdout.write(`${version}\n`);
    return;
  }
  const { runProgram } = await import("./program.js");
  // process.exit would cut off piped output that is still being written.
  process.exitCode = await runProgram(args, version);
}

await main(process.argv.slice(2));
