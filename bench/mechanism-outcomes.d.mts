/** Types of the list, for tests in TypeScript. */
import type { Scenario } from "../src/engine/index.js";

export const outcomesTested: readonly {
  readonly mechanism: string;
  readonly scenario: string;
  readonly outcome: string;
  readonly at: { readonly [assumption: string]: number };
  readonly least: number;
  readonly why: string;
}[];
export function ownActs(scenario: Scenario, mechanism: string): ReadonlySet<string>;
