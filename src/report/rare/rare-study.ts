/**
 * What is said of splittings, on every face: how probable the outcome is, how sure that is, and what it took.
 */
import { say } from "../../catalogue/index.js";
import type { Scenario } from "../../engine/index.js";
import { likelihoodWord, percentOf, thousands } from "../../text/index.js";

/** Splittings as they were played, and what they came to. */
export interface RareStudy {
  readonly outcome: { readonly kind: "milestone" | "ending"; readonly id: string };
  readonly p: number;
  readonly low: number;
  readonly high: number;
  /** Plain runs that would be as sure; null where nothing is known. */
  readonly plainRuns: number | null;
  /**
   * Control variates: by level how many times smaller their pilot found the variance with them, 1 where they are left out; and of how many
   * times as many repetitions the estimate with them is worth, null where they are of no use. Null where they were not asked for.
   */
  readonly controls: { readonly gains: readonly number[]; readonly worth: number | null } | null;
  /** What was played, in plain runs. */
  readonly work: number;
  readonly trials: number;
  readonly repetitions: number;
  readonly partial: boolean;
  /** From low to high; the last, which is the outcome itself, has no importance. */
  readonly levels: readonly { readonly importance: number | null; readonly share: number }[];
  /** By posture and state, what it is worth; by gauge, from where to where it counts, and its weight. */
  readonly importance: {
    readonly postures: { readonly [posture: string]: { readonly [state: string]: number } };
    readonly gauges: {
      readonly [gauge: string]: { readonly from: number; readonly to: number; readonly weight: number };
    };
  };
}

export function outcomeLabel({ milestones, endings }: Scenario, { id }: RareStudy["outcome"]): string {
  return [...milestones, ...endings].find((one) => one.id === id)?.label ?? id;
}

/** How probable it is, and how sure that is: a sentence each. */
export function likelihoodInWords({
  p,
  low,
  high,
  plainRuns,
  work,
  repetitions,
  controls,
}: RareStudy): readonly string[] {
  if (p === 0) return [say("rare.none-came", { repetitions: thousands(repetitions) })];
  const figures = { share: percentOf(p), low: percentOf(low), high: percentOf(high), word: likelihoodWord(p) };
  const times = (plainRuns ?? 0) / work;
  return [
    say("rare.likelihood", figures),
    ...(low > 0 ? [say("rare.one-in", { runs: roundly(1 / p), low: roundly(1 / high), high: roundly(1 / low) })] : []),
    ...(plainRuns === null
      ? []
      : [say("rare.worth", { plainRuns: roundly(plainRuns), work: roundly(work), times: roundly(times) })]),
    ...(controls === null ? [] : [controlsInWords(controls)]),
  ];
}

function controlsInWords({ gains, worth }: NonNullable<RareStudy["controls"]>): string {
  const used = gains.filter((gain) => gain !== 1).length;
  if (worth === null) return say("rare.controls-unused");
  return say("rare.controls", { used, levels: gains.length, times: roundly(worth) });
}

/** Levels in words, the share that passes each, and the share that has come so far. */
export function levelsInWords({
  levels,
}: RareStudy): readonly (readonly [level: string, passed: string, far: string])[] {
  let far = 1;
  return levels.map(({ importance, share }) => {
    far *= share;
    const level =
      importance === null
        ? say("rare.level-last")
        : say("rare.level", { importance: `${Number(importance.toPrecision(3))}` });
    return [level, percentOf(share), percentOf(far)];
  });
}

/** What postures and gauges are worth. */
export function importanceInWords({ importance }: RareStudy): readonly (readonly [what: string, worth: string])[] {
  const number = (value: number) => `${Number(value.toPrecision(3))}`;
  return [
    ...Object.entries(importance.postures).map(([path, states]) => {
      const worth = Object.entries(states).filter(([, value]) => value !== 0);
      return [path, worth.map(([state, value]) => `${state} ${number(value)}`).join(", ")] as const;
    }),
    ...Object.entries(importance.gauges).map(([id, { from, to, weight }]) => {
      return [id, say("rare.gauge", { from: number(from), to: number(to), weight: number(weight) })] as const;
    }),
  ];
}

/** Two digits that count, and zeros. */
function roundly(value: number): string {
  if (value < 100) return value < 10 ? value.toPrecision(2) : `${Math.round(value)}`;
  const unit = 10 ** (Math.floor(Math.log10(value)) - 1);
  return thousands(Math.round(value / unit) * unit);
}
