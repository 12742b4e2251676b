/**
 * The events list as it stands on a branch: what each inject is, whether it has come, comes on a day, waits for
 * something, or will not come, and what it waits for. Worked out from the branch alone, so that going back, branching
 * and denying need nothing of their own.
 */
import { type MessageName, say } from "../catalogue/index.js";
import {
  type Condition,
  conditionHolds,
  type ExplainedRecord,
  type Inject,
  type InjectRecord,
  type Model,
  numberOf,
  readGauges,
  type World,
} from "../engine/index.js";
import { headOf, recordsOf, type SessionState, turnAt } from "../session/index.js";
import {
  citation,
  conditionInWords,
  createLookup,
  dateAndDay,
  effectInWords,
  gaugeValue,
  type Lookup,
  listInWords,
  stoodInForBy,
} from "../text/index.js";
import { addresseesInWords, deliveryInWords } from "../visibility/index.js";
import { perState } from "./per-state.js";

/**
 * `fired`: it has come, and does not come again by itself. `due`: it comes before this turn is over. `scheduled`: on a
 * day after that. `waiting`: for its condition. `at-hand`: comes only if somebody puts it in. `skipped`: denied, or passed over.
 */
export type MselStatus = "fired" | "due" | "scheduled" | "waiting" | "at-hand" | "skipped";

/** The word for each status. */
export const statusWords = {
  due: "exercise.status-due",
  scheduled: "exercise.status-scheduled",
  waiting: "exercise.status-waiting",
  "at-hand": "exercise.status-at-hand",
  fired: "exercise.status-fired",
  skipped: "exercise.status-skipped",
} as const satisfies { readonly [status in MselStatus]: MessageName };

/** One time that an inject came. */
export interface Firing {
  /** Number of the record. */
  readonly record: number;
  /** ISO date. */
  readonly date: string;
  readonly day: number;
  readonly by: InjectRecord["by"];
}

/** One part of what an inject waits for. */
export interface Awaited {
  readonly words: string;
  readonly holds: boolean;
}

export interface MselRow {
  /** Id of the inject; `@ad-hoc` for one that was written on the spot. */
  readonly inject: string;
  /** Number on the list: `1`, `2` …, and `A1`, `A2` … for what was written on the spot. */
  readonly number: string;
  readonly title: string;
  readonly headline: string;
  readonly status: MselStatus;
  /** When, in the few words that a column holds. */
  readonly time: string;
  /** How it stands, in a sentence. */
  readonly said: string;
  /** How it is meant to come, in the few words that a column holds. */
  readonly type: string;
  readonly delivery: string;
  readonly from: string;
  readonly to: string;
  readonly text: string;
  /** Empty where the scenario has none; so too the objective. */
  readonly expected: string;
  readonly objective: string;
  readonly effects: readonly string[];
  /** What it rests on: claims where there are any, the judgement otherwise. */
  readonly sources: readonly string[];
  readonly firings: readonly Firing[];
  /** What its condition asks for; empty where it waits for none. */
  readonly awaits: readonly Awaited[];
}

/** What decides how an inject stands. */
interface EventState {
  readonly model: Model;
  readonly lookup: Lookup;
  readonly world: World;
  readonly firings: readonly Firing[];
  readonly denials: readonly InjectRecord[];
  /** Set where its time has come and it had nothing to stand in for. */
  readonly skip: InjectRecord | undefined;
  /** When it comes next, in days, and whether somebody put it there; null where no clock holds it. */
  readonly ahead: { readonly time: number; readonly byHand: boolean } | null;
  /** When its own schedule has it, in days; null where it has none. */
  readonly at: number | null;
  /** From the documents' calendar, which this session does not play. */
  readonly dormant: boolean;
  readonly when: Condition | null;
}

type Told = Pick<MselRow, "status" | "time" | "said">;

function tellAhead({ model, world, ahead, firings }: EventState): Told | null {
  if (ahead === null) return null;
  const { time, byHand } = ahead;
  const turn = turnAt(model.scenario, world.time);
  const due = time < (turn + 1) * model.scenario.turn && time <= world.horizon;
  const day = dateAndDay(model.scenario, time);
  const late = time > world.horizon;
  const comes = late
    ? say("exercise.comes-after-last-day", { day })
    : say("exercise.comes-on-day", { day, due, turn: turnAt(model.scenario, time) + 1, byHand });
  const said = firings.length === 0 ? comes : `${comes} ${tellFirings(model, firings)}`;
  return { status: late ? "skipped" : due ? "due" : "scheduled", time: day, said };
}

function tellFirings(model: Model, firings: readonly Firing[]): string {
  const times = firings.map(({ day, by }) =>
    say("exercise.fired-on-day", { day: dateAndDay(model.scenario, day), by }),
  );
  return say("exercise.fired-once-or-more", { n: firings.length, occasions: listInWords(times, "and") });
}

function tellPast({ model, firings, denials, skip }: EventState): Told | null {
  const denial = denials.at(-1);
  const denied = denial === undefined ? [] : [tellDenial(model, denial)];
  const last = firings.at(-1);
  if (last !== undefined) {
    const said = [tellFirings(model, firings), ...denied].join(" ");
    return { status: "fired", time: dateAndDay(model.scenario, last.day), said };
  }
  if (denial === undefined && skip !== undefined) {
    const day = dateAndDay(model.scenario, skip.time);
    return { status: "skipped", time: day, said: say("exercise.skipped-on-day", { day, reason: skip.reason ?? "" }) };
  }
  return denial === undefined
    ? null
    : { status: "skipped", time: dateAndDay(model.scenario, denial.time), said: denied.join("") };
}

function tellDenial(model: Model, { time, reason = "" }: InjectRecord): string {
  const day = dateAndDay(model.scenario, time);
  return reason === "" ? say("exercise.denied-on-day", { day }) : say("exercise.denied-for-reason", { day, reason });
}

function tellWaiting({ model, lookup, world, at, when, dormant }: EventState): Told {
  const day = at === null ? null : dateAndDay(model.scenario, at);
  if (world.ended) {
    const planned = day ?? say(when === null ? "exercise.by-hand" : "exercise.by-condition");
    return { status: "skipped", time: planned, said: say("exercise.run-ended-before") };
  }
  if (dormant && day !== null)
    return { status: "at-hand", time: `(${day})`, said: say("exercise.historical-day-unplayed", { day }) };
  if (dormant || when === null) {
    const said = say(dormant ? "exercise.historical-unplayed" : "exercise.comes-by-hand-only");
    return { status: "at-hand", time: say("exercise.when-you-like"), said };
  }
  return {
    status: "waiting",
    time: say("exercise.by-condition"),
    said: say("exercise.waits-until", { condition: conditionInWords(lookup, when) }),
  };
}

/** What an inject waits for, part by part, so that one sees what is still missing. */
function awaited({ model, lookup, world, when }: EventState): Awaited[] {
  if (when === null) return [];
  const parts = when.kind === "all" ? when.of : [when];
  return parts.map((part) => {
    const gauge = part.kind === "gauge" ? lookup.gauges.get(part.gauge) : undefined;
    const condition = conditionInWords(lookup, part);
    const value = gauge && gaugeValue(gauge, readGauges(model, world)[gauge.id] ?? 0);
    const words = value === undefined ? condition : say("exercise.condition-now", { condition, value });
    return { words, holds: conditionHolds(model, world, part) };
  });
}

function typeOf({ schedule, historical }: Inject): string {
  if (schedule === undefined) return say("exercise.by-hand");
  if (historical) return say("exercise.historical");
  return say("when" in schedule ? "exercise.by-condition" : "exercise.scheduled");
}

function rowOf(standing: EventState, inject: Inject, number: string): MselRow {
  const { lookup } = standing;
  const { id, label, headline, delivery, from, to, text, expected, objective, effects, evidence, judgement } = inject;
  const told = tellAhead(standing) ?? tellPast(standing) ?? tellWaiting(standing);
  return {
    inject: id,
    number,
    title: label,
    headline,
    ...told,
    type: typeOf(inject),
    delivery: deliveryInWords(delivery),
    from,
    to: addresseesInWords(standing.model.scenario, to),
    text,
    expected: expected ?? "",
    objective: objective ?? "",
    effects: [
      ...stoodInForBy(standing.model.scenario, inject).map(({ actor, transition }) =>
        say("exercise.stands-in-for", { actor: lookup.actorLabel(actor), headline: transition.headline }),
      ),
      ...effects.map((effect) => effectInWords(lookup, effect)),
    ],
    sources:
      evidence.length > 0
        ? [...new Set(evidence.map((claim) => citation(lookup, claim)))]
        : judgement === undefined
          ? []
          : [say("exercise.judgement", { judgement })],
    firings: standing.firings,
    awaits: told.status === "waiting" && !standing.dormant ? awaited(standing) : [],
  };
}

const adHoc = "@ad-hoc";

function adHocRow(model: Model, lookup: Lookup, record: InjectRecord, number: number): MselRow {
  const day = dateAndDay(model.scenario, record.time);
  const moved = (record.moved ?? []).map(
    ({ posture, to }) => `${lookup.postureLabel(posture)}: ${lookup.stateLabel(posture, to)}`,
  );
  const shifted = record.effects.map(({ gauge: id, from, to }) => {
    const gauge = lookup.gauges.get(id);
    return gauge === undefined ? id : `${gauge.label} ${gaugeValue(gauge, from)} → ${gaugeValue(gauge, to)}`;
  });
  const { from = say("exercise.white-cell"), to = "", delivery = "" } = record.addressed ?? {};
  return {
    inject: adHoc,
    number: `A${number}`,
    title: record.headline,
    headline: record.headline,
    status: "fired",
    time: day,
    said: say("exercise.written-and-fired", { day }),
    type: say("exercise.on-the-spot"),
    delivery: deliveryInWords(delivery),
    from,
    to: addresseesInWords(model.scenario, to),
    text: record.text ?? "",
    expected: "",
    objective: "",
    effects: [...moved, ...shifted],
    sources: [],
    firings: [firingOf(record)],
    awaits: [],
  };
}

const firingOf = ({ seq, date, day, by }: InjectRecord): Firing => ({ record: seq, date, day, by });

const isInject = (record: ExplainedRecord): record is ExplainedRecord & InjectRecord => record.type === "inject";

/** The injects of the scenario in their order, then those written on the spot, as they stand on the current branch. */
export const eventsList: (model: Model, state: SessionState) => readonly MselRow[] = perState(workOut);

function workOut(model: Model, state: SessionState): readonly MselRow[] {
  const { scenario } = model;
  const { world } = headOf(state);
  const lookup = createLookup(scenario);
  const records = recordsOf(state).filter(isInject);
  const ofEvent = (reserved: string, id: string) =>
    records.filter(({ inject, path }) => inject === reserved && path === `inject.${id}`);
  const rows = scenario.injects.map((inject, index) => {
    const item = world.agenda.find(({ kind, index: at }) => (kind === "inject" || kind === "hand") && at === index);
    const { schedule, historical } = inject;
    const standing: EventState = {
      model,
      lookup,
      world,
      firings: records.filter(({ inject: id }) => id === inject.id).map(firingOf),
      denials: ofEvent("@denied", inject.id),
      skip: ofEvent("@skipped", inject.id).at(-1),
      // What has ended lies still: nothing on its clock will come.
      ahead: item === undefined || world.ended ? null : { time: item.time, byHand: item.kind === "hand" },
      at: schedule !== undefined && "at" in schedule ? numberOf(model, schedule.at) : null,
      dormant: historical && !world.historical,
      when: schedule !== undefined && "when" in schedule ? schedule.when : null,
    };
    return rowOf(standing, inject, String(index + 1));
  });
  const written = records.filter(({ inject }) => inject === adHoc);
  return [...rows, ...written.map((record, index) => adHocRow(model, lookup, record, index + 1))];
}
