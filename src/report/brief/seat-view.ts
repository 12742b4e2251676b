/**
 * What the parts of a seat's brief are written from.
 */
import type { Actor, Model, Scenario } from "../../engine/index.js";
import type { Lookup } from "../../text/index.js";

export interface SeatView {
  /** For what goes by the numbers in force; never for a text. */
  readonly model: Model;
  /** As the seat may know it. */
  readonly scenario: Scenario;
  readonly lookup: Lookup;
  readonly partlyHidden: ReadonlySet<string>;
  readonly chanceHidden: ReadonlySet<string>;
  readonly actor: Actor;
  /** Actors that people play: what they may order is not predicted. */
  readonly seats: ReadonlySet<string>;
  /** Whether it may know how likely anything is. */
  readonly odds: boolean;
  /** Paths of the orders that are open on the first day. */
  readonly open: ReadonlySet<string>;
}
