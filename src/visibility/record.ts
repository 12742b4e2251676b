/**
 * A record as one viewer may see it. Overrides are not news: what the facilitator forced reads like anything else, what
 * was vetoed or set is not seen at all. A posture came from where the viewer last knew it to stand.
 */
import type {
  ExplainedRecord,
  Explanation,
  Factor,
  GaugeChange,
  InjectRecord,
  Model,
  PostureChange,
  PostureRecord,
  Record as RunRecord,
} from "../engine/index.js";
import { mayReadText } from "./inject.js";
import { type Knowledge, mayKnow } from "./knowledge.js";
import { seatOf, type Viewer } from "./viewer.js";

/** A record as a viewer sees it. */
export interface SeenRecord {
  readonly record: RunRecord;
  /** A part of what brought it about, or made it likely, is hidden from the viewer. */
  readonly partHidden: boolean;
}

/** Who looks, at what, and what they may know. */
export interface Look {
  readonly model: Model;
  readonly viewer: Viewer;
  readonly knowledge: Knowledge;
}

/** How things stand for the viewer when a record comes. */
export interface Standpoint {
  /** Where the viewer takes a posture to stand, by path. */
  known(posture: string): string;
  /** What the viewer takes a gauge to be that stands at this value, by id. */
  value(gauge: string, value: number): number;
  /** Whether the facilitator shows probabilities. */
  readonly probabilitiesShown: boolean;
}

/** A record without its explanation, as the viewer may see it; null where it is hidden. */
export function seeRecord(look: Look, explained: ExplainedRecord, standpoint: Standpoint): SeenRecord | null {
  const { why: _why, ...record } = explained;
  if (look.viewer === "facilitator") return { record, partHidden: false };
  switch (record.type) {
    case "end":
    case "milestone":
      return seeOutcome(look, record);
    case "belief": {
      if (record.actor !== seatOf(look.viewer)) return null;
      const { truth: _truth, sent: _sent, ...news } = record;
      return { record: { ...news, from: standpoint.known(record.about) }, partHidden: false };
    }
    case "inject":
      return mayKnow(record, look.viewer) ? { record: seeInject(look, record, standpoint), partHidden: false } : null;
    default:
      // Whoever gave an order knows what they ordered.
      return (mayKnow(record, look.viewer) &&
        look.knowledge.move(record.posture) &&
        look.knowledge.transition(record.transition)) ||
        (record.by === "seat" && record.actor === seatOf(look.viewer))
        ? seeMove(look, record, standpoint)
        : null;
  }
}

function seeOutcome({ model, knowledge }: Look, record: RunRecord & { type: "milestone" | "end" }): SeenRecord | null {
  const { milestones, endings } = model.scenario;
  if (record.type === "milestone" && !knowledge.milestone(record.milestone)) return null;
  const source =
    record.type === "milestone"
      ? milestones.find(({ id }) => id === record.milestone)
      : endings.find(({ id }) => id === record.ending);
  const when = source?.when;
  return { record, partHidden: when !== undefined && knowledge.dependsOnHidden(when) };
}

function seeInject(look: Look, record: InjectRecord, standpoint: Standpoint): InjectRecord {
  const { known, probabilitiesShown } = standpoint;
  const { reason: _reason, visibility: _visibility, chance, moved, text, ...news } = record;
  return {
    ...news,
    ...(text === undefined || !mayReadText(look.model, look.viewer, record) ? {} : { text }),
    // What comes from outside reads as news, whoever put it in.
    by: "schedule",
    ...(chance === undefined || !probabilitiesShown ? {} : { chance }),
    ...(moved === undefined ? {} : { moved: movesSeen(look.knowledge, moved, known) }),
    effects: effectsSeen(look, record.effects, standpoint),
  };
}

function movesSeen(knowledge: Knowledge, moved: readonly PostureChange[], known: Standpoint["known"]): PostureChange[] {
  return moved.filter(({ posture }) => knowledge.move(posture)).map((move) => ({ ...move, from: known(move.posture) }));
}

function seeMove(look: Look, record: PostureRecord, standpoint: Standpoint): SeenRecord {
  const { known, probabilitiesShown } = standpoint;
  const {
    visibility: _visibility,
    reason: _reason,
    by,
    answers,
    ratePerDay,
    shape,
    pressure,
    chance,
    outcomeChance,
    ...news
  } = record;
  const from = known(record.posture);
  const answered = answers !== undefined && look.knowledge.happening(answers);
  const ordered = by === "seat";
  const partHidden = !ordered && causeHidden(look, record, from);
  const figures = probabilitiesShown && !partHidden && by === undefined;
  return {
    partHidden,
    record: {
      ...news,
      from,
      // What comes out may tell of a state that the viewer has no name for: it reads the headline.
      to: ordered || look.knowledge.state(record.posture, record.to) ? record.to : from,
      ...(ordered ? { by } : {}),
      ...(answered ? { answers } : {}),
      ...(figures && ratePerDay !== undefined ? { ratePerDay } : {}),
      ...(figures && shape !== undefined && pressure !== undefined ? { shape, pressure } : {}),
      ...(figures && chance !== undefined ? { chance } : {}),
      ...(figures && outcomeChance !== undefined ? { outcomeChance } : {}),
      effects: effectsSeen(look, record.effects, standpoint),
    },
  };
}

/** Whether the figures of a move would tell of something hidden. */
function causeHidden({ model, knowledge }: Look, record: PostureRecord, from: string): boolean {
  // Where the viewer believed the posture elsewhere, how long it stood there would tell when it moved.
  if (from !== record.from) return true;
  // How probable a waiting time in stages was says since when it could have happened, and so what stood in its way unseen.
  if ((record.shape ?? 1) > 1) return true;
  if (record.type === "response" && record.answers !== undefined && !knowledge.happening(record.answers)) return true;
  const transition = model.transitions[model.names.transition(record.transition)];
  const { ratios = [], outcomes = [] } = transition?.source ?? {};
  return [...ratios, ...outcomes.flatMap((outcome) => outcome.ratios)].some(knowledge.factorHidden);
}

/** The changes that the viewer learns of, from where it took the gauge to stand. */
function effectsSeen({ knowledge }: Look, effects: readonly GaugeChange[], stands: Standpoint): GaugeChange[] {
  const untold = new Map<string, number>();
  return effects.flatMap(({ visibility, ...change }) => {
    const { gauge, from, to } = change;
    const so = untold.get(gauge) ?? 0;
    if (!knowledge.trueGauge(gauge)) return [];
    if (visibility !== undefined && !knowledge.effect({ visibility })) {
      untold.set(gauge, so + to - from);
      return [];
    }
    return [{ ...change, from: stands.value(gauge, from - so), to: stands.value(gauge, to - so) }];
  });
}

/** Why a record came about, as far as a viewer may know. */
export interface SeenExplanation {
  readonly why: Explanation | null;
  /** Where a part is hidden: the factors that are not. The sum of all would give that part away. */
  readonly knownFactors: readonly Factor[];
}

const unexplained: SeenExplanation = { why: null, knownFactors: [] };

/** `why` is the engine's explanation, null for what chance did not decide. */
export function seeExplanation(
  { model, viewer, knowledge }: Look,
  { record, partHidden }: SeenRecord,
  why: Explanation | null,
  probabilitiesShown: boolean,
): SeenExplanation {
  if (why === null) return unexplained;
  if (viewer === "facilitator") return { why, knownFactors: [] };
  if (!probabilitiesShown || !("posture" in record) || record.by !== undefined) return unexplained;
  if (partHidden) {
    if (why.trigger !== "hazard" || why.from !== record.from) return unexplained;
    // In the order in which the engine multiplies them, which need not be the scenario's.
    const ratios = model.transitions[model.names.transition(why.transition)]?.ratios ?? [];
    const open = (index: number) => ratios[index] !== undefined && !knowledge.factorHidden(ratios[index].source);
    // Without what they make of the rate or the chance: the product holds what is hidden.
    const known = why.factors.filter((_, index) => open(index));
    return { why: null, knownFactors: known.map(({ chance: _chance, ...factor }) => ({ ...factor, ratePerDay: 0 })) };
  }
  // Rivals would tell of hidden transitions, what is shut of injects to come, and pressure would tell a forced record from others.
  const { cause: _cause, shut: _shut, answers, will, ...rest } = why;
  // What a seat has allowed is for that seat and the facilitator to know.
  const willed = typeof will === "object" ? { will } : {};
  const answered = "answers" in record && answers !== undefined ? { answers } : {};
  return {
    why: { ...rest, ...willed, ...answered, rivals: [], share: 0, pressure: 0, breakingPoint: null },
    knownFactors: [],
  };
}
