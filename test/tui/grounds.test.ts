/**
 * The why page says what each number of a record rests on: its rate, the points of a curve, the time of a timeout, and
 * every effect that can be seen to have moved a gauge; and of each claim, what it speaks for.
 */
import { describe, expect, it } from "vitest";
import { beginSession, type RecordEntry, timeline } from "../../src/session/index.js";
import { createLookup } from "../../src/text/index.js";
import { whyPageLines } from "../../src/tui/panels/why.js";
import { whyLines } from "../../src/tui/panels/why-lines.js";
import { storyLines } from "../../src/tui/screens/projector/story.js";
import { plainLine } from "../../src/tui/term/line.js";
import { loadChanged } from "../scenarios/valley.js";
import { beginningOf } from "../session/exercise.js";

const { scenario } = loadChanged(`format: 2
actors:
  upland:
    postures:
      guard:
        states:
          raised: { effects: [{ gauge: grain, add: { spread: 2, evidence: [{ claim: survey-p1, supports: size }] } }] }
        transitions:
          boast:
            from: raised
            to: raised
            wait: 1
            headline: Upland boasts
            evidence: [survey-p2, { claim: survey-p1, supports: timing }]
            ratios:
              - gauge: tension
                curve: { points: [[20, 1.5], [80, 2]], judgement: two points by eye, evidence: [survey-p1] }
                judgement: a guess
            effects:
              - gauge: tension
                add: { spread: [1, 2, 9], evidence: [{ claim: survey-p2, supports: [size, direction] }] }
                evidence: [{ claim: survey-p1, supports: direction }]
                judgement: it is heard
              - { gauge: grain, add: 0, judgement: it moves nothing }
          tire: { from: raised, to: resting, after: { spread: [5, 9], evidence: [survey-p2] }, headline: Upland tires }
injects:
  harvest: { effects: [{ gauge: grain, add: -1, judgement: a good year }] }
`);

const session = beginSession(beginningOf(scenario, "9", { seats: [] }));
session.give({ type: "advance", to: scenario.horizon });
const lookup = createLookup(scenario);
const entriesFor = (viewer: "facilitator" | "table") => timeline(session.model, session.state, viewer).records;

function told(
  headline: string,
  lines: (entry: RecordEntry) => ReturnType<typeof whyPageLines>,
  viewer = entriesFor("facilitator"),
) {
  const entry = viewer.find(({ record }) => record.headline === headline) ?? expect.fail(`no ${headline}`);
  return lines(entry)
    .map((line) => plainLine(line).trim())
    .filter((line) => line !== "");
}

const page = (headline: string) => told(headline, (entry) => whyPageLines(lookup, entry, 100));

/** The lines from the first that starts with `from` until one that starts with `to`. */
function between(lines: readonly string[], from: string, to: string): readonly string[] {
  const first = lines.findIndex((line) => line.startsWith(from));
  const last = lines.findIndex((line, index) => index > first && line.startsWith(to));
  return lines.slice(first, last);
}

const graded = {
  first: "survey ¶1 · C2  source C, fairly reliable; claim 2, probably true",
  second: "survey ¶2 · C3  source C, fairly reliable; claim 3, possibly true",
};
const said = {
  first: "Upland watches the tolls. [4 marks]",
  second: "Upland listens to the mediator six times in ten.",
};

describe("the why page", () => {
  it("says of each effect that moved a gauge what it rests on, and what its amount rests on", () => {
    expect(between(page("Upland boasts"), "moved", "base rate").slice(1)).toEqual([
      "Tension:",
      `${graded.first}  for direction`,
      said.first,
      "judgement: it is heard",
      "amount:",
      `${graded.second}  for size and direction`,
      said.second,
    ]);
  });

  it("lets the grade of a claim follow below its place where both have no room on a line", () => {
    const narrow = (width: number) => told("Upland boasts", (entry) => whyPageLines(lookup, entry, width));
    expect(between(narrow(58), "base rate", "×").slice(1, 3)).toEqual([
      "survey ¶2 · C3",
      "source C, fairly reliable; claim 3,",
    ]);
    for (const width of [48, 58, 76, 110])
      expect(narrow(width).join(" "), `${width}`).toContain("claim 3, possibly true");
  });

  it("counts the effects of entering a state, and those of an inject", () => {
    expect(between(page("Upland raises its guard"), "moved", "base rate").slice(1)).toEqual([
      "Grain price:",
      "amount:",
      `${graded.first}  for size`,
      said.first,
    ]);
    expect(between(page("Bumper harvest in the valley"), "moved", "An inject").slice(1)).toEqual([
      "Grain price:",
      "judgement: a good year",
    ]);
  });

  it("says what each claim of a rate speaks for, and what a curve rests on apart from its ratio", () => {
    const lines = page("Upland boasts");
    expect(between(lines, "base rate", "×").slice(1)).toEqual([
      graded.second,
      said.second,
      `${graded.first}  for timing`,
      said.first,
    ]);
    expect(between(lines, "×", "=").slice(1)).toEqual([
      "judgement: a guess",
      "curve:",
      graded.first,
      said.first,
      "judgement: two points by eye",
    ]);
  });

  it("says what the time of a timeout rests on, and names its source", () => {
    const lines = page("Upland tires");
    expect(between(lines, "time  ", "=").slice(1)).toEqual(["time:", graded.second, said.second]);
    expect(lines.slice(-2)).toEqual(["Sources", expect.stringMatching(/^survey +A survey of the valley$/)]);
  });

  it("cites on one line where there is no room for more", () => {
    const inPlace = (headline: string) =>
      told(headline, (entry) => whyLines(lookup, entry, 110, { claims: "said", rivals: 0 }));
    const boasts = inPlace("Upland boasts");
    expect(boasts.at(-1)).toBe("Tension: survey ¶1 · C2 (for direction) and 1 more");
    expect(boasts).toContain("survey ¶1 · C2 (for timing): Upland watches the tolls.");
    expect(boasts).toContain("curve: judgement: two points by eye");
    expect(inPlace("Upland tires")).toContain(`time: survey ¶2 · C3: ${said.second}`);
  });
});

describe("the projector's page", () => {
  it("says what effects and times rest on, also where chances are not shown", () => {
    const story = (headline: string) =>
      told(headline, (entry) => storyLines(lookup, { ...entry, why: null }, 100), entriesFor("table"));
    expect(between(story("Upland boasts"), "Tension:", "survey ¶2")).toEqual([
      "Tension:",
      `${graded.first}  for direction`,
      said.first,
      "judgement: it is heard",
      "amount:",
    ]);
    expect(between(story("Upland tires"), "time", "Sources")).toEqual(["time:", graded.second, said.second]);
  });
});
