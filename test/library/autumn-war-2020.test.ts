/**
 * The autumn war of 2020 can go every way and mostly goes as such wars do: truces fail, Moscow brokers an end late, the
 * two powers hardly ever meet. What it adds to the shared actors says where each number comes from, and reads well.
 */
import { describe, expect, it } from "vitest";
import { advance, type Basis, createModel, createWorld, dayOfDate } from "../../src/engine/index.js";
import { evidenceRegister, findScenario, loadScenario } from "../../src/scenarios/index.js";
import {
  headlinesOf,
  loadLibraryScenario,
  playRuns,
  quantile,
  type RunDigest,
  share,
  shareReaching,
} from "./south-caucasus.js";

const scenario = loadLibraryScenario("autumn-war-2020");
const postures = scenario.actors.flatMap((actor) => actor.postures);
const transitions = postures.flatMap((posture) => posture.transitions);

const runs = playRuns(scenario, 3000);
const dayOf = (run: RunDigest, milestone: string) => run.milestones.get(milestone) ?? Number.POSITIVE_INFINITY;

describe("autumn-war-2020, over 3,000 runs", () => {
  it("ends by Moscow's brokering in most runs within 75 days, not in all", () => {
    expect(shareReaching(runs, "brokered-end")).toBeGreaterThan(0.5);
    expect(shareReaching(runs, "brokered-end")).toBeLessThan(0.85);
  });

  it("comes to that end in the second month, by the median", () => {
    const days = runs.flatMap(({ milestones }) => milestones.get("brokered-end") ?? []);
    expect(quantile(days, 0.5)).toBeGreaterThanOrEqual(30);
    expect(quantile(days, 0.5)).toBeLessThanOrEqual(60);
  });

  it("sees at least one truce fail before any brokered end in most runs", () => {
    const failsFirst = (run: RunDigest) =>
      run.milestones.has("truce-fails") && dayOf(run, "truce-fails") <= dayOf(run, "brokered-end");
    expect(share(runs, failsFirst)).toBeGreaterThan(0.6);
    expect(share(runs, failsFirst)).toBeLessThan(0.95);
  });

  it("hardly ever has Russia and Turkey shoot at each other, yet it can", () => {
    expect(shareReaching(runs, "russia-turkey-clash")).toBeGreaterThan(0.0001);
    expect(shareReaching(runs, "russia-turkey-clash")).toBeLessThan(0.02);
    expect(shareReaching(runs, "turkish-forces-engage")).toBeLessThan(0.1);
  });

  it("seldom sees the alliance act, yet it can", () => {
    expect(shareReaching(runs, "csto-activated")).toBeGreaterThan(0);
    expect(shareReaching(runs, "csto-activated")).toBeLessThan(0.02);
  });

  it("grows into a general war as a rule, and is stopped in its first days now and then", () => {
    expect(shareReaching(runs, "general-war")).toBeGreaterThan(0.8);
    expect(shareReaching(runs, "general-war")).toBeLessThan(0.97);
  });

  it("leaves Shusha's fate open", () => {
    expect(shareReaching(runs, "shusha-falls")).toBeGreaterThan(0.35);
    expect(shareReaching(runs, "shusha-falls")).toBeLessThan(0.75);
  });

  it("ends sooner where Shusha has fallen than where it has not", () => {
    const fallen = runs.filter((run) => dayOf(run, "shusha-falls") < dayOf(run, "brokered-end"));
    const held = runs.filter((run) => !run.milestones.has("shusha-falls"));
    expect(shareReaching(fallen, "brokered-end")).toBeGreaterThan(shareReaching(held, "brokered-end") + 0.05);
  });

  it("costs thousands of lives once it is general", () => {
    const general = runs.filter((run) => run.milestones.has("general-war")).map(({ deaths }) => deaths);
    expect(quantile(general, 0.5)).toBeGreaterThan(3000);
    expect(quantile(general, 0.5)).toBeLessThan(10_000);
  });

  it("reaches each of its endings in some runs and the horizon in others", () => {
    for (const { id } of scenario.endings) expect(share(runs, (run) => run.ending === id)).toBeGreaterThan(0.05);
    expect(share(runs, (run) => run.ending === null)).toBeGreaterThan(0.1);
  });

  it("is neither silent nor noisy", () => {
    const counts = runs.map((run) => run.recordCount);
    expect(quantile(counts, 0.5)).toBeGreaterThanOrEqual(30);
    expect(quantile(counts, 0.5)).toBeLessThanOrEqual(80);
  });

  it("fires at least 95 % of its transitions, and the rest when its calendar is played", () => {
    const fired = new Set(runs.flatMap((run) => [...run.fired]));
    const unfired = transitions.map(({ path }) => path).filter((path) => !fired.has(path));
    expect(unfired.length / transitions.length).toBeLessThan(0.05);
    expect(unfired).toContain("russia.guarantee.answer-letter");
    expect(firedWithCalendar(40)).toContain("russia.guarantee.answer-letter");
  });
});

/** Transitions fired in so many runs with the historical injects on. */
function firedWithCalendar(count: number): ReadonlySet<string> {
  const model = createModel(scenario, { mover: "table" });
  const fired = new Set<string>();
  for (let seed = 1; seed <= count; seed += 1) {
    const world = createWorld(model, { seed: String(seed), historical: true });
    for (const record of advance(model, world, scenario.horizon)) {
      if ("transition" in record) fired.add(record.transition);
    }
  }
  return fired;
}

describe("each variant of autumn-war-2020 moves what it claims to move by ten points, on the same dice", () => {
  const base = runs.slice(0, 800);
  const pointsMoved = (variant: string, milestone: string) =>
    100 * (shareReaching(playRuns(scenario, base.length, { variant }), milestone) - shareReaching(base, milestone));

  it.each(headlinesOf("autumn-war-2020"))("$variant: $milestone", ({ variant, milestone, direction }) => {
    expect(pointsMoved(variant, milestone) * direction).toBeGreaterThan(10);
  });

  it("and Shusha falls in fewer runs once Moscow recommits", () => {
    expect(pointsMoved("moscow-recommits", "shusha-falls")).toBeLessThan(-10);
  });
});

describe("the numbers of autumn-war-2020", () => {
  const founded = ({ evidence, judgement }: Basis) => evidence.length > 0 || (judgement ?? "").length > 10;

  it("each rest on a claim or on a reasoned judgement", () => {
    const unfounded = [
      ...transitions.filter((transition) => !founded(transition)).map(({ path }) => path),
      ...transitions.flatMap(({ path, ratios }) =>
        ratios.filter((ratio) => !founded(ratio)).map(({ label }) => `${path}: ${label}`),
      ),
      ...scenario.assumptions.filter((assumption) => !founded(assumption)).map(({ id }) => id),
      ...scenario.injects.filter((inject) => !founded(inject)).map(({ id }) => id),
    ];
    expect(unfounded).toEqual([]);
  });

  it("leave the loader nothing to warn about", () => {
    expect(loadScenario(findScenario("autumn-war-2020")).warnings).toEqual([]);
  });

  it.each([
    ["M2", "nordic-monitor-2020", [6, 7, 8, 9, 10, 11]],
    ["M11", "national-interest-2020", [6, 7, 8]],
    ["M11", "nordic-monitor-2020", [8, 9]],
    ["M12", "national-interest-2020", [5, 9, 10, 11]],
    ["M13", "national-interest-2020", [12, 13, 14]],
    ["M14", "edm-2020", [12]],
    ["M15", "edm-2020", [4, 5, 6, 8, 9]],
  ])("of %s rest on every paragraph of %s that it owes", (_, source, owed) => {
    const register = evidenceRegister(scenario).filter((entry) => entry.source === source && entry.citedBy.length > 0);
    const cited = new Set(register.map(({ paragraph }) => paragraph));
    expect(owed.filter((paragraph) => !cited.has(paragraph))).toEqual([]);
  });

  it("mark contradictions on both sides", () => {
    const claims = new Map(scenario.claims.map((claim) => [claim.id, claim]));
    for (const { id, contradicts } of scenario.claims) {
      for (const other of contradicts) expect(claims.get(other)?.contradicts, `${id}, ${other}`).toContain(id);
    }
  });
});

describe("autumn-war-2020 against the record", () => {
  const dated = scenario.history.flatMap(({ milestone, date }) =>
    date === undefined ? [] : [[milestone, dayOfDate(scenario.start, date)] as const],
  );

  it("dates only milestones it has, inside the horizon, each with a claim or as public record", () => {
    const ids = new Set(scenario.milestones.map(({ id }) => id));
    for (const entry of scenario.history) {
      expect(ids, entry.milestone).toContain(entry.milestone);
      expect(entry.publicRecord || entry.evidence.length > 0, entry.milestone).toBe(true);
    }
    for (const [, day] of dated) expect(day).toBeLessThan(scenario.horizon);
  });

  it("keeps the order in which things happened", () => {
    const days = new Map(dated);
    const order = [
      "truce-agreed",
      "truce-fails",
      "jets-acknowledged",
      "shusha-falls",
      "brokered-end",
      "turkish-mandate",
    ];
    expect(order.map((milestone) => days.get(milestone))).toEqual([13, 14, 29, 42, 44, 51]);
  });

  it("plays every dated milestone within a fortnight of its day in a fifth of the runs or more", () => {
    // Not a fit to one autumn: only that the autumn that happened is among those that can.
    for (const [milestone, day] of dated) {
      const near = share(runs, (run) => Math.abs(dayOf(run, milestone) - day) <= 14);
      expect(near, milestone).toBeGreaterThan(0.2);
    }
  });

  it("has six to twelve injects, complete for an exercise; the dated ones are historical and inside the horizon", () => {
    expect(scenario.injects.length).toBeGreaterThanOrEqual(6);
    expect(scenario.injects.length).toBeLessThanOrEqual(12);
    for (const inject of scenario.injects) {
      expect(inject.expected, inject.id).toBeTruthy();
      expect(inject.objective, inject.id).toBeTruthy();
      expect(inject.schedule !== undefined, inject.id).toBe(inject.historical);
    }
  });
});

describe("autumn-war-2020 reads well", () => {
  it("gives every state a rung, a label of at most three words and a description; ladders climb in the order written", () => {
    for (const { path, states } of postures) {
      expect(
        states.map(({ rung }) => rung),
        path,
      ).toEqual(states.map((_, index) => index));
      for (const { id, label, description } of states) {
        expect(label.split(" ").length, `${path} ${id}`).toBeLessThanOrEqual(3);
        expect(description, `${path} ${id}`).toBeTruthy();
      }
    }
  });

  it("keeps headlines within a wire line of 70 characters", () => {
    const headlines = [...transitions, ...scenario.injects, ...scenario.milestones, ...scenario.endings].map(
      ({ headline }) => headline,
    );
    expect(headlines.filter((headline) => headline.length > 70)).toEqual([]);
  });

  it("offers a choice in every posture of the four states a person may play", () => {
    for (const id of ["russia", "turkey", "azerbaijan", "armenia"]) {
      for (const posture of scenario.actors.find((actor) => actor.id === id)?.postures ?? []) {
        expect(
          posture.transitions.some(({ order }) => order?.brief),
          posture.path,
        ).toBe(true);
      }
    }
  });

  it("gives one CAMEO code one Goldstein score", () => {
    const scores = new Map<string, Set<number | undefined>>();
    for (const { event } of [...transitions, ...scenario.injects]) {
      if (event !== undefined) scores.set(event.cameo, (scores.get(event.cameo) ?? new Set()).add(event.goldstein));
    }
    for (const [cameo, given] of scores) expect([...given], cameo).toHaveLength(1);
  });
});
