/**
 * A table of two columns of figures fits a phone: names are cut before anything goes over the edge.
 */
import { expect, test } from "vitest";
import { tableLines, widthOf } from "../../src/text/index.js";

test("a table is no wider than its room, as narrow as that of a phone", () => {
  const columns = ["as played", "what if"].map((title) => ({ title, cells: ["12%", "9%"], align: "right" as const }));
  const names = [{ label: "No ending by the horizon", id: "horizon" }, { label: "War" }];
  const table = { heading: "From the change on, in 400 futures each", names, columns };
  for (const width of [38, 43, 60, 100])
    for (const line of tableLines([table], width)) expect(widthOf(line), line).toBeLessThanOrEqual(width);
  expect(tableLines([table], 38)[1]).toMatch(/^ {2}\S.*12%$/);
});

test("a column that can be spared stays where names leave it room, and ids stay where all fit", () => {
  const columns = [
    { title: "share", cells: ["8%", "15%"], align: "right" as const, width: 20 },
    { title: "what it is", cells: ["a target", "held out"], spare: true },
  ];
  const names = [{ label: "General war", id: "general-war" }, { label: "Border eased" }];
  const table = { heading: "Targets", names, columns };
  // Two cells before names, 25 for the longest, 22 and 12 for the columns with their gaps.
  const [fitting, narrower] = [tableLines([table], 61), tableLines([table], 60)];
  expect(fitting.map((line) => line.replace(/ {2,}/g, "  "))).toEqual([
    "Targets  share  what it is",
    "  General war (general-war)  8%  a target",
    "  Border eased  15%  held out",
  ]);
  expect(narrower.at(-1)).toBe("The terminal is too narrow for these columns: what it is.");
});
