/**
 * Lint rules for beliefs: they are about postures of others or gauges, and say what their kind can say.
 */
import { type Assignment, settle } from "./assigned.js";
import { spreadIn } from "./bases.js";
import { type BeliefReference, beliefReferences, isQuantity } from "./belief-references.js";
import { unknownName, unknownState } from "./condition-parts.js";
import type { BeliefFile } from "./format.js";
import type { LintContext } from "./lint-context.js";
import type { Path } from "./tree.js";

export function lintBeliefs(context: LintContext): void {
  for (const belief of beliefReferences(context.file)) lintBelief(belief, context);
}

/** Left out, 0, or an empty map of errors. */
const saysNothing = (part: unknown): boolean =>
  part === undefined || part === 0 || (typeof part === "object" && Object.keys(Object(part)).length === 0);

/** Keys that only beliefs of one kind can have, with what the other kind has instead. */
const ofPostures = { error: "bias", initial: "bias" } as const;
const ofGauges = { bias: "error" } as const;

function lintBelief({ value, path, actor, subject }: BeliefReference, context: LintContext): void {
  const { names, report } = context;
  const states = names.postures.get(subject);
  if (subject.startsWith(`${actor}.`)) {
    report.error(path, "An actor knows its own postures, so it holds no belief about them", {
      at: "key",
      hint: `name a posture of another actor, or a gauge; a copy takes it out with ${subject}: null`,
    });
    return;
  }
  if (states === undefined && !names.gauges.has(subject)) {
    const known = [...names.postures.keys()].filter((posture) => !posture.startsWith(`${actor}.`));
    const happens = names.milestones.has(subject) || names.happenings.has(subject);
    report({
      ...unknownName("posture or gauge", subject, [...known, ...names.gauges], path),
      at: "key",
      ...(happens && { hint: "what has happened is no matter of belief: name the posture or gauge that it changes" }),
    });
    return;
  }
  const foreign = states === undefined ? ofPostures : ofGauges;
  for (const [key, other] of Object.entries(foreign)) {
    if (value[key as keyof BeliefFile] === undefined) continue;
    const is = states === undefined ? "a gauge" : "a posture";
    report.error([...path, key], `“${subject}” is ${is}, and a belief about one has no “${key}”`, {
      at: "key",
      hint: `use “${other}”, or delete it`,
    });
  }
  if (states === undefined) lintGaugeBelief(subject, value, path, context);
  else lintErrors(subject, value, states, path, context);
  if ([value.delay, value.error, value.initial, value.bias].every(saysNothing)) {
    report.warning(path, "This belief is always right, and at once", {
      at: "key",
      hint: "add delay, or error for a posture, or bias for a gauge; or delete the belief",
    });
  }
}

function lintGaugeBelief(
  gauge: string,
  { delay, bias = 0 }: BeliefFile,
  path: Path,
  { file, report, assignments: [written] }: LintContext,
): void {
  const { spread, carried } = spreadIn(delay ?? 0);
  if (Array.isArray(spread)) {
    report.error(
      [...path, "delay"],
      "Reports of a gauge take a fixed time, or they would overtake one another day by day",
      {
        expected: "a number of days, or {assumption: name}",
        hint: "write the most likely time alone",
      },
    );
  } else if (carried !== undefined) {
    report.error([...path, "delay"], "The delay of a gauge has no basis of its own", {
      expected: "a number of days, or {assumption: name}",
      hint: "write the number alone, and evidence or judgement beside “delay”",
    });
  }
  const { min, max } = file.gauges[gauge] ?? { min: 0, max: 0 };
  const added = written === undefined ? 0 : (settle(bias, written) ?? 0);
  if (max <= min || Math.abs(added) < max - min) return;
  const bound = added > 0 ? `highest value, ${max}` : `lowest value, ${min}`;
  report.warning([...path, "bias"], `With this bias, “${gauge}” is always taken for its ${bound}`, {
    found: `${added}`,
    expected: `less than ${max - min} either way`,
  });
}

function lintErrors(
  posture: string,
  { error, initial }: BeliefFile,
  states: readonly string[],
  path: Path,
  { report, assignments }: LintContext,
): void {
  if (initial !== undefined && !states.includes(initial))
    report(unknownState(posture, initial, states, [...path, "initial"]));
  if (error === undefined || isQuantity(error)) return;
  for (const [state, row] of Object.entries(error)) {
    const at = [...path, "error", state];
    if (!states.includes(state)) report({ ...unknownState(posture, state, states, at), at: "key" });
    if (Object.keys(row).length === 0)
      report.error(at, `Nothing says what “${state}” may be taken for`, {
        expected: "a map of states to chances, such as {strike: 0.2}",
        hint: "delete it if reports of this state are right",
      });
    for (const taken of Object.keys(row)) {
      if (taken === state) {
        report.error([...at, taken], `A report of “${state}” that says “${state}” is right, and no error`, {
          at: "key",
          hint: "name the states that it may be taken for; what is left is the chance that the report is right",
        });
      } else if (!states.includes(taken))
        report({ ...unknownState(posture, taken, states, [...at, taken]), at: "key" });
    }
    const chancesIn = (assignment: Assignment) => Object.values(row).map((chance) => settle(chance, assignment) ?? 0);
    const sumIn = (assignment: Assignment) => chancesIn(assignment).reduce((sum, chance) => sum + chance, 0);
    // A number that is no chance has been reported already.
    const areChances = (assignment: Assignment) => chancesIn(assignment).every((chance) => chance >= 0 && chance <= 1);
    const high = assignments.find((assignment) => areChances(assignment) && sumIn(assignment) > 1 + 1e-12);
    if (high !== undefined) {
      report.error(
        at,
        `Reports of “${state}” are wrong with chances of ${Number(sumIn(high).toFixed(6))} together ${high.of}`.trimEnd(),
        {
          at: "key",
          expected: "chances that sum to 1 at most",
          hint: "lower them; what is left is the chance that a report is right",
        },
      );
    }
  }
}
