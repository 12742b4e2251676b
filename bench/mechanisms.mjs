// What each mechanism of the South Caucasus library does: every crisis with the mechanism and without, on the same dice, and by how
// many points of a hundred outcomes move that the mechanism does not set itself, with 95% intervals of the paired differences.
// First the outcome that was chosen for each before its size was (mechanism-outcomes.mjs), then all that move by five points.
// `node bench/mechanisms.mjs [--runs 5000] [--only M14,M16] [--all] [--seed mechanisms]`, from a build. Exits with 1 if one that was chosen
// moves less than it has to. About a minute and a half; with --all three.
import { parseArgs } from "node:util";
import "./help.mjs";
import { compareArms } from "../dist/analysis/index.js";
import { loadScenario } from "../dist/scenarios/index.js";
import { outcomesTested, ownActs } from "./mechanism-outcomes.mjs";

const { values: options } = parseArgs({
  options: {
    runs: { type: "string", default: "5000" },
    seed: { type: "string", default: "mechanisms" },
    only: { type: "string" },
    all: { type: "boolean", default: false },
  },
});
const only = options.only?.split(",");
const crises = ["four-day-war-2016", "tavush-2020", "autumn-war-2020", "aftermath-2020"];
const points = (share) => (100 * share).toFixed(1).padStart(5);

/** Differences of milestones and endings without the mechanism, at these values of assumptions. */
async function compared(scenario, mechanism, set) {
  const arm = (variant) => ({ scenario, variant, set });
  const arms = [arm(null), arm(`without-${mechanism.toLowerCase()}`)];
  const plan = { seed: options.seed, days: scenario.horizon, historical: false };
  const { endings, milestones } = await compareArms(arms, plan, {
    runs: Number(options.runs),
    plainEstimates: true,
    workers: 0,
  });
  return { ...endings, ...milestones };
}

const line = (name, { first, second, difference, low, high }) =>
  `${name.padEnd(46)} ${points(first)} → ${points(second)}  ${points(difference)} [${points(low)}, ${points(high)}]`;

let short = 0;
const judged = outcomesTested.filter(({ mechanism }) => only === undefined || only.includes(mechanism));
for (const { mechanism, scenario: id, outcome, at, least } of judged) {
  const { scenario } = loadScenario(id);
  const known = Object.keys(at).every((name) => scenario.assumptions.some((assumption) => assumption.id === name));
  const found = known ? (await compared(scenario, mechanism, at))[outcome] : undefined;
  const where = Object.entries(at).map(([name, value]) => ` at ${name} ${value}`);
  const name = `${mechanism} ${id} ${outcome}${where.join("")}`;
  // The interval lies beyond what it has to move by, on either side.
  const moves = found !== undefined && (found.low > least / 100 || found.high < -least / 100);
  if (!moves) short += 1;
  const verdict = moves ? "moves" : `falls short of ${least}`;
  console.log(found === undefined ? `${name}  has no such assumption` : `${line(name, found)}  ${verdict}`);
}
if (options.all) {
  for (const id of crises) {
    const { scenario } = loadScenario(id);
    for (const { id: mechanism } of scenario.mechanisms ?? []) {
      if (only !== undefined && !only.includes(mechanism)) continue;
      const own = ownActs(scenario, mechanism);
      const moved = Object.entries(await compared(scenario, mechanism, {})).filter(
        ([outcome, { low, high }]) => !own.has(outcome) && (low > 0.05 || high < -0.05),
      );
      console.log(`\n${id} without ${mechanism}: ${moved.length === 0 ? "nothing else moves by five points" : ""}`);
      for (const [outcome, difference] of moved) console.log(`  ${line(outcome, difference)}`);
    }
  }
}
console.log(`\n${judged.length - short} of ${judged.length} move as they have to`);
process.exitCode = short > 0 ? 1 : 0;
