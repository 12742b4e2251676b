// What seated actors do that nobody ordered or allowed, over 2,000 random exercises of all crises, judged by the list made by hand:
// `node bench/voluntary.mjs [exercises of each crisis]`, 400 by default. It plays the test of the share with more of them.
import { spawnSync } from "node:child_process";
import { root } from "./measure.mjs";

const [exercises = "400"] = process.argv.slice(2);
const { status } = spawnSync("npx", ["vitest", "run", "test/exercise/voluntary.test.ts", "--testTimeout", "3600000"], {
  cwd: root,
  env: { ...process.env, EXERCISES: exercises },
  stdio: "inherit",
});
process.exitCode = status ?? 1;
