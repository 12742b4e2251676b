/**
 * What a viewer may not see, worked out from the scenario alone, and whether records that it sees hold any of it.
 */
import type { Record as RunRecord, Scenario } from "../../src/engine/index.js";
import type { Viewer } from "../../src/session/index.js";

/** What a viewer may not see, worked out from the scenario alone. */
export function secretsOf(scenario: Scenario, viewer: Viewer) {
  const hidden = ({ visibility }: { visibility?: readonly string[] }) =>
    visibility !== undefined && !(viewer !== null && visibility.includes(viewer));
  const transitions = scenario.actors.flatMap(({ postures }) => postures.flatMap((posture) => posture.transitions));
  return {
    gauges: scenario.gauges.filter(hidden).map(({ id }) => id),
    paths: transitions.filter(hidden).map(({ path }) => path),
  };
}

export function findLeak(scenario: Scenario, viewer: Viewer, seen: readonly RunRecord[]): string | undefined {
  const { gauges, paths } = secretsOf(scenario, viewer);
  const known = new Map(
    scenario.actors.flatMap(({ postures }) => postures.map(({ path, initial }) => [path, initial] as const)),
  );
  for (const record of seen) {
    // Where a posture came from is where its last news left it, or a move in secret would be given away by the next.
    for (const { posture, from, to } of movesOf(record)) {
      if (from !== known.get(posture)) return `${record.seq} tells that ${posture} stood at ${from}`;
      known.set(posture, to);
    }
    const noting = record.type === "milestone" ? record.milestone : null;
    const noted = scenario.milestones.find(({ id }) => id === noting);
    if (noted?.on?.some((path) => paths.includes(path))) return `${record.seq} notes ${noting}`;
    const effects = "effects" in record ? record.effects.map(({ gauge }) => gauge) : [];
    const gauge = effects.find((id) => gauges.includes(id));
    if (gauge !== undefined) return `${record.seq} shows ${gauge}`;
    // Whoever gave an order knows what they ordered, and whether it failed.
    if (record.type === "transition" && record.by === "seat" && record.actor === viewer) continue;
    if (record.type === "inject" && record.inject === "@order-failed" && record.path?.startsWith(`${viewer}.`))
      continue;
    const named = [
      "transition" in record ? record.transition : "",
      "answers" in record ? record.answers : "",
      record.type === "inject" ? record.path : "",
    ].find((path) => path && paths.includes(path));
    if (named) return `${record.seq} names ${named}`;
    if (record.type === "inject" && ["@gauge", "@denied"].includes(record.inject))
      return `${record.seq} shows the hand`;
    if ("reason" in record || "why" in record || "visibility" in record) return `${record.seq} says too much`;
  }
  return undefined;
}

function movesOf(
  record: RunRecord,
): readonly { readonly posture: string; readonly from: string; readonly to: string }[] {
  if (record.type === "inject") return record.moved ?? [];
  return record.type === "milestone" || record.type === "end" ? [] : [record];
}
