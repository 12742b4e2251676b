/**
 * Chromium for pages that have to be seen to work. Where continuous integration runs, a missing one is a failure;
 * elsewhere the tests say that they are skipped and why.
 */
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { patience } from "../until.js";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** The file of the first program of these names on the PATH. */
export function findProgram(names: readonly string[]): string | null {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    for (const name of names) {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return join(folder, name);
      } catch {
        // Not in this folder.
      }
    }
  }
  return null;
}

const executablePath = findProgram(names);

/** Why the tests can't run here; null where they can, and where they may not be skipped. */
export const whySkipped: string | null =
  executablePath === null && process.env.CI === undefined ? "no Chromium on the PATH of this machine" : null;

/** Starts it. Close it when done. */
export async function launchChromium(): Promise<Browser> {
  if (executablePath === null) throw new Error(`these tests need one of ${names.join(", ")} on the PATH`);
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"], timeout: patience });
}
