import fc from "fast-check";
import { expect, test } from "vitest";
import { fitLine, plainLine, sides, span, widthOfLine } from "../../src/tui/line.js";
import { padEnd, padStart, shorten, widthOf, wrap } from "../../src/tui/text.js";
import { amount, often, percent, rate } from "../../src/words/index.js";

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

test("no probability is shown as certain that is not", () => {
  expect([0, 0.0004, 0.004, 0.163, 0.996, 1].map(percent)).toEqual(["0%", "<0.1%", "0.4%", "16%", ">99%", "100%"]);
});

test("rates and waits are said as a person would", () => {
  expect([0, 0.0021, 0.05, 1, 3].map(often)).toEqual([
    "never",
    "once in 476 days",
    "once in 20 days",
    "once a day",
    "3 times a day",
  ]);
  expect([0.05, 0.0021, 12, 250].map(rate)).toEqual(["0.050", "0.0021", "12.000", "250"]);
  expect([5, 5.25, 12_345.6].map(amount)).toEqual(["5", "5.3", "12,346"]);
});
