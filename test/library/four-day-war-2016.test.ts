/**
 * The April 2016 scenario is plausible without being scripted: a short war that can become a long one, a shuttle that
 * usually comes and seldom settles anything, and two steps, the alliance's and Ankara's own, that are possible and rare.
 */
import { describe, expect, it } from "vitest";
import { type Basis, dayOfDate } from "../../src/engine/index.js";
import { evidenceRegister, findScenario, loadScenario } from "../../src/scenarios/index.js";
import { headlinesOf, loadLibraryScenario, playRuns, quantile, share, shareReaching } from "./south-caucasus.js";

const scenario = loadLibraryScenario("four-day-war-2016");
const postures = scenario.actors.flatMap((actor) => actor.postures);
const transitions = postures.flatMap((posture) => posture.transitions);

const manyRuns = playRuns(scenario, 3000);
const runs = manyRuns.slice(0, 2000);

/** Days of fighting until the first halt; runs without one count as endless. */
const fightingDays = runs.map((run) => run.milestones.get("halt") ?? Number.POSITIVE_INFINITY);

describe("four-day-war-2016, over 2,000 runs", () => {
  it("is halted within days, as a rule", () => {
    expect(quantile(fightingDays, 0.5)).toBeGreaterThanOrEqual(2);
    expect(quantile(fightingDays, 0.5)).toBeLessThanOrEqual(10);
    expect(shareReaching(runs, "halt")).toBeGreaterThan(0.85);
  });

  it("can become a general war, but seldom does", () => {
    expect(shareReaching(runs, "general-war")).toBeGreaterThan(0.05);
    expect(shareReaching(runs, "general-war")).toBeLessThan(0.2);
  });

  it("moves the line in most runs, breaks it in few, and hears terms only after a breakthrough", () => {
    expect(shareReaching(runs, "ground-changes")).toBeGreaterThan(0.7);
    expect(shareReaching(runs, "ground-changes")).toBeLessThan(0.95);
    expect(shareReaching(runs, "breakthrough")).toBeGreaterThan(0.02);
    expect(shareReaching(runs, "breakthrough")).toBeLessThan(0.15);
    for (const run of runs) {
      if (run.milestones.has("ultimatum")) expect(run.milestones.has("breakthrough")).toBe(true);
    }
  });

  it("seldom sees the alliance act or Turkish forces fight, yet both can happen", () => {
    for (const milestone of ["csto-activated", "turkish-forces-engage"]) {
      expect(shareReaching(runs, milestone), milestone).toBeLessThan(0.02);
      expect(shareReaching(manyRuns, milestone), milestone).toBeGreaterThan(0);
    }
  });

  it("has Turkish forces fight only where there is general war", () => {
    for (const run of manyRuns) {
      if (run.milestones.has("turkish-forces-engage")) expect(run.milestones.has("general-war")).toBe(true);
    }
  });

  it("brings Moscow's shuttle to Baku in most runs, about August, and an agreement in few", () => {
    const august = dayOfDate(scenario.start, "2016-08-01");
    const days = runs.flatMap((run) => run.milestones.get("putin-in-baku") ?? []);
    expect(shareReaching(runs, "shoygu-in-baku")).toBeGreaterThan(0.5);
    expect(Math.abs(quantile(days, 0.5) - august)).toBeLessThan(14);
    expect(shareReaching(runs, "draft-agreed")).toBeGreaterThan(0.01);
    expect(shareReaching(runs, "draft-agreed")).toBeLessThan(0.15);
  });

  it("is readable", () => {
    const counts = runs.map((run) => run.recordCount);
    expect(quantile(counts, 0.5)).toBeGreaterThanOrEqual(30);
    expect(quantile(counts, 0.5)).toBeLessThanOrEqual(80);
  });

  it("kills scores in most runs, thousands only in general war", () => {
    const deaths = runs.map((run) => run.deaths);
    expect(quantile(deaths, 0.5)).toBeGreaterThan(80);
    expect(quantile(deaths, 0.5)).toBeLessThan(400);
    const limited = runs.filter((run) => !run.milestones.has("general-war"));
    expect(
      quantile(
        limited.map((run) => run.deaths),
        0.95,
      ),
    ).toBeLessThan(2000);
  });

  it("reaches each of its endings in some runs, and the horizon in most", () => {
    for (const { id } of scenario.endings) expect(share(manyRuns, (run) => run.ending === id)).toBeGreaterThan(0.001);
    expect(share(runs, (run) => run.ending === null)).toBeGreaterThan(0.6);
  });

  it("fires every transition in at least one of 3,000 runs", () => {
    const fired = new Set(manyRuns.flatMap((run) => [...run.fired]));
    expect(transitions.map(({ path }) => path).filter((path) => !fired.has(path))).toEqual([]);
  });
});

describe("each variant of four-day-war-2016 moves what it claims to move by ten points, on the same dice", () => {
  const base = runs.slice(0, 600);
  it.each(headlinesOf("four-day-war-2016"))("$variant: $milestone", ({ variant, milestone, direction }) => {
    const changed = playRuns(scenario, base.length, { variant });
    const points = 100 * (shareReaching(changed, milestone) - shareReaching(base, milestone));
    expect(points * direction).toBeGreaterThan(10);
  });
});

describe("the numbers of four-day-war-2016", () => {
  const founded = ({ evidence, judgement }: Basis) => evidence.length > 0 || (judgement ?? "").length > 10;

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

  it.each(
    Object.entries({
      M1: { "nordic-monitor-2020": [2, 3, 4] },
      M7: { "kafkassam-2016": [15, 17, 22, 23, 24], "tavush-clashes-2020": [3] },
      M8: { "kafkassam-2016": [11, 15, 16, 17, 18, 19, 20, 21] },
      M9: { "kafkassam-2016": [10, 11, 12, 13, 14, 16, 17, 18, 19] },
      M10: { "kafkassam-2016": [24, 25] },
    }),
  )("rest, for %s, on every paragraph that tells of it", (_, owed) => {
    const cited = new Set(
      evidenceRegister(scenario)
        .filter(({ citedBy }) => citedBy.length > 0)
        .map(({ source, paragraph }) => `${source} ¶${paragraph}`),
    );
    const wanted = Object.entries(owed).flatMap(([source, paragraphs]) => paragraphs.map((n) => `${source} ¶${n}`));
    expect(wanted.filter((paragraph) => !cited.has(paragraph))).toEqual([]);
  });

  it("leave the loader nothing to warn about", () => {
    expect(loadScenario(findScenario("four-day-war-2016")).warnings).toEqual([]);
  });
});

describe("four-day-war-2016 against the record", () => {
  const dayOf = new Map(
    scenario.history.flatMap(({ milestone, date }) =>
      date === undefined ? [] : [[milestone, dayOfDate(scenario.start, date)] as const],
    ),
  );

  it("dates the days of the documents", () => {
    const dated = ["clashes", "halt", "putin-in-baku", "yerevan-heard", "shoygu-in-baku"];
    expect(dated.map((milestone) => dayOf.get(milestone))).toEqual([0, 3, 128, 130, 134]);
  });

  it("plays every dated milestone within a fortnight of its day in a tenth of the runs or more", () => {
    // Not a fit to one year: only that the spring and summer that happened are among those that can.
    for (const [milestone, day] of dayOf) {
      const near = share(runs, (run) => Math.abs((run.milestones.get(milestone) ?? Number.NaN) - day) <= 14);
      expect(near, milestone).toBeGreaterThan(0.1);
    }
  });

  it("plays what never happened in less than a fifth of the runs", () => {
    const never = scenario.history.filter(({ date }) => date === undefined);
    expect(never.length).toBeGreaterThanOrEqual(5);
    for (const { milestone } of never) expect(shareReaching(runs, milestone), milestone).toBeLessThan(0.2);
  });

  it("has six to twelve injects, complete for an exercise; the dated ones are historical", () => {
    expect(scenario.injects.length).toBeGreaterThanOrEqual(6);
    expect(scenario.injects.length).toBeLessThanOrEqual(12);
    for (const inject of scenario.injects) {
      expect(inject.expected, inject.id).toBeTruthy();
      expect(inject.objective, inject.id).toBeTruthy();
      expect(inject.schedule !== undefined, inject.id).toBe(inject.historical);
    }
  });
});

describe("four-day-war-2016 reads well", () => {
  it("gives every state a rung, a label of at most three words and a description; ladders climb in the order written", () => {
    for (const { path, states } of postures) {
      const rungs = states.map(({ rung }) => rung);
      expect(rungs, path).toEqual(states.map((_, index) => index));
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
