/**
 * `faultline compare`: two arms with the same dice, run by run, and what differs.
 */

import { type Arm, type Comparison, compareArms, type PairedDifference } from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import type { Gauge, Model } from "../engine/index.js";
import { escapeLine } from "../scenarios/light.js";
import { meanDecimals, type PlayedRun, readingInWords, shareOfRuns } from "../text/index.js";
import { exitCodes, UsageError, withAlone } from "./failure.js";
import { jsonPage, print } from "./output.js";
import { openScenario, playedRun, prepareRun, type ReadyRun, type RunOptions } from "./prepare.js";
import { showProgress, spaced } from "./progress.js";
import { interruptible, stoppedEmpty } from "./run.js";

export interface CompareOptions extends Omit<RunOptions, "run" | "variant" | "set"> {
  readonly runs: number;
  readonly workers?: number;
  /** Count only, without control variates. */
  readonly plainEstimates?: boolean;
  readonly json?: boolean;
  readonly variant?: string;
  readonly set?: { readonly [assumption: string]: number };
}

/** An arm as named on the command line: a scenario name or file, then `:variant` where one is meant. */
async function openArm(name: string, options: RunOptions): Promise<ReadyRun & { readonly played: PlayedRun }> {
  const [, file = name, variant] = /^(.+?)(?::([a-z][a-z0-9-]*))?$/.exec(name) ?? [];
  const chosen = { ...(variant === undefined ? {} : { variant }), ...options };
  const ready = prepareRun(await openScenario(file), chosen);
  return { ...ready, played: playedRun(file, chosen, ready.seed) };
}

/**
 * Plays both arms and reports the differences, second less first. With one name, the second arm is the same scenario
 * with `--variant` and `--set`.
 */
export async function compare(first: string, second: string | undefined, options: CompareOptions): Promise<number> {
  const { variant, set, ...shared } = options;
  if (second === undefined && variant === undefined && set === undefined) {
    throw new UsageError(say("cli.nothing-to-compare"), say("cli.name-second-arm"));
  }
  if (variant !== undefined && second !== undefined && /:[a-z][a-z0-9-]*$/.test(second)) {
    throw new UsageError(say("cli.variant-named-twice", { second, variant }), say("cli.say-it-once"));
  }
  const one = await openArm(first, shared);
  const changes = { ...(variant === undefined ? {} : { variant }), ...(set === undefined ? {} : { set }) };
  const two = await openArm(second ?? first, { ...shared, ...changes, seed: one.seed });
  if (one.world.horizon !== two.world.horizon) {
    throw new UsageError(
      say("cli.arms-differ-in-days", { first: one.world.horizon, second: two.world.horizon }),
      say("cli.give-days"),
    );
  }
  const plan = { seed: one.seed, days: one.world.horizon, historical: one.world.historical };
  const interrupt = interruptible();
  const progress = showProgress(process.stderr);
  const { runs, workers, plainEstimates } = options;
  let comparison: Comparison;
  try {
    comparison = await compareArms([armOf(one, {}), armOf(two, set ?? {})], plan, {
      runs,
      workers,
      plainEstimates,
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
  const decimals = (id: string) => meanDecimals(scenario.gauges.find((gauge) => gauge.id === id) as Gauge);
  const plain = (value: number, id: string) => value.toFixed(decimals(id)).padStart(8);
  const signed = (value: number, id: string) => `${value >= 0 ? "+" : ""}${value.toFixed(decimals(id))}`;
  const columns = [
    say("cli.column-first").padStart(8),
    say("cli.column-second").padStart(9),
    say("cli.column-change").padStart(9),
    `  ${say("cli.column-interval").padEnd(18)}`,
    say("cli.column-worth"),
  ].join("");
  const section = (
    heading: string,
    rows: { readonly [id: string]: PairedDifference },
    level: (value: number, id: string) => string,
    change: (value: number, id: string) => string,
  ) =>
    Object.keys(rows).length === 0
      ? []
      : [
          "",
          heading.padEnd(46) + columns,
          ...Object.entries(rows).map(([id, { first, second, difference, low, high, independentRuns }]) => {
            const label = labels.get(id) ?? id;
            const named = ` (${id})`;
            // Of a name that is too long the label gives way: the id tells two apart.
            const room = Math.max(0, 44 - named.length);
            const name = `${label.length <= room ? label : `${label.slice(0, room - 1).trimEnd()}…`}${named}`;
            const worth =
              independentRuns === null ? "" : say("cli.runs", { n: independentRuns, runs: spaced(independentRuns) });
            const interval = say("cli.interval", { low: change(low, id), high: change(high, id) });
            const shown = name.length <= 44 ? name.padEnd(44) : `${name.slice(0, 43)}…`;
            return `  ${shown} ${level(first, id)} ${level(second, id)} ${change(difference, id).padStart(8)}  ${interval.padEnd(17)} ${worth}`;
          }),
        ];
  return [
    `${say("cli.compare-title", { pairs: spaced(comparison.n), partial: comparison.partial })} · ${say("cli.seed", { seed: comparison.seed })}`,
    ...models.map((model, second) => {
      const label = second ? say("cli.column-second") : say("cli.column-first");
      return `  ${`${label}:`.padEnd(7)} ${armText(model)}`;
    }),
    ...section(say("cli.endings-in-points"), comparison.endings, share, points),
    ...section(say("cli.milestones-in-points"), comparison.milestones, share, points),
    ...section(say("cli.gauges-at-the-end"), comparison.gauges, plain, signed),
    "",
    say("cli.worth-explained"),
    ...(isControlled(comparison) ? [say("cli.changes-estimated")] : []),
    say("cli.hash", { hash: comparison.hash }),
  ]
    .map((line) => escapeLine(line).trimEnd())
    .join("\n");
}

/** Whether control variates estimate anything. */
function isControlled({ endings, milestones, gauges }: Comparison): boolean {
  return [endings, milestones, gauges].some((kind) => Object.values(kind).some(({ plain }) => plain !== undefined));
}

/** An arm as a person would have to write it: edition, reading, and what was set by hand. */
function armText(model: Model): string {
  return `${model.scenario.id}@${model.scenarioHash.slice(0, 8)}, ${readingInWords(model)}`;
}
