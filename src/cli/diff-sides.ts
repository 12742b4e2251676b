/**
 * One side of a difference: a scenario as it is read, with or without a variant, from the disk or the last commit, and where
 * each of its values is written.
 */
import { createModel, type Model, type Place, type Scenario } from "../engine/index.js";
import { type FileSource, type LoadedScenario, loadScenario, writtenAt } from "../scenarios/index.js";
import { chooseRun, namedReading } from "./prepare.js";

export interface DiffSide {
  /** As it was named. */
  readonly name: string;
  readonly loaded: LoadedScenario;
  readonly model: Model;
  /** With the values of its variant, and without what that switches off. */
  readonly scenario: Scenario;
  /** Where the value at a path is written. */
  placeOf(path: readonly (string | number)[]): Place | undefined;
}

/** Opens `name` or `name:variant`. Throws ScenarioError or UsageError. */
export function openSide(name: string, source?: FileSource): DiffSide {
  const { file, variant } = namedReading(name);
  const loaded = loadScenario(file, { source });
  // Refuses a variant that there is not, with the nearest that there is.
  const { set } = chooseRun(loaded, { seed: "1", ...(variant !== undefined && { variant }) });
  return sideFrom(name, loaded, createModel(loaded.scenario, { variant: variant ?? null, set, mover: "table" }));
}

/** A side as a model of its scenario reads it. */
export function sideFrom(name: string, loaded: LoadedScenario, model: Model): DiffSide {
  const { played, assumptions, variant } = model;
  const scenario = {
    ...played,
    assumptions: played.assumptions.map((one) => ({ ...one, value: assumptions.get(one.id) ?? one.value })),
  };
  // What a mechanism switched off is missing from the lists, so that indices are not those of the file.
  const isWhole = played === loaded.scenario;
  return {
    name,
    loaded,
    model,
    scenario,
    placeOf(path) {
      const item = path.findIndex((part) => typeof part === "number");
      return writtenAt(loaded, isWhole || item < 0 ? path : path.slice(0, item), variant);
    },
  };
}
