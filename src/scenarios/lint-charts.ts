/**
 * Lint rules for statecharts: every state is reachable, terminal states are intended, every transition has exactly one
 * trigger; and limits on the size of a scenario.
 */
import { limits } from "../engine/index.js";
import { beliefReferences, isQuantity } from "./belief-references.js";
import { findConditionStates } from "./condition-states.js";
import type { TransitionFile } from "./format.js";
import type { LintContext } from "./lint-context.js";
import type { Report } from "./problem.js";
import { many, type PostureFile, postureReferences, targets, transitionReferences } from "./references.js";
import { shortOf } from "./resolve.js";
import type { Path } from "./tree.js";

const triggers = ["wait", "rate", "on", "after"] as const;

export function lintCharts(context: LintContext): void {
  const { file, report } = context;
  lintLimits(context);
  const inEndings = findConditionStates(Object.values(file.endings).map(({ when }) => when));
  for (const [actorId, actor] of Object.entries(file.actors)) {
    if (Object.keys(actor.postures).length === 0) {
      report.error(["actors", actorId, "postures"], "An actor needs at least one posture");
    }
  }
  const believed = statesBelieved(context);
  for (const { value, path, name } of postureReferences(file))
    lintPosture(context, name, value, path, { inEndings, believed });
  for (const { value, path } of transitionReferences(file)) lintTransition(context, value, path);
  for (const [id, milestone] of Object.entries(file.milestones)) {
    const given = (["when", "on"] as const).filter((key) => milestone[key] !== undefined);
    if (given.length === 1) continue;
    report.error(
      ["milestones", id],
      given.length === 0 ? "Nothing says when this milestone is reached" : "This milestone has both `when` and `on`",
      { at: "key", expected: "exactly one of `when` (a condition) and `on` (a transition or inject)" },
    );
  }
  for (const [id, { at, when }] of Object.entries(file.injects)) {
    if (at === undefined || when === undefined) continue;
    report.error(["injects", id], "This inject has both `at` and `when`", {
      at: "key",
      expected: "one of the two, or neither for an inject fired by hand",
    });
  }
  for (const [milestone, { date, never }] of Object.entries(file.history)) {
    if ((date === undefined) !== (never === undefined)) continue;
    report.error(
      ["history", milestone],
      date === undefined
        ? "This says neither when it happened nor that it never did"
        : "This says both when it happened and that it never did",
      { at: "key", expected: "either `date: 2020-07-12` or `never: true`" },
    );
  }
}

function lintLimits({ file, report }: LintContext): void {
  const check = (count: number, most: number, path: Path, noun: string) => {
    if (count > most) report.error(path, `There are ${count} ${noun} here`, { at: "key", expected: `at most ${most}` });
  };
  const sections = [
    "actors",
    "gauges",
    "assumptions",
    "injects",
    "milestones",
    "endings",
    "variants",
    "sources",
    "evidence",
  ] as const;
  for (const section of sections) {
    const noun = section === "evidence" ? "claims" : section;
    check(Object.keys(file[section]).length, limits[noun], [section], noun);
  }
  check(transitionReferences(file).length, limits.transitions, ["actors"], "transitions");
  const shorts = new Map<string, string>();
  for (const [id, actor] of Object.entries(file.actors)) {
    const path = ["actors", id, "postures"];
    check(Object.keys(actor.postures).length, limits.postures, path, "postures");
    check(Object.keys(actor.beliefs ?? {}).length, limits.beliefs, ["actors", id, "beliefs"], "beliefs");
    for (const [posture, { states }] of Object.entries(actor.postures)) {
      check(Object.keys(states).length, limits.states, [...path, posture, "states"], "states");
    }
    lintShort(file, report, shorts, id, actor.short);
  }
}

/** Warns of an actor with the short name of an earlier one; in format 2 also where it is made from the id. */
function lintShort(
  { format }: LintContext["file"],
  report: Report,
  shorts: Map<string, string>,
  id: string,
  written: string | undefined,
): void {
  const short = written ?? (format > 1 ? shortOf(id) : undefined);
  if (short === undefined) return;
  const other = shorts.get(short);
  if (other === undefined) shorts.set(short, id);
  else if (written !== undefined)
    report.warning(["actors", id, "short"], `“${short}” is already the short name of “${other}”`, {
      hint: "choose another, so that the two can be told apart on screen",
    });
  else
    report.warning(["actors", id], `“${short}”, the short name made from this id, is already that of “${other}”`, {
      at: "key",
      hint: "write short: and two to four capitals, so that the two can be told apart on screen",
    });
}

function lintPosture(
  { report, names }: LintContext,
  name: string,
  posture: PostureFile,
  path: Path,
  { inEndings, believed }: { readonly inEndings: ReadonlySet<string>; readonly believed: ReadonlySet<string> },
): void {
  const states = names.postures.get(name) ?? [];
  if (states.length === 0) {
    report.error([...path, "states"], "A posture needs at least one state");
    return;
  }
  const transitions = Object.values(posture.transitions);
  const reached = reachedStates(posture.initial, transitions);
  for (const [state, { final }] of Object.entries(posture.states)) {
    const at = [...path, "states", state];
    const leaving = transitions.filter((transition) => many(transition.from).includes(state)).map(targetStates);
    const wayOut = leaving.some((states) => states.some((to) => to !== state));
    // What recurs in a state is a reason to stay in it.
    const recurs = leaving.some((states) => states.includes(state));
    if (!reached.has(state) && states.includes(posture.initial)) {
      // Where somebody may believe in it, it need not be so.
      if (believed.has(`${name}:${state}`)) continue;
      report.warning(at, `No chain of transitions leads from “${posture.initial}” to the state “${state}”`, {
        at: "key",
        hint: "add a transition to it, or delete it",
      });
    } else if (!wayOut && !recurs && final !== true && !inEndings.has(`${name}:${state}`)) {
      report.warning(at, `Nothing leads out of the state “${state}”, and no ending waits for it`, {
        at: "key",
        hint: "add a transition out of it, or write final: true if play is meant to stay here",
      });
    } else if (wayOut && final === true) {
      report.warning([...at, "final"], `The state “${state}” is said to be final, but a transition leads out of it`, {
        hint: "delete final: true, or the transition",
      });
    }
  }
}

/** States, as `actor.posture:state`, that somebody may take a posture to be in. */
function statesBelieved({ file, names }: LintContext): ReadonlySet<string> {
  return new Set(
    beliefReferences(file).flatMap(({ subject, value: { error, initial } }) => {
      const all = names.postures.get(subject) ?? [];
      const taken =
        error === undefined ? [] : isQuantity(error) ? all : Object.values(error).flatMap((row) => Object.keys(row));
      return [...taken, ...(initial === undefined ? [] : [initial])].map((state) => `${subject}:${state}`);
    }),
  );
}

const targetStates = (value: TransitionFile): readonly string[] => targets({ value, path: [] }).map((to) => to.value);

function reachedStates(initial: string, transitions: readonly TransitionFile[]): ReadonlySet<string> {
  const reached = new Set([initial]);
  // Iterating over a set includes what is added meanwhile.
  for (const state of reached) {
    for (const transition of transitions)
      if (many(transition.from).includes(state)) for (const to of targetStates(transition)) reached.add(to);
  }
  return reached;
}

/** A transition leads to one state, or has two outcomes or more. */
function lintEnds(report: Report, { to, outcomes }: TransitionFile, path: Path): void {
  const id = String(path.at(-1));
  if (to === undefined && outcomes === undefined) {
    report.error(path, `“to” is missing from “${id}”`, { at: "key", expected: "to: the id of a state" });
  } else if (to !== undefined && outcomes !== undefined) {
    report.error([...path, "to"], "This transition has both “to” and “outcomes”", {
      at: "key",
      hint: "delete “to”: each outcome says where it leads",
    });
  }
  if (outcomes === undefined) return;
  const count = Object.keys(outcomes).length;
  if (count < 2 || count > limits.outcomes)
    report.error([...path, "outcomes"], `There ${count === 1 ? "is 1 outcome" : `are ${count} outcomes`} here`, {
      at: "key",
      expected: `2 to ${limits.outcomes}`,
      hint: count === 1 ? "write its state as “to”, and what else it says beside it" : undefined,
    });
}

/** Only what is coded as an act of the actor, and is not offered to it as an order, can be said not to be its will. */
function lintWill(report: Report, { involuntary, order, event, outcomes = {} }: TransitionFile, path: Path): void {
  if (involuntary === undefined) return;
  const at = [...path, "involuntary"];
  if (order !== undefined) {
    report.error(at, "This transition is an order, so that it is its actor's will", {
      at: "key",
      hint: "delete “involuntary”, or “order”",
    });
  } else if (event === undefined && !Object.values(outcomes).some((outcome) => outcome.event !== undefined)) {
    report.error(at, "This transition has no event, so that it is nobody's will already", {
      at: "key",
      hint: "delete “involuntary”, or add the event that codes it as an act of its actor",
    });
  }
}

function lintTransition({ report }: LintContext, transition: TransitionFile, path: Path): void {
  lintEnds(report, transition, path);
  lintWill(report, transition, path);
  const given = triggers.filter((key) => transition[key] !== undefined);
  if (given.length !== 1) {
    report.error(
      path,
      given.length === 0
        ? "Nothing says when this transition happens"
        : `This transition has ${given.map((key) => `“${key}”`).join(" and ")}, which exclude one another`,
      {
        at: "key",
        expected: "exactly one of wait (mean days), rate (per day), on (what it answers) and after (days)",
        hint: given.length === 0 ? "for most transitions, add wait: days" : "keep one of them",
      },
    );
    return;
  }
  const [trigger] = given;
  if (transition.chance !== undefined && trigger !== "on") {
    report.error([...path, "chance"], `“chance” belongs to responses, but this transition has “${trigger}”`, {
      at: "key",
      hint: "delete it, or say with `on` what the transition answers",
    });
  }
  if (transition.shape !== undefined && trigger !== "wait" && trigger !== "rate") {
    report.error([...path, "shape"], `“shape” belongs to hazards, but this transition has “${trigger}”`, {
      at: "key",
      hint: trigger === "after" ? "delete it, or use wait instead of after" : "delete it",
    });
  }
  if (transition.ratios !== undefined && trigger === "after") {
    report.error([...path, "ratios"], `Ratios change a hazard rate, but this transition has “${trigger}”`, {
      at: "key",
      hint: "delete them, or use wait instead of after",
    });
  }
}
