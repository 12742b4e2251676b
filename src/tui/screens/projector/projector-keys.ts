/**
 * The keys of the projector: those of the situation screen that only look. What would act, or make time pass, does
 * nothing here.
 */
import { say } from "../../../catalogue/index.js";
import { bindings, type Command, commandOf, type Group } from "../keys.js";

/** Time is the white cell's. */
const acts: ReadonlySet<Command> = new Set(["play", "faster", "slower"]);

const words: Partial<Record<Command, string>> = {
  "next-record": say("projector.look-on-by-one-record"),
  "previous-record": say("projector.look-back-by-one-record"),
  "next-day": say("projector.look-on-by-a-day"),
  "previous-day": say("projector.look-back-by-a-day"),
  start: say("projector.look-back-to-the-start"),
  end: say("projector.back-to-what-is-now-and"),
  why: say("projector.what-the-chosen-record-was-and"),
  odds: say("projector.odds-from-here-where-the-white"),
};

/** The help page's groups, in its order. */
export const projectorKeys: readonly Group[] = bindings.map(({ title, bindings: rows }) => ({
  title: title === "Time" ? say("projector.look-back-2") : title,
  bindings: rows
    .filter(({ command }) => !acts.has(command))
    .map((binding) => ({ ...binding, does: words[binding.command] ?? binding.does })),
}));

/** Whether a key does anything here. */
export function looksOnly(key: string): boolean {
  const command = commandOf(key);
  return command === undefined || !acts.has(command);
}
