// Compiles src/ to dist/ with a clean slate and marks the entry file as executable (tsc does not).
// `--if-possible` (the `prepare` script) skips quietly where the compiler is not installed, as under `npm install --omit=dev`.
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, rmSync } from "node:fs";
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
rmSync(join(root, "dist"), { recursive: true, force: true });
const result = spawnSync(process.execPath, [compiler, "-p", "tsconfig.build.json"], { cwd: root, stdio: "inherit" });
if (result.status === 0) {
  chmodSync(join(root, "dist/cli/main.js"), 0o755);
  spawnSync(process.execPath, [join(root, "scripts/seal.mjs")], { cwd: root, stdio: "inherit" });
}
process.exit(result.status ?? 1);
