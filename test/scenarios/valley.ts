/**
 * The valley: a small, sound, fictional scenario, and ways to load it with something added or changed.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Problem, ScenarioError } from "../../src/engine/index.js";
import { type LoadedScenario, loadScenario } from "../../src/scenarios/index.js";

export const valleyFile = join(import.meta.dirname, "bad", "base", "valley.yaml");
export const valleyText = readFileSync(valleyFile, "utf8");

/** Loads `entry` from a folder that holds `files` and the valley, and leaves nothing behind. */
export function loadFiles(files: Readonly<Record<string, string>>, entry = "entry.yaml"): LoadedScenario {
  const folder = mkdtempSync(join(tmpdir(), "faultline-valley-"));
  try {
    for (const [name, text] of Object.entries({ "valley.yaml": valleyText, ...files })) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return loadScenario(entry, { workingFolder: folder, library: folder });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Loads the valley with the YAML of `change` laid over it. */
export function loadChanged(change: string): LoadedScenario {
  return loadFiles({ "entry.yaml": `imports: [valley.yaml]\n${change}` });
}

/** The problems of the valley with `change` laid over it: those it is refused with, or the warnings it is given. */
export function problemsOf(change: string): readonly Problem[] {
  try {
    return loadChanged(change).warnings;
  } catch (error) {
    if (error instanceof ScenarioError) return error.problems;
    throw error;
  }
}

/** `severity path: message` of each problem, for tests that read better so. */
export function saysOf(change: string): readonly string[] {
  return problemsOf(change).map(({ severity, path, message }) => `${severity} ${path}: ${message}`);
}
