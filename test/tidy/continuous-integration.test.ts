/**
 * What `.ci/run` says at its end: what all its steps passed and failed, on the last line and by its exit code. The script itself runs,
 * with programs in place of npm and the others that do and say what a step might.
 */
import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "faultline-ci-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

for (const name of [".ci", "bin", "scripts"]) mkdirSync(join(folder, name));
for (const name of [".ci/run", "scripts/closing-line.mjs"]) copyFileSync(join(root, name), join(folder, name));

function program(name: string, lines: string): void {
  writeFileSync(join(folder, "bin", name), `#!/bin/sh\n${lines}\n`);
  chmodSync(join(folder, "bin", name), 0o755);
}

/** A step's numbers of tests that passed and failed, or null where it leaves no report; and its exit code. */
type Step = { counts: readonly [passed: number, failed: number] | null; code: number };
const passes = (passed: number): Step => ({ counts: [passed, 0], code: 0 });

/** What a tier of tests does in place of npm: leaves its report, says that it was here, ends. */
function tier(name: string, { counts, code }: Step): string {
  const report = JSON.stringify({ numPassedTests: counts?.[0], numFailedTests: counts?.[1] });
  const leaves = counts === null ? ":" : `echo '${report}' > node_modules/.cache/results-of-${name}.json`;
  return `echo "played ${name}"; ${leaves}; exit ${code}`;
}

function runs(commit: Step, sweeps: Step, determinism = 0) {
  for (const name of ["chromium", "firefox-esr", "redis-server"]) program(name, ":");
  const cases = [
    "ci) rm -rf node_modules; mkdir -p node_modules/.cache ;;",
    `test) ${tier("commit", commit)} ;;`,
    `run) [ "$2" = test:sweeps ] || exit 9; ${tier("sweeps", sweeps)} ;;`,
  ];
  program("npm", `case "$1" in\n${cases.join("\n")}\n*) exit 9 ;;\nesac`);
  writeFileSync(join(folder, "scripts/packed.mjs"), "");
  writeFileSync(join(folder, "scripts/determinism.mjs"), `process.exit(${determinism});`);
  const path = [join(folder, "bin"), dirname(process.execPath), process.env.PATH].join(":");
  const { status, stdout } = spawnSync(join(folder, ".ci/run"), {
    env: { ...process.env, PATH: path },
    encoding: "utf8",
  });
  const lines = stdout.trimEnd().split("\n");
  return { code: status, last: lines.at(-1), sweeps: lines.includes("played sweeps") };
}

it("sums what both commands for tests and the two other steps passed", () => {
  expect(runs(passes(30), passes(4))).toEqual({ code: 0, last: "36 passed, 0 failed", sweeps: true });
});

it.each([
  ["tests fail", { counts: [28, 2], code: 1 }, "28 passed, 2 failed"],
  ["types or lint fail and no test", { counts: [30, 0], code: 2 }, "30 passed, 1 failed"],
  ["tests leave no report and fail", { counts: null, code: 1 }, "0 passed, 1 failed"],
  ["tests leave no report and end well", { counts: null, code: 0 }, "0 passed, 1 failed"],
] as const)("ends without the sweeps where %s", (_, commit, last) => {
  const { code, ...rest } = runs(commit, passes(4));
  expect(rest).toEqual({ last, sweeps: false });
  expect(code).toBeGreaterThan(0);
});

it.each([
  ["sweeps fail", { counts: [1, 3], code: 1 }, 0, "31 passed, 3 failed"],
  ["the sweeps leave no report", { counts: null, code: 0 }, 0, "30 passed, 1 failed"],
  ["versions of Node differ", { counts: [4, 0], code: 0 }, 1, "35 passed, 1 failed"],
] as const)("counts what passed before where %s", (_, sweeps, determinism, last) => {
  const ended = runs(passes(30), sweeps, determinism);
  expect(ended).toMatchObject({ last, sweeps: true });
  expect(ended.code).toBeGreaterThan(0);
});
