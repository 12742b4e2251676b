// Draws scenario files that nobody would write, and changes files of the library; each that the loader accepts is played,
// saved, resumed and verified. Prints how many were, and how often each optional key and alternative of the file format and
// of the resolved scenario was used. Exits with 1 if one did not survive or a key was never used.
// `node bench/scenarios-survive.mjs [number, 5000 unless given]`; the tests play a share (test/conformance/survival.test.ts).
import "./help.mjs";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(fileURLToPath(import.meta.url), "../..");
const [number = "5000"] = process.argv.slice(2);
const started = performance.now();
const test = ["run", "test/conformance/survival.test.ts", "--maxWorkers=1"];
const { status, stdout, stderr } = spawnSync(
  process.execPath,
  [join(root, "node_modules/vitest/vitest.mjs"), ...test],
  {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, SCENARIOS: number },
    maxBuffer: 1 << 28,
  },
);
const line = stdout.split("\n").find((text) => text.startsWith('{"tally"'));
if (line === undefined) {
  process.stderr.write(stdout + stderr);
  process.exit(1);
}
const { tally, file, scenario } = JSON.parse(line);
const minutes = (performance.now() - started) / 60_000;
console.log(
  `${tally.accepted} scenarios saved, resumed and verified in ${minutes.toFixed(1)} minutes: ${tally.records} records;`,
);
console.log(`${tally.refused} more were refused by the loader, ${tally.broke} runs broke and kept what was before`);
for (const [title, counts] of Object.entries({ "the file format": file, "the resolved scenario": scenario })) {
  console.log(
    `\n${counts.filter(([, count]) => count > 0).length} of ${counts.length} optional keys and alternatives of ${title}, each in so many scenarios:`,
  );
  for (const [path, count] of counts) console.log(`${String(count).padStart(8)}  ${path}`);
}
if (status !== 0) process.stderr.write(stdout + stderr);
process.exit(status ?? 1);
