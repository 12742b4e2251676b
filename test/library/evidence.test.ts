/**
 * The evidence register: every claim is used, located, graded and in our own words, and every paragraph that the
 * mechanisms owe is there. Where FAULTLINE_SOURCES names a folder with the documents' texts (paragraphs marked ¶n),
 * figures and wording are checked against them.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { evidenceRegister, listScenarios } from "../../src/scenarios/index.js";
import { loadLibraryScenario, paragraphsOwed } from "./south-caucasus.js";

const scenario = loadLibraryScenario("tavush-2020");
const claims = new Map(scenario.claims.map((claim) => [claim.id, claim]));
const register = evidenceRegister(scenario);
/** Of every scenario in the library, each once: a crisis may bring claims of its own. */
const everyClaim = [
  ...new Map(
    listScenarios().flatMap(({ id }) => loadLibraryScenario(id).claims.map((claim) => [claim.id, claim])),
  ).values(),
];
const textsFolder = process.env.FAULTLINE_SOURCES;
/** Longest run of words a paraphrase may share with its paragraph: names, titles and sums of money need as many. */
const sharedWordLimit = 5;

describe("claims", () => {
  it("are named after their source and paragraph", () => {
    const misnamed = everyClaim.filter(
      ({ id, source, paragraph }) => !new RegExp(`^${source}-p${paragraph}[a-z]?$`).test(id),
    );
    expect(misnamed.map(({ id }) => id)).toEqual([]);
  });

  it("are each cited by a model element", () => {
    expect(register.filter(({ citedBy }) => citedBy.length === 0).map(({ claim }) => claim)).toEqual([]);
  });

  it("carry a grade, and a sentence on why", () => {
    for (const { claim, grade } of register) expect(grade, claim).toMatch(/^[A-F][1-6]$/);
    for (const { id, note } of everyClaim) expect(note?.length ?? 0, id).toBeGreaterThan(5);
    for (const { id, note } of scenario.sources) expect(note.length, id).toBeGreaterThan(40);
  });

  it("that contradict each other say so on both sides", () => {
    const pairs = scenario.claims.flatMap(({ id, contradicts }) => contradicts.map((other) => [id, other] as const));
    expect(pairs.length).toBeGreaterThan(0);
    for (const [id, other] of pairs) expect(claims.get(other)?.contradicts, other).toContain(id);
  });

  it.each(Object.entries(paragraphsOwed))("cover every paragraph of %s", (_, owed) => {
    const cited = new Set(
      register.filter(({ citedBy }) => citedBy.length > 0).map(({ source, paragraph }) => `${source} ¶${paragraph}`),
    );
    const wanted = Object.entries(owed).flatMap(([source, paragraphs]) => paragraphs.map((n) => `${source} ¶${n}`));
    expect(wanted.filter((paragraph) => !cited.has(paragraph))).toEqual([]);
  });
});

describe.skipIf(textsFolder === undefined)("claims against the documents", () => {
  const texts = new Map<string, readonly string[]>();

  function paragraphOf(source: string, number: number): string {
    const blocks = texts.get(source) ?? readFileSync(join(textsFolder ?? "", `${source}.txt`), "utf8").split(/\n\s*\n/);
    texts.set(source, blocks);
    return blocks.find((block) => block.startsWith(`¶${number} `))?.slice(`¶${number} `.length) ?? "";
  }

  it.each(everyClaim)("$id: its figures stand in the paragraph as written", ({ source, paragraph, figures }) => {
    const text = paragraphOf(source, paragraph);
    expect(text).not.toBe("");
    expect(figures.filter((figure) => !text.includes(figure))).toEqual([]);
  });

  it.each(everyClaim)("$id: its statement is a paraphrase", ({ source, paragraph, statement }) => {
    const text = ` ${wordsOf(paragraphOf(source, paragraph)).join(" ")} `;
    const words = wordsOf(statement);
    const copied = words
      .map((_, start) => words.slice(start, start + sharedWordLimit + 1))
      .filter((run) => run.length > sharedWordLimit && text.includes(` ${run.join(" ")} `));
    expect(copied.map((run) => run.join(" "))).toEqual([]);
  });
});

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}$]+/gu) ?? [];
}
