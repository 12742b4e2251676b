/**
 * A turn as one seat sees it: who it is, where it stands, what it has heard since the last turn, and what it may order.
 * Worked out from what that seat may know and from nothing else, because the laptop may be turned round to it.
 */
import { say } from "../catalogue/index.js";
import {
  type Actor,
  dateOfDay,
  type Model,
  type OfferedOrder,
  type Scenario,
  statesAfter,
  subjectOf,
} from "../engine/index.js";
import {
  headOf,
  type RecordEntry,
  type SessionState,
  type Timeline,
  timeline,
  turnAt,
  turnEnd,
} from "../session/index.js";
import { createLookup, gaugeValue, type Lookup, listInWords, longDate, moveInWords } from "../text/index.js";
import { seatViewer } from "../visibility/index.js";
import { type Chosen, chosenFor, chosenInWords, readinessOf, undecided } from "./chosen.js";
import { type Knowledge, motionInWords, ordersTurned } from "./consequences.js";
import { perState } from "./per-state.js";
import { type InstructionRow, instructionRows } from "./standing.js";
import { toldAtStart } from "./told-at-start.js";
import { startOfTurn } from "./turn-starts.js";

export interface News {
  /** ISO date. */
  readonly date: string;
  readonly tag: string;
  readonly headline: string;
  /** What the seat reads, where it is an inject that goes to it. */
  readonly text: string;
  /** It only says what has been reached with what stands above it. */
  readonly milestone: boolean;
}

/** A posture of the seat's own, and where it stands on its ladder. */
export interface OwnPosture {
  readonly path: string;
  readonly label: string;
  readonly state: string;
  /** Place on the ladder from 0, and how many rungs it has; 0 rungs for no ladder. */
  readonly rung: number;
  readonly rungs: number;
  /** What has been chosen for it this turn; empty for nothing yet. */
  readonly chosen: string;
  /** The same in a word. */
  readonly mark: Chosen["kind"] | "";
}

export type TurnRow =
  | {
      readonly kind: "order";
      readonly posture: string;
      readonly transition: string;
      readonly label: string;
      /** `Mediation: Watching → Hinting` */
      readonly step: string;
      readonly brief: string;
      readonly motion: readonly string[];
      /** The posture that takes no more orders this turn, so that this one can't be given; empty where it can. */
      readonly barred: string;
      /** It is what its posture has had this turn, and what became of it; empty for an order that is not. */
      readonly given: Exclude<Chosen["kind"], "held"> | "";
      readonly held: boolean;
    }
  | InstructionRow
  | { readonly kind: "hold" | "ready" | "unready" | "end"; readonly label: string; readonly about: string };

/** A gauge as the seat reads it. */
export interface OwnGauge {
  readonly label: string;
  readonly value: string;
  /** What it was when the news begin; empty where it reads the same. */
  readonly was: string;
}

export interface SeatTurn {
  readonly seat: string;
  readonly label: string;
  readonly description: string;
  /** From 1. */
  readonly number: number;
  readonly of: number;
  /** ISO date that the news go back to. */
  readonly since: string;
  readonly postures: readonly OwnPosture[];
  readonly gauges: readonly OwnGauge[];
  /** Where everyone else stands, as far as this seat knows. */
  readonly others: readonly { readonly label: string; readonly stands: readonly string[] }[];
  readonly news: readonly News[];
  readonly rows: readonly TurnRow[];
  /** Where orders are sealed: how far those of this turn are; null where they are open. */
  readonly sealed: "drafting" | "ready" | "carried-out" | null;
}

export interface TurnCount {
  /** From 1. */
  readonly number: number;
  readonly of: number;
}

/** Which turn a time belongs to, and how many there are in so many days of play. */
export function turnCountAt(scenario: Pick<Scenario, "turn">, horizon: number, time: number): TurnCount {
  const of = Math.max(1, Math.ceil(horizon / scenario.turn));
  return { number: Math.min(of, turnAt(scenario, time) + 1), of };
}

/** How many turns a session has, and which it stands in. */
export function turnCount({ scenario }: Model, state: SessionState): TurnCount {
  const { horizon, time } = headOf(state).world;
  return turnCountAt(scenario, horizon, time);
}

interface Reading {
  readonly model: Model;
  readonly state: SessionState;
  readonly seat: string;
  /** The branch as the seat knows it. */
  readonly timeline: Timeline;
  readonly knowledge: Knowledge;
  /** Of the whole scenario, for names of what has been seen. */
  readonly lookup: Lookup;
  readonly actor: Actor;
}

function readingOf(model: Model, state: SessionState, seat: string): Reading {
  const seen = timeline(model, state, seatViewer(seat));
  const { scenario, chanceHidden } = seen.allowed.inHandout;
  const whole = model.scenario.actors.find(({ id }) => id === seat) as Actor;
  const actor = scenario.actors.find(({ id }) => id === seat) ?? { ...whole, postures: [] };
  const knowledge: Knowledge = {
    scenario,
    lookup: createLookup(scenario),
    postures: seen.latest.postures,
    chanceHidden,
    reader: seat,
    seats: headOf(state).world.seats,
    seatRule: headOf(state).world.seatRule,
    assumptions: model.assumptions,
    figures: state.probabilitiesShown,
  };
  return { model, state, seat, timeline: seen, knowledge, lookup: createLookup(model.scenario), actor };
}

/** The turn under way, for one seat. */
export const seatPage: (model: Model, state: SessionState, seat: string) => SeatTurn = perState(workOut);

function workOut(model: Model, state: SessionState, seat: string): SeatTurn {
  const reading = readingOf(model, state, seat);
  const { world } = headOf(state);
  const { turn, start } = model.scenario;
  const index = turnAt(model.scenario, world.time);
  const since = Math.max(0, (world.time % turn === 0 ? index - 1 : index) * turn);
  const { place, count } = startOfTurn(reading.timeline.way, since);
  return {
    seat,
    label: reading.actor.label,
    description: reading.actor.description ?? say("exercise.you-speak-for", { actor: reading.actor.label }),
    ...turnCount(model, state),
    since: dateOfDay(start, since),
    postures: ownPostures(reading),
    gauges: ownGauges(reading, place, since),
    others: othersStanding(reading),
    news: [
      ...(index === 0 ? toldAtStart(reading.knowledge.scenario, seat) : []),
      ...reading.timeline.records.filter(({ number }) => number >= count).map((entry) => newsOf(reading.lookup, entry)),
    ],
    rows: [...orderRows(reading), ...instructionRows(reading), ...closingRows(reading)],
    sealed: sealedFor(reading),
  };
}

/** The gauges now, and as the seat last decided; where play passed that day by, as they stood after it. */
/** What the seat knows by report alone: paths of postures and ids of gauges. */
function heardOf({ beliefs = [] }: Actor): ReadonlySet<string> {
  return new Set(beliefs.map(subjectOf));
}

function ownGauges(reading: Reading, place: number | null, since: number) {
  const { model, actor, timeline } = reading;
  const { latest, reached, entries } = timeline;
  const heard = heardOf(actor);
  const passed = entries.findLast(({ time }) => time <= since)?.after;
  const then = (place === null ? passed : reached[place]?.situation)?.gauges ?? latest.gauges;
  return model.scenario.gauges.flatMap((gauge): OwnGauge[] => {
    const value = latest.gauges[gauge.id];
    if (value === undefined) return [];
    const [is, was] = [gaugeValue(gauge, value), gaugeValue(gauge, then[gauge.id] ?? value)];
    const label = heard.has(gauge.id) ? say("exercise.as-believed", { what: gauge.label }) : gauge.label;
    return [{ label, value: is, was: is === was ? "" : was }];
  });
}

function newsOf(lookup: Lookup, { record, message }: RecordEntry): News {
  const { date, headline } = record;
  const tag = "actor" in record ? (lookup.actors.get(record.actor)?.short ?? "") : "";
  return { date, tag, headline, text: message?.text ?? "", milestone: record.type === "milestone" };
}

function ownPostures(reading: Reading): OwnPosture[] {
  const { actor, knowledge, lookup } = reading;
  return actor.postures.map(({ path, label, states }) => {
    const known = knowledge.postures[path] ?? "";
    const chosen = chosenFor(reading, path);
    const rungs = [...new Set(states.flatMap(({ rung }) => (rung === undefined ? [] : [rung])))].sort((a, b) => a - b);
    const rung = rungs.indexOf(states.find(({ id }) => id === known)?.rung ?? Number.NaN);
    return {
      path,
      label,
      state: lookup.stateLabel(path, known),
      rung,
      rungs: rung < 0 ? 0 : rungs.length,
      chosen: chosenInWords(chosen),
      mark: chosen?.kind ?? "",
    };
  });
}

function othersStanding({ knowledge, lookup, seat, actor }: Reading): SeatTurn["others"] {
  const heard = heardOf(actor);
  return knowledge.scenario.actors
    .filter(({ id }) => id !== seat)
    .map(({ label, postures }) => {
      const stands = postures.map((one) => {
        const state = lookup.stateLabel(one.path, knowledge.postures[one.path] ?? "");
        const stands = postures.length === 1 ? state : `${one.label} ${state}`;
        return heard.has(one.path) ? say("exercise.as-believed", { what: stands }) : stands;
      });
      return { label, stands };
    });
}

/**
 * Posture by posture. What a posture has had stands where it was chosen from, so that a second Enter finds it again
 * and not another order; what else it could do comes last.
 */
function orderRows(reading: Reading): TurnRow[] {
  const { model, state, actor, timeline } = reading;
  const offered = timeline.allowed.orders(headOf(state).world);
  const own = model.postures.filter(({ actor: id }) => id === actor.id);
  const open: TurnRow[] = [];
  const later: TurnRow[] = [];
  for (const { path } of own) {
    const chosen = chosenFor(reading, path);
    const rows = offered.filter(({ posture }) => posture === path).map((order) => orderRow(order, reading, offered));
    const drafted = chosen?.kind === "drafted" && offered.some(({ transition }) => transition === chosen.transition);
    if (chosen === null || chosen.kind === "held" || drafted) open.push(...rows);
    else {
      open.push(givenRow(path, chosen, reading));
      later.push(...rows);
    }
  }
  return [...open, ...later];
}

type Given = Exclude<Chosen, { kind: "held" }>;

const stepsGiven = {
  drafted: "exercise.draft-impossible",
  ordered: "exercise.posture-stands-now",
  failed: "exercise.posture-stands-still",
} as const;

function givenRow(path: string, { kind, transition, label, chance }: Given, reading: Reading): TurnRow {
  const { knowledge, lookup } = reading;
  const name = lookup.postures.get(path)?.label ?? path;
  const stands = { posture: name, state: lookup.stateLabel(path, knowledge.postures[path] ?? "") };
  return {
    kind: "order",
    posture: path,
    transition,
    label,
    step: say(stepsGiven[kind], { ...stands, chance }),
    brief: "",
    motion: [],
    barred: kind === "drafted" ? "" : name,
    given: kind,
    held: false,
  };
}

function orderRow(order: OfferedOrder, reading: Reading, offered: readonly OfferedOrder[]): TurnRow {
  const { transition, posture: path, label, brief } = order;
  const { knowledge, lookup, actor } = reading;
  const posture = actor.postures.find((own) => own.path === path);
  const found = posture?.transitions.find((own) => own.path === transition);
  const from = knowledge.postures[path] ?? "";
  const name = lookup.postures.get(path)?.label ?? path;
  const chosen = chosenFor(reading, path);
  const turned = posture && found ? ordersTurned(posture, found, from, knowledge) : { opens: [], closes: [] };
  // What was not open can't be closed.
  const closes = turned.closes.filter((one) => offered.some((open) => open.label === one));
  return {
    kind: "order",
    posture: path,
    transition,
    label,
    step: `${name}: ${moveInWords(lookup, path, from, ...(found === undefined ? [] : statesAfter(found)))}`,
    brief: brief ?? "",
    motion: [
      ...(posture && found ? motionInWords(posture, found, knowledge) : []),
      ...(turned.opens.length === 0
        ? []
        : [say("exercise.opens-orders", { orders: listInWords(turned.opens, "and") })]),
      ...(closes.length === 0 ? [] : [say("exercise.closes-orders", { orders: listInWords(closes, "and") })]),
    ],
    barred: chosen?.kind === "ordered" || chosen?.kind === "failed" || sealedFor(reading) === "carried-out" ? name : "",
    given: chosen?.kind === "drafted" && chosen.transition === transition ? "drafted" : "",
    held: chosen?.kind === "held",
  };
}

/** How far a seat's sealed orders are; null where orders are open. */
function sealedFor({ model, state, seat }: Reading): SeatTurn["sealed"] {
  const readiness = readinessOf(model, state);
  if (readiness === null) return null;
  if (readiness.carriedOut) return "carried-out";
  return readiness.seats.some((one) => one.seat === seat && one.ready) ? "ready" : "drafting";
}

/** What commits a seat's drafts, and opens them again, with who else is ready. */
function readyRows(reading: Reading): TurnRow[] {
  const { model, state, seat } = reading;
  const sealed = sealedFor(reading);
  const readiness = readinessOf(model, state);
  if (readiness === null || sealed === "carried-out") return [];
  const labelled = (ready: boolean) =>
    readiness.seats.flatMap((one) =>
      one.seat === seat || one.ready !== ready
        ? []
        : [model.scenario.actors.find(({ id }) => id === one.seat)?.label ?? one.seat],
    );
  const [done, open] = [labelled(true), labelled(false)];
  const others = [
    ...(done.length === 0 ? [] : [say("exercise.others-ready", { n: done.length, seats: listInWords(done, "and") })]),
    ...(open.length === 0
      ? []
      : [say("exercise.others-not-ready", { n: open.length, seats: listInWords(open, "and") })]),
  ];
  const kind = sealed === "ready" ? "unready" : "ready";
  const about = kind === "unready" ? say("exercise.what-unready-does") : say("exercise.what-ready-does");
  return [
    {
      kind,
      label: say(kind === "unready" ? "exercise.unready" : "exercise.ready"),
      about: [about, ...others].join(" "),
    },
  ];
}

function closingRows(reading: Reading): TurnRow[] {
  const { model, state, actor } = reading;
  const { world } = headOf(state);
  const { start } = model.scenario;
  const end = turnEnd(model.scenario, world);
  const open = undecided(model, state).map((id) => model.scenario.actors.find((one) => one.id === id)?.label ?? id);
  return [
    {
      kind: "hold",
      label: say("exercise.hold"),
      about: say("exercise.what-hold-does", { actor: actor.label }),
    },
    ...readyRows(reading),
    {
      kind: "end",
      label: say("exercise.end-turn", { date: longDate(dateOfDay(start, end)) }),
      about:
        open.length === 0
          ? say("exercise.end-turn-all-chosen", { day: end })
          : say(state.rule.orders === "open" ? "exercise.end-turn-some-waiting" : "exercise.end-turn-some-not-ready", {
              day: end,
              seats: listInWords(open, "and"),
            }),
    },
  ];
}
