/**
 * Lint rule: warns of cycles of certain responses. Responses run to completion at once, so such a cascade would not
 * end; the engine stops it.
 */
import type { LintContext } from "./lint-context.js";
import { named, type TransitionReference, transitionReferences } from "./references.js";

export function lintResponses({ file, report }: LintContext): void {
  const responses = transitionReferences(file).filter(({ value }) => value.on !== undefined);
  for (const response of responses) {
    for (const { value, path } of named(response.value.on, [...response.path, "on"])) {
      if (value === pathOf(response))
        report.error(path, "A response cannot answer itself", { hint: "name the happening it answers" });
    }
  }
  const certain = responses.filter(({ value }) => (value.chance ?? 1) === 1 && value.when === undefined);
  for (const circle of circlesOf(certain)) {
    const [first] = circle;
    if (first === undefined || !canRepeat(circle)) continue;
    const words = circle.map(pathOf).join(", ");
    report.warning(
      [...first.path, "on"],
      `These responses always answer one another, so a cascade would not end: ${words}`,
      { hint: "give one of them a `when` or a `chance` below 1" },
    );
  }
}

function pathOf(reference: TransitionReference): string {
  return `${reference.posture}.${reference.id}`;
}

/** Groups of responses that trigger each other in a cycle. */
function circlesOf(responses: readonly TransitionReference[]): readonly (readonly TransitionReference[])[] {
  const leadsTo = new Map(responses.map((reference) => [pathOf(reference), reach(pathOf(reference), responses)]));
  const grouped = new Set<string>();
  return responses.flatMap((reference) => {
    const path = pathOf(reference);
    if (grouped.has(path) || leadsTo.get(path)?.has(path) !== true) return [];
    const circle = responses.filter(
      (other) => leadsTo.get(path)?.has(pathOf(other)) && leadsTo.get(pathOf(other))?.has(path),
    );
    for (const member of circle) grouped.add(pathOf(member));
    return [circle];
  });
}

/** Paths of the responses triggered by `start`, directly or indirectly. */
function reach(start: string, responses: readonly TransitionReference[]): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [start];
  for (const path of open) {
    for (const reference of responses) {
      if (reached.has(pathOf(reference)) || !named(reference.value.on, []).some(({ value }) => value === path))
        continue;
      reached.add(pathOf(reference));
      open.push(pathOf(reference));
    }
  }
  return reached;
}

/** Whether every posture of the cycle can return to its first state; otherwise the cycle stops by itself. */
function canRepeat(circle: readonly TransitionReference[]): boolean {
  return circle.every((reference) =>
    circle.some(
      (other) =>
        other.posture === reference.posture &&
        named(reference.value.from, []).some(({ value }) => value === other.value.to),
    ),
  );
}
