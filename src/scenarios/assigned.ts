/**
 * The values a number can take once assumptions are settled: as written, under each variant, and at both ends of each
 * range. A bound has to hold for all of them, or a sweep would break long after the file was declared sound.
 */
import type { QuantityFile, ScenarioFile, SpreadFile } from "./format.js";

/** One way of settling every assumption. */
export interface Assignment {
  /** How to say it of the assumption that was moved: empty for the scenario as written. */
  readonly words: string;
  /** How to say it of something else. */
  readonly of: string;
  readonly values: ReadonlyMap<string, number>;
}

/** As written, each variant, then each assumption alone at its lowest and highest. */
export function listAssignments(file: ScenarioFile): readonly Assignment[] {
  const written = new Map(Object.entries(file.assumptions ?? {}).map(([id, { value }]) => [id, value]));
  const assignments: Assignment[] = [{ words: "", of: "", values: written }];
  for (const [id, { set }] of Object.entries(file.variants ?? {})) {
    const words = `in the variant “${id}”`;
    assignments.push({ words, of: words, values: new Map([...written, ...Object.entries(set)]) });
  }
  for (const [id, { range }] of Object.entries(file.assumptions ?? {})) {
    for (const [end, value] of [["low", range[0]] as const, ["high", range[1]] as const]) {
      const words = `at the ${end} end of its range`;
      assignments.push({ words, of: `with “${id}” ${words}`, values: new Map([...written, [id, value]]) });
    }
  }
  return assignments;
}

/** The number, or undefined where it names an assumption that does not exist. */
export function settle(quantity: QuantityFile, assignment: Assignment): number | undefined {
  return typeof quantity === "number" ? quantity : assignment.values.get(quantity.assumption);
}

/** The numbers of a spread, one to three; undefined where one of them cannot be settled. */
export function settleSpread(spread: SpreadFile, assignment: Assignment): readonly number[] | undefined {
  const parts: readonly QuantityFile[] = Array.isArray(spread) ? spread : [spread as QuantityFile];
  const values = parts.map((part) => settle(part, assignment));
  return values.every((value) => value !== undefined) ? values : undefined;
}

/** The lowest and highest value over all assignments; undefined where there is none. */
export function extremes(
  quantity: QuantityFile | undefined,
  assignments: readonly Assignment[],
): readonly [number, number] | undefined {
  if (quantity === undefined) return undefined;
  const values = assignments.flatMap((assignment) => settle(quantity, assignment) ?? []);
  return values.length === 0 ? undefined : [Math.min(...values), Math.max(...values)];
}
