/**
 * Lint rules for names: postures, states, gauges, assumptions, milestones, claims, sources, actors and happenings
 * exist.
 */
import { unknownName, unknownState } from "./condition-parts.js";
import { conditionWords, laterConditionWords } from "./condition-words.js";
import { readCondition } from "./conditions.js";
import type { LintContext } from "./lint-context.js";
import { markedItems } from "./list-items.js";
import { named, postureReferences, targets, transitionReferences } from "./references.js";
import type { Path } from "./tree.js";

export function lintReferences(context: LintContext): void {
  const { names, references, report } = context;
  for (const { value, path } of references.conditions) readCondition(value, path, names, report);
  const check = (kind: string, known: ReadonlySet<string>, name: string, path: Path) => {
    if (!known.has(name)) report(unknownName(kind, name, known, path));
  };
  for (const { value, path } of references.claims) check("claim", names.claims, value, path);
  for (const { value, path } of references.actors) check("actor", names.actors, value, path);
  for (const { value, path } of references.gauges) check("gauge", names.gauges, value, path);
  for (const { value, path } of references.assumptions) check("assumption", names.assumptions, value, path);
  for (const { value, path } of references.happenings) check("transition or inject", names.happenings, value, path);
  for (const { value, path } of references.quantities) {
    if (typeof value !== "number") check("assumption", names.assumptions, value.assumption, [...path, "assumption"]);
  }
  for (const [id, { source }] of Object.entries(context.file.evidence)) {
    check("source", names.sources, source, ["evidence", id, "source"]);
  }
  for (const milestone of Object.keys(context.file.history)) {
    if (!names.milestones.has(milestone)) {
      report({ ...unknownName("milestone", milestone, names.milestones, ["history", milestone]), at: "key" });
    }
  }
  for (const [id, { set }] of Object.entries(context.file.variants)) {
    for (const assumption of Object.keys(set)) {
      if (names.assumptions.has(assumption)) continue;
      report({
        ...unknownName("assumption", assumption, names.assumptions, ["variants", id, "set", assumption]),
        at: "key",
      });
    }
  }
  lintStates(context);
  lintRepeats(context);
  lintRemovals(context);
  lintReserved(context);
}

function lintStates({ file, names, report }: LintContext): void {
  const check = (posture: string, state: string, path: Path) => {
    const states = names.postures.get(posture) ?? [];
    if (!states.includes(state)) report(unknownState(posture, state, states, path));
  };
  for (const { value, path, name } of postureReferences(file)) check(name, value.initial, [...path, "initial"]);
  for (const transition of transitionReferences(file)) {
    const { value, path, posture } = transition;
    for (const state of [...named(value.from, [...path, "from"]), ...targets(transition)])
      check(posture, state.value, state.path);
  }
}

function lintRepeats({ references, report }: LintContext): void {
  for (const { value, path } of references.lists) {
    value.forEach((name, index) => {
      if (value.indexOf(name) === index) return;
      report.error([...path, index], `“${name}” stands in this list twice`, { hint: "delete one of the two" });
    });
  }
}

/** Merging has taken away what an id names; in format 1 the key itself is refused. */
function lintRemovals({ file, report }: LintContext): void {
  if (file.format === 1) return;
  for (const { key, value, path } of markedItems(file)) {
    if (key !== "remove" || value === false) continue;
    report.error(path, "Only an item with an id can be removed", {
      at: "key",
      hint: "name the item of the imported list: { id: …, remove: true }",
    });
  }
}

/** Names that are reserved in conditions or in `on`. */
function lintReserved({ file, report }: LintContext): void {
  const words = file.format > 1 ? [...conditionWords, ...laterConditionWords] : conditionWords;
  for (const gauge of Object.keys(file.gauges)) {
    if (!words.includes(gauge)) continue;
    report.error(["gauges", gauge], `A gauge cannot be called “${gauge}”, which is a word of conditions`, {
      at: "key",
      hint: "choose another id",
    });
  }
  if (file.endings.horizon !== undefined) {
    report.error(
      ["endings", "horizon"],
      "An ending cannot be called “horizon”, which is how runs without an ending are counted",
      { at: "key", hint: "choose another id" },
    );
  }
  if (file.actors.inject !== undefined) {
    report.error(["actors", "inject"], "An actor cannot be called “inject”, which is how injects are named in `on`", {
      at: "key",
      hint: "choose another id",
    });
  }
}
