/**
 * An exported statechart goes into XState's `createMachine` as it is, and walks where the engine's own machine walks; a
 * whole scenario's stands after every record of a play where the play stands. `PLAYS` says how many plays are sent to it.
 */
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createMachine, initialTransition, transition as move } from "xstate";
import {
  createModel,
  createWorld,
  machineConfig,
  readPostures,
  type Scenario,
  ScenarioError,
  step,
} from "../../src/engine/index.js";
import { actorStatechart, scenarioStatechart } from "../../src/report/index.js";
import { loadScenario } from "../../src/scenarios/index.js";
import { arbitraryScenario } from "../analysis/arbitrary-scenario.js";
import { full, share, sweepUnless } from "../share.js";
import { root } from "../tidy/project-files.js";
import { actorOf, answering, loneActor, postureOf, rate, tinyScenario, wait } from "../validation/tiny-scenario.js";
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
          for (const cause of trigger.on) if (!answers.has(cause)) answers.set(cause, to as string);
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

type Config = Parameters<typeof createMachine>[0];

const wholeMachine = (scenario: Scenario) =>
  createMachine(JSON.parse(JSON.stringify(scenarioStatechart(scenario))) as Config);

/** States by `actor.posture`, as the engine writes them. */
const flat = (value: unknown) =>
  Object.fromEntries(
    Object.entries(value as Record<string, Record<string, string>>).flatMap(([actor, postures]) =>
      Object.entries(postures).map(([posture, state]) => [`${actor}.${posture}`, state]),
    ),
  );

/** Sends a play to the machine, record by record, and compares all states after each; returns the events sent. */
function sendPlay(scenario: Scenario, machine: ReturnType<typeof wholeMachine>, seed: string): string[] {
  const model = createModel(scenario);
  const world = createWorld(model, { seed, historical: seed.endsWith("h") });
  const expected = readPostures(model, world);
  let [state] = initialTransition(machine);
  expect(flat(state.value)).toEqual(expected);
  const sent: string[] = [];
  for (let records = step(model, world); records.length > 0; records = step(model, world)) {
    for (const record of records) {
      if (!("transition" in record)) continue;
      // Of several ends, the event names the one that came about.
      const type = record.outcome === undefined ? record.transition : `${record.transition}.${record.outcome}`;
      expect(state.can({ type })).toBe(true);
      [state] = move(machine, state, { type });
      expected[record.posture] = record.to;
      expect([seed, record.seq, flat(state.value)]).toEqual([seed, record.seq, expected]);
      sent.push(record.transition);
    }
    expect(expected).toEqual(readPostures(model, world));
  }
  return sent;
}

describe("the statechart of a scenario", () => {
  it("stands where the play stands after every record, if it is sent what happened", { timeout: 1_800_000 }, () => {
    const plays = Number(process.env.PLAYS ?? (full ? 30 : 3));
    const tally = { plays: 0, events: 0, responses: 0, refused: 0 };
    const machines = library.map(wholeMachine);
    for (let play = 0; play < plays; play += 1) {
      const scenario = library[play % library.length] as Scenario;
      const sent = sendPlay(
        scenario,
        machines[play % library.length] as (typeof machines)[number],
        `statechart-${play}${play % 5 === 0 ? "h" : ""}`,
      );
      const happened = new Set(sent);
      const responses = scenario.actors.flatMap(({ postures }) =>
        postures.flatMap(({ transitions }) =>
          transitions.flatMap(({ path, trigger }) => (trigger.kind === "response" ? [{ path, on: trigger.on }] : [])),
        ),
      );
      tally.plays += 1;
      tally.events += sent.length;
      tally.responses += sent.filter((path) => responses.some((one) => one.path === path)).length;
      tally.refused += responses.filter(
        ({ path, on }) => !happened.has(path) && on.some((one) => happened.has(one)),
      ).length;
    }
    // Plays that hold no response, or none that stayed away, would not tell a chart that answers by itself from this one.
    expect(Math.min(...Object.values(tally))).toBeGreaterThan(0);
    if (process.env.PLAYS !== undefined) console.log(JSON.stringify({ tally }));
  });
  it("stands there too in scenarios that nobody wrote, whatever their actors believe", {
    tags: "sized",
    timeout: 600_000,
  }, () => {
    const tally = { events: 0, heard: 0, broke: 0 };
    const property = fc.property(arbitraryScenario, fc.nat(1e6), (scenario, seed) => {
      try {
        tally.events += sendPlay(scenario, wholeMachine(scenario), `${seed}`).length;
        tally.heard += scenario.actors.filter(({ beliefs }) => beliefs !== undefined).length;
      } catch (error) {
        // A runaway cascade breaks the run.
        if (!(error instanceof ScenarioError)) throw error;
        tally.broke += 1;
      }
    });
    fc.assert(property, { seed: 20200712, endOnFailure: true, numRuns: share(8, 20, 200) });
    expect(tally.events).toBeGreaterThan(share(60, 200, 200));
    expect(tally.heard).toBeGreaterThan(share(6, 20, 20));
  });
  for (const name of ["four-submarines", "cuba-1962"])
    it(`and has an event for each outcome: ${name}`, sweepUnless(name === "four-submarines"), () => {
      const { scenario } = loadScenario(join(root, `docs/examples/${name}.yaml`));
      const machine = wholeMachine(scenario);
      const outcomes = new Set<string>();
      for (let play = 0; play < 12; play += 1) {
        sendPlay(scenario, machine, `outcomes-${play}`);
        for (const type of machine.events) if (String(type).split(".").length === 4) outcomes.add(String(type));
      }
      const own = scenario.actors.flatMap(({ postures }) => postures.flatMap(({ transitions }) => transitions));
      expect(outcomes.size).toBe(own.flatMap((transition) => transition.outcomes ?? []).length);
      expect(outcomes.size).toBeGreaterThan(1);
    });
  it("has every actor as a region, and in it every posture with all its states", () => {
    for (const scenario of library) {
      const { states } = wholeMachine(scenario);
      expect(Object.keys(states)).toEqual(scenario.actors.map(({ id }) => id));
      for (const actor of scenario.actors)
        for (const posture of actor.postures)
          expect(Object.keys(states[actor.id]?.states[posture.id]?.states ?? {})).toEqual(
            posture.states.map(({ id }) => id),
          );
    }
  });
  it("lets no happening answer itself: a response moves by its own path only", () => {
    const cause = loneActor("north", ["calm", "angry"], [{ id: "rise", from: "calm", to: "angry", trigger: wait(6) }]);
    const answer = { id: "reply", from: "calm", to: "angry", trigger: answering(0.5, "north.stance.rise") };
    const scenario = tinyScenario({ actors: [cause, loneActor("south", ["calm", "angry"], [answer])] });
    const machine = wholeMachine(scenario);
    const [caused] = move(machine, initialTransition(machine)[0], { type: "north.stance.rise" });
    expect(flat(caused.value)).toEqual({ "north.stance": "angry", "south.stance": "calm" });
    const [answered] = move(machine, caused, { type: "south.stance.reply" });
    expect(flat(answered.value)).toEqual({ "north.stance": "angry", "south.stance": "angry" });
  });
  it("takes a transition that leads back to its state, and neither leaves nor enters the state", () => {
    const again = { id: "again", from: "on", to: "on", trigger: rate(0.2) };
    const scenario = tinyScenario({ format: 2, actors: [loneActor("north", ["on"], [again])] });
    const chart = JSON.parse(JSON.stringify(scenarioStatechart(scenario)));
    Object.assign(chart.states.north.states.stance.states.on, { entry: "entered", exit: "left" });
    const machine = createMachine(chart as Config);
    const [initial, entering] = initialTransition(machine);
    expect(entering.map(({ type }) => type)).toEqual(["entered"]);
    expect(initial.can({ type: "north.stance.again" })).toBe(true);
    const [after, actions] = move(machine, initial, { type: "north.stance.again" });
    expect([flat(after.value), actions]).toEqual([{ "north.stance": "on" }, []]);
    expect(sendPlay(scenario, wholeMachine(scenario), "recurring").length).toBeGreaterThan(3);
  });
  it("takes any id that a scenario may have for an actor, a posture, a state and a transition", () => {
    const awkward = ["constructor", "parallel", "history", "initial", "states", "xstate", "a-1"];
    const scenario = tinyScenario({
      id: "constructor",
      actors: awkward.map((id) =>
        actorOf(
          id,
          ...awkward.map((posture) =>
            postureOf(`${id}.${posture}`, awkward, [
              { id: "constructor", from: "constructor", to: "history", trigger: wait(20) },
              { id: "xstate", from: "history", to: "constructor", trigger: wait(20) },
            ]),
          ),
        ),
      ),
    });
    expect(sendPlay(scenario, wholeMachine(scenario), "awkward").length).toBeGreaterThan(20);
  });
});
