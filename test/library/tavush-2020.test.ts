/**
 * The July 2020 scenario is plausible without being scripted, says where each of its numbers comes from, and reads well.
 */
import { describe, expect, it } from "vitest";
import { type Basis, dayOfDate } from "../../src/engine/index.js";
import { findScenario, loadScenario } from "../../src/scenarios/index.js";
import { headlinesOf, loadLibraryScenario, playRuns, quantile, share, shareReaching } from "./south-caucasus.js";

const scenario = loadLibraryScenario("tavush-2020");
const postures = scenario.actors.flatMap((actor) => actor.postures);
const transitions = postures.flatMap((posture) => posture.transitions);

const manyRuns = playRuns(scenario, 5000);
const runs = manyRuns.slice(0, 2000);

describe("tavush-2020, over 2,000 runs", () => {
  it("sees clashes nearly always", () => {
    expect(shareReaching(runs, "clashes")).toBeGreaterThan(0.95);
  });

  it("can become a general war within 60 days, but seldom does", () => {
    expect(shareReaching(runs, "general-war")).toBeGreaterThan(0.02);
    expect(shareReaching(runs, "general-war")).toBeLessThan(0.2);
    expect(shareReaching(runs, "limited-war")).toBeLessThan(0.3);
  });

  it("eases by 10 September in most runs, not in all", () => {
    expect(shareReaching(runs, "eased")).toBeGreaterThan(0.7);
    expect(shareReaching(runs, "eased")).toBeLessThan(0.9);
  });

  it("has Moscow name Ankara where Ankara is at its loudest, and less often where it is not", () => {
    const loud = runs.filter((run) => run.milestones.has("ankara-unlimited"));
    const others = runs.filter((run) => !run.milestones.has("ankara-unlimited"));
    expect(loud.length).toBeGreaterThan(500);
    expect(others.length).toBeGreaterThan(200);
    expect(shareReaching(loud, "moscow-names-ankara")).toBeGreaterThan(0.6);
    expect(shareReaching(others, "moscow-names-ankara")).toBeLessThan(shareReaching(loud, "moscow-names-ankara") - 0.2);
  });

  it("extends the exercise in about half the runs", () => {
    expect(shareReaching(runs, "exercise-extended")).toBeGreaterThan(0.4);
    expect(shareReaching(runs, "exercise-extended")).toBeLessThan(0.8);
  });

  it("seldom sees the alliance act, yet it can", () => {
    expect(shareReaching(runs, "csto-activated")).toBeLessThan(0.02);
    expect(shareReaching(manyRuns, "csto-activated")).toBeGreaterThan(0);
  });

  it("is neither silent nor noisy", () => {
    const counts = runs.map((run) => run.recordCount);
    expect(quantile(counts, 0.5)).toBeGreaterThanOrEqual(30);
    expect(quantile(counts, 0.5)).toBeLessThanOrEqual(60);
    expect(share(runs, (run) => run.recordCount >= 30 && run.recordCount <= 60)).toBeGreaterThan(0.6);
  });

  it("costs about as many lives as the July of the record, hundreds only in war", () => {
    const deaths = runs.map((run) => run.deaths);
    expect(quantile(deaths, 0.5)).toBeGreaterThan(10);
    expect(quantile(deaths, 0.5)).toBeLessThan(40);
    expect(share(runs, (run) => run.deaths >= 10 && run.deaths <= 40)).toBeGreaterThan(0.5);
    const withoutWar = runs.filter((run) => !run.milestones.has("limited-war"));
    expect(Math.max(...withoutWar.map((run) => run.deaths))).toBeLessThan(200);
  });

  it("usually plays into August, and reaches each of its endings in some runs", () => {
    const august = dayOfDate(scenario.start, "2020-08-12");
    expect(share(runs, (run) => run.lastDay >= august)).toBeGreaterThan(0.9);
    for (const { id } of scenario.endings) expect(share(runs, (run) => run.ending === id)).toBeGreaterThan(0.01);
    expect(share(runs, (run) => run.ending === null)).toBeGreaterThan(0.3);
  });

  it("fires every transition in at least one of 5,000 runs", () => {
    const fired = new Set(manyRuns.flatMap((run) => [...run.fired]));
    expect(transitions.map(({ path }) => path).filter((path) => !fired.has(path))).toEqual([]);
  });
});

describe("each variant of tavush-2020 moves what it claims to move by ten points, on the same dice", () => {
  const base = runs.slice(0, 1000);
  it.each(headlinesOf("tavush-2020"))("$variant: $milestone", ({ variant, milestone, direction }) => {
    const changed = playRuns(scenario, base.length, { variant });
    const points = 100 * (shareReaching(changed, milestone) - shareReaching(base, milestone));
    expect(points * direction).toBeGreaterThan(10);
  });
});

describe("the numbers of tavush-2020", () => {
  const founded = ({ evidence, judgement }: Basis) => evidence.length > 0 || (judgement ?? "").length > 10;

  it("are at work in at least 45 transitions, of all three kinds", () => {
    expect(transitions.length).toBeGreaterThanOrEqual(45);
    expect(new Set(transitions.map(({ trigger }) => trigger.kind))).toEqual(new Set(["hazard", "response", "timeout"]));
  });

  it("each rest on a claim or on a reasoned judgement", () => {
    const unfounded = [
      ...transitions.filter((transition) => !founded(transition)).map(({ path }) => path),
      ...transitions.flatMap(({ path, ratios }) =>
        ratios.filter((ratio) => !founded(ratio)).map(({ label }) => `${path}: ${label}`),
      ),
      ...scenario.gauges.flatMap((gauge) => (founded(gauge) && gauge.drift.every(founded) ? [] : [gauge.id])),
      ...scenario.assumptions.filter((assumption) => !founded(assumption)).map(({ id }) => id),
      ...scenario.injects.filter((inject) => !founded(inject)).map(({ id }) => id),
    ];
    expect(unfounded).toEqual([]);
  });

  it("leave the loader nothing to warn about", () => {
    expect(loadScenario(findScenario("tavush-2020")).warnings).toEqual([]);
  });
});

describe("tavush-2020 against the record", () => {
  const dayOf = new Map(
    scenario.history.flatMap(({ milestone, date }) =>
      date === undefined ? [] : [[milestone, dayOfDate(scenario.start, date)] as const],
    ),
  );

  it("dates only milestones it has, inside the horizon, each with a claim or as public record", () => {
    const ids = new Set(scenario.milestones.map(({ id }) => id));
    for (const entry of scenario.history) {
      expect(ids, entry.milestone).toContain(entry.milestone);
      expect(entry.publicRecord || entry.evidence.length > 0, entry.milestone).toBe(true);
    }
    for (const day of dayOf.values()) {
      expect(day).toBeGreaterThanOrEqual(0);
      expect(day).toBeLessThan(scenario.horizon);
    }
  });

  it("keeps the order in which things happened", () => {
    const order = [
      "clashes",
      "moscow-names-ankara",
      "ministers-call",
      "presidents-call",
      "exercise-begun",
      "exercise-extended",
    ];
    const days = order.map((milestone) => dayOf.get(milestone) ?? Number.NaN);
    expect(days).toEqual([0, 5, 11, 15, 17, 30]);
  });

  it("knows the six milestones every crisis shares", () => {
    const ids = scenario.milestones.map(({ id }) => id);
    const shared = ["clashes", "general-war", "moscow-names-ankara", "exercise-extended", "csto-activated", "eased"];
    for (const id of shared) expect(ids).toContain(id);
  });

  it("plays every dated milestone within a fortnight of its day in a fifth of the runs or more", () => {
    // Not a fit to one summer: only that the summer that happened is among those that can.
    for (const [milestone, day] of dayOf) {
      const near = share(runs, (run) => Math.abs((run.milestones.get(milestone) ?? Number.NaN) - day) <= 14);
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
      if (inject.schedule !== undefined && "at" in inject.schedule) {
        expect(inject.schedule.at).toBeGreaterThanOrEqual(0);
        expect(inject.schedule.at).toBeLessThan(scenario.horizon);
      }
    }
  });
});

describe("tavush-2020 reads well", () => {
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

  it("marks the front's ladder with hostility levels from none to war", () => {
    const hostilities = postures.find(({ path }) => path === "front.hostilities")?.states ?? [];
    const levels = hostilities.map(({ hostility }) => hostility ?? 0);
    expect(levels).toEqual([...levels].sort());
    expect(new Set(levels)).toEqual(new Set([1, 2, 3, 4, 5]));
  });
});
