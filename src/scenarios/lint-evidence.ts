/**
 * Lint rules for evidence: numbers should cite a claim or a judgement, and claims and assumptions should be used.
 */
import type { Basis } from "../engine/index.js";
import type { LintContext } from "./lint-context.js";
import { transitionReferences } from "./references.js";
import { type Path, placeOfKey } from "./tree.js";

export function lintEvidence(context: LintContext): void {
  const { file, report } = context;
  for (const { value: transition, path } of transitionReferences(file)) {
    lintBasis(context, transition, path, "transition");
    for (const [index, ratio] of (transition.ratios ?? []).entries()) {
      // An assumption cites its own evidence.
      if (!("assumption" in ratio)) lintBasis(context, ratio, [...path, "ratios", index], "ratio");
    }
  }
  for (const [id, assumption] of Object.entries(file.assumptions))
    lintBasis(context, assumption, ["assumptions", id], "assumption");
  for (const [milestone, entry] of Object.entries(file.history)) {
    if (entry.evidence.length > 0 || entry.publicRecord === true) continue;
    report.warning(["history", milestone], "Nothing says how this is known", {
      at: "key",
      hint: "add evidence: [claim], or publicRecord: true",
    });
  }
  const cited = new Set(
    context.references.claims.filter(({ path }) => path[0] !== "evidence").map(({ value }) => value),
  );
  reportUnused(context, "evidence", cited, "is cited by nothing in this scenario");
  const assumed = new Set(
    context.references.quantities.flatMap(({ value }) => (typeof value === "number" ? [] : [value.assumption])),
  );
  reportUnused(context, "assumptions", assumed, "is used by nothing in this scenario");
}

function lintBasis({ report }: LintContext, basis: Basis, path: Path, noun: string): void {
  if (basis.evidence.length > 0 || basis.judgement !== undefined) return;
  report.warning(path, `Nothing says what this ${noun} rests on`, {
    at: "key",
    hint: "add evidence: [claim], or judgement: one line of reasoning",
  });
}

/** Warns of unused names of the scenario's own file; imported ones may be unused. */
function reportUnused(
  { file, tree, report }: LintContext,
  section: "evidence" | "assumptions",
  used: ReadonlySet<string>,
  problem: string,
): void {
  for (const id of Object.keys(file[section])) {
    if (used.has(id) || placeOfKey(tree, [section, id]).file !== tree.place.file) continue;
    report.warning([section, id], `“${id}” ${problem}`, { at: "key" });
  }
}
