/**
 * Lint rules for beliefs: they are about postures of others or gauges, say what their kind can say, and are not undone by a
 * choice that shows a seat what its actor does not know.
 */
import type { Condition } from "../engine/index.js";
import { settle } from "./assigned.js";
import { spreadIn } from "./bases.js";
import { type BeliefReference, beliefReferences, isQuantity } from "./belief-references.js";
import { unknownName, unknownState } from "./condition-parts.js";
import { readCondition } from "./conditions.js";
import type { BeliefFile } from "./format.js";
import type { LintContext } from "./lint-context.js";
import { unreported } from "./problem.js";
import { named, type TransitionReference, transitionReferences } from "./references.js";
import type { Path } from "./tree.js";

export function lintBeliefs(context: LintContext): void {
  for (const belief of beliefReferences(context.file)) lintBelief(belief, context);
  for (const transition of transitionReferences(context.file)) {
    lintOrder(transition, context);
    lintResponse(transition, context);
  }
}

/** Keys that only beliefs of one kind can have, with what the other kind has instead. */
const ofPostures = { error: "bias", initial: "bias" } as const;
const ofGauges = { bias: "error" } as const;

function lintBelief({ value, path, actor, subject }: BeliefReference, context: LintContext): void {
  const { names, report } = context;
  const states = names.postures.get(subject);
  if (subject.startsWith(`${actor}.`)) {
    report.error(path, "An actor knows its own postures, so it holds no belief about them", {
      at: "key",
      hint: "name a posture of another actor, or a gauge",
    });
    return;
  }
  if (states === undefined && !names.gauges.has(subject)) {
    const known = [...names.postures.keys()].filter((posture) => !posture.startsWith(`${actor}.`));
    report({ ...unknownName("posture or gauge", subject, [...known, ...names.gauges], path), at: "key" });
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
  if (states === undefined) lintGaugeDelay(value, path, context);
  else lintErrors(subject, value, states, path, context);
  if ([value.delay, value.error, value.initial, value.bias].every((part) => part === undefined)) {
    report.warning(path, "This belief is always right, and at once", {
      at: "key",
      hint: "add delay, or error for a posture, or bias for a gauge; or delete the belief",
    });
  }
}

function lintGaugeDelay({ delay }: BeliefFile, path: Path, { report }: LintContext): void {
  if (delay === undefined || !Array.isArray(spreadIn(delay).spread)) return;
  report.error(
    [...path, "delay"],
    "Reports of a gauge take a fixed time, or they would overtake one another day by day",
    {
      expected: "a number of days, or {assumption: name}",
      hint: "write the most likely time alone",
    },
  );
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
    for (const taken of Object.keys(row)) {
      if (taken === state) {
        report.error([...at, taken], `A report of “${state}” that says “${state}” is right, and no error`, {
          at: "key",
          hint: "name the states that it may be taken for; what is left is the chance that the report is right",
        });
      } else if (!states.includes(taken))
        report({ ...unknownState(posture, taken, states, [...at, taken]), at: "key" });
    }
    const sums = assignments.map((assignment) =>
      Object.values(row).reduce((sum: number, chance) => sum + (settle(chance, assignment) ?? 0), 0),
    );
    const most = Math.max(...sums);
    if (most > 1 + 1e-12) {
      report.error(at, `Reports of “${state}” are wrong with chances of ${Number(most.toFixed(6))} together`, {
        at: "key",
        expected: "chances that sum to 1 at most",
        hint: "lower them; what is left is the chance that a report is right",
      });
    }
  }
}

/** A choice that is open only while something is so shows that it is so. */
function lintOrder({ value, path, posture }: TransitionReference, context: LintContext): void {
  const actor = actorOf(posture);
  const held = context.names.beliefs.get(actor) ?? new Set<string>();
  if (value.order === undefined || value.when === undefined || held.size === 0) return;
  const told = truthIn(readCondition(value.when, [...path, "when"], context.names, unreported), held, context, []);
  if (told === undefined) return;
  context.report.error([...path, "when"], `This choice would show the seat of “${actor}” the truth about “${told}”`, {
    hint: `“${actor}” holds a belief about it: test that, without inTruth, happened or reached; or delete “order”`,
  });
}

/** A response to what an actor only hears of later comes before the news, and so gives it away. */
function lintResponse({ value, path, posture }: TransitionReference, { names, report }: LintContext): void {
  const held = names.beliefs.get(actorOf(posture));
  for (const { value: happening, path: at } of named(value.on, [...path, "on"])) {
    const subject = postureOf(happening);
    if (held?.has(subject) !== true) continue;
    report.warning(
      at,
      `“${actorOf(posture)}” answers at once what it only hears of, since it holds a belief about “${subject}”`,
      {
        hint: "make it a hazard with a `when` that tests the belief, or delete the belief",
      },
    );
  }
}

const actorOf = (path: string): string => path.split(".")[0] ?? "";
const postureOf = (happening: string): string => happening.split(".").slice(0, 2).join(".");

/** Something that a condition reads as it is, although the actor only holds a belief about it; undefined if there is nothing. */
function truthIn(
  condition: Condition | undefined,
  held: ReadonlySet<string>,
  context: LintContext,
  seen: readonly string[],
): string | undefined {
  const known = (...subjects: readonly string[]) => subjects.find((subject) => held.has(subject));
  switch (condition?.kind) {
    case "posture":
      return condition.believer === undefined ? known(condition.posture) : undefined;
    case "gauge":
      return condition.believer === undefined ? known(condition.gauge) : undefined;
    case "compare":
      return condition.believer === undefined ? known(condition.gauge, condition.other) : undefined;
    case "count":
      return known(postureOf(condition.happening));
    case "since": {
      const { of } = condition;
      if ("happening" in of) return known(postureOf(of.happening));
      if ("milestone" in of) return truthIn({ kind: "reached", milestone: of.milestone }, held, context, seen);
      return of.believer === undefined ? known(of.posture) : undefined;
    }
    case "reached": {
      const { milestone: id } = condition;
      const { milestones } = context.file;
      if (seen.includes(id) || !Object.hasOwn(milestones, id)) return undefined;
      const { when, on } = milestones[id] as (typeof milestones)[string];
      const happened = known(...named(on, []).map(({ value }) => postureOf(value)));
      if (happened !== undefined || when === undefined) return happened;
      const inside = readCondition(when, ["milestones", id, "when"], context.names, unreported);
      return truthIn(inside, held, context, [...seen, id]);
    }
    case "not":
      return truthIn(condition.of, held, context, seen);
    case "all":
    case "any":
      return condition.of.map((part) => truthIn(part, held, context, seen)).find((told) => told !== undefined);
    default:
      return undefined;
  }
}
