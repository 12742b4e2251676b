/**
 * The values a number can take: as written, under each variant, and at both ends of each assumption's range. Bounds are
 * checked for all of them, so that no variant or sweep fails later.
 */
import { spreadIn } from "./bases.js";
import type { QuantityFile, ScenarioFile, SpreadFile } from "./format.js";
import { rangesOf, valuesWith } from "./worked-out.js";

/** One assignment of values to all assumptions. */
export interface Assignment {
  /** In messages about the changed assumption; empty for the scenario as written. */
  readonly words: string;
  /** In messages about anything else. */
  readonly of: string;
  readonly values: ReadonlyMap<string, number>;
  /** Assumptions that a sampled run of this reading does not draw. */
  readonly fixed: ReadonlySet<string>;
  /**
   * Whether a derived assumption is put at an end of its range and those that it is worked out from are not: for bounds of
   * single numbers, which must hold there, and not for several numbers at once, which may never stand so together.
   */
  readonly apart: boolean;
}

/** As written, each variant, then each assumption alone at its lowest and highest. */
export function listAssignments(file: ScenarioFile): readonly Assignment[] {
  const written = valuesWith(file);
  const assignments: Assignment[] = [{ words: "", of: "", values: written, fixed: new Set(), apart: false }];
  for (const [id, { set }] of Object.entries(file.variants)) {
    const words = `in the variant “${id}”`;
    const values = valuesWith(file, set);
    assignments.push({ words, of: words, values, fixed: new Set(Object.keys(set)), apart: false });
  }
  for (const [id, range] of rangesOf(file)) {
    const apart = file.assumptions[id]?.derived !== undefined;
    for (const [end, value] of [["low", range[0]] as const, ["high", range[1]] as const]) {
      const words = `at the ${end} end of its range`;
      const values = valuesWith(file, { [id]: value });
      assignments.push({ words, of: `with “${id}” ${words}`, values, fixed: new Set([id]), apart });
    }
  }
  return assignments;
}

/** The number; undefined if it names an unknown assumption. */
export function settle(quantity: QuantityFile, assignment: Assignment): number | undefined {
  return typeof quantity === "number" ? quantity : assignment.values.get(quantity.assumption);
}

/** The one to three numbers of a spread; undefined if one of them names an unknown assumption. */
export function settleSpread(spread: SpreadFile, assignment: Assignment): readonly number[] | undefined {
  const { spread: plain } = spreadIn(spread);
  const parts: readonly QuantityFile[] = Array.isArray(plain) ? plain : [plain as QuantityFile];
  const values = parts.map((part) => settle(part, assignment));
  return values.every((value) => value !== undefined) ? values : undefined;
}

/** The lowest and highest value over all assignments; undefined if there is none. */
export function extremes(
  quantity: QuantityFile | undefined,
  assignments: readonly Assignment[],
): readonly [number, number] | undefined {
  if (quantity === undefined) return undefined;
  const values = assignments.flatMap((assignment) => settle(quantity, assignment) ?? []);
  return values.length === 0 ? undefined : [Math.min(...values), Math.max(...values)];
}
