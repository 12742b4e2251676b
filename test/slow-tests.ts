/**
 * The tests that `npm run test:fast` leaves out: those that start a program, a terminal or a browser, kill, or sweep.
 * A tidy test sees that no other test starts anything.
 */
export const slowTests: readonly string[] = [
  "test/analysis/differential.test.ts",
  "test/analysis/ensemble.test.ts",
  "test/analysis/statistics.test.ts",
  "test/cli/**",
  "test/conformance/**",
  "test/docs/**",
  "test/engine/schema.test.ts",
  "test/index.test.ts",
  "test/library/*-20*.test.ts",
  "test/library/long-arc.test.ts",
  "test/report/browser.test.ts",
  "test/scenarios/mutations.test.ts",
  "test/session/disk.test.ts",
  "test/session/kill.test.ts",
  "test/session/log.test.ts",
  "test/session/save-resume.test.ts",
  "test/text/commands.test.ts",
  "test/tidy/lint-rules.test.ts",
  "test/tui/**/*real-terminal.test.ts",
  "test/tui/desk/command.test.ts",
  "test/tui/projector/secrets.test.ts",
  "test/visibility/thousand-*.test.ts",
  "test/validation/**",
];
