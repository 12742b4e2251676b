/**
 * Who may be written to: the seats, and the actors that nobody plays but that have a will of their own, for whom the white cell reads and answers. What has
 * no will, as a front between two armies, reads nothing and answers nobody. Every face offers these, and a request may name no others.
 */
import { addressed, isVoluntary, type Scenario, willOf } from "../engine/index.js";
import { allTransitions, perScenario } from "../text/index.js";

export interface Correspondent {
  readonly id: string;
  readonly label: string;
  /** Somebody speaks for it; where nobody does, the white cell answers. */
  readonly seated: boolean;
}

/** Actors that may do something by their own will, as far as the scenario's reader knows. */
const wilful = perScenario(
  (scenario) =>
    new Set(
      allTransitions(scenario).flatMap(({ actor, transition }) =>
        isVoluntary(transition) ? [willOf(transition, actor)] : [],
      ),
    ),
);

/** Those whom somebody may write to: a seat, or the white cell for null. The scenario is as the writer may know it. Seats come first. */
export function correspondents(
  scenario: Scenario,
  seats: ReadonlySet<string>,
  writer: string | null,
): readonly Correspondent[] {
  const found = scenario.actors
    .filter(({ id }) => id !== writer && (seats.has(id) || wilful(scenario).has(id)))
    .map(({ id, label }) => ({ id, label, seated: seats.has(id) }));
  return [...found.filter(({ seated }) => seated), ...found.filter(({ seated }) => !seated)];
}

/** Whether all of these, actors or teams by their ids, may be written to; a name that is nobody's is refused elsewhere. */
export function mayBeWrittenTo(
  scenario: Scenario,
  seats: ReadonlySet<string>,
  writer: string,
  to: readonly string[],
): boolean {
  const allowed = new Set([writer, ...correspondents(scenario, seats, writer).map(({ id }) => id)]);
  return addressed(scenario, to).actors.every((id) => allowed.has(id));
}
