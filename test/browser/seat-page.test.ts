/**
 * The hosted pages in a real browser, on a phone of 360 pixels: from the code on the wall to a seat, orders drafted and committed, the table's
 * page beside it, and a line that breaks and comes back. By touch and by keyboard, with nothing that assistive technology trips over.
 */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { oddsFrom } from "../../src/analysis/index.js";
import { loadScenario } from "../../src/scenarios/index.js";
import { headOf, recordsOf, sealedTurn, seatsDrafting } from "../../src/session/index.js";
import type { CountOdds } from "../../src/white-cell/index.js";
import { type Served, serve } from "../host/browserless.js";
import { launchChromium, whySkipped } from "../report/chromium.js";
import { libraryScenario } from "../report/library.js";
import { until } from "../until.js";
import { hostedDevice, isSound } from "./hosted-pages.js";
import { sideways } from "./open-pages.js";

if (whySkipped !== null) process.stderr.write(`seat-page.test.ts is skipped: ${whySkipped}\n`);

describe.skipIf(whySkipped !== null)("in Chromium", () => {
  let browser: Browser;
  let served: Served;
  beforeAll(async () => {
    const options = { countOdds: (arm, worlds) => oddsFrom(arm, worlds, { runs: 60, workers: 0 }) } satisfies {
      countOdds: CountOdds;
    };
    served = await serve(libraryScenario("tavush-2020"), { seats: ["russia", "turkey"], options });
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
    expect(served.faults).toEqual([]);
  });

  const address = () => served.host.addresses[0] ?? "";

  const device = (width: number) => hostedDevice(browser, address(), { width });

  it("a seat joins by code and word, drafts, commits, and reads what came of it; the table reads the public part", async () => {
    const { page, context, heard } = await device(360);
    await page.goto(`${address()}/`);
    await page.getByLabel("Code on the wall").fill("NNNNNN");
    await page.keyboard.press("Enter");
    await page.getByText("That is not the code.", { exact: false }).waitFor();
    await isSound(page);
    expect(heard.splice(0).filter((text) => !text.includes("403"))).toEqual([]);
    await context.route("**/api/enter", (route) => route.abort());
    await page.getByLabel("Code on the wall").fill(served.host.access.code.toLowerCase());
    await page.keyboard.press("Enter");
    await page.getByRole("alert").getByText("The host did not answer. Try again.").waitFor();
    await context.unroute("**/api/enter");
    expect(heard.splice(0)).toEqual(["Failed to load resource: net::ERR_FAILED"]);
    await page.keyboard.press("Enter");
    await page.getByText("Who are you?").waitFor();
    await isSound(page);
    await page.getByRole("button", { name: /Russia/ }).click();
    await page.getByLabel("Word of Russia").fill(served.host.access.keyOf("russia")?.word.toUpperCase() ?? "");
    await page.getByRole("button", { name: "Sit down" }).click();
    await page.getByRole("heading", { name: "Mediation" }).waitFor();
    await isSound(page);
    for (const part of ["News", "Others", "Map", "Brief"]) {
      await page.getByRole("button", { name: part, exact: true }).click();
      await isSound(page);
    }
    await page.getByRole("button", { name: "Orders", exact: true }).click();
    await page.getByRole("button", { name: "Draft this order" }).first().click();
    await page.getByText("Saved: Appeal to both sides").waitFor();
    expect(seatsDrafting(served.session.model, served.session.state)).toEqual(["russia"]);

    const table = await device(1280);
    await table.page.goto(`${address()}/#code=${served.host.access.code}`);
    await table.page.getByRole("button", { name: "Watch the table" }).click();
    await table.page.locator(".drawing svg").waitFor();
    await isSound(table.page);
    // The way in stands on the first screen of a projector.
    const code = await table.page.locator(".join .code").boundingBox();
    const qr = await table.page.locator(".join .qr").boundingBox();
    for (const one of [code, qr]) expect((one?.y ?? 0) + (one?.height ?? 1e4)).toBeLessThan(720);
    expect(await table.page.locator("body").textContent()).not.toContain("Appeal to both sides");

    // By keyboard alone.
    const ready = page.getByRole("button", { name: "Ready: commit these orders" });
    await ready.focus();
    await page.keyboard.press("Enter");
    await page.getByText("You are ready.", { exact: false }).waitFor();
    served.hosted.give({ type: "ready", seat: "turkey" });
    served.hosted.give({ type: "advance", to: 7 });
    await page.getByText("turn 2 of 9").waitFor();
    await page.getByRole("button", { name: "News", exact: true }).click();
    await page.locator(".news").getByText("Moscow", { exact: false }).first().waitFor();
    await table.page.locator(".wire").getByText("Moscow", { exact: false }).first().waitFor();
    expect([...heard, ...table.heard]).toEqual([]);
    await context.close();
    await table.context.close();
  });

  it("in Armenian, whose words are the longest, every part of a seat is in sight on a phone", {
    tags: "sweep",
  }, async () => {
    const { page, context, heard } = await device(360);
    await context.addCookies([{ name: "faultline-language", value: "hy", url: address() }]);
    await page.goto(`${address()}/#key=${served.host.access.keyOf("turkey")?.link}`);
    const parts = page.getByRole("navigation").getByRole("button");
    await parts.first().waitFor();
    expect(await parts.allTextContents()).toContain("Հաղորդագրություններ");
    for (const part of await parts.all()) {
      const { x, width } = (await part.boundingBox()) ?? { x: -1, width: 0 };
      expect([x >= 0, x + width <= 360]).toEqual([true, true]);
      await part.click();
      expect(await sideways(page)).toBe(false);
    }
    expect(heard).toEqual([]);
    await context.close();
  });

  it("a second white cell reads every part on a phone, and sets a gauge by keyboard alone", {
    tags: "sweep",
  }, async () => {
    const { page, context, heard } = await device(360);
    await page.goto(`${address()}/#key=${served.host.access.whiteCellKey}`);
    await page.getByRole("button", { name: /^End turn/ }).waitFor();
    for (const part of ["Turn", "Timeline", "Injects", "Messages", "Acts", "Standing", "Notes"]) {
      await page.getByRole("navigation").getByRole("button", { name: part }).click();
      await isSound(page);
    }
    await page.getByRole("navigation").getByRole("button", { name: "Acts" }).click();
    await page.getByRole("button", { name: /^Set a gauge/ }).focus();
    await page.keyboard.press("Enter");
    await page.getByLabel("To what value?").waitFor();
    await isSound(page);
    await page.getByLabel("To what value?").focus();
    await context.route("**/api/white-cell/ask", (route) => route.abort());
    await page.keyboard.type("6");
    const problem = page.getByRole("dialog").getByRole("alert");
    await problem.getByText("No connection", { exact: false }).waitFor();
    await context.unroute("**/api/white-cell/ask");
    expect(heard.splice(0)).toEqual(["Failed to load resource: net::ERR_FAILED"]);
    await page.keyboard.type("1");
    await page.getByText("to 61", { exact: false }).waitFor();
    expect(await problem.textContent()).toBe("");
    await page.keyboard.press("Enter");
    await page.getByText("is set from", { exact: false }).first().waitFor();
    expect(recordsOf(served.session.state).at(-1)?.headline).toMatch(/ to 61$/);
    expect(heard).toEqual([]);
    await context.close();
  });

  it("an evaluator's note that is refused stands in the form again, with all that it is about", {
    tags: "sweep",
  }, async () => {
    const exercise = await serve(loadScenario("docs/examples/tavush-exercise.yaml").scenario, {
      seats: ["russia", "turkey"],
    });
    const { page, context } = await device(360);
    const told = JSON.stringify({ refused: { message: "there is no room", hint: "try later" } });
    await context.route("**/api/act", (route) =>
      route.fulfill({ status: 409, contentType: "application/json", body: told }),
    );
    await page.goto(`${exercise.host.addresses[0]}/#key=${exercise.host.access.keyOf("evaluator.erik")?.link}`);
    const form = page.locator("#note-form");
    const seen = form.getByRole("textbox").first();
    const seat = form.getByRole("combobox", { name: "Seat" });
    await seen.fill("They asked first");
    await seat.selectOption("turkey");
    await form.getByRole("button", { name: "Save" }).click();
    await page.getByText("There is no room. Try later.", { exact: false }).waitFor();
    expect([await seen.inputValue(), await seat.inputValue()]).toEqual(["They asked first", "turkey"]);
    await context.unroute("**/api/act");
    await form.getByRole("button", { name: "Save" }).click();
    await page.locator("ol.own li:not(.waiting)").getByText("They asked first").waitFor();
    expect([await seen.inputValue(), await seat.inputValue()]).toEqual(["", ""]);
    const [kept] = exercise.session.state.review.observations.values();
    expect(kept).toMatchObject({ text: "They asked first", seat: "turkey", by: "Erik Falk" });
    await isSound(page);
    await context.close();
    await exercise.close();
    expect(exercise.faults).toEqual([]);
  });

  it("what is chosen without a connection is kept, through a reload too, and sent when there is one again", async () => {
    const { page, context } = await device(360);
    await page.goto(`${address()}/#key=${served.host.access.keyOf("turkey")?.link}`);
    await page.getByRole("heading", { name: "Voice" }).waitFor();
    expect(page.url()).not.toContain("key");
    await context.setOffline(true);
    await page.getByRole("button", { name: "Draft this order" }).first().click();
    await page.getByText("1 choice waits to be sent", { exact: false }).waitFor();
    await page.getByRole("button", { name: "Messages", exact: true }).click();
    await page.getByRole("checkbox", { name: "Russia", exact: true }).check();
    const message = page.getByLabel("Your message");
    await message.fill("Is anybody there?");
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByText("2 choices wait to be sent", { exact: false }).waitFor();
    await page.getByRole("alert").getByText("message to Russia").waitFor();
    await message.fill("We have heard");
    const { pathname } = new URL(page.url());
    // The browser shows its own page now.
    await expect(page.reload()).rejects.toThrow("ERR_INTERNET_DISCONNECTED");
    await context.setOffline(false);
    await page.goto(`${address()}${pathname}`);
    await page.getByRole("button", { name: "Messages", exact: true }).click();
    await page.locator("#letters").getByText("Is anybody there?").waitFor();
    expect(await message.inputValue()).toBe("We have heard");
    await page.getByRole("button", { name: "Orders", exact: true }).click();
    const drafted = () => sealedTurn(served.session.model, headOf(served.session.state)).drafts.size;
    await until(
      () => drafted() === 1,
      () => "the draft in the session",
    );
    await page.getByText("Drafted", { exact: false }).first().waitFor();
    await context.close();
  });

  it("a seat that is taken says so, and lets its device join again", { tags: "sweep" }, async () => {
    const { page, context } = await device(360);
    await page.goto(`${address()}/#key=${served.host.access.keyOf("turkey")?.link}`);
    await page.getByRole("heading", { name: "Voice" }).waitFor();
    await served.host.access.renew("turkey");
    await page.getByText("This seat was given to somebody else.", { exact: false }).waitFor();
    await isSound(page);
    await context.close();
  });

  it("a second white cell orders for a seat by keyboard, goes to a bookmark, and reads odds, the day and the bell", {
    tags: "sweep",
  }, async () => {
    // Whatever tests before this one have played: a turn is over.
    if (recordsOf(served.session.state).every(({ time }) => time === 0)) {
      for (const seat of ["russia", "turkey"]) served.hosted.give({ type: "ready", seat });
      served.hosted.give({ type: "advance", to: 7 });
    }
    served.hosted.give({ type: "bookmark", record: 0, text: "ask the class" });
    const { page, context, heard } = await device(360);
    await page.goto(`${address()}/#key=${served.host.access.whiteCellKey}`);
    const choose = page.getByRole("button", { name: /^Choose for it … Turkey/ });
    await choose.focus();
    await page.keyboard.press("Enter");
    // The keyboard is in the first field, and back where the form was opened once it is done.
    await page.locator("dialog .field :focus").waitFor();
    await isSound(page);
    await page.getByText("Turkey drafts an order:", { exact: false }).waitFor();
    await page.getByRole("button", { name: "Do it" }).focus();
    await page.keyboard.press("Enter");
    await page.getByText("Drafted: ", { exact: false }).first().waitFor();
    expect(seatsDrafting(served.session.model, served.session.state)).toContain("turkey");
    await page.locator("button:focus", { hasText: "Choose for it … Turkey" }).waitFor();

    await page.getByRole("button", { name: "Ring the bell when time is up" }).click();
    await page.getByRole("button", { name: "The bell rings: silence it" }).waitFor();
    served.hosted.give({ type: "clock", do: "start", minutes: 0.5 });
    await page.getByRole("timer").waitFor();
    served.hosted.give({ type: "clock", do: "extend", minutes: -0.5 });
    await page.getByRole("alert").getByText("Time is up.").waitFor();
    await page.getByText("The day, and the time that turns took").click();
    await page
      .getByText(/^turn \d+: \d\d:\d\d used, /)
      .first()
      .waitFor();
    await isSound(page);

    await page.getByRole("navigation").getByRole("button", { name: "Standing" }).click();
    await page.getByText("Who is who").click();
    await page.getByText("Abbreviations", { exact: true }).waitFor();
    await isSound(page);

    await page.getByRole("navigation").getByRole("button", { name: "Notes" }).click();
    await page.getByRole("button", { name: "Show it" }).click();
    await page.locator("#record-0[open] > summary:focus").waitFor();
    await page.locator("#record-0").getByRole("button", { name: "Odds from here" }).click();
    await page.getByText("From Sun 12 Jul 2020, day 0").waitFor();
    await page.getByText("How it ends").waitFor();
    await page.getByText("Where it was decided").click();
    await page.getByText("Move 1", { exact: false }).waitFor();
    await isSound(page);
    expect(heard).toEqual([]);
    await context.close();
  });
});
