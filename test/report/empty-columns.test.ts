/**
 * No table of a page has a column that is empty in all rows; the columns of a form, which people fill in, stay.
 */
import type { Nodes, Table } from "mdast";
import { describe, expect, it } from "vitest";
import { createModel } from "../../src/engine/index.js";
import {
  describeScenario,
  handoutsOf,
  renderDocx,
  renderHtml,
  renderMarkdown,
  seatsOf,
} from "../../src/report/index.js";
import {
  type Block,
  type Column,
  columns,
  type Document,
  em,
  landscapeTable,
  lines,
  table,
} from "../../src/report/page/document.js";
import { full } from "../share.js";
import { library } from "./library.js";
import { textOf, treeOf, wordsOf } from "./parsed.js";
import { filesOfZip } from "./zip.js";

const head = columns(["Day", 20], ["Nothing", 40], ["What", 20], ["Never", 20, "right"]);
const rows = [["1", "", "Shots", undefined], { cells: ["2", [em(" ")], "", lines("", [])], anchor: "two" }];
const page = (...blocks: Block[]): Document => ({
  title: "A page",
  subtitle: "",
  summary: "",
  facts: [],
  counts: [],
  blocks,
});

describe("a column that is empty in all rows", () => {
  it.each([
    ["a table", table("Shots", head, rows)],
    ["a table on its side", landscapeTable("Shots", head, rows)],
  ])("is left out of %s, whose others are as wide as all were", async (_where, block) => {
    if (block.kind !== "table") throw new Error("it is no table");
    expect(block.columns.map(({ label, width }) => [label, width])).toEqual([
      ["Day", 50],
      ["What", 50],
    ]);
    expect(block.rows.map(({ cells, anchor }) => [cells.length, anchor])).toEqual([
      [2, undefined],
      [2, "two"],
    ]);
    const docx = filesOfZip(await renderDocx(page(block))).get("word/document.xml") ?? "";
    for (const text of [textOf(await renderHtml(page(block))), renderMarkdown(page(block)), docx]) {
      expect(text).toContain("What");
      expect(text).not.toMatch(/Nothing|Never/);
    }
  });

  it("stays in a form, where one row fills it, and where it is a mark on a scale", () => {
    const form: Block = { kind: "form", caption: "Notes", columns: head, lines: ["", ""] };
    expect(renderMarkdown(page(form))).toContain("Nothing");
    expect(table("Shots", head, [...rows, ["3", "so", "", "4"]])).toMatchObject({ columns: head });
    const [day, nothing, what, never] = head as [Column, Column, Column, Column];
    const scale = table("Shots", [day, { ...nothing, onScale: true }, what, never], rows);
    expect(scale).toMatchObject({ columns: [{ width: 25 }, { label: "Nothing", width: 50 }, { width: 25 }] });
  });
});

/** Tables of a Markdown page, below whatever they stand in. */
function tablesIn(node: Nodes): readonly Table[] {
  if (node.type === "table") return [node];
  return "children" in node ? node.children.flatMap((child) => tablesIn(child)) : [];
}

/** In full all scenarios; the smallest leaves out the most. */
describe.each(library.filter(({ id }) => full || id === "tutorial"))("the pages of $id", (scenario) => {
  const model = createModel(scenario);
  const documents = [...handoutsOf(model, seatsOf(model)).map(({ document }) => document), describeScenario(scenario)];

  it.each(documents.map((document) => [document.subtitle, document] as const))(
    "%s: none is empty",
    (_name, document) => {
      const found = tablesIn(treeOf(renderMarkdown(document))).filter(({ children }) => children.length > 1);
      const forms = JSON.stringify(document.blocks).match(/"kind":"form".*?"lines"/g) ?? [];
      const inForm = (label: string) => forms.some((form) => form.includes(`"label":${JSON.stringify(label)}`));
      const empty = found.flatMap(({ children: [top, ...others] }) =>
        (top?.children ?? []).flatMap((cell, place) =>
          others.every(({ children }) => children[place] === undefined || wordsOf(children[place]).trim() === "")
            ? [wordsOf(cell)]
            : [],
        ),
      );
      expect(empty.filter((label) => !inForm(label))).toEqual([]);
    },
  );
});
