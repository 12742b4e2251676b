/**
 * What a share of a study comes to, printed and written: the same bytes as of one run in one go.
 */
import { controlledOutcomes, estimatesOf, plainOutcomes } from "../analysis/index.js";
import type { Model } from "../engine/index.js";
import * as shares from "../shares/index.js";
import type { OutFile } from "./out-file.js";
import { type RunReporting, reportRun, writeRunsPage } from "./run-report.js";

export interface ShareReporting extends RunReporting {
  readonly plainEstimates?: boolean | undefined;
  readonly tally?: OutFile | undefined;
  readonly page?: OutFile | undefined;
}

/** Reports a share, which is partial where runs of its study are missing. Throws WriteFailure. */
export async function reportShare(
  { share, model }: { readonly share: shares.Share; readonly model: Model },
  { plainEstimates = false, tally, page, ...reporting }: ShareReporting,
): Promise<void> {
  const { asked, parts } = share;
  const { tally: counted, folds } = shares.playedOf(share, model);
  if (tally !== undefined) {
    tally.place(shares.writeShare(share));
    tally.close();
  }
  const { study, first, controls } = asked;
  const found = plainEstimates || !controls ? plainOutcomes : controlledOutcomes(counted, folds.moments());
  const partial = shares.gapsIn(asked, parts).length > 0;
  const estimates = estimatesOf(model, counted, { study, first, partial, hash: shares.hashOfShare(share) }, found);
  if (page !== undefined) await writeRunsPage(model, estimates, counted, page);
  reportRun(model, { estimates, study, sensitivity: null }, reporting);
}
