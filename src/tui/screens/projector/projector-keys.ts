/**
 * The keys of the projector: those of the situation screen that only look. What would act, or make time pass, does
 * nothing here.
 */
import { bindings, type Command, commandOf, type Group } from "../keys.js";

/** Time is the white cell's. */
const acts: ReadonlySet<Command> = new Set(["play", "faster", "slower"]);

const words: Partial<Record<Command, string>> = {
  "next-record": "look on by one record",
  "previous-record": "look back by one record",
  "next-day": "look on by a day",
  "previous-day": "look back by a day",
  start: "look back to the start",
  end: "back to what is now, and stay with it",
  why: "what the chosen record was, and what it rests on",
  odds: "odds from here, where the white cell shows probabilities",
};

/** The help page's groups, in its order. */
export const projectorKeys: readonly Group[] = bindings.map(({ title, bindings: rows }) => ({
  title: title === "Time" ? "Look back" : title,
  bindings: rows
    .filter(({ command }) => !acts.has(command))
    .map((binding) => ({ ...binding, does: words[binding.command] ?? binding.does })),
}));

/** Whether a key does anything here. */
export function looksOnly(key: string): boolean {
  const command = commandOf(key);
  return command === undefined || !acts.has(command);
}
