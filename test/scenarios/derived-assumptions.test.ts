/**
 * Assumptions that are worked out from others, from the file to the resolved scenario: what they come to, what the loader
 * checks of them, and that what stands behind them is used. The mistakes are in format-2-mistakes.txt.
 */
import { describe, expect, it } from "vitest";
import { createModel } from "../../src/engine/index.js";
import { describeScenario, renderMarkdown } from "../../src/report/index.js";
import { changedAssumptions, readingInWords } from "../../src/text/index.js";
import { loadChanged, loadFiles, problemsOf, saysOf } from "./valley.js";

const refusal = "refusal: { derived: { oneMinus: answer-chance }, note: x }";
/** An assumption of this YAML beside `refusal`, and a use of it. */
const using = (parts: string, of: string) =>
  `format: 2\nassumptions: { ${refusal}, ${parts} }\ngauges: { tension: { drift: [{ perDay: { assumption: ${of} }, judgement: x }] } }\n`;

const find = (change: string, id: string) =>
  loadChanged(change).scenario.assumptions.find((assumption) => assumption.id === id);

describe("a derived assumption", () => {
  it("has a value, and a range over those of the others, and keeps how it is worked out", () => {
    // answer-chance is 0.6 from 0.2 to 0.9, patience 1 from 0.5 to 2.
    expect(find(using("tried: { derived: { product: [refusal, patience] }, note: x }", "tried"), "refusal")).toEqual({
      id: "refusal",
      label: "refusal",
      value: 1 - 0.6,
      range: [1 - 0.9, 0.8],
      derived: { oneMinus: "answer-chance" },
      note: "x",
      evidence: [],
    });
    expect(
      find(using("tried: { derived: { product: [refusal, patience] }, note: x }", "tried"), "tried"),
    ).toMatchObject({ value: 0.4, range: [(1 - 0.9) * 0.5, 1.6], derived: { product: ["refusal", "patience"] } });
  });

  it.each([
    [
      "swing: { value: -1, range: [-2, 3], note: x, judgement: x }, it: { derived: { product: [swing, patience] }, note: x }",
      -4,
      6,
    ],
    [
      "swing: { value: -1, range: [-2, 3], note: x, judgement: x }, it: { derived: { product: [swing, swing] }, note: x }",
      -6,
      9,
    ],
    ["it: { derived: { product: [answer-chance, refusal] }, note: x }", 0.2 * (1 - 0.9), 0.9 * 0.8],
    [
      "nil: { value: 0, range: [-1, 0], note: x, judgement: x }, it: { derived: { product: [nil, patience] }, note: x }",
      -2,
      0,
    ],
  ])("has a range that holds all that it can be, with negative parts and with one twice: %s", (parts, low, high) => {
    expect(find(using(parts, "it"), "it")?.range).toEqual([low, high]);
  });

  it("needs no basis, and an assumption that only it uses is used", () => {
    const change = `format: 2\nassumptions: { nerve: { value: 1, range: [0, 2], note: x, judgement: x }, calm: { derived: { oneMinus: nerve }, note: x } }\n`;
    expect(saysOf(change)).toEqual(["warning assumptions.calm: “calm” is used by nothing in this scenario"]);
    expect(
      saysOf(`${change}gauges: { tension: { drift: [{ perDay: { assumption: calm }, judgement: x }] } }\n`),
    ).toEqual([]);
  });

  it("that is imported is left out where nothing uses it, and keeps what it is worked out from where something does", () => {
    const library =
      "assumptions: { luck: { value: 1, range: [0, 2], note: x, judgement: y }, fate: { derived: { product: [doom, luck] }, note: x }, doom: { derived: { oneMinus: luck }, note: x } }\n";
    const ids = (change: string) =>
      loadFiles({
        "library.yaml": library,
        "entry.yaml": `format: 2\nimports: [valley.yaml, library.yaml]\n${change}`,
      }).scenario.assumptions.map(({ id }) => id);
    expect(ids("")).toEqual(["patience", "answer-chance"]);
    expect(ids("gauges: { tension: { drift: [{ perDay: { assumption: fate }, judgement: x }] } }\n")).toEqual([
      "patience",
      "answer-chance",
      "luck",
      "fate",
      "doom",
    ]);
  });

  it("replaces an imported assumption of its id whose value and range are removed", () => {
    const change =
      "format: 2\nassumptions: { answer-chance: { value: null, range: null, derived: { oneMinus: reserve } }, reserve: { value: 0.4, range: [0.1, 0.8], note: x, judgement: x } }\n";
    expect(saysOf(change)).toEqual([]);
    expect(find(change, "answer-chance")).toMatchObject({ value: 0.6, derived: { oneMinus: "reserve" } });
  });

  it("is checked at both ends of its range, and the error names what moves it", () => {
    const wait = (of: string) =>
      `actors: { upland: { postures: { guard: { transitions: { raise: { wait: { assumption: ${of} } } } } } } }\n`;
    const said = (parts: string, of: string) =>
      problemsOf(`format: 2\nassumptions: { ${refusal}, ${parts} }\n${wait(of)}`)
        .filter(({ severity }) => severity === "error")
        .map(({ message }) => message);
    expect(said("slack: { derived: { oneMinus: patience }, note: x }", "slack")).toEqual([
      "“wait” cannot be 0, as “slack” makes it",
    ]);
    expect(
      said(
        "delay: { value: 0.5, range: [0.2, 1], note: x, judgement: x }, slack: { derived: { oneMinus: delay }, note: x }",
        "slack",
      ),
    ).toEqual(["“wait” cannot be 0, as “slack” makes it with “delay” at the high end of its range"]);
    // Out of bounds only where both are at an end.
    expect(
      said(
        "one: { value: 1, range: [-1, 2], note: x, judgement: x }, other: { value: 0.5, range: [-1, 2], note: x, judgement: x }, slack: { derived: { product: [one, other] }, note: x }",
        "slack",
      ),
    ).toHaveLength(1);
  });

  it("is in order in a spread where it cannot cross what it follows, and refused where a draw can bring it out of order", () => {
    const spread = (parts: string, add: string) =>
      problemsOf(
        `format: 2\nassumptions: { patience: { distribution: uniform }, ${parts} }\nactors: { upland: { postures: { guard: { transitions: { raise: { effects: [{ gauge: tension, add: ${add} }] } } } } } }\n`,
      ).filter(({ severity }) => severity === "error");
    const share =
      "share: { value: 0.5, range: [0.1, 0.9], distribution: uniform, note: x, judgement: x }, part: { derived: { product: [share, patience] }, note: x }";
    expect(spread(share, "[{ assumption: part }, { assumption: patience }]")).toEqual([]);
    // In order wherever one of the two is at an end, and not where both are.
    const joint =
      "one: { value: 0.5, range: [0.1, 1], distribution: uniform, note: x, judgement: x }, other: { value: 0.5, range: [0.1, 1], distribution: uniform, note: x, judgement: x }, joint: { derived: { product: [one, other] }, note: x }";
    expect(spread(joint, "[{ assumption: joint }, 0.8]")).toMatchObject([
      {
        found: "0.01 to 1, then 0.8",
        message: "This spread can be out of order where its numbers are drawn",
      },
    ]);
    expect(
      spread(joint.replace("other: {", "other: { with: { opposed: one },"), "[{ assumption: joint }, 0.8]"),
    ).toEqual([]);
    // At most 1 together, of which the greater is not always the same.
    const rest =
      "share: { value: 0.3, range: [0.1, 0.9], distribution: uniform, note: x, judgement: x }, rest: { derived: { oneMinus: share }, note: x }";
    expect(spread(rest, "[{ assumption: share }, { assumption: rest }]")).toMatchObject([{ severity: "error" }]);
    expect(spread(rest.replace("0.9", "0.5"), "[{ assumption: share }, { assumption: rest }]")).toEqual([]);
  });

  it("follows a variant", () => {
    const { scenario } = loadChanged(
      `${using("tried: { derived: { product: [refusal, patience] }, note: x }", "tried")}variants: { curt: { label: Curt, note: x, set: { answer-chance: 0.2, patience: 2 } } }\n`,
    );
    const { assumptions } = createModel(scenario, { variant: "curt" });
    expect([assumptions.get("refusal"), assumptions.get("tried")]).toEqual([0.8, 1.6]);
  });

  it("is no part of what a reading sets, which makes the same model again", () => {
    const { scenario } = loadChanged(
      `${using("tried: { derived: { product: [refusal, patience] }, note: x }", "tried")}variants: { curt: { label: Curt, note: x, set: { patience: 2 } } }\n`,
    );
    const model = createModel(scenario, { variant: "curt", set: { "answer-chance": 0.3 } });
    expect(readingInWords(model)).toBe("variant curt, answer-chance=0.3");
    const set = changedAssumptions(model);
    expect(createModel(scenario, { variant: "curt", set }).assumptions).toEqual(model.assumptions);
  });

  it("is described with how it is worked out, and with links to what it rests on", () => {
    const { scenario } = loadChanged(using("tried: { derived: { product: [refusal, patience] }, note: x }", "tried"));
    const page = renderMarkdown(describeScenario(scenario));
    const row = page.split("\n").find((line) => line.includes("`tried`") && line.startsWith("|"));
    expect(row).toContain("worked out as refusal × patience");
    expect(row).toContain("as for [refusal](#assumption-refusal), [patience](#assumption-patience)");
    expect(page.split("\n").find((line) => line.includes("`refusal`"))).toMatch(
      /worked out as 1 − answer-chance.*1 assumption/,
    );
    expect(page).toContain("2 assumptions are worked out from others and follow them");
  });
});
