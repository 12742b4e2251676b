/**
 * What varies, as a problem of SALib (Herman and Usher 2017): names, bounds and groups, from which it draws points that `--points` takes.
 */
import type { Values } from "../engine/index.js";
import type { Factor } from "../experiments/index.js";
import type { OpenedArm } from "./arms.js";
import { armHeadOf } from "./experiment.js";
import { readVary } from "./vary.js";

/** The problem of factors over the ranges that all arms allow, or the parts of these that were asked for. */
export function salibProblem(
  opened: readonly OpenedArm[],
  factors: readonly Factor[],
  { vary = [], set = {} }: { readonly vary?: readonly string[]; readonly set?: Values },
): object {
  const asked = new Map(vary.map(readVary).map(({ id, ends }) => [id, ends]));
  const members = factors.flatMap(({ id, members }) => members.map(({ assumption }) => ({ factor: id, assumption })));
  const bounds = members.map(({ assumption }) => {
    const ends = asked.get(assumption);
    if (ends) return ends;
    const ranges = opened.flatMap(({ model: { scenario } }) =>
      scenario.assumptions.flatMap(({ id, range }) => (id === assumption ? [range] : [])),
    );
    return [Math.max(...ranges.map(([low]) => low)), Math.min(...ranges.map(([, high]) => high))];
  });
  // What shares a draw here is one thing to know.
  const isGrouped = factors.length < members.length;
  return {
    num_vars: members.length,
    names: members.map(({ assumption }) => assumption),
    bounds,
    groups: isGrouped ? members.map(({ factor }) => factor) : null,
    faultline: { arms: opened.map((arm) => armHeadOf(arm, set)) },
  };
}
