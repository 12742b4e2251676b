/**
 * The worked example of docs/how-it-decides.md is worked here by the engine. Each row of its tables is looked up and
 * compared to the digits printed, and no row may go unchecked.
 * @module-tag sweep
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  advance,
  createModel,
  createWorld,
  type Explanation,
  explain,
  type PostureRecord,
  readGauges,
} from "../../src/engine/index.js";
import { loadScenario } from "../../src/scenarios/index.js";
import { faultline } from "../cli/faultline.js";
import { root } from "../tidy/project-files.js";

const page = readFileSync(join(root, "docs/how-it-decides.md"), "utf8");
const file = join(root, "docs/examples/veiled-warning.yaml");
const { scenario, warnings } = loadScenario(file);

const worked = page.slice(page.indexOf("## A worked example"), page.indexOf("## Streams"));

interface Row {
  readonly table: string;
  readonly cells: readonly string[];
}

/** The rows of the worked example's tables, each under the first heading of its table. */
const rows: Row[] = [];
let table = "";
for (const line of worked.split("\n")) {
  if (!line.startsWith("|")) table = "";
  else {
    const cells = line
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim());
    if (table === "") table = cells[0]!;
    else if (!/^-+$/.test(cells[0]!)) rows.push({ table, cells });
  }
}
const checked = new Set<Row>();

/** Holds the printed figure to the engine's, at the number of digits printed. */
function expectFigure(printed: string, figure: number): void {
  const decimals = printed.split(".")[1]?.length ?? 0;
  expect(printed).toBe(figure.toFixed(decimals));
}

function rowOf(inTable: string, first: string): Row {
  const row = rows.find((candidate) => candidate.table === inTable && candidate.cells[0]!.startsWith(first));
  if (row === undefined) throw new Error(`the page has no row "${first}" in its table "${inTable}"`);
  checked.add(row);
  return row;
}

const expectRow = (inTable: string, first: string, figure: number): void =>
  expectFigure(rowOf(inTable, first).cells[1]!, figure);

function expectProbability(inTable: string, first: string, likelihood: Explanation["withinDay"]): void {
  const { p, word } = likelihood ?? { p: Number.NaN, word: "" };
  const [figure, ...printedWord] = rowOf(inTable, first).cells[1]!.split(", ");
  expectFigure(figure!, p);
  // A word of ICD 203 belongs to the week; the day has its figure alone.
  expect(printedWord).toEqual(first.endsWith("day") ? [] : [word]);
}

function expectFactors(inTable: string, why: Explanation): void {
  expectFigure(rowOf(inTable, "once in 6 days").cells[2]!, why.basePerDay);
  for (const factor of why.factors) {
    const [, ratio, rate] = rowOf(inTable, factor.label).cells;
    expect(Number(ratio)).toBeCloseTo(factor.ratio, 12);
    expectFigure(rate!, factor.ratePerDay);
  }
}

const play = (set: { [assumption: string]: number } = {}) => {
  const model = createModel(scenario, { set });
  const world = createWorld(model, { seed: "abacus" });
  const before = explain(model, world, "russia.mediation.hint");
  const first = advance(model, world, 2);
  const later = explain(model, world, "russia.mediation.hint");
  const tension = readGauges(model, world).tension!;
  const records = [...first, ...advance(model, world, scenario.horizon, { explain: true })];
  const find = (path: string) =>
    records.find((record) => "transition" in record && record.transition === path) as PostureRecord & {
      why: Explanation;
    };
  return { before, later, tension, hint: find("russia.mediation.hint"), appeal: find("armenia.appeal.appeal"), find };
};

describe("the worked example", () => {
  const { before, later, tension, hint, appeal, find } = play();

  it("is a scenario without a warning, and shows the transition as the file has it", () => {
    expect(warnings).toEqual([]);
    const shown = /```yaml\n([\s\S]*?)```/.exec(worked)![1]!.trim();
    const unindented = (text: string): string => text.replace(/^ +/gm, "");
    expect(unindented(readFileSync(file, "utf8"))).toContain(unindented(shown));
  });
  it("has the rates, probabilities and words of the engine before Ankara speaks", () => {
    expectFactors("Moscow's hint, days 0 to 2", before);
    expectProbability("so far", "probability within a day", before.withinDay);
    expectProbability("so far", "probability within a week", before.withinWeek);
    expectRow("so far", "breaking point drawn with the seed `abacus`", before.breakingPoint!);
    expectRow("so far", "pressure after 2 days", later.pressure);
  });
  it("has those of the engine after", () => {
    expect(tension).toBe(56);
    expectFactors("Moscow's hint, from day 2", later);
    expectProbability("and so", "probability within a day", later.withinDay);
    expectProbability("and so", "probability within a week", later.withinWeek);
    const missing = later.breakingPoint! - later.pressure;
    expectRow("and so", "pressure still missing", missing);
    expectRow("and so", "days until it is gathered", missing / later.ratePerDay);
    expectRow("and so", "Moscow hints on day", hint.time);
    expect(find("turkey.voice.raise").time).toBe(2);
  });
  it("has the engine's shares of the total rate", () => {
    expectRow("share of the total rate", "Moscow's hint", hint.why.share);
    expect(hint.why.rivals.map(({ transition }) => transition)).toEqual(["armenia.appeal.appeal"]);
    expectRow("share of the total rate", "Yerevan's appeal", hint.why.rivals[0]!.share);
  });
  it("goes on as told", () => {
    expect(find("minsk.process.call").time).toBe(hint.time);
    expect(appeal.day).toBe(6);
  });
  it("has the figures of the same dice with one thing changed", () => {
    const changed = play({ "moscow-restraint": 0.4 });
    const name = "with a restraint of 0.4";
    expect(changed.before.breakingPoint).toBe(before.breakingPoint);
    expectRow(name, "pressure after 2 days", changed.later.pressure);
    expectRow(name, "rate from day 2", changed.later.ratePerDay);
    expectRow(name, "Moscow hints on day", changed.hint.time);
    expectRow(name, "Yerevan appeals on day", changed.appeal.time);
    expect(changed.appeal.time).toBe(appeal.time);
    expect(Math.round(changed.hint.time - hint.time)).toBe(2);
  });
  it("leaves no row of its tables unchecked", () => {
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.filter((row) => !checked.has(row)).map(({ cells }) => cells[0])).toEqual([]);
  });
  it("speaks truly of breaking points: half lie below 0.69, one in seven above 2", () => {
    expectFigure("0.69", Math.LN2);
    expect(Math.round(1 / Math.exp(-2))).toBe(7);
  });
});

describe("the commands on the page", () => {
  const commands = [...page.matchAll(/^npx faultline (.+)$/gm)].map((match) => match[1]!);
  it("are there", () => {
    expect(commands.length).toBeGreaterThan(1);
  });
  it.each(commands)("run: %s", (command) => {
    const { code, stdout, stderr } = faultline(...command.split(" "));
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("Moscow asks unnamed powers to show restraint");
  });
});

describe("an ensemble in two parts", () => {
  it("has the rows of one that was played at once, put together as the page says", () => {
    const commands = page.match(/^```sh\n(faultline run .+?)^```$/ms)![1]!;
    const folder = mkdtempSync(join(tmpdir(), "faultline-parts-"));
    try {
      symlinkSync(join(root, "bin/faultline.mjs"), join(folder, "faultline"));
      const path = `${folder}:${join(process.execPath, "..")}:${process.env.PATH}`;
      const shell = (text: string) =>
        spawnSync("sh", ["-e", "-c", text], { cwd: folder, env: { ...process.env, PATH: path }, encoding: "utf8" });
      // A tenth of the runs.
      const line = `${commands}faultline run tavush-2020 --seed 7 -n 10000 --csv whole.csv`.replaceAll("000 ", "00 ");
      const { status, stderr } = shell(line);
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      const [parts, whole] = ["runs.csv", "whole.csv"].map((name) => readFileSync(join(folder, name), "utf8"));
      expect(whole!.split("\n").length).toBe(1002);
      expect(parts === whole).toBe(true);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
