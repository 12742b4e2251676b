/**
 * The page of numbers is written by a script that plays for minutes. What can be checked at once is: every number that it ranks is
 * there, and rests on what it says; its ranks fall; and every count that it asks for bears on something.
 * @module-tag sweep
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { research } from "../../scripts/numbers-research.mjs";
import type { Basis, Scenario } from "../../src/engine/index.js";
import { transitionsOf } from "../library/south-caucasus.js";
import { library } from "../report/library.js";
import { root } from "../tidy/project-files.js";

const page = readFileSync(join(root, "docs/numbers.md"), "utf8");

interface Row {
  readonly crisis: string;
  readonly kind: string;
  readonly of: string;
  readonly within: string;
  readonly gauge: string | undefined;
  readonly weight: number;
  readonly rests: string;
}

/** Rows of the section with this heading; `crisis` where they have no column for it. */
function rowsOf(heading: string, crisis?: string): readonly Row[] {
  const section = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
  const rows = section.split("\n").filter((line) => /^\| \d+ \|/.test(line));
  return rows.map((line) => {
    const cells = line.slice(2, -2).split(" | ");
    const [id = "", number = "", weight = "", , rests = ""] =
      crisis === undefined ? cells.slice(1) : [crisis, ...cells.slice(1)];
    const [, kind = "", of = "", within = "", gauge] =
      /^(\w+) `([^`]+)`(?:: (.*?))?(?: on `([^`]+)`)?$/.exec(number) ?? [];
    return { crisis: id.replaceAll("`", ""), kind, of, within, gauge, weight: Number(weight), rests };
  });
}

const crises = ["four-day-war-2016", "tavush-2020", "autumn-war-2020", "aftermath-2020"];
const sections = [
  ["What to research first", rowsOf("What to research first")] as const,
  ...crises.map((id) => [id, rowsOf(`\`${id}\``, id)] as const),
];

/** Everything that may be meant by a row, by what the scenario calls it. */
function meantBy(scenario: Scenario, { kind, of, within, gauge }: Row): readonly Partial<Basis>[] {
  const transition = transitionsOf(scenario).find(({ path }) => path === of);
  const inject = scenario.injects.find(({ id }) => `inject.${id}` === of);
  const owners = [transition, inject, scenario.milestones.find(({ id }) => id === of)].filter(
    (one) => one !== undefined,
  );
  if (kind === "assumption") return scenario.assumptions.filter(({ id }) => id === of);
  if (kind === "drift") return scenario.gauges.find(({ id }) => id === of)?.drift ?? [];
  if (kind === "ratio") return transition?.ratios.filter(({ label }) => label === within) ?? [];
  if (kind === "effect")
    return [transition, inject].flatMap((one) => one?.effects.filter((effect) => effect.gauge === gauge) ?? []);
  return owners;
}

describe("the page of numbers", () => {
  it.each(sections)("%s: ranks numbers that are there, the heaviest first", (_, rows) => {
    expect(rows.length).toBeGreaterThanOrEqual(25);
    for (const row of rows) {
      const scenario = library.find(({ id }) => id === row.crisis) as Scenario;
      expect(meantBy(scenario, row), `${row.crisis} ${row.kind} ${row.of} ${row.within}`).not.toEqual([]);
    }
    const weights = rows.map(({ weight }) => weight);
    expect(weights).toEqual([...weights].sort((one, other) => other - one));
  });

  it.each(sections)("%s: says of each whether it is on claims or on judgement alone", (_, rows) => {
    for (const row of rows) {
      const scenario = library.find(({ id }) => id === row.crisis) as Scenario;
      const onClaims = meantBy(scenario, row).some(({ evidence = [] }) => evidence.length > 0);
      expect(!row.rests.startsWith("judgement: "), `${row.crisis} ${row.kind} ${row.of}`).toBe(onClaims);
    }
  });

  it("asks only for counts that bear on something in a crisis", () => {
    const known = new Set(
      library.flatMap((scenario) => [
        ...transitionsOf(scenario).flatMap(({ path }) => [path, path.slice(0, path.lastIndexOf("."))]),
        ...scenario.assumptions.map(({ id }) => id),
        ...scenario.gauges.map(({ id }) => id),
      ]),
    );
    expect(research.flatMap(({ on }) => on).filter((path) => !known.has(path))).toEqual([]);
    for (const { count } of research) expect(page).toContain(`| ${count} |`);
  });
});
