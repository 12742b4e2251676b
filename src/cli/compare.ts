/**
 * `faultline compare`: two arms with the same dice, run by run, and what differs.
 */

import { type Arm, type Comparison, compareArms, type PairedDifference } from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import type { Gauge, Model } from "../engine/index.js";
import { escapeLine } from "../scenarios/light.js";
import { editionInWords, meanDecimals, shareOfRuns } from "../text/index.js";
import { openArm } from "./arms.js";
import { type Column, type Table, tableLines } from "./columns.js";
import { exitCodes, UsageError, withAlone } from "./failure.js";
import { jsonPage, print } from "./output.js";
import type { ReadyRun, RunOptions } from "./prepare.js";
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
  const share = (value: number) => shareOfRuns(value, (p) => `${(p * 100).toFixed(1)}%`);
  const points = (value: number) => signedTo(value * 100, 1);
  const decimals = (id: string) => meanDecimals(scenario.gauges.find((gauge) => gauge.id === id) as Gauge);
  const section = (
    heading: string,
    differences: { readonly [id: string]: PairedDifference },
    level: (value: number, id: string) => string,
    change: (value: number, id: string) => string,
  ): Table[] => {
    const rows = Object.entries(differences);
    const column = (title: string, cell: (row: PairedDifference, id: string) => string, more = {}): Column => ({
      title,
      cells: rows.map(([id, row]) => cell(row, id)),
      ...more,
    });
    const right = { align: "right", width: 8 };
    const columns = [
      column(say("cli.column-first"), ({ first }, id) => level(first, id), right),
      column(say("cli.column-second"), ({ second }, id) => level(second, id), right),
      column(say("cli.column-change"), ({ difference }, id) => change(difference, id), right),
      column(say("cli.column-interval"), ({ low, high }, id) =>
        say("cli.interval", { low: change(low, id), high: change(high, id) }),
      ),
      column(
        say("cli.column-worth"),
        ({ independentRuns: n }) => (n === null ? "" : say("cli.runs", { n, runs: spaced(n) })),
        { spare: true },
      ),
    ];
    const names = rows.map(([id]) => ({ label: labels.get(id) ?? id, id }));
    return rows.length === 0 ? [] : [{ heading, names, columns }];
  };
  const tables = [
    ...section(say("cli.endings-in-points"), comparison.endings, share, points),
    ...section(say("cli.milestones-in-points"), comparison.milestones, share, points),
    ...section(
      say("cli.gauges-at-the-end"),
      comparison.gauges,
      (value, id) => value.toFixed(decimals(id)),
      (value, id) => signedTo(value, decimals(id)),
    ),
  ];
  return [
    `${say("cli.compare-title", { pairs: spaced(comparison.n), partial: comparison.partial })} · ${say("cli.seed", { seed: comparison.seed })}`,
    ...models.map((model, second) => {
      const label = second ? say("cli.column-second") : say("cli.column-first");
      return `  ${`${label}:`.padEnd(7)} ${editionInWords(model)}`;
    }),
    ...(tables.length === 0 ? [] : ["", ...tableLines(tables)]),
    "",
    say("cli.worth-explained"),
    ...(isControlled(comparison) ? [say("cli.changes-estimated")] : []),
    say("cli.hash", { hash: comparison.hash }),
  ]
    .map((line) => escapeLine(line).trimEnd())
    .join("\n");
}

/** With its sign, and none where it rounds to nothing but "-". */
function signedTo(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? `+${Math.abs(Number(text)).toFixed(decimals)}` : value > 0 ? `+${text}` : text;
}

/** Whether control variates estimate anything. */
function isControlled({ endings, milestones, gauges }: Comparison): boolean {
  return [endings, milestones, gauges].some((kind) => Object.values(kind).some(({ plain }) => plain !== undefined));
}
