/**
 * The glossary is complete: its page is the one that the glossary in the source makes, and no abbreviation that a
 * scenario, a screen or a page prints is left unexplained.
 */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { execPath } from "node:process";
import { describe, expect, it, test } from "vitest";
import { faultyPart, sectorsOfRoles } from "../../src/engine/index.js";
import { abbreviations, glossary, meaningOf } from "../../src/text/index.js";
import { library } from "../report/library.js";
import { codeOnly } from "../tidy/source-text.js";

const root = join(import.meta.dirname, "../..");
const textOf = (file: string) => readFileSync(join(root, file), "utf8");

/** Two capitals or more, in a row, digits allowed. */
const abbreviation = /\b[A-Z][A-Z0-9]*[A-Z0-9]\b/g;
const abbreviationsIn = (text: string): string[] =>
  [...text.matchAll(abbreviation)].map(([found]) => found).filter((found) => /[A-Z].*[A-Z]/.test(found));

/** Letters and figures of which codes are drawn. */
const letters = "ABCDEFGHJKMNPQRTUVWXY34679";
/** Not abbreviations: words that a screen prints in capitals, and placeholders for what a user types. */
const words =
  "BACK BEGIN CABLE CELL CLOSED CONFIDENCE FAULTLINE FILE GOOD IN INTERRUPTED LIVE LOOKING NEWS NOT ON PAGE PARTIAL PERSON POST PRESS SAVED SCENARIO SESSION TELEPHONE TELEVISION THE WIRE".split(
    " ",
  );
/** Codes of other people's code books, which docs/event-data.md and the scenario reference list. */
const eventTypes =
  "AGREE CONSULT SUPPORT COOPERATE AID CONCEDE RETREAT ACCUSE REQUEST REJECT THREATEN PROTEST MOBILIZE SANCTION COERCE ASSAULT";
const isCode = (found: string) =>
  eventTypes.split(" ").includes(found) ||
  sectorsOfRoles.has(found) ||
  (found.length % 3 === 0 && faultyPart(found) === undefined);
/** Never read by a user: keywords of languages that we write, and codes of the operating system. */
const keywords =
  "ARGV AUTH BOOLEAN BT DATE DENY DOCTYPE DOUBLE EX GET INJECTS INT32 KEYS LIST LR NFKC NOAUTH NX OK OSSL PLAIN POST PX SF SSL STRING TB URL WRONGPASS".split(
    " ",
  );
const systemCode = /^(E[A-Z]{2,}|SIG[A-Z]+)$/;
/** Names of things: the aircraft MS-21, ES modules, keys of a keyboard, files of the repository, the last commit of git. */
const names = "HEAD MS ES ESC CHANGELOG CONTRIBUTING README".split(" ");

const scenarios = library;
const explained = new Set([
  ...abbreviations.map(({ term }) => term),
  ...abbreviations.flatMap(({ meaning }) => [...meaning.matchAll(/\b([A-Z]\w*B): /g)].map((match) => match[1] ?? "")),
  ...scenarios.flatMap(({ actors }) => actors.map(({ short }) => short)),
  ...words,
  ...keywords,
  ...names,
  letters,
]);

const unexplained = (text: string): string[] => [
  ...new Set(
    abbreviationsIn(text).filter((found) => !explained.has(found) && !isCode(found) && !systemCode.test(found)),
  ),
];

/** Everything that is a text in a source file: what is blanked in its code, comments and regular expressions aside. */
function literalsOf(source: string): string {
  const code = codeOnly(source);
  let literals = "";
  for (let at = 0; at < source.length; at += 1) {
    if (source[at] === code[at]) continue;
    const start = at;
    while (at < source.length && (source[at] !== code[at] || /\s/.test(source[at] ?? ""))) at += 1;
    if (source[start] !== "/") literals += `${source.slice(start, at)}\n`;
  }
  return literals;
}

/** A page without its code, which is for machines. */
const proseOf = (markdown: string) => markdown.replaceAll(/```.*?```/gs, "").replaceAll(/`[^`]*`|\]\([^)]*\)/g, "");

describe("an abbreviation is explained, if it stands", () => {
  test.each(scenarios.map((scenario) => [scenario.id, scenario] as const))("in the scenario %s", (_, scenario) => {
    expect(unexplained(JSON.stringify(scenario))).toEqual([]);
  });

  const pages = ["README.md", "CONTRIBUTING.md", ...readdirSync(join(root, "docs")).map((name) => `docs/${name}`)];
  test.each(pages.filter((name) => name.endsWith(".md")))("on the page %s", (page) => {
    expect(unexplained(proseOf(textOf(page)))).toEqual([]);
  });

  const entries = readdirSync(join(root, "src"), { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  test.each(folders)("in a text of src/%s", (folder) => {
    const files = readdirSync(join(root, "src", folder), { recursive: true }).map(String);
    // In a translation capitals are those of its own language.
    const judged = files.filter((name) => folder !== "catalogue" || !/^(?!en[./])[a-z]{2}[./]/.test(name));
    const sources = judged.filter((name) => /\.tsx?$/.test(name)).map((name) => textOf(`src/${folder}/${name}`));
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.flatMap((source) => unexplained(literalsOf(source)))).toEqual([]);
  });

  it("and one that is not is found", () => {
    expect(unexplained(proseOf("The QRF, by `XYZ` or UCDP"))).toEqual(["QRF"]);
    expect(unexplained(literalsOf('const a = "the QRF moves"; // XYZ\nconst b = `RTB now`;'))).toEqual(["QRF", "RTB"]);
  });
});

test("a term has one meaning", () => {
  const terms = [...glossary.flatMap(({ terms }) => terms), ...abbreviations].map(({ term }) => term.toLowerCase());
  expect(terms.filter((term, at) => terms.indexOf(term) !== at)).toEqual([]);
  expect(() => meaningOf("Wibble")).toThrow(RangeError);
});

test("the page in docs is the one the glossary makes (if not: build, then `node scripts/glossary.mjs --write`)", () => {
  const made = execFileSync(execPath, [join(root, "scripts/glossary.mjs")], { encoding: "utf8" });
  expect(textOf("docs/glossary.md")).toBe(made.slice(0, -1));
});
