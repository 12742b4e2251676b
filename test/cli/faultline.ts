/**
 * Runs the built command as a person would, from outside.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { full } from "../share.js";
import { patience } from "../until.js";
import { openServed, type Ran } from "./serving.mjs";

const root = join(import.meta.dirname, "../..");
export const entry = join(root, "dist/cli/main.js");

/** Unless all is played in full, one process answers for all of them: most of their time would go into starting. */
let served: ((cwd: string, args: readonly string[]) => Ran) | undefined;

/** Runs `faultline …args`, from the project's folder unless another is given, with no terminal and nothing to read. */
export function faultlineIn(cwd: string, ...args: readonly string[]): Ran {
  if (full) return ownProcess(cwd, args);
  served ??= openServed(patience);
  return served(cwd, args);
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

/** The lines of an NDJSON output. */
export function jsonLines(text: string): { [key: string]: unknown }[] {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as { [key: string]: unknown });
}
