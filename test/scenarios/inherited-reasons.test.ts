/**
 * A number that a file changes has its reason in that file: the reason beside the number of an import was written for that
 * number. The warning stands where the number does.
 */
import { describe, expect, it } from "vitest";
import { loadFiles, saysOf } from "./valley.js";

/** The valley with a change of Upland's transition `boast`, of its gauge `tension`, or of an assumption. */
const boast = (parts: string) =>
  `actors: { upland: { postures: { guard: { transitions: { boast: { ${parts} } } } } } }\n`;
const below = `format: 2
imports: [valley.yaml]
${boast("from: raised, to: raised, wait: 3, headline: Upland boasts, judgement: often, effects: [{ id: heard, gauge: tension, add: 1, judgement: it is }]")}`;

const load = (above: string, between = "") =>
  loadFiles({
    "below.yaml": below,
    "between.yaml": `imports: [below.yaml]\n${between}`,
    "entry.yaml": `format: 2\nimports: [between.yaml]\n${above}`,
  }).warnings;
const path = "actors.upland.postures.guard.transitions.boast";

describe("a changed number without a reason of its own", () => {
  it("is told at its file, line and column, with the place of the reason that it inherits", () => {
    const [warning, ...others] = load(boast("headline: Upland boasts aloud, wait: 9"));
    expect(others).toEqual([]);
    expect(warning).toMatchObject({
      severity: "warning",
      place: {
        file: "entry.yaml",
        line: 3,
        column: boast("headline: Upland boasts aloud, wait: 9").indexOf("wait") + 1,
      },
      path: `${path}.wait`,
      message: "“wait” is changed here, and its reason was written for another number",
      found: "the reason at below.yaml:3",
      expected: "a reason for this number, in entry.yaml",
    });
  });

  it("is told of the file that changed it, whoever changes anything else later", () => {
    const places = load(boast("headline: Upland boasts aloud"), boast("wait: 9")).map(({ place }) => place?.file);
    expect(places).toEqual(["between.yaml"]);
  });

  it("may be an item of a list that was changed by its id", () => {
    const says = load(boast("effects: [{ id: heard, add: 5 }]")).map(({ path: where }) => where);
    expect(says).toEqual([`${path}.effects[0].add`]);
  });

  it("may be a gauge's start, or the value or range of an assumption", () => {
    const says = (change: string) => saysOf(change).map((said) => said.split(":")[0]);
    expect(says("gauges: { tension: { initial: 31 } }\n")).toEqual(["warning gauges.tension.initial"]);
    expect(says("assumptions: { patience: { value: 1.1 } }\n")).toEqual(["warning assumptions.patience.value"]);
  });
});

describe("no such warning", () => {
  it.each([
    ["where the reason is given with the number", boast("wait: 9, judgement: seldom"), ""],
    ["where a later file gives the reason", boast("judgement: seldom"), boast("wait: 9")],
    ["where no number is changed", boast("headline: Upland boasts aloud"), ""],
    ["where the number brings its own", boast("wait: null, after: { spread: [2, 4], judgement: in days }"), ""],
    [
      "where a list takes the place of the other, reasons and all",
      boast("effects: [{ gauge: tension, add: 5, judgement: loud }]"),
      "",
    ],
  ])("%s", (_, above, between) => {
    expect(load(above, between)).toEqual([]);
  });
});
