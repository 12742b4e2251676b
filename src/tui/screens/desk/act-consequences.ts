/**
 * What an act of the hand sets in motion, as the white cell may know it: a paragraph for what it shifts and one for
 * each who may answer.
 */
import type { Effect } from "../../../engine/index.js";
import { answersInWords, motionInWords } from "../../../exercise/index.js";
import { effectInWords } from "../../../text/index.js";
import type { ActContext } from "./act.js";
import { allKnowledge } from "./act-fields.js";

/** Of a transition or an inject, by path; `effects` are the inject's own. */
export function setMotion(context: ActContext, path: string, effects: readonly Effect[]): string[] {
  const knowledge = allKnowledge(context);
  const transition = context.lookup.transitions.get(path);
  const posture = context.lookup.postures.get(path.slice(0, path.lastIndexOf(".")));
  const lines =
    transition !== undefined && posture !== undefined
      ? motionInWords(posture, transition, knowledge)
      : [...effects.map((effect) => effectInWords(context.lookup, effect)), ...answersInWords(path, knowledge)];
  return lines.length === 0 ? ["Nobody answers it at once."] : lines.map((line) => `· ${line}`);
}
