/**
 * The questions of a turn, chosen on the thread that asks: those of the terminal, for the same moment of the same run.
 */
import { type Arm, armModel, questionsAt } from "../analysis/index.js";
import type { SavedWorld } from "../engine/index.js";
import { questionOptions } from "../exercise/index.js";
import type { AskedQuestion, Question } from "../forecast/index.js";

export function chooseHere(
  arm: Arm,
  world: SavedWorld,
  before: readonly Question[],
): Promise<readonly AskedQuestion[]> {
  const model = armModel(arm);
  return questionsAt(model, world, questionOptions(model, before));
}
