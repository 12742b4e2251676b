/**
 * A picture of a screen holds every written cell at its place, in its colour, and nothing that a text could add to it.
 */
import { describe, expect, test } from "vitest";
import { widthOf } from "../../src/text/index.js";
import { orderOf, type Tone } from "../../src/tui/term/colour.js";
import { type Line, plainLine, span } from "../../src/tui/term/line.js";
import { drawLines } from "../../src/tui/term/picture.js";
import { type Drawn, elementsIn } from "../report/parsed.js";

const size = { columns: 40, rows: 6 };

function read(svg: string) {
  const all = elementsIn(svg);
  const number = (element: Drawn, name: string) => Number(element.getAttribute(name));
  const texts = all("text").map((element) => ({
    text: element.textContent ?? "",
    column: Math.round((number(element, "x") - 16) / 8.4),
    cells: Math.round(number(element, "textLength") / 8.4),
    row: Math.floor((number(element, "y") - 16) / 18),
    fill: element.getAttribute("fill"),
    bold: element.getAttribute("font-weight") === "bold",
  }));
  return { all, texts };
}

/** The screen put together again from what the picture holds. */
function screenOf(svg: string): string[] {
  const rows: string[] = [];
  for (const { text, row, column } of read(svg).texts) {
    const before = rows[row] ?? "";
    rows[row] = before + " ".repeat(column - widthOf(before)) + text;
  }
  return Array.from({ length: size.rows }, (_, row) => rows[row] ?? "");
}

describe("a picture of a screen", () => {
  test("holds each word in its column, however wide the letters before it are", () => {
    const lines: Line[] = [
      [span(" Tension   "), span("80", "heat4"), span("  ▲ up")],
      [],
      [span("東京 is wide"), span("   ", "dim"), span("ე́ is narrow", "strong")],
      [span("├──", "dim"), span("▓▓░░"), span("  a   b    c")],
    ];
    const svg = drawLines(lines, size, "A screen");
    expect(screenOf(svg).map((row) => row.trimEnd())).toEqual(
      [...lines.map((line) => plainLine(line).trimEnd()), "", ""].slice(0, size.rows),
    );
    for (const { text, cells } of read(svg).texts) expect(cells).toBe(widthOf(text));
  });

  test("has the colours of a terminal that shows them all", () => {
    const tones: readonly Tone[] = ["accent", "heat0", "heat1", "heat2", "heat3", "heat4"];
    const svg = drawLines([tones.map((tone) => span(`${tone} `, tone))], { columns: 60, rows: 1 }, "");
    for (const [place, { fill, bold }] of read(svg).texts.entries()) {
      const order = orderOf(tones[place] as Tone, 24);
      const channels = (fill ?? "").match(/[0-9a-f]{2}/g)?.map((channel: string) => Number.parseInt(channel, 16));
      expect(order).toContain(`38;2;${channels?.join(";")}`);
      expect(bold).toBe(/\[1;/.test(order));
    }
    const [plain, dim] = read(drawLines([[span("a "), span("b", "dim")]], size, "")).texts;
    expect(plain?.fill).not.toBe(dim?.fill);
  });

  test("marks what is marked by a ground of its own, blanks too", () => {
    const { all, texts } = read(drawLines([[span("find "), span(" ", "match"), span(" x ", "match")]], size, ""));
    const grounds = all("g rect").map((element) => element.getAttribute("width"));
    expect(grounds).toEqual(["8.4", "25.2"]);
    expect(texts.at(-1)).toMatchObject({ text: " x ", cells: 3 });
  });

  test("takes no markup from a text, and shows what reorders a line", () => {
    const text = `</text><script>alert("1")</script><a href='x'>&amp;\u202eevil`;
    const shape = (words: string) =>
      read(drawLines([[span(words)]], size, words))
        .all("*")
        .map(({ tagName, attributes }) => [tagName, ...[...attributes].map(({ name }) => name)]);
    expect(shape(text)).toEqual(shape("word"));
    const { all, texts } = read(drawLines([[span(text)]], size, text));
    expect(texts[0]?.text).toBe(text.replace("\u202e", "\\u202e"));
    expect(all("svg")[0]?.getAttribute("aria-label")).toBe(text.replace("\u202e", "\\u202e"));
  });

  test("is as large as the screen, and leaves out what lies beyond it", () => {
    const lines = Array.from({ length: 9 }, (_, row): Line => [span(`row ${row}`)]);
    const { all, texts } = read(drawLines(lines, size, ""));
    expect(texts).toHaveLength(size.rows);
    expect(all("svg")[0]?.getAttribute("viewBox")).toBe("0 0 368 140");
  });
});
