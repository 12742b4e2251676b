/**
 * How the tests run: each file in a process of its own, so that none can lean on what another left behind, and with
 * limits that a two-core machine under load keeps. Under CI the counts also go to a file, for the closing line of .ci/run.
 */
import { defineConfig } from "vitest/config";

const inContinuousIntegration = process.env.CI !== undefined && process.env.CI !== "false";

export default defineConfig({
  test: {
    include: ["test/**/*.test.{ts,tsx}"],
    pool: "forks",
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
