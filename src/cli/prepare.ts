/**
 * From the options of a command line to a run that is ready to play, and the code that names it.
 */
import { randomInt } from "node:crypto";
import { createModel, createWorld, isSeed, type Model, type World } from "../engine/index.js";
import { findScenario, type LoadedScenario, loadScenario, nearestName } from "../scenarios/index.js";
import { UsageError } from "./failure.js";

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

/** Loads a scenario by library name or file. */
export function openScenario(nameOrPath: string): LoadedScenario {
  return loadScenario(findScenario(nameOrPath));
}

/** A seed drawn for a person: three syllables, easy to read out to a room and to type again. */
export function drawSeed(): string {
  const consonants = "bdfgklmnprstvz";
  const vowels = "aeiou";
  const syllable = () => `${consonants[randomInt(consonants.length)]}${vowels[randomInt(vowels.length)]}`;
  return `${syllable()}${syllable()}${syllable()}-${randomInt(10, 100)}`;
}

/** Refuses a seed that could not be typed again. */
export function checkSeed(seed: string): string {
  if (isSeed(seed)) return seed;
  throw new UsageError(
    `the seed ${JSON.stringify(seed)} can't be used`,
    "a seed is 1 to 64 letters a to z, digits, dots, hyphens or underscores, and starts with a letter or digit",
  );
}

function checkVariant(loaded: LoadedScenario, variant: string | undefined): string | null {
  if (variant === undefined) return null;
  const known = loaded.scenario.variants.map(({ id }) => id);
  if (known.includes(variant)) return variant;
  const nearest = nearestName(variant, known);
  throw new UsageError(
    `${loaded.scenario.id} has no variant ${variant}`,
    `${nearest === undefined ? "" : `Did you mean ${nearest}? `}It has: ${known.join(", ") || "none"}`,
  );
}

function checkSettings(loaded: LoadedScenario, settings: RunOptions["set"] = {}): void {
  for (const [id, value] of Object.entries(settings)) {
    const assumption = loaded.scenario.assumptions.find((candidate) => candidate.id === id);
    if (assumption === undefined) {
      const known = loaded.scenario.assumptions.map((candidate) => candidate.id);
      const nearest = nearestName(id, known);
      throw new UsageError(
        `${loaded.scenario.id} has no assumption ${id}`,
        `${nearest === undefined ? "" : `Did you mean ${nearest}? `}It has: ${known.join(", ") || "none"}`,
      );
    }
    const [low, high] = assumption.range;
    if (value < low || value > high) {
      throw new UsageError(
        `--set ${id}=${value} lies outside the range ${low} to ${high}`,
        "to go beyond it, widen the range in the scenario file and say why in its note",
      );
    }
  }
}

function checkSeats({ scenario }: LoadedScenario, seats: readonly string[] = []): readonly string[] {
  const known = scenario.actors.map(({ id }) => id);
  for (const seat of seats) {
    if (known.includes(seat)) continue;
    const nearest = nearestName(seat, known);
    throw new UsageError(
      `${scenario.id} has no actor ${seat} to seat`,
      `${nearest === undefined ? "" : `Did you mean ${nearest}? `}It has: ${known.join(", ")}`,
    );
  }
  return [...new Set(seats)];
}

/** Makes a run ready. Throws UsageError or ScenarioError with what to mend. */
export function prepareRun(loaded: LoadedScenario, options: RunOptions, name = loaded.scenario.id): ReadyRun {
  const seed = checkSeed(options.seed ?? drawSeed());
  const variant = checkVariant(loaded, options.variant);
  checkSettings(loaded, options.set);
  const model = createModel(loaded.scenario, { variant, set: options.set ?? {} });
  const world = createWorld(model, {
    seed,
    run: options.run ?? 0,
    historical: options.historical ?? false,
    seats: checkSeats(loaded, options.seat),
    ...(options.days === undefined ? {} : { days: options.days }),
  });
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
