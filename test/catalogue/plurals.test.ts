/**
 * Where a count stands before a noun, the message has a plural: "1 runs" is read as a slip of the program. And where a language's form for one
 * is also that of 21, it does not speak of one thing.
 */
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import { en } from "../../src/catalogue/en.js";
import { say } from "../../src/catalogue/index.js";
import { ru } from "../../src/catalogue/ru.js";

type Part = ReturnType<IntlMessageFormat["getAst"]>[number];
const types = { literal: 0, argument: 1, select: 5, plural: 6, pound: 7 };

const partsOf = (message: string): readonly Part[] =>
  new IntlMessageFormat(message, "en", undefined, { ignoreTag: true }).getAst();

const isType = (part: Part | undefined, type: number) => part !== undefined && (part.type as number) === type;

function branchesOf(part: Part): readonly (readonly Part[])[] {
  return "options" in part ? Object.values(part.options).map(({ value }) => value) : [];
}

/** Words in s after an argument that are no plural: what somebody or something does, and others. */
const notPlural = new Set(
  (
    "is was has does lies plays drafts holds stands stays goes gives gets takes hears believes shows says answers exists describes lacks needs " +
    "proposes accepts refuses withdraws belongs happens allows forbids moves comes ends becomes this as across less downwards"
  ).split(" "),
);

/** Words that may stand between a count and its noun. */
const between = /^ (?:(?:unsteered|plain|fresh|different) )?([a-z-]+s)\b/;

/** Counts that stand before a plural noun in a message and choose no plural; `chosen` are those that have chosen the form around it. */
function slipsIn(parts: readonly Part[], chosen: readonly string[] = []): readonly string[] {
  return parts.flatMap((part, place) => {
    const [name, next] = ["value" in part ? String(part.value) : "", parts[place + 1]];
    const text = next !== undefined && isType(next, types.literal) && "value" in next ? String(next.value) : "";
    const [said, noun] = between.exec(text) ?? [];
    // At the beginning of a plural's form the number may be said in words that are ready.
    const hasForm = chosen.includes(name) || (place === 0 && chosen.length > 0);
    const isSlip = isType(part, types.argument) && noun !== undefined && !notPlural.has(noun) && !hasForm;
    const inside = isType(part, types.plural) ? [...chosen, name] : chosen;
    return [...(isSlip ? [`{${name}}${said}`] : []), ...branchesOf(part).flatMap((branch) => slipsIn(branch, inside))];
  });
}

/** Where the number is never 1, or is no count, with the reason. */
const never: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:queue\.not-packed|review\.full|screen\.too-small|session\.header-too-long|web\.terms-too-long):/,
    "a limit of ours",
  ],
  [/^(?:cli\.sensitivity-needs-runs|shares\.too-many-runs|experiment\.too-many-\w+):/, "a limit of ours, or beyond it"],
  [/^backtest\.days-explained:/, "days of the record and runs of the model are many"],
  [/^rare\.until:/, "a pilot has many runs"],
  [/^rare\.controls: \{times\}/, "a figure with a decimal"],
  [/^after-action\.points-with-interval:/, "a figure with a sign"],
  [/^(?:cli\.arms-differ-in-days|library\.sides-differ):/, "the noun of two numbers"],
  [/^forecast\.call: \{bits\}/, "a figure with a decimal"],
  [
    /: \{(?:scenario\} shares|second\} names|seed\} begins|from\} writes|seat\} orders)$/,
    "what somebody or something does",
  ],
  [/^experiment\.study-title: \{n\} assumptions/, "assumptions and rates together"],
];

describe("a count before a noun", () => {
  it("is found where it has no plural, and not where it has one or stands before a verb", () => {
    expect(slipsIn(partsOf("{runs} runs of {n} plain days"))).toEqual(["{runs} runs", "{n} plain days"]);
    expect(slipsIn(partsOf("{a, select, x {in {n} days} other {}}"))).toEqual(["{n} days"]);
    expect(slipsIn(partsOf("{n, plural, one {{n} run} other {{text} runs}}"))).toEqual([]);
    expect(slipsIn(partsOf("{n, plural, one {# run} other {# runs in {m} days}}"))).toEqual(["{m} days"]);
    expect(slipsIn(partsOf("{seat} holds, {file} is"))).toEqual([]);
  });

  it("has a plural in every message, but for those where it is never 1", () => {
    const found = Object.entries(en).flatMap(([name, message]) =>
      slipsIn(partsOf(message)).map((slip) => `${name}: ${slip}`),
    );
    expect(found.filter((slip) => !never.some(([pattern]) => pattern.test(slip)))).toEqual([]);
    // No exception that is none any more.
    expect(never.filter(([pattern]) => !found.some((slip) => pattern.test(slip)))).toEqual([]);
  });

  it("is said of one as of more, written as a number or as the text of one", () => {
    for (const one of [1, "1"]) expect(say("text.days", { days: one })).toBe("1 day");
    for (const more of [0, "0.5", 2, "20,000", "1.5"]) expect(say("text.days", { days: more })).toBe(`${more} days`);
    expect(say("text.times-a-day", { times: "1" })).toBe("once a day");
    expect(say("session.line-damaged-hint", { line: 1 })).toMatch(/^the line before it is sound/);
  });
});

describe("a language whose form for one is also that of 21", () => {
  it("names the number in it, or has another form for 1 alone", () => {
    expect(new Intl.PluralRules("ru").select(21)).toBe("one");
    const plurals = Object.entries(ru).flatMap(([name, message]) =>
      partsOf(message).flatMap(function all(part): { name: string; part: Part }[] {
        return [...(isType(part, types.plural) ? [{ name, part }] : []), ...branchesOf(part).flat().flatMap(all)];
      }),
    );
    expect(plurals.length).toBeGreaterThan(5);
    const counts = (part: Part): boolean =>
      isType(part, types.pound) || isType(part, types.argument) || branchesOf(part).flat().some(counts);
    const wrong = plurals.filter(({ part }) => {
      const options = "options" in part ? part.options : {};
      return !("=1" in options) && !options.one?.value.some(counts);
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });
});
