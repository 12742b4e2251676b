/**
 * Lint rule: warns of cascades that do not end. Responses run to completion at once, so a circle of responses that always
 * answer one another breaks the run at the engine's limit.
 */
import { circlesIn, pathOf } from "./lint-circles.js";
import type { LintContext } from "./lint-context.js";
import { named, transitionReferences } from "./references.js";

export function lintResponses(context: LintContext): void {
  const { file, report } = context;
  for (const response of transitionReferences(file)) {
    for (const { value, path } of named(response.value.on, [...response.path, "on"])) {
      if (value === pathOf(response))
        report.error(path, "A response cannot answer itself", { hint: "name the happening it answers" });
    }
  }
  for (const { responses, first, conditional } of circlesIn(context)) {
    report.warning(
      [...first.path, "on"],
      `These responses always answer one another, so a cascade would not end: ${responses.join(", ")}`,
      {
        hint: conditional
          ? "no `when` of theirs stops it in time: let one depend on what the circle changes, or give one a `chance` below 1"
          : "give one of them a `chance` below 1, or a `when` that the circle itself makes false",
      },
    );
  }
}
