/**
 * A run, and the same run with one thing changed, on the same dice: the past up to the change is shared, and from there
 * each transition, inject and response goes on drawing from its own random stream, so that whoever is not touched rolls
 * as before. With nothing changed both courses are the same, byte for byte.
 */
import {
  type AdvanceOptions,
  advance,
  cloneWorld,
  continueUnder,
  createModel,
  createWorld,
  type ExplainedRecord,
  fireInject,
  forceTransition,
  giveOrder,
  isHappening,
  isRefusal,
  type Model,
  type OrderError,
  playDue,
  refusal,
  type Scenario,
  vetoHappening,
  vetoRefusal,
  type World,
  type WorldOptions,
} from "../engine/index.js";
import type { Change, WhatIf } from "../text/index.js";

/** A run that nobody steers. */
export interface Run {
  readonly scenario: Scenario;
  readonly variant: string | null;
  readonly set: { readonly [assumption: string]: number };
  readonly start: WorldOptions;
}

/** What a run plays after a change: another value of an assumption, where the change sets one. */
export function armAfter({ scenario, variant, set }: Run, change: Change | null): Omit<Run, "start"> {
  return { scenario, variant, set: change?.kind === "set" ? { ...set, [change.assumption]: change.value } : set };
}

/** One of the two ways that the run takes. */
export interface Course {
  /** Of the time from the change on. */
  readonly model: Model;
  /** From the start of the run. */
  readonly records: readonly ExplainedRecord[];
  /** Where it parts from the other: the change is made. Never play it: clone it first. */
  readonly from: World;
  /** Its end. */
  readonly world: World;
}

export interface WhatIfPlayed {
  readonly played: Course;
  readonly changed: Course;
  /** Records before the change, which are those of both. */
  readonly shared: number;
  /** Records of the change itself and its cascade, the first of the changed course after those that are shared. */
  readonly made: number;
}

const explained: AdvanceOptions = { explain: true };

/** Plays a run and the same run with one thing changed. A change that is not possible is refused. Throws ScenarioError. */
export function playWhatIf(run: Run, { at, change }: WhatIf): WhatIfPlayed | OrderError {
  const { scenario, variant, set, start } = run;
  const model = createModel(scenario, { variant, set });
  const until = at === null ? openingOf(model, start) : playAround(model, start, at);
  if (isRefusal(until)) return until;
  const { before, after, records, happening } = until;
  if (change.kind === "drop") return playWithout(model, until);
  const past = [...records, ...happening];
  const played: Course = { model, ...playOn(model, after, past), from: after };
  const other = change.kind === "set" ? createModel(scenario, armAfter(run, change)) : model;
  // From the start on, initial values follow the assumptions too.
  const world = before === null && other !== model ? createWorld(other, start) : cloneWorld(after);
  if (before !== null && other !== model) continueUnder(other, world);
  const made = make(other, world, change);
  if (isRefusal(made)) return made;
  const changed: Course = { model: other, from: cloneWorld(world), ...playOn(other, world, [...past, ...made]) };
  return { played, changed, shared: past.length, made: made.length };
}

/** The moment of a record: the worlds around its happening, and the records before it and of it. */
interface Moment {
  /** Null at the start of the run, which nothing comes before. */
  readonly before: World | null;
  readonly after: World;
  readonly records: readonly ExplainedRecord[];
  readonly happening: readonly ExplainedRecord[];
  /** Number of the record. */
  readonly at: number;
}

function openingOf(model: Model, start: WorldOptions): Moment {
  return { before: null, after: createWorld(model, start), records: [], happening: [], at: -1 };
}

/** Plays to the happening of a record, twice: to find it, and to stop before it, which spares a copy of each world. */
function playAround(model: Model, start: WorldOptions, at: number): Moment | OrderError {
  const world = createWorld(model, start);
  const records: ExplainedRecord[] = [];
  for (let steps = 0; ; steps += 1) {
    const happening = playDue(model, world, Number.POSITIVE_INFINITY, explained);
    if (happening === null) return noRecord(at, records.length);
    if (records.length + happening.length > at)
      return { before: stepsFrom(model, start, steps), after: world, records, happening, at };
    records.push(...happening);
  }
}

function stepsFrom(model: Model, start: WorldOptions, steps: number): World {
  const world = createWorld(model, start);
  for (let step = 0; step < steps; step += 1) playDue(model, world, Number.POSITIVE_INFINITY);
  return world;
}

function noRecord(at: number, count: number): OrderError {
  return refusal(`the run has no record ${at}`, `its records are numbered from 0 to ${count - 1}`);
}

function playWithout(model: Model, { before, after, records, happening, at }: Moment): WhatIfPlayed | OrderError {
  const record = happening[at - records.length];
  if (before === null || record === undefined)
    return refusal("nothing happens at the start of a run that could be left out", "name the record to leave out");
  const refused = vetoRefusal(record);
  if (refused !== null) return refusal(refused.message, "leave out a happening that it follows from");
  if (!isHappening(record)) return refusal(`record ${at} is not a happening`);
  const world = cloneWorld(before);
  const made = vetoHappening(model, world, [{ record, reason: "what if" }], explained);
  if (isRefusal(made)) return made;
  const played = playOn(model, after, [...records, ...happening]);
  return {
    played: { model, from: after, ...played },
    changed: { model, from: cloneWorld(world), ...playOn(model, world, [...records, ...made]) },
    shared: records.length,
    made: made.length,
  };
}

/** Makes a change now, in place. */
function make(model: Model, world: World, change: Exclude<Change, { kind: "drop" }>): ExplainedRecord[] | OrderError {
  switch (change.kind) {
    case "force":
      return forceTransition(model, world, change.transition, "what if", explained);
    case "order":
      return giveOrder(model, world, change.transition, explained);
    case "inject":
      return fireInject(model, world, change.inject, explained);
    case "set":
      return [];
  }
}

/** Plays a copy of a world to its end. */
function playOn(model: Model, from: World, past: readonly ExplainedRecord[]): Pick<Course, "records" | "world"> {
  const world = cloneWorld(from);
  const records = [...past, ...advance(model, world, Number.POSITIVE_INFINITY, explained)];
  return { world, records };
}
