/**
 * Labels by path, of postures, states, happenings and claims. Built once per scenario: a screen looks up hundreds a
 * second.
 */
import type {
  Actor,
  Assumption,
  Claim,
  Gauge,
  Inject,
  Milestone,
  Posture,
  Scenario,
  Source,
  State,
  Transition,
} from "../engine/index.js";
import { credibilityInWords, reliabilityInWords } from "./grade.js";

export interface Lookup {
  readonly scenario: Scenario;
  readonly actors: ReadonlyMap<string, Actor>;
  readonly postures: ReadonlyMap<string, Posture>;
  readonly transitions: ReadonlyMap<string, Transition>;
  readonly gauges: ReadonlyMap<string, Gauge>;
  readonly assumptions: ReadonlyMap<string, Assumption>;
  /** By `inject.id`. */
  readonly injects: ReadonlyMap<string, Inject>;
  readonly milestones: ReadonlyMap<string, Milestone>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly claims: ReadonlyMap<string, Claim>;
  stateOf(posturePath: string, state: string): State | undefined;
  /** Such as `Limited war`. */
  stateLabel(posturePath: string, state: string): string;
  /** Such as `Russia`. */
  actorLabel(actor: string): string;
  /** `Russia · Mediation` */
  postureLabel(posturePath: string): string;
  /** Headline of a transition or an inject, by path. */
  headlineOf(path: string): string;
}

const byId = <Item extends { readonly id: string }>(items: readonly Item[]): ReadonlyMap<string, Item> =>
  new Map(items.map((item) => [item.id, item]));

export function createLookup(scenario: Scenario): Lookup {
  const actors = byId(scenario.actors);
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
    injects,
    gauges: byId(scenario.gauges),
    assumptions: byId(scenario.assumptions),
    milestones: byId(scenario.milestones),
    sources: byId(scenario.sources),
    claims: byId(scenario.claims),
    stateOf,
    stateLabel: (path, state) => stateOf(path, state)?.label ?? state,
    actorLabel: (actor) => actors.get(actor)?.label ?? actor,
    postureLabel: (path) => {
      const actor = actors.get(path.split(".")[0] ?? "");
      return `${actor?.label ?? path} · ${postures.get(path)?.label ?? path}`;
    },
    headlineOf: (path) => transitions.get(path)?.headline ?? injects.get(path)?.headline ?? path,
  };
}

const sourceOf = (lookup: Lookup, claim: Claim): Source | undefined => lookup.sources.get(claim.source);

/** The Admiralty grade of a claim, such as `C3`; undefined for an unknown claim. */
export function gradeOf(lookup: Lookup, claimId: string): string | undefined {
  const claim = lookup.claims.get(claimId);
  return claim && `${sourceOf(lookup, claim)?.reliability ?? "F"}${claim.credibility}`;
}

/** `tavush-clashes-2020 ¶8 · C3` */
export function citation(lookup: Lookup, claimId: string): string {
  const claim = lookup.claims.get(claimId);
  if (claim === undefined) return claimId;
  return `${claim.source} ¶${claim.paragraph} · ${gradeOf(lookup, claimId)}`;
}

/** `source C, fairly reliable; claim 3, possibly true` */
export function gradeInWords(lookup: Lookup, claimId: string): string {
  const claim = lookup.claims.get(claimId);
  if (claim === undefined) return "not in the evidence register";
  const letter = sourceOf(lookup, claim)?.reliability ?? "F";
  return `source ${letter}, ${reliabilityInWords(letter)}; claim ${claim.credibility}, ${credibilityInWords(claim.credibility)}`;
}

export function sourceTitle(lookup: Lookup, claimId: string): string {
  const claim = lookup.claims.get(claimId);
  return (claim && sourceOf(lookup, claim)?.title) ?? claim?.source ?? claimId;
}
