/**
 * A scenario as one reader may know it. Handouts for players are written from what comes out of here and from nothing
 * else, so what `visibility` keeps from a reader can't reach the page by any way: the hidden transitions and gauges are
 * gone, with the states only they lead to, and with every condition, ratio and effect that would have told of them. So
 * are the injects, outcomes and evidence, which no player is to read before the end; assumptions have become numbers.
 */
import type {
  Actor,
  Condition,
  Effect,
  Model,
  Posture,
  Quantity,
  Ratio,
  Scenario,
  Spread,
  Transition,
  Trigger,
} from "../engine/index.js";

/** An actor's id, or null for all players together: what everyone knows. */
export type Player = string | null;

export interface Sight {
  readonly scenario: Scenario;
  /** Paths of transitions of whose conditions or causes a part is kept from the reader. */
  readonly clouded: ReadonlySet<string>;
}

export function sees(visibility: readonly string[] | undefined, player: Player): boolean {
  return visibility === undefined || (player !== null && visibility.includes(player));
}

/** What is open to a player, and by which value each assumption goes. */
interface Open {
  readonly gauges: ReadonlySet<string>;
  readonly transitions: ReadonlySet<string>;
  /** `actor.posture.state` */
  readonly states: ReadonlySet<string>;
  readonly assumptions: ReadonlyMap<string, number>;
}

/** The model's scenario as a player may know it before play. */
export function scenarioSeenBy(model: Model, player: Player): Sight {
  const { scenario, assumptions } = model;
  const open = openTo(scenario, player, assumptions);
  const clouded = new Set<string>();
  const actors = scenario.actors.flatMap((actor): Actor[] => {
    const postures = actor.postures.flatMap((posture) => postureSeen(posture, open, clouded));
    return postures.length === 0 ? [] : [{ ...actor, postures }];
  });
  const gauges = scenario.gauges
    .filter(({ id }) => open.gauges.has(id))
    .map(({ settle: _settle, baseline: _baseline, ...gauge }) => ({
      ...gauge,
      initial: number(gauge.initial, open),
      drift: [],
      evidence: [],
    }));
  const nothing = { injects: [], milestones: [], endings: [], history: [], variants: [], sources: [], claims: [] };
  return { clouded, scenario: { ...scenario, ...nothing, assumptions: [], gauges, actors } };
}

function openTo(scenario: Scenario, player: Player, assumptions: ReadonlyMap<string, number>): Open {
  const postures = scenario.actors.flatMap((actor) => actor.postures);
  const known = postures.flatMap(({ transitions }) => transitions.filter(({ visibility }) => sees(visibility, player)));
  const transitions = new Set(known.map(({ path }) => path));
  const states = new Set<string>();
  for (const posture of postures) {
    const seen = posture.transitions.filter(({ path }) => transitions.has(path));
    // Of a posture that only ever moves in secret, nothing is known, not even that there is one.
    if (seen.length === 0 && posture.transitions.length > 0) continue;
    const reached = new Set([posture.initial, ...seen.map(({ to }) => to)]);
    const secret = new Set(posture.transitions.filter(({ path }) => !transitions.has(path)).map(({ to }) => to));
    for (const { id } of posture.states) if (reached.has(id) || !secret.has(id)) states.add(`${posture.path}.${id}`);
  }
  const gauges = new Set(scenario.gauges.filter(({ visibility }) => sees(visibility, player)).map(({ id }) => id));
  return { gauges, transitions, states, assumptions };
}

function postureSeen(posture: Posture, open: Open, clouded: Set<string>): Posture[] {
  const states = posture.states.filter(({ id }) => open.states.has(`${posture.path}.${id}`));
  if (states.length === 0) return [];
  const transitions = posture.transitions.flatMap((transition): Transition[] => {
    const from = transition.from.filter((id) => open.states.has(`${posture.path}.${id}`));
    if (!open.transitions.has(transition.path) || from.length === 0) return [];
    return [transitionSeen({ ...transition, from }, open, clouded)];
  });
  return [
    {
      ...posture,
      transitions,
      states: states.map((state) => ({ ...state, effects: effectsSeen(state.effects, open) })),
    },
  ];
}

function transitionSeen(transition: Transition, open: Open, clouded: Set<string>): Transition {
  const { when, trigger, ratios, effects, judgement: _judgement, ...rest } = transition;
  const condition = when === undefined ? undefined : conditionSeen(when, open);
  const cause = triggerSeen(trigger, open);
  if (condition === "hidden" || condition?.clouded || cause.clouded) clouded.add(transition.path);
  return {
    ...rest,
    evidence: [],
    trigger: cause.trigger,
    ...(condition === undefined || condition === "hidden" ? {} : { when: condition.condition }),
    ratios: ratios.flatMap((ratio) => ratioSeen(ratio, open)),
    effects: effectsSeen(effects, open),
  };
}

function triggerSeen(trigger: Trigger, open: Open): { trigger: Trigger; clouded: boolean } {
  if (trigger.kind === "response") {
    const on = trigger.on.filter((path) => open.transitions.has(path));
    const clouded = trigger.on.some((path) => !path.startsWith("inject.") && !on.includes(path));
    return { clouded, trigger: { ...trigger, on, chance: number(trigger.chance, open) } };
  }
  if (trigger.kind === "timeout")
    return { clouded: false, trigger: { ...trigger, after: spread(trigger.after, open) } };
  if ("rate" in trigger) return { clouded: false, trigger: { kind: "hazard", rate: number(trigger.rate, open) } };
  return { clouded: false, trigger: { kind: "hazard", wait: number(trigger.wait, open) } };
}

function ratioSeen(ratio: Ratio, open: Open): Ratio[] {
  const basis = { label: ratio.label, evidence: [] };
  if (ratio.kind === "assumption") return [];
  if (ratio.kind === "curve") {
    if (!open.gauges.has(ratio.gauge)) return [];
    return [
      {
        ...basis,
        kind: "curve",
        gauge: ratio.gauge,
        curve: ratio.curve.map(([x, y]) => [x, number(y, open)] as const),
      },
    ];
  }
  const seen = conditionSeen(ratio.when, open);
  // Its label speaks of the whole condition, so a part of it may not stand.
  if (seen === "hidden" || seen.clouded) return [];
  return [{ ...basis, kind: "condition", when: seen.condition, ratio: number(ratio.ratio, open) }];
}

type Seen = "hidden" | { readonly condition: Condition; readonly clouded: boolean };

function conditionSeen(condition: Condition, open: Open): Seen {
  const whole = (seen: Condition): Seen => ({ condition: seen, clouded: false });
  switch (condition.kind) {
    case "posture": {
      const states = condition.states.filter((state) => open.states.has(`${condition.posture}.${state}`));
      if (states.length === 0) return "hidden";
      return { condition: { ...condition, states }, clouded: states.length < condition.states.length };
    }
    case "gauge":
      return open.gauges.has(condition.gauge) ? whole({ ...condition, ...bounds(condition, open) }) : "hidden";
    case "day":
      return whole({ kind: "day", ...bounds(condition, open) });
    case "reached":
      return "hidden";
    case "not": {
      const seen = conditionSeen(condition.of, open);
      return seen === "hidden" || seen.clouded ? "hidden" : whole({ kind: "not", of: seen.condition });
    }
    default: {
      const parts = condition.of.map((part) => conditionSeen(part, open));
      const shown = parts.flatMap((part) => (part === "hidden" ? [] : [part]));
      if (shown.length === 0 && condition.of.length > 0) return "hidden";
      const clouded = shown.length < parts.length || shown.some((part) => part.clouded);
      return { condition: { ...condition, of: shown.map((part) => part.condition) }, clouded };
    }
  }
}

function bounds({ min, max }: { readonly min?: Quantity; readonly max?: Quantity }, open: Open) {
  return {
    ...(min === undefined ? {} : { min: number(min, open) }),
    ...(max === undefined ? {} : { max: number(max, open) }),
  };
}

function effectsSeen(effects: readonly Effect[], open: Open): Effect[] {
  return effects
    .filter(({ gauge }) => open.gauges.has(gauge))
    .map(({ gauge, add }) => ({ gauge, add: spread(add, open) }));
}

function number(quantity: Quantity, { assumptions }: Open): number {
  return typeof quantity === "number" ? quantity : (assumptions.get(quantity.assumption) ?? 0);
}

function spread(of: Spread, open: Open): Spread {
  if (typeof of === "number" || "assumption" in of) return number(of, open);
  return of.map((quantity) => number(quantity, open)) as unknown as Spread;
}
