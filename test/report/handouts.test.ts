/**
 * Handouts tell each reader what that reader needs and nothing that is kept from it, and are well formed whatever the
 * scenario says.
 */
import { describe, expect, it } from "vitest";
import { createModel, createWorld, type Model, offeredOrders, type Scenario } from "../../src/engine/index.js";
import { handoutsOf, renderHtml, renderMarkdown, seatsOf } from "../../src/report/index.js";
import { seatViewer, visibilityOf } from "../../src/visibility/index.js";
import { full } from "../share.js";
import { harmless, hostile, library, respelled, smallest } from "./library.js";
import { tagsOf, textOf } from "./parsed.js";
import { shrouded } from "./shrouded.js";

interface Pages {
  readonly name: string;
  readonly html: string;
  readonly markdown: string;
}

async function pagesOf(model: Model, seats = seatsOf(model)): Promise<readonly Pages[]> {
  return Promise.all(
    handoutsOf(model, seats).map(async ({ name, document }) => ({
      name,
      html: await renderHtml(document),
      markdown: renderMarkdown(document),
    })),
  );
}

const page = (pages: readonly Pages[], name: string): Pages => {
  const found = pages.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no handout is called ${name}`);
  return found;
};

const cellsOf = (line: string): number => line.split(/(?<!\\)(?:\\\\)*\|/).length - 2;

/** In full all of them; crises of the library are of the same actors. */
const tried = library.filter(({ id }) => full || ["tutorial", "tavush-2020"].includes(id));

describe.each([...tried, smallest].map((scenario) => [scenario.id, scenario] as const))(
  "the handouts of %s",
  async (_id, scenario) => {
    const model = createModel(scenario);
    const pages = await pagesOf(model);

    it("are a manual, a sheet, a guide, and a brief for each actor that takes orders", () => {
      const briefs = seatsOf(model).map((seat) => `seat-${seat}`);
      expect(pages.map(({ name }) => name)).toEqual([
        "situation-manual",
        "map-and-ladders",
        ...briefs,
        "facilitator-guide",
      ]);
    });
    it("say in the manual what the words of likelihood mean, by ICD 203", () => {
      const rows = [
        ["almost no chance", "below 5%"],
        ["very unlikely", "5 to 20%"],
        ["unlikely", "20 to 45%"],
        ["roughly even chance", "45 to 55%"],
        ["likely", "55 to 80%"],
        ["very likely", "80 to 95%"],
        ["almost certain", "above 95%"],
      ];
      const written = rows.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
      expect(page(pages, "situation-manual").markdown).toContain(`| - | - |\n${written}\n`);
    });
    it("show each seat all its orders, those open on the first day first", () => {
      const everyone = scenario.actors.map(({ id }) => id);
      const world = createWorld(model, { seed: "any", seats: everyone });
      for (const seat of seatsOf(model)) {
        const { html } = page(pages, `seat-${seat}`);
        const later = html.indexOf('id="orders-later"') >>> 0;
        const open = new Set(offeredOrders(model, world, seat).map(({ transition }) => transition));
        const postures = scenario.actors.find(({ id }) => id === seat)?.postures ?? [];
        for (const { path, order } of postures.flatMap(({ transitions }) => transitions)) {
          const at = html.indexOf(`id="order-${path}"`);
          expect([path, at >= 0]).toEqual([path, order !== undefined]);
          if (order !== undefined) expect([path, at < later]).toEqual([path, open.has(path)]);
        }
      }
    });
    it("keep events, outcomes and history for the white cell", () => {
      const guide = page(pages, "facilitator-guide").html;
      const told = textOf(guide);
      const players = pages
        .filter(({ name }) => name !== "facilitator-guide")
        .map(({ html }) => ({ html, words: textOf(html) }));
      const outcomes = [...scenario.endings, ...scenario.milestones].map(({ label }) => label);
      for (const { id, text, label } of scenario.injects) {
        expect(guide).toContain(`id="msel-${id}"`);
        expect(told).toContain(text);
        for (const { words } of players) expect([label, words.includes(text)]).toEqual([label, false]);
      }
      for (const label of outcomes) expect(told).toContain(label);
      for (const { html } of players) expect(html).not.toMatch(/id="(?:msel|outcomes|hot-wash)/);
    });
    it("tell the facilitator how to seat everyone, keep the session, go on with it and report on it", () => {
      const guide = page(pages, "facilitator-guide").markdown;
      const seats = pages.filter(({ name }) => name.startsWith("seat-")).map(({ name }) => name.replace("seat-", ""));
      const [, seated = ""] = /faultline play \S+((?: --seat \S+)*) --save exercise\.log/.exec(guide) ?? [];
      expect(seated.split(" --seat ").slice(1)).toEqual(seats);
      for (const command of ["resume exercise.log", "report exercise.log"])
        expect(guide).toContain(`faultline ${command}`);
    });

    it("are well formed: levels in order, anchors once, tables even, nothing to fetch, nothing undefined", () => {
      for (const { name, html, markdown } of pages) {
        const levels = [...html.matchAll(/<h([1-6])\b/g)].map((match) => Number(match[1]));
        expect([name, levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)]).toEqual([name, []]);
        const ids = [...html.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]);
        expect([name, ids.length]).toEqual([name, new Set(ids).size]);
        expect(html).not.toMatch(/<(?:script|link|img|iframe|object)\b|@import|url\(|\b(?:src|srcset|poster)=/);
        expect(`${html}${markdown}`).not.toMatch(/undefined|NaN|Infinity|\[object/);
        let head = 0;
        for (const line of markdown.split("\n")) {
          const cells = line.startsWith("|") ? cellsOf(line) : 0;
          if (head > 0 && cells > 0) expect([name, line, cells]).toEqual([name, line, head]);
          head = cells;
        }
      }
    });
  },
);

describe("what visibility keeps from a reader", () => {
  const { scenario, secrets } = shrouded(library.find(({ id }) => id === "tavush-2020") as Scenario);
  const model = createModel(scenario);

  it("is gone from the scenario that the handouts of that reader are written from", () => {
    const transitions = scenario.actors.flatMap(({ postures }) => postures.flatMap((posture) => posture.transitions));
    for (const reader of [null, ...scenario.actors.map(({ id }) => id)]) {
      const text = JSON.stringify(
        visibilityOf(model, reader === null ? "table" : seatViewer(reader)).inHandout.scenario,
      );
      const kept = ({ visibility }: { readonly visibility?: readonly string[] }) =>
        visibility !== undefined && (reader === null || !visibility.includes(reader));
      const gauges = scenario.gauges.filter(kept).map(({ id }) => `"gauge":"${id}"`);
      const paths = transitions.filter(kept).map(({ path }) => `"${path}"`);
      const words = secrets.filter(({ knownTo }) => reader === null || !knownTo.includes(reader));
      const told = [...gauges, ...paths, ...words.map(({ word }) => word)].filter((part) => text.includes(part));
      expect([reader, paths.length > 10, told]).toEqual([reader, true, []]);
    }
  });
  it("stands in no handout of that reader, in any words or place", async () => {
    const pages = await pagesOf(model);
    for (const { name, html, markdown } of pages) {
      if (name === "facilitator-guide") continue;
      const reader = name.startsWith("seat-") ? name.slice("seat-".length) : null;
      const kept = secrets.filter(({ knownTo }) => reader === null || !knownTo.includes(reader));
      expect(kept.length).toBeGreaterThan(20);
      const told = kept.filter(({ word }) => html.includes(word) || markdown.includes(word));
      expect([name, told]).toEqual([name, []]);
    }
  });
  it("is told to those who know it, and to the white cell", async () => {
    const pages = await pagesOf(model);
    const russia = page(pages, "seat-russia").markdown;
    const own = secrets.filter(({ knownTo, kind }) => kind === "order" && knownTo.includes("russia"));
    expect(own.length).toBeGreaterThan(3);
    expect(own.filter(({ word }) => !russia.includes(word))).toEqual([]);
    const guide = page(pages, "facilitator-guide").markdown;
    const listed = secrets.filter(({ kind }) => kind === "headline" || kind === "gauge");
    expect(listed.filter(({ word }) => !guide.includes(word))).toEqual([]);
  });
});

describe("text from a scenario in handouts", () => {
  const source = library.find(({ id }) => id === "tavush-2020") as Scenario;

  it("changes no tag of a page and ends no style sheet", async () => {
    const spoiled = await pagesOf(createModel(respelled(source, () => hostile)));
    const plain = await pagesOf(createModel(respelled(source, () => harmless)));
    for (const { name, html } of spoiled) {
      expect(textOf(html)).toContain(hostile);
      expect([name, tagsOf(html)]).toEqual([name, tagsOf(page(plain, name).html)]);
      expect(html.match(/<\/style>/g)).toHaveLength(1);
    }
  });
});
