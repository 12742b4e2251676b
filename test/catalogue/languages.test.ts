/**
 * The catalogues of other languages: that each has all that lobby, seat and table can show and nothing else, with the arguments and the plurals
 * that it needs, that it is translated, and that what it lacks is said in English.
 */
import { IntlMessageFormat } from "intl-messageformat";
import { beforeAll, describe, expect, it } from "vitest";
import { en } from "../../src/catalogue/en.js";
import {
  chooseLanguage,
  isLanguage,
  type Language,
  languages,
  loadLanguages,
  type MessageName,
  type Speech,
  say,
  speaking,
  speechOf,
  spokenNow,
  unread,
} from "../../src/catalogue/index.js";
import { count, gaugeValue, likelihoodWord, listInWords, longDate, percent, shortDate } from "../../src/text/index.js";
import { saidByPages } from "./said-by-pages.js";

type Ast = ReturnType<IntlMessageFormat["getAst"]>;

/** Kinds of a message's elements, by number, as the parser has them. */
const kinds = { argument: 1, select: 5, plural: 6 };

interface Element {
  readonly type: number;
  readonly value: string;
  readonly options?: Readonly<Record<string, { readonly value: Ast }>>;
}

interface Argument {
  readonly name: string;
  readonly kind: string;
  readonly options: readonly string[];
}

/** Arguments of a message with what they choose among, and the options of its plurals. */
function argumentsOf(message: string, language: string): Argument[] {
  const visit = (ast: Ast): Argument[] =>
    ast.flatMap((element): Argument[] => {
      const { type, value, options = {} } = element as Element;
      if (type === kinds.argument) return [{ name: value, kind: "text", options: [] }];
      if (type !== kinds.select && type !== kinds.plural) return [];
      const kind = type === kinds.plural ? "plural" : "select";
      return [
        { name: value, kind, options: Object.keys(options) },
        ...Object.values(options).flatMap((option) => visit(option.value)),
      ];
    });
  return visit(new IntlMessageFormat(message, language, undefined, { ignoreTag: true }).getAst());
}

/** What a translation has to keep: the names of arguments, and what a choice is made among. */
const keptOf = (message: string, language: string) =>
  [
    ...new Set(
      argumentsOf(message, language).map(({ name, kind, options }) =>
        kind === "select" ? `${name} ${[...options].sort().join(" ")}` : `${name}`,
      ),
    ),
  ].sort();

/** The same in every language, because they hold nothing but arguments, signs and names. */
const same: ReadonlySet<string> = new Set([
  "exercise.arrived",
  "message.term",
  "text.outcome",
  "text.quoted",
  "text.outcome-with-likelihood",
  "text.short-date",
  "text.long-date",
  "text.percent",
  "text.decimal-mark",
  "text.thousands-mark",
  "text.mar",
  "text.may",
]);

let speeches: ReadonlyMap<Language, Speech>;
let shown: readonly string[];
beforeAll(async () => {
  speeches = await loadLanguages();
  shown = await saidByPages();
});

const others = languages.filter((code) => code !== "en");

describe("what pages of lobby, seat and table can show", () => {
  it("is found in the code that shows it", () => {
    for (const name of ["web.leave", "exercise.may-order", "message.written", "text.sun", "host.wrong-code"])
      expect(shown).toContain(name);
    for (const name of ["cli.option-timer", "desk.back-to", "host.key-page"]) expect(shown).not.toContain(name);
    expect(shown.length).toBeGreaterThan(200);
  });
});

describe.each(others)("the catalogue of %s", (code) => {
  const own = () => (speeches.get(code) as Speech).messages as Readonly<Record<string, string>>;

  it("has every message that these pages can show, and no other", () => {
    expect(Object.keys(own()).sort()).toEqual(shown);
  });

  it("keeps arguments and choices of each message", () => {
    const changed = Object.entries(own()).flatMap(([name, message]) => {
      const [kept, wanted] = [keptOf(message, code), keptOf(en[name as MessageName], "en")];
      return kept.join() === wanted.join() ? [] : [`${name}: ${kept.join(", ")}; English has ${wanted.join(", ")}`];
    });
    expect(changed).toEqual([]);
  });

  it("has in each plural the forms of its language, and no others", () => {
    const forms = [...new Intl.PluralRules(code).resolvedOptions().pluralCategories].sort();
    const wrong = Object.entries(own()).flatMap(([name, message]) =>
      argumentsOf(message, code)
        .filter(({ kind }) => kind === "plural")
        .map(({ options }) => options.filter((option) => !option.startsWith("=")).sort())
        .filter((options) => options.join() !== forms.join())
        .map((options) => `${name}: ${options.join(", ")}`),
    );
    expect(wrong).toEqual([]);
  });

  it("is translated", () => {
    const left = Object.entries(own()).filter(
      ([name, message]) => !same.has(name) && message === en[name as MessageName],
    );
    expect(left).toEqual([]);
  });
});

describe("a language that is spoken", () => {
  it("is that of what is worked out meanwhile, and English again after it, whatever happens", () => {
    const shout = speechOf("ru", { "web.leave": "Выйти" });
    expect(speaking(shout, () => [say("web.leave"), spokenNow()])).toEqual(["Выйти", "ru"]);
    expect(say("web.leave")).toBe("Leave");
    expect(() =>
      speaking(shout, () => {
        throw new Error("broken");
      }),
    ).toThrow("broken");
    expect(spokenNow()).toBe("en");
  });

  it("says in English what it lacks, and what is broken in it", () => {
    const poor = speechOf("ru", { "web.word": "{место}", "web.rung": "{", "web.was": "{value, plural, few {#}}" });
    speaking(poor, () => {
      expect(say("web.leave")).toBe("Leave");
      expect(say("web.word", { seat: "X" })).toBe("Word of X");
      expect(say("web.rung", { rung: 1, rungs: 2 })).toBe("step 1 of 2");
      expect(say("web.was", { value: "4" })).toBe("was 4");
    });
  });

  it("has its own plurals, numbers and dates", () => {
    speaking(speeches.get("ru") as Speech, () => {
      const people = (n: number) => say("web.seat-people", { n });
      expect([0, 1, 3, 5, 21].map(people)).toEqual([
        "пока никого",
        "1 устройство",
        "3 устройства",
        "5 устройств",
        "21 устройство",
      ]);
      expect(percent(0.0004)).toBe("<0,1\u00a0%");
      expect(gaugeValue({ min: 0, max: 9 }, 2.5)).toBe("2,5");
      expect(gaugeValue({ min: 0, max: 99_999 }, 12_345)).toBe("12\u00a0345");
      expect(longDate("2020-07-24")).toBe("пт, 24 июля 2020");
      expect(shortDate("2020-07-24")).toBe("24 июля");
      expect(listInWords(["a", "b", "c"], "and")).toBe("a, b и c");
      expect(likelihoodWord(0.3)).toBe("маловероятно");
    });
    expect([percent(0.0004), longDate("2020-07-24"), count(12_345, "run")]).toEqual([
      "<0.1%",
      "Fri 24 Jul 2020",
      "12,345 runs",
    ]);
  });
});

describe("the language of a page", () => {
  it("is what its reader has chosen, else what the browser asks for, else the host's", () => {
    expect(chooseLanguage("ru", "en", "en")).toBe("ru");
    expect(chooseLanguage("", "de-AT, ru-RU;q=0.4, en;q=0.3", "en")).toBe("ru");
    expect(chooseLanguage("xx", "en-GB,en;q=0.9,ru;q=0.8", "en")).toBe("en");
    expect(chooseLanguage("", "ru;q=0, de", "en")).toBe("en");
    expect(chooseLanguage("", "", "ru")).toBe("ru");
  });

  it("is the host's for a browser that asks for English as all do that nobody has told otherwise", () => {
    expect(chooseLanguage("", "en-US,en;q=0.9", "ru")).toBe("ru");
    expect(chooseLanguage("en", "en-US,en;q=0.9", "ru")).toBe("en");
  });

  it("is never one that there is not, whatever is asked for", () => {
    for (const header of ["*", ",,;q=", "__proto__", "constructor;q=1", "ru".repeat(3000), ";;;;q=9"])
      expect(isLanguage(chooseLanguage(header, header, "en"))).toBe(true);
  });

  it("is marked as a draft until a native speaker has read it", () => {
    expect([...unread].filter((code) => !isLanguage(code) || code === "en")).toEqual([]);
  });
});
