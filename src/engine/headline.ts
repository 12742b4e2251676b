/**
 * The one place that words a happening: its headline, or the first of its other headlines whose condition holds. Asked
 * just before it happens, so that "again" is said of what has been before, and "within hours" of what is about to end.
 */
import { holds, type Scene } from "./condition.js";
import type { Model, ModelHeadline } from "./model.js";

export function headlineNow(
  { headline, headlines }: { readonly headline: string; readonly headlines: readonly ModelHeadline[] },
  scene: Scene,
): string {
  for (const other of headlines) if (holds(other.when, scene)) return other.headline;
  return headline;
}

/** Whether what is said of a happening may depend on when it happens: whoever words it has to see the world then. */
export function wordsDependOnPlay({ transitions, injects }: Model): boolean {
  const may = ({ headlines }: { readonly headlines: readonly ModelHeadline[] }) => headlines.length > 0;
  return transitions.some(({ ends }) => ends.some(may)) || injects.some(may);
}
