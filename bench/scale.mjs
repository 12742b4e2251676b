// How ensembles of `tavush-2020` scale, in one run: peak memory of 10⁶ runs against 10⁴, two workers against one (and against the
// machine's ceiling: two pools of one worker each at the same time), and 56 actors against 7 (the scenario eight times over, each copy
// with gauges of its own; and with gauges in common). `node bench/scale.mjs [rounds]`, from a build. Both sides of a ratio are measured
// in turn; printed are medians of the ratios of each round, beside the bar. Exit code 1 where a bar is missed.
import "./help.mjs";
import { finish } from "../dist/analysis/batch.js";
import { armModel } from "../dist/analysis/index.js";
import { playerOf } from "../dist/analysis/player.js";
import { median, multiplied, openWarm, scenarioOf, wholeCommand } from "./measure.mjs";

const id = "tavush-2020";
const rounds = Number(process.argv[2] ?? 5);
let missed = 0;

const told = (what, ratios) =>
  `${what}: ${median(ratios).toFixed(2)}× (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})`;

function tell(what, ratios, bar, most) {
  const holds = most ? median(ratios) <= bar : median(ratios) >= bar;
  if (!holds) missed += 1;
  console.log(`${told(what, ratios)}; bar ${most ? "≤" : "≥"} ${bar}×${holds ? "" : ", missed"}`);
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

/** The ceiling is what two workers reach that have nothing to share out: a pool of one each, both at once, their speeds added up. */
async function workers() {
  const pools = [await openWarm(id, 1, 10_000), await openWarm(id, 1, 10_000), await openWarm(id, 2, 20_000)];
  const [one, other, two] = pools;
  const [ratios, ceilings] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    const alone = await one.runsPerSecond(20_000);
    ratios.push((await two.runsPerSecond(40_000)) / alone);
    const apart = await Promise.all([one, other].map((pool) => pool.runsPerSecond(20_000)));
    ceilings.push((apart[0] + apart[1]) / alone);
  }
  for (const pool of pools) await pool.close();
  tell("two workers against one", ratios, 1.75, false);
  console.log(told("two pools of one worker each at once against one, the machine's ceiling", ceilings));
  console.log(
    told(
      "two workers against that ceiling",
      ratios.map((ratio, round) => ratio / ceilings[round]),
    ),
  );
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
