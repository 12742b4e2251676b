/**
 * Lint rules for injects that stand in for hazards: what they replace is a hazard, and once; and what the record brings in
 * any case is not brought by chance as well.
 */

import { pathOf } from "./lint-circles.js";
import type { LintContext } from "./lint-context.js";
import { many, named, type TransitionReference, targets, transitionReferences } from "./references.js";
import { addressing } from "./resolve-addressees.js";
import type { Path } from "./tree.js";

export function lintStandIns(context: LintContext): void {
  const { file, names, report } = context;
  const transitions = new Map(transitionReferences(file).map((reference) => [pathOf(reference), reference] as const));
  const replaced = new Map<string, string>();
  for (const [id, { at, replaces, "for-good": forGood }] of Object.entries(file.injects)) {
    const path: Path = ["injects", id];
    if (replaces === undefined) {
      if (forGood !== undefined)
        report.error([...path, "for-good"], "Nothing is replaced for good", {
          at: "key",
          hint: "name what stays shut in `replaces`, or delete this line",
        });
      continue;
    }
    if (at === undefined)
      report.error([...path, "replaces"], "A hazard is shut until the inject's time, and this inject has none", {
        at: "key",
        hint: "say in `at` when it comes",
      });
    for (const { value, path: place } of named(replaces, [...path, "replaces"])) {
      if (!names.happenings.has(value)) continue;
      const transition = transitions.get(value);
      if (transition === undefined || !isHazard(transition)) {
        report.error(place, `“${value}” is no hazard, and only a hazard can be shut`, {
          hint: "name a transition with `wait` or `rate`",
        });
        continue;
      }
      const other = replaced.get(value);
      if (other !== undefined && other !== id)
        report.error(
          place,
          `“${value}” is replaced by “${other}” already, so that it is not clear until when it is shut`,
          {
            hint: "let the first one replace it, and the other one come beside it",
          },
        );
      replaced.set(value, other ?? id);
      lintPublicity(context, id, transition, place);
    }
  }
  if (file.format > 1)
    for (const id of Object.keys(file.injects)) lintTwice(context, id, [...transitions.values()], replaced);
}

const isHazard = ({ value }: TransitionReference) => value.wait !== undefined || value.rate !== undefined;

/** Who learns of an inject need not learn of what it stands in for. */
function lintPublicity(
  { file, report }: LintContext,
  id: string,
  { value: { visibility } }: TransitionReference,
  path: Path,
): void {
  const inject = file.injects[id];
  if (visibility === undefined || inject === undefined) return;
  const learn = addressing(inject, file).visibility;
  if (learn?.every((actor) => many(visibility).includes(actor))) return;
  const who = learn === undefined ? "Everyone learns" : "Some learn";
  report.warning(path, `${who} of an inject, but not of the transition that this one stands in for`, {
    hint: "replace a transition without `visibility`, or give the inject the same",
  });
}

/**
 * A dated inject of the record that always brings a state to which a hazard of the same posture leads before it, too, from
 * wherever the inject does.
 */
function lintTwice(
  { file, report }: LintContext,
  id: string,
  transitions: readonly TransitionReference[],
  replaced: ReadonlyMap<string, string>,
): void {
  const inject = file.injects[id];
  if (inject === undefined || inject.at === undefined || !inject.historical) return;
  const answers = transitions.filter(
    ({ value: { on, chance = 1 } }) => on !== undefined && chance === 1 && many(on).includes(`inject.${id}`),
  );
  for (const answer of answers) {
    const to = targets(answer).map(({ value }) => value);
    const twin = transitions.find(
      (hazard) =>
        hazard.posture === answer.posture &&
        isHazard(hazard) &&
        !replaced.has(pathOf(hazard)) &&
        targets(hazard).every(({ value }) => to.includes(value)) &&
        many(answer.value.from).every((state) => many(hazard.value.from).includes(state)),
    );
    if (twin === undefined) continue;
    report.warning(
      ["injects", id],
      `What the record brings on this day comes by chance before it as well: ${pathOf(answer)} answers it, and ${pathOf(twin)} is not shut`,
      { at: "key", hint: `write “replaces: ${pathOf(twin)}”, and let ${pathOf(answer)} not answer it` },
    );
  }
}
