// What a change must pass: types, lint and tests, beside each other, because none waits for another and a machine has more than one core.
// `--mode` names the tier of test/tiers.ts, `commit` by default; the sweeps come after the others, and so without types and lint.
// Whatever else is given goes to vitest. Says at the end what types and lint complain of, and fails if any of them does.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { tagsOf } from "./tiers-tags.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const { resolve } = createRequire(import.meta.url);

/** The file that a package has for a command of its. */
const command = (name, file) => join(dirname(resolve(`${name}/package.json`)), file);
const tsc = command("typescript", "bin/tsc");
/** What they write is kept until the end, so that they can't see where it goes. */
const colours = process.stderr.isTTY === true;

/** Runs a program of Node: its exit code, and what it wrote if that is kept. */
function run(args, keeps, env = process.env) {
  return new Promise((done) => {
    const parts = [];
    const stdio = keeps ? ["ignore", "pipe", "pipe"] : "inherit";
    const child = spawn(process.execPath, args, { cwd: root, stdio, env });
    if (keeps) for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => parts.push(part));
    child.once("error", (error) => done({ code: 1, wrote: `${error.message}\n` }));
    child.once("close", (code) => done({ code: code ?? 1, wrote: Buffer.concat(parts).toString() }));
  });
}

/** The mode that a command line names, and the other words of it. */
function tierOf(words) {
  const at = words.indexOf("--mode");
  return at < 0 ? { rest: words } : { mode: words[at + 1], rest: words.toSpliced(at, 2) };
}

// One thread each: several would work out the types of the libraries anew. The compiler, a program of Go, keeps what it makes, so that
// looking for garbage as often as by default finds little: a tenth of its time.
const compiling = { GOGC: "400", ...process.env };
const types = async () => {
  const wrote = [];
  let failed = 0;
  for (const project of ["tsconfig.json", "tsconfig.browser.json"]) {
    const words = ["--noEmit", "--singleThreaded", "--pretty", `${colours}`, "-p", project];
    const one = await run([tsc, ...words], true, compiling);
    wrote.push(one.wrote);
    failed ||= one.code;
  }
  return { code: failed, wrote: wrote.join("") };
};
const { mode = "commit", rest } = tierOf(process.argv.slice(2));
const looksAtSources = mode !== "sweeps" && {
  types: types(),
  lint: run([join(root, "scripts/lint.mjs"), `--colors=${colours ? "force" : "off"}`], true),
};
const playing = ["run", "--mode", mode, "--tags-filter", tagsOf[mode], ...rest];
const steps = {
  ...looksAtSources,
  // One thread clears away, as in the tests' own processes (test/node-flags.mjs).
  tests: run(["--single-threaded-gc", command("vitest", "vitest.mjs"), ...playing], false),
};
// A terminal tells all of them that it wants them to end; this one ends when they have.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => undefined);

let failed = 0;
await steps.tests;
for (const [name, step] of Object.entries(steps)) {
  const { code, wrote } = await step;
  if (code === 0) continue;
  failed ||= code;
  if (wrote) process.stderr.write(wrote);
  process.stderr.write(`\n${name}: failed\n`);
}
process.exitCode = failed;
