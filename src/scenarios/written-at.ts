/**
 * Where the value at a path of a resolved scenario is written: the file says some things under other keys, and leaves out what
 * has a default, which is then written where the element around it is.
 */
import { type Place, type Scenario, subjectOf } from "../engine/index.js";
import type { LoadedScenario } from "./load.js";

/** Keys that group what the file writes side by side. */
const grouping: ReadonlySet<unknown> = new Set(["trigger", "schedule"]);

/**
 * The place of the value at a path, in which items of lists go by their id or, without one, by their index; of the nearest
 * thing around it if it is not written. `variant` is the one under which the scenario is read.
 */
export function writtenAt(
  { scenario, provenance }: Pick<LoadedScenario, "scenario" | "provenance">,
  path: readonly (string | number)[],
  variant: string | null = null,
): Place | undefined {
  const [section, id = "", key] = path;
  const set = scenario.variants.find((one) => one.id === variant)?.set ?? {};
  if (section === "assumptions" && key === "value" && Object.hasOwn(set, id)) {
    return provenance(["variants", variant ?? "", "set", id]);
  }
  const written = inFile(scenario, path);
  for (let length = written.length; length > 0; length -= 1) {
    const place = provenance(written.slice(0, length));
    if (place !== undefined) return place;
  }
  return provenance([]);
}

function inFile({ actors }: Scenario, path: readonly (string | number)[]): readonly (string | number)[] {
  if (path[0] === "claims") return ["evidence", ...path.slice(1)];
  const [, id, list, place] = path;
  const belief = list === "beliefs" ? actors.find((actor) => actor.id === id)?.beliefs?.[Number(place)] : undefined;
  if (belief !== undefined) return [...path.slice(0, 3), subjectOf(belief), ...path.slice(4)];
  return path.filter((part) => !grouping.has(part));
}
