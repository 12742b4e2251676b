/**
 * Every mechanism of the library is tested by an outcome that it does not set itself, in a crisis that it is part of, and
 * moves it when it is switched off. The bench plays 5,000 pairs and holds them to their thresholds; here a share is played, which
 * tells a mechanism from none.
 * @module-tag sweep
 */
import { describe, expect, it } from "vitest";
import { outcomesTested, ownActs } from "../../bench/mechanism-outcomes.mjs";
import { compareArms } from "../../src/analysis/index.js";
import { variantIds } from "../../src/engine/index.js";
import { libraryScenario } from "../report/library.js";

describe("each mechanism of the library", () => {
  it("is tested by one outcome", () => {
    const all = Array.from({ length: 19 }, (_, place) => `M${place + 1}`);
    expect(outcomesTested.map(({ mechanism }) => mechanism)).toEqual(all);
  });

  it.each(outcomesTested)(
    "$mechanism is tested by what it does not do itself",
    ({ mechanism, scenario: id, outcome }) => {
      const scenario = libraryScenario(id);
      expect(variantIds(scenario)).toContain(`without-${mechanism.toLowerCase()}`);
      expect([...scenario.endings, ...scenario.milestones].map((one) => one.id)).toContain(outcome);
      expect([...ownActs(scenario, mechanism)]).not.toContain(outcome);
    },
  );

  it.each(outcomesTested)(
    "$mechanism moves its outcome when it is switched off",
    async ({ mechanism, scenario: id, outcome, at, least }) => {
      const scenario = libraryScenario(id);
      const arm = (variant: string | null) => ({ scenario, variant, set: at });
      const plan = { seed: "mechanisms", days: scenario.horizon, historical: false };
      const { endings, milestones } = await compareArms([arm(null), arm(`without-${mechanism.toLowerCase()}`)], plan, {
        runs: 600,
        plainEstimates: true,
        workers: 0,
      });
      const { difference = 0 } = { ...endings, ...milestones }[outcome] ?? {};
      expect(Math.abs(difference)).toBeGreaterThan(least / 200);
    },
  );
});
