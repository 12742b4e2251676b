// How many runs a second ensembles play, beside an older build: `node bench/against.mjs FOLDER [rounds]`, both from a build. Both play
// the older build's own `tavush-2020`, so that the model is the same, by `faultline run --json` on all cores, tallies and merging
// included; runs a second are those between a small and a large ensemble, so that start-up does not count. With `--plain-estimates`
// both count the same things; without it, this build also sums what control variates need.
import "./help.mjs";
import { spawnSync } from "node:child_process";
import { loadavg } from "node:os";
import { join } from "node:path";
import { median, root } from "./measure.mjs";

const [folder, rounds = "5"] = process.argv.slice(2);
if (folder === undefined) throw new Error("name the folder of the older build");
const file = join(folder, "src/scenarios/library/tavush-2020.yaml");

function seconds(command, runs, more) {
  const began = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    [command, "run", file, "-n", String(runs), "--seed", "1", "--json", ...more],
    { stdio: ["ignore", "ignore", "pipe"], encoding: "utf8" },
  );
  if (status !== 0) throw new Error(stderr);
  return (performance.now() - began) / 1000;
}

const rate = (command, more = [], few = 20_000, many = 160_000) =>
  (many - few) / (seconds(command, many, more) - seconds(command, few, more));

const [old, now] = [folder, root].map((at) => join(at, "dist/cli/main.js"));
const rows = Array.from({ length: Number(rounds) }, () => ({
  old: rate(old),
  plain: rate(now, ["--plain-estimates"]),
  controlled: rate(now),
}));
const whole = (value) => Math.round(value).toLocaleString("en");
console.log(`load ${loadavg()[0].toFixed(1)}, ${rounds} rounds, medians`);
console.log(`older build: ${whole(median(rows.map((row) => row.old)))} runs/s`);
for (const key of ["plain", "controlled"]) {
  const ratios = rows.map((row) => row[key] / row.old);
  const range = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`;
  console.log(`${key}: ${whole(median(rows.map((row) => row[key])))} runs/s, ${median(ratios).toFixed(2)}× (${range})`);
}
