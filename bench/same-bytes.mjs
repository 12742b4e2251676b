// Whether a run has the same bytes wherever it is played: `node bench/same-bytes.mjs [codes] [--from N]`, from a build. Draws replay codes over
// all scenarios of the library, with variants, assumptions, days, seats and the calendar, plays each here, in Chromium and in Firefox, in
// pages as `faultline page` writes them, and compares the hashes of their records. A browser that is not installed is left out, and said
// to be. `--from N` leaves out the first N codes, so that many can be played in shares. `--hashes FILE` writes what was played here, code
// by code, for another Node to compare with (`--against FILE`). Exit code 1 where any differ.
import "./help.mjs";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { findProgram, namesOfChromium, namesOfFirefox } from "./find-program.mjs";
import { root } from "./measure.mjs";
import { hashHere, randomCodes } from "./random-codes.mjs";

const { values: options, positionals } = parseArgs({
  options: { from: { type: "string" }, hashes: { type: "string" }, against: { type: "string" } },
  allowPositionals: true,
});
const count = Number(positionals[0] ?? 600);
const from = Number(options.from ?? 0);
const codes = randomCodes(from + count).slice(from);
const here = new Map(codes.map(({ scenario, code }) => [code, hashHere(scenario, code)]));
let differing = 0;

function compare(where, found) {
  const apart = codes.filter(({ code }) => found.get(code) !== here.get(code));
  differing += apart.length;
  console.log(
    `${where}: ${codes.length - apart.length} of ${codes.length} the same${apart[0] ? `; not ${apart[0].code}` : ""}`,
  );
}

const folder = mkdtempSync(join(tmpdir(), "faultline-bytes-"));
const pageOf = (scenario) => {
  const file = join(folder, `${scenario}.html`);
  if (!existsSync(file)) {
    const { status } = spawnSync(process.execPath, [
      join(root, "dist/cli/main.js"),
      "page",
      scenario,
      "--seed",
      "1",
      "--out",
      file,
    ]);
    if (status !== 0) throw new Error(`no page of ${scenario}`);
  }
  return pathToFileURL(file).href;
};

/** How many codes a page is asked to play at once: no browser waits long enough for thousands. */
const slice = 50;

/** `open` answers a page at an address, with `evaluate` and `close`. */
async function inBrowser(where, open) {
  const found = new Map();
  for (const scenario of new Set(codes.map((one) => one.scenario))) {
    const page = await open(pageOf(scenario));
    const own = codes.filter((one) => one.scenario === scenario).map(({ code }) => code);
    for (let first = 0; first < own.length; first += slice) {
      const asked = own.slice(first, first + slice);
      const hashes = await page.evaluate((list) => list.map((code) => globalThis.faultline.hashOf(code)), asked);
      for (const [place, code] of asked.entries()) found.set(code, hashes[place]);
    }
    await page.close();
  }
  compare(where, found);
}

console.log(`Node ${process.version}: ${codes.length} codes played`);
if (options.hashes) writeFileSync(options.hashes, JSON.stringify([...here]));
if (options.against) compare(`against ${options.against}`, new Map(JSON.parse(readFileSync(options.against, "utf8"))));
try {
  const chromium = findProgram(namesOfChromium);
  if (chromium === null) console.log("Chromium: not installed");
  else {
    const playwright = await import("playwright-core");
    const browser = await playwright.chromium.launch({ executablePath: chromium, args: ["--no-sandbox"] });
    await inBrowser(`Chromium ${browser.version()}`, async (url) => {
      const page = await browser.newPage();
      await page.goto(url);
      return page;
    });
    await browser.close();
  }
  const firefox = findProgram(namesOfFirefox);
  if (firefox === null) console.log("Firefox: not installed");
  else {
    const puppeteer = await import("puppeteer-core");
    const env = { ...process.env, HOME: folder };
    const how = {
      browser: "firefox",
      executablePath: firefox,
      headless: true,
      env,
      timeout: 300_000,
      protocolTimeout: 1_200_000,
    };
    const browser = await puppeteer.launch(how);
    await inBrowser(await browser.version(), async (url) => {
      const page = await browser.newPage();
      await page.goto(url);
      return page;
    });
    await browser.close();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = differing > 0 ? 1 : 0;
