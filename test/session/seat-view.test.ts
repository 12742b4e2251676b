/**
 * What only some seats know stays out of the others' views, whatever is played.
 */
import { describe, expect, it } from "vitest";
import type { Record as RunRecord, Scenario } from "../../src/engine/index.js";
import { listScenarios, loadScenario } from "../../src/scenarios/index.js";
import {
  gaugesSeenBy,
  posturesKnownTo,
  recordsOf,
  recordsSeenBy,
  type Viewer,
  worldNow,
} from "../../src/session/index.js";
import { begin, give, playExercise } from "./exercise.js";
import { secretive } from "./tables.js";

/** What a viewer may not see, worked out from the scenario alone. */
function secretsOf(scenario: Scenario, viewer: Viewer) {
  const hidden = ({ visibility }: { visibility?: readonly string[] }) =>
    visibility !== undefined && !(viewer !== null && visibility.includes(viewer));
  const transitions = scenario.actors.flatMap(({ postures }) => postures.flatMap((posture) => posture.transitions));
  return {
    gauges: scenario.gauges.filter(hidden).map(({ id }) => id),
    paths: transitions.filter(hidden).map(({ path }) => path),
  };
}

function findLeak(scenario: Scenario, viewer: Viewer, seen: readonly RunRecord[]): string | undefined {
  const { gauges, paths } = secretsOf(scenario, viewer);
  for (const record of seen) {
    const effects = "effects" in record ? record.effects.map(({ gauge }) => gauge) : [];
    const gauge = effects.find((id) => gauges.includes(id));
    if (gauge !== undefined) return `${record.seq} shows ${gauge}`;
    // Whoever gave an order knows what they ordered, and whether it failed.
    if (record.type === "transition" && record.by === "seat" && record.actor === viewer) continue;
    if (record.type === "inject" && record.inject === "@order-failed" && record.path?.startsWith(`${viewer}.`))
      continue;
    const named = [
      "transition" in record ? record.transition : "",
      "answers" in record ? record.answers : "",
      record.type === "inject" ? record.path : "",
    ].find((path) => path && paths.includes(path));
    if (named) return `${record.seq} names ${named}`;
    if (record.type === "inject" && ["@gauge", "@denied"].includes(record.inject))
      return `${record.seq} shows the hand`;
    if ("reason" in record || "why" in record || "visibility" in record) return `${record.seq} says too much`;
  }
  return undefined;
}

const scenarios = [secretive, ...listScenarios().map(({ file }) => loadScenario(file).scenario)];

describe("a seat's view", () => {
  it("has something to hide in these scenarios", () => {
    expect(secretsOf(secretive, null).paths.length).toBeGreaterThan(3);
    expect(secretsOf(secretive, null).gauges.length).toBe(1);
  });

  it.each(scenarios.map((scenario) => [scenario.id, scenario] as const))(
    "of %s holds no secret of another's",
    (id, scenario) => {
      const exercises = id === "secretive" ? 950 : 8;
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
