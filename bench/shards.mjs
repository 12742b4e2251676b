// Whether shards add up to the bytes of one run: `node bench/shards.mjs [runs] [scenario] [--sensitivity]`, from a build. Plays a study in one go, then 1, 4 and 7
// ways, each shard a program of its own, and merges the files in an order drawn from a seed: all at once, and as a tree of pairs. Prints
// what a merge takes. Exit code 1 where the report, the JSON or the tally differ by a byte.
import "./help.mjs";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import seedrandom from "seedrandom";
import { root } from "./measure.mjs";

const numbers = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const [runs = "100000", scenario = "tavush-2020"] = numbers;
const draw = seedrandom("shards");
const folder = mkdtempSync(join(tmpdir(), "faultline-shards-"));
const sensitivity = process.argv.includes("--sensitivity") ? ["--sensitivity"] : [];
const study = ["run", scenario, "-n", runs, "--seed", "shards", ...sensitivity];

function faultline(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "dist/cli/main.js"), ...args], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

const shuffled = (files) =>
  files
    .map((file) => ({ file, by: draw() }))
    .sort((one, other) => one.by - other.by)
    .map(({ file }) => file);

/** Merges two at a time, in any order, until one is left. */
function tree(files, name) {
  let left = files;
  for (let merges = 0; left.length > 1; merges += 1) {
    const [one, other, ...others] = shuffled(left);
    faultline("merge", one, other, "--partial", "--tally", `${name}-${merges}.tally`);
    left = [...others, `${name}-${merges}.tally`];
  }
  return left[0];
}

let differing = 0;
const compare = (what, found, wanted) => {
  const same = found === wanted;
  if (!same) differing += 1;
  console.log(`${what}: ${same ? "the same bytes" : "DIFFERENT"}`);
};

try {
  const [text, json] = [faultline(...study, "--tally", "whole.tally"), faultline(...study, "--json")];
  const bytes = (file) => readFileSync(join(folder, file)).toString("base64");
  for (const of of [1, 4, 7]) {
    const files = Array.from({ length: of }, (_, place) => `${of}-${place + 1}.tally`);
    for (const [place, file] of files.entries()) faultline(...study, "--shard", `${place + 1}/${of}`, "--tally", file);
    const began = performance.now();
    compare(`${of} shards, text`, faultline("merge", ...shuffled(files), "--tally", `${of}.tally`), text);
    const took = performance.now() - began;
    compare(`${of} shards, tally`, bytes(`${of}.tally`), bytes("whole.tally"));
    compare(`${of} shards, JSON`, faultline("merge", ...shuffled(files), "--json"), json);
    const top = tree(files, `${of}-tree`);
    compare(`${of} shards, as a tree`, faultline("merge", top, "--json"), json);
    compare(`${of} shards, the tally of the tree`, bytes(top), bytes("whole.tally"));
    const size = statSync(join(folder, files[0])).size;
    console.log(`  merged in ${Math.round(took)} ms, ${Math.round(size / 1000)} kB a file`);
  }
  process.exitCode = differing > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
