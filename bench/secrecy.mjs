// What each viewer is told over random exercises of the crises, searched for words that it may not read, and pairs of sessions that
// differ only in what a viewer may not know: `node bench/secrecy.mjs [exercises]`, 1,000 by default. It plays the test of the share
// with more of them and prints how much was searched. `--planted` makes six leaks in a copy of the checkout, one at a time, and
// says which test finds each (bench/mutations.mjs).
import { spawnSync } from "node:child_process";
import { root } from "./measure.mjs";

const help = `usage: node bench/secrecy.mjs [exercises]   1,000 by default
       node bench/secrecy.mjs --planted     six planted leaks instead
Exit code 0 if nobody is told what is not for them, and every planted leak is found.`;
const [asked = "1000"] = process.argv.slice(2);
if (asked === "--help") console.log(help);
else {
  const test = [
    "vitest",
    "run",
    "--mode",
    "mutation",
    "test/visibility/secrecy.test.ts",
    "--testTimeout",
    "36000000",
    "--disableConsoleIntercept=true",
  ];
  const [command, parts] = asked === "--planted" ? ["node", ["bench/mutations.mjs", "secrecy:"]] : ["npx", test];
  const env = asked === "--planted" ? process.env : { ...process.env, EXERCISES: asked };
  process.exitCode = spawnSync(command, parts, { cwd: root, env, stdio: "inherit" }).status ?? 1;
}
