#!/usr/bin/env node
// The command `faultline`. It is committed, unlike dist/, because npx links a command only to a file that exists: a clone
// may not be built yet, as after an install without scripts. Then this builds it first, or says what to install for that.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const main = join(root, "dist/cli/main.js");
try {
  import.meta.resolve("commander");
} catch {
  console.error("faultline: its packages are not installed; run `npm install` first.");
  process.exit(1);
}
if (!existsSync(main)) {
  console.error("faultline: not built yet; building …");
  // Standard output may be piped; what the compiler says is no part of it.
  const { status } = spawnSync(process.execPath, [join(root, "scripts/build.mjs")], { stdio: ["inherit", 2, 2] });
  if (status !== 0) process.exit(1);
}
process.argv[1] = main;
await import(pathToFileURL(main).href);
