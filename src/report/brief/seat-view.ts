/**
 * What the parts of a seat's brief are written from.
 */
import type { Actor, Model, Scenario, World } from "../../engine/index.js";
import type { News } from "../../exercise/index.js";
import type { Lookup } from "../../text/index.js";

/** How far an exercise is, for one seat. */
export interface SeatNow {
  /** Never to be played: clone it first. */
  readonly world: World;
  /** Where its postures stand, by path. */
  readonly postures: { readonly [posture: string]: string };
  /** What it has been told since the start. */
  readonly news: readonly News[];
}

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
  /** Paths of the orders that are open on the first day, or now. */
  readonly open: ReadonlySet<string>;
  /** Where play has begun. */
  readonly now: SeatNow | null;
}
