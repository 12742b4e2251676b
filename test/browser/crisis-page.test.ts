/**
 * A crisis in a real browser: it plays the same run as the terminal, answers the same keys, asks for nothing, says nothing is wrong, and
 * nothing of a scenario becomes markup or program.
 */
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashHere, randomCodes } from "../../bench/random-codes.mjs";
import { en } from "../../src/catalogue/en.js";
import { advance, createModel, createWorld, hashScenario, type Scenario } from "../../src/engine/index.js";
import { replayCode } from "../../src/text/index.js";
import { whySkipped } from "../report/chromium.js";
import { library, libraryScenario, respelled } from "../report/library.js";
import { full, share } from "../share.js";
import { patience } from "../until.js";
import { type Pages, pageFor, press, settings, sideways, startChromium, violations } from "./open-pages.js";

const recordsOf = (scenario: Scenario, seed: string) => {
  const model = createModel(scenario);
  return advance(model, createWorld(model, { seed }), Number.POSITIVE_INFINITY);
};

it.each(library.map((scenario) => [scenario.id, scenario] as const))(
  "the page of %s is at most 1.5 MB",
  (_, scenario) => {
    expect(Buffer.byteLength(pageFor(scenario))).toBeLessThanOrEqual(1_500_000);
  },
);

it("the program holds each message that it names, once, and none that it never names", () => {
  const program = readFileSync(new URL("../../dist/browser/program.js", import.meta.url), "utf8");
  const times = new Map<string, number>();
  for (const [, name] of program.matchAll(/["'`]([a-z-]+\.[a-z0-9-]+)["'`]/g))
    times.set(name!, (times.get(name!) ?? 0) + 1);
  const said = Object.keys(en).filter((name) => times.has(name));
  expect(said.filter((name) => times.get(name)! < 2)).toEqual([]);
  expect(said.length).toBeGreaterThan(500);
  expect(said.length).toBeLessThan(Object.keys(en).length);
});

it("no text of a scenario ends the data or the page's program early", () => {
  const hostile = {
    ...libraryScenario("tutorial"),
    title: "</script><script>alert(1)</script>\u2028<!--",
    summary: "<img src=x>",
  };
  const page = pageFor(hostile);
  expect(page.match(/<script/g)).toHaveLength(3);
  expect(page).not.toContain("<img");
  expect(page).not.toContain("\u2028");
  const data = /<script type="application\/json" id="crisis">(.*?)<\/script>/s.exec(page)?.[1] ?? "";
  expect(JSON.parse(data)).toMatchObject({ scenario: { title: hostile.title } });
});

if (whySkipped !== null) process.stderr.write(`crisis-page.test.ts is skipped: ${whySkipped}\n`);

describe.skipIf(whySkipped !== null)("in Chromium", () => {
  let pages: Pages;
  beforeAll(async () => {
    pages = await startChromium();
  });
  afterAll(() => pages?.close());
  const open: Pages["open"] = (...opening) => pages.open(...opening);

  it("plays the run of its seed to the end, record by record, and gives its code", async () => {
    const scenario = libraryScenario("tavush-2020");
    const { page, heard } = await open(scenario);
    await press(page, "G");
    await page.locator(".covering").getByText("Left behind").waitFor();
    const last = await page.locator(".covering").textContent();
    await press(page, "Escape");
    const shown = await page.locator(".wire .headline").allTextContents();
    const records = recordsOf(scenario, "7");
    expect(shown.map((text) => text.replace(/^[◆▸■] /, ""))).toEqual(records.map(({ headline }) => headline));
    const identity = { scenario: scenario.id, scenarioHash: hashScenario(scenario), ...settings(scenario), days: null };
    expect(await page.locator(".which code").textContent()).toBe(replayCode(identity));
    expect(last).toContain(replayCode(identity));
    expect(heard).toEqual([]);
    await page.close();
  });

  it.each([360, 1280])(
    "has the record that is looked at in sight, at a width of %i",
    { tags: "sweep" },
    async (width) => {
      const { page } = await open(libraryScenario("autumn-war-2020"), { width });
      const inSight = () =>
        page.evaluate(`(() => {
        const [list, record] = [".wire", ".wire [aria-current]"].map((one) => document.querySelector(one).getBoundingClientRect());
        return [record.top >= list.top, record.bottom <= list.bottom, record.bottom <= innerHeight];
      })()`);
      for (const keys of [15, 15, 15]) {
        await press(page, ...Array.from({ length: keys }, () => "n"));
        await expect.poll(inSight, { timeout: patience }).toEqual([true, true, true]);
      }
      await press(page, ...Array.from({ length: 35 }, () => "p"));
      await expect.poll(inSight, { timeout: patience }).toEqual([true, true, true]);
      if (width > 1000) {
        const top = async (place: string) => (await page.locator(place).boundingBox())?.y ?? Number.NaN;
        expect(await top("section.map")).toBeLessThan(await top("section.why"));
      }
      await page.close();
    },
  );

  it("explains a record, counts odds, answers what if and says where it was decided", async () => {
    const { page, heard } = await open(libraryScenario("tavush-2020"));
    await press(page, "n", "n", "n", "n", "n", "n");
    await page.locator("section.why").getByText("base rate").waitFor();
    await press(page, "o");
    await page.getByText("2,000 futures", { exact: false }).waitFor();
    await press(page, "Escape", "x", "Enter");
    await page.locator(".covering").getByText("From the change on, in 400 futures each").waitFor();
    await press(page, "Escape", "d");
    await page.getByText("before the first record").first().waitFor();
    expect(heard).toEqual([]);
    await page.close();
  });

  it("has nothing that assistive technology trips over, in light or dark", { tags: "sweep" }, async () => {
    const { page } = await open(libraryScenario("tavush-2020"));
    await press(page, "n", "n", "n", "n", "n");
    expect(await violations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await violations(page)).toEqual([]);
    await press(page, "o");
    await page.getByText("2,000 futures", { exact: false }).waitFor();
    expect(await violations(page)).toEqual([]);
    await press(page, "Escape", "x");
    await page.emulateMedia({ colorScheme: "light" });
    expect(await violations(page)).toEqual([]);
    await page.close();
  });

  it("fits a phone with five buttons in one row, and every other act has one behind the sixth", {
    tags: "sweep",
  }, async () => {
    const { page } = await open(libraryScenario("tavush-2020"), { width: 360 });
    const bar = page.locator("nav.controls");
    const rows = await page.evaluate(
      `new Set([...document.querySelectorAll("nav > button")].map((one) => one.getBoundingClientRect().top)).size`,
    );
    expect([await bar.locator("> button").count(), rows]).toEqual([6, 1]);
    const more = page.getByRole("button", { name: "more" });
    expect(await more.getAttribute("aria-expanded")).toBe("false");
    expect(await page.getByRole("button", { name: "decided" }).count()).toBe(0);
    await more.focus();
    await press(page, "Enter");
    expect(await page.getByRole("button", { name: "less" }).getAttribute("aria-expanded")).toBe("true");
    for (const name of ["start", "day", "to the end", "decided", "next surprise", "next bookmark", "who", "keys"])
      expect(await page.getByRole("button", { name }).count(), name).toBe(1);
    expect(await sideways(page)).toBe(false);
    expect(await violations(page)).toEqual([]);
    await press(page, "o");
    await page.locator(".covering").getByText("2,000 futures", { exact: false }).waitFor();
    const heights = await page.evaluate(
      `[...document.querySelectorAll(".covering pre > div")].filter(({ textContent }) => /[■◆] /.test(textContent)).map((one) => one.offsetHeight)`,
    );
    expect(new Set(heights as number[]).size, "each of the odds on one line").toBe(1);
    await press(page, "Escape", "d");
    for (const name of ["next big move", "big move before"]) await page.getByRole("button", { name }).waitFor();
    await press(page, "Escape");
    for (const name of ["next", "next", "what if"]) await page.getByRole("button", { name, exact: true }).click();
    await page.locator(".covering").getByRole("button", { name: "next" }).click();
    await page.locator(".covering").getByText("What if record").waitFor();
    expect(await sideways(page)).toBe(false);
    // What differs stands below each other, with the marks of a comparison.
    const compared = (await page.locator(".covering pre").textContent()) ?? "";
    expect(compared).toContain("Marks: - as played; + in the what-if");
    expect(compared).not.toContain(" | ");
    await page.close();
  });

  it("plays a code that is pasted, and says what is wrong with one that is not of this edition", {
    tags: "sweep",
  }, async () => {
    const scenario = libraryScenario("tavush-2020");
    const { page } = await open(scenario);
    const identity = {
      scenario: scenario.id,
      scenarioHash: hashScenario(scenario),
      ...settings(scenario, "amber-4"),
      days: null,
    };
    const code = replayCode(identity);
    const box = page.getByLabel("Replay code", { exact: true });
    await box.fill(code.slice(0, -2));
    await page.getByRole("button", { name: "Play the code" }).click();
    await page.getByRole("alert").waitFor();
    await box.fill(code);
    await page.getByRole("button", { name: "Play the code" }).click();
    await page.locator(".which").getByText("seed amber-4").waitFor();
    await press(page, "n", "n", "n");
    const shown = await page.locator(".wire .headline").allTextContents();
    const headlines = recordsOf(scenario, "amber-4").map(({ headline }) => headline);
    expect(headlines.slice(0, shown.length)).toEqual(shown.map((text) => text.replace(/^[◆▸■] /, "")));
    await page.close();
  });

  it("shows a map whose names can be read on a phone, and opens it as large as the window", {
    tags: "sweep",
  }, async () => {
    const { page } = await open(libraryScenario("tavush-2020"), { width: 360 });
    const smallest = async (within: string) => {
      const heights = await page.evaluate(
        `[...document.querySelectorAll("${within} text")].map((text) => text.getBoundingClientRect().height).filter(Boolean)`,
      );
      return Math.min(...(heights as number[]));
    };
    /** How high the names are beside the map itself. */
    const share = async (within: string) =>
      (await page.evaluate(
        `(() => { const svg = document.querySelector("${within} svg"); const heights = [...svg.querySelectorAll("text")].map((text) => text.getBoundingClientRect().height).filter(Boolean).sort((a, b) => a - b); return heights[heights.length >> 1] / svg.getBoundingClientRect().width; })()`,
      )) as number;
    expect(await smallest(".map > .drawing")).toBeGreaterThan(9);
    await page.getByRole("button", { name: "larger map" }).click();
    expect(await smallest("dialog")).toBeGreaterThan(14);
    // As on the sheet for the wall, which is read from the back of a room.
    expect((await share("dialog")) / (await share(".map > .drawing"))).toBeCloseTo(1.5, 1);
    const records = await page.locator(".wire .headline").count();
    await press(page, "n", "n");
    expect(await page.locator(".wire .headline").count()).toBe(records);
    expect(await violations(page)).toEqual([]);
    await press(page, "Escape");
    await page.locator("dialog").waitFor({ state: "detached" });
    await press(page, "n");
    expect(await page.locator(".wire .headline").count()).toBeGreaterThan(records);
    await page.close();
  });

  it("carries out keys that were pressed before it was drawn", { tags: "sweep" }, async () => {
    const before = `new MutationObserver((_, observer) => {
      if (document.getElementById("app") === null) return;
      observer.disconnect();
      for (const key of ["n", "n", "n"]) document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    }).observe(document, { childList: true, subtree: true });`;
    const { page, heard } = await open(libraryScenario("tavush-2020"), { before });
    const shown = await page.locator(".wire .headline").allTextContents();
    expect(shown.length).toBeGreaterThanOrEqual(3);
    const headlines = recordsOf(libraryScenario("tavush-2020"), "7").map(({ headline }) => headline);
    expect(shown.map((text) => text.replace(/^[◆▸■] /, ""))).toEqual(headlines.slice(0, shown.length));
    expect(heard).toEqual([]);
    await page.close();
  });

  it.each([
    ["can't be started", 'throw new Error("blocked here");', true],
    ["throws", 'setTimeout(() => this.onerror({ message: "blocked here", preventDefault() {} }));', full],
  ])(
    "says that there are no odds where its worker %s, and goes on",
    { tags: "sweep" },
    async (_, fails, everywhere) => {
      const before = `window.Worker = class { constructor() { ${fails} } postMessage() {} };`;
      const { page, heard } = await open(libraryScenario("tavush-2020"), { before });
      await press(page, "n", "n", "n", "n", "n", "n");
      await page.locator("section.why").getByText("base rate").waitFor();
      await press(page, "o");
      await page.locator(".covering").getByText("blocked here").waitFor();
      await press(page, "Escape");
      if (everywhere) {
        await press(page, "x", "Enter");
        await page.locator(".covering").getByText("The odds could not be counted: blocked here").waitFor();
        await press(page, "Escape", "d");
        await page.locator(".covering").getByText("The odds could not be counted: blocked here").waitFor();
        await press(page, "Escape", "s");
        await page.locator(".notice").getByText("no futures can be played: blocked here").waitFor();
      }
      await press(page, "G");
      await page.locator(".covering").getByText("Left behind").waitFor();
      expect(heard).toEqual([]);
      await page.close();
    },
  );

  it("tells a listener odds that are counted later", { tags: "sweep" }, async () => {
    const { page } = await open(libraryScenario("tutorial"), { seed: "36" });
    await press(page, "n", "n", "n", "n", "n", "n", "x", "Enter");
    const log = page.getByRole("log");
    await log.getByText("as played,", { exact: false }).first().waitFor({ state: "attached" });
    await press(page, "Escape", "d");
    await log
      .getByText(/^Where it was decided|^At no record/)
      .first()
      .waitFor({ state: "attached" });
    await page.close();
  });

  it("keeps bookmarks with notes, and marks them in the list of what has happened", { tags: "sweep" }, async () => {
    const { page, heard } = await open(libraryScenario("tavush-2020"));
    await press(page, "n", "n", "n", "*", "t", "i", "m", "b", "Enter", "n", "n", "j");
    const marked = page.locator(".wire [aria-current]");
    expect(await marked.textContent()).toMatch(/★ Bookmarked: .*timb/);
    await press(page, "B");
    await page.locator(".covering").getByText("1 bookmark").waitFor();
    await page.getByRole("button", { name: "remove" }).click();
    await page.locator(".covering").getByText("No bookmarks yet").waitFor();
    expect(heard).toEqual([]);
    await page.close();
  });

  it("lets the browser scroll what is only read", { tags: "sweep" }, async () => {
    const { page } = await open(libraryScenario("tavush-2020"), { width: 360 });
    await press(page, "?");
    await page.locator(".covering").waitFor();
    await press(page, "PageDown");
    // Asked again and again from outside: the page's own policy lets nothing in it evaluate text.
    await expect.poll(() => page.evaluate("scrollY")).toBeGreaterThan(0);
    await page.close();
  });

  it("prints what stands on it: light, whole, without buttons", { tags: "sweep" }, async () => {
    const { page } = await open(libraryScenario("tavush-2020"), { scheme: "dark" });
    await press(page, "G", "Escape");
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    await page.setViewportSize({ width: 700, height: 1000 });
    expect(await page.locator("button:visible").count()).toBe(await page.locator(".wire button").count());
    expect(await page.locator(".start:visible, .notice:visible").count()).toBe(0);
    expect(await sideways(page)).toBe(false);
    const cut = `((box) => box.scrollHeight - box.clientHeight)(document.querySelector(".wire"))`;
    expect(await page.evaluate(cut)).toBeLessThanOrEqual(1);
    const seen = (await page.evaluate(
      `[document.body, document.querySelector(".tone-strong"), document.querySelector(".wire .headline")].map((one) => getComputedStyle(one).color)`,
    )) as string[];
    // Dark letters, whatever the reader has on the screen.
    for (const colour of seen) for (const part of colour.match(/\d+/g) ?? []) expect(Number(part)).toBeLessThan(120);
    expect(await violations(page)).toEqual([]);
    expect((await page.pdf({ format: "A4" })).length).toBeGreaterThan(10_000);
    await page.close();
  });

  it("shows what a scenario says, and runs none of it", async () => {
    const { page, heard } = await open(
      respelled(libraryScenario("tutorial"), (text) => `<b onclick=alert(1)>${text}</b>`),
    );
    await press(page, "n", "n");
    expect(await page.locator("[onclick]").count()).toBe(0);
    expect(await page.locator(".wire").textContent()).toContain("<b onclick");
    expect(heard).toEqual([]);
    await page.close();
  });

  it("plays the same bytes as Node", { tags: "sized" }, async () => {
    const codes = randomCodes(share(1, 3, 120));
    const opened = new Map<string, Page>();
    for (const { scenario, code } of codes) {
      if (!opened.has(scenario)) opened.set(scenario, (await open(libraryScenario(scenario))).page);
      const hash = await opened.get(scenario)?.evaluate(`faultline.hashOf(${JSON.stringify(code)})`);
      expect(hash, code).toBe(hashHere(scenario, code));
    }
    for (const page of opened.values()) await page.close();
  });
});
