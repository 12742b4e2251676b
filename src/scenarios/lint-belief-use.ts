/**
 * Lint rules for what reads beliefs: a choice must not show a seat what its actor does not know, an actor should not answer
 * what it has yet to hear of, and a word that says whose belief is read should change what is read.
 */
import type { Condition } from "../engine/index.js";
import { believerAt, readCondition } from "./conditions.js";
import type { ConditionFile } from "./format.js";
import type { LintContext } from "./lint-context.js";
import { unreported } from "./problem.js";
import { named, type TransitionReference, transitionReferences } from "./references.js";
import type { Path } from "./tree.js";

export function lintBeliefUse(context: LintContext): void {
  if (context.file.format < 2) return;
  for (const transition of transitionReferences(context.file)) {
    lintOrder(transition, context);
    lintResponse(transition, context);
  }
  for (const { value, path } of context.references.conditions) lintWords(value, path, believerAt(path), context);
}

/** What a choice that is open only while a condition holds would show. */
interface Told {
  readonly subject: string;
  /** Whose belief it is; the truth if absent. */
  readonly believer?: string;
}

/** Of whom it is asked what a choice would show. */
interface Asked {
  readonly actor: string;
  readonly held: ReadonlySet<string>;
  readonly context: LintContext;
}

/** A choice that is open only while something is so shows that it is so. */
function lintOrder({ value, path, posture }: TransitionReference, context: LintContext): void {
  const actor = actorOf(posture);
  const held = context.names.beliefs.get(actor) ?? new Set<string>();
  if (value.order === undefined || value.when === undefined) return;
  const condition = readCondition(value.when, [...path, "when"], context.names, unreported);
  const told = toldBy(condition, { actor, held, context }, []);
  if (told === undefined) return;
  if (told.believer === undefined) {
    context.report.error(
      [...path, "when"],
      `This choice would show the seat of “${actor}” the truth about “${told.subject}”`,
      {
        hint: `“${actor}” holds a belief about it: test that, without inTruth, happened or reached; or delete “order”`,
      },
    );
    return;
  }
  const message = `This choice would show the seat of “${actor}” what “${told.believer}” believes about “${told.subject}”`;
  context.report.error([...path, "when"], message, {
    hint: `test something that “${actor}” can know, or delete “order”`,
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

/** Something that a condition reads and the actor does not know; undefined if there is nothing. */
function toldBy(condition: Condition | undefined, asked: Asked, seen: readonly string[]): Told | undefined {
  const { actor, held, context } = asked;
  const read = (believer: string | undefined, ...subjects: readonly string[]): Told | undefined => {
    if (believer === actor) return undefined;
    const subject = believer === undefined ? subjects.find((one) => held.has(one)) : subjects[0];
    return subject === undefined ? undefined : { subject, ...(believer !== undefined && { believer }) };
  };
  switch (condition?.kind) {
    case "posture":
      return read(condition.believer, condition.posture);
    case "gauge":
      return read(condition.believer, condition.gauge);
    case "compare":
      return read(condition.believer, condition.gauge, condition.other);
    case "count":
      return read(undefined, postureOf(condition.happening));
    case "entries":
      return read(undefined, condition.posture);
    case "since": {
      const { of } = condition;
      if ("happening" in of) return read(undefined, postureOf(of.happening));
      if ("milestone" in of) return toldBy({ kind: "reached", milestone: of.milestone }, asked, seen);
      return read(of.believer, of.posture);
    }
    case "reached": {
      const { milestone: id } = condition;
      const { milestones } = context.file;
      if (seen.includes(id) || !Object.hasOwn(milestones, id)) return undefined;
      const { when, on } = milestones[id] as (typeof milestones)[string];
      const happened = read(undefined, ...named(on, []).map(({ value }) => postureOf(value)));
      if (happened !== undefined || when === undefined) return happened;
      const inside = readCondition(when, ["milestones", id, "when"], context.names, unreported);
      return toldBy(inside, asked, [...seen, id]);
    }
    case "not":
      return toldBy(condition.of, asked, seen);
    case "all":
    case "any":
      return condition.of.map((part) => toldBy(part, asked, seen)).find((told) => told !== undefined);
    default:
      return undefined;
  }
}

/** Warns of each `inTruth` and `believedBy` without which the condition would read the same. */
function lintWords(file: ConditionFile, path: Path, believer: string | undefined, context: LintContext): void {
  const { names, report } = context;
  const readAs = (part: ConditionFile, as: string | undefined) =>
    JSON.stringify(readCondition(part, [], names, unreported, as));
  for (const [key, test] of Object.entries(file)) {
    const at = [...path, key];
    if (key === "not") lintWords(test as ConditionFile, at, believer, context);
    else if (key === "all" || key === "any")
      for (const [index, part] of (test as ConditionFile[]).entries())
        lintWords(part, [...at, index], believer, context);
    else if (key === "inTruth") {
      const part = test as ConditionFile;
      const pointless = readAs(part, believer) === readAs(part, undefined);
      if (pointless) {
        report.warning(at, "“inTruth” changes nothing here: what it tests is read as it is anyway", {
          at: "key",
          hint: "write the test without it",
        });
      }
      lintWords(part, at, pointless ? believer : undefined, context);
    } else if (key === "believedBy") {
      for (const [actor, part] of Object.entries(test as Record<string, ConditionFile>)) {
        if (actor !== believer && readAs(part, actor) === readAs(part, believer)) {
          report.warning([...at, actor], `“${actor}” holds no belief about what is tested here`, {
            at: "key",
            hint: "write the test outside believedBy",
          });
        }
        lintWords(part, [...at, actor], actor, context);
      }
    }
  }
}
