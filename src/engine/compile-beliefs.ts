/**
 * Beliefs, compiled: names become places in a world, chances of error a table, whoever wrote them.
 */
import type { ModelBelief, ModelPosture } from "./model.js";
import { beliefPath, type Names, subjectOf } from "./names.js";
import type { Numbers } from "./numbers.js";
import type { Belief, Quantity, Scenario } from "./scenario.js";

interface Reader {
  readonly names: Names;
  readonly numbers: Numbers;
}

/** Compiles the beliefs of a scenario, in the order of their places in a world, and appends the paths of their streams. */
export function compileBeliefs(scenario: Scenario, reader: Reader, streamPaths: string[]): ModelBelief[] {
  const all = scenario.actors.flatMap(({ id, beliefs = [] }) => beliefs.map((source) => ({ actor: id, source })));
  return all.map(({ actor, source }) => {
    const subject = subjectOf(source);
    const path = beliefPath(actor, subject);
    // Of their own, so that a change of one number moves the draws of no other.
    const streams = { error: streamPaths.push(path) - 1, delay: streamPaths.push(`${path}:delay`) - 1 };
    const base = { source, actor, path, subject, streams };
    return "posture" in source
      ? { ...base, ...compilePostureBelief(scenario, source, actor, path, reader) }
      : { ...base, ...compileGaugeBelief(source, actor, path, reader) };
  });
}

type Compiled = Omit<ModelBelief, "source" | "actor" | "path" | "subject" | "streams">;

function compilePostureBelief(
  scenario: Scenario,
  source: Extract<Belief, { posture: string }>,
  actor: string,
  at: string,
  { names, numbers }: Reader,
): Compiled {
  const posture = names.posture(source.posture, at);
  const found = scenario.actors.flatMap(({ postures }) => postures).find(({ path }) => path === source.posture);
  const states = found?.states.map(({ id }) => id) ?? [];
  const place = (state: string) => names.state(source.posture, state, at);
  const { error = 0, initial = found?.initial } = source;
  const chance = (of: Quantity) => numbers.chance(of, at);
  const rows = states.map(() => states.map(() => 0));
  if (isQuantity(error)) {
    const each = states.length > 1 ? chance(error) / (states.length - 1) : 0;
    for (const [state, row] of rows.entries()) row.fill(each).fill(0, state, state + 1);
  } else {
    for (const { state, as } of error) {
      const row = rows[place(state)] ?? [];
      for (const taken of as) row[place(taken.state)] = chance(taken.chance);
      const sum = row.reduce((total, one) => total + one, 0);
      if (sum > 1) names.problem(at, `reports of ${state} are wrong with chances of ${sum} together`, "at most 1");
    }
  }
  const wrong = rows.some((row) => row.some((one) => one > 0));
  return {
    kind: "posture",
    of: posture,
    place: names.posture(source.posture, at, actor),
    delay: numbers.delay(source.delay ?? 0, at),
    errors: wrong ? rows : null,
    initial: initial === undefined ? 0 : place(initial),
    bias: 0,
  };
}

const isQuantity = (of: unknown): of is Quantity => typeof of === "number" || !Array.isArray(of);

function compileGaugeBelief(
  source: Extract<Belief, { gauge: string }>,
  actor: string,
  at: string,
  { names, numbers }: Reader,
): Compiled {
  return {
    kind: "gauge",
    of: names.gauge(source.gauge, at),
    place: names.gauge(source.gauge, at, actor),
    delay: numbers.delay(source.delay ?? 0, at),
    errors: null,
    initial: 0,
    bias: numbers.value(source.bias ?? 0, at),
  };
}

/** By posture or by gauge: the beliefs about it. */
export function beliefsAbout(beliefs: readonly ModelBelief[], wanted: ModelBelief["kind"]): number[][] {
  const found: number[][] = [];
  beliefs.forEach(({ kind, of }, index) => {
    if (kind === wanted) found[of] = [...(found[of] ?? []), index];
  });
  return found;
}

/** Number of states of each posture, then of each belief about one. */
export function countStates(postures: readonly ModelPosture[], beliefs: readonly ModelBelief[]): number[] {
  const count = (posture: number) => postures[posture]?.states.length ?? 0;
  const believed = beliefs.flatMap(({ kind, of }) => (kind === "posture" ? [count(of)] : []));
  return [...postures.map((_, posture) => count(posture)), ...believed];
}
