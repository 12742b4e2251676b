/**
 * The mistakes analysts make, one file each in bad/: every one must be refused at its own line, in words that say what
 * to do. What is expected of each is in mistakes.txt.
 */
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ScenarioError } from "../../src/engine/index.js";
import { escapeText, formatProblems, loadScenario, type PlacedProblem } from "../../src/scenarios/index.js";

const folder = join(import.meta.dirname, "bad");
const scratch = mkdtempSync(join(tmpdir(), "faultline-mistakes-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

interface Expected {
  readonly file: string;
  readonly at: string;
  readonly message: string;
  readonly remedy: string;
}

const expected: readonly Expected[] = readFileSync(join(import.meta.dirname, "mistakes.txt"), "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => {
    const [where = "", message = "", ...remedy] = line.split(" | ");
    const [file = "", at = ""] = where.split(" ");
    return { file, at, message, remedy: remedy.join(" | ") };
  });

/** The problems of each file of the folder, which several tests look at. */
const refused = new Map<string, readonly PlacedProblem[]>();
function refusalOf(file: string): readonly PlacedProblem[] {
  const problems = refused.get(file) ?? refusal(file, folder);
  refused.set(file, problems);
  return problems;
}

/** The problems a file is refused with; fails where it is not refused, or with anything but a ScenarioError. */
function refusal(file: string, workingFolder: string): readonly PlacedProblem[] {
  try {
    loadScenario(file, { workingFolder });
  } catch (error) {
    if (error instanceof ScenarioError) return error.problems;
    throw error;
  }
  throw new Error(`${file} was not refused`);
}

function errorsOf(file: string): readonly Expected[] {
  return refusalOf(`${file}.yaml`)
    .filter(({ severity }) => severity === "error")
    .map(({ place, message, hint, expected: wanted }) => ({
      file,
      at: `${place?.file}:${place?.line}:${place?.column}`.replace(`${file}.yaml:`, ""),
      message,
      remedy: hint ?? wanted ?? "",
    }));
}

describe("a file with a mistake", () => {
  const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"));

  it("is listed with what is expected of it", () => {
    const named = new Set(expected.map(({ file }) => `${file}.yaml`));
    expect(files.filter((name) => !named.has(name))).toEqual([]);
    expect(files.length).toBeGreaterThanOrEqual(40);
  });

  it.each(files.map((name) => name.slice(0, -".yaml".length)))(
    "is refused at the right place, in the right words: %s",
    (file) => {
      expect(errorsOf(file)).toEqual(expected.filter((row) => row.file === file));
    },
  );

  it.each(files)("says what to do, and shows nothing that a terminal would act on: %s", (file) => {
    const problems = refusalOf(file);
    for (const { place, hint, expected: wanted, message } of problems.filter(({ severity }) => severity === "error")) {
      expect(place?.line, message).toBeGreaterThan(0);
      expect(place?.column, message).toBeGreaterThan(0);
      expect(hint ?? wanted, message).toBeDefined();
    }
    const shown = formatProblems(problems);
    expect(shown).toBe(escapeText(shown));
    expect(shown).not.toMatch(/\n\s+at .*:\d+:\d+|Error:|undefined|\[object|Invalid input/);
  });
});

it("text that a comma cut short loads once it is quoted as the hint says", () => {
  const file = join(folder, "near-comma-in-thousands.yaml");
  const quoted = /quotes: (".*?");/.exec(refusal(file, folder)[0]?.hint ?? "")?.[1] ?? "";
  const mended = readFileSync(file, "utf8").replace("1,000 killed", quoted);
  writeFileSync(join(scratch, "mended.yaml"), mended.replace("base/valley.yaml", "valley.yaml"));
  copyFileSync(join(folder, "base", "valley.yaml"), join(scratch, "valley.yaml"));
  const { milestones } = loadScenario("mended.yaml", { workingFolder: scratch }).scenario;
  expect(milestones.at(-1)).toMatchObject({ id: "losses", label: "1,000 killed" });
});

describe("what no fixture can hold", () => {
  const write = (name: string, content: string | Uint8Array): string => {
    writeFileSync(join(scratch, name), content);
    return name;
  };
  const first = (file: string) => refusal(file, scratch)[0];

  it("a file of 2 MiB is refused for its size, unread", () => {
    const file = write("large.yaml", new Uint8Array(2 * 1024 * 1024).fill(0x20));
    expect(first(file)).toMatchObject({ place: { line: 1 }, message: expect.stringContaining("1 MiB") });
  });

  it("a file of exactly 1 MiB is read", () => {
    const file = write("full.yaml", `title: full\n${"#".repeat(1024 * 1024 - 12)}`);
    expect(first(file)?.message).toContain("has no “format”");
  });

  it("a folder is no scenario", () => {
    mkdirSync(join(scratch, "folder.yaml"));
    expect(first("folder.yaml")).toMatchObject({
      message: expect.stringContaining("folder"),
      hint: expect.stringContaining(".yaml"),
    });
  });

  it("a file that is not there is said to be missing", () => {
    expect(first("nowhere.yaml")).toMatchObject({
      message: "There is no such file",
      place: { file: "nowhere.yaml", line: 1 },
    });
  });

  it("an endless device is not read", () => {
    symlinkSync("/dev/zero", join(scratch, "zero.yaml"));
    expect(first("zero.yaml")?.message).toContain("not a scenario file");
  });

  it("a link out of the scenario's folder is not followed", () => {
    mkdirSync(join(scratch, "inside"));
    write("secret.yaml", "title: secret\n");
    symlinkSync(join(scratch, "secret.yaml"), join(scratch, "inside", "link.yaml"));
    write("inside/entry.yaml", "imports: [link.yaml]\n");
    const problem = first("inside/entry.yaml");
    expect(problem).toMatchObject({
      place: { line: 1, column: 11 },
      message: expect.stringContaining("through a link"),
    });
    expect(JSON.stringify(problem)).not.toContain("title: secret");
  });

  it("more imports than anyone needs are refused", () => {
    const names = Array.from({ length: 70 }, (_, index) => write(`part-${index}.yaml`, "{}\n"));
    const file = write("many.yaml", `imports: [${names.join(", ")}]\n`);
    expect(first(file)?.message).toContain("at most 64 files");
  });

  it("a chain of imports longer than anyone needs is refused", () => {
    for (let link = 0; link < 20; link += 1)
      write(`link-${link}.yaml`, link === 19 ? "{}\n" : `imports: [link-${link + 1}.yaml]\n`);
    expect(first("link-0.yaml")?.message).toContain("nested more than");
  });

  it.each([
    ["brackets", "[".repeat(500_000)],
    ["braces", "a: {".repeat(200_000)],
    ["keys", "? ".repeat(300_000)],
    ["dashes", "- ".repeat(300_000)],
    ["stairs", Array.from({ length: 900 }, (_, depth) => `${" ".repeat(depth)}a:\n`).join("")],
    ["merged lines", "a: [\n".repeat(100_000)],
  ])("nesting without end is refused before it is parsed: %s", (_name, text) => {
    expect(first(write("deep.yaml", text))?.message).toMatch(/nested|deep/);
  });
});
