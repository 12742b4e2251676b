/**
 * The evidence register: every claim is located, graded and in our own words. Where FAULTLINE_SOURCES names a folder with the documents' texts (paragraphs marked ¶n),
 * figures and wording are checked against them.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { evidenceRegister } from "../../src/scenarios/index.js";
import { library } from "../report/library.js";

/** Every claim some crisis keeps, each once; a crisis keeps those it cites. */
const everyClaim = [
  ...new Map(library.flatMap(({ claims }) => claims.map((claim) => [claim.id, claim] as const))).values(),
];
const everySource = library.flatMap(({ sources }) => sources);
const register = library.flatMap((scenario) => evidenceRegister(scenario));
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

  it("carry a grade, and a sentence on why", () => {
    for (const { claim, grade } of register) expect(grade, claim).toMatch(/^[A-F][1-6]$/);
    for (const { id, note } of everyClaim) expect(note?.length ?? 0, id).toBeGreaterThan(5);
    for (const { id, note } of everySource) expect(note.length, id).toBeGreaterThan(40);
  });

  it("that contradict each other say so on both sides, in every crisis that keeps both", () => {
    for (const { id: scenario, claims } of library) {
      const kept = new Map(claims.map((claim) => [claim.id, claim]));
      const pairs = claims.flatMap(({ id, contradicts }) => contradicts.map((other) => [id, other] as const));
      if (kept.size > 0) expect(pairs.length, scenario).toBeGreaterThan(0);
      for (const [id, other] of pairs) expect(kept.get(other)?.contradicts, `${scenario}: ${other}`).toContain(id);
    }
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
