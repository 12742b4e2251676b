/**
 * Firefox, for what has to be the same in another engine than that of Chromium and Node. Where a machine has none, the tests say that they
 * are skipped and why.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer, { type Browser } from "puppeteer-core";
import { findProgram, namesOfFirefox } from "../../bench/find-program.mjs";
import { patience } from "../until.js";

const executablePath = findProgram(namesOfFirefox);

/** Why the tests can't run here; null where they can. */
export const whyNoFirefox: string | null = executablePath === null ? "no Firefox on the PATH of this machine" : null;

/** Starts it in a home of its own. Close it when done. */
export async function launchFirefox(): Promise<Pick<Browser, "newPage" | "close" | "version">> {
  if (executablePath === null) throw new Error(`these tests need one of ${namesOfFirefox.join(", ")} on the PATH`);
  const home = mkdtempSync(join(tmpdir(), "faultline-firefox-"));
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath,
    headless: true,
    env: { ...process.env, HOME: home },
    protocolTimeout: patience,
    timeout: patience,
  });
  return {
    newPage: () => browser.newPage(),
    version: () => browser.version(),
    async close() {
      await browser.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
