/**
 * Agreements in a scenario file: injects that come about when seats agree. `agreement.id` names the reaching of one wherever a
 * happening is named (happening-name.ts).
 */
import type { Terms } from "../engine/index.js";
import { unknownName } from "./condition-parts.js";
import type { ScenarioFile } from "./format.js";
import { happeningOf } from "./happening-name.js";
import type { LintContext } from "./lint-context.js";
import { many, named } from "./references.js";

type AgreementFile = NonNullable<ScenarioFile["injects"][string]["agreement"]>;

export function termsOf({ parties, proposers, terms, "broken-by": brokenBy }: AgreementFile): Terms {
  return {
    parties,
    ...(proposers !== undefined && { proposers }),
    terms: many(terms),
    ...(brokenBy !== undefined && { brokenBy: many(brokenBy).map(happeningOf) }),
  };
}

/** Parties and proposers are actors, what breaks it is a happening, and nothing but seats brings it about. */
export function lintAgreements({ file, names, report }: LintContext): void {
  for (const [id, { agreement, at, when, historical }] of Object.entries(file.injects)) {
    if (agreement === undefined) continue;
    const path = ["injects", id, "agreement"];
    for (const key of ["parties", "proposers"] as const)
      for (const { value, path: place } of named(agreement[key], [...path, key]))
        if (!names.actors.has(value)) report(unknownName("actor", value, names.actors, place));
    for (const { value, path: place } of named(agreement["broken-by"], [...path, "broken-by"]))
      if (!names.happenings.has(value)) report(unknownName("transition or inject", value, names.happenings, place));
    const { parties } = agreement;
    if (new Set(parties).size < Math.max(2, parties.length))
      report.error([...path, "parties"], "An agreement needs two parties at least, each once", {
        hint: "name the actors who must agree",
      });
    if (at !== undefined || when !== undefined || historical)
      report.error(path, "An agreement comes about when its parties agree, and has no schedule", {
        at: "key",
        hint: "delete `at`, `when` and `historical`, or delete `agreement`",
      });
  }
}
