/**
 * Which texts can seed a run: printable ones of any script, the same on every machine, and what is drawn from them.
 */
import { describe, expect, test } from "vitest";
import { isPrintable, isSeed, openStream } from "../../src/engine/index.js";

const everyCodePoint = Array.from({ length: 0x110000 }, (_, codePoint) => codePoint);

describe("a seed", () => {
  test.each([
    "7",
    "a b",
    "v1.2_x-y",
    "-7",
    "it's 50%",
    "Երևան 2020",
    "Şuşa / Шуша / 史 / تبریز",
    "می\u200cخواهم",
    "👩\u200d🚀",
    "☮️",
    "x".repeat(64),
    "💥".repeat(64),
  ])("may be %j", (seed) => expect(isSeed(seed)).toBe(true));

  test.each([
    ["nothing", ""],
    ["undefined, with which the generator would seed itself", undefined],
    ["null, alike", null],
    ["a number", 7],
    ["65 characters", "x".repeat(65)],
    ["65 characters beyond the first plane", "💥".repeat(65)],
    ["a space in front", " a"],
    ["a space behind", "a "],
    ["an ideographic space behind", "a\u3000"],
    ["a future's mark", "a~"],
    ["a line feed", "a\nb"],
    ["an escape sequence", "\u001b[31m"],
    ["a text-direction character", "a\u202eb"],
    ["an invisible character", "a\u200bb"],
    ["a joiner that joins nothing", "a\u200d"],
    ["half a character", "a\ud83d"],
    ["a character for private use", "a\ue000"],
    ["two spellings of one text: not in normal form C", "e\u0301"],
    ["a character of Unicode 15.1", "\u{2ebf0}"],
    ["a character of Unicode 16", "\u1c89"],
    ["a character of Unicode 17", "\u20c1"],
  ])("is not %s", (_what, seed) => expect(isSeed(seed)).toBe(false));
});

describe("the table of printable characters", () => {
  test("has as many as the standard counts in Unicode 15.0, less the fillers and selectors that show nothing", () => {
    const graphic = 149_014;
    const blank = 1 + 2 + 2 + 4 + 1 + 1 + 240;
    expect(everyCodePoint.filter(isPrintable).length).toBe(graphic - blank);
  });

  test("has nothing that this version of Node takes for unassigned, a control or a format", () => {
    const graphic = /^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}]$/u;
    const wrong = everyCodePoint.filter((one) => isPrintable(one) && !graphic.test(String.fromCodePoint(one)));
    expect(wrong).toEqual([]);
  });

  test("has the last that Unicode 15.0 added", () => {
    for (const codePoint of [0x0cf3, 0x10efd, 0x11f00, 0x1e4d0, 0x1fae8, 0x323af])
      expect(isPrintable(codePoint)).toBe(true);
  });
});

test("a seed keys the same draws on every machine, by its UTF-16 units", () => {
  const first = (seed: string) => openStream(seed, 0, "russia.mediation.hint")();
  expect(first("1")).toBe(0.10784362908452749);
  expect(first("Երևան 2020")).toBe(0.004554633516818285);
  expect(first("💥")).toBe(0.6980096844490618);
});
