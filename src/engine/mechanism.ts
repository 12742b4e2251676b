/**
 * Mechanisms: the working parts that elements of a scenario are tagged with, and the variants that switch one of them off.
 * A switched-off scenario keeps every element that has a stream of random numbers, and draws as often from it: all else
 * plays on the same dice with the mechanism and without.
 */
import type {
  Actor,
  Condition,
  Effect,
  Gauge,
  Mechanism,
  Outcome,
  Posture,
  Ratio,
  Scenario,
  Spread,
  State,
  Transition,
  Variant,
} from "./scenario.js";

const prefix = "without-";

/** Id of the variant that switches a mechanism off: `without-m14` for M14. */
export function variantWithout(mechanism: string): string {
  return prefix + mechanism.toLowerCase();
}

/** The mechanism that a variant switches off; undefined for a variant of the scenario's own. */
export function switchedOff({ mechanisms = [] }: Scenario, variant: string | null): Mechanism | undefined {
  return variant === null ? undefined : mechanisms.find(({ id }) => variantWithout(id) === variant);
}

/** Ids of all variants that can be played: those written, then those that switch a mechanism off. */
export function variantIds({ variants, mechanisms = [] }: Scenario): readonly string[] {
  return [...variants.map(({ id }) => id), ...mechanisms.map(({ id }) => variantWithout(id))];
}

/** A variant by its id, of those written and of those that switch a mechanism off. The latter set no assumption. */
export function findVariant(scenario: Scenario, id: string | null): Variant | undefined {
  const written = scenario.variants.find((variant) => variant.id === id);
  const mechanism = switchedOff(scenario, id);
  if (written !== undefined || mechanism === undefined) return written;
  const label = `Without ${mechanism.id}: ${mechanism.title}`.slice(0, 160);
  return { id: variantWithout(mechanism.id), label, note: `${label}.`, evidence: mechanism.evidence, set: {} };
}

/** The scenario as a variant plays it: itself, unless the variant switches a mechanism off. */
export function asPlayed(scenario: Scenario, variant: string | null): Scenario {
  const mechanism = switchedOff(scenario, variant);
  return mechanism === undefined ? scenario : without(scenario, mechanism.id);
}

const never: Condition = { kind: "any", of: [] };

interface Tagged {
  readonly mechanism?: readonly string[];
}

function without(scenario: Scenario, mechanism: string): Scenario {
  const isOff = ({ mechanism: tags = [] }: Tagged) => tags.includes(mechanism);
  const gone = new Set(
    scenario.actors.flatMap((actor) =>
      actor.postures.flatMap((each) =>
        each.transitions.flatMap((one) => (isOff(each) || isOff(one) ? [one.path] : [])),
      ),
    ),
  );
  const held = new Set(scenario.gauges.filter(isOff).map(({ id }) => id));
  const effect = (one: Effect): Effect =>
    isOff(one) || held.has(one.gauge) ? { ...one, add: nothingOf(one.add) } : one;
  const ratios = (list: readonly Ratio[]): readonly Ratio[] => list.filter((ratio) => !isOff(ratio));
  const outcome = (one: Outcome): Outcome => ({
    ...one,
    ...(isOff(one) && { weight: 0 }),
    ratios: ratios(one.ratios),
    effects: one.effects.map(effect),
  });
  const transition = (one: Transition, stays: boolean): Transition => ({
    ...one,
    ...((stays || isOff(one)) && { when: never }),
    ...(one.outcomes !== undefined && { outcomes: one.outcomes.map(outcome) }),
    ratios: ratios(one.ratios),
    effects: one.effects.map(effect),
  });
  const state = (one: State): State => ({ ...one, effects: one.effects.map(effect) });
  const posture = (one: Posture): Posture => ({
    ...one,
    states: one.states.map(state),
    transitions: one.transitions.map((each) => transition(each, isOff(one))),
  });
  const gauge = ({ settle, baseline, ...one }: Gauge): Gauge => {
    if (isOff(one)) return { ...one, drift: [] };
    const settling = { ...(baseline !== undefined && { baseline }), ...(settle !== undefined && { settle }) };
    return { ...one, ...settling, drift: one.drift.filter((drift) => !isOff(drift)) };
  };
  return {
    ...scenario,
    gauges: scenario.gauges.map(gauge),
    actors: scenario.actors.map((actor): Actor => ({ ...actor, postures: actor.postures.map(posture) })),
    injects: scenario.injects.map((inject) => {
      const played = { ...inject, effects: inject.effects.map(effect) };
      // What stands in for a switched-off hazard goes with it.
      if (!isOff(inject) && !inject.replaces?.some((path) => gone.has(path))) return played;
      const { schedule: _schedule, replaces: _replaces, forGood: _forGood, ...byHand } = played;
      return byHand;
    }),
  };
}

/** Zero, drawn as often as the spread is. */
function nothingOf(spread: Spread): Spread {
  if (!Array.isArray(spread)) return 0;
  return spread.length === 2 ? [0, 0] : [0, 0, 0];
}
