/**
 * Serialises a world to plain JSON and back. Saving is exact. Restoring checks every number against the model, because
 * a slightly wrong random state or timer would give wrong results without ever failing.
 */
import { readBeliefs } from "./belief.js";
import { refreshDrifts } from "./drift.js";
import { isPossible, rateIfPossible, refreshAll } from "./hazard.js";
import { setAllowed } from "./instruct.js";
import { longestPlayDays } from "./limits.js";
import { markName } from "./marks.js";
import type { Model, ModelGauge, ModelHazard, ModelTransition } from "./model.js";
import { isWorldSeed, restoreStream, type StreamState } from "./random.js";
import { restoreAgenda, type SavedItem, saveItem } from "./save-agenda.js";
import { asList, asNumber, asPlain, asWhole, type Plain, refuse } from "./saved-values.js";
import { restoreShut } from "./stand-in.js";
import { allowedActs, seatDecides, seatRules } from "./will.js";
import { blankWorld, readGauges, readPostures, type World } from "./world.js";

/** Version of the format. */
export const savedWorldFormat = 1;

export interface SavedWorld {
  readonly format: typeof savedWorldFormat;
  readonly scenario: string;
  readonly scenarioHash: string;
  readonly assumptions: { readonly [id: string]: number };
  readonly seed: string;
  readonly run: number;
  readonly seats: readonly string[];
  /** What seats decide: null under the first rule, by which they decide their orders alone; absent where nobody is seated. */
  readonly will?: {
    /** Paths of what the seats have allowed. */
    readonly allowed: readonly string[];
    /** Path of what a seat decides to when it would last have come about by itself. */
    readonly occasions: { readonly [path: string]: number };
  } | null;
  readonly historical: boolean;
  readonly horizon: number;
  readonly time: number;
  readonly seq: number;
  readonly agendaSequence: number;
  readonly ended: boolean;
  readonly ending: string | null;
  readonly postures: { readonly [path: string]: string };
  readonly gauges: { readonly [id: string]: number };
  /** By transition path; only those that have been possible so far. */
  readonly hazards: {
    readonly [path: string]: { readonly pressure: number; readonly since: number; readonly breaking: number };
  };
  /** By stream key; only those that have been drawn from. */
  readonly streams: { readonly [path: string]: StreamState };
  readonly agenda: readonly SavedItem[];
  /** Milestone id to the time it was reached. */
  readonly reached: { readonly [id: string]: number };
  readonly delivered: readonly string[];
  /** Format 2: gauge id to the time up to which its drift has been added. */
  readonly drifted?: { readonly [id: string]: number };
  /** What each actor believes, by `actor@posture` or `actor@gauge`; absent where nobody holds a belief. */
  readonly beliefs?: { readonly [belief: string]: string | number };
  /** What conditions ask the run to remember, by name; absent where they ask for nothing. */
  readonly marks?: { readonly [name: string]: number };
}

/** A JSON-safe snapshot of a world, from which restoreWorld continues exactly. */
export function saveWorld(model: Model, world: World): SavedWorld {
  const { seed, run, historical, horizon, time, seq, agendaSequence, ended, ending } = world;
  return {
    format: savedWorldFormat,
    scenario: model.scenario.id,
    scenarioHash: model.scenarioHash,
    assumptions: Object.fromEntries(model.assumptions),
    seed,
    run,
    seats: [...world.seats],
    ...savedWill(model, world),
    historical,
    horizon,
    time,
    seq,
    agendaSequence,
    ended,
    ending,
    postures: readPostures(model, world),
    gauges: readGauges(model, world),
    hazards: Object.fromEntries(
      model.hazards.flatMap((_, hazard) => {
        const breaking = world.breaking[hazard] as number;
        if (breaking < 0) return [];
        const banked = { pressure: world.pressure[hazard] as number, since: world.since[hazard] as number, breaking };
        return [[pathOf(model, hazard), banked]];
      }),
    ),
    streams: Object.fromEntries(
      world.streams.flatMap((stream, index) => (stream ? [[model.streamPaths[index], stream.state()]] : [])),
    ),
    agenda: world.agenda.map(saveItem),
    reached: Object.fromEntries(
      model.milestones.flatMap(({ id }, index) => {
        const time = world.reached[index] as number;
        return time < 0 ? [] : [[id, time]];
      }),
    ),
    delivered: model.injects.flatMap(({ id }, index) => (world.delivered[index] === 1 ? [id] : [])),
    ...(model.proRata
      ? { drifted: Object.fromEntries(model.gauges.map(({ id }, index) => [id, world.drifted[index] as number])) }
      : {}),
    ...(model.beliefs.length === 0 ? {} : { beliefs: readBeliefs(model, world) }),
    ...(model.marks.length === 0
      ? {}
      : {
          marks: Object.fromEntries(model.marks.map((mark, place) => [markName(mark), world.marks[place] as number])),
        }),
  };
}

function savedWill(model: Model, world: World): Pick<SavedWorld, "will"> {
  if (world.seats.size === 0) return {};
  if (world.seatRule === seatRules.ordersAlone) return { will: null };
  const occasions = [...world.occasions].map(([index, time]) => [model.transitions[index]?.path, time] as const);
  return { will: { allowed: allowedActs(model, world), occasions: Object.fromEntries(occasions) } };
}

const savedKeys = (
  "format scenario scenarioHash assumptions seed run seats historical horizon time seq " +
  "agendaSequence ended ending postures gauges hazards streams agenda reached delivered"
).split(" ");

/**
 * Restores a saved world into a model of the same scenario and assumption values.
 * Throws SessionError, saying what is wrong, for anything malformed, foreign, or impossible in this model.
 */
export function restoreWorld(model: Model, saved: unknown): World {
  const seated = Object(saved).seats?.length > 0;
  if (seated && !Object.hasOwn(Object(saved), "will"))
    refuse("it does not say what its seats decide, as versions up to 0.3 didn't; play it again from its seed");
  const plain = asPlain(saved, "it", [
    ...savedKeys,
    ...(seated ? ["will"] : []),
    ...(model.marks.length === 0 ? [] : ["marks"]),
    ...(model.beliefs.length === 0 ? [] : ["beliefs"]),
    ...(model.proRata ? ["drifted"] : []),
  ]);
  if (plain.format !== savedWorldFormat) refuse(`its format is ${String(plain.format)}, not ${savedWorldFormat}`);
  checkOrigin(model, plain);
  const world = restoreHeader(model, plain);
  restoreScene(model, world, plain);
  if (world.seats.size > 0 && plain.will !== null)
    restoreWill(model, world, asPlain(plain.will, "will", ["allowed", "occasions"]));
  if (model.beliefs.length > 0) restoreBeliefs(model, world, plain);
  if (model.proRata) restoreDrifted(model, world, plain);
  if (model.marks.length > 0) restoreMarks(model, world, asPlain(plain.marks, "marks", model.marks.map(markName)));
  restoreStreams(model, world, asPlain(plain.streams, "streams"));
  restoreAgenda(model, world, asList(plain.agenda, "agenda"));
  restoreShut(model, world);
  restoreHazards(model, world, asPlain(plain.hazards, "hazards"));
  if (model.proRata) refreshDrifts(model, world);
  return world;
}

function restoreWill(model: Model, world: World, { allowed, occasions }: Plain): void {
  const decided = (path: unknown): number => {
    const index = model.names.transition(path as string);
    return index >= 0 && seatDecides(model, world, index) ? index : refuse(`no seat decides ${String(path)}`);
  };
  for (const path of asList(allowed, "allowed")) setAllowed(world, decided(path), true);
  for (const [path, time] of Object.entries(asPlain(occasions, "occasions")))
    world.occasions.set(decided(path), asNumber(time, `the occasion of ${path}`, 0, world.time));
}

function checkOrigin(model: Model, plain: Plain): void {
  if (plain.scenario !== model.scenario.id || plain.scenarioHash !== model.scenarioHash) {
    refuse(`it belongs to another scenario than this ${model.scenario.id} (or to another edition of it)`);
  }
  const assumptions = asPlain(plain.assumptions, "assumptions", [...model.assumptions.keys()]);
  for (const [id, value] of model.assumptions) {
    if (assumptions[id] !== value) refuse(`it was played with ${id} at ${String(assumptions[id])}, not ${value}`);
  }
}

function restoreHeader(model: Model, plain: Plain): World {
  const { seed } = plain;
  if (!isWorldSeed(seed)) refuse("its seed is malformed");
  if (typeof plain.historical !== "boolean" || typeof plain.ended !== "boolean")
    refuse("historical or ended is not true or false");
  const seats = asList(plain.seats, "seats").map((seat) =>
    model.scenario.actors.some((actor) => actor.id === seat)
      ? (seat as string)
      : refuse(`there is no actor ${String(seat)}`),
  );
  const run = asWhole(plain.run, "run", Number.MAX_SAFE_INTEGER);
  const days = asWhole(plain.horizon, "horizon", longestPlayDays);
  if (days < 1) refuse("its horizon is not a day or more");
  const seatRule = plain.will === null ? seatRules.ordersAlone : seatRules.allItsWill;
  const world = blankWorld(model, { seed, run, seats, seatRule, historical: plain.historical, days });
  world.time = asNumber(plain.time, "time", 0, days);
  world.seq = asWhole(plain.seq, "seq", Number.MAX_SAFE_INTEGER);
  world.agendaSequence = asWhole(plain.agendaSequence, "agendaSequence", Number.MAX_SAFE_INTEGER);
  world.ended = plain.ended;
  const { ending } = plain;
  if (ending !== null && !(world.ended && model.endings.some(({ id }) => id === ending)))
    refuse(`its ending ${String(ending)} is unknown`);
  world.ending = ending as string | null;
  return world;
}

function restoreScene(model: Model, world: World, plain: Plain): void {
  const postures = asPlain(
    plain.postures,
    "postures",
    model.postures.map(({ path }) => path),
  );
  model.postures.forEach(({ path, states }, index) => {
    const state = states.indexOf(postures[path] as string);
    if (state < 0) refuse(`${path} has no state ${String(postures[path])}`);
    world.states[index] = state;
  });
  const gauges = asPlain(
    plain.gauges,
    "gauges",
    model.gauges.map(({ id }) => id),
  );
  model.gauges.forEach(({ id, min, max }, index) => {
    world.gauges[index] = asNumber(gauges[id], `gauge ${id}`, min, max);
  });
  for (const [id, time] of Object.entries(asPlain(plain.reached, "reached"))) {
    const index = model.milestones.findIndex((milestone) => milestone.id === id);
    if (index < 0) refuse(`there is no milestone ${id}`);
    world.reached[index] = asNumber(time, `milestone ${id}`, 0, world.time);
  }
  for (const id of asList(plain.delivered, "delivered")) {
    const index = model.names.inject(id as string);
    if (index < 0) refuse(`there is no inject ${String(id)}`);
    world.delivered[index] = 1;
  }
}

function restoreBeliefs(model: Model, world: World, plain: Plain): void {
  const paths = model.beliefs.map(({ path }) => path);
  const beliefs = asPlain(plain.beliefs, "beliefs", paths);
  for (const { kind, of, path, place } of model.beliefs) {
    const value = beliefs[path];
    if (kind === "gauge") {
      const { min, max } = model.gauges[of] as ModelGauge;
      world.gauges[place] = asNumber(value, `the belief ${path}`, min, max);
      continue;
    }
    const state = model.postures[of]?.states.indexOf(value as string) ?? -1;
    if (state < 0) refuse(`${path} can't be ${String(value)}`);
    world.states[place] = state;
  }
}

function restoreDrifted(model: Model, world: World, plain: Plain): void {
  const ids = model.gauges.map(({ id }) => id);
  const drifted = asPlain(plain.drifted, "drifted", ids);
  ids.forEach((id, index) => {
    // Every midnight brings all of them up.
    const earliest = world.time > 1 ? world.time - 1.000001 : 0;
    world.drifted[index] = asNumber(drifted[id], `the drift of ${id}`, earliest, world.time);
  });
}

function restoreMarks(model: Model, world: World, marks: Plain): void {
  const standing = { ...readPostures(model, world), ...readBeliefs(model, world) };
  model.marks.forEach((mark, place) => {
    const name = markName(mark);
    const value = marks[name];
    const [posture, state] = mark.of.split(":");
    const here = mark.kind === "entered" && standing[posture as string] === state;
    // What a state counts is entries, and its posture may have begun in it, before any record.
    if (mark.kind === "count") world.marks[place] = asWhole(value, `mark ${name}`, world.seq + 1);
    else if (value === -1 && !here) world.marks[place] = -1;
    else world.marks[place] = asNumber(value, `mark ${name}`, 0, world.time);
  });
}

function restoreStreams(model: Model, world: World, streams: Plain): void {
  for (const [path, state] of Object.entries(streams)) {
    const index = model.streamPaths.indexOf(path);
    if (index < 0) refuse(`there is no random stream ${path}`);
    world.streams[index] = restoreStream(path, state);
  }
}

function restoreHazards(model: Model, world: World, hazards: Plain): void {
  const slots = new Map(model.hazards.map((_, hazard) => [pathOf(model, hazard), hazard]));
  for (const [path, value] of Object.entries(hazards)) {
    const hazard = slots.get(path);
    if (hazard === undefined) refuse(`${path} is no hazard`);
    const { pressure, since, breaking } = asPlain(value, path, ["pressure", "since", "breaking"]);
    if (world.streams[(model.hazards[hazard] as ModelHazard).transition] === null)
      refuse(`${path} has a breaking point but no random stream`);
    world.breaking[hazard] = asNumber(breaking, `the breaking point of ${path}`, 0, 1000);
    world.pressure[hazard] = asNumber(pressure, `the pressure of ${path}`, 0, world.breaking[hazard] as number);
    world.since[hazard] = asNumber(since, `the clock of ${path}`, 0, world.time);
  }
  model.hazards.forEach((source, hazard) => {
    if ((world.breaking[hazard] as number) >= 0 || !isPossible(model, world, hazard)) return;
    if (rateIfPossible(source, world) > 0) refuse(`${pathOf(model, hazard)} is possible, but has no breaking point`);
  });
  restoreRates(model, world);
}

/** Recomputes the rates; the restored pressures are those at which the current rates took effect. */
function restoreRates(model: Model, world: World): void {
  const banked = { pressure: world.pressure.slice(), since: world.since.slice() };
  refreshAll(model, world);
  world.pressure.set(banked.pressure);
  world.since.set(banked.since);
  world.rate.forEach((rate, hazard) => {
    if (!(rate > 0)) return;
    const left = (world.breaking[hazard] as number) - (world.pressure[hazard] as number);
    const due = (world.since[hazard] as number) + left / rate;
    if (due < world.time && !world.ended) refuse(`${pathOf(model, hazard)} should have happened already`);
    world.due[hazard] = due;
  });
}

function pathOf(model: Model, hazard: number): string {
  return (model.transitions[(model.hazards[hazard] as ModelHazard).transition] as ModelTransition).path;
}
