/**
 * Builds the smallest resolved scenarios that show one rule of the engine at a time: the parts that matter are given,
 * all else is filled in with nothing.
 */
import type {
  Actor,
  Basis,
  Condition,
  Effect,
  Gauge,
  Inject,
  Posture,
  Quantity,
  Ratio,
  Scenario,
  Spread,
  State,
  Transition,
  Trigger,
} from "../../src/engine/index.js";

const noBasis: Basis = { evidence: [] };

/** A scenario of these parts, 60 days long unless told. */
export function tinyScenario(parts: Partial<Scenario> & { readonly actors: readonly Actor[] }): Scenario {
  return {
    format: 1,
    id: "tiny",
    title: "Tiny",
    summary: "One rule at a time.",
    start: "2020-07-12",
    horizon: 60,
    turn: 7,
    assumptions: [],
    gauges: [],
    injects: [],
    milestones: [],
    endings: [],
    history: [],
    variants: [],
    sources: [],
    claims: [],
    ...parts,
  };
}

export function actorOf(id: string, ...postures: readonly Posture[]): Actor {
  const letters = id.toUpperCase().replace(/[^A-Z]/g, "");
  return { id, label: id, short: letters.slice(0, 3).padEnd(2, "X"), postures };
}

/** An actor of one posture, whose path is `id.stance`. */
export function loneActor(id: string, states: readonly (string | State)[], transitions: readonly Edge[]): Actor {
  return actorOf(id, postureOf(`${id}.stance`, states, transitions));
}

export function stateOf(id: string, effects: readonly Effect[] = []): State {
  return { id, label: id, effects, final: false };
}

type Edge = Omit<Transition, "path" | "headline" | "ratios" | "effects" | "evidence" | "from"> &
  Partial<Pick<Transition, "ratios" | "effects">> & { readonly from: string | readonly string[] };

/** A posture that begins in the first of its states. */
export function postureOf(path: string, states: readonly (string | State)[], transitions: readonly Edge[]): Posture {
  const full = states.map((state) => (typeof state === "string" ? stateOf(state) : state));
  return {
    id: path.split(".")[1]!,
    path,
    label: path,
    initial: full[0]!.id,
    states: full,
    transitions: transitions.map((edge) => ({
      ratios: [],
      effects: [],
      headline: edge.id,
      ...noBasis,
      ...edge,
      from: typeof edge.from === "string" ? [edge.from] : edge.from,
      path: `${path}.${edge.id}`,
    })),
  };
}

/** Mean waiting time in days. */
export const wait = (days: Quantity): Trigger => ({ kind: "hazard", wait: days });
/** Occurrences per day. */
export const rate = (perDay: Quantity): Trigger => ({ kind: "hazard", rate: perDay });
/** Mean waiting time in days, in stages. */
export const staged = (days: Quantity, shape: number): Trigger => ({ kind: "hazard", wait: days, shape });
export const timeout = (days: Spread): Trigger => ({ kind: "timeout", after: days });
export const answering = (chance: Quantity, ...on: readonly string[]): Trigger => ({ kind: "response", on, chance });

export const inState = (posture: string, ...states: readonly string[]): Condition => ({
  kind: "posture",
  posture,
  states,
});

export const whileHolds = (when: Condition, ratio: Quantity): Ratio => ({
  kind: "condition",
  when,
  ratio,
  label: "while it holds",
  ...noBasis,
});

export const curveOver = (gauge: string, ...curve: readonly (readonly [number, Quantity])[]): Ratio => ({
  kind: "curve",
  gauge,
  curve,
  label: `${gauge} (curve)`,
  ...noBasis,
});

export function gaugeOf(id: string, parts: Partial<Gauge> = {}): Gauge {
  return { id, label: id, min: 0, max: 100, initial: 0, drift: [], calming: false, ...noBasis, ...parts };
}

export function injectOf(id: string, parts: Partial<Inject> = {}): Inject {
  return {
    id,
    label: id,
    from: "control",
    to: "all",
    delivery: "press",
    text: id,
    historical: false,
    effects: [],
    headline: id,
    ...noBasis,
    ...parts,
  };
}
