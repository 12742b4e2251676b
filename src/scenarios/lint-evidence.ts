/**
 * Lint rules for evidence: numbers should cite a claim or a judgement, and claims and assumptions should be used.
 */
import type { Ground } from "./lint-ground.js";
import { transitionReferences } from "./references.js";
import { type Path, placeOfKey } from "./tree.js";

export function lintEvidence(ground: Ground): void {
  const { file, report } = ground;
  for (const { value: transition, path } of transitionReferences(file)) {
    lintBasis(ground, transition, path, "transition");
    for (const [index, ratio] of (transition.ratios ?? []).entries()) {
      // An assumption cites its own evidence.
      if (!("assumption" in ratio)) lintBasis(ground, ratio, [...path, "ratios", index], "ratio");
    }
  }
  for (const [id, assumption] of Object.entries(file.assumptions ?? {}))
    lintBasis(ground, assumption, ["assumptions", id], "assumption");
  for (const [milestone, entry] of Object.entries(file.history ?? {})) {
    if ((entry.evidence ?? []).length > 0 || entry.publicRecord === true) continue;
    report({
      severity: "warning",
      path: ["history", milestone],
      at: "key",
      message: "Nothing says how this is known",
      hint: "add evidence: [claim], or publicRecord: true",
    });
  }
  const cited = new Set(
    ground.references.claims.filter(({ path }) => path[0] !== "evidence").map(({ value }) => value),
  );
  reportUnused(ground, "evidence", cited, "is cited by nothing in this scenario");
  const assumed = new Set(
    ground.references.quantities.flatMap(({ value }) => (typeof value === "number" ? [] : [value.assumption])),
  );
  reportUnused(ground, "assumptions", assumed, "is used by nothing in this scenario");
}

function lintBasis(
  { report }: Ground,
  basis: { evidence?: string[] | undefined; judgement?: string | undefined },
  path: Path,
  noun: string,
): void {
  if ((basis.evidence ?? []).length > 0 || basis.judgement !== undefined) return;
  report({
    severity: "warning",
    path,
    at: "key",
    message: `Nothing says what this ${noun} rests on`,
    hint: "add evidence: [claim], or judgement: one line of reasoning",
  });
}

/** Warns of unused names of the scenario's own file; imported ones may be unused. */
function reportUnused(
  { file, tree, report }: Ground,
  section: "evidence" | "assumptions",
  used: ReadonlySet<string>,
  problem: string,
): void {
  for (const id of Object.keys(file[section] ?? {})) {
    if (used.has(id) || placeOfKey(tree, [section, id]).file !== tree.place.file) continue;
    report({ severity: "warning", path: [section, id], at: "key", message: `“${id}” ${problem}` });
  }
}
