/**
 * What takes a while to work out for the white cell, and is done beside the host so that no device waits for it.
 */
import type { OrderError, SavedWorld } from "../engine/index.js";
import type { AskedQuestion, Question } from "../forecast/index.js";
import type { WhatIf } from "../text/index.js";
import type { Run } from "../what-if/index.js";
import type { OddsQuestion, PlayedWhatIf } from "../white-cell/index.js";

export interface WorkOut {
  /** Plays a run and the same run with one thing changed. */
  whatIf(run: Run, whatIf: WhatIf): Promise<PlayedWhatIf | OrderError>;
  /** Chooses what is worth forecasting from a world on, after the questions that were asked before. */
  questions(
    arm: OddsQuestion["arm"],
    world: SavedWorld,
    before: readonly Question[],
  ): Promise<readonly AskedQuestion[]>;
}

/** Answers that the host keeps of each kind, and questions that may wait. */
export const fewAtOnce = { mostKept: 12, mostWaiting: 3 } as const;
