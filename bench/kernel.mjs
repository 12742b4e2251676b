// How much faster the kernel plays than the engine: batches of 250 with tallies and outcomes, the two in turn, medians.
// `node bench/kernel.mjs [--events] [--controls] [--policy FILE] [scenario …]`, from a build; `--events` writes public acts too, `--controls` adds scores up, and with
// `--policy` seats are played by the rules of a file. Prints microseconds of processor time a run of each, and the ratio of each pair.
import "./help.mjs";
import { parseArgs } from "node:util";
import { finish } from "../dist/analysis/batch.js";
import { armModel } from "../dist/analysis/index.js";
import { playerOf } from "../dist/analysis/player.js";
import { loadPolicies, loadScenario } from "../dist/scenarios/index.js";

const { values, positionals: ids } = parseArgs({
  options: { events: { type: "boolean" }, controls: { type: "boolean", default: false }, policy: { type: "string" } },
  allowPositionals: true,
});
const asked = { controls: values.controls, ...(values.events && { events: "bench" }) };
const runs = 250;
const rounds = 12;
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

for (const id of ids.length > 0 ? ids : ["tavush-2020", "autumn-war-2020", "aftermath-2020", "four-day-war-2016"]) {
  const { scenario } = loadScenario(id);
  const model = armModel({ scenario, variant: null, set: {} });
  const plan = { seed: "bench", days: scenario.horizon, historical: false };
  const policies = values.policy === undefined ? undefined : loadPolicies(values.policy, scenario);
  const players = [false, true].map((kernel) => playerOf(model, plan, { policies, kernel }));
  const times = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    const digests = players.map((player, place) => {
      const began = process.cpuUsage();
      const { digest } = finish(player.steps({ firstRun: round * runs, runs, rows: false, ...asked }));
      const { user, system } = process.cpuUsage(began);
      if (round > 2) times[place].push((user + system) / runs);
      return digest;
    });
    if (digests[0] !== digests[1]) throw new Error(`${id}: the kernel plays otherwise`);
  }
  const [engine, kernel] = times;
  const ratios = engine.map((time, round) => time / kernel[round]);
  console.log(
    `${id.padEnd(20)} engine ${median(engine).toFixed(0)} µs a run, kernel ${median(kernel).toFixed(0)}: ${median(ratios).toFixed(2)} times as fast (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})`,
  );
}
