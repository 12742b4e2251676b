import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { inRepertoire, repertoireOf } from "../../src/scenarios/index.js";
import { bar } from "../../src/text/index.js";
import { glyph } from "../../src/tui/term/glyphs.js";

describe("what a terminal can show", () => {
  it.each([
    [{ LANG: "en_GB.UTF-8" }, "unicode"],
    [{ LANG: "C.utf8", TERM: "xterm" }, "unicode"],
    [{}, "unicode"],
    [{ LANG: "en_GB.UTF-8", LC_ALL: "C" }, "ascii"],
    [{ LANG: "en_GB.UTF-8", LC_CTYPE: "POSIX" }, "ascii"],
    [{ LANG: "C", LC_CTYPE: "tr_TR.UTF-8" }, "unicode"],
    [{ LANG: "C", LC_CTYPE: "tr_TR.UTF-8", LC_ALL: "" }, "unicode"],
    [{ LC_ALL: "C.UTF-8", LC_CTYPE: "C", LANG: "C" }, "unicode"],
    [{ LANG: "de_DE.ISO-8859-1" }, "ascii"],
    [{ LANG: "de_DE@euro", TERM: "linux" }, "ascii"],
    [{ LANG: "en_GB.UTF-8", TERM: "linux" }, "linux"],
    [{ LANG: "en_GB.UTF-8", TERM: "linux-16color" }, "linux"],
  ] as const)("follows from LC_ALL, LC_CTYPE, LANG, in that order, and TERM: %j is %s", (environment, repertoire) => {
    expect(repertoireOf(environment, "linux")).toBe(repertoire);
  });

  it("never changes a text's width, and is all that is written", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.constantFrom("ascii", "linux"), (text, repertoire) => {
        const shown = inRepertoire(text, repertoire);
        expect(stringWidth(shown)).toBe(stringWidth(text));
        expect(inRepertoire(shown, repertoire)).toBe(shown);
        if (repertoire === "ascii") expect(Buffer.from(shown).every((byte) => byte < 0x80)).toBe(true);
      }),
      { numRuns: 2000, seed: 1 },
    );
  });

  it("has a stand-in for each sign of the screens, and letters for their accented forms", () => {
    const signs = [...Object.values(glyph), ...[0, 1, 2, 3, 4, 5, 6, 7].map((eighth) => bar(eighth / 7))];
    for (const sign of signs) {
      expect(inRepertoire(sign, "ascii"), sign).not.toBe("?");
      expect(inRepertoire(sign, "linux"), sign).not.toBe("?");
    }
    expect(inRepertoire("Şəki – İlham Əliyev…", "ascii")).toBe("Seki - Ilham Eliyev~");
    expect(inRepertoire("München, Şuşa, 北京", "linux")).toBe("München, Susa, ????");
    expect(inRepertoire("Ж“a”", "unicode")).toBe("Ж“a”");
  });
});
