/**
 * Lint rules for evidence: numbers should cite a claim or a judgement, and claims and assumptions should be used.
 */
import type { Support } from "../engine/index.js";
import { type BasisFile, curveIn, isBased, spreadIn, supportOf } from "./bases.js";
import type { RatioFile } from "./format.js";
import type { LintContext } from "./lint-context.js";
import { type Based, carriers, transitionReferences } from "./references.js";
import { type Path, placeOfKey } from "./tree.js";

export function lintEvidence(context: LintContext): void {
  const { file, report } = context;
  for (const { value: transition, path } of transitionReferences(file)) {
    const { carried = {} } = transition.after === undefined ? {} : spreadIn(transition.after);
    lintBasis(context, [transition, carried], path, "transition");
    lintRatios(context, transition.ratios, path);
    for (const [id, outcome] of Object.entries(transition.outcomes ?? {})) {
      const at = [...path, "outcomes", id];
      // An assumption cites its own evidence, here as in a ratio.
      if (typeof outcome.weight === "number") lintBasis(context, [outcome], at, "weight");
      lintRatios(context, outcome.ratios, at);
    }
  }
  for (const [id, assumption] of Object.entries(file.assumptions)) {
    // What a derived one rests on is what its parts rest on.
    if (assumption.derived === undefined) lintBasis(context, [assumption], ["assumptions", id], "assumption");
  }
  lintCarried(context);
  lintSupports(context);
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
  const { quantities, assumptions } = context.references;
  const assumed = new Set([
    ...quantities.flatMap(({ value }) => (typeof value === "number" ? [] : [value.assumption])),
    ...assumptions.map(({ value }) => value),
  ]);
  reportUnused(context, "assumptions", assumed, "is used by nothing in this scenario");
}

function lintRatios(context: LintContext, ratios: readonly RatioFile[] | undefined, owner: Path): void {
  for (const [index, ratio] of (ratios ?? []).entries()) {
    // An assumption cites its own evidence.
    if ("assumption" in ratio) continue;
    const { carried = {} } = "curve" in ratio ? curveIn(ratio.curve) : {};
    lintBasis(context, [ratio, carried], [...owner, "ratios", index], "ratio");
  }
}

/** Warns of an element that says nothing of what it rests on, nor does the number it is made of. */
function lintBasis({ report }: LintContext, bases: readonly BasisFile[], path: Path, noun: string): void {
  if (bases.some(isBased)) return;
  report.warning(path, `Nothing says what this ${noun} rests on`, {
    at: "key",
    hint: "add evidence: [claim], or judgement: one line of reasoning",
  });
}

/** A spread or curve is written as a map only to say what it rests on. */
function lintCarried({ references, report }: LintContext): void {
  for (const { value, path, of } of references.bases) {
    const noun = carriers[of];
    if (noun === undefined || isBased(value)) continue;
    report.warning(path, `Nothing says what this ${noun} rests on`, {
      at: "key",
      hint: `add evidence: [claim], or judgement: one line of reasoning; or write the ${noun} alone`,
    });
  }
}

/** A claim cannot speak for what a number has not got. */
function lintSupports({ references, report }: LintContext): void {
  for (const { value, path, of } of references.citations) {
    const lacks = without[of];
    if (lacks === undefined || !supportOf(value).includes(lacks.word)) continue;
    report.warning([...path, "supports"], `“${lacks.word}” says nothing here: ${lacks.because}`, { hint: lacks.hint });
  }
}

const effect = {
  word: "timing",
  because: "an effect has a size and a direction, and its time is that of what has the effect",
  hint: "cite the claim for the transition, or write size, direction or both",
} as const;
const without: Partial<Record<Based, { readonly word: Support; readonly because: string; readonly hint: string }>> = {
  effect,
  add: effect,
  delay: { word: "direction", because: "a time has no direction", hint: "write timing" },
  after: { word: "direction", because: "a time has no direction", hint: "write timing" },
};

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
