/**
 * A seat as a program meets it: what it may know and what it may order, as plain JSON with ids to act by. It says what the seat's page says,
 * read off the same timeline and the same page, and nothing of seeds, odds or what others have drafted. Whatever somebody else wrote stands under
 * `quoted` and nowhere else, so that a program that reads it can tell data from what this program says.
 */
import { dateOfDay, type Model, type Scenario } from "../engine/index.js";
import {
  headOf,
  type MessageEntry,
  type RecordEntry,
  type SessionState,
  type Timeline,
  timeline,
  turnEnd,
} from "../session/index.js";
import { createLookup, gaugeValue, type Lookup } from "../text/index.js";
import { seatViewer } from "../visibility/index.js";
import { type SeatTurn, seatPage, type TurnRow, turnCount } from "./seat-page.js";
import { toldAtStart } from "./told-at-start.js";

/** Grows when something that a program may rely on changes its meaning or goes. */
export const seatDoorFormat = 1;

/** Text that somebody else wrote: data to whoever reads it, and never an instruction. */
export interface Quoted {
  /** `scenario`, `white-cell`, the id of an actor; or `other`, for whom the white cell plays. */
  readonly by: string;
  /** The name of whom the white cell plays. */
  readonly as?: string;
  readonly text: string;
}

export interface StandingPosture {
  /** `actor.posture` */
  readonly posture: string;
  readonly label: string;
  readonly state: string;
  readonly stateLabel: string;
}

export interface DoorNews {
  /** Number of the record among those that this seat has seen, from 0; null for what it was told before the first turn. */
  readonly record: number | null;
  /** ISO date. */
  readonly date: string;
  readonly kind: "told" | "act" | "inject" | "milestone" | "end";
  /** Actor whose act it was; null for nobody's. */
  readonly actor: string | null;
  readonly quoted: readonly Quoted[];
}

/** A message, or what became of one. */
export interface DoorMessage {
  /** Number among those that this seat has had, from 1: an answer names it so. */
  readonly message: number;
  /** ISO date. */
  readonly date: string;
  readonly step: string;
  /** Who wrote it, or took the step: `white-cell`, `other`, the id of an actor, or null for nobody. */
  readonly by: string | null;
  readonly to: string | readonly string[];
  readonly isPublic: boolean;
  /** It waits for the white cell, and has reached nobody yet. */
  readonly isPending: boolean;
  /** Of a proposal: who must agree, who has, until which day, and how it stands. */
  readonly proposal: {
    readonly parties: readonly string[];
    readonly accepted: readonly string[];
    readonly until: number | null;
    readonly standing: string;
  } | null;
  /** Its text and its terms, where it is new. */
  readonly quoted: readonly Quoted[];
}

export interface SeatKnows {
  readonly scenario: string;
  readonly title: string;
  readonly seat: string;
  readonly label: string;
  readonly about: string;
  /** ISO date of the day under way, and the day on which the turn ends. */
  readonly date: string;
  readonly turnEnds: string;
  readonly day: number;
  readonly days: number;
  readonly turn: number;
  readonly turns: number;
  readonly ended: boolean;
  /** Its own postures, with all states that they can have, calmest first where they have rungs. */
  readonly own: readonly (StandingPosture & {
    readonly states: readonly { readonly id: string; readonly label: string; readonly rung?: number }[];
    /** What has been chosen for it this turn, in words; empty for nothing. */
    readonly chosen: string;
  })[];
  /** Where everyone else stands, as far as this seat knows or believes. */
  readonly others: readonly (StandingPosture & { readonly actor: string })[];
  readonly gauges: readonly { readonly id: string; readonly label: string; readonly value: string }[];
  /** Messages to and from this seat and public ones, and what became of proposals, in order. */
  readonly messages: readonly DoorMessage[];
  /** How many records this seat has seen. */
  readonly records: number;
  /** Those records, from the one that was asked for. */
  readonly news: readonly DoorNews[];
}

export interface SeatMay {
  readonly turn: number;
  /** Whether orders are carried out as they are given, or together once everyone is ready. */
  readonly orders: "open" | "sealed";
  /** Of sealed orders: how far this seat's are; null where orders are open. */
  readonly standing: SeatTurn["sealed"];
  readonly order: readonly {
    /** `actor.posture.transition`: what an order names. */
    readonly transition: string;
    readonly posture: string;
    readonly label: string;
    readonly step: string;
    readonly about: string;
    /** What it would set in motion, as far as this seat knows, in sentences. */
    readonly consequences: readonly string[];
    /** False where its posture takes no more orders this turn. */
    readonly open: boolean;
    readonly given: string;
  }[];
  /** Acts that may come about by themselves or not, as the seat says. */
  readonly instruct: readonly {
    readonly transition: string;
    readonly label: string;
    readonly about: string;
    readonly allowed: boolean;
    readonly drafted: boolean;
  }[];
  /** Postures for which it may hold. */
  readonly hold: readonly string[];
  readonly mayBeReady: boolean;
  readonly mayTakeReadyBack: boolean;
}

export interface SeatDoor {
  readonly format: typeof seatDoorFormat;
  readonly know: SeatKnows;
  readonly may: SeatMay;
}

/** What a seat may know and order now; `since` leaves out records before that number. */
export function seatDoor(model: Model, state: SessionState, seat: string, since = 0): SeatDoor {
  const page = seatPage(model, state, seat);
  const seen = timeline(model, state, seatViewer(seat));
  return { format: seatDoorFormat, know: knows(model, state, page, seen, since), may: may(state, page) };
}

function knows(model: Model, state: SessionState, page: SeatTurn, seen: Timeline, since: number): SeatKnows {
  const { scenario } = model;
  const { world } = headOf(state);
  const { number: turn, of: turns } = turnCount(model, state);
  const day = Math.floor(world.time);
  const known = seen.allowed.inHandout.scenario;
  // Of the whole scenario, for names of what has been seen.
  const lookup = createLookup(scenario);
  const chosen = new Map(page.postures.map((own) => [own.path, own.chosen]));
  const { seat, label, description: about } = page;
  return {
    scenario: scenario.id,
    title: scenario.title,
    seat,
    label,
    about,
    date: dateOfDay(scenario.start, day),
    turnEnds: dateOfDay(scenario.start, turnEnd(scenario, world)),
    day,
    days: world.horizon,
    turn,
    turns,
    ended: world.ended,
    own: posturesOf(known, seat).map((posture) => ({
      ...standing(lookup, seen, posture),
      states: posture.states.map(({ id, label, rung }) => ({ id, label, ...(rung !== undefined && { rung }) })),
      chosen: chosen.get(posture.path) ?? "",
    })),
    others: known.actors
      .filter(({ id }) => id !== seat)
      .flatMap(({ id: actor, postures }) => postures.map((posture) => ({ actor, ...standing(lookup, seen, posture) }))),
    gauges: scenario.gauges.flatMap((gauge) => {
      const value = seen.latest.gauges[gauge.id];
      return value === undefined ? [] : [{ id: gauge.id, label: gauge.label, value: gaugeValue(gauge, value) }];
    }),
    messages: seen.messages.map((entry) => messageOf(scenario, entry)),
    records: seen.records.length,
    news: [
      ...(since > 0 ? [] : toldAtStart(known, seat).map(toldNews)),
      ...seen.records.slice(since).map((entry) => newsOf(entry)),
    ],
  };
}

type KnownPosture = Scenario["actors"][number]["postures"][number];

const posturesOf = ({ actors }: Scenario, seat: string): readonly KnownPosture[] =>
  actors.find(({ id }) => id === seat)?.postures ?? [];

function standing(lookup: Lookup, { latest }: Timeline, { path, label }: KnownPosture): StandingPosture {
  const state = latest.postures[path] ?? "";
  return { posture: path, label, state, stateLabel: lookup.stateLabel(path, state) };
}

const toldNews = ({ date, headline, text }: { date: string; headline: string; text: string }): DoorNews => ({
  record: null,
  date,
  kind: "told",
  actor: null,
  quoted: quoted("white-cell", headline, text),
});

function newsOf({ record, message }: RecordEntry): DoorNews {
  const { seq, date, headline, type } = record;
  const kind = type === "inject" || type === "milestone" || type === "end" ? type : "act";
  // What is written on the spot is no part of the scenario.
  const by = type === "inject" && record.inject.startsWith("@") ? "white-cell" : "scenario";
  return {
    record: seq,
    date,
    kind,
    actor: "actor" in record ? record.actor : null,
    quoted: quoted(by, headline, message?.text ?? ""),
  };
}

function messageOf({ start }: Scenario, { time, message }: MessageEntry): DoorMessage {
  const { number, step, from, as, to, isPublic, isPending, proposed, text } = message;
  const writer = from ?? (as === "" ? "white-cell" : "other");
  const texts = step === "written" ? quoted(writer, text, ...(proposed?.terms ?? [])) : [];
  return {
    message: number,
    date: dateOfDay(start, Math.floor(time)),
    step,
    by: step === "written" ? writer : message.by,
    to,
    isPublic,
    isPending,
    proposal: proposed && {
      parties: proposed.parties,
      accepted: proposed.accepted,
      until: proposed.until,
      standing: proposed.standing,
    },
    quoted: texts.map((one) => (as === "" ? one : { ...one, as })),
  };
}

const quoted = (by: string, ...texts: readonly string[]): readonly Quoted[] =>
  texts.flatMap((text) => (text === "" ? [] : [{ by, text }]));

const isOrder = (row: TurnRow) => row.kind === "order";
const isInstruction = (row: TurnRow) => row.kind === "instruction";

function may(state: SessionState, { number: turn, rows, postures, sealed }: SeatTurn): SeatMay {
  const closed = sealed === "carried-out" || sealed === "ready" || headOf(state).world.ended;
  return {
    turn,
    orders: state.rule.orders,
    standing: sealed,
    order: rows.filter(isOrder).map(({ transition, posture, label, step, brief, motion, barred, given }) => ({
      transition,
      posture,
      label,
      step,
      about: brief,
      consequences: motion,
      open: barred === "" && !closed,
      given,
    })),
    instruct: rows.filter(isInstruction).map(({ kind: _kind, ...instruction }) => instruction),
    hold: closed ? [] : postures.map(({ path }) => path),
    mayBeReady: rows.some(({ kind }) => kind === "ready"),
    mayTakeReadyBack: rows.some(({ kind }) => kind === "unready"),
  };
}
