/**
 * Every scenario that the loader accepts can be saved, resumed and verified: those of the library, with something changed,
 * and those that nobody wrote. In full they use every optional key and alternative of the file format and of the resolved
 * scenario at least once; the list comes from the schemas, so a key that is added and not covered fails here.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it, vi } from "vitest";
import { createMachine } from "xstate";
import { createModel, hashScenario, openStream, type Scenario, ScenarioError } from "../../src/engine/index.js";
import { scenarioSchema } from "../../src/engine/scenario.js";
import {
  describeScenario,
  handoutsOf,
  renderMarkdown,
  scenarioDot,
  scenarioMermaid,
  scenarioStatechart,
  seatsOf,
} from "../../src/report/index.js";
import { scenarioFormat } from "../../src/scenarios/format.js";
import { libraryFolder, listScenarios, loadScenario } from "../../src/scenarios/index.js";
import { plainOf } from "../../src/scenarios/tree.js";
import { beginSession, resumeSession, type Session, verifyLog } from "../../src/session/index.js";
import { arbitraryScenario } from "../analysis/arbitrary-scenario.js";
import { splitActor, splitLists, splitPosture } from "../scenarios/split.js";
import { beginningOf, essence, playExercise } from "../session/exercise.js";
import { full, isUsual, share } from "../share.js";
import { Choices } from "./optional-keys.js";
import { codeActors, type Dice, decorate, mutate, pick, tagSeldom, takeOut, writtenOf } from "./written.js";

vi.setConfig({ testTimeout: 3_600_000 });

/** Scenarios drawn: 5,000 for `bench/scenarios-survive.mjs`; in full as many as use every key some ten times; else a share. */
const drawn = Number(process.env.SCENARIOS ?? share(2, 6, 300));
const whole = full || process.env.SCENARIOS !== undefined;
const folder = mkdtempSync(join(tmpdir(), "faultline-survival-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const inFile = new Choices(scenarioFormat);
const inScenario = new Choices(scenarioSchema);
const tally = { accepted: 0, refused: 0, broke: 0, records: 0 };

type Plain = { [key: string]: unknown };

/** Loads a file, and without whatever the loader names where it refuses; null if too little is left. */
function loadMended(file: Plain): Scenario | null {
  const at = join(folder, "scenario.yaml");
  for (let round = 0; round < 12; round += 1) {
    const { gauges, ...others } = file;
    // Half of them are made of two files.
    const split = round % 2 === 0 && gauges !== undefined;
    if (split) writeFileSync(join(folder, "gauges.yaml"), JSON.stringify({ gauges }));
    const main = split ? { ...others, imports: ["gauges.yaml"] } : file;
    writeFileSync(at, JSON.stringify(main));
    try {
      const { scenario } = loadScenario(at, { workingFolder: folder });
      inFile.count(main);
      inScenario.count(scenario);
      if (file.format === 2) readsTheSame(file, scenario);
      return scenario;
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      const errors = error.problems.filter(({ severity }) => severity === "error");
      if (errors.filter(({ path }) => takeOut(file, path)).length === 0) return null;
    }
  }
  return null;
}

/** Says a scenario in other ways, which have to load and come to the same. */
function readsTheSame(file: Plain, scenario: Scenario): void {
  const { below, above } = splitLists(file);
  // What nothing uses is left out where it is imported.
  const { assumptions = {}, sources = {}, evidence = {}, mechanisms = {} } = file;
  const entry = { ...above, format: 2, assumptions, sources, evidence, mechanisms, imports: ["below.yaml"] };
  writeFileSync(join(folder, "below.yaml"), JSON.stringify(below));
  for (const said of [entry, splitActor(file), splitPosture(file)]) {
    writeFileSync(join(folder, "entry.yaml"), JSON.stringify(said));
    const { scenario: again } = loadScenario(join(folder, "entry.yaml"), { workingFolder: folder });
    expect(again).toEqual(scenario);
    expect(hashScenario(again)).toBe(hashScenario(scenario));
    inFile.count(said);
  }
}

/** Plays a turn or two; a run that breaks, as one of a circle of responses does, leaves what was before. */
function play(session: Session, seed: string): void {
  try {
    playExercise(session, seed, 2);
  } catch (error) {
    if (!(error instanceof ScenarioError && error.inPlay)) throw error;
    tally.broke += 1;
  }
}

function survives(scenario: Scenario, seed: string): void {
  const file = join(folder, "session.log");
  const variant = scenario.variants[seed.length % 3]?.id ?? null;
  const session = beginSession(beginningOf(scenario, "1", { variant }), { file });
  play(session, seed);
  const before = essence(session);
  session.close();
  const { session: again } = resumeSession(file);
  expect(essence(again)).toEqual(before);
  play(again, `${seed}-on`);
  again.close();
  const verdict = verifyLog(file);
  expect(verdict).toMatchObject({ verdict: "sound" });
  tally.records += verdict.records;
  rmSync(file);
}

/** Whatever can be written of a scenario is, and none of it betrays a value that is none. */
function isWritten(scenario: Scenario): void {
  const model = createModel(scenario);
  const documents = [describeScenario(scenario), ...handoutsOf(model, seatsOf(model)).map(({ document }) => document)];
  const texts = [
    ...documents.map(renderMarkdown),
    scenarioDot(scenario),
    scenarioMermaid(scenario),
    JSON.stringify(scenarioStatechart(scenario)),
  ];
  for (const text of texts) expect(/\bNaN\b|\bundefined\b|\[object|Infinity/.exec(text)).toBeNull();
  createMachine(JSON.parse(texts.at(-1) ?? "") as Parameters<typeof createMachine>[0]);
}

function holdsFor(file: Plain, seed: string): void {
  const scenario = loadMended(file);
  if (scenario === null) {
    tally.refused += 1;
    return;
  }
  tally.accepted += 1;
  survives(scenario, seed);
  isWritten(scenario);
}

const deep = {
  format: 2,
  id: "deep",
  title: "Deep",
  summary: "One condition.",
  start: "2020-07-12",
  horizon: 3,
  gauges: { tension: { label: "Tension", min: 0, max: 100, initial: 20 } },
  actors: {
    one: {
      label: "One",
      postures: {
        mood: {
          label: "Mood",
          initial: "calm",
          states: { calm: { label: "Calm" }, firm: { label: "Firm" } },
          transitions: {
            stand: { from: "calm", to: "firm", wait: 2, headline: "One stands firm" },
            ease: { from: "firm", to: "calm", wait: 2, headline: "One eases" },
          },
        },
      },
    },
  },
};

describe("saved, resumed and verified", { tags: "sized" }, () => {
  it("is every scenario of the library, and with something changed", () => {
    const library = listScenarios().map(({ file }) => loadScenario(file, { library: libraryFolder() }));
    for (const { scenario } of library.filter(({ scenario: { id } }) => share(isUsual(id), true, true)))
      survives(scenario, scenario.id);
    // The smallest more often than all others together, for it is done in no time; as a share, it alone.
    const small = library.filter(({ scenario }) => scenario.actors.length < 5);
    for (let number = 0; number < drawn / 10; number += 1) {
      const dice = openStream("mutated", number, "mutation");
      const { merged } = pick(dice, !whole || dice() < 0.7 ? small : library);
      const file = structuredClone(plainOf(merged)) as Plain;
      for (let change = 0; change < 1 + 3 * dice(); change += 1) mutate(file, dice);
      holdsFor(file, `mutated-${number}`);
    }
  });

  it("is every scenario that nobody wrote", () => {
    const property = fc.property(arbitraryScenario, fc.nat(1e6), (scenario, number) => {
      const dice: Dice = openStream("drawn", number, "decoration");
      const file = writtenOf(scenario, dice);
      decorate(scenarioFormat, file, file, dice, 0.5 * dice());
      codeActors(file, number);
      tagSeldom(file, number);
      holdsFor(file, `drawn-${number}`);
    });
    fc.assert(property, { seed: 20200712, endOnFailure: true, numRuns: drawn });
  });

  it("is every condition that the loader takes, however deep it is written", () => {
    let deepest = 0;
    for (let levels = 13; levels <= 42; levels += full ? 1 : 3) {
      let when: Plain = { tension: { min: 10 } };
      for (let level = 0; level < levels; level += 1) when = { day: { min: 0 }, not: when };
      const at = join(folder, "deep.yaml");
      writeFileSync(
        at,
        JSON.stringify({ ...deep, endings: { over: { label: "Over", when: { any: [when, { day: { min: 1 } }] } } } }),
      );
      try {
        survives(loadScenario(at, { workingFolder: folder }).scenario, "deep");
        deepest = levels;
      } catch (error) {
        if (!(error instanceof ScenarioError)) throw error;
        const errors = error.problems.filter(({ severity }) => severity === "error");
        expect(errors).toEqual([expect.objectContaining({ message: expect.stringContaining("nested more than") })]);
      }
    }
    expect(deepest).toBeGreaterThan(30);
  });

  it("is a scenario of format 1 whose gauges are called as the words of format 2", () => {
    const called = (id: string) => [id, { label: id, min: 0, max: 100, initial: 20, drift: [{ perDay: 30 }] }];
    const words = ["date", "since", "count"];
    const file = {
      ...deep,
      format: 1,
      gauges: Object.fromEntries(words.map(called)),
      endings: Object.fromEntries(words.map((id) => [id, { label: id, when: { [id]: { min: 70, max: 100 } } }])),
    };
    holdsFor(file, "words");
    expect(tally.accepted).toBeGreaterThan(0);
    expect(() => loadScenario(join(folder, "scenario.yaml"), { workingFolder: folder })).not.toThrow();
    writeFileSync(join(folder, "later.yaml"), JSON.stringify({ ...file, format: 2 }));
    expect(() => loadScenario(join(folder, "later.yaml"), { workingFolder: folder })).toThrow(
      "cannot be called “date”",
    );
  });

  it("and most of them are accepted", () => {
    expect(tally.accepted).toBeGreaterThan(0.8 * (tally.accepted + tally.refused));
  });

  it.runIf(whole)("and between them they used every optional key and alternative that file and scenario have", () => {
    if (process.env.SCENARIOS !== undefined)
      process.stdout.write(
        `${JSON.stringify({ tally, file: [...inFile.counts], scenario: [...inScenario.counts] })}\n`,
      );
    expect(inFile.missing).toEqual([]);
    expect(inScenario.missing).toEqual([]);
  });
});
