/**
 * Runs the built command as a person would, from outside.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
export const entry = join(root, "dist/cli/main.js");

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `faultline …args` from the project's folder, with no terminal. */
export function faultline(...args: readonly string[]): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [entry, ...args], {
    cwd: root,
    encoding: "utf8",
    input: "",
    maxBuffer: 1 << 28,
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
