/**
 * A turn as one seat sees it: who it is, where it stands, what it has heard since the last turn, and what it may order.
 * Worked out from what that seat may know and from nothing else, because the laptop may be turned round to it.
 */
import { say } from "../catalogue/index.js";
import { dateOfDay, type Model, type OfferedOrder, type Scenario, statesAfter } from "../engine/index.js";
import { headOf, type RecordEntry, type SessionState, turnAt, turnEnd } from "../session/index.js";
import { type Lookup, listInWords, longDate, moveInWords } from "../text/index.js";
import { type Chosen, chosenFor, readinessOf, undecided } from "./chosen.js";
import { type Knowledge, motionInWords, ordersTurned } from "./consequences.js";
import { type MessageRow, messageRows, newsOfMessage } from "./mail.js";
import { injectInWords } from "./message-words.js";
import { perState } from "./per-state.js";
import { type Reading, readingOf } from "./seat-reading.js";
import {
  type OtherActor,
  type OwnGauge,
  type OwnPosture,
  othersStanding,
  ownGauges,
  ownPostures,
  situationThen,
} from "./seat-standing.js";
import { type InstructionRow, instructionRows } from "./standing.js";
import { toldAtStart } from "./told-at-start.js";
import { newSince, startOfTurn } from "./turn-starts.js";

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
  | MessageRow
  | { readonly kind: "hold" | "ready" | "unready" | "end"; readonly label: string; readonly about: string };

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
  readonly others: readonly OtherActor[];
  readonly news: readonly News[];
  /** What the plan has told it at the start: what it wants, what it alone knows. */
  readonly told: readonly News[];
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

/** The turn under way, for one seat. */
export const seatPage: (model: Model, state: SessionState, seat: string) => SeatTurn = perState(workOut);

/** Where a seat's own postures stand, and what it has chosen for them: what others than the seat read of its page. */
export const seatPostures: (model: Model, state: SessionState, seat: string) => readonly OwnPosture[] = perState(
  (model, state, seat) => ownPostures(readingOf(model, state, seat)),
);

function workOut(model: Model, state: SessionState, seat: string): SeatTurn {
  const reading = readingOf(model, state, seat);
  const { world } = headOf(state);
  const since = newSince(model.scenario, world.time);
  const { place, count } = startOfTurn(reading.timeline.way, since);
  const then = situationThen(reading, place, since);
  const told = toldAtStart(reading.knowledge.scenario, seat);
  return {
    seat,
    label: reading.actor.label,
    description: reading.actor.description ?? say("exercise.you-speak-for", { actor: reading.actor.label }),
    ...turnCount(model, state),
    since: dateOfDay(model.scenario.start, since),
    postures: seatPostures(model, state, seat),
    gauges: ownGauges(reading, then),
    others: othersStanding(reading, then),
    news: [...(turnAt(model.scenario, world.time) === 0 ? told : []), ...newsSince(reading, since, count)],
    told,
    rows: [...orderRows(reading), ...instructionRows(reading), ...messageRows(reading), ...closingRows(reading)],
    sealed: sealedFor(reading),
  };
}

/** What a seat has been told from the start to now: by the plan, by news, and in messages. */
export function toldSoFar(model: Model, state: SessionState, seat: string): readonly News[] {
  const reading = readingOf(model, state, seat);
  return [...toldAtStart(reading.knowledge.scenario, seat), ...newsSince(reading, 0, 0)];
}

/** Where a seat's own postures stand, by path. */
export function standingNow(model: Model, state: SessionState, seat: string): Knowledge["postures"] {
  return readingOf(model, state, seat).knowledge.postures;
}

/** Records and messages, in the order in which they came. */
function newsSince({ model, timeline: { entries }, lookup }: Reading, since: number, count: number): News[] {
  return entries.flatMap((entry): News[] => {
    if (entry.kind === "record") return entry.number >= count ? [newsOf(lookup, entry)] : [];
    return entry.kind === "message" && entry.time >= since ? [newsOfMessage(model, entry)] : [];
  });
}

function newsOf(lookup: Lookup, { record, message }: RecordEntry): News {
  const { date, headline } = record;
  const tag = "actor" in record ? (lookup.actors.get(record.actor)?.short ?? "") : "";
  const text = message === null ? "" : injectInWords(message);
  return { date, tag, headline, text, milestone: record.type === "milestone" };
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
  const { model, state, seat, lookup } = reading;
  const sealed = sealedFor(reading);
  const readiness = readinessOf(model, state);
  if (readiness === null || sealed === "carried-out") return [];
  const labelled = (ready: boolean) =>
    readiness.seats.flatMap((one) => (one.seat === seat || one.ready !== ready ? [] : [lookup.actorLabel(one.seat)]));
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
  const { model, state, actor, lookup } = reading;
  const { world } = headOf(state);
  const { start } = model.scenario;
  const end = turnEnd(model.scenario, world);
  const open = undecided(model, state).map(lookup.actorLabel);
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
