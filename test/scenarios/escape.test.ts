/**
 * Which characters of no width are text. The samples are words as they are spelled, with the code points written out.
 */
import { describe, expect, it } from "vitest";
import { escapeText } from "../../src/scenarios/index.js";
import { widthOf, wrap } from "../../src/text/index.js";
import { loadChanged, problemsOf } from "./valley.js";

const zwnj = "\u200c";
const zwj = "\u200d";

const words: readonly (readonly [what: string, text: string])[] = [
  ["Persian, a prefix", `می${zwnj}خواهم`],
  ["Persian, a plural after a letter that does not join", `کار${zwnj}ها`],
  ["Persian, an abbreviation that keeps its joined form", `سال ۱۳۹۹ ه${zwj}.ش`],
  ["Persian, a suffix of a Latin word and of a figure", `USB${zwnj}ها ۲۰${zwnj}ام`],
  ["Persian, with a vowel sign before the joiner", `خانهٔ${zwnj}ما`],
  ["Hindi, a half letter", `क्${zwj}ष रक्${zwnj}षा`],
  ["Bengali, ya-phalaa after ra", `র${zwj}্যাব`],
  ["Malayalam, an old chillu at the end of a word", `അവന്${zwj} വന്നു`],
  ["Sinhala, rakaransaya", `ශ්${zwj}රී ලංකා`],
  ["Telugu, a borrowed word", `బ్యాంక్${zwnj} ఎక్స్${zwnj}ప్రెస్`],
  ["Khmer and Tamil", `ស៊${zwnj}ី க்${zwnj}ஷ`],
  ["Mongolian, a variant of a letter", "ᠪᠣᠯᠬᠤ\u180b ᠴᠢᠨᠠᠷ\u180eᠠ"],
  ["a Japanese name with a variant", "葛\u{e0100}飾区"],
  ["an emoji of a profession, with a skin", `👩${zwj}⚕️ 👩🏽${zwj}🚀 👨${zwj}👩${zwj}👧`],
  ["emoji with a style, and keycaps", `❤️ ❤️${zwj}🔥 ☎︎ ©️ 1️⃣ #️⃣ 🏳️${zwj}🌈`],
  ["the flag of Wales", "🏴\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}"],
];

const refused: readonly (readonly [what: string, text: string])[] = [
  ["a joiner between Latin letters", `pay${zwj}pal`],
  ["a non-joiner between Latin letters", `pay${zwnj}pal`],
  ["a joiner between Cyrillic or Georgian or Armenian letters", `да${zwnj}та ქა${zwj}რთ Հա${zwnj}յ`],
  ["a joiner at the start", `${zwj}می`],
  ["a non-joiner before a blank", `می${zwnj} خواهم`],
  ["two joiners in a row", `می${zwnj}${zwnj}خواهم`],
  ["a joiner between figures", `1${zwj}2`],
  ["a joiner beside a blank", `a ${zwj} b`],
  ["a joiner after one emoji", `🚀${zwj} x`],
  ["a variation selector after a letter", "a\ufe0f"],
  ["a variation selector after a blank", " \ufe0f"],
  ["a figure that is no keycap", "1\ufe0f2"],
  ["two variation selectors in a row", "❤\ufe0f\ufe0f"],
  ["tags that are no flag", "a\u{e0067}\u{e007f}"],
  ["a long text hidden in a flag", `🏴${"\u{e0067}".repeat(12)}\u{e007f}`],
  ["bidirectional controls in Persian", "می\u202eخواهم\u2066\u2069\u200f\u061c"],
  ["a word joiner and a soft hyphen in Persian", "می\u2060خوا\u00adهم"],
];

describe("characters of no width", () => {
  it.each(words)("are text where words and emoji need them: %s", (_what, text) => {
    expect(escapeText(text)).toBe(text);
  });

  it.each(refused)("are escaped everywhere else: %s", (_what, text) => {
    expect(escapeText(text)).not.toBe(text);
    expect(escapeText(text)).toMatch(/\\(u|x)/);
  });

  it("a text that mixes both keeps the one and escapes the other", () => {
    expect(escapeText(`می${zwnj}خواهم\u202e`)).toBe(`می${zwnj}خواهم\\u202e`);
    expect(escapeText("می\u202eخواهم")).not.toMatch(/\p{Cf}/u);
  });

  it("a text that is cut into lines of any width takes no more cells for being escaped", () => {
    for (const [, text] of words)
      for (let width = 2; width <= 12; width += 1)
        for (const line of wrap(text, width))
          expect(widthOf(escapeText(line)), `${text} at ${width}`).toBeLessThanOrEqual(width);
  });

  it("a scenario whose names need them loads, and one that hides them is told the rule", () => {
    for (const [, text] of words) {
      expect(loadChanged(`title: ${JSON.stringify(text)}\n`).scenario.title).toBe(text.normalize("NFC"));
    }
    const [problem] = problemsOf(`title: pay${zwj}pal\n`);
    expect(problem?.message).toContain("the joiner \\u200d");
    expect(problem?.hint).toContain("only beside letters that it joins");
    expect(problemsOf('title: "pay\\u200c"\n')[0]?.message).toContain("the joiner \\u200c");
  });
});
