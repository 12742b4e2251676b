/**
 * What a thread beside a host works out for the white cell: a what-if, and the questions of a moment. It runs the built file.
 */
import { type Arm, armModel, questionsAt } from "../analysis/index.js";
import type { OrderError, SavedWorld } from "../engine/index.js";
import { questionOptions } from "../exercise/index.js";
import type { AskedQuestion, Question } from "../forecast/index.js";
import type { WhatIf } from "../text/index.js";
import type { Run } from "../what-if/index.js";
import { type PlayedWhatIf, playWhatIfToTell } from "../white-cell/index.js";

export type BesideTask =
  | { readonly kind: "what-if"; readonly run: Run; readonly whatIf: WhatIf }
  | { readonly kind: "questions"; readonly arm: Arm; readonly world: SavedWorld; readonly before: readonly Question[] };

export type BesideResult = PlayedWhatIf | OrderError | readonly AskedQuestion[];

/** Called by the pool. */
export function play(task: BesideTask): Promise<BesideResult> | BesideResult {
  if (task.kind === "what-if") return playWhatIfToTell(task.run, task.whatIf);
  const model = armModel(task.arm);
  return questionsAt(model, task.world, questionOptions(model, task.before));
}
