#!/usr/bin/env node
/**
 * The command's entry. It answers `--version` without loading anything else, and turns whatever a command throws
 * into words and an exit code: 0 done, 1 a run broke, 2 bad usage or bad input, 130 interrupted.
 */
import { createRequire } from "node:module";

// The engine knows its version too, but loading the engine would take longer than the answer.
const { version } = createRequire(import.meta.url)("../../package.json") as { version: string };

// A reader that has seen enough, as `| head` does, is no failure. A terminal that has gone is one that hung up: whoever
// draws on it hears of it too, and has a session to close.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    if (error.code !== "EIO") throw error;
  });
}

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
