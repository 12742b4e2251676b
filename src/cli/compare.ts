/**
 * `faultline compare`: arms with the same dice, run by run, and what differs between the first and each of the others.
 */

import {
  type Arm,
  type Comparison,
  canBePaired,
  compareWithFirst,
  pairColumns,
  pairRows,
  pairsKey,
} from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import type { Model } from "../engine/index.js";
import { editionInWords, policiesInWords } from "../text/index.js";
import { type Arms, armStudy, type OpenedArm, openArm, playedAlone, underPolicy } from "./arms.js";
import { reportText, tableLines } from "./columns.js";
import { comparisonTables } from "./compare-tables.js";
import { exitCodes, UsageError, withAlone } from "./failure.js";
import { fileOf, type RunOptions } from "./prepare.js";
import { attend, type Caller, spaced } from "./progress.js";
import { stoppedEmpty } from "./run.js";
import { fillsStandardOutput, tellFigures } from "./standard-output.js";

export interface CompareOptions extends Omit<RunOptions, "run" | "variant" | "set"> {
  readonly runs: number;
  readonly workers?: number;
  /** Count only, without control variates. */
  readonly plainEstimates?: boolean;
  readonly json?: boolean;
  readonly csv?: string;
  readonly parquet?: string;
  readonly variant?: string;
  readonly set?: { readonly [assumption: string]: number };
  /** File that says how seats are played in every arm but the first. */
  readonly policy?: string;
}

/**
 * Plays all arms and reports the differences of each with the first, the first subtracted. With one name, the second arm is the same
 * scenario with `--variant` and `--set`.
 */
export async function compare(first: string, others: readonly string[], options: CompareOptions): Promise<number> {
  const arms = await openArms(first, [...new Set(others)], options);
  const set = options.set ?? {};
  const setOf = (place: number) => (place === 0 ? {} : set);
  const quiet = fillsStandardOutput([options.csv, options.parquet], options.json);
  const pairedWith = (arm: OpenedArm, place: number) => ({ model: arm.model, study: armStudy(arm, setOf(place)) });
  const [base, ...changed] = arms;
  const paired = [pairedWith(base, 0), ...changed.map((arm, place) => pairedWith(arm, place + 1))] as const;
  const columns = pairColumns(paired);
  // Without a table neither files nor the descriptors beside them are loaded.
  const wanted = (options.csv ?? options.parquet) !== undefined;
  const tables = !wanted
    ? null
    : await (await import("./tables.js")).openTables(
        { csv: options.csv, parquet: options.parquet },
        { title: base.model.scenario.title, columns, key: pairsKey },
        [...arms.flatMap(({ loaded }) => loaded.files), ...(options.policy === undefined ? [] : [options.policy])],
        !quiet,
      );
  const rowsOf = pairRows(paired, columns);
  const comparisons = await play(arms, setOf, options, (batch, arm) => tables?.write(rowsOf(batch, arm)));
  const [only, ...more] = comparisons as [Comparison, ...Comparison[]];
  if (only.n === 0) return stoppedEmpty();
  tables?.close(more.length === 0 ? headOf(only) : { comparisons: comparisons.map(headOf) });
  const text = () =>
    comparisons
      .map((comparison, place) => comparisonText([base.model, (changed[place] as OpenedArm).model], comparison))
      .join("\n\n");
  tellFigures({ json: options.json, quiet }, () => wholeOf(comparisons), text);
  return only.partial ? exitCodes.interrupted : exitCodes.done;
}

/** The figures that a program asks for, as `--json` prints them; null where it was stopped before any pair was played. */
export async function figuresOfArms(
  first: string,
  others: readonly string[],
  options: CompareOptions,
  caller: Caller,
): Promise<object | null> {
  const arms = await openArms(first, [...new Set(others)], options);
  const set = options.set ?? {};
  const comparisons = await play(arms, (place) => (place === 0 ? {} : set), options, undefined, caller);
  return comparisons[0]?.n === 0 ? null : wholeOf(comparisons);
}

/** One comparison by itself, several in a row. */
function wholeOf(comparisons: readonly Comparison[]): object {
  const [only, ...more] = comparisons as [Comparison, ...Comparison[]];
  return more.length === 0 ? only : { comparisons };
}

/** Where a comparison comes from, and its hash, without its figures. */
function headOf({ endings: _endings, milestones: _milestones, gauges: _gauges, ...head }: Comparison): object {
  return head;
}

/** Opens all arms, with the same seed. Throws UsageError for what can't be compared. */
async function openArms(
  first: string,
  others: readonly string[],
  { variant, set, policy, ...shared }: CompareOptions,
): Promise<Arms> {
  if (others.length === 0 && variant === undefined && set === undefined && policy === undefined)
    throw new UsageError(say("cli.nothing-to-compare"), say("cli.name-second-arm"));
  const named = others.find((other) => /:[a-z][a-z0-9-]*$/.test(other));
  if (variant !== undefined && named !== undefined)
    throw new UsageError(say("cli.variant-named-twice", { second: named, variant }), say("cli.say-it-once"));
  const one = await openArm(first, shared);
  const changes = { ...(variant === undefined ? {} : { variant }), ...(set === undefined ? {} : { set }) };
  const arms: [OpenedArm, ...OpenedArm[]] = [one];
  for (const name of others.length === 0 ? [first] : others) {
    const other = await underPolicy(await openArm(name, { ...shared, ...changes, seed: one.seed }), policy);
    if (one.world.horizon !== other.world.horizon)
      throw new UsageError(
        say("cli.arms-differ-in-days", { first: one.world.horizon, second: other.world.horizon }),
        say("cli.give-days"),
      );
    if (!canBePaired([one.model, other.model]))
      throw new UsageError(
        say("experiment.nothing-in-common", { first: one.model.scenario.id, second: other.model.scenario.id }),
        say("experiment.compare-alike"),
      );
    arms.push(other);
  }
  return arms;
}

/** Plays all arms, and passes each batch of pairs on with the place of its arm. */
async function play(
  arms: Arms,
  setOf: (place: number) => Arm["set"],
  { runs, workers, plainEstimates, csv, parquet }: CompareOptions,
  onPairs: Parameters<typeof compareWithFirst>[2]["onPairs"],
  caller?: Caller,
): Promise<readonly Comparison[]> {
  const [{ seed, world }] = arms;
  const { signal, progress, release } = attend(caller);
  try {
    return await compareWithFirst(
      arms.map((arm, place) => armOf(arm, setOf(place))),
      { seed, days: world.horizon, historical: world.historical },
      {
        runs,
        workers,
        plainEstimates,
        files: arms.map(({ played }) => fileOf(played.name)),
        signal,
        ...((csv ?? parquet) !== undefined && { onPairs }),
        onProgress: (done) => progress.update(done, runs),
      },
    );
  } catch (error) {
    throw withAlone(error, playedAlone(arms));
  } finally {
    progress.clear();
    release();
  }
}

function armOf({ model, policies }: OpenedArm, set: Arm["set"]): Arm {
  return { scenario: model.scenario, variant: model.variant, set, policies };
}

function comparisonText(models: readonly [Model, Model], comparison: Comparison): string {
  const tables = comparisonTables(models[0].scenario, comparison);
  return reportText([
    `${say("cli.compare-title", { pairs: spaced(comparison.n), partial: comparison.partial })} · ${say("cli.seed", { seed: comparison.seed })}`,
    ...models.map((model, second) => {
      const label = second ? say("cli.column-second") : say("cli.column-first");
      const seats = policiesInWords((second ? comparison.second : comparison.first).policies);
      return `  ${`${label}:`.padEnd(7)} ${[editionInWords(model), ...(seats === null ? [] : [say("policy.seats", { seats })])].join(" · ")}`;
    }),
    ...(tables.length === 0 ? [] : ["", ...tableLines(tables)]),
    "",
    say("cli.worth-explained"),
    ...(notCompared(models) > 0 ? [say("experiment.not-in-both", { n: notCompared(models) })] : []),
    ...(isControlled(comparison) ? [say("cli.changes-estimated")] : []),
    say("cli.hash", { hash: comparison.hash }),
  ]);
}

/** How many endings, milestones and gauges one of the arms has alone. */
function notCompared([first, second]: readonly [Model, Model]): number {
  const alone = (one: Model, other: Model) =>
    (["endings", "milestones", "gauges"] as const).flatMap((kind) =>
      one[kind].filter(({ id }) => !other[kind].some((known) => known.id === id)),
    ).length;
  return alone(first, second) + alone(second, first);
}

/** Whether control variates estimate anything. */
function isControlled({ endings, milestones, gauges }: Comparison): boolean {
  return [endings, milestones, gauges].some((kind) => Object.values(kind).some(({ plain }) => plain !== undefined));
}
