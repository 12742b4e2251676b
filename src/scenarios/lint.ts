/**
 * The linter: checks names, numbers under every variant, statecharts, conditions and evidence. Errors would fail in
 * play or can only be mistakes; warnings may be intended.
 */
import { lintAgreements } from "./agreements.js";
import { listAssignments } from "./assigned.js";
import type { ScenarioFile } from "./format.js";
import { lintAddressees } from "./lint-addressees.js";
import { lintBeliefUse } from "./lint-belief-use.js";
import { lintBeliefs } from "./lint-beliefs.js";
import { lintCharts } from "./lint-charts.js";
import { lintCodes } from "./lint-codes.js";
import { lintConditions } from "./lint-conditions.js";
import type { LintContext } from "./lint-context.js";
import { lintDerivedAssumptions } from "./lint-derived.js";
import { lintDraws } from "./lint-draws.js";
import { lintEvidence } from "./lint-evidence.js";
import { lintExercise } from "./lint-exercise.js";
import { lintFormat } from "./lint-format.js";
import { lintGauges } from "./lint-gauges.js";
import { lintInherited } from "./lint-inherited.js";
import { lintLabels } from "./lint-labels.js";
import { lintMap } from "./lint-map.js";
import { lintMechanisms } from "./lint-mechanisms.js";
import { lintNumbers } from "./lint-numbers.js";
import { lintReferences } from "./lint-references.js";
import { lintResponses } from "./lint-responses.js";
import { lintStandIns } from "./lint-stand-ins.js";
import type { Names } from "./names.js";
import { type Finding, reportTo } from "./problem.js";
import { collectReferences } from "./references.js";
import { type MapTree, type Path, valueAt } from "./tree.js";

/**
 * Lints a file, merged from `layers`. `omitted` lists the malformed parts that were left out. If there are any, warnings and problems of the
 * things they belong to are suppressed, because what seems missing may only be misspelt.
 */
export function lintScenario(
  file: ScenarioFile,
  names: Names,
  tree: MapTree,
  layers: readonly string[],
  omitted: readonly Path[],
): readonly Finding[] {
  const findings: Finding[] = [];
  const context: LintContext = {
    file,
    names,
    tree,
    layers,
    references: collectReferences(file),
    assignments: listAssignments(file),
    startKnown: !omitted.some(([section]) => section === "start"),
    report: reportTo((finding) => findings.push(finding)),
  };
  lintReferences(context);
  const namesLost = findings.length > 0;
  for (const rule of [
    lintFormat,
    lintNumbers,
    lintGauges,
    lintDerivedAssumptions,
    lintDraws,
    lintBeliefs,
    lintBeliefUse,
    lintCharts,
    lintCodes,
    lintResponses,
    lintStandIns,
    lintConditions,
    lintEvidence,
    lintInherited,
    lintMap,
    lintMechanisms,
    lintExercise,
    lintAddressees,
    lintAgreements,
    lintLabels,
  ])
    rule(context);
  if (omitted.length === 0 && !namesLost) return findings;
  const touched = (path: Path) => omitted.some((gone) => path.every((part, index) => gone[index] === part));
  const lostSections = new Set(omitted.filter((gone) => holdsNames(gone, tree)).map(([section]) => section));
  return findings.filter(({ severity, path, section }) => {
    return severity === "error" && !touched(path) && !lostSections.has(section);
  });
}

/** Whether names are missing because of an omitted part: a list or scalar in place of their definitions. */
function holdsNames(path: Path, tree: MapTree): boolean {
  return valueAt(tree, path)?.kind !== "map" && (path.length === 1 || (path[0] === "actors" && path.length <= 5));
}
