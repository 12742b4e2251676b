/**
 * The library's door: what can't be done is answered, not thrown; what is answered is what the parts give; and importing
 * does nothing.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import {
  advance,
  compare,
  hashRecords,
  headOf,
  isRefusal,
  loadScenario,
  type ManyRuns,
  openRun,
  openSession,
  type RunChoices,
  recordsOf,
  runEnsemble,
  ScenarioError,
  SessionError,
} from "../src/index.js";
import { answering, loneActor, tinyScenario, wait } from "./validation/tiny-scenario.js";

const { scenario } = loadScenario("tavush-2020");
const tutorial = loadScenario("tutorial").scenario;
const folder = mkdtempSync(join(tmpdir(), "faultline-door-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function sound<T extends object>(answer: T): Exclude<T, { kind: "order-error" }> {
  if (isRefusal(answer)) throw new Error(answer.message);
  return answer as Exclude<T, { kind: "order-error" }>;
}

describe("choices that can't be played", () => {
  const wrong: readonly (readonly [string, object, RegExp])[] = [
    ["an empty seed", { seed: "" }, /seed ""/],
    ["no seed at all", { seed: undefined }, /the seed/],
    ["an unknown variant", { variant: "ankara-restrainde" }, /no variant .*Did you mean ankara-restrained/],
    ["an unknown assumption", { set: { nothing: 1 } }, /no assumption nothing/],
    ["a value outside its range", { set: { "clash-severity": 1e6 } }, /lies outside the range/],
    ["a value that is no number", { set: { "clash-severity": Number.NaN } }, /lies outside the range/],
    ["half a day", { days: 0.5 }, /0\.5 days/],
    ["eleven years", { days: 4000 }, /4000 days/],
  ];
  const said = (answer: object) => (isRefusal(answer) ? `${answer.message} ${answer.hint}` : "played");

  it.each(wrong)("are refused by every function alike: %s", async (_name, choice, words) => {
    const choices = { seed: "a", ...choice } as RunChoices;
    const many = { ...choices, runs: 1, workers: 0 } as ManyRuns;
    expect(said(openRun(scenario, choices))).toMatch(words);
    expect(said(openSession(scenario, choices))).toMatch(words);
    expect(said(await runEnsemble(scenario, many))).toMatch(words);
    expect(said(await compare({ scenario }, { scenario, ...choices }, many))).toMatch(words);
  });
  it.each([
    ["an unknown seat", { seats: ["rusia"] }, /no actor rusia to seat .*Did you mean russia/],
    ["a run before the first", { run: -1 }, /no run -1/],
  ])("are refused where they belong: %s", (_name, choice, words) => {
    expect(said(openRun(scenario, { seed: "a", ...choice }))).toMatch(words);
    expect(said(openSession(scenario, { seed: "a", ...choice }))).toMatch(words);
  });
  it("are refused: no runs, half a worker, sides of different length", async () => {
    expect(said(await runEnsemble(scenario, { seed: "a", runs: 0 }))).toMatch(/whole number/);
    expect(said(await runEnsemble(scenario, { seed: "a", runs: 1, first: -1 }))).toMatch(/whole number/);
    expect(said(await compare({ scenario }, { scenario }, { seed: "a", runs: 1, workers: 0.5 }))).toMatch(/whole/);
    const unlike = await compare({ scenario }, { scenario: tutorial }, { seed: "a", runs: 1, workers: 0 });
    expect(said(unlike)).toMatch(/60 and 30 days give days/);
  });
  it("leave no file behind", () => {
    const file = join(folder, "never.log");
    expect(isRefusal(openSession(scenario, { seed: "", file }))).toBe(true);
    expect(existsSync(file)).toBe(false);
  });
});

describe("what is thrown", () => {
  it("is a ScenarioError for a scenario that isn't there, and for a run that breaks, by its number", async () => {
    expect(() => loadScenario("tavush-2021")).toThrow(ScenarioError);
    const answers = {
      id: "first",
      from: "grave",
      to: "grave",
      trigger: answering(1, "a.stance.shout", "a.stance.second"),
    };
    const again = { id: "second", from: "grave", to: "grave", trigger: answering(1, "a.stance.first") };
    const shout = { id: "shout", from: "calm", to: "grave", trigger: wait(10) };
    const echo = tinyScenario({ horizon: 20, actors: [loneActor("a", ["calm", "grave"], [shout, answers, again])] });
    const failure = await runEnsemble(echo, { seed: "1", runs: 50, workers: 0 }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ScenarioError);
    const [, run = ""] = /^run (\d+) of seed 1: /.exec((failure as ScenarioError).message) ?? [];
    const { model, world } = sound(openRun(echo, { seed: "1", run: Number(run) }));
    expect(() => advance(model, world, 20)).toThrow(ScenarioError);
  });
  it("is a SessionError for a file that is no log, and for one that exists", () => {
    const file = join(folder, "notes.txt");
    writeFileSync(file, "Dear diary\n");
    expect(() => openSession(file)).toThrow(SessionError);
    expect(() => openSession(scenario, { seed: "a", file })).toThrow(SessionError);
    expect(readFileSync(file, "utf8")).toBe("Dear diary\n");
  });
});

describe("one run, an ensemble and a session", () => {
  it("are the same run for the same choices", async () => {
    const choices = { seed: "amber-4", run: 3, set: { "clash-severity": 1.2 } };
    const { model, world } = sound(openRun(scenario, choices));
    const records = advance(model, world, world.horizon);
    const session = sound(openSession(scenario, choices));
    sound(session.give({ type: "advance", to: 60 }));
    expect(hashRecords([...recordsOf(session.state)])).toBe(hashRecords(records));
    const played: (string | null)[] = [];
    for (const run of [0, 1, 2, 3]) {
      const one = sound(openRun(scenario, { ...choices, run }));
      advance(one.model, one.world, one.world.horizon);
      played.push(one.world.ending ?? "horizon");
    }
    const estimates = sound(await runEnsemble(scenario, { ...choices, runs: 4, workers: 0 }));
    const counted = Object.entries(estimates.endings).filter(([, { p }]) => p > 0);
    for (const [ending, { p }] of counted)
      expect([ending, p * 4]).toEqual([ending, played.filter((one) => one === ending).length]);
    expect(counted.reduce((sum, [, { p }]) => sum + p, 0)).toBeCloseTo(1, 12);
  });
  it("give the same figures on any number of workers, and none of a scenario against itself", async () => {
    const options = { seed: "b", runs: 60 };
    const [alone, pooled] = await Promise.all([0, 2].map((workers) => runEnsemble(tutorial, { ...options, workers })));
    expect(pooled).toEqual(alone);
    const done: number[] = [];
    const same = sound(
      await compare(
        { scenario: tutorial },
        { scenario: tutorial },
        { ...options, workers: 0, onProgress: (n) => done.push(n) },
      ),
    );
    expect(
      Object.values(same.endings)
        .map(({ difference }) => difference)
        .filter((value) => value !== 0),
    ).toEqual([]);
    expect(done.at(-1)).toBe(60);
  });
  it("resume where a file left off", () => {
    const file = join(folder, "kept.log");
    const begun = sound(
      openSession(scenario, { seed: "c", seats: ["russia"], file, now: () => "2030-01-01T00:00:00Z" }),
    );
    sound(begun.give({ type: "advance", to: 9 }));
    const hash = hashRecords([...recordsOf(begun.state)]);
    expect(() => openSession(file)).toThrow(SessionError);
    begun.close();
    const resumed = openSession(file);
    expect([headOf(resumed.state).world.time, hashRecords([...recordsOf(resumed.state)])]).toEqual([9, hash]);
    resumed.close();
  });
});

describe("importing the package", () => {
  it("changes no global but zod's two, opens nothing, listens to nothing, reads no file but code, and lets Node end", () => {
    const watcher = fileURLToPath(new URL("./import-watcher.mjs", import.meta.url));
    const { stdout, stderr, status } = spawnSync(process.execPath, [watcher], { encoding: "utf8" });
    expect([status, stderr]).toEqual([0, ""]);
    expect(JSON.parse(stdout)).toEqual({
      doors: 5,
      globals: ["__zod_globalConfig", "__zod_globalRegistry"],
      prototypes: [],
      listeners: [],
      resources: [],
      environment: true,
      files: [],
    });
  });
});
