/**
 * Lint rules for statecharts: every state is reachable, terminal states are intended, every transition has exactly one
 * trigger; and limits on the size of a scenario.
 */
import { findConditionStates } from "./condition-states.js";
import type { ScenarioFile, TransitionFile } from "./format.js";
import type { Ground } from "./lint-ground.js";
import { named, transitionReferences } from "./references.js";
import type { Path } from "./tree.js";

type PostureFile = ScenarioFile["actors"][string]["postures"][string];

const limits = {
  actors: 64,
  postures: 16,
  states: 30,
  transitions: 500,
  gauges: 64,
  assumptions: 128,
  injects: 200,
  milestones: 100,
  endings: 30,
  variants: 50,
  evidence: 1000,
} as const;
const triggers = ["wait", "rate", "on", "after"] as const;

export function lintCharts(ground: Ground): void {
  const { file, report } = ground;
  lintLimits(ground);
  const inEndings = findConditionStates(Object.values(file.endings ?? {}).map(({ when }) => when));
  for (const [actorId, actor] of Object.entries(file.actors)) {
    if (Object.keys(actor.postures).length === 0) {
      report({
        severity: "error",
        path: ["actors", actorId, "postures"],
        message: "An actor needs at least one posture",
      });
    }
    for (const [postureId, posture] of Object.entries(actor.postures)) {
      lintPosture(ground, `${actorId}.${postureId}`, posture, ["actors", actorId, "postures", postureId], inEndings);
    }
  }
  for (const { value, path } of transitionReferences(file)) lintTransition(ground, value, path);
  for (const [id, milestone] of Object.entries(file.milestones ?? {})) {
    const given = (["when", "on"] as const).filter((key) => milestone[key] !== undefined);
    if (given.length === 1) continue;
    report({
      severity: "error",
      path: ["milestones", id],
      at: "key",
      message:
        given.length === 0 ? "Nothing says when this milestone is reached" : "This milestone has both `when` and `on`",
      expected: "exactly one of `when` (a condition) and `on` (a transition or inject)",
    });
  }
  for (const [id, { at, when }] of Object.entries(file.injects ?? {})) {
    if (at === undefined || when === undefined) continue;
    report({
      severity: "error",
      path: ["injects", id],
      at: "key",
      message: "This inject has both `at` and `when`",
      expected: "one of the two, or neither for an inject fired by hand",
    });
  }
  for (const [milestone, { date, never }] of Object.entries(file.history ?? {})) {
    if ((date === undefined) !== (never === undefined)) continue;
    report({
      severity: "error",
      path: ["history", milestone],
      at: "key",
      message:
        date === undefined
          ? "This says neither when it happened nor that it never did"
          : "This says both when it happened and that it never did",
      expected: "either `date: 2020-07-12` or `never: true`",
    });
  }
}

function lintLimits({ file, report }: Ground): void {
  const check = (count: number, most: number, path: Path, noun: string) => {
    if (count > most)
      report({
        severity: "error",
        path,
        at: "key",
        message: `There are ${count} ${noun} here`,
        expected: `at most ${most}`,
      });
  };
  for (const section of [
    "actors",
    "gauges",
    "assumptions",
    "injects",
    "milestones",
    "endings",
    "variants",
    "evidence",
  ] as const) {
    check(
      Object.keys(file[section] ?? {}).length,
      limits[section],
      [section],
      section === "evidence" ? "claims" : section,
    );
  }
  check(transitionReferences(file).length, limits.transitions, ["actors"], "transitions");
  const shorts = new Map<string, string>();
  for (const [id, actor] of Object.entries(file.actors)) {
    const path = ["actors", id, "postures"];
    check(Object.keys(actor.postures).length, limits.postures, path, "postures");
    for (const [posture, { states }] of Object.entries(actor.postures)) {
      check(Object.keys(states).length, limits.states, [...path, posture, "states"], "states");
    }
    if (actor.short === undefined) continue;
    const other = shorts.get(actor.short);
    if (other !== undefined)
      report({
        severity: "warning",
        path: ["actors", id, "short"],
        message: `“${actor.short}” is already the short name of “${other}”`,
        hint: "choose another, so that the two can be told apart on screen",
      });
    shorts.set(actor.short, id);
  }
}

function lintPosture(
  { report, names }: Ground,
  name: string,
  posture: PostureFile,
  path: Path,
  inEndings: ReadonlySet<string>,
): void {
  const states = names.postures.get(name) ?? [];
  if (states.length === 0) {
    report({ severity: "error", path: [...path, "states"], message: "A posture needs at least one state" });
    return;
  }
  const transitions = Object.values(posture.transitions ?? {});
  const reached = reachedStates(posture.initial, transitions);
  for (const [state, { final }] of Object.entries(posture.states)) {
    const at = [...path, "states", state];
    const wayOut = transitions.some(({ from }) => named(from, []).some(({ value }) => value === state));
    if (!reached.has(state) && states.includes(posture.initial)) {
      report({
        severity: "warning",
        path: at,
        at: "key",
        message: `No chain of transitions leads from “${posture.initial}” to the state “${state}”`,
        hint: "add a transition to it, or delete it",
      });
    } else if (!wayOut && final !== true && !inEndings.has(`${name}:${state}`)) {
      report({
        severity: "warning",
        path: at,
        at: "key",
        message: `Nothing leads out of the state “${state}”, and no ending waits for it`,
        hint: "add a transition out of it, or write final: true if play is meant to stay here",
      });
    } else if (wayOut && final === true) {
      report({
        severity: "warning",
        path: [...at, "final"],
        message: `The state “${state}” is said to be final, but a transition leads out of it`,
        hint: "delete final: true, or the transition",
      });
    }
  }
}

function reachedStates(initial: string, transitions: readonly TransitionFile[]): ReadonlySet<string> {
  const reached = new Set([initial]);
  // Iterating over a set includes what is added meanwhile.
  for (const state of reached) {
    for (const { from, to } of transitions) if (named(from, []).some(({ value }) => value === state)) reached.add(to);
  }
  return reached;
}

function lintTransition({ report }: Ground, transition: TransitionFile, path: Path): void {
  for (const reference of named(transition.from, [...path, "from"])) {
    if (reference.value !== transition.to) continue;
    report({
      severity: "error",
      path: reference.path,
      message: `A transition cannot lead from “${reference.value}” to itself`,
      hint: "name another state, or leave this one out of `from`",
    });
  }
  const given = triggers.filter((key) => transition[key] !== undefined);
  if (given.length !== 1) {
    report({
      severity: "error",
      path,
      at: "key",
      message:
        given.length === 0
          ? "Nothing says when this transition happens"
          : `This transition has ${given.map((key) => `“${key}”`).join(" and ")}, which exclude one another`,
      expected: "exactly one of wait (mean days), rate (per day), on (what it answers) and after (days)",
      hint: given.length === 0 ? "for most transitions, add wait: days" : "keep one of them",
    });
    return;
  }
  const [trigger] = given;
  if (transition.chance !== undefined && trigger !== "on") {
    report({
      severity: "error",
      path: [...path, "chance"],
      at: "key",
      message: `“chance” belongs to responses, but this transition has “${trigger}”`,
      hint: "delete it, or say with `on` what the transition answers",
    });
  }
  if (transition.ratios !== undefined && trigger !== "wait" && trigger !== "rate") {
    report({
      severity: "error",
      path: [...path, "ratios"],
      at: "key",
      message: `Ratios change a hazard rate, but this transition has “${trigger}”`,
      hint:
        trigger === "on"
          ? "put the condition into `when`, or an assumption into `chance`"
          : "delete them, or use wait instead of after",
    });
  }
}
