/**
 * Commands for pasting: whatever a word holds, a shell takes it for that word, and printing does not change it. A real
 * `sh` is the judge.
 * @module-tag sweep
 */
import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { escapeLine } from "../../src/scenarios/index.js";
import {
  type Change,
  type NamedRun,
  pasteAs,
  playCommand,
  quoted,
  readReplayCode,
  replayCode,
  replayCommand,
} from "../../src/text/index.js";

/** The words that `sh` makes of a command line. */
function wordsOf(line: string): string[] {
  return execFileSync("sh", ["-c", `printf '%s\\0' ${line}`], { encoding: "utf8" })
    .split("\0")
    .slice(0, -1);
}

const nasty = [
  "plain",
  "",
  "my island.yaml",
  "x;touch y.yaml",
  "-dash",
  "=ls",
  "~root",
  "#",
  "it's",
  '"$HOME`id`$(id)"',
  "back\\slash\\n",
  "100%s!",
  "tab\tand\nline",
  "\u001b]0;x\u0007",
  "\r",
  "bidi\u202e",
  "no width\u200b",
  "-\u0001",
  "é Հայ 史 💥",
  "می\u200cخواهم",
];

describe("a quoted word", () => {
  test("is that word to a shell", () => {
    expect(wordsOf(nasty.map(quoted).join(" "))).toEqual(nasty);
  });

  test("is that word to a shell where the terminal has nothing but ASCII, and is written in that alone", () => {
    const paste = pasteAs("", (character) => character < "\u0080");
    const line = paste(nasty);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is all of it.
    expect(line).toMatch(/^[\u0000-\u007f]*$/);
    expect(wordsOf(line)).toEqual(nasty);
  });

  test("is that word to a shell, whatever it is made of", () => {
    const text = fc
      .array(fc.oneof(fc.constantFrom(..." '\"\\$`!%;&|<>()*?#~=-\n\t\u001b\u202e"), fc.string({ unit: "grapheme" })))
      .map((parts) => parts.join("").replaceAll("\0", "").replace(/\n+$/, ""));
    fc.assert(
      fc.property(fc.array(text, { minLength: 40, maxLength: 40 }), (words) => {
        expect(wordsOf(words.map(quoted).join(" "))).toEqual(words);
      }),
      { numRuns: 20 },
    );
  });

  test("is printed as it is: no character in it is one that a face would escape", () => {
    const changed: string[] = [];
    for (let codePoint = 1; codePoint < 0x110000; codePoint += 1) {
      const word = quoted(String.fromCodePoint(codePoint));
      if (escapeLine(word) !== word) changed.push(codePoint.toString(16));
    }
    expect(changed).toEqual([]);
  });
});

const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,9}$/);
const arbitraryRun: fc.Arbitrary<NamedRun> = fc.record({
  name: fc.string(),
  scenario: id,
  scenarioHash: fc.stringMatching(/^[0-9a-f]{8}$/),
  seed: fc.oneof(
    fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,20}$/),
    fc.constantFrom("a b", "50%", "it's", "a:b", "Երևան 2020", "史/💥", "می\u200cخواهم"),
  ),
  variant: fc.option(id),
  set: fc.dictionary(id, fc.double({ noNaN: true, noDefaultInfinity: true }), { maxKeys: 3, noNullPrototype: true }),
  days: fc.option(fc.integer({ min: 1, max: 3660 })),
  run: fc.oneof(fc.constant(0), fc.maxSafeNat()),
  historical: fc.boolean(),
  seats: fc.uniqueArray(id, { maxLength: 3 }),
});

describe("a replay code", () => {
  test("carries all that decides what is played, to the last bit of a number, in one word that needs no quotes", () => {
    fc.assert(
      fc.property(arbitraryRun, ({ name: _name, ...run }) => {
        const code = replayCode(run);
        expect(code).toMatch(/^[A-Za-z0-9_@%+=:.-]+$/);
        expect(quoted(code)).toBe(code);
        const read = readReplayCode(code);
        expect(read).toEqual({ kind: "run", run });
      }),
    );
  });

  const plain = {
    scenario: "tavush-2020",
    scenarioHash: "1a2b3c4d5e6f",
    seed: "badifo-42",
    variant: "csto-literal",
    set: { "clash-severity": 1.2 },
    days: 30,
    run: 2,
    historical: true,
    seats: ["russia", "turkey"],
  };

  test("shows what it stands for", () => {
    expect(replayCode(plain)).toMatch(
      /^f4:tavush-2020@1a2b3c4d:badifo-42:variant=csto-literal:set=clash-severity=1\.2:days=30:run=2:historical:seat=russia:seat=turkey:[0-9a-z]{4}$/,
    );
    expect(replayCode({ ...plain, seats: [] })).toMatch(/^f2:/);
  });

  test("of a seated run says under which rule its seats decide", () => {
    const first = { ...plain, seatRule: 1 } as const;
    expect(replayCode(first)).toMatch(/^f2:/);
    for (const run of [plain, first])
      expect(readReplayCode(replayCode(run))).toMatchObject({ kind: "run", run: { seats: plain.seats } });
    expect(readReplayCode(replayCode(first))).toMatchObject({ run: { seatRule: 1 } });
    expect(readReplayCode(replayCode(plain))).not.toMatchObject({ run: { seatRule: 1 } });
    expect(readReplayCode(replayCode(first).replace("f2:", "f4:")).kind).toBe("mistyped");
  });

  test("is refused with one character changed, left out, or swapped with its neighbour", () => {
    const code = replayCode(plain);
    for (let at = 3; at < code.length; at += 1) {
      const [before, here = "", next = "", after] = [code.slice(0, at), code[at], code[at + 1], code.slice(at + 1)];
      const wrong = [..."0a:=-"].map((other) => before + other + after);
      wrong.push(before + after, before + next + here + after.slice(1));
      for (const slip of wrong) if (slip !== code) expect(readReplayCode(slip).kind, slip).not.toBe("run");
    }
  });

  test("has one spelling", () => {
    for (const [from, to] of [
      ["1.2", "1.20"],
      ["days=30", "days=030"],
      ["badifo", "%62adifo"],
      ["run=2:historical", "historical:run=2"],
    ] as const) {
      expect(readReplayCode(replayCode(plain).replace(from, to)).kind).toBe("mistyped");
    }
  });

  test("of a pair names the change, and says where it can't be read", () => {
    const run = fc.sample(arbitraryRun, 1)[0] as NamedRun;
    const changes: readonly Change[] = [
      { kind: "drop" },
      { kind: "force", transition: "russia.mediation.hint" },
      { kind: "order", transition: "turkey.voice.harden" },
      { kind: "inject", inject: "shelling" },
      { kind: "set", assumption: "clash-severity", value: 1.25 },
    ];
    for (const change of changes) {
      for (const at of [null, 0, 117]) {
        const code = replayCode(run, { at, change });
        expect(readReplayCode(code)).toMatchObject({ kind: "pair", whatIf: { at, change } });
        expect(readReplayCode(code.replace("f3:", "f2:").replace("f5:", "f4:")).kind).toBe("mistyped");
      }
    }
    const code = replayCode(plain, { at: 12, change: { kind: "drop" } });
    const slip = (from: string, to: string) => readReplayCode(code.replace(from, to));
    expect(slip("at=12", "at=1x")).toEqual({ kind: "mistyped", part: { place: 11, written: "at=1x" } });
    expect(slip("drop", "dorp")).toEqual({ kind: "mistyped", part: { place: 12, written: "dorp" } });
    expect(slip(":drop", "")).toEqual({ kind: "mistyped", part: { place: 12, written: expect.any(String) } });
    expect(slip("at=12", "at=13")).toEqual({ kind: "mistyped", part: null });
  });

  test("of version 0.2 is read still, one of a later version is known for what it is", () => {
    expect(readReplayCode("tavush-2020@1a2b3c4d:v1.2_x:csto-literal")).toMatchObject({
      kind: "old",
      run: { scenario: "tavush-2020", scenarioHash: "1a2b3c4d", seed: "v1.2_x", variant: "csto-literal", run: 0 },
    });
    expect(readReplayCode("f6:tavush-2020@1a2b3c4d:7:what-not")).toEqual({ kind: "newer" });
    for (const none of ["", "tavush", "tavush-2020@1a2b3c4d", "f2", "f1:a@1a2b3c4d:7:abcd"]) {
      expect(readReplayCode(none)).toEqual({ kind: "none" });
    }
  });
});

test("names that look like options are not taken for any", () => {
  const run = { ...(fc.sample(arbitraryRun, 1)[0] as NamedRun), name: "-x.yaml", seed: "-7" };
  expect(playCommand(run).slice(0, 3)).toEqual(["play", "./-x.yaml", "--seed=-7"]);
  expect(replayCommand(run).at(-1)).toBe("--file=-x.yaml");
  expect(pasteAs("npx faultline")(["resume", "a b"])).toBe("npx faultline resume 'a b'");
});
