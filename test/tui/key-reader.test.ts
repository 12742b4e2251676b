import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createKeyReader, longestPaste } from "../../src/tui/term/key-reader.js";

const esc = "\u001b";
const bytesOf = (text: string) => Buffer.from(text, "utf8");

/** Names of the keys in what arrives read by read, and then never goes on. */
function keysOf(...reads: readonly (string | Uint8Array)[]): string[] {
  const reader = createKeyReader();
  const keys = reads.flatMap((read) => reader.push(typeof read === "string" ? bytesOf(read) : read));
  return [...keys, ...reader.giveUp()].map(({ name, pasted }) => (pasted ? `pasted ${name}` : name));
}

test("keys typed fast arrive together and are taken apart", () => {
  expect(keysOf("nn N\u0003")).toEqual(["n", "n", "space", "N", "ctrl-c"]);
  expect(keysOf("é€𝄞ر")).toEqual(["é", "€", "𝄞", "ر"]);
  for (const [report, key] of [
    ["\u001b[C", "right"],
    ["\u001bOC", "right"],
    ["\u001b[1;5C", "right"],
    ["\u001b\u001b[A", "up"],
    ["\u009bA", "up"],
    ["\u008fA", "up"],
    ["\u001b[5~", "pageup"],
    ["\u001b[[5~", "pageup"],
    ["\u001b[6;2~", "pagedown"],
    ["\u001b[H", "home"],
    ["\u001b[4~", "end"],
    ["\u001b[Z", "shift-tab"],
    ["\u001b[3~", "backspace"],
    ["\u007f", "backspace"],
    ["\u001b", "escape"],
    ["\u001b\u001b", "escape"],
  ] as const)
    expect(keysOf(report), JSON.stringify(report)).toEqual([key]);
});

describe("what a terminal sends that is no key", () => {
  const strings = [..."P]X^_"].flatMap((introducer) =>
    [`${esc}${introducer}`, String.fromCharCode(introducer.charCodeAt(0) + 0x40)].flatMap((opening) =>
      ["\u0007", `${esc}\\`, "\u009c"].map((end) => [opening, end] as const),
    ),
  );
  /** Alt-x, Ctrl-Tab of mintty, a colour, F5, F1 of the Linux console, the keypad, cursor, focus, mice, modes, kitty. */
  const reports = (
    "ESCx ESC[1;5I ESC[31m ESC[15~ ESC[[A ESCO5j ESC[24;80R ESC[I ESC[O ESC[Mqqq ESC[M\0GG ESC[<0;10;20M ESC[<35;1;1m " +
    "ESC[32;10;20M ESC[?2026;2$y ESC[?62;22c ESC[>1;4000;0c ESC[0n ESC[?1u ESC[97;5u ESC[1;1:3A ESC[8;24;80t " +
    "ESC[?997;1n \u009b24;80R \u009bMqqq"
  )
    .split(" ")
    .map((report) => report.replaceAll("ESC", esc));

  test.each(reports)("is swallowed, and the keys before and after it count: %j", (report) => {
    expect(keysOf(`q${report}n`)).toEqual(["q", "n"]);
    expect(keysOf(`n${esc}[A${report}${esc}[B`)).toEqual(["n", "up", "down"]);
  });

  test("controls of one byte are read raw as well as in UTF-8", () => {
    const raw = (text: string) => Buffer.from(text, "latin1");
    expect(keysOf(raw("n\u009d11;q\u009cn\u0090qq\u009cn\u009b24;80Rn\u009bMqqqn\u009bAn"))).toEqual([
      ..."nnnnn",
      "up",
      "n",
    ]);
    // The letter Ü ends in the byte of a string terminator; in a string of UTF-8 it ends nothing.
    expect(keysOf(`${esc}]lÜq${esc}\\n`)).toEqual(["n"]);
    // Coordinates of a wide terminal.
    expect(keysOf(Buffer.from([0x1b, 0x5b, 0x4d, 0x20, 0xc3, 0x30]), "n")).toEqual(["n"]);
  });

  test("any string, with any payload, however it is cut into reads, leaves only the keys around it", () => {
    const payload = fc
      .string({ unit: "binary" })
      .map((text) =>
        [...text].filter((character) => !"\u0003\u0007\u0018\u001a\u001b\u009c".includes(character)).join(""),
      );
    fc.assert(
      fc.property(fc.constantFrom(...strings), payload, fc.array(fc.nat()), ([opening, end], text, cuts) => {
        const bytes = bytesOf(`n${opening}${text}${end}p`);
        const places = [0, ...cuts.map((cut) => cut % bytes.length).sort((one, other) => one - other), bytes.length];
        const reads = places.slice(1).map((place, index) => bytes.subarray(places[index], place));
        expect(keysOf(...reads)).toEqual(["n", "p"]);
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  test("a CSI report with any parameters is at most the one key that its end names", () => {
    const parameters = fc.string({ unit: fc.constantFrom(..."0123456789:;<=>?!$' ") });
    fc.assert(
      fc.property(parameters, fc.integer({ min: 0x40, max: 0x7e }), (body, final) => {
        const sequence = `${esc}[${body}${String.fromCharCode(final)}`;
        fc.pre(!/\[(\[|M|20[01]~)$/.test(sequence));
        const keys = keysOf(`n${sequence}p`);
        expect([keys[0], keys.at(-1)]).toEqual(["n", "p"]);
        const between = keys.slice(1, -1);
        expect(between.length).toBeLessThanOrEqual(1);
        for (const key of between)
          expect(key).toMatch(/^(up|down|left|right|home|end|page(up|down)|shift-tab|backspace)$/);
      }),
      { numRuns: 1000, seed: 1 },
    );
  });
});

test("how the bytes are cut into reads changes nothing", () => {
  const pieces = fc.constantFrom(
    ...[
      esc,
      "[",
      "O",
      "P",
      "]",
      "\\",
      "\u0007",
      "\u009b",
      "\u009c",
      "é",
      "€",
      "M",
      "~",
      "A",
      "200~",
      "201~",
      "1;5",
      "q",
      "\r",
    ],
  );
  const bytes = fc.array(fc.oneof(pieces.map(bytesOf), fc.uint8Array({ maxLength: 4 })), { maxLength: 30 });
  fc.assert(
    fc.property(bytes, (parts) => {
      const whole = Buffer.concat(parts);
      expect(keysOf(...Array.from(whole, (byte) => Uint8Array.of(byte)))).toEqual(keysOf(whole));
    }),
    { numRuns: 2000, seed: 1 },
  );
});

describe("what is never finished", () => {
  test("is given up, so that the next keys count", () => {
    for (const start of ["]11;rgb:", "P1$r", "_G", "[", "[12;", "O", "[M "]) {
      const reader = createKeyReader();
      expect(reader.push(bytesOf(esc + start))).toEqual([]);
      expect(reader.patience()).toBeGreaterThan(createPatience(esc));
      expect(reader.giveUp()).toEqual([]);
      expect(reader.patience()).toBeNull();
      expect(reader.push(bytesOf("n"))).toEqual([{ name: "n", pasted: false }]);
    }
  });

  test("gives way to a new sequence, to CAN, to SUB and to Ctrl-C", () => {
    expect(keysOf(`${esc}]11;rgb:${esc}[An`)).toEqual(["up", "n"]);
    expect(keysOf(`${esc}P1$r${esc}]11;q\u0007n`)).toEqual(["n"]);
    expect(keysOf(`${esc}]11;\u0018n${esc}]11;\u001an`)).toEqual(["n", "n"]);
    expect(keysOf(`${esc}]11;\u0003${esc}[1\u0003${esc}\u0003`)).toEqual(["ctrl-c", "ctrl-c", "ctrl-c"]);
    expect(keysOf(`${esc}[12\r${esc}[M n\u0003`)).toEqual(["enter", "ctrl-c"]);
  });

  test("Escape before an answer counts, and Escape alone waits less than a tenth of a second", () => {
    expect(keysOf(`${esc}${esc}]11;q\u0007n`)).toEqual(["escape", "n"]);
    expect(keysOf(`${esc}${esc}[24;80Rn`)).toEqual(["escape", "n"]);
    expect(createPatience(esc)).toBeLessThan(100);
  });

  test("bytes that are no UTF-8 are no keys, and take no key with them", () => {
    for (const bytes of [
      [0xe9],
      [0xc0, 0x80],
      [0xe0, 0x80, 0x9b],
      [0xf0, 0x80, 0x81, 0xb1],
      [0xed, 0xa0, 0x80],
      [0xff],
    ])
      expect(keysOf(Uint8Array.from(bytes), "n"), String(bytes)).toEqual(["n"]);
  });
});

function createPatience(text: string): number {
  const reader = createKeyReader();
  reader.push(bytesOf(text));
  return reader.patience() ?? Number.POSITIVE_INFINITY;
}

describe("a paste", () => {
  const paste = (text: string) => `${esc}[200~${text}${esc}[201~`;

  test("is text: its line ends and tabs are blanks, and what is no character is left out", () => {
    expect(keysOf(`${paste(`a\u0003\tb\n${esc}[A${esc}[31m`)}n`)).toEqual([
      ...["a", "space", "b", "space"].map((key) => `pasted ${key}`),
      "n",
    ]);
    expect(keysOf(`${paste(`a${esc}]0;x`)}n`)).toEqual(["pasted a", "n"]);
  });

  test("ends where a long one has long been cut", () => {
    const keys = keysOf(`${paste("x".repeat(10 * longestPaste))}n`);
    expect(keys.length).toBe(longestPaste + 1);
    expect(keys.at(-1)).toBe("n");
  });
});
