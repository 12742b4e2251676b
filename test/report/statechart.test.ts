/**
 * An exported statechart goes into XState's `createMachine` as it is, and walks where the engine's own machine walks.
 */
import { describe, expect, it } from "vitest";
import { createMachine, initialTransition, transition as move } from "xstate";
import { machineConfig } from "../../src/engine/index.js";
import { actorStatechart, scenarioStatecharts } from "../../src/report/index.js";
import { library } from "./library.js";

const everyActor = library.flatMap((scenario) =>
  scenario.actors.map((actor) => [`${scenario.id} ${actor.id}`, scenario, actor] as const),
);

const exported = (...[, scenario, actor]: (typeof everyActor)[number]) =>
  JSON.parse(JSON.stringify(actorStatechart(scenario, actor))) as Parameters<typeof createMachine>[0];

describe.each(everyActor)("the statechart of %s", (name, scenario, actor) => {
  const machine = createMachine(exported(name, scenario, actor));
  const initial = Object.fromEntries(actor.postures.map((posture) => [posture.id, posture.initial]));

  it("starts where the scenario starts", () => {
    expect(initialTransition(machine)[0].value).toEqual(initial);
  });
  it("takes every transition from each of its states by the transition's own path", () => {
    for (const posture of actor.postures) {
      for (const { from, to, path } of posture.transitions) {
        for (const state of from) {
          const before = machine.resolveState({ value: { ...initial, [posture.id]: state }, context: {} });
          // Another posture of the same actor may answer in the same step, as in play.
          const value = move(machine, before, { type: path })[0].value as Record<string, string>;
          expect([path, value[posture.id]]).toEqual([path, to]);
        }
      }
    }
  });
  it("answers what its responses answer, with the first response that was declared", () => {
    for (const posture of actor.postures) {
      for (const state of posture.states) {
        const answers = new Map<string, string>();
        for (const { from, to, trigger } of posture.transitions) {
          if (trigger.kind !== "response" || !from.includes(state.id)) continue;
          for (const cause of trigger.on) if (!answers.has(cause)) answers.set(cause, to);
        }
        const before = machine.resolveState({ value: { ...initial, [posture.id]: state.id }, context: {} });
        for (const [cause, to] of answers) {
          const value = move(machine, before, { type: cause })[0].value as Record<string, string>;
          expect([cause, value[posture.id]]).toEqual([cause, to]);
        }
      }
    }
  });
  it("has every edge of the engine's machine, and none leading elsewhere", () => {
    const edges = (config: object) => {
      const { states } = config as ReturnType<typeof machineConfig>;
      return Object.entries(states).flatMap(([region, { states: inner }]) =>
        Object.entries(inner).flatMap(([state, { on }]) =>
          Object.values(on).flatMap((candidates) =>
            candidates.map(({ target, meta }) => `${region}.${state} ${meta.path} ${target}`),
          ),
        ),
      );
    };
    const own = new Set(edges(actorStatechart(scenario, actor)));
    expect(own).toEqual(new Set(edges(machineConfig(actor))));
  });
});

describe("the statecharts of a scenario", () => {
  it("are one for each actor, by its id", () => {
    for (const scenario of library) {
      const charts = scenarioStatecharts(scenario);
      expect(Object.keys(charts)).toEqual(scenario.actors.map(({ id }) => id));
      for (const [id, chart] of Object.entries(charts)) expect(chart.id).toBe(id);
    }
  });
});
