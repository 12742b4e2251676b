/**
 * Resolves conditions as written (maps of posture, gauge, day, reached, all, any, not) into the engine's form and
 * describes them in words. Unknown names are reported with their place.
 */
import type { Condition, Quantity } from "../engine/index.js";
import type { ConditionFile } from "./format.js";
import type { Names } from "./names.js";
import { hintForLookalike } from "./near-misses.js";
import { didYouMean, listNames } from "./nearest.js";
import { error, type Finding, type Report, shorten } from "./problem.js";
import type { Path } from "./tree.js";

/** Keys of a condition that do not name a posture or gauge. */
export const conditionWords: readonly string[] = ["all", "any", "not", "day", "reached"];

type Bounds = { min?: Quantity | undefined; max?: Quantity | undefined };

/** The engine's form of a condition; undefined if nothing usable is left, after reporting why. */
export function readCondition(file: ConditionFile, path: Path, names: Names, report: Report): Condition | undefined {
  const parts = Object.entries(file)
    .filter(([, test]) => test !== undefined)
    .flatMap(([key, test]) => readTest(key, test, [...path, key], names, report));
  if (Object.keys(file).length === 0) {
    report.error(path, "This condition tests nothing", { hint: "delete `when` if there is no condition" });
  }
  return parts.length > 1 ? { kind: "all", of: parts } : parts[0];
}

function readTest(key: string, test: unknown, path: Path, names: Names, report: Report): readonly Condition[] {
  switch (key) {
    case "all":
      return readList(test as ConditionFile[], path, names, report);
    case "any": {
      const of = readList(test as ConditionFile[], path, names, report);
      return of.length > 1 ? [{ kind: "any", of }] : of;
    }
    case "not": {
      const of = readCondition(test as ConditionFile, path, names, report);
      return of === undefined ? [] : [{ kind: "not", of }];
    }
    case "day":
      return readBounds({ kind: "day" }, test as Bounds, path, report);
    case "reached":
      return readReached(test as string | string[], path, names, report);
    default:
      return readNamed(key, test, path, names, report);
  }
}

function readList(list: readonly ConditionFile[], path: Path, names: Names, report: Report): readonly Condition[] {
  return list.flatMap((item, index) => readCondition(item, [...path, index], names, report) ?? []);
}

function readReached(test: string | readonly string[], path: Path, names: Names, report: Report): readonly Condition[] {
  const milestones = typeof test === "string" ? [test] : test;
  milestones.forEach((milestone, index) => {
    if (names.milestones.has(milestone)) return;
    report(unknownName("milestone", milestone, names.milestones, typeof test === "string" ? path : [...path, index]));
  });
  const of = milestones.map((milestone): Condition => ({ kind: "reached", milestone }));
  return of.length > 1 ? [{ kind: "any", of }] : of;
}

function readNamed(key: string, test: unknown, path: Path, names: Names, report: Report): readonly Condition[] {
  const states = names.postures.get(key);
  if (states !== undefined) return readPosture(key, states, test, path, report);
  if (names.gauges.has(key)) {
    if (isBounds(test)) return readBounds({ kind: "gauge", gauge: key }, test, path, report);
    report.error(path, `“${key}” is a gauge, so it is tested by its value`, {
      expected: "{min: number}, {max: number} or both",
      hint: `write ${key}: {min: …}`,
    });
    return [];
  }
  const known = [...names.postures.keys(), ...names.gauges, ...conditionWords];
  const ofActor = [...names.postures.keys()].filter((posture) => posture.startsWith(`${key}.`));
  report({
    ...unknownName("posture or gauge", key, known, path),
    at: "key",
    ...(ofActor.length > 0 && { hint: `“${key}” is an actor; name one of its postures: ${listNames(ofActor)}` }),
  });
  return [];
}

function readPosture(
  posture: string,
  states: readonly string[],
  test: unknown,
  path: Path,
  report: Report,
): readonly Condition[] {
  if (isBounds(test)) {
    report.error(path, `“${posture}” is a posture, so it is tested by its state`, {
      expected: `one or more of: ${listNames(states)}`,
      hint: `write ${posture}: ${states[0] ?? "state"}`,
    });
    return [];
  }
  const negated = isNegated(test);
  const inner: unknown = negated ? test.not : test;
  const innerPath = negated ? [...path, "not"] : path;
  const named = (Array.isArray(inner) ? inner : [inner]) as readonly string[];
  named.forEach((state, index) => {
    if (states.includes(state)) return;
    const at = Array.isArray(inner) ? [...innerPath, index] : innerPath;
    report(unknownState(posture, state, states, at));
  });
  const kept = negated ? states.filter((state) => !named.includes(state)) : named;
  if (kept.length === 0) {
    report.error(path, `This excludes every state of “${posture}”, so it can never hold`);
  }
  return [{ kind: "posture", posture, states: kept }];
}

function readBounds(
  subject: { kind: "day" } | { kind: "gauge"; gauge: string },
  test: Bounds,
  path: Path,
  report: Report,
): readonly Condition[] {
  if (test.min === undefined && test.max === undefined) {
    report.error(path, "This test has neither a min nor a max", { expected: "{min: number}, {max: number} or both" });
    return [];
  }
  return [
    { ...subject, ...(test.min !== undefined && { min: test.min }), ...(test.max !== undefined && { max: test.max }) },
  ];
}

function isBounds(test: unknown): test is Bounds {
  return typeof test === "object" && test !== null && !Array.isArray(test) && !("not" in test);
}

function isNegated(test: unknown): test is { not: string | string[] } {
  return typeof test === "object" && test !== null && "not" in test;
}

/** The section of a file that defines names of each kind. */
const sectionOf: Readonly<Record<string, string>> = {
  actor: "actors",
  assumption: "assumptions",
  claim: "evidence",
  gauge: "gauges",
  milestone: "milestones",
  source: "sources",
};

/** The finding for an unknown name, with the nearest known one. */
export function unknownName(kind: string, name: string, known: Iterable<string>, path: Path): Finding {
  const names = [...known];
  return error(path, `There is no ${kind} called “${shorten(name, 60)}”`, {
    expected: names.length === 0 ? `a ${kind}, but the scenario defines none` : `one of: ${listNames(names)}`,
    hint: nearHint(name, names),
    section: sectionOf[kind] ?? "actors",
  });
}

/** As `unknownName`, for a state of a posture. */
export function unknownState(posture: string, name: string, states: readonly string[], path: Path): Finding {
  return error(path, `“${posture}” has no state called “${shorten(name, 60)}”`, {
    expected: `one of: ${listNames(states)}`,
    hint: nearHint(name, states),
    section: "actors",
  });
}

function nearHint(name: string, known: readonly string[]): string | undefined {
  return hintForLookalike(name) ?? didYouMean(name, known);
}

/** A condition in a few words, such as “front hostilities is clashes or limited-war”. */
export function describeCondition(file: ConditionFile): string {
  const parts = Object.entries(file).map(([key, test]) => describeTest(key, test));
  return parts.join(", ");
}

function describeTest(key: string, test: unknown): string {
  const group = (items: unknown, word: string) => (items as ConditionFile[]).map(describeCondition).join(word);
  if (key === "all") return group(test, ", ");
  if (key === "any") return group(test, " or ");
  if (key === "not") return `not (${describeCondition(test as ConditionFile)})`;
  if (key === "reached") return `${joinOr(test as string | string[])} reached`;
  const subject = key.replaceAll(".", " ");
  if (isNegated(test)) return `${subject} is not ${joinOr(test.not)}`;
  if (isBounds(test)) return `${subject} ${describeBounds(test)}`;
  return `${subject} is ${joinOr(test as string | string[])}`;
}

function joinOr(names: string | readonly string[]): string {
  return typeof names === "string" ? names : names.join(" or ");
}

function describeBounds({ min, max }: Bounds): string {
  const write = (quantity: Quantity) => (typeof quantity === "number" ? `${quantity}` : quantity.assumption);
  if (min !== undefined && max !== undefined) return `from ${write(min)} to ${write(max)}`;
  return min === undefined ? `at most ${max === undefined ? "" : write(max)}` : `at least ${write(min)}`;
}
