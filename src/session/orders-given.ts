/**
 * Which orders were carried out at a checkpoint, and which of them a record came from: one open order has a checkpoint
 * of its own, sealed ones share that of the instant at which they were carried out.
 */
import { type ExplainedRecord, nameOfRecord } from "../engine/index.js";
import type { Act, Checkpoint, NumberedOrder } from "./checkpoint.js";
import { causeOf } from "./veto.js";

/** The orders of seats that were carried out at a checkpoint, in their order. */
export function ordersAt(checkpoint: Checkpoint): readonly NumberedOrder[] {
  const cause = causeOf(checkpoint);
  if (cause?.orders !== undefined) return cause.orders;
  if (cause?.input.type !== "order") return [];
  const { type: _type, ...order } = cause.input;
  return [{ ...order, sequence: cause.sequence }];
}

/** The draft that a record came from, directly or by answers, where sealed orders were carried out; null for none of them. */
export function draftBehind(checkpoint: Checkpoint, record: ExplainedRecord): Act | null {
  const path = "by" in record && record.by === "seat" ? record.transition : "path" in record ? record.path : undefined;
  const found = causeOf(checkpoint)?.orders?.find(({ transition }) => transition === path);
  if (found !== undefined) {
    const { sequence, ...order } = found;
    return { input: { type: "draft", ...order }, sequence };
  }
  if (!("answers" in record)) return null;
  const answered = checkpoint.records.findLast(
    (other) => other.seq < record.seq && nameOfRecord(other) === record.answers,
  );
  return answered === undefined ? null : draftBehind(checkpoint, answered);
}
