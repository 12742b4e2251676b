/**
 * Chromium for pages that have to be seen to work. Where continuous integration runs, a missing one is a failure;
 * elsewhere the tests say that they are skipped and why.
 */
import { type Browser, chromium } from "playwright-core";
import { findProgram, namesOfChromium } from "../../bench/find-program.mjs";
import { patience } from "../until.js";

const executablePath = findProgram(namesOfChromium);

/** Why the tests can't run here; null where they can, and where they may not be skipped. */
export const whySkipped: string | null =
  executablePath === null && process.env.CI === undefined ? "no Chromium on the PATH of this machine" : null;

/** Starts it. Close it when done. */
export async function launchChromium(): Promise<Browser> {
  if (executablePath === null) throw new Error(`these tests need one of ${namesOfChromium.join(", ")} on the PATH`);
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"], timeout: patience });
}
