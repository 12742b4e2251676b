// The golden records: what fixed seeds of every library scenario play, byte for byte, one canonical record a line.
// They change only when somebody means them to.
//
//   node scripts/golden.mjs            says which differ; exit code 1 if any does
//   node scripts/golden.mjs --write    renews them; read the diff before you commit it
//
// Needs a build (dist/).
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, "test", "golden");
const seeds = ["1", "2", "3"];

const unknown = process.argv.slice(2).filter((argument) => argument !== "--write");
if (unknown.length > 0) {
  console.error(`golden: unknown argument ${unknown[0]}; the only one is --write.`);
  process.exit(2);
}
if (!existsSync(join(root, "dist/engine/index.js"))) {
  console.error("golden: nothing is built; run `npm run build` first.");
  process.exit(2);
}
const { advance, canonicalJson, createModel, createWorld } = await import("../dist/engine/index.js");
const { listScenarios, loadScenario } = await import("../dist/scenarios/index.js");

const expected = new Map();
for (const { id, file } of listScenarios()) {
  const { scenario } = loadScenario(file);
  const model = createModel(scenario);
  for (const seed of seeds) {
    const records = advance(model, createWorld(model, { seed }), scenario.horizon);
    expected.set(`${id}.${seed}.ndjson`, records.map((record) => `${canonicalJson(record)}\n`).join(""));
  }
}

const present = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".ndjson")) : [];
const stale = present.filter((name) => !expected.has(name));
const differing = [...expected].filter(
  ([name, text]) => !present.includes(name) || readFileSync(join(folder, name), "utf8") !== text,
);
if (process.argv.includes("--write")) {
  mkdirSync(folder, { recursive: true });
  for (const name of stale) rmSync(join(folder, name));
  for (const [name, text] of differing) writeFileSync(join(folder, name), text);
  console.log(
    `golden: ${differing.length} renewed, ${stale.length} removed, ${expected.size - differing.length} unchanged`,
  );
} else {
  for (const [name] of differing) console.log(`differs: test/golden/${name}`);
  for (const name of stale) console.log(`belongs to no scenario: test/golden/${name}`);
  if (differing.length + stale.length > 0) process.exitCode = 1;
  else console.log(`golden: all ${expected.size} as they were`);
}
