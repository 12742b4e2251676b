import fc from "fast-check";
import stringWidth from "string-width";
import { expect, test } from "vitest";
import { padEnd, padStart, shorten, widthOf, wrap } from "../../src/text/index.js";
import { fitLine, plainLine, sides, span, widthOfLine } from "../../src/tui/term/line.js";
import { full } from "../share.js";

test("a wide letter takes two cells, a combining mark none, a sign of the screen one", () => {
  expect(widthOf("Тавуш")).toBe(5);
  expect(widthOf("Տավուշ")).toBe(6);
  expect(widthOf("თავუში")).toBe(6);
  expect(widthOf("e\u0301")).toBe(1);
  expect(widthOf("戦争")).toBe(4);
  expect(widthOf("🙂")).toBe(2);
  for (const sign of "●○─│┬┴◂▶▲▼◆▸■━▓░▁▂▃▄▅▆▇█‖…→") expect(widthOf(sign)).toBe(1);
});

test.each([
  ["Georgian, all its letters", "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ", 33],
  ["Georgian capitals", "ᲗᲑᲘᲚᲘᲡᲘ", 7],
  ["Armenian with its marks", "Երևան՛՜՝՞․։֊", 12],
  ["Azerbaijani", "Şuşa, Gəncə, İrəvan", 19],
  ["Latin with combining marks", "re\u0301sume\u0301 n\u0303", 8],
  ["a mark over a sign", "x\u20d7", 1],
  ["Arabic with vowel marks", "سَلَام", 4],
  ["Persian with a joiner that is not seen", "می\u200cخواهم", 7],
  ["Hebrew with points", "שָׁלוֹם", 4],
  ["Devanagari, whose vowel signs take a cell", "तेल की", 5],
  ["Chinese", "外高加索", 8],
  ["Japanese in half width, sound mark and all", "ｶﾞｷﾞ", 4],
  ["a Korean syllable in parts", "\u1112\u1161\u11ab", 2],
  ["a family joined by joiners", "👩‍👩‍👧‍👦", 2],
  ["a thumb with a tone", "👍🏽", 2],
  ["flags", "🇦🇲🇦🇿🇬🇪", 6],
  ["a sign asked to be a picture", "⚔\ufe0f", 2],
  ["the same sign as text", "⚔", 1],
  ["a keycap", "1\ufe0f\u20e3", 2],
  ["a soft hyphen", "Nagorno\u00adKarabakh", 15],
])("%s", (_name, text, cells) => {
  expect(widthOf(text)).toBe(cells);
  expect(widthOf(`${text} and so on`)).toBe(cells + 10);
});

test("what is measured without being looked up measures as the tables say, whatever stands beside it", {
  tags: "sweep",
}, () => {
  const wrong: string[] = [];
  for (let code = 0x20; code < 0x3000; code += 1) {
    const character = String.fromCharCode(code);
    if (widthOf(character) !== stringWidth(character)) wrong.push(code.toString(16));
  }
  expect(wrong).toEqual([]);
  const odd = fc.constantFrom(
    "a",
    " ",
    "\ufe0f",
    "\u20e3",
    "1",
    "ა",
    "é",
    "\u0301",
    "\u200d",
    "\u20d7",
    "👩",
    "🇦",
    "戦",
    "ﾞ",
    "क",
    "ि",
    "─",
    "·",
  );
  fc.assert(
    fc.property(fc.string({ unit: odd, maxLength: 12 }), (text) => {
      expect(widthOf(text)).toBe(stringWidth(text));
    }),
    { seed: 11, numRuns: full ? 1000 : 200 },
  );
});

test("what does not fit ends in an ellipsis, at a word's end where one is near", () => {
  expect(shorten("Guarantee to Yerevan", 30)).toBe("Guarantee to Yerevan");
  expect(shorten("Guarantee to Yerevan", 17)).toBe("Guarantee to…");
  expect(shorten("Supercalifragilistic", 10)).toBe("Supercali…");
  expect(shorten("anything", 1)).toBe("…");
  expect(shorten("anything", 0)).toBe("");
});

test("cut, padded or wrapped, a text takes the cells it is given", () => {
  const text = fc.string({
    unit: fc.constantFrom("a", "Z", " ", "é", "戦", "ა", "🙂", "e\u0301", "\u0301", "\u200d", "ि", "·"),
    maxLength: 60,
  });
  fc.assert(
    fc.property(text, fc.integer({ min: 2, max: 30 }), (words, width) => {
      expect(widthOf(shorten(words, width))).toBeLessThanOrEqual(width);
      expect(widthOf(padEnd(words, width))).toBe(width);
      expect(widthOf(padStart(words, width))).toBe(width);
      for (const line of wrap(words, width)) expect(widthOf(line)).toBeLessThanOrEqual(width);
      for (const line of wrap(words, width, 2)) expect(widthOf(line)).toBeLessThanOrEqual(width);
      expect(wrap(words, width, 2).length).toBeLessThanOrEqual(2);
    }),
    { seed: 7, numRuns: full ? 500 : 100 },
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
