/**
 * From the options of a command line to a run that is ready to play, and the code that names it.
 */
import { randomInt } from "node:crypto";
import { createModel, createWorld, type Model, type OrderError, type World } from "../engine/index.js";
import { type LoadedScenario, refuseChoices, refuseSeed } from "../scenarios/index.js";
import { UsageError } from "./failure.js";

export { loadScenario as openScenario } from "../scenarios/index.js";

export interface RunOptions {
  readonly seed?: string;
  readonly run?: number;
  readonly variant?: string;
  readonly set?: { readonly [assumption: string]: number };
  readonly days?: number;
  readonly historical?: boolean;
  /** Actors played by people. */
  readonly seat?: readonly string[];
}

/** A run that can be played, and all that names it. */
export interface ReadyRun {
  /** How the scenario was named on the command line: a library id or a file. */
  readonly name: string;
  readonly loaded: LoadedScenario;
  readonly model: Model;
  readonly world: World;
  readonly seed: string;
  readonly options: RunOptions;
}

/** What it takes to show a run, wherever its scenario came from. */
export type ShownRun = Omit<ReadyRun, "loaded">;

/** A seed drawn for a person: three syllables, easy to read out to a room and to type again. */
export function drawSeed(): string {
  const consonants = "bdfgklmnprstvz";
  const vowels = "aeiou";
  const syllable = () => `${consonants[randomInt(consonants.length)]}${vowels[randomInt(vowels.length)]}`;
  return `${syllable()}${syllable()}${syllable()}-${randomInt(10, 100)}`;
}

/** Throws UsageError for a refusal. */
function orUsageError(refusal: OrderError | null): void {
  if (refusal !== null) throw new UsageError(refusal.message, refusal.hint);
}

/** A seed as it was typed, in the one form (NFC) that it is kept in. Throws UsageError. */
export function checkSeed(typed: string): string {
  const seed = typed.normalize("NFC");
  orUsageError(refuseSeed(seed));
  return seed;
}

/** Makes a run ready. Throws UsageError or ScenarioError with what to mend. */
export function prepareRun(loaded: LoadedScenario, options: RunOptions, name = loaded.scenario.id): ReadyRun {
  const { variant = null, set = {}, run = 0, historical = false, days, seat = [] } = options;
  const seed = checkSeed(options.seed ?? drawSeed());
  orUsageError(refuseChoices(loaded.scenario, { seed, run, variant, set, days, seats: seat }));
  const model = createModel(loaded.scenario, { variant, set });
  const seats = [...new Set(seat)];
  const world = createWorld(model, { seed, run, historical, seats, ...(days === undefined ? {} : { days }) });
  return { name, loaded, model, world, seed, options };
}

/** `scenario@hash8:seed[:variant]` */
export function replayCode(model: Model, seed: string): string {
  const { scenario, scenarioHash, variant } = model;
  return `${scenario.id}@${scenarioHash.slice(0, 8)}:${seed}${variant === null ? "" : `:${variant}`}`;
}

/** How to see this run again: its replay code, and what has to be added where the code alone is not enough. */
export function howToReplay({ name, model, world, seed, options }: ShownRun): string {
  const extras = [
    ...(name === model.scenario.id ? [] : [`--file ${name}`]),
    ...(world.run === 0 ? [] : [`--run ${world.run}`]),
    ...Object.entries(options.set ?? {}).map(([id, value]) => `--set ${id}=${value}`),
    ...(options.days === undefined ? [] : [`--days ${options.days}`]),
    ...(world.historical ? ["--historical"] : []),
    ...[...world.seats].map((seat) => `--seat ${seat}`),
  ];
  return [replayCode(model, seed), ...extras].join(" ");
}
