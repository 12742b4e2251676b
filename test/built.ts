/**
 * Sees that dist/ was built from the sources as they are, before any test starts the program: a test that ran an old
 * build would tell nothing. Builds at most once, and again where files change under `vitest --watch`.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";

const script = fileURLToPath(new URL("../scripts/build.mjs", import.meta.url));

function build(): void {
  const { status } = spawnSync(process.execPath, [script, "--if-stale"], { stdio: "inherit" });
  if (status !== 0) throw new Error("the sources can't be built: see the compiler's complaints above");
}

export function setup(project: TestProject): void {
  build();
  project.onTestsRerun(build);
}
