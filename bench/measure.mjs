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

/** The scenario with its actors several times over; only the first copy can reach the milestones and endings. */
export function multiplied(scenario, times) {
  const copies = Array.from({ length: times }, (_, copy) => {
    if (copy === 0) return scenario.actors;
    const ids = scenario.actors.map(({ id }) => id).join("|");
    const text = JSON.stringify(scenario.actors).replace(
      new RegExp(`"(${ids})(\\.[a-z0-9.-]+)?"`, "g"),
      `"$1-${copy}$2"`,
    );
    return JSON.parse(text);
  });
  return { ...scenario, actors: copies.flat() };
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
