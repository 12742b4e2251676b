/**
 * How the tests run: in two or five processes that load the sources once, with limits that a two-core machine under load keeps.
 * Without a mode any test that is named. `--mode fast`, `commit` and `sweeps` are the files of the three tiers (test/tiers.ts), of which
 * scripts/gate.mjs chooses tests by their tags; nothing in the fast one needs a build. `--mode mutation`, for bench/mutations.mjs, builds nothing either: it names tests that need none.
 * Under CI the counts of each tier also go to a file, for the closing line of .ci/run.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { configDefaults, defineConfig } from "vitest/config";
import { builtSources } from "./test/built-sources.js";
import { nodeFlags } from "./test/node-flags.mjs";
import { WaitersAmongOthers } from "./test/order.js";
import { commitTests, mixedTests, sweepTests, tags } from "./test/tiers.js";

const all = ["test/**/*.test.{ts,tsx}"];
const inContinuousIntegration = process.env.CI !== undefined && process.env.CI !== "false";

/** What the program remembers between starts: nothing that is on this machine, and nothing that stays on it. */
const stateFolder = mkdtempSync(join(tmpdir(), "faultline-state-"));
process.once("exit", () => rmSync(stateFolder, { recursive: true, force: true }));

/** What each tier plays, and what it leaves out of that. */
const tiers: Record<string, { include: readonly string[]; exclude: readonly string[] }> = {
  fast: { include: all, exclude: [...commitTests, ...sweepTests] },
  commit: { include: all, exclude: sweepTests },
  sweeps: { include: [...sweepTests, ...mixedTests], exclude: [] },
};

const buildsNothing = (mode: string) => mode === "fast" || mode === "mutation";

export default defineConfig(({ mode }) => ({
  plugins: buildsNothing(mode) ? [] : [builtSources],
  test: {
    include: [...(tiers[mode]?.include ?? all)],
    exclude: [...configDefaults.exclude, ...(tiers[mode]?.exclude ?? [])],
    tags: [...tags],
    setupFiles: ["test/equal-bytes.ts"],
    globalSetup: buildsNothing(mode) ? [] : ["test/built.ts"],
    env: { XDG_STATE_HOME: stateFolder, FAULTLINE_TEST_SWEEPS: mode === "sweeps" ? "1" : "0" },
    pool: "forks",
    sequence: { sequencer: WaitersAmongOthers },
    // Loading the sources anew for each of eighty files took a third of the time; no test leaves anything behind in a module.
    isolate: false,
    // Three more than two cores, because a test waits for its terminal, browser or program as long as it works: with four, a fifth of the time
    // of the cores went unused. The fast ones wait for nothing.
    maxWorkers: mode === "fast" ? 2 : 5,
    // As Node itself imports them: vitest would wrap every package in a proxy, through which each use of one goes.
    deps: { interopDefault: false },
    server: { deps: { external: [/\/dist\//] } },
    execArgv: [...nodeFlags],
    // What tests and sources were turned into is kept by mode and content. Where tests are given the build, it names the build's files, not what
    // is in them, so that it stays right when they change.
    experimental: {
      fsModuleCache: mode === "fast" || mode === "commit",
      fsModuleCachePath: "node_modules/.cache/vitest-modules",
    },
    // Generous, because nothing is asserted about time: a limit only keeps a hang from lasting for ever.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    teardownTimeout: 60_000,
    reporters: inContinuousIntegration ? ["default", "json"] : ["default"],
    outputFile: { json: `node_modules/.cache/results-of-${mode}.json` },
    allowOnly: !inContinuousIntegration,
    passWithNoTests: false,
    restoreMocks: true,
  },
}));
