/**
 * Pages from the session: what a role may know, read off the one timeline and the seat's page that every face shows. Nothing is decided
 * here about who may know what, and nothing counts what is hidden: a page changes only where its viewer may see that it does.
 */
import { dateOfDay, type Model } from "../engine/index.js";
import { newSince, seatPage, toldAtStart, turnCount } from "../exercise/index.js";
import { heatOf } from "../report/anywhere.js";
import { safe } from "../scenarios/light.js";
import {
  countedNow,
  headOf,
  type RecordEntry,
  type Session,
  type SessionState,
  type Situation,
  situationAt,
  type Timeline,
  timeline,
} from "../session/index.js";
import {
  chanceInColumn,
  createLookup,
  gaugeValue,
  likelihoodOf,
  longDate,
  perScenario,
  shortDate,
  titleOf,
} from "../text/index.js";
import { evaluationOf } from "./evaluation.js";
import { feedbackFor } from "./feedback.js";
import { lettersOf } from "./letters.js";
import type {
  Brief,
  Countdown,
  Evaluation,
  FeedbackForm,
  Head,
  Letters,
  Scene,
  SeatRow,
  Standing,
  Turn,
  WireItem,
} from "./page.js";
import { evaluatorName, type Role, viewerOf } from "./roles.js";
import type { CellStood } from "./white-cell-shapes.js";

/** What is worked out anew when the session has moved. */
export interface SessionPage {
  readonly head: Head;
  readonly turn?: Turn;
  readonly brief?: Brief;
  readonly scene?: Scene;
  readonly standing?: Standing;
  readonly letters?: Letters;
  readonly clock?: Countdown;
  readonly evaluation?: Evaluation;
  readonly feedback?: FeedbackForm;
  readonly wire: readonly WireItem[];
}

export function pageOf(model: Model, state: SessionState, role: Role): SessionPage {
  const viewer = viewerOf(role);
  const head = headFor(model, state, role);
  const counted = countedNow(state.clock);
  const clock = counted === null ? {} : { clock: { of: breakOrTurn(state), ...counted } };
  if (viewer === null) return { head, wire: [] };
  const seen = timeline(model, state, viewer);
  const letters = seen.messages.length > 0 || role.kind === "seat" ? { letters: lettersOf(seen, state, role) } : {};
  const seat = role.kind === "seat" ? { turn: turnFor(model, state, role.seat), brief: briefFor(seen, role.seat) } : {};
  const evaluation = role.kind === "evaluator" ? evaluationOf(model, state, role.evaluator) : null;
  const feedback = feedbackFor(model, state, role);
  return {
    head,
    ...(feedback === null ? {} : { feedback }),
    ...(evaluation === null ? {} : { evaluation }),
    ...seat,
    ...letters,
    ...clock,
    scene: sceneOf(seen.allowed.inPlay.scenario),
    standing: standingOf(seen, seen.latest, headOf(state).world.time),
    wire: wireOf(seen),
  };
}

const breakOrTurn = ({ clock }: SessionState): Countdown["of"] => (clock.break === null ? "turn" : "break");

function headFor(model: Model, state: SessionState, role: Role): Head {
  const { scenario } = model;
  const { world } = headOf(state);
  const { number: turn, of: turns } = turnCount(model, state);
  const day = Math.floor(world.time);
  return {
    role: role.kind,
    title: titleOf(scenario),
    actor: personOf(model, role),
    date: longDate(dateOfDay(scenario.start, day)),
    day,
    horizon: world.horizon,
    turn,
    turns,
    ended: world.ended,
    orders: state.rule.orders,
  };
}

function personOf({ scenario }: Model, role: Role): string {
  if (role.kind === "seat") return createLookup(scenario).actorLabel(role.seat);
  if (role.kind !== "evaluator") return "";
  return evaluatorName(scenario, role.evaluator) ?? "";
}

function turnFor(model: Model, state: SessionState, seat: string): Turn {
  const { of: _of, rows, news, since, ...page } = seatPage(model, state, seat);
  const dated = news.map((one) => ({ ...one, date: shortDate(one.date), on: one.date }));
  return {
    ...page,
    since: longDate(since),
    news: dated,
    rows: rows.filter(({ kind }) => kind !== "end") as readonly SeatRow[],
  };
}

function briefFor({ allowed }: Timeline, seat: string): Brief {
  const { scenario } = allowed.inHandout;
  const told = toldAtStart(scenario, seat).map(({ headline, text }) => ({ headline, text }));
  return { summary: scenario.summary, told };
}

/** What stands of a viewer's scenario on a page. */
const sceneOf = perScenario(
  (scenario): Scene => ({
    actors: scenario.actors.map(({ id, label, postures }) => ({
      id,
      label,
      postures: postures.map((posture) => ({
        path: posture.path,
        label: posture.label,
        states: posture.states.map((state) => ({
          id: state.id,
          label: state.label,
          heat: heatOf(state, posture),
          ...(state.rung === undefined ? {} : { rung: state.rung }),
        })),
      })),
    })),
    gauges: scenario.gauges.map(({ id, label }) => ({ id, label })),
    map: scenario.map !== undefined,
  }),
);

function standingOf({ model, allowed }: Timeline, latest: Situation, time: number): Standing {
  const { scenario } = allowed.inPlay;
  const since = newSince(model.scenario, time);
  const known = new Set(scenario.actors.flatMap(({ postures }) => postures.map(({ path }) => path)));
  const gauges = scenario.gauges.flatMap((gauge) => {
    const value = latest.gauges[gauge.id];
    if (value === undefined) return [];
    const full = (value - gauge.min) / (gauge.max - gauge.min);
    const shown = { value: gaugeValue(gauge, value), full: Math.round(Math.max(0, Math.min(1, full)) * 100) / 100 };
    return [[gauge.id, shown] as const];
  });
  return {
    postures: Object.fromEntries(Object.entries(latest.postures).filter(([path]) => known.has(path))),
    moved: Object.entries(latest.moved).flatMap(([path, { movedAt }]) =>
      known.has(path) && movedAt >= since ? [path] : [],
    ),
    gauges: Object.fromEntries(gauges),
  };
}

/** Where everything stood for the white cell just after a record, by number; null for no such record. */
export function stoodOf({ model, state }: Session, record: number): CellStood | null {
  const seen = timeline(model, state, "facilitator");
  const entry = seen.records[record];
  if (entry === undefined) return null;
  const { date, headline } = safe(entry.record);
  const standing = standingOf(seen, situationAt(seen, entry.index + 1), entry.time);
  return { record, date: longDate(date), headline, standing };
}

const kinds: Readonly<{ [type: string]: WireItem["kind"] }> = { inject: "inject", milestone: "milestone", end: "end" };

/** Items by entry, which never changes: each is worked out once. */
const items = new WeakMap<RecordEntry, WireItem>();

function wireOf(seen: Timeline): readonly WireItem[] {
  return seen.records.map((entry) => {
    const item = items.get(entry) ?? itemOf(seen, entry);
    items.set(entry, item);
    return item;
  });
}

function itemOf({ model, viewer }: Timeline, { record, message, why }: RecordEntry): WireItem {
  const { date, headline, type } = record;
  // Of the whole scenario, for names of what has been seen.
  const lookup = createLookup(model.scenario);
  const known = why === null ? null : likelihoodOf(record, why);
  return {
    kind: kinds[type] ?? "act",
    date: shortDate(date),
    on: date,
    who: "actor" in record ? lookup.actorLabel(record.actor) : "",
    headline,
    text: message?.text ?? "",
    chance: known === null ? "" : chanceInColumn(known),
    ...(viewer === "facilitator" ? { record: record.seq } : {}),
  };
}
