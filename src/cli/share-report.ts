/**
 * What a share of a study comes to, printed and written: the same bytes as of one run in one go.
 */
import {
  controlledOutcomes,
  type Estimates,
  estimatesOf,
  plainOutcomes,
  type Sensitivity,
  type Tally,
  type Until,
} from "../analysis/index.js";
import type { Model } from "../engine/index.js";
import * as shares from "../shares/index.js";
import type { OutFile } from "./out-file.js";
import { type RunReporting, reportRun, writeRunsPage } from "./run-report.js";

export interface ShareReporting extends RunReporting {
  readonly plainEstimates?: boolean | undefined;
  readonly tally?: OutFile | undefined;
  readonly page?: OutFile | undefined;
  /** What was asked of the number of runs, and the outcomes that a pilot chose to estimate with control variates. */
  readonly precision?: number | undefined;
  readonly until?: Until | undefined;
  readonly used?: ReadonlySet<number> | undefined;
  /** What moves the outcomes, where that was asked. */
  readonly sensitivity?: Sensitivity | null | undefined;
  /** Completes other files with the figures. */
  readonly complete?: ((estimates: Estimates, tally: Tally) => Promise<void>) | undefined;
}

/** Reports a share, which is partial where runs of its study are missing. Throws WriteFailure. */
export async function reportShare(
  { share, model }: { readonly share: shares.Share; readonly model: Model },
  {
    plainEstimates = false,
    tally,
    page,
    precision,
    until,
    used,
    sensitivity = null,
    complete,
    ...reporting
  }: ShareReporting,
): Promise<void> {
  const { asked, parts } = share;
  const { tally: counted, folds } = shares.playedOf(share, model);
  if (tally !== undefined) {
    tally.place(shares.writeShare(share));
    tally.close();
  }
  const { study, first, controls } = asked;
  const isPlain = plainEstimates || asked.sensitivity?.plainEstimates === true || !controls;
  const found = isPlain ? plainOutcomes : controlledOutcomes(counted, folds.moments(), used);
  const partial = shares.gapsIn(asked, parts).length > 0;
  const what = { study, first, precision, until, partial, hash: shares.hashOfShare(share) };
  const estimates = estimatesOf(model, counted, what, found);
  if (page !== undefined) await writeRunsPage(model, estimates, counted, page);
  await complete?.(estimates, counted);
  reportRun(model, { estimates, study, sensitivity }, reporting);
}
