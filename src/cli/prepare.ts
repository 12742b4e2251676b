/**
 * From the options of a command line to a run that is ready to play.
 */

import { randomInt } from "node:crypto";
import { say } from "../catalogue/index.js";
import {
  createModel,
  createWorld,
  dateOfDay,
  dayOfDate,
  type Model,
  type OrderError,
  type Scenario,
  type SeatRule,
  type World,
} from "../engine/index.js";
import type { FileSource } from "../scenarios/index.js";
import {
  libraryIds,
  type OpenedScenario,
  openLibraryScenario,
  refuseChoices,
  refuseSeed,
  settingsOf,
} from "../scenarios/light.js";
import type { Beginning } from "../session/index.js";
import type { PlayedRun } from "../text/index.js";
import { UsageError } from "./failure.js";

/** Which scenario files may be read at all. */
export interface Fence {
  /** Throws UsageError for a name that leads outside. */
  check(name: string): void;
  readonly source: FileSource;
}

let fence: Fence | null = null;

/** From here on, nothing in this process opens a scenario that the fence does not let through. */
export function fenceScenarios(around: Fence): void {
  fence = around;
}

/**
 * A scenario, by library id or path. What reads files is loaded only for one that is not as the build sealed it. Throws
 * ScenarioError.
 */
export async function openScenario(name: string): Promise<OpenedScenario> {
  fence?.check(name);
  const sealed = openLibraryScenario(name);
  if (sealed !== undefined) return sealed;
  const { loadScenario } = await import("../scenarios/index.js");
  return loadScenario(name, fence === null ? {} : { source: fence.source });
}

/** The file of a scenario that is not named by its id in the library; null for one that is. */
export function fileOf(name: string): string | null {
  return libraryIds().includes(name) ? null : name;
}

/** A scenario as named on the command line: its name or file, then `:variant` where one is meant. */
export function namedReading(name: string): { readonly file: string; readonly variant: string | undefined } {
  const [, file = name, variant] = /^(.+?)(?::([a-z][a-z0-9-]*))?$/.exec(name) ?? [];
  return { file, variant };
}

/** The scenario and the options of a command that takes `name:variant` and `--variant` alike. Throws UsageError for two readings. */
export function withReading<Options extends Pick<RunOptions, "variant">>(
  name: string,
  options: Options,
): { readonly name: string; readonly options: Options } {
  const { file, variant } = namedReading(name);
  if (variant === undefined) return { name: file, options };
  if (options.variant !== undefined && options.variant !== variant)
    throw new UsageError(
      say("cli.two-readings", { first: variant, second: options.variant }),
      say("cli.name-one-reading"),
    );
  return { name: file, options: { ...options, variant } };
}

export interface RunOptions {
  readonly seed?: string;
  readonly run?: number;
  readonly variant?: string;
  readonly set?: { readonly [assumption: string]: number };
  /** Days of play, or the ISO date of the last. */
  readonly days?: number | string;
  readonly historical?: boolean;
  /** Actors played by people. */
  readonly seat?: readonly string[];
  /** How much they decide, where a replay code says that it is less than all that is their actors' will. */
  readonly seatRule?: SeatRule;
  /** Draw the assumptions that have a distribution. */
  readonly sample?: boolean;
}

/** The options that say what is played, without those that are not given. */
export function givenOptions({ set, seed, days, historical, variant }: RunOptions): RunOptions {
  return {
    ...(set === undefined ? {} : { set }),
    ...(seed === undefined ? {} : { seed }),
    ...(days === undefined ? {} : { days }),
    ...(historical === undefined ? {} : { historical }),
    ...(variant === undefined ? {} : { variant }),
  };
}

/** A run that can be played. */
export interface ReadyRun {
  readonly loaded: OpenedScenario;
  readonly model: Model;
  readonly world: World;
  readonly seed: string;
  readonly options: RunOptions;
}

/** A run as its options name it. */
export function playedRun(name: string, options: Settled, seed: string): PlayedRun {
  const { variant = null, set = {}, run = 0, days = null, historical = false, seat: seats = [] } = options;
  return { name, seed, variant, set, run, days, historical, seats };
}

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
  const seed = typed.normalize();
  orUsageError(refuseSeed(seed));
  return seed;
}

/** Days of play for a date within the scenario's calendar; a number is what it is. Throws UsageError. */
export function daysOf(
  { start, horizon }: Pick<Scenario, "start" | "horizon">,
  days: number | string | undefined,
): number | undefined {
  if (typeof days !== "string") return days;
  const count = dayOfDate(start, days);
  if (count >= 1 && count <= horizon) return count;
  const [first, last] = [dateOfDay(start, 1), dateOfDay(start, horizon)];
  throw new UsageError(say("plan.date-outside", { date: days, start }), say("plan.date-within", { first, last }));
}

/** Options whose days are a number. */
export type Settled<Options extends RunOptions = RunOptions> = Omit<Options, "days"> & { readonly days?: number };

/** Options with the number of days that their date means. Throws UsageError. */
export function settled<Options extends RunOptions>(scenario: Scenario, options: Options): Settled<Options> {
  const { days: given, ...others } = options;
  const days = daysOf(scenario, given);
  return { ...others, ...(days !== undefined && { days }) };
}

/** What a session begins with. Throws UsageError for what can't be chosen. */
export function chooseRun({ scenario: resolved }: OpenedScenario, options: RunOptions): Beginning {
  const { variant = null, run = 0, historical = false, seat = [] } = options;
  const days = daysOf(resolved, options.days) ?? resolved.horizon;
  const seed = checkSeed(options.seed ?? drawSeed());
  const choices = { variant, set: options.set ?? {}, seed, run, days, historical, seats: [...new Set(seat)] };
  const sampled = { ...choices, sample: options.sample ?? false };
  orUsageError(refuseChoices(resolved, sampled));
  const ruled = options.seatRule === undefined ? {} : { seatRule: options.seatRule };
  return { resolved, ...choices, set: settingsOf(resolved, sampled), ...ruled };
}

/** Makes a run ready. Throws UsageError or ScenarioError with what to mend. */
export function prepareRun(loaded: OpenedScenario, options: RunOptions): ReadyRun {
  const { resolved, variant, set, ...start } = chooseRun(loaded, options);
  const model = createModel(resolved, { variant, set });
  return { loaded, model, world: createWorld(model, start), seed: start.seed, options };
}

/**
 * The scenario that a command is about. `--seat` takes every word up to the next option, and the scenario too where that
 * comes after it: a word that is a file, or a scenario of the library, is given back.
 */
export function withScenario<Options extends Pick<RunOptions, "seat">>(
  scenario: string | undefined,
  options: Options,
): { readonly scenario: string | undefined; readonly options: Options } {
  const { seat = [] } = options;
  if (scenario !== undefined || seat.length === 0) return { scenario, options };
  const library = libraryIds();
  const taken = seat.find((word) => /[./\\]/.test(word) || library.includes(word));
  if (taken === undefined) return { scenario, options };
  if (seat.length > 1) return { scenario: taken, options: { ...options, seat: seat.filter((word) => word !== taken) } };
  throw new UsageError(say("cli.seat-took-scenario", { taken }), say("cli.name-scenario-before-seat"));
}
