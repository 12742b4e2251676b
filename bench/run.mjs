// How fast ensembles are, and where the time goes: `npm run bench`, `npm run bench -- --json`, `-- --quick`.
// Figures that are compared are measured in turn in this one run, because machines are noisy; medians are reported.
import "./help.mjs";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { batchRuns } from "../dist/analysis/index.js";
import { createModel, createWorld, playThrough, worldsInTurn } from "../dist/engine/index.js";
import { openKeyed, wordsOf } from "../dist/engine/random.js";
import { listScenarios } from "../dist/scenarios/index.js";
import { median, multiplied, openWarm, root, scenarioOf, wholeCommand } from "./measure.mjs";

const { values: options } = parseArgs({
  options: { json: { type: "boolean" }, quick: { type: "boolean" }, write: { type: "boolean" } },
});
const scale = options.quick ? 0.1 : 1;
const rounds = options.quick ? 3 : 7;

const ignore = () => undefined;
const silent = { wantsChanges: false, moved: ignore, injected: ignore, milestone: ignore, ended: ignore };

/** Microseconds a run, by processor time of this thread. */
function timeRuns(model, runs, first, plan = {}) {
  const worldOfRun = worldsInTurn(model, { seed: "bench", ...plan });
  const began = performance.now();
  for (let run = first; run < first + runs; run += 1) playThrough(model, worldOfRun(run), silent);
  return ((performance.now() - began) * 1000) / runs;
}

const seed = wordsOf("bench");

/** What each run drew: its streams, and how many uniforms from each, found by turning a fresh stream until it stands alike. */
function drawsOf(model, runs) {
  return Array.from({ length: runs }, (_, run) => {
    const world = createWorld(model, { seed: "bench", run });
    playThrough(model, world, silent);
    return world.streams.flatMap((stream, index) => {
      if (!stream) return [];
      const wanted = stream.state();
      const path = model.streamWords[index];
      const fresh = openKeyed(seed, run, path);
      let draws = 0;
      for (let state = fresh.state(); state.a !== wanted.a || state.d !== wanted.d; state = fresh.state()) {
        fresh();
        draws += 1;
      }
      return [{ path, draws }];
    });
  });
}

/** Microseconds a run to create those streams and draw those numbers, and nothing else. */
function timeFloor(draws) {
  const began = performance.now();
  let sum = 0;
  draws.forEach((streams, run) => {
    for (const { path, draws: count } of streams) {
      const stream = openKeyed(seed, run, path);
      for (let k = 0; k < count; k += 1) sum += stream();
    }
  });
  if (sum === 0) throw new Error("nothing was drawn");
  return ((performance.now() - began) * 1000) / draws.length;
}

function oneThread(id) {
  const scenario = scenarioOf(id);
  const table = createModel(scenario, { mover: "table" });
  const machine = createModel(scenario, { mover: "machine" });
  const draws = drawsOf(table, 300);
  const runs = Math.ceil(1000 * scale);
  timeRuns(table, runs, 0);
  timeFloor(draws);
  timeRuns(machine, 20, 0);
  const rows = Array.from({ length: rounds }, (_, round) => ({
    table: timeRuns(table, runs, round * runs),
    machine: timeRuns(machine, Math.ceil(40 * scale), round * runs),
    floor: timeFloor(draws),
  }));
  const micros = median(rows.map((row) => row.table));
  return {
    scenario: id,
    microsecondsPerRun: micros,
    runsPerSecond: 1e6 / micros,
    timesFasterThanMachines: median(rows.map((row) => row.machine / row.table)),
    timesTheFloor: median(rows.map((row) => row.table / row.floor)),
    streamsPerRun: draws.reduce((sum, streams) => sum + streams.length, 0) / draws.length,
    drawsPerRun: draws.flat().reduce((sum, { draws: count }) => sum + count, 0) / draws.length,
  };
}

/** Seconds of one thread that each measurement takes. */
const manySeconds = 4;

async function manyThreads({ scenario: id, runsPerSecond }) {
  const cores = availableParallelism();
  const runs = Math.ceil((runsPerSecond * manySeconds * scale) / batchRuns) * batchRuns;
  const one = await openWarm(id, 1, Math.ceil(runs / 4));
  const all = await openWarm(id, cores, Math.ceil(runs / 4) * cores);
  const rows = [];
  for (let round = 0; round < 3; round += 1) {
    rows.push({ one: await one.runsPerSecond(runs), all: await all.runsPerSecond(runs) });
  }
  await Promise.all([one.close(), all.close()]);
  return {
    scenario: id,
    workers: cores,
    runsPerSecond: median(rows.map(({ all }) => all)),
    oneWorkerRunsPerSecond: median(rows.map(({ one }) => one)),
    speedUp: median(rows.map(({ one, all }) => all / one)),
  };
}

function againstHorizon(id) {
  const model = createModel(scenarioOf(id), { mover: "table" });
  return [30, 60, 120, 240, 480].map((days) => {
    timeRuns(model, 100, 0, { days });
    const micros = median(
      Array.from({ length: rounds }, (_, round) => timeRuns(model, Math.ceil(300 * scale), round * 300, { days })),
    );
    return { days, microsecondsPerRun: micros, microsecondsPerDay: micros / days };
  });
}

function againstActors(id) {
  const scenario = scenarioOf(id);
  return [1, 2, 4, 8].map((times) => {
    const model = createModel(multiplied(scenario, times), { mover: "table" });
    const runs = Math.ceil((600 * scale) / times);
    timeRuns(model, runs, 0);
    const micros = median(Array.from({ length: rounds }, (_, round) => timeRuns(model, runs, round * runs)));
    const actors = scenario.actors.length * times;
    return { actors, microsecondsPerRun: micros, microsecondsPerActor: micros / actors };
  });
}

function commit() {
  const { stdout, status } = spawnSync("git", ["rev-parse", "--short", "HEAD"], { cwd: root, encoding: "utf8" });
  return status === 0 ? stdout.trim() : "unknown";
}

/** Milliseconds from a key to what it shows, in a real terminal. */
function oddsFromHere() {
  const steps = options.quick ? "5" : "20";
  const { stdout } = spawnSync(
    process.execPath,
    [join(root, "bench/odds-latency.mjs"), "tavush-2020", steps, "--json"],
    {
      encoding: "utf8",
    },
  );
  return JSON.parse(stdout);
}

const load = loadavg()[0].toFixed(1);
const ids = listScenarios().map(({ id }) => id);
const single = ids.map(oneThread);
const many = [];
for (const row of single) many.push(await manyThreads(row));
const result = {
  machine: `${cpus()[0]?.model.trim() ?? "unknown"}, ${availableParallelism()} threads`,
  load,
  node: process.version,
  commit: commit(),
  oneThread: single,
  allCores: many,
  wholeCommand: (options.quick ? [10_000] : [10_000, 100_000, 1_000_000]).map((runs) => wholeCommand(runs)),
  oddsFromHere: oddsFromHere(),
  againstHorizon: againstHorizon("tavush-2020"),
  againstActors: againstActors("tavush-2020"),
};

const whole = (value) => Math.round(value).toLocaleString("en");
const fixed = (digits) => (value) => value.toFixed(digits);

/** A Markdown table; columns are [title, key, how a value is written]. */
function table(rows, columns) {
  return [
    `| ${columns.map(([title]) => title).join(" | ")} |`,
    `|${columns.map(([, , write]) => (write === undefined ? "---" : "---:")).join("|")}|`,
    ...rows.map((row) => `| ${columns.map(([, key, write = String]) => write(row[key])).join(" | ")} |`),
  ].join("\n");
}

const page = `# Benchmarks

Made by \`npm run bench -- --write\`; medians of ${rounds} rounds. Figures that are compared were measured in turn, in one
run, because machines are noisy; look at the ratios before the rest.

- machine: ${result.machine}, load ${result.load} before
- Node ${result.node}, commit ${result.commit}

## One thread

One run after the other, nothing counted. *Against XState*: the same runs with XState moving the postures; all else is
shared, so the ratio says what a move costs there. *Against the floor*: opening the same streams and drawing the same
numbers, and nothing else.

${table(result.oneThread, [
  ["scenario", "scenario"],
  ["µs a run", "microsecondsPerRun", fixed(0)],
  ["runs/s", "runsPerSecond", whole],
  ["against XState", "timesFasterThanMachines", (value) => `${value.toFixed(1)}×`],
  ["against the floor", "timesTheFloor", (value) => `${value.toFixed(1)}×`],
  ["streams a run", "streamsPerRun", fixed(0)],
  ["draws a run", "drawsPerRun", fixed(0)],
])}

## All cores

Everything counted that \`faultline run\` reports, merged in run order.

${table(result.allCores, [
  ["scenario", "scenario"],
  ["workers", "workers", whole],
  ["runs/s", "runsPerSecond", whole],
  ["with one worker", "oneWorkerRunsPerSecond", whole],
  ["speed-up", "speedUp", (value) => `${value.toFixed(2)}×`],
])}

## The whole command

\`faultline run tavush-2020 -n N --json\`, start-up included.

${table(result.wholeCommand, [
  ["runs", "runs", whole],
  ["seconds", "seconds", fixed(2)],
  ["peak memory, MiB", "peakMebibytes", fixed(0)],
])}

## Odds from here

\`node bench/odds-latency.mjs\`: the terminal UI at 120×40, stepping through \`tavush-2020\` with the odds in sight.

${table(result.oddsFromHere, [
  ["milliseconds", "name"],
  ["median", "median", fixed(0)],
  ["90%", "ninety", fixed(0)],
  ["most", "most", fixed(0)],
])}

## Cost against horizon

${table(result.againstHorizon, [
  ["days", "days", whole],
  ["µs a run", "microsecondsPerRun", fixed(0)],
  ["µs a day", "microsecondsPerDay", fixed(2)],
])}

## Cost against actors

The actors of \`tavush-2020\` several times over.

${table(result.againstActors, [
  ["actors", "actors", whole],
  ["µs a run", "microsecondsPerRun", fixed(0)],
  ["µs an actor", "microsecondsPerActor", fixed(1)],
])}
`;

/** The page that is there, with each section that was measured now put in the place of the old one; the others stay. */
function renewed(old) {
  const sections = (text) => text.split(/^(?=## )/m).map((section) => ({ title: section.split("\n")[0], section }));
  const [opening, ...measured] = sections(page);
  const [, ...kept] = sections(old);
  const added = measured.filter(({ title }) => kept.every((one) => one.title !== title));
  const renew = (one) => measured.find(({ title }) => title === one.title) ?? one;
  return [opening, ...kept.map(renew), ...added].map(({ section }) => `${section.trimEnd()}\n`).join("\n");
}

process.stdout.write(options.json ? `${JSON.stringify(result, null, 2)}\n` : page);
const file = join(root, "bench/README.md");
if (options.write) writeFileSync(file, renewed(readFileSync(file, "utf8")));
