/**
 * The evidence register: every claim is located, graded and in our own words. Where FAULTLINE_SOURCES names a folder with
 * the documents' texts (paragraphs marked ¶n), figures and wording are checked against them, and so is every other text of
 * the library and of the documentation.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { evidenceRegister, libraryFolder } from "../../src/scenarios/index.js";
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
/** From so many words on, a run that any text of ours shares with a document counts as copied. */
const copiedWords = 7;

/** Each text of the library and the documentation, with where it stands. */
const everyText: readonly (readonly [where: string, text: string])[] = [
  ...filesIn(libraryFolder(), ".yaml").flatMap((file) =>
    textsIn(parse(readFileSync(join(libraryFolder(), file), "utf8")), file),
  ),
  ...["README.md", ...filesIn("docs", ".md").map((file) => join("docs", file))].map(
    (file) => [file, readFileSync(file, "utf8")] as const,
  ),
];

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

describe("names of persons", () => {
  /** Spelled as the ids of the library spell them; beside each, what other documents write. */
  const spellings: readonly (readonly [ours: string, others: RegExp])[] = [
    ["Shoygu", /shoigu/iu],
    ["Sarkisian", /sargsyan|sarkisyan|sargsian/iu],
    ["Mammadyarov", /mammadryarov|mamedyarov/iu],
    ["Cavusoglu", /çavuşoğlu|chavushoglu/iu],
  ];

  it.each(spellings)("%s is spelled one way throughout", (ours, others) => {
    expect(everyText.some(([, text]) => text.includes(ours))).toBe(true);
    expect(everyText.filter(([, text]) => others.test(text))).toEqual([]);
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

  it(`no text of the library or the documentation shares ${copiedWords} words in a row with a document`, () => {
    const documents = filesIn(textsFolder ?? "", ".txt").map((file) =>
      readFileSync(join(textsFolder ?? "", file), "utf8"),
    );
    const theirs = new Set(documents.flatMap((text) => runsOf(text)));
    expect(theirs.size).toBeGreaterThan(1000);
    const copied = everyText.flatMap(([where, text]) =>
      runsOf(text).flatMap((run) => (theirs.has(run) ? [`${where}: ${run}`] : [])),
    );
    expect(copied).toEqual([]);
  });
});

function runsOf(text: string): readonly string[] {
  const words = wordsOf(text);
  return words
    .slice(0, Math.max(0, words.length - copiedWords + 1))
    .map((_, start) => words.slice(start, start + copiedWords).join(" "));
}

function filesIn(folder: string, ending: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(ending));
}

function textsIn(value: unknown, where: string): readonly (readonly [where: string, text: string])[] {
  if (typeof value === "string") return [[where, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${where} ${key}`));
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}$]+/gu) ?? [];
}
