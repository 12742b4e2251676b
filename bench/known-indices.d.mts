import type { finish } from "../src/analysis/batch.js";
import type { UnitSums, unitSteps } from "../src/analysis/unit.js";

/** The outcome of a run at a point of the unit cube; `run` stands for its dice. */
export type Played = (point: readonly number[], run: number) => number;

export interface KnownFunction {
  readonly name: string;
  readonly factors: number;
  readonly play: Played;
  /** By factor. */
  readonly first: readonly number[];
  readonly total: readonly number[];
  /** Shares of a run's variance. */
  readonly shares: { readonly assumptions: number; readonly dice: number; readonly both: number };
}

export const ishigami: KnownFunction;
export const gFunction: KnownFunction;
export function noisyG(seed: number): KnownFunction;

export function driverOf(modules: {
  readonly finish: typeof finish;
  readonly unitSteps: typeof unitSteps;
}): (
  play: Played,
  groups: readonly (readonly (readonly number[])[])[],
  pairs: readonly (readonly [number, number])[],
  runs: number,
) => readonly UnitSums[];
