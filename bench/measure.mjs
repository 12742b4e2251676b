/**
 * What several benchmarks measure with: medians, a scenario with its actors several times over, ensembles on so many workers, and
 * the whole command with its peak memory.
 */
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { armModel, openEnsemble, openWorkerPool } from "../dist/analysis/index.js";
import { findScenario, loadScenario } from "../dist/scenarios/index.js";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..");

export const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

export const scenarioOf = (id) => loadScenario(findScenario(id)).scenario;

/**
 * A scenario with its actors several times over. Copies read and move the gauges of the first, and so have it evaluate more the more
 * they are; with `gauges` each has its own, and they are so many crises side by side.
 */
export function multiplied(scenario, times, gauges = false) {
  const own = gauges ? [...scenario.actors, ...scenario.gauges] : scenario.actors;
  const names = new RegExp(`"(${own.map(({ id }) => id).join("|")})(\\.[a-z0-9.-]+)?"`, "g");
  const copies = (list) =>
    Array.from({ length: times }, (_, copy) =>
      copy === 0 ? list : JSON.parse(JSON.stringify(list).replace(names, `"$1-${copy}$2"`)),
    ).flat();
  return { ...scenario, actors: copies(scenario.actors), gauges: gauges ? copies(scenario.gauges) : scenario.gauges };
}

/** Opens a pool for a scenario and plays some runs, so that its threads have warmed up. */
export async function openWarm(id, workers, warmUpRuns) {
  const arm = { scenario: scenarioOf(id), variant: null, set: {} };
  const model = armModel(arm);
  const plan = { seed: "bench", days: model.scenario.horizon, historical: false };
  const pool = await openWorkerPool([arm], { workers });
  await openEnsemble({ model, plan, pool }).runTo(warmUpRuns);
  return {
    /** Runs a second, everything counted, by the clock on the wall. */
    async runsPerSecond(runs) {
      const ensemble = openEnsemble({ model, plan, pool });
      const began = performance.now();
      await ensemble.runTo(runs);
      return (runs * 1000) / (performance.now() - began);
    },
    close: () => pool.close(),
  };
}

/**
 * Peak resident memory and wall time of the whole command. The peak is the system's of this program alone: what Node reports begins
 * with that of the process it was forked from.
 */
export function wholeCommand(runs, ...more) {
  const code = `import { readFileSync } from "node:fs";
    process.argv.splice(1, 0, "faultline");
    process.on("exit", () => process.stderr.write(/VmHWM:\\s*(\\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1]));
    await import(${JSON.stringify(join(root, "dist/cli/main.js"))});`;
  const args = ["run", "tavush-2020", "-n", String(runs), "--seed", "1", "--json", ...more];
  const began = performance.now();
  const { stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", code, ...args], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  return { runs, seconds: (performance.now() - began) / 1000, peakMebibytes: Number(stderr) / 1024 };
}
