/**
 * `faultline compare`: two arms with the same dice, run by run, and what differs.
 */
import { type Arm, type Comparison, compareArms, type PairedDifference } from "../analysis/index.js";
import type { Model } from "../engine/index.js";
import { escapeLine } from "../scenarios/index.js";
import { type PlayedRun, readingInWords, shareOfRuns } from "../text/index.js";
import { exitCodes, UsageError, withAlone } from "./failure.js";
import { jsonPage, print } from "./output.js";
import { openScenario, playedRun, prepareRun, type ReadyRun, type RunOptions } from "./prepare.js";
import { showProgress, spaced } from "./progress.js";
import { interruptible, stoppedEmpty } from "./run.js";

export interface CompareOptions extends Omit<RunOptions, "run" | "variant" | "set"> {
  readonly runs: number;
  readonly workers?: number;
  readonly json?: boolean;
  readonly variant?: string;
  readonly set?: { readonly [assumption: string]: number };
}

/** An arm as named on the command line: a scenario name or file, then `:variant` where one is meant. */
function openArm(name: string, options: RunOptions): ReadyRun & { readonly played: PlayedRun } {
  const [, file = name, variant] = /^(.+?)(?::([a-z][a-z0-9-]*))?$/.exec(name) ?? [];
  const chosen = { ...(variant === undefined ? {} : { variant }), ...options };
  const ready = prepareRun(openScenario(file), chosen);
  return { ...ready, played: playedRun(file, chosen, ready.seed) };
}

/**
 * Plays both arms and reports the differences, second less first. With one name, the second arm is the same scenario
 * with `--variant` and `--set`.
 */
export async function compare(first: string, second: string | undefined, options: CompareOptions): Promise<number> {
  const { variant, set, ...shared } = options;
  if (second === undefined && variant === undefined && set === undefined) {
    throw new UsageError(
      "there is nothing to compare with",
      "name a second file, write scenario:variant, or give --variant or --set for the second arm",
    );
  }
  if (variant !== undefined && second !== undefined && /:[a-z][a-z0-9-]*$/.test(second)) {
    throw new UsageError(`${second} names its variant, and so does --variant ${variant}`, "say it once");
  }
  const one = openArm(first, shared);
  const changes = { ...(variant === undefined ? {} : { variant }), ...(set === undefined ? {} : { set }) };
  const two = openArm(second ?? first, { ...shared, ...changes, seed: one.seed });
  if (one.world.horizon !== two.world.horizon) {
    throw new UsageError(
      `the arms play ${one.world.horizon} and ${two.world.horizon} days`,
      "give --days to play both for as long",
    );
  }
  const plan = { seed: one.seed, days: one.world.horizon, historical: one.world.historical };
  const interrupt = interruptible();
  const progress = showProgress(process.stderr);
  const { runs, workers } = options;
  let comparison: Comparison;
  try {
    comparison = await compareArms([armOf(one, {}), armOf(two, set ?? {})], plan, {
      runs,
      workers,
      signal: interrupt.signal,
      onProgress: (done) => progress.update(done, runs),
    });
  } catch (error) {
    throw withAlone(error, [one.played, two.played]);
  } finally {
    progress.clear();
    interrupt.release();
  }
  if (comparison.n === 0) return stoppedEmpty();
  const models: [Model, Model] = [one.model, two.model];
  print(options.json ? jsonPage(comparison) : comparisonText(models, comparison));
  return comparison.partial ? exitCodes.interrupted : exitCodes.done;
}

function armOf({ model }: ReadyRun, set: Arm["set"]): Arm {
  return { scenario: model.scenario, variant: model.variant, set };
}

function comparisonText(models: readonly [Model, Model], comparison: Comparison): string {
  const [{ scenario }] = models;
  const labels = new Map<string, string>();
  for (const { id, label } of [...scenario.endings, ...scenario.milestones, ...scenario.gauges]) labels.set(id, label);
  const share = (value: number) => shareOfRuns(value, (p) => `${(p * 100).toFixed(1)}%`).padStart(8);
  const points = (value: number) => `${value >= 0 ? "+" : ""}${(value * 100).toFixed(1)}`;
  const plain = (value: number) => value.toFixed(1).padStart(8);
  const signed = (value: number) => `${value >= 0 ? "+" : ""}${value.toFixed(1)}`;
  const section = (
    heading: string,
    rows: { readonly [id: string]: PairedDifference },
    level: (value: number) => string,
    change: (value: number) => string,
  ) =>
    Object.keys(rows).length === 0
      ? []
      : [
          "",
          `${heading.padEnd(46)}   first   second   change  95% interval      worth`,
          ...Object.entries(rows).map(([id, { first, second, difference, low, high, independentRuns }]) => {
            const name = `${labels.get(id) ?? id} (${id})`;
            const worth = independentRuns === null ? "" : `${spaced(independentRuns)} runs`;
            const interval = `${change(low)} to ${change(high)}`;
            const label = name.length <= 44 ? name.padEnd(44) : `${name.slice(0, 43)}…`;
            return `  ${label} ${level(first)} ${level(second)} ${change(difference).padStart(8)}  ${interval.padEnd(17)} ${worth}`;
          }),
        ];
  return [
    `${spaced(comparison.n)} pairs of runs with the same dice${comparison.partial ? " (partial)" : ""} · seed ${comparison.seed}`,
    `  first:  ${armText(models[0])}`,
    `  second: ${armText(models[1])}`,
    ...section("Endings, in points", comparison.endings, share, points),
    ...section("Milestones, in points", comparison.milestones, share, points),
    ...section("Gauges at the end", comparison.gauges, plain, signed),
    "",
    "worth: as many runs in each arm, with dice of their own, would have been needed to know as much.",
    `Hash ${comparison.hash}`,
  ]
    .map((line) => escapeLine(line).trimEnd())
    .join("\n");
}

/** An arm as a person would have to write it: edition, reading, and what was set by hand. */
function armText(model: Model): string {
  return `${model.scenario.id}@${model.scenarioHash.slice(0, 8)}, ${readingInWords(model)}`;
}
