// How fast a crisis in a browser is: `node bench/page-speed.mjs [scenario ...] [--rounds N]`, from a build. Writes a page of each scenario
// as `faultline page` does, opens it from disk in headless Chromium, and prints the time from opening until the first record has
// happened, and from the key for odds until all 2,000 futures are counted in; medians over fresh loads, and the most. Bars of a second each are
// for a quiet machine, so the load is printed beside.
import "./help.mjs";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { listScenarios } from "../dist/scenarios/index.js";
import { namesOfChromium, needProgram } from "./find-program.mjs";
import { root } from "./measure.mjs";

const { values: asked, positionals } = parseArgs({
  options: { rounds: { type: "string", default: "5" } },
  allowPositionals: true,
});
const scenarios = positionals.length > 0 ? positionals : listScenarios().map(({ id }) => id);

const median = (times) => [...times].sort((a, b) => a - b)[times.length >> 1];
const told = (times) => `${Math.round(median(times))} ms (most ${Math.round(Math.max(...times))})`;

async function measure(browser, url) {
  const page = await browser.newPage();
  const opened = performance.now();
  await page.goto(url);
  await page.keyboard.press("n");
  await page.locator("section.why").getByText("base rate").or(page.locator(".wire .headline")).first().waitFor();
  const stepped = performance.now();
  await page.keyboard.press("o");
  await page.getByText("2,000 futures", { exact: false }).waitFor();
  const counted = performance.now();
  await page.close();
  return { step: stepped - opened, futures: counted - stepped };
}

const folder = mkdtempSync(join(tmpdir(), "faultline-page-speed-"));
const browser = await chromium.launch({ executablePath: needProgram(namesOfChromium), args: ["--no-sandbox"] });
try {
  for (const scenario of scenarios) {
    const file = join(folder, `${scenario}.html`);
    const program = join(root, "dist/cli/main.js");
    const { status, stderr } = spawnSync(process.execPath, [program, "page", scenario, "--seed", "7", "--out", file]);
    if (status !== 0) throw new Error(`no page of ${scenario}: ${stderr}`);
    const rounds = [];
    for (let round = 0; round < Number(asked.rounds); round += 1)
      rounds.push(await measure(browser, pathToFileURL(file).href));
    const megabytes = (statSync(file).size / 1e6).toFixed(2);
    const [step, futures] = [rounds.map((one) => one.step), rounds.map((one) => one.futures)];
    console.log(`${scenario}: ${megabytes} MB, first step ${told(step)}, 2,000 futures ${told(futures)}`);
  }
  console.log(`load of the machine ${loadavg()[0].toFixed(1)}`);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
