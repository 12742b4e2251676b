/**
 * Responses run to completion at once, so a circle of them that always answer would never end. The engine stops such a
 * cascade; this warns of it before play.
 */
import type { Ground } from "./lint-ground.js";
import { named, type TransitionSite, transitionSites } from "./sites.js";

export function lintResponses({ file, report }: Ground): void {
  const responses = transitionSites(file).filter(({ value }) => value.on !== undefined);
  for (const response of responses) {
    for (const { value, path } of named(response.value.on, [...response.path, "on"])) {
      if (value === pathOf(response))
        report({
          severity: "error",
          path,
          message: "A response cannot answer itself",
          hint: "name the happening it answers",
        });
    }
  }
  const certain = responses.filter(({ value }) => (value.chance ?? 1) === 1 && value.when === undefined);
  for (const circle of circlesOf(certain)) {
    const [first] = circle;
    if (first === undefined || !canRepeat(circle)) continue;
    const words = circle.map(pathOf).join(", ");
    report({
      severity: "warning",
      path: [...first.path, "on"],
      message: `These responses always answer one another, so a cascade would not end: ${words}`,
      hint: "give one of them a `when` or a `chance` below 1",
    });
  }
}

function pathOf(site: TransitionSite): string {
  return `${site.posture}.${site.id}`;
}

/** Groups of responses each of which leads, by way of the others, to itself. */
function circlesOf(responses: readonly TransitionSite[]): readonly (readonly TransitionSite[])[] {
  const leadsTo = new Map(responses.map((site) => [pathOf(site), reach(pathOf(site), responses)]));
  const grouped = new Set<string>();
  return responses.flatMap((site) => {
    const path = pathOf(site);
    if (grouped.has(path) || leadsTo.get(path)?.has(path) !== true) return [];
    const circle = responses.filter(
      (other) => leadsTo.get(path)?.has(pathOf(other)) && leadsTo.get(pathOf(other))?.has(path),
    );
    for (const member of circle) grouped.add(pathOf(member));
    return [circle];
  });
}

/** Paths of the responses set off by `start`, directly or not. */
function reach(start: string, responses: readonly TransitionSite[]): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [start];
  for (const path of open) {
    for (const site of responses) {
      if (reached.has(pathOf(site)) || !named(site.value.on, []).some(({ value }) => value === path)) continue;
      reached.add(pathOf(site));
      open.push(pathOf(site));
    }
  }
  return reached;
}

/** Whether every posture in the circle comes back to where it began; otherwise the circle stops by itself. */
function canRepeat(circle: readonly TransitionSite[]): boolean {
  return circle.every((site) =>
    circle.some(
      (other) =>
        other.posture === site.posture && named(site.value.from, []).some(({ value }) => value === other.value.to),
    ),
  );
}
