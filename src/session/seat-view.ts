/**
 * What a seat may see: records and gauges by their `visibility`, and nothing that would give away the rest. The white
 * cell's hand is not news: what it forced reads like anything else, what it denied or set is not seen at all.
 */
import {
  type ExplainedRecord,
  type GaugeChange,
  type Model,
  type PostureRecord,
  type Record as RunRecord,
  readGauges,
  type World,
} from "../engine/index.js";

/** An actor's id, or null for the table as a whole: what everyone knows. */
export type Viewer = string | null;

function sees(visibility: readonly string[] | undefined, viewer: Viewer): boolean {
  return visibility === undefined || (viewer !== null && visibility.includes(viewer));
}

/** Whether a viewer learns of a transition or inject by its path. */
function learnsOf(model: Model, path: string, viewer: Viewer): boolean {
  const index = model.names.transition(path);
  return index < 0 || sees(model.transitions[index]?.source.visibility, viewer);
}

/** The values of the gauges that a viewer may see. */
export function gaugesSeenBy(model: Model, world: World, viewer: Viewer): { [gauge: string]: number } {
  const values = readGauges(model, world);
  const seen = model.scenario.gauges.filter(({ visibility }) => sees(visibility, viewer));
  return Object.fromEntries(seen.map(({ id }) => [id, values[id] as number]));
}

/** A record as a viewer may see it, without explanation; null where it is kept from them. */
export function recordSeenBy(model: Model, record: ExplainedRecord, viewer: Viewer): RunRecord | null {
  const { why: _why, ...bare } = record;
  switch (bare.type) {
    case "end":
      return bare;
    case "milestone": {
      const source = model.scenario.milestones.find(({ id }) => id === bare.milestone);
      const open = source?.on === undefined || source.on.every((path) => learnsOf(model, path, viewer));
      return open ? bare : null;
    }
    case "inject": {
      if (!sees(bare.visibility, viewer)) return null;
      const { reason: _reason, visibility: _visibility, ...news } = bare;
      return { ...news, effects: effectsSeen(model, bare.effects, viewer) };
    }
    default:
      // Whoever gave an order knows what they ordered.
      return sees(bare.visibility, viewer) || (bare.by === "seat" && bare.actor === viewer)
        ? postureSeen(model, bare, viewer)
        : null;
  }
}

function postureSeen(model: Model, record: PostureRecord, viewer: Viewer): PostureRecord {
  const { visibility: _visibility, reason: _reason, by, answers, ...news } = record;
  return {
    ...news,
    ...(by === "seat" ? { by } : {}),
    ...(answers !== undefined && learnsOf(model, answers, viewer) ? { answers } : {}),
    effects: effectsSeen(model, record.effects, viewer),
  };
}

function effectsSeen(model: Model, effects: readonly GaugeChange[], viewer: Viewer): GaugeChange[] {
  const hidden = new Set(
    model.scenario.gauges.filter(({ visibility }) => !sees(visibility, viewer)).map(({ id }) => id),
  );
  return effects.filter(({ gauge }) => !hidden.has(gauge));
}

/** The records that a viewer may see, in order; where a posture came from is where the viewer knew it to stand. */
export function recordsSeenBy(model: Model, records: readonly ExplainedRecord[], viewer: Viewer): RunRecord[] {
  return follow(model, records, viewer).seen;
}

/** Where every posture stands as far as a viewer knows, by path. */
export function posturesKnownTo(
  model: Model,
  records: readonly ExplainedRecord[],
  viewer: Viewer,
): { [posture: string]: string } {
  return Object.fromEntries(follow(model, records, viewer).known);
}

function follow(model: Model, records: readonly ExplainedRecord[], viewer: Viewer) {
  const known = new Map(model.postures.map(({ path, states, initial }) => [path, states[initial] as string]));
  const seen = records.flatMap((record) => {
    const news = recordSeenBy(model, record, viewer);
    if (news === null) return [];
    if (news.type === "milestone" || news.type === "end") return [news];
    const moved = news.type === "inject" ? (news.moved ?? []) : [news];
    const told = moved.map((move) => ({ ...move, from: known.get(move.posture) ?? move.from }));
    for (const { posture, to } of moved) known.set(posture, to);
    if (news.type !== "inject") return told as RunRecord[];
    return [news.moved === undefined ? news : { ...news, moved: told as NonNullable<typeof news.moved> }];
  });
  return { seen, known };
}
