/**
 * Reads transcripts of the library by the rules of test/library/reads-well: `node bench/reads-well.mjs [runs] [scenario …]`
 * after `node scripts/build.mjs`. Prints how many runs breach each rule, with one example; exit code 1 where any does.
 * `--library DIR` reads the scenarios of another folder, such as an older edition's. Seeds are 1, 2, 3 and so on.
 */
import "./help.mjs";
import { join } from "node:path";
import { rolldown } from "rolldown";
import { advance, createModel, createWorld, readGauges } from "../dist/engine/index.js";
import { findScenario, loadScenario } from "../dist/scenarios/index.js";

const given = process.argv.slice(2);
const at = given.indexOf("--library");
const [, folder] = at < 0 ? [] : given.splice(at, 2);
const [runs = 2000, ...named] = given.map((argument, place) => (place === 0 ? Number(argument) : argument));
const scenarios =
  named.length > 0 ? named : ["four-day-war-2016", "tavush-2020", "autumn-war-2020", "aftermath-2020", "long-arc"];

/** The rules are TypeScript, as tests are. */
const bundle = await rolldown({ input: new URL("../test/library/reads-well/rules.ts", import.meta.url).pathname });
const { output } = await bundle.generate({ format: "esm" });
const { breachesOf, namesSpeltTwoWays, rules } = await import(
  `data:text/javascript,${encodeURIComponent(output[0].code)}`
);

let wrong = 0;
const said = new Set();
for (const id of scenarios) {
  const { scenario } = loadScenario(folder === undefined ? findScenario(id) : join(folder, `${id}.yaml`));
  const model = createModel(scenario, { mover: "table" });
  const initial = Object.fromEntries(
    scenario.actors.flatMap(({ postures }) => postures.map(({ path, initial }) => [path, initial])),
  );
  const found = new Map();
  for (let run = 1; run <= runs; run += 1) {
    const world = createWorld(model, { seed: String(run) });
    const lines = advance(model, world, scenario.horizon);
    for (const { headline } of lines) said.add(headline);
    const breaches = breachesOf({ initial, lines, deaths: readGauges(model, world).deaths });
    for (const rule of new Set(breaches.map((breach) => breach.rule))) {
      const { runs: before = 0, example } = found.get(rule) ?? {};
      const own = breaches.find((breach) => breach.rule === rule);
      found.set(rule, { runs: before + 1, example: example ?? { seed: run, ...own } });
    }
  }
  process.stdout.write(`${id}, ${runs} runs\n`);
  for (const { id: rule } of rules) {
    const breached = found.get(rule);
    if (breached === undefined) continue;
    wrong += breached.runs;
    const { seed, date, headline, why } = breached.example;
    process.stdout.write(
      `  ${rule.padEnd(26)} ${String(breached.runs).padStart(5)} runs; seed ${seed}, ${date}: ${headline} (${why})\n`,
    );
  }
}
const names = namesSpeltTwoWays(said);
for (const [one, other] of names) process.stdout.write(`spelt two ways: ${one}, ${other}\n`);
wrong += names.length;
process.exitCode = wrong > 0 ? 1 : 0;
