// The figures of docs/library.md, played anew: what each variant does to the milestone that it names, the shares of milestones, and
// the counts of what rests on claims. Rows, scenarios and milestones are those of the page. With --write the page is renewed.
// Exits with 1 if a variant moves its milestone by less than 10 points, or its interval reaches below 0, and with 2 on bad usage.
//
//   node bench/library-page.mjs                    the variants at full size, 5,000 pairs (500 of long-arc): prints the rows
//   node bench/library-page.mjs --write            everything, and writes it into the page
//   node bench/library-page.mjs --pairs 500 --runs 1000 --long 100        fewer, for a look
import "./help.mjs";
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { compare, isRefusal, runEnsemble } from "../dist/index.js";
import { evidenceRegister, listScenarios, loadScenario } from "../dist/scenarios/index.js";

const usage = "node bench/library-page.mjs [--write] [--pairs N] [--runs N] [--long N, pairs of long-arc]";
const page = new URL("../docs/library.md", import.meta.url);
const leastPoints = 10;

const { write, pairs, runs, long } = readCommand();
const scenarios = new Map(listScenarios().map(({ id, file }) => [id, loadScenario(file).scenario]));
let text = readFileSync(page, "utf8");
let short = 0;

function readCommand() {
  try {
    const { values } = parseArgs({
      options: {
        write: { type: "boolean", default: false },
        pairs: { type: "string", default: "5000" },
        runs: { type: "string", default: "10000" },
        long: { type: "string", default: "500" },
      },
    });
    const counts = [values.pairs, values.runs, values.long].map(Number);
    if (counts.some((count) => !Number.isInteger(count) || count < 2))
      throw new Error("counts are whole numbers from 2");
    return { write: values.write, pairs: counts[0], runs: counts[1], long: counts[2] };
  } catch (error) {
    process.stderr.write(`error  ${error.message}\nusage  ${usage}\n`);
    process.exit(2);
  }
}

/** Replaces the rows of the table whose heading row begins with these columns. */
async function renew(columns, rowOf) {
  const start = text.indexOf(`| ${columns.join(" | ")}`);
  if (start < 0) throw new Error(`docs/library.md has no table of ${columns.join(", ")}`);
  const first = text.indexOf("\n", text.indexOf("\n", start) + 1) + 1;
  const end = text.indexOf("\n\n", first);
  const rows = [];
  for (const row of text.slice(first, end).split("\n")) {
    const cells = row
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim());
    rows.push(`| ${(await rowOf(cells)).join(" | ")} |`);
    console.log(rows.at(-1));
  }
  text = text.slice(0, first) + rows.join("\n") + text.slice(end);
}

function scenarioOf(cell) {
  const scenario = scenarios.get(cell.replaceAll("`", ""));
  if (scenario === undefined) throw new Error(`no scenario ${cell}`);
  return scenario;
}

const percent = (share) => `${(100 * share).toFixed(1)} %`;
const points = (change) => `${change < 0 ? "−" : "+"}${Math.abs(100 * change).toFixed(1)}`;

function taken(answer) {
  if (isRefusal(answer)) throw new Error(answer.message);
  return answer;
}

async function variantRow([id, variant, milestone]) {
  const scenario = scenarioOf(id);
  const count = scenario.id === "long-arc" ? long : pairs;
  const other = { scenario, variant: variant.replaceAll("`", "") };
  const found = taken(await compare({ scenario }, other, { seed: "1", runs: count, plainEstimates: true }));
  const { first, second, difference, low, high } = found.milestones[milestone.replaceAll("`", "")];
  const surely = Math.min(Math.abs(low), Math.abs(high)) > 0 && low > 0 === high > 0;
  if (Math.abs(difference) * 100 < leastPoints || !surely) short += 1;
  const change = `${points(difference)} (${points(low)} to ${points(high)})`;
  return [id, variant, milestone, percent(first), percent(second), change];
}

/** Shares and days, from one ensemble for each scenario. */
async function shareRows() {
  const estimates = new Map();
  return async ([id, milestone, , , wanted = ""]) => {
    const scenario = scenarioOf(id);
    const count = scenario.id === "long-arc" ? 4 * long : runs;
    if (!estimates.has(id))
      estimates.set(id, taken(await runEnsemble(scenario, { seed: "1", runs: count, plainEstimates: true })));
    const { p, day } = estimates.get(id).milestones[milestone.replaceAll("`", "")];
    return [id, milestone, percent(p), day === null ? "" : `${day.p50} (${day.p05} to ${day.p95})`, wanted];
  };
}

const claimed = (elements) => elements.filter(({ evidence }) => evidence.length > 0).length;
const transitionsOf = ({ actors }) =>
  actors.flatMap(({ postures }) => postures.flatMap(({ transitions }) => transitions));

function countRow([id]) {
  const scenario = scenarioOf(id);
  const transitions = transitionsOf(scenario);
  const ratios = transitions.flatMap((transition) => transition.ratios).filter(({ kind }) => kind !== "assumption");
  const cited = evidenceRegister(scenario).length;
  return [id, transitions.length, claimed(transitions), ratios.length, claimed(ratios), cited];
}

/** Which ones fire is for scripts/coverage.mjs to say. */
function transitionsRow([id, played, transitions, fired, never]) {
  const count = transitionsOf(scenarioOf(id)).length;
  return [id, played, count, String(count - (Number(transitions) - Number(fired))), never];
}

await renew(["scenario", "variant", "milestone", "as written"], variantRow);
if (write) {
  await renew(["scenario", "milestone", "share"], await shareRows());
  await renew(["scenario", "transitions", "on claims"], countRow);
  await renew(["scenario", "runs", "transitions", "fired"], transitionsRow);
  writeFileSync(page, text);
}
if (short > 0) {
  process.stderr.write(`${short} variants move their milestone by less than ${leastPoints} points\n`);
  process.exitCode = 1;
}
