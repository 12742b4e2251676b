import type { WriteStream } from "node:tty";
import { expect, test } from "vitest";
import { span } from "../../src/tui/term/line.js";
import { createPainter, ordersFor, rowText, type Shown } from "../../src/tui/term/painter.js";

const screen = (rows: string[], columns = 10, height = 3): Shown => ({ rows, columns, height });
const never = () => false;

test("a first frame clears the screen, never the scrollback, and writes each row at its place", () => {
  expect(ordersFor(null, screen(["ab", "", "cd"]), never)).toBe("\u001b[2J\u001b[1;1Hab\u001b[K\u001b[3;1Hcd\u001b[K");
});

test("only rows that changed are written", () => {
  const before = screen(["ab", "cd", "ef"]);
  expect(ordersFor(before, screen(["ab", "CD", "ef"]), never)).toBe("\u001b[2;1HCD\u001b[K");
  expect(ordersFor(before, screen(["ab", "cd", "ef"]), never)).toBe("");
});

test("repainting writes the same screen anew, for something else has been on it", () => {
  let written: string[] = [];
  const stdout = { getColorDepth: () => 1, destroyed: false, write: (text: string) => written.push(text) };
  const painter = createPainter(stdout as unknown as WriteStream);
  painter.show([[span("ab")], [span("cd")]], 10, 3);
  const first = written.join("");
  written = [];
  painter.show([[span("ab")], [span("cd")]], 10, 3);
  expect(written).toEqual([]);
  painter.repaint();
  expect(written.join("")).toBe(first);
});

test("rows that are gone are emptied", () => {
  expect(ordersFor(screen(["ab", "cd"]), screen(["ab"]), never)).toBe("\u001b[2;1H\u001b[K");
});

test("after a resize everything is written anew, for who knows what the terminal did", () => {
  const before = screen(["ab"], 10, 3);
  expect(ordersFor(before, screen(["ab"], 12, 3), never)).toBe("\u001b[2J\u001b[1;1Hab\u001b[K");
  expect(ordersFor(before, screen(["ab"], 10, 1), never)).toBe("\u001b[2J\u001b[1;1Hab\u001b[K");
});

test("a row that fills the terminal is not cleared behind its last letter", () => {
  expect(ordersFor(screen([]), screen(["0123456789"]), () => true)).toBe("\u001b[1;1H0123456789");
});

test("nothing in a text can give the terminal an order", () => {
  const hostile = "a\u001b]52;c;aGk=\u0007b\u001b[2Jc\u202ed";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there.
  expect(rowText([span(hostile)], 1)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/);
  expect(rowText([span("calm", "heat4")], 24)).toBe("\u001b[1;38;2;226;73;47mcalm\u001b[0m");
  expect(rowText([span("calm", "heat4")], 1)).toBe("\u001b[1mcalm\u001b[0m");
  expect(rowText([span("calm", "plain")], 24)).toBe("calm");
});
