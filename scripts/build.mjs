// Compiles src/ to a fresh folder, marks the entry file as executable (tsc does not), and only then puts it in the place of
// dist/: whoever runs the program meanwhile runs a whole one, old or new.
// `--if-possible` (the `prepare` script) skips quietly where the compiler is not installed, as under `npm install --omit=dev`.
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
let compiler;
try {
  compiler = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin", "tsc");
} catch {
  if (process.argv.includes("--if-possible") && existsSync(join(root, "dist/cli/main.js"))) process.exit(0);
  console.error("faultline: the TypeScript compiler is not installed; run `npm install` without --omit=dev first.");
  process.exit(process.argv.includes("--if-possible") ? 0 : 1);
}
const [made, old] = [join(root, `dist-${process.pid}`), join(root, `dist-${process.pid}-old`)];
const run = (...args) => spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" }).status ?? 1;
let status = run(compiler, "-p", "tsconfig.build.json", "--outDir", made);
if (status === 0) {
  chmodSync(join(made, "cli/main.js"), 0o755);
  status = run(join(root, "scripts/seal.mjs"), made);
}
if (status === 0) {
  if (existsSync(join(root, "dist"))) renameSync(join(root, "dist"), old);
  renameSync(made, join(root, "dist"));
}
for (const folder of [made, old]) rmSync(folder, { recursive: true, force: true });
process.exit(status);
