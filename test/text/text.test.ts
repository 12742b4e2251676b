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
const becameLoud = { posture: "moscow.voice", states: ["loud"] };
const loudly = { kind: "entries", posture: "moscow.voice", state: "loud" } as const;
const happened = "this has happened";
const call = ": “inject.call”";
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
    ["of any reading at all always holds", { kind: "gauge", gauge: "deaths" }, "always"],
    [
      "on something that has happened",
      { kind: "count", happening: "inject.call", min: 1 },
      `${happened} at least once${call}`,
    ],
    [
      "on something that never happened",
      { kind: "count", happening: "inject.call", max: 0 },
      `this has never happened${call}`,
    ],
    ["on an entry", { ...loudly, min: 1 }, `${label} has become “loud” at least once`],
    ["on today", { kind: "since", of: { happening: "inject.call" }, max: 0 }, `this happened today${call}`],
    [
      "on two days",
      { kind: "since", of: becameLoud, min: 0, max: 1 },
      `${label} became “loud” today or the day before`,
    ],
    ["on late days", { kind: "since", of: { milestone: "war" }, max: 9 }, "“War” was reached within the last 9 days"],
    ["on any day since", { kind: "since", of: becameLoud, min: 0 }, `${label} has become “loud” at least once`],
  ])("%s", (_rule, condition, words) => {
    expect(conditionInWords(lookup, condition)).toBe(words);
  });

  it.each<[Condition, string]>([
    [deaths, "Deaths is below 25"],
    [{ kind: "gauge", gauge: "deaths", max: 25 }, "Deaths is above 25"],
    [{ ...deaths, max: 99 }, "Deaths is below 25 or above 99"],
    [{ kind: "gauge", gauge: "deaths" }, "never"],
    [posture("loud"), `${label} is not “loud”`],
    [posture("loud", "shrill"), `${label} is neither “loud” nor “shrill”`],
    [posture("loud", "shrill", "hoarse"), `${label} is “muted”`],
    [{ kind: "day", min: 5 }, "the day is before 5"],
    [{ kind: "day", max: 5 }, "the day is after 5"],
    [{ kind: "date", min: "2020-07-20" }, "the date is before Mon 20 Jul 2020"],
    [{ kind: "date", max: "2020-07-20" }, "the date is after Mon 20 Jul 2020"],
    [
      { kind: "date", min: "2020-07-20", max: "2020-07-21" },
      "the date is before Mon 20 Jul 2020 or after Tue 21 Jul 2020",
    ],
    [reached, "“War” has not been reached"],
    [{ kind: "compare", gauge: "deaths", side: "above", other: "losses" }, "Deaths is not above losses"],
    [
      { kind: "compare", gauge: "deaths", side: "below", other: "losses", by: 3 },
      "Deaths is not more than 3 below losses",
    ],
    [{ kind: "count", happening: "inject.call", min: 1 }, `this has never happened${call}`],
    [{ kind: "count", happening: "inject.call", max: 0 }, `${happened} at least once${call}`],
    [{ kind: "count", happening: "inject.call", min: 3 }, `${happened} fewer than 3 times${call}`],
    [{ kind: "count", happening: "inject.call", max: 3 }, `${happened} more than 3 times${call}`],
    [
      { kind: "count", happening: "inject.call", min: 2, max: 3 },
      `${happened} fewer than 2 or more than 3 times${call}`,
    ],
    [{ ...loudly, min: 1 }, `${label} has never become “loud”`],
    [{ kind: "since", of: { happening: "inject.call" }, max: 0 }, `this has not happened today${call}`],
    [{ kind: "since", of: becameLoud, max: 1 }, `${label} has not become “loud” today or the day before`],
    [{ kind: "since", of: { milestone: "war" }, max: 9 }, "“War” was not reached within the last 9 days"],
    [
      { kind: "since", of: { happening: "inject.call" }, min: 8 },
      `this last happened less than 8 days ago, or never${call}`,
    ],
    [{ kind: "since", of: becameLoud, min: 1 }, `${label} last became “loud” today, or never`],
    [
      { kind: "since", of: { milestone: "war" }, min: 2, max: 4 },
      "“War” was reached less than 2 or more than 4 days ago, or never",
    ],
    [{ kind: "since", of: { happening: "inject.call" }, min: 0 }, `this has never happened${call}`],
    [{ kind: "since", of: becameLoud, min: 0 }, `${label} has never become “loud”`],
    [{ kind: "since", of: { milestone: "war" } }, "“War” has not been reached"],
    [{ kind: "not", of: deaths }, "Deaths is 25 or more"],
    [{ kind: "all", of: [] }, "never"],
    [{ kind: "any", of: [reached, deaths] }, "“War” has not been reached, and Deaths is below 25"],
    [
      {
        kind: "all",
        of: [
          { kind: "all", of: [reached, deaths] },
          { kind: "any", of: [posture("muted"), reached] },
        ],
      },
      `“War” has not been reached, or Deaths is below 25, or (${label} is not “muted”, and “War” has not been reached)`,
    ],
  ])("is negated within its tests: %#", (of, words) => {
    expect(conditionInWords(lookup, { kind: "not", of })).toBe(words);
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
