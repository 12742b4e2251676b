/**
 * The progress of the lessons, and whether the tour has been offered, in the state folder.
 */
import { noProgress, type Progress, readProgress, writeProgress } from "../learn/index.js";
import { readState, stateFile, writeState } from "./state-folder.js";

const name = "lessons.json";

export const progressFile = (): string => stateFile(name);

export function keptProgress(): Progress {
  const text = readState(name);
  return text === null ? noProgress : readProgress(text);
}

/** Answers with the reason where it can't be kept, else with null. */
export const keepProgress = (progress: Progress): string | null => writeState(name, writeProgress(progress));
