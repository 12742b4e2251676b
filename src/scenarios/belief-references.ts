/**
 * The beliefs of a scenario file, and the chances of error in them, each with its path.
 */
import type { BeliefFile, QuantityFile, ScenarioFile } from "./format.js";
import type { Reference } from "./references.js";
import type { Path } from "./tree.js";

/** A belief of an actor, with what it is about. */
export interface BeliefReference extends Reference<BeliefFile> {
  readonly actor: string;
  readonly subject: string;
}

/** Every belief of the file, in declaration order. */
export function beliefReferences({ actors }: ScenarioFile): readonly BeliefReference[] {
  return Object.entries(actors).flatMap(([actor, { beliefs = {} }]) =>
    Object.entries(beliefs).map(([subject, value]) => ({
      value,
      path: ["actors", actor, "beliefs", subject],
      actor,
      subject,
    })),
  );
}

/** Chances of error, wherever they are written. */
export function chancesOf({ error }: BeliefFile, path: Path): readonly Reference<QuantityFile>[] {
  if (error === undefined) return [];
  if (isQuantity(error)) return [{ value: error, path: [...path, "error"] }];
  return Object.entries(error).flatMap(([state, row]) =>
    Object.entries(row).map(([taken, value]) => ({ value, path: [...path, "error", state, taken] })),
  );
}

/** A number or an assumption, and no map of states, none of which is written like that. */
export function isQuantity(error: NonNullable<BeliefFile["error"]>): error is QuantityFile {
  return typeof error === "number" || typeof error.assumption === "string";
}
