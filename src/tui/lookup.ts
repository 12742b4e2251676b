/**
 * Names by path: what a posture, state, happening or claim of the scenario is called on the screen. Built once for a
 * scenario, because every panel asks for hundreds of names a second.
 */
import type { Actor, Claim, Condition, Gauge, Posture, Scenario, State, Transition } from "../engine/index.js";
import { amount } from "./phrase.js";

export interface Lookup {
  readonly scenario: Scenario;
  readonly actors: ReadonlyMap<string, Actor>;
  readonly postures: ReadonlyMap<string, Posture>;
  readonly transitions: ReadonlyMap<string, Transition>;
  readonly gauges: ReadonlyMap<string, Gauge>;
  readonly claims: ReadonlyMap<string, Claim>;
  stateOf(posturePath: string, state: string): State | undefined;
  /** What a person calls a state, such as `Limited war`. */
  stateLabel(posturePath: string, state: string): string;
  /** `Russia · Mediation` */
  postureLabel(posturePath: string): string;
  /** Headline of a transition or an inject, by path. */
  headlineOf(path: string): string;
}

export function createLookup(scenario: Scenario): Lookup {
  const actors = new Map(scenario.actors.map((actor) => [actor.id, actor]));
  const postures = new Map<string, Posture>();
  const transitions = new Map<string, Transition>();
  const states = new Map<string, State>();
  for (const posture of scenario.actors.flatMap((actor) => actor.postures)) {
    postures.set(posture.path, posture);
    for (const state of posture.states) states.set(`${posture.path}.${state.id}`, state);
    for (const transition of posture.transitions) transitions.set(transition.path, transition);
  }
  const injects = new Map(scenario.injects.map((inject) => [`inject.${inject.id}`, inject]));
  const stateOf = (path: string, state: string) => states.get(`${path}.${state}`);
  return {
    scenario,
    actors,
    postures,
    transitions,
    gauges: new Map(scenario.gauges.map((gauge) => [gauge.id, gauge])),
    claims: new Map(scenario.claims.map((claim) => [claim.id, claim])),
    stateOf,
    stateLabel: (path, state) => stateOf(path, state)?.label ?? state,
    postureLabel: (path) => {
      const actor = actors.get(path.split(".")[0] ?? "");
      return `${actor?.label ?? path} · ${postures.get(path)?.label ?? path}`;
    },
    headlineOf: (path) => transitions.get(path)?.headline ?? injects.get(path)?.headline ?? path,
  };
}

const reliability: Readonly<{ [grade: string]: string }> = {
  A: "completely reliable",
  B: "usually reliable",
  C: "fairly reliable",
  D: "not usually reliable",
  E: "unreliable",
  F: "reliability cannot be judged",
};
const credibility = [
  "",
  "confirmed",
  "probably true",
  "possibly true",
  "doubtful",
  "improbable",
  "truth cannot be judged",
] as const;

function sourceOf(lookup: Lookup, claim: Claim) {
  return lookup.scenario.sources.find((source) => source.id === claim.source);
}

/** `tavush-clashes-2020 ¶8 · C3` */
export function citation(lookup: Lookup, claimId: string): string {
  const claim = lookup.claims.get(claimId);
  if (claim === undefined) return claimId;
  return `${claim.source} ¶${claim.paragraph} · ${sourceOf(lookup, claim)?.reliability ?? "F"}${claim.credibility}`;
}

/** `source C, fairly reliable; claim 3, possibly true` (the Admiralty system in words) */
export function gradeInWords(lookup: Lookup, claimId: string): string {
  const claim = lookup.claims.get(claimId);
  if (claim === undefined) return "not in the evidence register";
  const grade = sourceOf(lookup, claim)?.reliability ?? "F";
  return `source ${grade}, ${reliability[grade] ?? "ungraded"}; claim ${claim.credibility}, ${credibility[claim.credibility] ?? "ungraded"}`;
}

export function sourceTitle(lookup: Lookup, claimId: string): string {
  const claim = lookup.claims.get(claimId);
  return (claim && sourceOf(lookup, claim)?.title) ?? claim?.source ?? claimId;
}

function quantityInWords(lookup: Lookup, quantity: number | { readonly assumption: string }): string {
  if (typeof quantity === "number") return amount(quantity);
  return (
    lookup.scenario.assumptions.find((assumption) => assumption.id === quantity.assumption)?.label ??
    quantity.assumption
  );
}

type Bounds = {
  readonly min?: number | { readonly assumption: string };
  readonly max?: number | { readonly assumption: string };
};

function boundsInWords(lookup: Lookup, { min, max }: Bounds): string {
  if (min !== undefined && max !== undefined)
    return `between ${quantityInWords(lookup, min)} and ${quantityInWords(lookup, max)}`;
  if (min !== undefined) return `${quantityInWords(lookup, min)} or more`;
  return max === undefined ? "any" : `${quantityInWords(lookup, max)} or less`;
}

/** A condition as a sentence's part: `Front · Hostilities is “Clashes”, and Tension is 60 or more`. */
export function conditionInWords(lookup: Lookup, condition: Condition): string {
  switch (condition.kind) {
    case "posture": {
      const states = condition.states.map((state) => lookup.stateLabel(condition.posture, state));
      return `${lookup.postureLabel(condition.posture)} is “${states.join("” or “")}”`;
    }
    case "gauge":
      return `${lookup.gauges.get(condition.gauge)?.label ?? condition.gauge} is ${boundsInWords(lookup, condition)}`;
    case "day":
      return `the day is ${boundsInWords(lookup, condition)}`;
    case "reached": {
      const milestone = lookup.scenario.milestones.find(({ id }) => id === condition.milestone);
      return `“${milestone?.label ?? condition.milestone}” has been reached`;
    }
    case "all":
      return condition.of.map((part) => conditionInWords(lookup, part)).join(", and ");
    case "any":
      return condition.of.map((part) => conditionInWords(lookup, part)).join(", or ");
    case "not":
      return `not (${conditionInWords(lookup, condition.of)})`;
  }
}
