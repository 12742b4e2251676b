// `npm start`: plays. A clone may not be built yet, as after an install without scripts; then it is built first, or what is
// missing for that is said.
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
  // What is played may be piped elsewhere; what the compiler says is no part of it.
  const { status } = spawnSync(process.execPath, [join(root, "scripts/build.mjs")], { stdio: ["inherit", 2, 2] });
  if (status !== 0) process.exit(1);
}
process.argv[1] = main;
await import(pathToFileURL(main).href);
