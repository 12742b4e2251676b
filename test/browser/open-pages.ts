/**
 * Crisis pages opened from disk in a real browser: what they say and ask for is heard.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import type { Scenario } from "../../src/engine/index.js";
import { crisisPage } from "../../src/report/index.js";
import { launchChromium } from "../report/chromium.js";
import { patience } from "../until.js";

const program = readFileSync(new URL("../../dist/browser/program.js", import.meta.url), "utf8");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const settings = (scenario: Scenario, seed = "7") => ({
  seed,
  variant: null,
  set: {},
  run: 0,
  days: scenario.horizon,
  historical: false,
  seats: [],
});

export const pageFor = (scenario: Scenario, seed?: string): string =>
  crisisPage({ scenario, name: scenario.id, first: settings(scenario, seed), program });

export const press = async (page: Page, ...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};

/** What assistive technology trips over. */
export async function violations(page: Page): Promise<string[]> {
  if (await page.evaluate("typeof axe === 'undefined'")) await page.evaluate(axe);
  return page.evaluate(
    "axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))",
  );
}

/** Whether it scrolls sideways. */
export const sideways = (page: Page): Promise<boolean> =>
  page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");

export interface Opening {
  readonly width?: number;
  readonly scheme?: "light" | "dark";
  readonly seed?: string;
  /** A script that runs before those of the page. */
  readonly before?: string;
}

export interface Pages {
  /** Opens the page of a scenario. */
  open(scenario: Scenario, opening?: Opening): Promise<{ page: Page; heard: string[] }>;
  close(): Promise<void>;
}

/** Starts the browser. Close it when done. */
export async function startChromium(): Promise<Pages> {
  const folder = mkdtempSync(join(tmpdir(), "faultline-crisis-"));
  const browser: Browser = await launchChromium();
  return {
    async open(scenario, { width = 1280, scheme = "light", seed = "7", before = "" } = {}) {
      const file = join(folder, `${scenario.id}-${seed}.html`);
      writeFileSync(file, pageFor(scenario, seed));
      const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme });
      page.setDefaultTimeout(patience);
      if (before !== "") await page.addInitScript(before);
      const heard: string[] = [];
      page.on("console", (message) => heard.push(message.text()));
      page.on("pageerror", (error) => heard.push(error.message));
      page.on("request", (request) => {
        const url = request.url();
        if (url !== pathToFileURL(file).href && !url.startsWith("blob:")) heard.push(url);
      });
      await page.goto(pathToFileURL(file).href);
      await page.locator(".wire").waitFor();
      return { page, heard };
    },
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
