/**
 * What one viewer may know, in one value: the scenario in play and in handouts, records, gauges, orders, injects,
 * explanations and odds. Every face asks here, and nothing else in the house reads who may know what.
 */
import {
  beliefPath,
  competingHazards,
  type ExplainedRecord,
  type Explanation,
  type InjectRecord,
  type Model,
  type OfferedOrder,
  offeredOrders,
  type Rival,
  type World,
} from "../engine/index.js";
import { type SeenInject, seeInjectText } from "./inject.js";
import { type Knowledge, knowledgeOf } from "./knowledge.js";
import { learnsOf, type MessageEvent, type SeenMessage, seeMessage } from "./message.js";
import { type SeenExplanation, type SeenRecord, type Standpoint, seeExplanation, seeRecord } from "./record.js";
import { type SeenScenario, scenarioInHandout, scenarioInPlay } from "./scenario.js";
import { seatOf, type Viewer } from "./viewer.js";

export interface Visibility {
  readonly viewer: Viewer;
  readonly knows: Knowledge;
  /** The scenario while play goes on. */
  readonly inPlay: SeenScenario;
  /** The scenario as a player's handout may tell it, before play. */
  readonly inHandout: SeenScenario;
  /** A record as the viewer may see it, without explanation; null where it is hidden. */
  record(record: ExplainedRecord, standpoint: Standpoint): SeenRecord | null;
  explanation(seen: SeenRecord, why: Explanation | null, probabilitiesShown: boolean): SeenExplanation;
  /**
   * The gauges that the viewer may see, by id: in truth, or as its actor believes. Given all true ones, and beliefs by
   * path.
   */
  gauges(values: { readonly [gauge: string]: number }): { readonly [gauge: string]: number };
  /** The same of postures, by path. */
  postures(states: { readonly [posture: string]: string }): { readonly [posture: string]: string };
  /** What everybody believes, for the facilitator: beliefs by path, of those given. */
  beliefs<Value>(values: { readonly [belief: string]: Value }): { readonly [belief: string]: Value };
  inject(record: InjectRecord): SeenInject;
  /** A step of a message as the viewer learns of it, by the viewer's own number of the message; null where it does not. */
  message(event: MessageEvent, number: number): SeenMessage | null;
  /** The orders open to the viewer's own seat; none for anyone else. */
  orders(world: World): readonly OfferedOrder[];
  /** What could happen next, most likely first: for the facilitator only, because it names hidden transitions. */
  odds(world: World): readonly Rival[];
}

const kept = new WeakMap<Model, Map<Viewer, Visibility>>();

/** The visibility of a model's scenario for one viewer. */
export function visibilityOf(model: Model, viewer: Viewer): Visibility {
  const viewers = kept.get(model) ?? new Map<Viewer, Visibility>();
  kept.set(model, viewers);
  const visibility = viewers.get(viewer) ?? createVisibility(model, viewer);
  viewers.set(viewer, visibility);
  return visibility;
}

function createVisibility(model: Model, viewer: Viewer): Visibility {
  const knows = knowledgeOf(model.scenario, viewer);
  const look = { model, viewer, knowledge: knows };
  const seat = seatOf(viewer);
  const all = viewer === "facilitator";
  const isBelief = (path: string) => path.includes("@");
  const seenOf = <Value>(
    values: { readonly [subject: string]: Value },
    known: (subject: string, value: Value) => boolean,
  ): { readonly [subject: string]: Value } =>
    Object.fromEntries(
      Object.entries(values).flatMap(([subject, truth]) => {
        if (isBelief(subject)) return [];
        const value = (seat === null ? undefined : values[beliefPath(seat, subject)]) ?? truth;
        return known(subject, value) ? [[subject, value]] : [];
      }),
    );
  let inPlay: SeenScenario | undefined;
  let inHandout: SeenScenario | undefined;
  return {
    viewer,
    knows,
    get inPlay() {
      inPlay ??= all
        ? { scenario: model.scenario, partlyHidden: new Set(), chanceHidden: new Set() }
        : scenarioInPlay(model, knows);
      return inPlay;
    },
    get inHandout() {
      inHandout ??= scenarioInHandout(model, knows);
      return inHandout;
    },
    record: (record, standpoint) => seeRecord(look, record, standpoint),
    explanation: (seen, why, probabilitiesShown) => seeExplanation(look, seen, why, probabilitiesShown),
    gauges: (values) => (all && model.beliefs.length === 0 ? values : seenOf(values, knows.gauge)),
    postures: (states) => seenOf(states, (path, state) => knows.state(path, state)),
    beliefs: (values) => (all ? Object.fromEntries(Object.entries(values).filter(([path]) => isBelief(path))) : {}),
    inject: (record) => seeInjectText(model, viewer, record),
    message: (event, number) =>
      learnsOf(model.scenario, event, viewer) ? seeMessage(model.scenario, event, viewer, number) : null,
    orders: (world) => (seat === null ? [] : offeredOrders(model, world, seat)),
    odds: (world) => (all && !world.ended ? competingHazards(model, world) : []),
  };
}
