// Writes docs/glossary.md from the glossary and the library's actors that are built into dist/.
//   node scripts/glossary.mjs            prints the page
//   node scripts/glossary.mjs --write    writes it; a test says when that was forgotten
import { writeFileSync } from "node:fs";
import { argv } from "node:process";
import { listScenarios, loadScenario } from "../dist/scenarios/index.js";
import { abbreviations, glossary } from "../dist/text/index.js";

const table = (head, terms) => [
  `| ${head} | meaning |`,
  "|---|---|",
  ...terms.map(({ term, meaning }) => `| ${term} | ${meaning} |`),
];

const scenarios = listScenarios().map(({ id }) => loadScenario(id).scenario);
const actors = new Map(scenarios.flatMap(({ actors }) => actors.map(({ short, label }) => [short, label])));
const shortNames = [...actors]
  .filter(([short, label]) => short !== label)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([term, meaning]) => ({ term, meaning }));

const page = [
  "# Glossary",
  "",
  "Every word of the model in its one meaning, and the abbreviations on screens and pages. The same words are used in",
  "scenario files, on screen, in reports and in the source code.",
  ...glossary.flatMap(({ title, terms }) => ["", `## ${title}`, "", ...table("word", terms)]),
  "",
  "## Abbreviations",
  "",
  ...table("abbreviation", abbreviations),
  "",
  "## Short names of actors",
  "",
  "A scenario gives each actor a short name for narrow columns. Those of the library:",
  "",
  ...table("short name", shortNames),
  "",
].join("\n");

if (argv[2] === "--write") writeFileSync(new URL("../docs/glossary.md", import.meta.url), page);
else console.log(page);
