import fc from "fast-check";
import { expect, test } from "vitest";
import { fitLine, plainLine, sides, span, widthOfLine } from "../../src/tui/term/line.js";
import { padEnd, padStart, shorten, widthOf, wrap } from "../../src/tui/term/text.js";

test("a wide letter takes two cells, a combining mark none, a sign of the screen one", () => {
  expect(widthOf("Тавуш")).toBe(5);
  expect(widthOf("Տավուշ")).toBe(6);
  expect(widthOf("თავუში")).toBe(6);
  expect(widthOf("e\u0301")).toBe(1);
  expect(widthOf("戦争")).toBe(4);
  expect(widthOf("🙂")).toBe(2);
  for (const sign of "●○─│┬┴◂▶▲▼◆▸■━▓░▁▂▃▄▅▆▇█‖…→") expect(widthOf(sign)).toBe(1);
});

test("what does not fit ends in an ellipsis, at a word's end where one is near", () => {
  expect(shorten("Guarantee to Yerevan", 30)).toBe("Guarantee to Yerevan");
  expect(shorten("Guarantee to Yerevan", 17)).toBe("Guarantee to…");
  expect(shorten("Supercalifragilistic", 10)).toBe("Supercali…");
  expect(shorten("anything", 1)).toBe("…");
  expect(shorten("anything", 0)).toBe("");
});

test("cut, padded or wrapped, a text takes the cells it is given", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "Z", " ", "é", "戦", "ა", "🙂", "e\u0301", "·"), maxLength: 60 });
  fc.assert(
    fc.property(text, fc.integer({ min: 2, max: 30 }), (words, width) => {
      expect(widthOf(shorten(words, width))).toBeLessThanOrEqual(width);
      expect(widthOf(padEnd(words, width))).toBe(width);
      expect(widthOf(padStart(words, width))).toBe(width);
      for (const line of wrap(words, width)) expect(widthOf(line)).toBeLessThanOrEqual(width);
      for (const line of wrap(words, width, 2)) expect(widthOf(line)).toBeLessThanOrEqual(width);
      expect(wrap(words, width, 2).length).toBeLessThanOrEqual(2);
    }),
    { seed: 7, numRuns: 500 },
  );
});

test("wrapping loses no word", () => {
  const words = "Moscow asks all Minsk Group members to weigh their words";
  expect(wrap(words, 20).join(" ")).toBe(words);
  expect(wrap(words, 20, 2)).toEqual(["Moscow asks all", "Minsk Group members…"]);
});

test("a line fitted to a width takes exactly that width, and says with an ellipsis that it was cut", () => {
  const line = [span("one two "), span("three four", "strong")];
  expect(plainLine(fitLine(line, 30))).toBe(`one two three four${" ".repeat(12)}`);
  expect(plainLine(fitLine(line, 15))).toBe("one two three… ");
  expect(widthOfLine(fitLine(line, 15))).toBe(15);
  expect(plainLine(fitLine(line, 8))).toBe("one two…");
  expect(plainLine(sides([span("a long left part")], [span("right")], 14))).toBe("a long…  right");
});
