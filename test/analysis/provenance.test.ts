/**
 * What is played has an id of its own: it changes with everything that decides a run, and with nothing else. Events bear it.
 */
import { describe, expect, it } from "vitest";
import { finish } from "../../src/analysis/batch.js";
import { armModel, provenanceOf, type RunPlan, type StudyChoices, studyId, studyOf } from "../../src/analysis/index.js";
import { playerOf } from "../../src/analysis/player.js";
import { libraryScenario } from "../report/library.js";

const scenario = libraryScenario("tavush-2020");
const plan: RunPlan = { seed: "1", days: 60, historical: false };
const from = { session: "a.log", log: "l", at: null, record: 3, time: 2.5, seed: "2", seats: ["russia"], world: "w" };

function idOf(
  arm: { readonly variant?: string; readonly set?: { readonly [id: string]: number } } = {},
  more: Partial<RunPlan> = {},
  choices: StudyChoices = {},
): string {
  const { variant = null, set = {} } = arm;
  const model = armModel({ scenario, variant, set });
  return studyId(studyOf(model, { ...plan, ...more }, { set, ...choices }));
}

describe("the id of a study", () => {
  const [variant, other] = scenario.variants.map(({ id }) => id);
  const [assumption] = scenario.assumptions;
  const { id, range } = assumption!;
  const deciding = {
    nothing: idOf(),
    "a variant": idOf({ variant: variant! }),
    "another variant": idOf({ variant: other! }),
    "a value": idOf({ set: { [id]: range[0] } }),
    "another value": idOf({ set: { [id]: range[1] } }),
    "a seed": idOf({}, { seed: "01" }),
    days: idOf({}, { days: 61 }),
    "dated injects": idOf({}, { historical: true }),
    "drawn assumptions": idOf({}, {}, { sample: [id] }),
    "a session": idOf({}, {}, { from }),
    "another moment of it": idOf({}, {}, { from: { ...from, world: "v" } }),
    "who sits there": idOf({}, {}, { from: { ...from, seats: [] } }),
  };

  it("changes with everything that decides what is played", () => {
    expect(new Set(Object.values(deciding)).size).toBe(Object.keys(deciding).length);
  });

  it("does not change with where files lie, or how a moment is named", () => {
    expect(idOf({}, {}, { file: "elsewhere/tavush.yaml" })).toBe(idOf());
    const moved = { ...from, session: "b.log", log: "m", record: 4 };
    expect(idOf({}, {}, { from: moved })).toBe(idOf({}, {}, { from }));
  });

  it("is never taken for a number", () => {
    for (const found of Object.values(deciding)) expect(found).toMatch(/^s[0-9a-f]{16}$/);
  });

  it("is that of any of its runs", () => {
    const study = studyOf(armModel({ scenario, variant: null, set: {} }), plan);
    const some = provenanceOf(study, { first: 250, n: 10, precision: 0.02, estimator: "counts" });
    expect(some).toMatchObject({ study: studyId(study), first: 250, n: 10, precision: 0.02, estimator: "counts" });
    expect(provenanceOf(study, { n: 10, estimator: "counts" })).toMatchObject({ first: 0, precision: null });
  });
});

it("no two events of different variants, values, days or dated injects share an id", () => {
  const [{ id: variant } = { id: "" }] = scenario.variants;
  const [{ id, range } = { id: "", range: [0, 0] }] = scenario.assumptions;
  const settings = [
    [{ variant: null, set: {} }, plan],
    [{ variant, set: {} }, plan],
    [{ variant: null, set: { [id]: range[1] } }, plan],
    [
      { variant: null, set: {} },
      { ...plan, days: 40 },
    ],
    [
      { variant: null, set: {} },
      { ...plan, historical: true },
    ],
  ] as const;
  const ids = settings.flatMap(([{ variant, set }, one]) => {
    const model = armModel({ scenario, variant, set });
    const request = { firstRun: 0, runs: 20, rows: false, events: studyId(studyOf(model, one, { set })) };
    const { events = "" } = finish(playerOf(model, one).steps(request));
    return events
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line).event_id as string);
  });
  expect(ids.length).toBeGreaterThan(500);
  expect(new Set(ids).size).toBe(ids.length);
});
