// How ensembles of `tavush-2020` scale, in one run: peak memory of 10⁶ runs against 10⁴, two workers against one, and 56 actors
// against 7 (the scenario eight times over, each copy with gauges of its own; and with gauges in common). `node bench/scale.mjs [rounds]`, from a build. Both sides of a ratio are measured in
// turn; printed are medians of the ratios of each round, beside the bar. Exit code 1 where a bar is missed.
import "./help.mjs";
import { finish } from "../dist/analysis/batch.js";
import { armModel } from "../dist/analysis/index.js";
import { playerOf } from "../dist/analysis/player.js";
import { median, multiplied, openWarm, scenarioOf, wholeCommand } from "./measure.mjs";

const id = "tavush-2020";
const rounds = Number(process.argv[2] ?? 5);
let missed = 0;

function tell(what, ratios, bar, most) {
  const ratio = median(ratios);
  const holds = most ? ratio <= bar : ratio >= bar;
  if (!holds) missed += 1;
  const range = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`;
  console.log(`${what}: ${ratio.toFixed(2)}× (${range}); bar ${most ? "≤" : "≥"} ${bar}×${holds ? "" : ", missed"}`);
}

/** Microseconds of processor time a run, of runs from `first`. */
function timeOf({ player, runs }, round) {
  const before = process.cpuUsage();
  const request = { firstRun: round * runs, runs, rows: false };
  finish(player.steps(request));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / runs;
}

function actors() {
  const scenario = scenarioOf(id);
  const plan = { seed: "bench", days: scenario.horizon, historical: false };
  for (const [kernel, gauges] of [
    [true, true],
    [true, false],
    [false, true],
    [false, false],
  ]) {
    const [seven, fiftySix] = [1, 8].map((times) => {
      const model = armModel({ scenario: multiplied(scenario, times, gauges), variant: null, set: {} });
      return { player: playerOf(model, plan, { kernel }), runs: 250 };
    });
    const times = Array.from({ length: (kernel ? 12 : 4) * rounds }, (_, round) => [
      timeOf(seven, round),
      timeOf(fiftySix, round),
    ]).slice(rounds);
    const [one, eight] = [0, 1].map((side) => median(times.map((pair) => pair[side])));
    const words = `${gauges ? "each with its own gauges" : "gauges in common"}, ${kernel ? "kernel" : "engine"}`;
    tell(
      `56 actors against 7, ${words} (${one.toFixed(0)} and ${eight.toFixed(0)} µs a run)`,
      times.map(([a, b]) => b / a),
      9,
      true,
    );
  }
}

async function workers() {
  const pools = [await openWarm(id, 1, 10_000), await openWarm(id, 2, 20_000)];
  const ratios = [];
  for (let round = 0; round < rounds; round += 1) {
    const [one, two] = [await pools[0].runsPerSecond(20_000), await pools[1].runsPerSecond(40_000)];
    ratios.push(two / one);
  }
  for (const pool of pools) await pool.close();
  tell("two workers against one", ratios, 1.75, false);
}

function memory() {
  const pairs = Array.from({ length: Math.min(3, rounds) }, () => [wholeCommand(10_000), wholeCommand(1_000_000)]);
  const [few, many] = [0, 1].map((side) => median(pairs.map((pair) => pair[side].peakMebibytes)));
  tell(
    `peak memory of 10⁶ runs against 10⁴ (${many.toFixed(0)} and ${few.toFixed(0)} MiB)`,
    pairs.map(([a, b]) => b.peakMebibytes / a.peakMebibytes),
    1.05,
    true,
  );
}

actors();
await workers();
memory();
process.exitCode = missed > 0 ? 1 : 0;
