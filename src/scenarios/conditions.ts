/**
 * Resolves conditions as written (maps of posture, gauge, day, reached, all, any, not) into the engine's form and
 * describes them in words. Unknown names are reported with their place.
 */
import type { Condition, Quantity } from "../engine/index.js";
import { testsIn } from "./condition-maps.js";
import { type Bounds, describeBounds, readBounds, unknownName, unknownState } from "./condition-parts.js";
import { conditionWords, laterConditionWords } from "./condition-words.js";
import type { ConditionFile } from "./format.js";
import type { Words } from "./label-words.js";
import type { Names } from "./names.js";
import { listNames } from "./nearest.js";
import type { Report } from "./problem.js";
import { describeLaterTest, readLaterTest } from "./time-conditions.js";
import type { Path } from "./tree.js";

type GaugeTest = Bounds & { above?: string; below?: string; by?: Quantity };

/** Whose beliefs a condition reads where it holds any: those of the actor whose transition it stands in. */
export function believerAt([section, actor]: Path): string | undefined {
  return section === "actors" && typeof actor === "string" ? actor : undefined;
}

/** The engine's form of a condition; undefined if nothing usable is left, after reporting why. */
export function readCondition(
  file: ConditionFile,
  path: Path,
  names: Names,
  report: Report,
  believer = believerAt(path),
): Condition | undefined {
  return readMap(file, path, { names, report, believer });
}

/** What reading any part of a condition needs. */
interface Reading {
  readonly names: Names;
  readonly report: Report;
  /** Whose beliefs are read, where it holds any. */
  readonly believer: string | undefined;
}

function readMap(file: ConditionFile, path: Path, reading: Reading): Condition | undefined {
  const { report } = reading;
  const parts = Object.entries(file)
    .filter(([, test]) => test !== undefined)
    .flatMap(([key, test]) => readTest(key, test, [...path, key], reading));
  if (Object.keys(file).length === 0) {
    const key = path.findLast((part) => typeof part === "string");
    const holder =
      path.at(-1) === key && key !== "when" ? `delete \`${String(key)}\`, or test something in it` : undefined;
    report.error(path, "This condition tests nothing", { hint: holder ?? "delete `when` if there is no condition" });
  }
  return parts.length > 1 ? { kind: "all", of: parts } : parts[0];
}

function readTest(key: string, test: unknown, path: Path, reading: Reading): readonly Condition[] {
  const { names, report } = reading;
  switch (key) {
    case "all":
      return readList(test as ConditionFile[], path, reading);
    case "any": {
      const of = readList(test as ConditionFile[], path, reading);
      return of.length > 1 ? [{ kind: "any", of }] : of;
    }
    case "not": {
      const of = readMap(test as ConditionFile, path, reading);
      return of === undefined ? [] : [{ kind: "not", of }];
    }
    case "inTruth":
      return maybe(readMap(test as ConditionFile, path, { ...reading, believer: undefined }));
    case "believedBy": {
      const believers = Object.entries(test as Record<string, ConditionFile>);
      if (believers.length === 0)
        report.error(path, "This condition tests nothing", {
          hint: "write believedBy: { actor: { actor.posture: state } }",
        });
      return believers.flatMap(([actor, of]) => readBelieved(actor, of, [...path, actor], reading));
    }
    case "day":
      return readBounds({ kind: "day" as const }, test as Bounds, path, report);
    case "reached":
      return readReached(test as string | string[], path, names, report);
    default:
      if (laterConditionWords.includes(key) && !names.gauges.has(key))
        return readLaterTest(key, test, path, names, report).map((condition) => believed(condition, reading));
      return readNamed(key, test, path, names, report).map((condition) => believed(condition, reading));
  }
}

const maybe = (condition: Condition | undefined): readonly Condition[] => (condition === undefined ? [] : [condition]);

/** A condition as an actor believes, whoever's transition it stands in. */
function readBelieved(actor: string, file: ConditionFile, path: Path, reading: Reading): readonly Condition[] {
  const { names, report } = reading;
  const held = names.beliefs.get(actor);
  if (held === undefined) report({ ...unknownName("actor", actor, names.actors, path), at: "key" });
  for (const { key, path: at } of testsIn(file, path)) {
    const named = names.postures.has(key) || names.gauges.has(key);
    if (held === undefined || !named || held.has(key) || key.startsWith(`${actor}.`)) continue;
    report.error(at, `“${actor}” holds no belief about “${key}”, so it knows it`, {
      at: "key",
      hint: `add it under actors.${actor}.beliefs, or write the test outside believedBy`,
    });
  }
  return maybe(readMap(file, path, { ...reading, believer: actor }));
}

/** A test as the believer sees it, where it holds a belief about what is tested. */
function believed(condition: Condition, { names, believer }: Reading): Condition {
  const held = believer === undefined ? undefined : names.beliefs.get(believer);
  if (believer === undefined || held === undefined || held.size === 0) return condition;
  switch (condition.kind) {
    case "posture":
      return held.has(condition.posture) ? { ...condition, believer } : condition;
    case "gauge":
      return held.has(condition.gauge) ? { ...condition, believer } : condition;
    case "compare":
      return held.has(condition.gauge) || held.has(condition.other) ? { ...condition, believer } : condition;
    case "since":
      return "posture" in condition.of && held.has(condition.of.posture)
        ? { ...condition, of: { ...condition.of, believer } }
        : condition;
    default:
      return condition;
  }
}

function readList(list: readonly ConditionFile[], path: Path, reading: Reading): readonly Condition[] {
  return list.flatMap((item, index) => maybe(readMap(item, [...path, index], reading)));
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
    if (isBounds(test)) return readGauge(key, test, path, names, report);
    report.error(path, `“${key}” is a gauge, so it is tested by its value`, {
      expected: "{min: number}, {max: number} or both",
      hint: `write ${key}: {min: …}`,
    });
    return [];
  }
  const known = [...names.postures.keys(), ...names.gauges, ...conditionWords, ...laterConditionWords];
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

function readGauge(gauge: string, test: GaugeTest, path: Path, names: Names, report: Report): readonly Condition[] {
  const { above, below, by } = test;
  const compared = [
    ...(above === undefined ? [] : [{ side: "above" as const, other: above }]),
    ...(below === undefined ? [] : [{ side: "below" as const, other: below }]),
  ];
  for (const { side, other } of compared) {
    if (!names.gauges.has(other)) report(unknownName("gauge", other, names.gauges, [...path, side]));
    else if (other === gauge)
      report.error([...path, side], `“${gauge}” is never ${side} itself`, { hint: "name another gauge" });
  }
  if (by !== undefined && compared.length !== 1) {
    const hint =
      compared.length === 0 ? "add above: gauge or below: gauge, or use min" : "write two conditions under `all`";
    report.error([...path, "by"], "“by” goes with one of “above” and “below”", { at: "key", hint });
  }
  const bounded = test.min !== undefined || test.max !== undefined;
  return [
    ...compared.map(
      ({ side, other }): Condition => ({
        kind: "compare",
        gauge,
        side,
        other,
        ...(by === undefined ? {} : { by }),
      }),
    ),
    ...(!bounded && (compared.length > 0 || by !== undefined)
      ? []
      : readBounds({ kind: "gauge" as const, gauge }, test, path, report)),
  ];
}

function isBounds(test: unknown): test is Bounds {
  return typeof test === "object" && test !== null && !Array.isArray(test) && !("not" in test);
}

function isNegated(test: unknown): test is { not: string | string[] } {
  return typeof test === "object" && test !== null && "not" in test;
}

/**
 * A condition in a few words, such as “front hostilities is clashes or limited-war”. `held` is what the actor holds beliefs
 * about whose transition it stands in.
 */
export function describeCondition(file: ConditionFile, words: Words, held: ReadonlySet<string> = new Set()): string {
  const parts = Object.entries(file).map(([key, test]) => describeTest(key, test, words, held));
  return parts.join(", ");
}

function describeTest(key: string, test: unknown, words: Words, held: ReadonlySet<string>): string {
  const describe = (item: ConditionFile) => describeCondition(item, words, held);
  const group = (items: unknown, word: string) => (items as ConditionFile[]).map(describe).join(word);
  if (key === "all") return group(test, ", ");
  if (key === "any") return group(test, " or ");
  if (key === "not") return `not (${describe(test as ConditionFile)})`;
  if (key === "inTruth") return describeCondition(test as ConditionFile, words);
  if (key === "believedBy") {
    return Object.entries(test as Record<string, ConditionFile>)
      .map(([actor, item]) => `${words.actor(actor)} believes that ${describeCondition(item, words)}`)
      .join(", ");
  }
  if (key === "reached") return `${words.milestones(test as string | string[])} reached`;
  const later = laterConditionWords.includes(key) ? describeLaterTest(key, test, words) : undefined;
  if (later !== undefined) return later;
  const as = held.has(key) ? "it believes that " : "";
  if (isNegated(test)) return `${as}${words.posture(key)} is not ${words.states(key, test.not)}`;
  if (isBounds(test)) return `${as}${words.gauge(key)} ${describeGaugeTest(test, words)}`;
  return `${as}${words.posture(key)} is ${words.states(key, test as string | string[])}`;
}

function describeGaugeTest(test: GaugeTest, words: Words): string {
  const { above, below, by } = test;
  const far = by === undefined ? "" : `more than ${words.quantity(by)} `;
  return [
    ...(above === undefined ? [] : [`${far}above ${words.gauge(above)}`]),
    ...(below === undefined ? [] : [`${far}below ${words.gauge(below)}`]),
    ...(test.min === undefined && test.max === undefined ? [] : [describeBounds(test, words.quantity)]),
  ].join(", ");
}
