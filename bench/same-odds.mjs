// Whether a rewritten scenario keeps the odds of the original: both are played with dice of their own, and the shares of
// runs of every milestone and ending and the mean at the end of every gauge that the two share are compared. Prints z, the
// difference in its standard errors, for each, and what only one of them has. Exits with 1 if a |z| is above 4, or if a file
// does not load, and with 2 on bad usage.
//
//   node bench/same-odds.mjs ORIGINAL REWRITTEN [-n runs of each, 20000] [--seed text]
import "./help.mjs";
import { parseArgs } from "node:util";
import { isRefusal, loadScenario, runEnsemble, ScenarioError } from "../dist/index.js";

const usage = "node bench/same-odds.mjs ORIGINAL REWRITTEN [-n runs of each, 20000] [--seed text]";
const limit = 4;

/** What the command line asks for; ends the process where it asks for nothing that can be done. */
function readCommand() {
  try {
    const { values, positionals } = parseArgs({
      options: { runs: { type: "string", short: "n", default: "20000" }, seed: { type: "string", default: "odds" } },
      allowPositionals: true,
    });
    const runs = Number(values.runs);
    if (positionals.length !== 2) throw new Error(`two scenarios are needed, not ${positionals.length}`);
    if (!Number.isInteger(runs) || runs < 2) throw new Error(`-n takes a whole number from 2, not ${values.runs}`);
    return { files: positionals, runs, seed: values.seed };
  } catch (error) {
    process.stderr.write(`error  ${error.message}\nusage  ${usage}\n`);
    process.exit(2);
  }
}

/** Plays one file. The seed differs for each, because shared dice would make differences look smaller than they are. */
async function estimate(file, seed, runs) {
  const { scenario } = loadScenario(file);
  const estimates = await runEnsemble(scenario, { seed, runs, plainEstimates: true });
  if (isRefusal(estimates)) throw new Error(estimates.message);
  return { scenario, estimates };
}

/** The difference in standard errors; 0 where the two are equal, also where neither varies. */
const z = (difference, variance) => (difference === 0 ? 0 : difference / Math.sqrt(variance));

function compareShares(a, b, runs) {
  const pooled = (a.p + b.p) / 2;
  return { a: a.p, b: b.p, z: z(b.p - a.p, (2 * pooled * (1 - pooled)) / runs) };
}

const compareMeans = (a, b, runs) => ({ a: a.mean, b: b.mean, z: z(b.mean - a.mean, (a.sd ** 2 + b.sd ** 2) / runs) });

const { files, runs, seed } = readCommand();
const sides = [];
try {
  for (const [index, file] of files.entries()) sides.push(await estimate(file, `${seed}-${index + 1}`, runs));
} catch (error) {
  const problems = error instanceof ScenarioError ? error.problems : [];
  for (const { file, line, message } of problems)
    process.stderr.write(`${file === undefined ? "error" : `${file}:${line}`}  ${message}\n`);
  if (problems.length === 0) process.stderr.write(`error  ${error.message}\n`);
  process.exit(1);
}

const [original, rewritten] = sides.map(({ estimates }) => estimates);
let [compared, apart, widest] = [0, 0, 0];
for (const [kind, compareTwo] of [
  ["milestones", compareShares],
  ["endings", compareShares],
  ["gauges", compareMeans],
]) {
  console.log(
    `${`${kind}${kind === "gauges" ? ", mean at the end" : ", share of runs"}`.padEnd(36)}   original  rewritten      z`,
  );
  for (const [id, first] of Object.entries(original[kind])) {
    const second = rewritten[kind][id];
    if (second === undefined) {
      console.log(`  ${id.padEnd(34)} only in the original`);
      continue;
    }
    const found = compareTwo(first, second, runs);
    compared += 1;
    if (!(Math.abs(found.z) <= limit)) apart += 1;
    widest = Math.max(widest, Math.abs(found.z));
    const digits = kind === "gauges" ? 2 : 4;
    const figures = [found.a.toFixed(digits).padStart(10), found.b.toFixed(digits).padStart(10)];
    console.log(`  ${id.padEnd(34)} ${figures.join(" ")} ${found.z.toFixed(2).padStart(6)}`);
  }
  for (const id of Object.keys(rewritten[kind]).filter((id) => !(id in original[kind])))
    console.log(`  ${id.padEnd(34)} only in the rewritten`);
}
console.log(
  `${runs} runs of each; ${compared} figures compared, largest |z| ${widest.toFixed(2)}, ${apart} above ${limit}`,
);
if (compared === 0) process.stderr.write("error  the two share no milestone, ending or gauge\n");
process.exitCode = apart > 0 || compared === 0 ? 1 : 0;
