/**
 * How the tests run: in two or four processes that load the sources once, with limits that a two-core machine under load keeps.
 * `--mode fast` leaves out what starts programs, terminals or browsers, kills, or sweeps; nothing left in needs a build.
 * `--mode mutation`, for bench/mutations.mjs, builds nothing either: it names tests that need none.
 * Under CI the counts also go to a file, for the closing line of .ci/run.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { configDefaults, defineConfig } from "vitest/config";
import { builtSources } from "./test/built-sources.js";
import { nodeFlags } from "./test/node-flags.mjs";
import { WaitersAmongOthers } from "./test/order.js";
import { slowTests } from "./test/slow-tests.js";

const inContinuousIntegration = process.env.CI !== undefined && process.env.CI !== "false";

/** What the program remembers between starts: nothing that is on this machine, and nothing that stays on it. */
const stateFolder = mkdtempSync(join(tmpdir(), "faultline-state-"));
process.once("exit", () => rmSync(stateFolder, { recursive: true, force: true }));

const buildsNothing = (mode: string) => mode === "fast" || mode === "mutation";

export default defineConfig(({ mode }) => ({
  plugins: buildsNothing(mode) ? [] : [builtSources],
  test: {
    include: ["test/**/*.test.{ts,tsx}"],
    exclude: mode === "fast" ? [...configDefaults.exclude, ...slowTests] : configDefaults.exclude,
    globalSetup: buildsNothing(mode) ? [] : ["test/built.ts"],
    env: { XDG_STATE_HOME: stateFolder },
    pool: "forks",
    sequence: { sequencer: WaitersAmongOthers },
    // Loading the sources anew for each of eighty files took a third of the time; no test leaves anything behind in a module.
    isolate: false,
    // Two more than two cores, because a test waits for its terminal, browser or program as long as it works; the fast ones wait for nothing.
    maxWorkers: mode === "fast" ? 2 : 4,
    // As Node itself imports them: vitest would wrap every package in a proxy, through which each use of one goes.
    deps: { interopDefault: false },
    server: { deps: { external: [/\/dist\//] } },
    execArgv: [...nodeFlags],
    // What the sources were turned into is kept by their content. Not where tests are given the build, which such a key would not know of.
    experimental: { fsModuleCache: mode === "fast", fsModuleCachePath: "node_modules/.cache/vitest-modules" },
    // Generous, because nothing is asserted about time: a limit only keeps a hang from lasting for ever.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    teardownTimeout: 60_000,
    reporters: inContinuousIntegration ? ["default", "json"] : ["default"],
    outputFile: { json: "node_modules/.cache/vitest-results.json" },
    allowOnly: !inContinuousIntegration,
    passWithNoTests: false,
    restoreMocks: true,
  },
}));
