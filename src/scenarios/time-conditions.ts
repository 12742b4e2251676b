/**
 * Conditions of format 2 on time and on what has happened: `date`, `since` and `count`, resolved into the engine's form
 * and described in words.
 */
import type { Condition, Quantity } from "../engine/index.js";
import { type Bounds, describeBounds, readBounds, unknownName, unknownState } from "./condition-parts.js";
import { happeningOf } from "./happening-name.js";
import type { Words } from "./label-words.js";
import type { Names } from "./names.js";
import type { Report } from "./problem.js";
import { many } from "./references.js";
import type { Path } from "./tree.js";

type DateBounds = { readonly min?: string | Quantity; readonly max?: string | Quantity };

/** What a `since` or a `count` is about, its bounds aside. */
interface Subject {
  readonly [key: string]: unknown;
}

export function readLaterTest(
  key: string,
  test: unknown,
  path: Path,
  names: Names,
  report: Report,
): readonly Condition[] {
  if (key === "date") return readDate(test as DateBounds, path, report);
  const { min, max, ...subject } = test as Bounds & Subject;
  const bounds = readBounds({}, { min, max }, path, report);
  const about = key === "since" ? readSince(subject, path, names, report) : readCount(subject, path, names, report);
  return about === undefined ? [] : bounds.map((ends) => ({ ...about, ...ends }));
}

function readDate(test: DateBounds, path: Path, report: Report): readonly Condition[] {
  for (const end of ["min", "max"] as const) {
    if (test[end] === undefined || typeof test[end] === "string") continue;
    report.error([...path, end], "“date” is tested by dates", {
      expected: "a date written like 2020-07-12",
      hint: "for days since the start, use day",
    });
    return [];
  }
  const { min, max } = test as { readonly min?: string; readonly max?: string };
  return readBounds({ kind: "date" as const }, { min, max }, path, report);
}

function readSince(
  subject: Subject,
  path: Path,
  names: Names,
  report: Report,
): Extract<Condition, { kind: "since" }> | undefined {
  const keys = Object.keys(subject);
  const [key] = keys;
  if (key === undefined || keys.length > 1) {
    report.error(
      path,
      key === undefined
        ? "Nothing says what days are counted from"
        : `“${keys.join("” and “")}” exclude one another here`,
      {
        expected: "one of reached: milestone, happened: transition, and a posture with a state",
        hint:
          key === undefined ? "write since: {reached: milestone, min: 3}, for one" : "write two conditions under `all`",
      },
    );
    return undefined;
  }
  if (key === "reached") {
    const milestone = subject.reached as string;
    if (!names.milestones.has(milestone)) report(unknownName("milestone", milestone, names.milestones, [...path, key]));
    return { kind: "since", of: { milestone } };
  }
  if (key === "happened") {
    const happening = readHappening(subject.happened as string, [...path, key], names, report);
    return { kind: "since", of: { happening } };
  }
  const states = names.postures.get(key);
  if (states === undefined) {
    report({
      ...unknownName("posture", key, [...names.postures.keys(), "reached", "happened"], [...path, key]),
      at: "key",
    });
    return undefined;
  }
  const entered = many(subject[key] as string | string[]);
  entered.forEach((state, place) => {
    const at = Array.isArray(subject[key]) ? [...path, key, place] : [...path, key];
    if (!states.includes(state)) report(unknownState(key, state, states, at));
  });
  return { kind: "since", of: { posture: key, states: entered } };
}

function readCount(
  subject: Subject,
  path: Path,
  names: Names,
  report: Report,
): Extract<Condition, { kind: "count" | "entries" }> | undefined {
  const keys = Object.keys(subject);
  const [key] = keys;
  if (key === undefined || keys.length > 1) {
    report.error(
      path,
      key === undefined ? "Nothing says what is counted" : `“${keys.join("” and “")}” exclude one another here`,
      {
        expected: "happened: a transition or inject, or a posture with a state",
        hint:
          key === undefined
            ? "write count: {happened: actor.posture.transition, min: 2}, for one"
            : "write two conditions under `all`",
      },
    );
    return undefined;
  }
  if (key === "happened")
    return { kind: "count", happening: readHappening(subject.happened as string, [...path, key], names, report) };
  const states = names.postures.get(key);
  const state = subject[key] as string;
  if (states === undefined) {
    report({ ...unknownName("posture", key, [...names.postures.keys(), "happened"], [...path, key]), at: "key" });
    return undefined;
  }
  if (!states.includes(state)) report(unknownState(key, state, states, [...path, key]));
  return { kind: "entries", posture: key, state };
}

function readHappening(path: string, at: Path, { happenings }: Names, report: Report): string {
  if (!happenings.has(path)) report(unknownName("transition or inject", path, happenings, at));
  return happeningOf(path);
}

/** In a few words; undefined if it is the test of a gauge that is called so. */
export function describeLaterTest(key: string, test: unknown, words: Words): string | undefined {
  const { min, max, ...subject } = test as Bounds & Subject;
  if (key === "date")
    return typeof (min ?? max) === "string" ? `date ${describeBounds({ min, max }, words.quantity)}` : undefined;
  const [about, value] = Object.entries(subject)[0] ?? [];
  if (about === undefined) return undefined;
  const bounds = describeBounds({ min, max }, words.quantity);
  if (key === "count")
    return `${about === "happened" ? words.happening(value as string) : describeOccasion(about, value as string, words)} ${bounds} times`;
  return `${bounds} days since ${describeOccasion(about, value as string | string[], words)}`;
}

function describeOccasion(about: string, value: string | readonly string[], words: Words): string {
  if (about === "reached") return words.milestones(value);
  if (about === "happened") return words.happening(value as string);
  return `${words.posture(about)} ${words.states(about, value)}`;
}
