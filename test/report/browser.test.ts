/**
 * The pages in a real browser: the timeline scrubs by hand and by key, prints, and asks for nothing; the sheet fits its
 * page; nothing runs that is not ours.
 * @module-tag sweep
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { backtest, together } from "../../src/analysis/index.js";
import { createModel } from "../../src/engine/index.js";
import { statesAfter } from "../../src/report/after-action/recorded.js";
import {
  type AfterAction,
  afterActionReport,
  backtestPage,
  describeScenario,
  handoutsOf,
  renderHtml,
  seatsOf,
  workOut,
} from "../../src/report/index.js";
import { violations } from "../browser/open-pages.js";
import { give } from "../session/exercise.js";
import { full } from "../share.js";
import { patience } from "../until.js";
import { launchChromium, whySkipped } from "./chromium.js";
import { exercised } from "./exercised.js";
import { library, libraryScenario, respelled, smallest } from "./library.js";

const few = { runs: 100, futures: 20, workers: 0 } as const;

if (whySkipped !== null) process.stderr.write(`browser.test.ts is skipped: ${whySkipped}\n`);

/** Pages of a PDF as Chromium writes it. */
const pagesOf = (pdf: Buffer): number => pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;

describe.skipIf(whySkipped !== null)("in Chromium", () => {
  let browser: Browser;
  let folder: string;
  let worked: AfterAction;
  let html: string;
  let report: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "faultline-pages-"));
    browser = await launchChromium();
    worked = await workOut(exercised().reported, few);
    html = await renderHtml(await afterActionReport(worked));
    report = write("report.html", html);
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  function write(name: string, html: string): string {
    const file = join(folder, name);
    writeFileSync(file, html);
    return pathToFileURL(file).href;
  }

  /** Opens a page and hears all that it says and asks for. */
  async function open(url: string, width = 1280): Promise<{ page: Page; heard: string[] }> {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    page.setDefaultTimeout(patience);
    const heard: string[] = [];
    page.on("console", (message) => heard.push(`${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => heard.push(`error: ${error.message}`));
    page.on("request", (request) => {
      if (request.url() !== url) heard.push(`request: ${request.url()}`);
    });
    await page.goto(url);
    return { page, heard };
  }

  /** Where the page says that every posture stands. */
  const standing = (page: Page): Promise<{ [posture: string]: string }> =>
    page.$$eval("[data-rung].here", (rungs) =>
      Object.fromEntries(
        rungs.map((rung) => {
          const { rung: posture = "", state = "" } = (rung as unknown as { dataset: { [key: string]: string } })
            .dataset;
          return [posture, state];
        }),
      ),
    );
  const headline = (page: Page): Promise<string | null> => page.textContent("#timeline-headline");

  it("the timeline shows each moment as it was: headline, ladders, map", async () => {
    const { page, heard } = await open(report);
    const { records, session } = worked.played;
    const { scenario } = session.model;
    await page.focus("#timeline-at");
    await page.keyboard.press("Home");
    expect(await standing(page)).toEqual(statesAfter(scenario, []));
    for (const [index, record] of records.entries()) {
      await page.keyboard.press("ArrowRight");
      const expected = statesAfter(scenario, records.slice(0, index + 1));
      expect([index, await headline(page)]).toEqual([index, record.headline]);
      expect([index, await standing(page)]).toEqual([index, expected]);
      const front = await page.$$eval("[data-posture='front.line']:not(.quiet):has(text)", (groups) => groups.length);
      expect([index, front]).toEqual([index, expected["front.line"] === "both" ? 2 : 1]);
    }
    expect(heard).toEqual([]);
    await page.close();
  });
  it("the timeline is moved by its slider, its buttons, its list and their keys alone", async () => {
    const { page, heard } = await open(report);
    const { records } = worked.played;
    const at = (index: number) => records[index]?.headline;
    await page.focus("#timeline-at");
    await page.keyboard.press("Home");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await headline(page)).toBe(at(0));
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    expect(await headline(page)).toBe(at(2));
    await page.keyboard.press("ArrowUp");
    expect(await headline(page)).toBe(at(1));
    await page.click("#timeline-back");
    expect(await headline(page)).toBe(at(0));
    await page.click("[data-moment='12']");
    expect(await headline(page)).toBe(at(11));
    expect(await page.getAttribute("#timeline-at", "aria-valuetext")).toContain(at(11));
    const cursors = await page.$$eval(".cursor", (lines) => lines.map((line) => line.getAttribute("x1")));
    await page.focus("#timeline-at");
    await page.keyboard.press("End");
    expect(await headline(page)).toBe(records.at(-1)?.headline);
    expect(await page.$$eval(".cursor", (lines) => lines.map((line) => line.getAttribute("x1")))).not.toEqual(cursors);
    expect(heard).toEqual([]);
    await page.close();
  });
  it("the report opens at the start, and plays; whoever goes somewhere by hand stops it", async () => {
    const { page, heard } = await open(report);
    const { records, session } = worked.played;
    expect(await headline(page)).toBe(session.model.scenario.title);
    expect(await standing(page)).toEqual(statesAfter(session.model.scenario, []));
    const play = page.locator("#timeline-play");
    await play.click();
    expect(await play.textContent()).toBe("Pause");
    await expect
      .poll(async () => Number(await page.inputValue("#timeline-at")), { timeout: patience })
      .toBeGreaterThan(1);
    await play.click();
    expect(await play.textContent()).toBe("Play");
    const at = Number(await page.inputValue("#timeline-at"));
    expect(await headline(page)).toBe(records[at - 1]?.headline);
    await play.click();
    await page.click("#timeline-back");
    expect([await page.inputValue("#timeline-at"), await headline(page)]).toEqual([
      String(at - 1),
      records[at - 2]?.headline,
    ]);
    expect(await play.textContent()).toBe("Play");
    await page.locator(`#timeline-at`).focus();
    await page.keyboard.press("End");
    await play.click();
    expect(await headline(page)).toBe(session.model.scenario.title);
    expect(heard).toEqual([]);
    await page.close();
  });
  it("a date or headline leads to its moment, from within the page and from outside", async () => {
    const { page, heard } = await open(report);
    const { records } = worked.played;
    await page.locator(`main a[href="#record-7"]`).first().click();
    expect(await headline(page)).toBe(records[7]?.headline);
    expect(await page.locator("#timeline-headline").isVisible()).toBe(true);
    await page.goto("about:blank");
    await page.goto(`${report}#record-3`);
    expect(await headline(page)).toBe(records[3]?.headline);
    expect(heard.filter((one) => !one.endsWith("#record-3"))).toEqual([]);
    const dead = await page.evaluate(
      `[...document.querySelectorAll("a[href^='#']")].map((link) => decodeURIComponent(link.getAttribute("href").slice(1))).filter((id) => document.getElementById(id) === null)`,
    );
    expect(dead).toEqual([]);
    await page.close();
  });
  it("orders and events are marked on every chart, under the numbers of their cards", async () => {
    const { page } = await open(report);
    const charts = await page.$$eval(".chart .drawing svg", (drawings) =>
      drawings.map((drawing) => [...drawing.querySelectorAll(".act-number")].map((text) => text.textContent ?? "")),
    );
    expect(charts.length).toBe(1 + worked.played.session.model.scenario.gauges.length);
    for (const marks of charts) {
      const numbers = marks.flatMap((mark) => {
        const [first = 0, last = first] = mark.split("\u2013").map(Number);
        return Array.from({ length: last - first + 1 }, (_, place) => first + place);
      });
      expect(numbers).toEqual(worked.acts.map((_, index) => index + 1));
    }
    expect(await page.textContent("#act-3 h4")).toMatch(/^3\. /);
    await page.close();
  });

  it("the form gives what was changed as inputs that the session takes, as a file and as lines", async () => {
    const { page, heard } = await open(report);
    const { session: kept } = exercised();
    const notes = kept.state.notes;
    expect(await page.inputValue("#fill-lines")).toBe("");
    expect(await page.isDisabled("#fill-save")).toBe(true);
    const rate = page.locator(".rate").first();
    await rate.getByLabel("M", { exact: true }).check();
    await rate.locator("[data-reason]").fill("It read \u201cno\u201d as <b>yes</b>");
    await page.getByLabel("Who rates").fill("Erik");
    const seen = page.locator("#fill-observations .entry");
    expect(await seen.count()).toBe(notes.length);
    await seen.first().getByLabel("Strength, or area for improvement?").selectOption("improvement");
    await seen.first().getByLabel("Analysis").fill("Nobody looked\nat the clock.");
    await page.getByRole("button", { name: "Another improvement" }).click();
    const planned = page.locator("#fill-improvements .entry").last();
    await planned.getByLabel("What is to be done").fill("A clock");
    await planned.getByLabel("By when").fill("2027-02-01");
    await planned.getByLabel("About").selectOption({ index: 1 });
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("#fill-save")]);
    expect(download.suggestedFilename()).toBe("review.ndjson");
    const file = join(folder, "review.ndjson");
    await download.saveAs(file);
    const text = readFileSync(file, "utf8");
    expect(text).toBe(await page.inputValue("#fill-lines"));
    for (const line of text.trimEnd().split("\n")) give(kept, JSON.parse(line));
    const { ratings, observations, improvements } = kept.state.review;
    const objective = notes[0]?.objective;
    expect([...ratings.values()]).toMatchObject([
      { rating: "M", reason: "It read \u201cno\u201d as <b>yes</b>", by: "Erik" },
    ]);
    expect([...observations.values()]).toMatchObject([
      {
        kind: "improvement",
        note: notes[0]?.sequence,
        text: notes[0]?.text,
        objective,
        analysis: "Nobody looked\nat the clock.",
      },
    ]);
    expect([...improvements.values()]).toMatchObject([
      { action: "A clock", due: "2027-02-01", observation: [...observations.keys()][0] },
    ]);
    expect(heard.filter((one) => !one.startsWith("request: blob:"))).toEqual([]);
    await page.close();
    // A report made anew has it, and what is taken back on its page is withdrawn.
    const again = await workOut({ header: kept.header, model: kept.model, state: kept.state }, few);
    const { page: anew } = await open(write("anew.html", await renderHtml(await afterActionReport(again))));
    expect(await anew.inputValue("#fill-lines")).toBe("");
    await anew.locator("#fill-improvements .entry").first().getByLabel("What is to be done").fill("");
    await anew.locator("#fill-observations .entry").first().getByLabel("Strength, or").selectOption("");
    await anew.locator(".rate").first().getByLabel("none").check();
    const lines = (await anew.inputValue("#fill-lines")).trimEnd().split("\n");
    for (const line of lines) give(kept, JSON.parse(line));
    const { review } = kept.state;
    expect([review.ratings.size, review.observations.size, review.improvements.size]).toEqual([0, 0, 0]);
    await anew.close();
  });
  it("assistive technology trips over nothing in the report, in light or dark", async () => {
    const { page } = await open(report);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect([colorScheme, await violations(page)]).toEqual([colorScheme, []]);
    }
    await page.close();
  });

  it("the report prints without controls, with maps through time", async () => {
    const { page, heard } = await open(report);
    await page.emulateMedia({ media: "print" });
    expect(await page.isVisible("#timeline-at")).toBe(false);
    expect(await page.isVisible("#fill")).toBe(false);
    expect(await page.locator(".printed-maps svg").count()).toBe(4);
    expect(await page.locator(".printed-maps svg").first().isVisible()).toBe(true);
    const pages = pagesOf(await page.pdf({ preferCSSPageSize: true }));
    expect(pages).toBeGreaterThan(5);
    expect(pages).toBeLessThan(40);
    expect(heard).toEqual([]);
    await page.close();
  });
  it("the report fits a narrow screen, and can be read without its program", async () => {
    const { page } = await open(report, 390);
    expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    await page.close();
    const context = await browser.newContext({ javaScriptEnabled: false });
    context.setDefaultTimeout(patience);
    const still = await context.newPage();
    await still.goto(report);
    expect(await still.textContent("#timeline-headline")).toBe(worked.played.records.at(-1)?.headline);
    expect(await still.isVisible("#timeline-at")).toBe(false);
    expect(await still.locator(".moments button").last().isVisible()).toBe(true);
    await context.close();
  });
  it("a program that is not ours does not run", async () => {
    const foreign = html.replace("</body>", "<script>window.ran = 1</script></body>");
    const { page, heard } = await open(write("foreign.html", foreign));
    expect(await page.evaluate("window.ran === undefined")).toBe(true);
    expect(heard.join()).toMatch(/Content Security Policy/);
    await page.close();
  });

  it.each(full ? [390, 1280] : [390])(
    "words of 10,000 letters wrap in pages %i wide, and their pictures stay legible",
    async (width) => {
      const tutorial = library.find(({ id }) => id === "tutorial") ?? smallest;
      const wordy = respelled(tutorial, () => "W".repeat(10_000));
      const model = createModel(wordy);
      const handouts = handoutsOf(model, seatsOf(model)).map(({ document }) => document);
      // As a share, every other one.
      const documents = [describeScenario(wordy), ...handouts.filter((_, place) => full || place % 2 === 0)];
      for (const [index, document] of documents.entries()) {
        const { page } = await open(write(`wordy-${index}.html`, await renderHtml(document)), width);
        expect([index, await page.evaluate("document.documentElement.scrollWidth <= innerWidth")]).toEqual([
          index,
          true,
        ]);
        const widths = await page.$$eval(".drawing svg", (drawings) =>
          drawings.map((drawing) => Number(drawing.getAttribute("viewBox")?.split(" ")[2])),
        );
        for (const drawn of widths) expect(drawn).toBeLessThan(3000);
        await page.close();
      }
    },
  );

  const tried = library.filter(({ id }) => full || ["tavush-2020", "tutorial"].includes(id));
  for (const scenario of tried) {
    const { id } = scenario;
    const name = `the handouts of ${id} open in silence, fit a narrow screen, and the sheet is one page`;
    it(name, async () => {
      const model = createModel(scenario);
      const all = handoutsOf(model, seatsOf(model));
      // As a share, every other one besides the sheet.
      for (const { name, document } of all.filter(
        ({ name }, at) => full || at % 2 === 1 || name === "map-and-ladders",
      )) {
        const { page, heard } = await open(write(`${id}-${name}.html`, await renderHtml(document)), 390);
        expect([name, await page.evaluate("document.documentElement.scrollWidth <= innerWidth")]).toEqual([name, true]);
        const sheet = name === "map-and-ladders" ? await page.pdf({ preferCSSPageSize: true }) : null;
        if (sheet !== null) expect([id, pagesOf(sheet)]).toEqual([id, 1]);
        expect([name, heard]).toEqual([name, []]);
        await page.close();
      }
    });
  }

  it("a backtest shows what happened, every arm and the days of the record, and asks for nothing", async () => {
    const scenarios = ["tavush-2020", "autumn-war-2020"].map(libraryScenario);
    const done = [];
    for (const scenario of scenarios) {
      const options = { seed: "1", runs: 250, workers: 0, heldOut: { scenario, changes: [] } };
      done.push((await backtest(scenario, options))!);
    }
    const url = write("backtest.html", await renderHtml(backtestPage(scenarios, done, together(done))));
    const { page, heard } = await open(url);
    for (const [place, { id, history, variants }] of scenarios.entries()) {
      const milestones = page.locator(`h3[id='${id}-milestones'] + .table tbody tr`);
      expect(await milestones.count()).toBe(history.length);
      const arms = page.locator(`h3[id='${id}-scores'] + .table tbody tr`);
      expect(await arms.count()).toBe(3 + variants.length + 2);
      const { bits } = done[place]!.backtest.arms[0]!;
      expect(await arms.first().locator("td").first().textContent()).toBe(bits.toFixed(2));
      const figure = page.locator(`h3[id='${id}-days'] + figure svg`);
      expect(await figure.isVisible()).toBe(true);
      // Ten tenths and the central half.
      expect(await figure.locator("rect").count()).toBe(11);
    }
    expect(await page.locator("h2[id='together'] + .table tbody tr").count()).toBe(3);
    const overflow = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    expect(overflow).toBe(0);
    expect(heard).toEqual([]);
    await page.close();
  });
});
