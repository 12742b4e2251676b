/**
 * What only some seats know stays out of the others' views, whatever is played.
 */
import { describe, expect, it } from "vitest";
import { listScenarios, loadScenario } from "../../src/scenarios/index.js";
import { gaugesSeenBy, posturesKnownTo, recordsOf, recordsSeenBy, worldNow } from "../../src/session/index.js";
import { begin, give, playExercise } from "./exercise.js";
import { findLeak, secretsOf } from "./leaks.js";
import { secretive } from "./tables.js";

const scenarios = [secretive, ...listScenarios().map(({ file }) => loadScenario(file).scenario)];

describe("a seat's view", () => {
  it("has something to hide in these scenarios", () => {
    expect(secretsOf(secretive, null).paths.length).toBeGreaterThan(3);
    expect(secretsOf(secretive, null).gauges.length).toBe(1);
  });

  it.each(scenarios.map((scenario) => [scenario.id, scenario] as const))(
    "of %s holds no secret of another's",
    (id, scenario) => {
      // A thousand of each: test/tui/projector/thousand-exercises.ts.
      const exercises = id === "secretive" ? 100 : 8;
      let hiddenSomething = false;
      for (let number = 0; number < exercises; number += 1) {
        const session = begin(scenario, `view-${number}`);
        playExercise(session, `view-${number}`, 4);
        const records = recordsOf(session.state);
        for (const viewer of [null, ...scenario.actors.map((actor) => actor.id)]) {
          const seen = recordsSeenBy(session.model, records, viewer);
          const leak = findLeak(scenario, viewer, seen);
          if (leak !== undefined) throw new Error(`view-${number}, ${viewer}: ${leak}`);
          hiddenSomething ||= seen.length < records.length;
          const gauges = Object.keys(gaugesSeenBy(session.model, worldNow(session.state), viewer));
          expect(gauges.filter((gauge) => secretsOf(scenario, viewer).gauges.includes(gauge))).toEqual([]);
        }
      }
      if (id === "secretive") expect(hiddenSomething).toBe(true);
    },
  );

  it("shows everything to somebody: what has no visibility is for all", () => {
    const session = begin(secretive, "all");
    give(session, { type: "advance", to: 40 });
    const records = recordsOf(session.state);
    const owner = secretive.actors[1]?.id as string;
    expect(recordsSeenBy(session.model, records, owner).map(({ seq }) => seq)).toEqual(records.map(({ seq }) => seq));
    const common = records.filter((record) => !("visibility" in record));
    const seen = new Set(recordsSeenBy(session.model, records, null).map(({ seq }) => seq));
    for (const record of common) if (record.type !== "milestone") expect(seen).toContain(record.seq);
  });

  it("knows a posture to stand where its last news left it, and reads its next move from there", () => {
    const session = begin(secretive, "known");
    give(session, { type: "happens-now", transition: "front.hostilities.open-fire", reason: "secret" });
    const records = recordsOf(session.state);
    expect(posturesKnownTo(session.model, records, "mediator")["front.hostilities"]).toBe("quiet");
    expect(posturesKnownTo(session.model, records, "patron")["front.hostilities"]).toBe("clashes");
    give(session, { type: "ad-hoc", text: "War!", postures: { "front.hostilities": "war" } });
    const news = recordsSeenBy(session.model, recordsOf(session.state), "mediator");
    expect(news.find((record) => record.type === "inject")).toMatchObject({
      moved: [{ posture: "front.hostilities", from: "quiet", to: "war" }],
    });
  });

  it("takes what was forced for news like any other", () => {
    const session = begin(secretive, "forced");
    give(session, { type: "happens-now", transition: "patron.voice.raise", reason: "to test them" });
    const [news] = recordsSeenBy(session.model, recordsOf(session.state), "front");
    expect(news).toMatchObject({ transition: "patron.voice.raise" });
    expect(news).not.toHaveProperty("by");
  });
});
