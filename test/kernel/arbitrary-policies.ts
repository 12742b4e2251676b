/**
 * Policies that nobody would write: for each seat hold, or rules for any of its acts on any condition that its scenario asks itself, and
 * what it allows. Drawn as plain numbers first and given names afterwards, so that one draw suits any scenario.
 */
import fc from "fast-check";
import type { Condition, Model, Policies, SeatRules } from "../../src/engine/index.js";

const rule = fc.record({
  order: fc.nat(99),
  when: fc.option(fc.nat(9999), { freq: 3 }),
  second: fc.nat(9999),
  joined: fc.constantFrom("alone", "not", "all", "any"),
});
const seat = fc.record({
  hold: fc.nat(4).map((one) => one === 0),
  every: fc.integer({ min: 1, max: 9 }),
  rules: fc.array(rule, { maxLength: 8 }),
  allow: fc.array(fc.nat(99), { maxLength: 4 }),
});
type RawSeat = typeof seat extends fc.Arbitrary<infer Drawn> ? Drawn : never;

/** By actor, in the scenario's order; null where the model plays it. */
export const rawPolicies = fc.array(fc.option(seat, { freq: 4 }), { minLength: 3, maxLength: 8 });

const kinds = [
  "posture",
  "gauge",
  "day",
  "reached",
  "date",
  "since",
  "count",
  "entries",
  "compare",
  "all",
  "any",
  "not",
];

/** Every condition that a scenario asks, and so remembers what it asks for. */
function conditionsIn(element: unknown): Condition[] {
  if (typeof element !== "object" || element === null) return [];
  const own = "kind" in element && kinds.includes(element.kind as string) ? [element as Condition] : [];
  return [...own, ...Object.values(element).flatMap(conditionsIn)];
}

export function policiesOf(model: Model, raw: readonly (RawSeat | null)[]): Policies {
  const { actors, milestones, endings, gauges } = model.scenario;
  const conditions: readonly Condition[] = [
    { kind: "day", min: 3 },
    ...conditionsIn([actors, milestones, endings, gauges]),
  ];
  const at = <Item>(list: readonly Item[], place: number) => list[place % list.length] as Item;
  const whenOf = ({ when, second, joined }: RawSeat["rules"][number]): { readonly when?: Condition } => {
    if (when === null) return {};
    const [one, other] = [at(conditions, when), at(conditions, second)];
    if (joined === "alone") return { when: one };
    return { when: joined === "not" ? { kind: "not", of: one } : { kind: joined, of: [one, other] } };
  };
  const seatOf = (actor: string, { hold, every, rules, allow }: RawSeat): "hold" | SeatRules => {
    const acts = model.transitions.filter(({ will, voluntary }) => will === actor && voluntary);
    const own = acts.filter((act) => act.actor === actor);
    if (hold) return "hold";
    return {
      every,
      orders: own.length === 0 ? [] : rules.map((one) => ({ ...whenOf(one), order: at(own, one.order).path })),
      allow: acts.length === 0 ? [] : [...new Set(allow.map((one) => at(acts, one).path))],
    };
  };
  return Object.fromEntries(
    actors.flatMap(({ id }, place) => {
      const drawn = at(raw, place);
      return drawn === null ? [] : [[id, seatOf(id, drawn)]];
    }),
  );
}
