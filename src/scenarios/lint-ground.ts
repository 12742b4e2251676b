/** What every lint rule stands on: the file, its names, and where to report. */
import type { Assignment } from "./assigned.js";
import type { ScenarioFile } from "./format.js";
import type { Names } from "./names.js";
import type { Finding } from "./problem.js";
import type { References } from "./references.js";
import type { MapTree } from "./tree.js";

export interface Ground {
  readonly file: ScenarioFile;
  readonly names: Names;
  /** The merged tree, for asking which file something is in. */
  readonly tree: MapTree;
  readonly references: References;
  /** As written first. */
  readonly assignments: readonly Assignment[];
  /** False where `start` is misshapen, so that no date can be counted from it. */
  readonly startKnown: boolean;
  readonly report: (finding: Finding) => void;
}
