/**
 * The plan of an exercise over a scenario: it changes nothing about play but by its injects, its dates become days, and each
 * viewer has of it only what is for that viewer.
 */
import { describe, expect, it } from "vitest";
import { createModel, hashScenario } from "../../src/engine/index.js";
import { seatViewer, visibilityOf } from "../../src/visibility/index.js";
import { loadChanged, problemsOf } from "./valley.js";

const planned = `
exercise:
  title: A dry summer
  purpose: purpose-for-all
  play: { seed: seed-for-cell, days: 2030-03-21 }
  minutes: 12
  objectives:
    share: { label: Share the water, note: note-for-all, signs: [sign-for-cell] }
  teams:
    both: { label: Both banks, seats: [upland, lowland], knows: [team-for-both] }
    alone: { label: The top, seats: [upland], knows: [team-for-upland] }
  seats:
    upland: { people: [name-for-all], aims: [aim-for-upland], redLines: [line-for-upland], knows: [fact-for-upland], told: told-for-upland }
    lowland: { aims: [aim-for-lowland], redLines: [line-for-lowland], knows: [fact-for-lowland], told: told-for-lowland }
  evaluators:
    one: { name: watcher-for-all, objectives: [share], seats: [lowland] }
  rules: [rule-for-all]
  told: told-for-all
  agenda: [{ at: 09:30, what: agenda-for-all, turn: 1 }]
`;
const inject = `
injects:
  cart:
    label: A cart
    from: A farmer
    to: All
    delivery: meeting
    text: A cart blocks the bridge.
    objective: share
    at: 2030-03-05
    headline: A cart blocks the bridge
    judgement: written for the exercise
`;

describe("the plan of an exercise", () => {
  it("leaves the scenario's hash as it is, and its injects are the scenario's", () => {
    const [bare, plan, both] = ["turn: 5", planned, planned + inject].map((text) => loadChanged(text).scenario);
    expect(hashScenario(plan!)).toBe(hashScenario(bare!));
    expect(hashScenario(both!)).not.toBe(hashScenario(bare!));
    expect(both?.injects.at(-1)).toMatchObject({ id: "cart", schedule: { at: 4 }, objective: "Share the water" });
  });

  it("has days for dates, and minutes turn by turn", () => {
    expect(problemsOf(planned).map(({ message }) => message)).toEqual([
      "“lowland” takes no orders, so its seat can only watch and advise",
    ]);
    const { exercise } = loadChanged(planned).scenario;
    expect(exercise?.play).toEqual({ seed: "seed-for-cell", days: 20 });
    expect(exercise?.minutes).toEqual([12]);
    expect(exercise?.seats.map(({ actor }) => actor)).toEqual(["upland", "lowland"]);
  });

  it("tells each viewer what is for all and for that viewer, and nothing else, in play and in handouts", () => {
    const model = createModel(loadChanged(planned).scenario);
    const readers = { all: "table", upland: seatViewer("upland"), lowland: seatViewer("lowland") } as const;
    const words = [...new Set(planned.match(/[a-z]+-for-[a-z]+/g))];
    const owners = { all: ["all"], upland: ["all", "both", "upland"], lowland: ["all", "both", "lowland"] };
    expect(words.length).toBe(19);
    for (const reader of ["all", "upland", "lowland"] as const) {
      const { inPlay, inHandout } = visibilityOf(model, readers[reader]);
      for (const { scenario } of [inPlay, inHandout]) {
        const text = JSON.stringify(scenario);
        const told = words.filter((word) => text.includes(word));
        expect([reader, told]).toEqual([
          reader,
          words.filter((word) => owners[reader].includes(word.split("-for-")[1]!)),
        ]);
      }
    }
  });
});
