// Which transitions of a scenario ever happen: plays N runs in free play and lists those that fired in none of them, and
// the rarest of the rest. A transition that never fires is a mistake, or has a reason that its author can name.
//
//   node scripts/coverage.mjs tavush-2020                       20,000 runs of a scenario of the library
//   node scripts/coverage.mjs my-crisis.yaml -n 2000            fewer, of a file of yours
//   node scripts/coverage.mjs autumn-war-2020 --historical      with the dated injects of the record
//
// Needs a build (dist/). Runs 0 to N - 1 of seed 1, one thread, the integer tables as mover; exit code 1 if fewer than
// 95 % of the transitions fired.
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";

const wantedShare = 0.95;
const rarestShown = 5;
const usage = "usage: node scripts/coverage.mjs <scenario> [-n runs] [--historical]";

const { name, runs, historical } = readArguments();
if (!existsSync(new URL("../dist/engine/index.js", import.meta.url))) {
  stop("nothing is built; run `npm run build` first.");
}
const { advance, createModel, createWorld, ScenarioError } = await import("../dist/engine/index.js");
const { findScenario, formatProblems, loadScenario } = await import("../dist/scenarios/index.js");

const scenario = load(name);
const runsWith = new Map(
  scenario.actors.flatMap(({ postures }) =>
    postures.flatMap(({ transitions }) => transitions.map(({ path }) => [path, 0])),
  ),
);
const model = createModel(scenario, { mover: "table" });
for (let run = 0; run < runs; run += 1) {
  const world = createWorld(model, { seed: "1", run, historical });
  const fired = new Set(advance(model, world, scenario.horizon).flatMap((record) => record.transition ?? []));
  for (const path of fired) runsWith.set(path, runsWith.get(path) + 1);
}

const byCount = [...runsWith].sort(([, a], [, b]) => a - b);
const never = byCount.filter(([, count]) => count === 0);
const rarest = byCount.slice(never.length, never.length + rarestShown);
const share = 1 - never.length / byCount.length;
const play = historical ? "with the record's injects" : "in free play";
console.log(`${scenario.id}, ${runs} runs ${play}:`);
console.log(
  `${byCount.length - never.length} of ${byCount.length} transitions fired in at least one, ${(100 * share).toFixed(1)} %`,
);
if (never.length > 0) console.log(["never:", ...never.map(([path]) => `  ${path}`)].join("\n"));
console.log(["rarest:", ...rarest.map(([path, count]) => `  ${path}  in ${count} of ${runs}`)].join("\n"));
if (share < wantedShare) process.exitCode = 1;

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        runs: { type: "string", short: "n", default: "20000" },
        historical: { type: "boolean", default: false },
      },
    });
    const count = Number(values.runs);
    if (positionals.length !== 1 || !Number.isInteger(count) || count < 1) stop(usage);
    return { name: positionals[0], runs: count, historical: values.historical };
  } catch (error) {
    return stop(`${error.message}\n${usage}`);
  }
}

function load(nameOrPath) {
  try {
    return loadScenario(findScenario(nameOrPath)).scenario;
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    return stop(formatProblems(error.problems));
  }
}

function stop(message) {
  console.error(`coverage: ${message}`);
  process.exit(2);
}
