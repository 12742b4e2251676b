/**
 * A crisis page in Firefox, whose engine is another than that of Chromium and Node: the same codes play the same bytes, and the same
 * questions are asked.
 * @module-tag sweep
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashHere, randomCodes } from "../../bench/random-codes.mjs";
import { createModel, createWorld } from "../../src/engine/index.js";
import { questionOptions } from "../../src/exercise/index.js";
import { askQuestions, questionInWords } from "../../src/forecast/index.js";
import { createLookup } from "../../src/text/index.js";
import { launchFirefox, whyNoFirefox } from "../report/firefox.js";
import { libraryScenario } from "../report/library.js";
import { full } from "../share.js";
import { pageFor } from "./open-pages.js";

if (whyNoFirefox !== null) process.stderr.write(`firefox.test.ts is skipped: ${whyNoFirefox}\n`);

/** Few, because each takes a page of its own to be opened; `bench/same-bytes.mjs` plays all of the library. */
const played = full ? ["tutorial", "tavush-2020", "autumn-war-2020"] : ["tutorial", "tavush-2020"];

describe.skipIf(whyNoFirefox !== null)("in Firefox", () => {
  let firefox: Awaited<ReturnType<typeof launchFirefox>>;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "faultline-in-firefox-"));
    firefox = await launchFirefox();
  });
  afterAll(async () => {
    await firefox?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(id: string) {
    const file = join(folder, `${id}.html`);
    writeFileSync(file, pageFor(libraryScenario(id)));
    const page = await firefox.newPage();
    const heard: string[] = [];
    page.on("console", (message) => heard.push(message.text()));
    page.on("pageerror", (error) => heard.push(String(error)));
    await page.goto(pathToFileURL(file).href);
    await page.waitForSelector(".wire");
    return { page, heard };
  }

  it("plays the same bytes as Node, and asks the same questions before a turn", async () => {
    const codes = randomCodes(full ? 240 : 20).filter(({ scenario }) => played.includes(scenario));
    expect(new Set(codes.map(({ scenario }) => scenario)).size).toBe(played.length);
    for (const id of played) {
      const { page, heard } = await open(id);
      const own = codes.filter(({ scenario }) => scenario === id).map(({ code }) => code);
      const there = await page.evaluate(`${JSON.stringify(own)}.map((code) => faultline.hashOf(code))`);
      expect(there).toEqual(own.map((code) => hashHere(id, code)));
      await page.keyboard.press("f");
      await page.keyboard.press("Enter");
      await page.waitForSelector(".give");
      const asked = await page.evaluate(
        '[...document.querySelectorAll("legend")].map((one) => one.firstChild.textContent)',
      );
      const scenario = libraryScenario(id);
      const model = createModel(scenario);
      const questions = askQuestions(model, createWorld(model, { seed: "7" }), questionOptions(model, []));
      expect(asked).toEqual(questions.map(({ question }) => questionInWords(createLookup(scenario), question)));
      expect(heard).toEqual([]);
      await page.close();
    }
  });
});
