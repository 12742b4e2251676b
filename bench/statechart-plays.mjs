// Plays the scenarios of the library in turn, each with a seed of its own, and sends what happened to the machine that XState
// makes of `faultline diagram SCENARIO --format xstate`. After every record the states of the machine and of the play are
// compared. Prints how many plays and events were sent; exits with 1 at the first difference.
// `node bench/statechart-plays.mjs [number, 1000 unless given]`; the tests play a share (test/report/statechart.test.ts).
import "./help.mjs";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(fileURLToPath(import.meta.url), "../..");
const [number = "1000"] = process.argv.slice(2);
const test = ["run", "test/report/statechart.test.ts", "-t", "stands where the play stands", "--maxWorkers=1"];
const { status, stdout, stderr } = spawnSync(
  process.execPath,
  [join(root, "node_modules/vitest/vitest.mjs"), ...test],
  { cwd: root, encoding: "utf8", env: { ...process.env, PLAYS: number }, maxBuffer: 1 << 28 },
);
const line = /\{"tally":.*\}/.exec(stdout)?.[0];
if (line === undefined || status !== 0) {
  process.stderr.write(stdout + stderr);
  process.exit(1);
}
const { tally } = JSON.parse(line);
console.log(
  `${tally.plays} plays, ${tally.events} events, ${tally.responses} of them responses: same states after each.`,
);
console.log(
  `In ${tally.refused} cases, counted once a play, a response to what happened never came, nor in the machine.`,
);
