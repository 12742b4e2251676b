/**
 * The description of a scenario leaves nothing out, links only to what is there, and is well formed in both faces
 * whatever the scenario says.
 */
import type { Nodes } from "mdast";
import { beforeAll, describe, expect, it } from "vitest";
import { engineVersion, hashScenario, type Scenario } from "../../src/engine/index.js";
import { describeScenario, renderHtml, renderMarkdown } from "../../src/report/index.js";
import { escapeHtml } from "../../src/scenarios/light.js";
import { full, sweepUnless } from "../share.js";
import { hostile, library, libraryScenario, respelled, smallest } from "./library.js";
import { policyOf, shapeOf, tagsOf, textOf, treeOf, wordsOf } from "./parsed.js";

const tried = full ? library : library.filter(({ id }) => ["tavush-2020", "tutorial"].includes(id));
const richest = !full
  ? libraryScenario("tutorial")
  : tried.reduce((a, b) => (a.claims.length < b.claims.length ? b : a));

function elementsOf(scenario: Scenario): readonly string[] {
  const postures = scenario.actors.flatMap((actor) => actor.postures);
  const ids = ({ injects, milestones, endings, variants, gauges, assumptions, sources, claims }: Scenario) =>
    [injects, milestones, endings, variants, gauges, assumptions, sources, claims].flat().map(({ id }) => id);
  return [
    ...postures.map(({ path }) => path),
    ...postures.flatMap(({ transitions }) => transitions.map(({ path }) => path)),
    ...postures.flatMap(({ states }) => states.map(({ id }) => id)),
    ...ids(scenario),
  ];
}

/** Cells of a line of a Markdown table: bars that are not escaped part them. */
const cellsOf = (line: string): number => line.split(/(?<!\\)(?:\\\\)*\|/).length - 2;

function tablesOf(markdown: string): string[][] {
  const tables: string[][] = [];
  let open = false;
  for (const line of markdown.split("\n")) {
    if (!line.startsWith("|")) open = false;
    else if (open) tables.at(-1)?.push(line);
    else {
      tables.push([line]);
      open = true;
    }
  }
  return tables;
}

for (const scenario of [...tried, smallest])
  describe(`the description of ${scenario.id}`, sweepUnless(scenario.id !== "tavush-2020"), () =>
    descriptionOf(scenario),
  );

function descriptionOf(scenario: Scenario): void {
  const description = describeScenario(scenario);
  const markdown = renderMarkdown(description);
  let html: string;
  beforeAll(async () => {
    html = await renderHtml(description);
  });

  it("names every posture, transition, state, number, outcome, source and claim, in both faces", () => {
    const codes = new Set([...markdown.matchAll(/`([^`\n]+)`/g)].map((match) => match[1]));
    expect(elementsOf(scenario).filter((element) => !codes.has(element))).toEqual([]);
    expect(elementsOf(scenario).filter((element) => !html.includes(`<code>${element}</code>`))).toEqual([]);
  });
  it("says of what engine and of which edition of the scenario it speaks", () => {
    for (const page of [markdown, html]) {
      expect(page).toContain(`faultline ${engineVersion}`);
      expect(page).toContain(hashScenario(scenario));
    }
  });
  it("has Markdown tables whose rows all have as many cells as their head", () => {
    const tables = tablesOf(markdown);
    expect(tables.length).toBeGreaterThan(2);
    for (const [head = "", rule = "", ...rows] of tables) {
      expect(rule).toMatch(/^\|(?: -:? \|)+$/);
      expect(rows.length).toBeGreaterThan(0);
      for (const row of [rule, ...rows]) expect([row, cellsOf(row)]).toEqual([row, cellsOf(head)]);
    }
  });
  it("links to anchors that are there, each once", () => {
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]);
    expect(ids.length).toBe(new Set(ids).size);
    const targets = [...html.matchAll(/href="#([^"]*)"/g)].map((match) => decodeURIComponent(match[1] ?? ""));
    expect(targets.length).toBeGreaterThan(5);
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
    const anchors = [...markdown.matchAll(/<a id="([^"]*)"><\/a>/g)].map((match) => match[1]);
    const links = [...markdown.matchAll(/\]\(#([^)]*)\)/g)].map((match) => match[1]);
    expect(links.filter((target) => !anchors.includes(target))).toEqual([]);
  });
  it("is a page with one first heading, no level skipped, headed columns and rows, and nothing to fetch", () => {
    expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="en">/);
    const levels = [...html.matchAll(/<h([1-6])\b/g)].map((match) => Number(match[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
    expect(html.match(/<th\b(?! scope="(?:col|row)")/g)).toBeNull();
    expect(html.match(/<table>(?!<caption>)/g)).toBeNull();
    expect(html).not.toMatch(/<(?:script|link|img|iframe|object)\b|@import|url\(|\b(?:src|srcset|poster)=/);
    expect(policyOf(html)).toContain("default-src 'none'");
    expect([...html.matchAll(/<svg [^>]*>/g)].every(([tag]) => / role="img" aria-label="[^"]+"/.test(tag))).toBe(true);
  });
}

describe("text from a scenario", () => {
  const spoiled = describeScenario(respelled(richest, () => hostile));
  const harmless = describeScenario(respelled(richest, () => "Words"));
  /** Drawings left out: their text breaks into lines by its length. */
  const skeleton = (html: string) => tagsOf(html.replace(/<svg[\s\S]*?<\/svg>/g, ""));

  let html: string;
  beforeAll(async () => {
    html = await renderHtml(spoiled);
  });

  it("changes no tag or attribute of a page", async () => {
    expect(textOf(html)).toContain(hostile);
    expect(skeleton(html)).toEqual(skeleton(await renderHtml(harmless)));
  });
  it("brings no element into a drawing", () => {
    const drawings = [...html.matchAll(/<svg[\s\S]*?<\/svg>/g)].map(([svg]) => svg);
    expect(drawings.length).toBeGreaterThan(3);
    const elements = new Set(drawings.flatMap((svg) => [...svg.matchAll(/<([a-z:]+)/gi)].map((match) => match[1])));
    expect([...elements].sort()).toEqual(["a", "g", "path", "polygon", "svg", "text"]);
    const attributes = new Set(
      [
        ...drawings
          .join("")
          .replace(/"[^"]*"/g, '""')
          .matchAll(/ ([\w:-]+)=""/g),
      ].map(([, name]) => name),
    );
    expect([...attributes].filter((name) => /^on|href|src/.test(name ?? ""))).toEqual([]);
    expect(attributes).toContain("aria-label");
  });
  it("brings no tag, cell, heading, link or fence into Markdown", () => {
    const [tree, plain] = [spoiled, harmless].map((one) => treeOf(renderMarkdown(one)));
    expect(wordsOf(tree as Nodes)).toContain(hostile);
    // Some texts stand beside others, and neighbours count as one.
    const shape = (one?: Nodes) => shapeOf(one as Nodes).replace(/text\n/g, "");
    expect(shape(tree)).toBe(shape(plain));
  });
  it("is escaped for elements and for attributes in either kind of quote", () => {
    expect(escapeHtml(`<a b="c" d='e'>&\``)).toBe("&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;&#96;");
    expect(escapeHtml("left\u202eright")).toBe("left\\u202eright");
  });
});

describe("a scenario of one actor and nothing else", () => {
  it("is described in full sentences where it has nothing to show", () => {
    const page = renderMarkdown(describeScenario(smallest));
    for (const sentence of [
      "The scenario has no gauges.",
      "The scenario has no assumptions to move.",
      "The scenario is read one way only.",
      "Nothing comes in from outside while a run lasts.",
      "No actor answers another's act at once.",
      "The scenario notes no milestones.",
      "The scenario makes no claims.",
      "No claim of the register contradicts another.",
    ]) {
      expect(page).toContain(sentence);
    }
    expect(page).not.toMatch(/undefined|NaN|Infinity/);
  });
});
