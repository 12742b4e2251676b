/**
 * Checks what types cannot: that names lead somewhere, numbers make sense under every variant, charts can be walked,
 * conditions can hold, and claims carry what rests on them. Errors are what play would trip over or what can only be a
 * slip; warnings are what an author may mean.
 */
import { listAssignments } from "./assigned.js";
import type { ScenarioFile } from "./format.js";
import { lintCharts } from "./lint-charts.js";
import { lintConditions } from "./lint-conditions.js";
import { lintEvidence } from "./lint-evidence.js";
import type { Ground } from "./lint-ground.js";
import { lintNumbers } from "./lint-numbers.js";
import { lintReferences } from "./lint-references.js";
import { lintResponses } from "./lint-responses.js";
import type { Names } from "./names.js";
import type { Finding } from "./problem.js";
import { collectReferences } from "./references.js";
import { type MapTree, type Path, valueAt } from "./tree.js";

/**
 * Lints a file. `omitted` lists what was left out of it for being misshapen: nothing is said about the things those
 * parts belong to, and no warnings are given, since what seems to be missing may only be misspelt.
 */
export function lintScenario(
  file: ScenarioFile,
  names: Names,
  tree: MapTree,
  omitted: readonly Path[],
): readonly Finding[] {
  const findings: Finding[] = [];
  const ground: Ground = {
    file,
    names,
    tree,
    references: collectReferences(file),
    assignments: listAssignments(file),
    startKnown: !omitted.some(([section]) => section === "start"),
    report: (finding) => findings.push(finding),
  };
  lintReferences(ground);
  const namesLost = findings.length > 0;
  for (const rule of [lintNumbers, lintCharts, lintResponses, lintConditions, lintEvidence]) rule(ground);
  if (omitted.length === 0 && !namesLost) return findings;
  const touched = (path: Path) => omitted.some((gone) => path.every((part, index) => gone[index] === part));
  const lostSections = new Set(omitted.filter((gone) => holdsNames(gone, tree)).map(([section]) => section));
  return findings.filter(({ severity, path, section }) => {
    // What seems unreachable or unused may only be misspelt.
    return severity === "error" && !touched(path) && !lostSections.has(section);
  });
}

/** Whether names were lost with what was left out, because a list or a scalar stands where they should be defined. */
function holdsNames(path: Path, tree: MapTree): boolean {
  return valueAt(tree, path)?.kind !== "map" && (path.length === 1 || (path[0] === "actors" && path.length <= 5));
}
