/**
 * All that a listener is told of runs, in order, so that two ways to play them can be compared event by event.
 */
import { TallyListener } from "../../src/analysis/tally.js";
import type { World } from "../../src/engine/index.js";
import type { Moment, RunListener } from "../../src/kernel/index.js";

/** Keeps each call as its name, run, time, number of records and arguments. */
export class Told implements RunListener {
  readonly calls: (readonly unknown[])[] = [];
  #moment: Moment | null = null;

  begin(moment: Moment | null): void {
    this.#moment = moment;
  }
  moved(...of: unknown[]): void {
    this.#keep("moved", of);
  }
  injected(...of: unknown[]): void {
    this.#keep("injected", of);
  }
  skipped(...of: unknown[]): void {
    this.#keep("skipped", of);
  }
  milestone(...of: unknown[]): void {
    this.#keep("milestone", of);
  }
  heard(...of: unknown[]): void {
    this.#keep("heard", of);
  }
  ended(...of: unknown[]): void {
    this.#keep("ended", of);
  }

  #keep(name: string, of: readonly unknown[]): void {
    if (this.#moment === null) return;
    const { seed, run, time, seq } = this.#moment;
    this.calls.push([name, seed, run, time, seq, ...of]);
  }

  /** The first call in which another was told otherwise; empty where there is none. */
  differsFrom(other: Told): string[] {
    const same = (one: unknown, two: unknown): boolean =>
      Object.is(one, two) ||
      (typeof one === "object" && typeof two === "object" && JSON.stringify(one) === JSON.stringify(two));
    const alike = (place: number) => {
      const [one, two] = [this.calls[place], other.calls[place]];
      return one?.length === two?.length && one?.every((part, at) => same(part, two?.[at]));
    };
    const longest = Math.max(this.calls.length, other.calls.length);
    for (let place = 0; place < longest; place += 1)
      if (!alike(place)) return [`${JSON.stringify(this.calls[place])}, not ${JSON.stringify(other.calls[place])}`];
    return [];
  }
}

/** Tallies what the engine plays, and keeps what it was told. */
export class TellingListener extends TallyListener {
  readonly told = new Told();

  override begin(world: World): void {
    // What the past of a future has reached is tallied, but nobody is told of it.
    this.told.begin(null);
    super.begin(world);
    this.told.begin(world);
  }
  override moved(...of: Parameters<TallyListener["moved"]>): void {
    super.moved(...of);
    this.told.moved(...of);
  }
  override injected(...of: [inject: number, ...rest: unknown[]]): void {
    super.injected(of[0]);
    this.told.injected(...of);
  }
  skipped(...of: unknown[]): void {
    this.told.skipped(...of);
  }
  override milestone(milestone: number): void {
    super.milestone(milestone);
    this.told.milestone(milestone);
  }
  heard(...of: unknown[]): void {
    this.told.heard(...of);
  }
  override ended(ending: string | null): void {
    super.ended(ending);
    this.told.ended(ending);
  }
}
