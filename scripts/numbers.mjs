// Writes docs/numbers.md: the numbers of the four crises, ranked by how much the outcomes hang on them, with what each rests on.
// Rates, ratios, chances and assumptions are ranked by the scores of one ensemble; effects, drifts, thresholds and times, which
// scores do not reach, by pairs of runs with the same dice. What a count of the public record would settle stands in a list here.
//
//   npm run numbers                                       20,000 runs and 2,000 pairs a crisis: some ten minutes
//   node scripts/numbers.mjs --pairs 0                    rates, ratios, chances and assumptions alone: two minutes
//   node scripts/numbers.mjs --runs 2000 --print          a look, on standard output; 2,000 is the least for both
//
// Needs a build (dist/).
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { research } from "./numbers-research.mjs";

const crises = ["four-day-war-2016", "tavush-2020", "autumn-war-2020", "aftermath-2020"];
const shown = 25;
const shownOnJudgement = 40;

const { runs, pairs, print } = readArguments();
const { loadScenario } = await import("../dist/scenarios/index.js");
const found = crises.map(rankCrisis);
const page = pageOf(found);
if (print) process.stdout.write(page);
else writeFileSync(new URL("../docs/numbers.md", import.meta.url), page);

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        runs: { type: "string", default: "20000" },
        pairs: { type: "string", default: "2000" },
        print: { type: "boolean", default: false },
      },
    });
    const counts = [values.runs, values.pairs].map(Number);
    if (counts.some((count) => !Number.isInteger(count) || count < 0)) throw new Error("counts are whole numbers");
    return { runs: counts[0], pairs: counts[1], print: values.print };
  } catch (error) {
    process.stderr.write(`error  ${error.message}\nusage  node scripts/numbers.mjs [--runs N] [--pairs N] [--print]\n`);
    process.exit(2);
  }
}

/** Influences on each ending and milestone, as `run --sensitivity --json` tells them. */
function influencesOn(id, count, ...options) {
  const program = fileURLToPath(new URL("../bin/faultline.mjs", import.meta.url));
  const given = [
    "run",
    id,
    "-n",
    String(count),
    "--seed",
    "numbers",
    "--sensitivity",
    "--json",
    "--workers",
    "1",
    ...options,
  ];
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...given], {
    encoding: "utf8",
    maxBuffer: 2 ** 30,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout).sensitivity.milestones;
}

/** The numbers of a crisis by what they do to the milestones that it is scored on, the heaviest first. */
function rankCrisis(id) {
  const { scenario } = loadScenario(id);
  const scored = new Set(scenario.history.map(({ milestone }) => milestone));
  const byPairs = new Set(["effect", "drift", "threshold", "time"]);
  const numbers = new Map();
  const add = (milestones, wanted) => {
    for (const [milestone, influences] of Object.entries(milestones))
      for (const one of influences) {
        if (!scored.has(milestone) || !wanted(one.kind) || (one.low <= 0 && one.high >= 0)) continue;
        const key = [one.kind, one.of, one.gauge ?? "", one.ratio ?? "", one.outcome ?? ""].join("|");
        const number = numbers.get(key) ?? { ...one, crisis: id, weight: 0, most: { points: 0 } };
        const points = 100 * one.change * (one.less ? -1 : 1);
        number.weight += Math.abs(points);
        if (Math.abs(points) > Math.abs(number.most.points)) number.most = { milestone, points };
        numbers.set(key, number);
      }
  };
  add(influencesOn(id, runs), (kind) => !byPairs.has(kind));
  if (pairs > 0) add(influencesOn(id, pairs, "--every-number"), (kind) => byPairs.has(kind));
  return [...numbers.values()]
    .map((number) => ({ ...number, basis: basisOf(scenario, number) }))
    .sort((one, other) => other.weight - one.weight);
}

/** What a number rests on: of the element that has it, or of the whole where several numbers go by one name. */
function basisOf(scenario, { kind, of, gauge, ratio }) {
  const transition = scenario.actors
    .flatMap(({ postures }) => postures.flatMap(({ transitions }) => transitions))
    .find(({ path }) => path === of);
  const inject = scenario.injects.find(({ id }) => `inject.${id}` === of);
  const owner = transition ?? inject;
  const effect = owner?.effects.find((one) => one.gauge === gauge);
  const elements =
    kind === "assumption"
      ? scenario.assumptions.filter(({ id }) => id === of)
      : kind === "drift"
        ? (scenario.gauges.find(({ id }) => id === of)?.drift ?? [])
        : kind === "ratio"
          ? (transition?.ratios.filter(({ label }) => label === ratio) ?? [])
          : [(kind === "effect" ? effect : undefined) ?? owner ?? scenario.milestones.find(({ id }) => id === of)];
  const based = elements.filter((element) => element !== undefined);
  return {
    claims: [...new Set(based.flatMap(({ evidence = [] }) => evidence))],
    judgements: [...new Set(based.flatMap(({ judgement }) => judgement ?? []))],
  };
}

function pageOf(ranked) {
  const all = ranked.flat().sort((one, other) => other.weight - one.weight);
  const onJudgement = all.filter(({ basis }) => basis.claims.length === 0);
  const weightOf = (numbers) => numbers.reduce((sum, { weight }) => sum + weight, 0);
  const share = Math.round((100 * weightOf(onJudgement)) / weightOf(all));
  const parts = [
    "# The numbers, by how much hangs on them",
    "",
    "<!-- Written by `npm run numbers`; edit scripts/numbers.mjs and scripts/numbers-research.mjs, not this page. -->",
    "",
    "Every number of the crises has a reason beside it in its file. This page says which numbers the outcomes hang on, and so which",
    "reasons are worth a week in an archive. The *weight* of a number is what 10% more of it moves: the sum, over the milestones that the crisis is",
    "scored on, of the points of each, where the 95% interval leaves 0 out. [Statistics](statistics.md#sensitivities) says how it is",
    pairs > 0
      ? `measured: here from ${runs} runs of each crisis, and ${pairs} pairs for effects, drifts, thresholds and times.`
      : `measured: here from ${runs} runs of each crisis. Effects, drifts, thresholds and times, which need pairs of runs, are left out.`,
    "",
    "A number *on claims* rests on at least one claim of the register, which hardly ever gives its size; one *on judgement* on a",
    `line of reasoning alone. ${all.length} numbers move something; ${onJudgement.length} of them are on judgement alone, and carry ${share}% of the weight.`,
    "",
    "## What to research first",
    "",
    "The heaviest numbers that rest on judgement alone.",
    "",
    ...tableOf(onJudgement.slice(0, shownOnJudgement)),
    "",
    "## Counts that would settle them",
    "",
    "What the five documents do not count and a public record does, or might. None of it is in the library: nothing here is from memory.",
    "The weight is that of the numbers that a count would bear on, in all four crises.",
    "",
    "| count | would bear on | numbers | weight |",
    "|---|---|---|---|",
    ...researchRows(all),
    ...ranked.flatMap((numbers, index) => [
      "",
      `## \`${crises[index]}\``,
      "",
      ...tableOf(numbers.slice(0, shown), false),
    ]),
  ];
  return `${parts.join("\n")}\n`;
}

function researchRows(all) {
  return research
    .map(({ count, bears, on }) => {
      const numbers = all.filter(({ of }) => on.some((path) => of === path || of.startsWith(`${path}.`)));
      return { count, bears, numbers, weight: numbers.reduce((sum, { weight }) => sum + weight, 0) };
    })
    .sort((one, other) => other.weight - one.weight)
    .map(({ count, bears, numbers, weight }) => `| ${count} | ${bears} | ${numbers.length} | ${weight.toFixed(1)} |`);
}

function tableOf(numbers, withCrisis = true) {
  const head = ["", ...(withCrisis ? ["crisis"] : []), "number", "weight", "moves most", "rests on"];
  const rows = numbers.map((number, index) => [
    String(index + 1),
    ...(withCrisis ? [`\`${number.crisis}\``] : []),
    nameOf(number),
    number.weight.toFixed(1),
    `\`${number.most.milestone}\` ${number.most.points < 0 ? "−" : "+"}${Math.abs(number.most.points).toFixed(1)}`,
    restsOn(number.basis),
  ]);
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
}

function nameOf({ kind, of, gauge, ratio, outcome }) {
  const within = kind === "ratio" ? `: ${ratio}` : kind === "weight" ? `: ${outcome}` : "";
  const on = gauge === undefined ? "" : ` on \`${gauge}\``;
  return `${kind} \`${of}\`${within}${on}`;
}

function restsOn({ claims, judgements }) {
  if (claims.length > 0) return claims.map((claim) => `\`${claim}\``).join(", ");
  return judgements.length === 0 ? "the element that has it" : `judgement: ${judgements.join(" ")}`;
}
