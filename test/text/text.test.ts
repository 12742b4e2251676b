/**
 * How figures, conditions and triggers read.
 */
import { describe, expect, it } from "vitest";
import type { Condition, Quantity, Ratio, Transition } from "../../src/engine/index.js";
import {
  amount,
  chanceInWords,
  chanceWord,
  citation,
  conditionInWords,
  count,
  createLookup,
  days,
  effectInWords,
  figure,
  gradeInWords,
  listInWords,
  longDate,
  often,
  percent,
  percentRange,
  rate,
  signed,
  timeoutInWords,
  waitInWords,
} from "../../src/text/index.js";
import { actorOf, answering, curveOver, postureOf, tinyScenario, whileHolds } from "../validation/tiny-scenario.js";

const scenario = tinyScenario({
  actors: [actorOf("moscow", postureOf("moscow.voice", ["muted", "loud", "shrill", "hoarse"], []))],
  assumptions: [{ id: "nerve", label: "nerve", value: 2, range: [1, 3], note: "", evidence: [] }],
  gauges: [{ id: "deaths", label: "Deaths", min: 0, max: 50_000, initial: 0, drift: [], calming: false, evidence: [] }],
  milestones: [{ id: "war", label: "War", headline: "War", evidence: [] }],
  sources: [{ id: "wire", title: "A wire", published: "2020", leans: "none", reliability: "B", note: "" }],
  claims: [
    {
      id: "wire-p3",
      source: "wire",
      paragraph: 3,
      statement: "So it was.",
      figures: [],
      credibility: 2,
      contradicts: [],
    },
  ],
});
const lookup = createLookup(scenario);
const posture = (...states: string[]): Condition => ({ kind: "posture", posture: "moscow.voice", states });
const deaths: Condition = { kind: "gauge", gauge: "deaths", min: 25 };
/** A response with this chance, and with ratios on its odds. */
const response = (chance: Quantity, ...ratios: readonly Ratio[]): Transition => {
  const edges = [{ id: "answer", from: "muted", to: "loud", trigger: answering(chance, "inject.call"), ratios }];
  return postureOf("moscow.voice", ["muted", "loud"], edges).transitions[0]!;
};
const reached: Condition = { kind: "reached", milestone: "war" };
const label = "moscow · moscow.voice";

describe("a figure", () => {
  it.each([
    [percent(0), "0%"],
    [percent(0.0004), "<0.1%"],
    [percent(0.004), "0.4%"],
    [percent(0.164), "16%"],
    [percent(0.997), ">99%"],
    [percent(1), "100%"],
    [percentRange(0.212, 0.248), "21–25%"],
    [percentRange(0, 0.0019), "0–0.2%"],
    [percentRange(0.091, 0.094), "9%"],
    [rate(0.05), "0.050"],
    [rate(0.0021), "0.0021"],
    [rate(12), "12.000"],
    [rate(250), "250"],
    [often(0), "never"],
    [often(1), "once a day"],
    [often(0.05), "once in 20 days"],
    [often(1 / 3.5), "once in 3.5 days"],
    [often(3), "3 times a day"],
    [days(1), "1 day"],
    [days(2.25), "2.3 days"],
    [amount(12_345), "12,345"],
    [amount(9.96), "10"],
    [amount(2.34), "2.3"],
    [figure(1234), "1234"],
    [figure(50_000), "50,000"],
    [figure(-0.25), "−0.25"],
    [figure(1 - 0.9), "0.1"],
    [figure(0.123456789012), "0.123456789012"],
    [figure(1e-7), "1e-7"],
    [signed(3), "+3"],
    [signed(-3), "−3"],
    [signed(0), "0"],
    [count(1, "death"), "1 death"],
    [count(2, "crisis", "crises"), "2 crises"],
    [longDate("2020-07-29"), "Wed 29 Jul 2020"],
  ])("reads %s", (written, expected) => {
    expect(written).toBe(expected);
  });
});

describe("a condition", () => {
  it.each<[string, Condition, string]>([
    ["names its states", posture("muted", "loud"), `${label} is “muted” or “loud”`],
    ["names the one it excludes", posture("loud", "shrill", "hoarse"), `${label} is not “muted”`],
    ["gives a gauge's lower bound", deaths, "Deaths is 25 or more"],
    ["gives both bounds", { ...deaths, max: 10_000 }, "Deaths is between 25 and 10,000"],
    ["names an assumption with its value", { ...deaths, min: { assumption: "nerve" } }, "Deaths is nerve (2) or more"],
    ["knows the day", { kind: "day", max: 5 }, "the day is 5 or less"],
    ["knows milestones", reached, "“War” has been reached"],
    ["negates", { kind: "not", of: deaths }, "not (Deaths is 25 or more)"],
    [
      "keeps alternatives together",
      { kind: "all", of: [reached, { kind: "any", of: [deaths, posture("muted")] }] },
      `“War” has been reached, and (Deaths is 25 or more, or ${label} is “muted”)`,
    ],
    ["on a date says the day", { kind: "date", min: "2020-07-20" }, "the date is Mon 20 Jul 2020 or later"],
    [
      "on days since a milestone",
      { kind: "since", of: { milestone: "war" }, min: 3, max: 9 },
      "it is between 3 and 9 days since “War” was reached",
    ],
    [
      "on days since an entry",
      { kind: "since", of: { posture: "moscow.voice", states: ["loud", "shrill"] }, min: 3 },
      `it is 3 days or more since ${label} last became “loud” or “shrill”`,
    ],
    [
      "on one day since an entry",
      { kind: "since", of: { posture: "moscow.voice", states: ["loud"] }, min: 1 },
      `it is 1 day or more since ${label} last became “loud”`,
    ],
    [
      "on one time",
      { kind: "count", happening: "inject.call", max: 1 },
      "this has happened 1 time or fewer: “inject.call”",
    ],
    [
      "on a count",
      { kind: "count", happening: "inject.call", max: 2 },
      "this has happened 2 times or fewer: “inject.call”",
    ],
    [
      "on two gauges",
      { kind: "compare", gauge: "deaths", side: "above", other: "losses", by: { assumption: "nerve" } },
      "Deaths is more than nerve (2) above losses",
    ],
    [
      "on two gauges, by anything",
      { kind: "compare", gauge: "deaths", side: "below", other: "losses" },
      "Deaths is below losses",
    ],
    ["of nothing at all always holds", { kind: "all", of: [] }, "always"],
  ])("%s", (_rule, condition, words) => {
    expect(conditionInWords(lookup, condition)).toBe(words);
  });
});

describe("a trigger or effect", () => {
  it.each([
    [waitInWords(lookup, { kind: "hazard", wait: 6 }), "once in 6 days"],
    [waitInWords(lookup, { kind: "hazard", wait: { assumption: "nerve" } }), "once in nerve (2) days"],
    [waitInWords(lookup, { kind: "hazard", rate: 0.05 }), "once in 20 days"],
    [chanceInWords(lookup, response(0.25)), "in 25% of cases"],
    [chanceInWords(lookup, response(1)), "always"],
    [chanceInWords(lookup, response({ assumption: "nerve" })), "in nerve (100%) of cases"],
    [chanceInWords(lookup, response(0.25, whileHolds(reached, 9))), "in 25% of cases before its ratios"],
    [chanceWord(response(0.25)), "unlikely"],
    [chanceWord(response(0.25, whileHolds(reached, 9))), "unlikely to likely"],
    [chanceWord(response(0.25, whileHolds(reached, 1.1))), "unlikely"],
    [chanceWord(response(0.5, curveOver("deaths", [0, 1], [9, 0.01]))), "almost no chance to roughly even chance"],
    [timeoutInWords(lookup, [3, 5]), "after 3 to 5 days"],
    [timeoutInWords(lookup, [3, 4, 9]), "after 3 to 9 days, most often 4"],
    [effectInWords(lookup, { gauge: "deaths", add: [-6, -3, 0] }), "Deaths −6 to 0, most often −3"],
    [effectInWords(lookup, { gauge: "deaths", add: 2 }), "Deaths +2"],
    [listInWords(["a", "b", "c"]), "a, b or c"],
    [citation(lookup, "wire-p3"), "wire ¶3 · B2"],
    [gradeInWords(lookup, "wire-p3"), "source B, usually reliable; claim 2, probably true"],
    [gradeInWords(lookup, "wire-p4"), "not in the evidence register"],
  ])("reads %s", (written, expected) => {
    expect(written).toBe(expected);
  });
});
