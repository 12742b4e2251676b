import { expect, test } from "vitest";
import { columnWidths } from "../../src/report/page/column-widths.js";

const column = (head: string, ...texts: string[]) => ({ head, texts });

test("columns that hold their words keep their shares", () => {
  expect(columnWidths(9000, [1, 2], [column("Day", "12 Jul"), column("What", "Shots on the border")])).toEqual([
    3000, 6000,
  ]);
});

test("a column too narrow for a word takes from those that have room, and the table stays as wide", () => {
  const widths = columnWidths(
    9600,
    [8, 36, 56],
    [
      column("Letter", "P"),
      column("Rating", "Performed with some challenges"),
      column("Means", "Done, with things to do better."),
    ],
  );
  // A bold letter of Arial at ten points is at most 0.65 of them on the average; the cell keeps 160 for its margins.
  expect(widths[0]).toBeGreaterThanOrEqual(6 * 130 + 160);
  const sum = widths.reduce((one, other) => one + other, 0);
  expect(sum).toBeGreaterThan(9590);
  expect(sum).toBeLessThanOrEqual(9600);
  expect(widths[2]).toBeLessThan(5376);
});

test("where no column has room, each is cut by the same share and none vanishes", () => {
  const widths = columnWidths(1000, [1, 1], [column("Responsibility"), column("Recommendation")]);
  expect(widths).toEqual([500, 500]);
});
