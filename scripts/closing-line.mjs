// The last line of .ci/run: what its steps have passed and failed. Usage: node scripts/closing-line.mjs CODE PASSED REPORT...
// with the exit code so far, how many steps passed that are no tests, and the reports of vitest, some of which may not be there yet.
import { existsSync, readFileSync } from "node:fs";

const [, , code, others, ...reports] = process.argv;
const counts = reports.filter((path) => existsSync(path)).map((path) => JSON.parse(readFileSync(path, "utf8")));
const sum = (key) => counts.reduce((total, report) => total + report[key], 0);
// A step that broke without a failing test (types, lint, a build, a determinism difference) counts as one.
const failed = Math.max(sum("numFailedTests"), code === "0" ? 0 : 1);
console.log(`${sum("numPassedTests") + Number(others)} passed, ${failed} failed`);
