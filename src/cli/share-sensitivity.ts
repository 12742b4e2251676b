/**
 * What moves the outcomes of a share of a study that asks for it. What takes pairs of runs is played here, once all of the study is there.
 */
import type { Sensitivity } from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import type { ReadShare } from "../shares/index.js";
import { complainInWords } from "./output.js";
import { interruptible, showProgress } from "./progress.js";
import { armOfStudy } from "./run.js";
import { askSensitivity } from "./run-stages.js";

/** Null where the share has no run behind the study's pilot. Ctrl-C leaves unplayed what has yet to be played. */
export async function sensitivityOfShare(
  { share: { asked, slopes, tally }, model }: ReadShare,
  isWhole: boolean,
  workers: number | undefined,
): Promise<{ readonly sensitivity: Sensitivity | null; readonly isStopped: boolean }> {
  const { signal, release } = interruptible();
  const progress = showProgress(process.stderr);
  try {
    if (slopes === null) complainInWords(say("shares.no-derivatives"));
    const { study } = asked;
    const { seed, days, historical } = study;
    const found = { slopes: slopes?.sums() ?? null, tally };
    const sensitivity = await askSensitivity(found, asked.sensitivity, {
      arm: study.from === null ? armOfStudy({ model, study }) : null,
      ...{ model, plan: { seed, days, historical }, workers, isWhole, signal, progress },
    });
    return { sensitivity, isStopped: signal.aborted };
  } finally {
    progress.clear();
    release();
  }
}
