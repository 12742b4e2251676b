/**
 * Retelling: a branch as it came about, day by day and record by record, for whoever draws it. It plays the checkpoints
 * again between the worlds that are kept, so that no session has to carry what only a picture needs.
 */
import { cloneWorld, type ExplainedRecord, type Model, playDue, readGauges } from "../engine/index.js";
import type { Checkpoint } from "./checkpoint.js";
import type { Input } from "./input.js";

type Gauges = { readonly [gauge: string]: number };

export type Told =
  /** A day's beginning, after the gauges have drifted; day 0 is the start. */
  | { readonly kind: "day"; readonly time: number; readonly gauges: Gauges }
  | {
      readonly kind: "record";
      readonly time: number;
      readonly record: ExplainedRecord;
      /** The input in whose course it came. */
      readonly input: Input;
      /** That input's line in the log. */
      readonly sequence: number;
    };

/** Everything on the way to a checkpoint, in order; or only what came after `since`, a checkpoint on that way. */
export function retell(model: Model, head: Checkpoint, since?: Checkpoint): Told[] {
  const way: Checkpoint[] = [];
  for (let at: Checkpoint | null = head; at !== null && at !== since; at = at.parent) way.unshift(at);
  const [first] = way;
  const told: Told[] = first?.parent === null ? [{ kind: "day", time: 0, gauges: readGauges(model, first.world) }] : [];
  for (const checkpoint of way) tellCheckpoint(model, checkpoint, told);
  return told;
}

function tellCheckpoint(model: Model, checkpoint: Checkpoint, told: Told[]): void {
  const { parent, input, sequence, records } = checkpoint;
  if (parent === null || input === null) return;
  const tell = (record: ExplainedRecord) => told.push({ kind: "record", time: record.time, record, input, sequence });
  if (input.type !== "advance") {
    records.forEach(tell);
    return;
  }
  const world = cloneWorld(parent.world);
  const onDay = (time: number) => {
    if (time > 0) told.push({ kind: "day", time, gauges: readGauges(model, world) });
  };
  for (let next = 0; world.time !== checkpoint.world.time || world.seq !== checkpoint.world.seq; ) {
    const played = playDue(model, world, checkpoint.world.time, { onDay });
    if (played === null) return;
    // Those that were kept carry their explanations.
    for (const record of records.slice(next, next + played.length)) tell(record);
    next += played.length;
  }
}
