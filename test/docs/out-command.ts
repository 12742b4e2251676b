/**
 * Commands of a page that write a file: run with the file in a folder of its own.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { faultline } from "../cli/faultline.js";

const option = /--out (\S+)/;

export const writesFile = (command: string): boolean => option.test(command);

/** Runs it, and answers what it wrote instead of what it printed. */
export function runIntoFolder(command: string): ReturnType<typeof faultline> {
  const folder = mkdtempSync(join(tmpdir(), "faultline-docs-"));
  try {
    const file = join(folder, option.exec(command)?.[1] ?? "");
    const done = faultline(...command.replace(option, "").trim().split(/ +/), "--out", file);
    return done.code === 0 ? { ...done, stdout: readFileSync(file, "utf8") } : done;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
