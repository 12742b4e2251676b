/**
 * The catalogue of screen text: that each message is one, is said somewhere and stands in one part, that the compiler
 * knows its arguments, and that numbers read in it as they do elsewhere.
 */
import { readdirSync } from "node:fs";
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, expectTypeOf, it } from "vitest";
import { en } from "../../src/catalogue/en.js";
import { type MessageName, say } from "../../src/catalogue/index.js";
import { type ArgumentNames, type ArgumentsOf, compile, compileRich } from "../../src/catalogue/say.js";
import { count } from "../../src/text/index.js";
import { projectFiles } from "../tidy/project-files.js";

const parts = readdirSync(new URL("../../src/catalogue/en", import.meta.url)).map((file) => file.replace(/\.ts$/, ""));
const messages: readonly (readonly [string, string])[] = Object.entries(en);

describe("the catalogue", () => {
  it("is made of parts, of which no two have a message in common, each named after its part", async () => {
    let sum = 0;
    for (const part of parts) {
      const [section] = Object.values((await import(`../../src/catalogue/en/${part}.ts`)) as Record<string, object>);
      const names = Object.keys(section!);
      expect(names.filter((name) => !/^[a-z-]+\.[a-z0-9-]+$/.test(name) || !name.startsWith(`${part}.`))).toEqual([]);
      sum += names.length;
    }
    expect(messages).toHaveLength(sum);
    expect(sum).toBeGreaterThan(1000);
  });

  it("holds messages in ICU MessageFormat", () => {
    const broken = messages.flatMap(([name, message]) => {
      try {
        new IntlMessageFormat(message, "en", undefined, { ignoreTag: !/<\/?(?:strong|em)>|<\/code>/.test(message) });
        return [];
      } catch (error) {
        return [`${name}: ${(error as Error).message}`];
      }
    });
    expect(broken).toEqual([]);
  });

  it("holds nothing that nobody says", () => {
    const code = projectFiles("src", /\.tsx?$/)
      .filter(({ path }) => !path.startsWith("src/catalogue/en/"))
      .map(({ text }) => text)
      .join("\n");
    const said = new Set([...code.matchAll(/"([a-z-]+\.[a-z0-9-]+)"/g)].map((match) => match[1]));
    expect(messages.map(([name]) => name).filter((name) => !said.has(name))).toEqual([]);
  });
});

describe("a message", () => {
  it("groups thousands in a plural as a count does", () => {
    const runs = compile("{n, plural, one {# run} other {# runs}}");
    for (const n of [0, 1, 2, 999, 1000, 9999, 10_000, 123_456, 2_000_000]) expect(runs({ n })).toBe(count(n, "run"));
  });

  it("chooses by a truth and by a word", () => {
    const side = compile("just {after, select, true {after} other {before}} {who, select, us {us} other {them all}}");
    expect(side({ after: true, who: "us" })).toBe("just after us");
    expect(side({ after: false, who: "them" })).toBe("just before them all");
  });

  it("takes tags, apostrophes and quoted braces as text", () => {
    expect(compile("the seat's <code>{name}</code>")({ name: "x" })).toBe("the seat's <code>x</code>");
    expect(compile("write '{'\"to\":7'}' or ''{name}''")({ name: "x" })).toBe("write {\"to\":7} or 'x'");
  });

  it("puts arguments in as they are, braces and all", () => {
    expect(compile("now {name}")({ name: "{a, plural, other {'#'}}" })).toBe("now {a, plural, other {'#'}}");
  });

  it("is not said with an argument missing", () => {
    expect(() => compile("now {name}")({})).toThrow();
  });
});

describe("a rich message", () => {
  const bold = (text: string) => ({ bold: text });
  const rich = (message: string) => compileRich<object>(message, { b: bold });

  it("holds what is marked and what is put in as nodes, in the order of the message", () => {
    const run = { code: "run" };
    expect(
      rich("<b>First</b> type {command}, then {n, plural, one {<b>#</b> key} other {# keys}}.")({ command: run, n: 1 }),
    ).toEqual([{ bold: "First" }, " type ", run, ", then ", { bold: "1" }, " key."]);
    expect(rich("{command}")({ command: run })).toEqual([run]);
    expect(rich("nothing marked")()).toEqual(["nothing marked"]);
  });

  it("puts a list in piece by piece", () => {
    expect(rich("Answers {acts}!")({ acts: [{ a: 1 }, ", ", { a: 2 }] })).toEqual([
      "Answers ",
      { a: 1 },
      ", ",
      { a: 2 },
      "!",
    ]);
    expect(rich("{acts}")({ acts: [{ a: 1 }] })).toEqual([{ a: 1 }]);
  });

  it("takes no marks from what is put in", () => {
    const put = "<b>x</b> {name}";
    expect(rich("now {name} and <b>{name}</b>")({ name: put })).toEqual([`now ${put} and `, { bold: put }]);
  });

  it("is not said with an argument missing, or with a mark that is unknown or left open", () => {
    expect(() => rich("now <b>{name}</b>")({})).toThrow();
    expect(() => rich("<i>now</i>")({})).toThrow();
    expect(() => rich("<b>now")({})).toThrow();
  });
});

it("counts one day as one", () => {
  expect([1, 2].map((day) => say("panel.shown-to-day", { day }))).toEqual(["of 1 day seen", "of 2 days seen"]);
  expect([1, 30].map((days) => say("editing.shorter", { days }).split(" for ")[1])).toEqual(["1 day.", "30 days."]);
});

describe("the compiler", () => {
  it("knows the arguments of a message", () => {
    expectTypeOf<ArgumentNames<"none at all">>().toEqualTypeOf<never>();
    expectTypeOf<ArgumentNames<"{a} and {b}, {a}">>().toEqualTypeOf<"a" | "b">();
    expectTypeOf<ArgumentNames<"{n, plural, one {# run} other {# runs}} of {of}">>().toEqualTypeOf<"n" | "of">();
    expectTypeOf<
      ArgumentNames<"{n, plural, one {{a} run} other {{b} of {m, plural, other {#}}}} {late, select, true {} other {c}}">
    >().toEqualTypeOf<"n" | "a" | "b" | "m" | "late">();
    expectTypeOf<ArgumentNames<"write '{'\"to\":7'}' as ''{name}''">>().toEqualTypeOf<"name">();
    expectTypeOf<ArgumentNames<"<b>{a}</b> of <i>none</i>, {b}">>().toEqualTypeOf<"a" | "b">();
    expectTypeOf<ArgumentsOf<"none">>().toEqualTypeOf<[]>();
  });

  it("refuses a name that is not in the catalogue", () => {
    expectTypeOf<"panel.no such message">().not.toExtend<MessageName>();
    // Asking expectTypeOf for the parameters of `say` works out the arguments of every message: 117 seconds of compiling.
    // @ts-expect-error the name of no message
    const unknown = (): string => say("panel.no such message");
    expect(unknown).toBeTypeOf("function");
  });
});
