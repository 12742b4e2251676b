/** The context of every lint rule: the file, its names, and the report function. */
import type { Assignment } from "./assigned.js";
import type { ScenarioFile } from "./format.js";
import type { Names } from "./names.js";
import type { Report } from "./problem.js";
import type { References } from "./references.js";
import type { MapTree } from "./tree.js";

export interface LintContext {
  readonly file: ScenarioFile;
  readonly names: Names;
  /** The merged tree, which knows the file of every value. */
  readonly tree: MapTree;
  /** The files that were merged, in order: each is laid over those before it. */
  readonly layers: readonly string[];
  readonly references: References;
  /** The first is the scenario as written. */
  readonly assignments: readonly Assignment[];
  /** False if `start` is malformed, so that dates cannot be checked. */
  readonly startKnown: boolean;
  readonly report: Report;
}
