/**
 * The keys of the projector: those of the situation screen that only look. What would act, or make time pass, does
 * nothing here.
 */
import { say } from "../../../catalogue/index.js";
import { bindings, type Command, commandOf, type Group } from "../keys.js";

/** Time is the white cell's. */
const acts: ReadonlySet<Command> = new Set(["play", "faster", "slower"]);

const words: Partial<Record<Command, string>> = {
  "next-record": say("projector.key-next-record"),
  "previous-record": say("projector.key-previous-record"),
  "next-day": say("projector.key-next-day"),
  "previous-day": say("projector.key-previous-day"),
  start: say("projector.key-start"),
  end: say("projector.key-end"),
  why: say("projector.key-why"),
  odds: say("projector.key-odds"),
};

/** The help page's groups, in its order. */
export const projectorKeys: readonly Group[] = bindings.map(({ title, bindings: rows }) => ({
  title: title === say("screen.keys-time") ? say("projector.keys-look-back") : title,
  bindings: rows
    .filter(({ command }) => !acts.has(command))
    .map((binding) => ({ ...binding, does: words[binding.command] ?? binding.does })),
}));

/** What the projector has of its own. */
export const clockKeys: Group<"clock"> = {
  title: say("clock.wall"),
  bindings: [{ command: "clock", keys: ["z"], shown: "z", does: say("clock.key-wall") }],
};

/** Whether a key does anything here. */
export function looksOnly(key: string): boolean {
  const command = commandOf(key);
  return command === undefined || !acts.has(command);
}
