import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reportText, type Table, tableLines } from "../../src/cli/columns.js";
import { widthOf } from "../../src/text/index.js";

const table: Table = {
  heading: "Milestones",
  names: [
    { label: "Ankara promises everything it has", id: "ankara-unlimited" },
    { label: "戦争が始まる", id: "war" },
  ],
  columns: [
    { title: "share", cells: ["71.9%", "6.6%"], align: "right", width: 7 },
    { title: "plain runs", cells: ["3,522", ""], align: "right", spare: true },
    { title: "in words", cells: ["likely", "very unlikely"], spare: true },
    { title: "day", cells: ["7 (1 to 30)", "23 (6 to 53)"] },
  ],
};

describe("tables of a report", () => {
  it("stand in columns, measured in cells, and cut the label rather than the id", () => {
    expect(tableLines([table])).toEqual([
      "Milestones                                          share  plain runs  in words       day",
      "  Ankara promises everything… (ankara-unlimited)    71.9%       3,522  likely         7 (1 to 30)",
      "  戦争が始まる (war)                                 6.6%              very unlikely  23 (6 to 53)",
    ]);
  });

  it("leave columns out where the terminal is narrow, say which, and then the ids", () => {
    expect(tableLines([table], 60)).toEqual([
      "Milestones                               share  day",
      "  Ankara promises everything it has      71.9%  7 (1 to 30)",
      "  戦争が始まる                            6.6%  23 (6 to 53)",
      "",
      "The terminal is too narrow for these columns: plain runs, in words.",
    ]);
    expect(tableLines([table], 90)[0]).toBe(
      "Milestones                                          share  in words       day",
    );
  });

  it("keep every line within the terminal, as long as the figures themselves fit", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 60 });
    const names = fc.array(fc.record({ label: text, id: fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/) }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(names, fc.integer({ min: 56, max: 160 }), text, (rows, width, heading) => {
        const columns = table.columns.map((column) => ({ ...column, cells: rows.map(() => column.cells[1] ?? "") }));
        const lines = tableLines([{ heading, names: rows, columns }], width);
        for (const line of lines.filter((line) => !line.startsWith("The terminal")))
          expect(widthOf(line)).toBeLessThanOrEqual(width);
      }),
      { seed: 20201110 },
    );
  });
});

describe("a report on a narrow terminal", () => {
  const report = [
    "A sentence that is longer than the terminal is wide.",
    "  front.line: State border 12.5 · Both lines 3.1 · Karabakh 0.4",
    "    +1.45  +1.29 to +1.62  ratio on russia.talks: Ankara has been named",
    `Hash ${"0123456789abcdef".repeat(4)}`,
    "short",
  ];

  it("is broken between words, under the last column or further in than the line, and leaves hashes whole", () => {
    expect(reportText(report, 50).split("\n")).toEqual([
      "A sentence that is longer than the terminal is",
      "wide.",
      "  front.line: State border 12.5 · Both lines 3.1",
      "    · Karabakh 0.4",
      "    +1.45  +1.29 to +1.62  ratio on russia.talks:",
      "                           Ankara has been named",
      report[3],
      "short",
    ]);
  });

  it("is as it was where there is room, and where there is no terminal", () => {
    for (const width of [80, Number.POSITIVE_INFINITY]) expect(reportText(report, width)).toBe(report.join("\n"));
  });
});
