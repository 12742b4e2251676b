/**
 * A second white cell on a phone of 360 pixels, by keyboard alone: a what-if, forecasts, where everything stood, and a new link for white cells. What the
 * page shows fits, is read by assistive technology, and takes the keyboard along to where it leads.
 * @module-tag sweep
 */
import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { oddsFrom } from "../../src/analysis/index.js";
import type { CountOdds } from "../../src/white-cell/index.js";
import { workOut } from "../host/beside.js";
import { type Served, serve } from "../host/browserless.js";
import { launchChromium, whySkipped } from "../report/chromium.js";
import { libraryScenario } from "../report/library.js";
import { type HostedDevice, hostedDevice, isSound } from "./hosted-pages.js";

if (whySkipped !== null) process.stderr.write(`white-cell-page.test.ts is skipped: ${whySkipped}\n`);

const countOdds: CountOdds = (arm, worlds) => oddsFrom(arm, worlds, { runs: 60, workers: 0 });

describe.skipIf(whySkipped !== null)("in Chromium, a second white cell", () => {
  let browser: Browser;
  let served: Served;
  let device: HostedDevice;
  beforeAll(async () => {
    served = await serve(libraryScenario("tavush-2020"), {
      seats: ["russia", "turkey"],
      options: { countOdds, workOut },
    });
    served.hosted.give({ type: "advance", to: 7 });
    browser = await launchChromium();
    device = await hostedDevice(browser, served.host.addresses[0] ?? "", { width: 360 });
    await device.page.goto(`${served.host.addresses[0]}/#key=${served.host.access.whiteCellKey}`);
    await device.page.getByRole("button", { name: /^End turn/ }).waitFor();
  });
  afterAll(async () => {
    expect(device.heard).toEqual([]);
    await browser?.close();
    await served?.close();
    expect(served.faults).toEqual([]);
  });

  const press = async (one: Locator) => {
    await one.focus();
    await device.page.keyboard.press("Enter");
  };
  const part = (name: string) => press(device.page.getByRole("navigation").getByRole("button", { name, exact: true }));

  it("goes from a record to where all stood, and back to now", async () => {
    const { page } = device;
    await part("Timeline");
    await page.getByLabel("Find in what has happened").fill("no such words");
    await page.getByText("Nothing that has happened says that.").waitFor();
    await page.getByLabel("Find in what has happened").fill("");
    await press(page.locator("#record-0 > summary"));
    await press(page.locator("#record-0").getByRole("button", { name: "Where all stood" }));
    await page.getByText("just after:", { exact: false }).waitFor();
    await page.locator("h2:focus", { hasText: "Standing" }).waitFor();
    await isSound(page);
    await press(page.getByRole("button", { name: "As it stands now" }));
    await page.getByText("just after:", { exact: false }).waitFor({ state: "detached" });
  });

  it("asks what would have been without a record, and reads both runs", async () => {
    const { page } = device;
    await part("Timeline");
    await press(page.locator("#record-0").getByRole("button", { name: "What if …" }));
    const dialog = page.getByRole("dialog");
    await dialog.getByText("The run is played twice", { exact: false }).waitFor();
    await isSound(page);
    await press(dialog.getByRole("button", { name: "Do it" }));
    await page.locator("h2:focus", { hasText: "What if" }).waitFor();
    await page.getByText("Both runs").waitFor();
    await page.locator(".what-if table").first().waitFor();
    await isSound(page);
    await press(page.getByRole("button", { name: "Close it" }));
  });

  it("gives forecasts with the arrow keys, which the device keeps", async () => {
    const { page } = device;
    await part("Odds");
    await press(page.getByRole("button", { name: "Forecast from here" }));
    const slider = page.getByRole("slider").first();
    await slider.focus();
    await page.keyboard.press("ArrowRight");
    await page.locator(".guess output b", { hasText: "51%" }).waitFor();
    await isSound(page);
    await press(page.getByRole("button", { name: "Give these forecasts" }));
    await page.getByText("You said 51%.").waitFor();
    await page.reload();
    await part("Odds");
    await page.getByText("You said 51%.").waitFor();
    served.hosted.give({ type: "advance", to: 40 });
    await page.getByText("What has come of them").waitFor();
    await page.locator(".forecasts table.scores").first().waitFor();
    await isSound(page);
  });

  it("draws a new link, and stays in itself", async () => {
    const { page } = device;
    const before = served.host.access.whiteCellKey;
    await part("Notes");
    await press(page.getByRole("button", { name: "Draw a new link" }));
    await press(page.getByRole("button", { name: "Yes: every other white cell", exact: false }));
    await page.locator(".cell-link .address").waitFor();
    expect(await page.locator(".cell-link .address").textContent()).toContain(served.host.access.whiteCellKey);
    expect(served.host.access.whiteCellKey).not.toBe(before);
    await isSound(page);
    served.hosted.give({ type: "note", text: "It still hears of this" });
    await page.getByText("It still hears of this").waitFor();
  });

  it("reads no seat as deciding once the run has ended", async () => {
    const { page } = device;
    await part("Turn");
    await page.getByText("deciding", { exact: false }).first().waitFor();
    served.hosted.give({ type: "advance", to: served.session.model.scenario.horizon });
    await page.getByText("The run has ended.", { exact: false }).waitFor();
    expect(await page.locator(".seated").textContent()).not.toMatch(/deciding|Nothing chosen/);
    expect(await page.locator(".lead").textContent()).not.toMatch(/Orders/);
    await isSound(page);
  });
});
