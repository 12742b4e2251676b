/**
 * Labels by path, of postures, states, happenings and claims. Built once per scenario: a screen looks up hundreds a
 * second.
 */
import { say } from "../catalogue/index.js";
import type { Inject, Posture, Scenario, State, Transition } from "../engine/index.js";
import { credibilityInWords, reliabilityInWords } from "./grade.js";
import { perScenario } from "./per-scenario.js";

/** The parts of one kind of a scenario, by their ids. */
type ById<Kind extends keyof Scenario> = ReadonlyMap<string, Part<Kind>>;
type Part<Kind extends keyof Scenario> = Scenario[Kind] extends readonly (infer Each)[] ? Each : never;

export interface Lookup {
  readonly scenario: Scenario;
  readonly actors: ById<"actors">;
  readonly postures: ReadonlyMap<string, Posture>;
  readonly transitions: ReadonlyMap<string, Transition>;
  readonly gauges: ById<"gauges">;
  readonly assumptions: ById<"assumptions">;
  /** By `inject.id`. */
  readonly injects: ReadonlyMap<string, Inject>;
  readonly milestones: ById<"milestones">;
  readonly sources: ById<"sources">;
  readonly claims: ById<"claims">;
  stateOf(posturePath: string, state: string): State | undefined;
  /** Such as `Limited war`. */
  stateLabel(posturePath: string, state: string): string;
  /** Such as `Russia`. */
  actorLabel(actor: string): string;
  /** `Russia · Mediation` */
  postureLabel(posturePath: string): string;
  gaugeLabel(gauge: string): string;
  milestoneLabel(milestone: string): string;
  /** Headline of a transition or an inject, by path. */
  headlineOf(path: string): string;
}

const byId = <Item extends { readonly id: string }>(items: readonly Item[]): ReadonlyMap<string, Item> =>
  new Map(items.map((item) => [item.id, item]));

/** What an ending is called; null is the horizon, which no scenario names. */
export function endingLabel(scenario: Scenario, id: string | null): string {
  return scenario.endings.find((ending) => ending.id === id)?.label ?? say("text.no-ending-by-the-horizon");
}

/** What is played: the exercise where there is a plan, else the scenario. */
export function titleOf({ exercise, title }: Pick<Scenario, "exercise" | "title">): string {
  return exercise?.title ?? title;
}

/** What all are told at the start, and what the scenario is about. */
export const openingOf = ({ exercise, summary }: Pick<Scenario, "exercise" | "summary">): string[] =>
  [exercise?.told ?? "", summary].filter((text) => text !== "");

/** The lookup of a scenario, made once. */
export const createLookup: (scenario: Scenario) => Lookup = perScenario(makeLookup);

function makeLookup(scenario: Scenario): Lookup {
  const actors = byId(scenario.actors);
  const postures = new Map<string, Posture>();
  const transitions = new Map<string, Transition>();
  const states = new Map<string, State>();
  for (const posture of scenario.actors.flatMap((actor) => actor.postures)) {
    postures.set(posture.path, posture);
    for (const state of posture.states) states.set(`${posture.path}.${state.id}`, state);
    for (const transition of posture.transitions) transitions.set(transition.path, transition);
  }
  const [gauges, milestones] = [byId(scenario.gauges), byId(scenario.milestones)];
  const injects = new Map(scenario.injects.map((inject) => [`inject.${inject.id}`, inject]));
  const stateOf = (path: string, state: string) => states.get(`${path}.${state}`);
  return {
    scenario,
    actors,
    postures,
    transitions,
    injects,
    gauges,
    assumptions: byId(scenario.assumptions),
    milestones,
    sources: byId(scenario.sources),
    claims: byId(scenario.claims),
    stateOf,
    stateLabel: (path, state) => stateOf(path, state)?.label ?? state,
    actorLabel: (actor) => actors.get(actor)?.label ?? actor,
    gaugeLabel: (gauge) => gauges.get(gauge)?.label ?? gauge,
    milestoneLabel: (milestone) => milestones.get(milestone)?.label ?? milestone,
    postureLabel: (path) => {
      const actor = actors.get(path.split(".")[0] ?? "");
      return `${actor?.label ?? path} · ${postures.get(path)?.label ?? path}`;
    },
    headlineOf: (path) => transitions.get(path)?.headline ?? injects.get(path)?.headline ?? path,
  };
}

const sourceOf = (lookup: Lookup, claim: Part<"claims">) => lookup.sources.get(claim.source);

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
  if (claim === undefined) return say("text.not-in-the-evidence-register");
  const letter = sourceOf(lookup, claim)?.reliability ?? "F";
  return say("text.admiralty-grade", {
    letter,
    reliability: reliabilityInWords(letter),
    number: claim.credibility,
    credibility: credibilityInWords(claim.credibility),
  });
}

export function sourceTitle(lookup: Lookup, claimId: string): string {
  const claim = lookup.claims.get(claimId);
  return (claim && sourceOf(lookup, claim)?.title) ?? claim?.source ?? claimId;
}
