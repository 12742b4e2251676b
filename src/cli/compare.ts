/**
 * `faultline compare`: two arms with the same dice, run by run, and what differs.
 */

import { type Arm, type Comparison, compareArms } from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import type { Model } from "../engine/index.js";
import { escapeLine } from "../scenarios/light.js";
import { editionInWords } from "../text/index.js";
import { openArm } from "./arms.js";
import { tableLines } from "./columns.js";
import { comparisonTables } from "./compare-tables.js";
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
  const tables = comparisonTables(models[0].scenario, comparison);
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

/** Whether control variates estimate anything. */
function isControlled({ endings, milestones, gauges }: Comparison): boolean {
  return [endings, milestones, gauges].some((kind) => Object.values(kind).some(({ plain }) => plain !== undefined));
}
