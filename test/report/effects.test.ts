/**
 * What acts weigh: over pairs of futures with the same dice, the seats played on as the model would play them, and
 * beside it what comes if they only hold.
 */
import { describe, expect, it } from "vitest";
import type { Scenario } from "../../src/engine/index.js";
import { afterActionReport, renderMarkdown, workOut } from "../../src/report/index.js";
import { beginSession, type Input, isRefusal } from "../../src/session/index.js";
import { actorOf, gaugeOf, postureOf, tinyScenario, wait } from "../validation/tiny-scenario.js";

const days = 10;

/** One seat whose only step, once in five days by itself, ends the run; one gauge that stays as it is set. */
const alone: Scenario = tinyScenario({
  actors: [
    actorOf(
      "moscow",
      postureOf(
        "moscow.voice",
        ["muted", "loud"],
        [{ id: "speak", from: "muted", to: "loud", trigger: wait(5), order: { label: "Speak" } }],
      ),
    ),
  ],
  gauges: [gaugeOf("tension", { label: "Tension", initial: 10 })],
  endings: [
    {
      id: "spoken",
      label: "Moscow has spoken",
      headline: "Moscow has spoken",
      when: { kind: "posture", posture: "moscow.voice", states: ["loud"] },
      evidence: [],
    },
  ],
  horizon: days,
});

/** Speaking ends nothing here: it is a milestone of its own. */
const milestone: Scenario = {
  ...alone,
  milestones: alone.endings.map((ending) => ({ ...ending, id: "said", label: "It is said" })),
  endings: [],
};

function worked(inputs: readonly Input[], futures = 2000, resolved = alone) {
  const session = beginSession({
    resolved,
    variant: null,
    set: {},
    seed: "amber-4",
    run: 0,
    days,
    historical: false,
    seats: ["moscow"],
  });
  for (const input of inputs) {
    const given = session.give(input);
    if (isRefusal(given)) throw new Error(given.message);
  }
  const { header, model, state } = session;
  return workOut({ header, model, state }, { runs: 250, futures, workers: 0 });
}

const set: Input = { type: "set-gauge", gauge: "tension", value: 30 };

describe("odds from a moment of an exercise", () => {
  it("are as the model would play the seats on, beside those if the seats only hold", async () => {
    const { path } = await worked([set]);
    // 1 − exp(−10 / 5), give or take four standard errors of 2,000 futures.
    expect(path[0]?.odds.spoken).toBeCloseTo(1 - Math.exp(-2), 1);
    expect(Math.abs((path[0]?.odds.spoken ?? 0) - (1 - Math.exp(-2)))).toBeLessThan(4 * Math.sqrt(0.117 / 2000));
    expect(path[0]?.held).toEqual({ spoken: 0, horizon: 1 });
  });
  it("are those of the ending itself once it has come", async () => {
    const { path } = await worked([{ type: "order", transition: "moscow.voice.speak" }], 50);
    expect(path.at(-1)?.odds).toEqual({ spoken: 1, horizon: 0 });
    expect(path.at(-1)?.held).toEqual({ spoken: 1, horizon: 0 });
  });
});

describe("what an act weighs", () => {
  it("counts pairs with the same dice: a gauge that is set differs by that alone, and no ending does", async () => {
    const { acts } = await worked([set], 300);
    const shifts = acts[0]?.effect.played.shifts ?? [];
    const gauge = shifts.find(({ kind }) => kind === "gauge");
    expect(gauge).toMatchObject({ difference: 20, low: 20, high: 20, spread: [20, 20] });
    expect(acts[0]?.effect.played.endOtherwise).toBe(0);
    for (const { kind, difference } of shifts) if (kind === "ending") expect(difference).toBe(0);
  });
  it("of an order is what it changes, not what comes of freezing its seat", async () => {
    const { acts } = await worked([{ type: "order", transition: "moscow.voice.speak" }], 2000);
    const [played, held] = [acts[0]?.effect.played, acts[0]?.effect.held].map(
      (effect) => effect?.shifts.find(({ id }) => id === "spoken")?.difference ?? Number.NaN,
    );
    expect(Math.abs((played ?? 0) - Math.exp(-2))).toBeLessThan(4 * Math.sqrt(0.117 / 2000));
    expect(held).toBe(1);
  });
  it("is told with its interval, and named by how the seats are played", async () => {
    const report = await worked([set, { type: "order", transition: "moscow.voice.speak" }], 400);
    const page = renderMarkdown(await afterActionReport(report));
    expect(page).toMatch(/as the model would play the seats on, no act weighed more than “Tension set to 30”/);
    expect(page).toMatch(/Tension at last 10 → 30: \+20 \(\+20 to \+20\); nine in ten pairs \+20 to \+20/);
    expect(page).toContain("If the seats only hold");
    expect(page).toMatch(/Moscow has spoken \d+% → 100%: \+\d+(\.\d)? points \(\+\d+(\.\d)? to \+\d+(\.\d)?\)/);
    expect(page).toContain("one path of many");
  });
  it("is not that it reached at once the milestone that it is itself", async () => {
    const speak: Input = { type: "order", transition: "moscow.voice.speak" };
    const brief = async (inputs: readonly Input[]) =>
      renderMarkdown(await afterActionReport(await worked(inputs, 400, milestone)))
        .split("## In brief")[1]
        ?.split("\n## ")[0];
    expect(await brief([speak])).not.toContain("no act weighed more");
    expect(await brief([speak])).toContain("Moscow has spoken");
    const both = await brief([speak, { ...set, value: 11 }]);
    expect(both).toMatch(/no act weighed more than “Tension set to 11” \(White cell\): Tension at last/);
    // Nor where the white cell forced it.
    const forced = await brief([
      { type: "advance", to: 1 },
      { type: "happens-now", transition: "moscow.voice.speak", reason: "so" },
    ]);
    expect(forced).not.toContain("no act weighed more");
  });
});

describe("an exercise that stops before its run has ended", () => {
  const to = (day: number): Input => ({ type: "advance", to: day });
  const open: Input = { type: "review", do: "open" };
  const told = async (inputs: readonly Input[]) => {
    const page = renderMarkdown(await afterActionReport(await worked(inputs, 50, milestone)));
    return { page, over: page.includes("For those who took part, after the end.") };
  };

  it.each<[string, readonly Input[], RegExp, boolean]>([
    [
      "is said to stand where it does",
      [to(3)],
      /The exercise stands at day 3 of 10, and nothing has ended it yet\./,
      false,
    ],
    [
      "was ended by the white cell where it opened the review",
      [to(3), open],
      /The white cell ended the exercise early, on [A-Z][a-z]{2} \d+ [A-Z][a-z]{2} \d{4}, day 3 of 10: it opened the review there/,
      true,
    ],
    [
      "stays ended once the review is closed",
      [to(3), open, { type: "review", do: "close" }],
      /ended the exercise early.* day 3 of 10/,
      true,
    ],
    [
      "was not where it was played on",
      [to(3), open, to(5)],
      /opened the review on .*, day 3; here the exercise stands at day 5 of 10, and nothing has ended it\./,
      false,
    ],
    [
      "is not ended by closing a review that nobody had opened",
      [to(3), { type: "review", do: "close" }],
      /nothing has ended it yet/,
      false,
    ],
    [
      "is said of the branch on which it was",
      [to(3), open, { type: "branch", name: "other" }, to(4)],
      /day 3, on another branch; here/,
      false,
    ],
  ])("%s", async (_rule, inputs, words, over) => {
    const report = await told(inputs);
    expect(report.page).toMatch(words);
    expect(report.over).toBe(over);
    expect(report.page.includes("the exercise is not over")).toBe(!over);
  });
});
