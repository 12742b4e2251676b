/**
 * How the tests run: in two processes that load the sources once, with limits that a two-core machine under load keeps.
 * Under CI the counts also go to a file, for the closing line of .ci/run.
 */
import { defineConfig } from "vitest/config";

const inContinuousIntegration = process.env.CI !== undefined && process.env.CI !== "false";

export default defineConfig({
  test: {
    include: ["test/**/*.test.{ts,tsx}"],
    pool: "forks",
    // Loading the sources anew for each of eighty files took a third of the time; no test leaves anything behind in a module.
    isolate: false,
    maxWorkers: 2,
    // Generous, because nothing is asserted about time: a limit only keeps a hang from lasting for ever.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    teardownTimeout: 10_000,
    reporters: inContinuousIntegration ? ["default", "json"] : ["default"],
    outputFile: { json: "node_modules/.cache/vitest-results.json" },
    allowOnly: !inContinuousIntegration,
    passWithNoTests: false,
    restoreMocks: true,
  },
});
