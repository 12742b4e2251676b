// Compiles src/ to a fresh folder, marks the entry file as executable (npx keeps links to it from earlier versions), and only
// then puts it in the place of dist/: whoever runs the program meanwhile runs a whole one, old or new.
// `--if-possible` (the `prepare` script) skips quietly where the compiler is not installed, as under `npm install --omit=dev`.
// `--if-stale` (before the tests) does nothing where dist/ was built from the sources as they are now.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** A hash of the files of a folder and of others beside it, by name and content. */
function hashOf(folder, beside) {
  const hash = createHash("sha256");
  const inside = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  for (const file of [...inside, ...beside.map((name) => join(root, name))].sort())
    if (existsSync(file))
      hash
        .update(`${file.slice(root.length)}\n`)
        .update(readFileSync(file))
        .update("\0");
  return `${hash.digest("hex")}\n`;
}

/** Of all that decides what comes out: sources, scenarios, compiler settings, this script, dependencies. */
const hashOfSources = () =>
  hashOf("src", [
    "tsconfig.json",
    "tsconfig.build.json",
    "package-lock.json",
    "scripts/build.mjs",
    "scripts/browser.mjs",
    "scripts/bundle.mjs",
    "scripts/licences.mjs",
    "scripts/marks.mjs",
    "scripts/messages.mjs",
    "scripts/seal.mjs",
    "scripts/web.mjs",
  ]);
/** Of all that decides what the kernel's WebAssembly is. */
const hashOfKernel = () =>
  hashOf("src/kernel/assembly", ["package-lock.json", "scripts/build.mjs", "scripts/marks.mjs"]);

const stamp = join(root, "dist/.built-from");
const sources = hashOfSources();
if (process.argv.includes("--if-stale") && existsSync(stamp) && readFileSync(stamp, "utf8") === sources)
  process.exit(0);

const { resolve } = createRequire(import.meta.url);
let compiler;
try {
  compiler = join(dirname(resolve("typescript/package.json")), "bin", "tsc");
  resolve("assemblyscript/package.json");
} catch {
  if (process.argv.includes("--if-possible") && existsSync(join(root, "dist/cli/main.js"))) process.exit(0);
  console.error(
    "faultline: the compilers (TypeScript, AssemblyScript) are not installed; run `npm install` without --omit=dev first.",
  );
  process.exit(process.argv.includes("--if-possible") ? 0 : 1);
}
const [made, old] = [join(root, `dist-${process.pid}`), join(root, `dist-${process.pid}-old`)];
/** From TypeScript of another kind to WebAssembly, or what was made of the same sources before: it takes longer than all the rest. */
function makeKernel() {
  const [before, folder, from] = [join(root, "dist/kernel"), join(made, "kernel"), hashOfKernel()];
  const stamp = join(before, ".built-from");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === from) {
    for (const name of ["kernel.wasm", "kernel.json"]) copyFileSync(join(before, name), join(folder, name));
  } else {
    // The host gives it its memory.
    const made =
      run(
        join(dirname(resolve("assemblyscript/package.json")), "bin/asc.js"),
        "src/kernel/assembly/index.ts",
        ...["-O3", "--noAssert", "--runtime", "stub", "--importMemory", "--initialMemory", "1"],
        ...["-o", join(folder, "kernel.wasm")],
      ) || run(join(root, "scripts/marks.mjs"), join(folder, "kernel.wasm"));
    if (made !== 0) return made;
  }
  writeFileSync(join(folder, ".built-from"), from);
  return 0;
}
const run = (...args) => spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" }).status ?? 1;
// Types are checked by `npm run typecheck`, and so by `npm test`; threads would each work out the types of the libraries again.
let status = run(compiler, "-p", "tsconfig.build.json", "--noCheck", "--singleThreaded", "--outDir", made);
if (status === 0) status = makeKernel();
if (status === 0) status = run(join(root, "scripts/bundle.mjs"), made);
if (status === 0) status = run(join(root, "scripts/browser.mjs"), made);
if (status === 0) status = run(join(root, "scripts/web.mjs"), made);
if (status === 0) {
  chmodSync(join(made, "cli/main.js"), 0o755);
  status = run(join(root, "scripts/seal.mjs"), made);
}
if (status === 0) {
  writeFileSync(join(made, ".built-from"), sources);
  if (existsSync(join(root, "dist"))) renameSync(join(root, "dist"), old);
  renameSync(made, join(root, "dist"));
}
for (const folder of [made, old]) rmSync(folder, { recursive: true, force: true });
process.exit(status);
