/**
 * Forecasts in a page: asked, answered by keys, slider and buttons, revealed and scored as on the terminal, with the same questions; odds
 * stay closed meanwhile; and what is saved can be handed in.
 * @module-tag sweep
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { armModel, questionsAt } from "../../src/analysis/index.js";
import { saveWorld } from "../../src/engine/index.js";
import { Forecasting, questionOptions, writtenForecasts } from "../../src/exercise/index.js";
import { writeScores } from "../../src/forecast/index.js";
import { readScores } from "../../src/forecast/read-scores.js";
import { beginSession, turnEnd, worldNow } from "../../src/session/index.js";
import { faultline } from "../cli/faultline.js";
import { whySkipped } from "../report/chromium.js";
import { libraryScenario } from "../report/library.js";
import { beginningOf } from "../session/exercise.js";
import { type Pages, press, sideways, startChromium, violations } from "./open-pages.js";

const tutorial = libraryScenario("tutorial");

if (whySkipped !== null) process.stderr.write(`forecast-page.test.ts is skipped: ${whySkipped}\n`);

/** Answers with what only looks like forecasts for those of the last run, as another file that was opened from disk could have left. */
const junk = `const read = Storage.prototype.getItem;
  Storage.prototype.getItem = function (key) {
    return key.endsWith("last") ? '{"format":"faultline-forecasts/1","forecasts":[{}]}' : read.call(this, key);
  };`;

/** The file of somebody who gives the same forecasts, with questions chosen in the kernel as on the terminal. */
async function fileOf(name: string, percents: readonly number[]): Promise<string> {
  const session = beginSession(beginningOf(tutorial, "7", { seats: [] }));
  const model = armModel({ scenario: tutorial, variant: null, set: {} });
  const forecasting = new Forecasting(session, {
    choose: (own, world, before) => questionsAt(model, saveWorld(own, world), questionOptions(own, before)),
    keep: () => null,
  });
  forecasting.begin(() => undefined);
  let given = 0;
  while (forecasting.phase !== "over") {
    await forecasting.ready();
    for (const place of forecasting.asked.keys()) {
      forecasting.guess(place, percents[given] as number);
      given += 1;
    }
    forecasting.commit();
    session.give({ type: "advance", to: turnEnd(tutorial, worldNow(session.state)) });
    forecasting.played();
    forecasting.goOn();
  }
  return writeScores(writtenForecasts(session, { name, finished: true, forecasts: forecasting.forecasts }));
}

describe.skipIf(whySkipped !== null)("in Chromium", () => {
  let pages: Pages;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "faultline-handed-in-"));
    pages = await startChromium();
  });
  afterAll(async () => {
    await pages?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
  const began = async (page: Page) => {
    await press(page, "f", "Enter");
    await page.locator(".give").waitFor();
  };

  it("asks what the terminal asks, on a phone too; odds wait; the file that is saved is the terminal's, and is scored", async () => {
    const { page, heard } = await pages.open(tutorial, { width: 360, before: junk });
    await began(page);
    expect(await violations(page)).toEqual([]);
    expect(await sideways(page)).toBe(false);
    // Keys, buttons and the slider give a probability.
    const shown = () => page.locator("output b").allTextContents();
    await press(page, "ArrowRight", "+", "ArrowDown", "-");
    expect((await shown()).slice(0, 2)).toEqual(["56%", "49%"]);
    await button(page, "5% more likely").first().click();
    await page.getByRole("slider").nth(1).focus();
    await press(page, "Home", "ArrowUp", "+");
    expect((await shown()).slice(0, 2)).toEqual(["60%", "3%"]);
    await press(page, "Escape", "o");
    await page.locator(".covering").getByText("It opens once your forecasts of this turn are in").waitFor();
    await press(page, "Escape", "x");
    await page.locator(".notice").getByText("once the run is over").waitFor();
    expect(await button(page, "turn").count()).toBe(1);
    await press(page, "f");
    const percents: number[] = [];
    const next = page.locator('.give, .forecast p:has-text("Best call:")').first();
    for (await next.waitFor(); (await page.locator(".give").count()) > 0; await next.waitFor()) {
      percents.push(...(await shown()).map(Number.parseFloat));
      await page.locator(".give").click();
      await button(page, "turn").click();
      await page.locator(".forecast .first").waitFor();
      if (percents.length < 5) expect(await violations(page)).toEqual([]);
      await press(page, "Enter");
    }
    expect(await violations(page)).toEqual([]);
    expect(await sideways(page)).toBe(false);
    await page.getByLabel("Your name").fill("Ann");
    const [saved] = await Promise.all([page.waitForEvent("download"), button(page, "Save the file").click()]);
    expect(saved.suggestedFilename()).toBe("ann-tutorial-7.json");
    const file = join(folder, "ann.json");
    await saved.saveAs(file);
    const text = readFileSync(file, "utf8");
    expect(text).toBe(await fileOf("Ann", percents));
    const read = readScores(text);
    expect("fault" in read ? read.fault : read.forecasts.length).toBe(percents.length);
    const { code, stdout } = faultline("scores", file);
    expect({ code, first: stdout.split("\n")[0] }).toMatchObject({
      code: 0,
      first: expect.stringContaining(`${percents.length} settled forecasts`),
    });
    expect(stdout).toContain("Ann");
    expect(heard).toEqual([]);
    // The browser has kept them: the same run goes on where it was, and they can be thrown away.
    await page.reload();
    await press(page, "f", "Enter");
    await page.getByText("You go on after your forecasts of day").first().waitFor();
    await button(page, "Forecast this run anew").click();
    await button(page, "Yes, without these forecasts").click();
    await page.locator(".give").waitFor();
    expect(await page.locator(".hand-in").count()).toBe(0);
    await page.close();
  });

  it("asks and scores where the browser keeps nothing and runs no worker, and says so", async () => {
    const none = `window.Worker = class { constructor() { throw new Error("none"); } };
      Object.defineProperty(window, "localStorage", { get() { throw new Error("none"); } });`;
    const { page, heard } = await pages.open(tutorial, { before: none, scheme: "dark" });
    await began(page);
    await page.locator(".give").click();
    await page.locator(".hand-in").getByText("This browser keeps nothing").waitFor();
    // Whoever leaves with forecasts that are nowhere else is asked; not once they are saved.
    const asks = () => page.evaluate("!dispatchEvent(new Event('beforeunload', { cancelable: true }))");
    expect(await asks()).toBe(true);
    await Promise.all([page.waitForEvent("download"), button(page, "Save the file").click()]);
    await expect.poll(asks).toBe(false);
    await press(page, "t");
    await page.locator(".revealed, .open").first().waitFor();
    expect(await violations(page)).toEqual([]);
    expect(heard).toEqual([]);
    await page.close();
  });
});
