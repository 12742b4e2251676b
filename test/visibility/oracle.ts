/**
 * What a viewer may not know, worked out a second way: from the scenario's own lists of who learns of what, and by
 * trying conditions out, without a look at how the product decides it.
 */
import type {
  Condition,
  ExplainedRecord,
  Ratio,
  Record as RunRecord,
  Scenario,
  Transition,
} from "../../src/engine/index.js";

/** An actor's id for its seat; null for the table. */
export type Looker = string | null;

interface Restricted {
  readonly visibility?: readonly string[] | undefined;
}

export function isHidden({ visibility }: Restricted, looker: Looker): boolean {
  return Array.isArray(visibility) && !(looker !== null && visibility.includes(looker));
}

const posturesOf = ({ actors }: Scenario) => actors.flatMap((actor) => actor.postures);

/** What a looker may not know of a scenario, by id or path. */
export function secretsOf(scenario: Scenario, looker: Looker) {
  const transitions = posturesOf(scenario).flatMap((posture) => posture.transitions);
  const paths = transitions.filter((one) => isHidden(one, looker)).map(({ path }) => path);
  return {
    gauges: scenario.gauges.filter((one) => isHidden(one, looker)).map(({ id }) => id),
    paths,
    milestones: scenario.milestones
      .filter(({ on = [] }) => on.some((path) => paths.includes(path)))
      .map(({ id }) => id),
  };
}

/** Where a transition may lead: to its state, or that of any of its outcomes. */
const leadsTo = ({ to, outcomes }: Transition): readonly string[] => outcomes?.map((one) => one.to) ?? [to!];

/** Whether a condition's truth may turn on a hidden move, gauge or milestone: leaf by leaf, each hidden move tried. */
export function turnsOnSecret(scenario: Scenario, looker: Looker, condition: Condition): boolean {
  const { gauges, paths, milestones } = secretsOf(scenario, looker);
  if (condition.kind === "gauge") return gauges.includes(condition.gauge);
  if (condition.kind === "reached") return milestones.includes(condition.milestone);
  if (condition.kind === "day" || condition.kind === "date") return false;
  if (condition.kind === "compare") return [condition.gauge, condition.other].some((gauge) => gauges.includes(gauge));
  if (condition.kind === "count") return paths.includes(condition.happening);
  if (condition.kind === "since") {
    const { of } = condition;
    if ("milestone" in of) return milestones.includes(of.milestone);
    if ("happening" in of) return paths.includes(of.happening);
    const own = posturesOf(scenario).find(({ path }) => path === of.posture);
    return (
      own?.transitions.some((one) => paths.includes(one.path) && leadsTo(one).some((to) => of.states.includes(to))) ??
      false
    );
  }
  if (condition.kind === "not") return turnsOnSecret(scenario, looker, condition.of);
  if (condition.kind !== "posture") return condition.of.some((part) => turnsOnSecret(scenario, looker, part));
  const holdsAt = (state: string) => condition.states.includes(state);
  const posture = posturesOf(scenario).find(({ path }) => path === condition.posture);
  const moves = posture?.transitions.filter(({ path }) => paths.includes(path)) ?? [];
  return moves.some((one) => one.from.some((state) => leadsTo(one).some((to) => holdsAt(state) !== holdsAt(to))));
}

export function ratioHidden(scenario: Scenario, looker: Looker, ratio: Ratio): boolean {
  if (ratio.kind === "condition") return turnsOnSecret(scenario, looker, ratio.when);
  return ratio.kind === "curve" && secretsOf(scenario, looker).gauges.includes(ratio.gauge);
}

/** Whether a record is no news for a looker. */
export function isNoNews(scenario: Scenario, looker: Looker, record: ExplainedRecord): boolean {
  if (record.type === "end") return false;
  if (record.type === "milestone") return secretsOf(scenario, looker).milestones.includes(record.milestone);
  if (record.type === "belief") return record.actor !== looker;
  if (record.type !== "inject" && record.by === "seat" && record.actor === looker) return false;
  return isHidden(record, looker);
}

export function movesOf(record: RunRecord): readonly { posture: string; from: string; to: string }[] {
  if (record.type === "inject") return record.moved ?? [];
  return "posture" in record ? [record] : [];
}

/** Where a looker takes every posture to stand: where its last news left it. */
export function beliefs(scenario: Scenario, looker: Looker, records: readonly ExplainedRecord[]) {
  const stands = Object.fromEntries(posturesOf(scenario).map(({ path, initial }) => [path, initial]));
  for (const record of records) {
    if (isNoNews(scenario, looker, record)) continue;
    for (const { posture, to } of movesOf(record)) stands[posture] = to;
  }
  return stands;
}

/** The first thing in what a looker is told that it may not know; undefined where there is none. */
export function findLeak(scenario: Scenario, looker: Looker, told: readonly RunRecord[]): string | undefined {
  const { gauges, paths, milestones } = secretsOf(scenario, looker);
  const known = new Map(posturesOf(scenario).map(({ path, initial }) => [path, initial] as const));
  for (const [place, record] of told.entries()) {
    if (record.seq !== place) return `${place} is numbered ${record.seq}: a gap would tell of what is missing`;
    // Where a posture came from is where its last news left it, or a move in secret would be given away by the next.
    for (const { posture, from, to } of movesOf(record)) {
      if (from !== known.get(posture)) return `${place} tells that ${posture} stood at ${from}`;
      known.set(posture, to);
    }
    if (record.type === "milestone" && milestones.includes(record.milestone))
      return `${place} notes ${record.milestone}`;
    const effects = "effects" in record ? record.effects.map(({ gauge }) => gauge) : [];
    const gauge = effects.find((id) => gauges.includes(id));
    if (gauge !== undefined) return `${place} shows ${gauge}`;
    if ("reason" in record || "why" in record || "visibility" in record) return `${place} says too much`;
    // Whoever gave an order knows what they ordered, and whether it failed.
    if (record.type === "transition" && record.by === "seat" && record.actor === looker) continue;
    if (record.type === "inject" && record.inject === "@order-failed" && record.path?.startsWith(`${looker}.`))
      continue;
    const named = [
      "transition" in record ? record.transition : "",
      "answers" in record ? record.answers : "",
      record.type === "inject" ? record.path : "",
    ].find((path) => path && paths.includes(path));
    if (named) return `${place} names ${named}`;
    if (record.type === "inject" && ["@gauge", "@denied"].includes(record.inject)) return `${place} shows an override`;
  }
  return undefined;
}
