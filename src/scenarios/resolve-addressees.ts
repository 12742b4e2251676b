/**
 * Who receives an inject and who learns of it, from what its file says: names of teams become their actors in the list that
 * decides, and what comes by cable, by telephone or at a meeting is for those it is addressed to.
 */
import { addressed, type Directory, everybody, type Inject, isConfidential, namesOf } from "../engine/index.js";
import type { ScenarioFile } from "./format.js";

/** The actors and teams of a file, by which it may be addressed. */
export function directoryOf({ actors, exercise }: ScenarioFile): Directory {
  const teams = Object.entries(exercise?.teams ?? {}).map(([id, { label, seats }]) => ({ id, label, seats }));
  return {
    actors: Object.entries(actors).map(([id, { label }]) => ({ id, label })),
    ...(exercise !== undefined && { exercise: { teams } }),
  };
}

/** `to` and `visibility` of the resolved inject. */
export function addressing(
  inject: ScenarioFile["injects"][string],
  file: ScenarioFile,
): Pick<Inject, "to" | "visibility"> {
  const directory = directoryOf(file);
  const names = namesOf(inject.to);
  // A line of ids is a list of them; one of other names stays as it was written.
  const to = addressed(directory, names).unknown.length === 0 ? names : inject.to;
  const { all, actors } = addressed(directory, to);
  if (inject.visibility === everybody) return { to };
  if (inject.visibility !== undefined) {
    const learn = addressed(directory, inject.visibility);
    return learn.all ? { to } : { to, visibility: learn.actors };
  }
  return file.format > 1 && isConfidential(inject.delivery) && !all ? { to, visibility: actors } : { to };
}
