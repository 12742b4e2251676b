/**
 * Vetoes in a session: rewinds to just before the happening of a record and replays it without that record. Later
 * records of the branch are abandoned, as by a rewind.
 */
import {
  type AdvanceOptions,
  cloneWorld,
  type Model,
  type OrderError,
  refusal,
  type Veto,
  vetoHappening,
  vetoRefusal,
} from "../engine/index.js";
import { applyAct } from "./acts.js";
import { addCheckpoint, aroundRecord, type Checkpoint, checkpointOf } from "./checkpoint.js";
import { type Input, isRefusal } from "./input.js";
import { type Folded, headOf, moveHead, type SessionState } from "./state.js";

/** The input that caused a checkpoint's happening, ignoring earlier vetoes; null if chance did. */
function causeOf(checkpoint: Checkpoint): Input | null {
  const { input, cause } = checkpoint;
  if (cause !== undefined) return cause;
  return input === null || input.type === "advance" ? null : input;
}

export function vetoRecord(
  model: Model,
  state: SessionState,
  input: Extract<Input, { type: "does-not-happen" }>,
  sequence: number,
  options: AdvanceOptions,
): Folded | OrderError {
  const head = headOf(state);
  const checkpoint = checkpointOf(head, input.record);
  const parent = checkpoint?.parent;
  if (checkpoint === null || parent == null) return refusal(`there is no record ${input.record} on this branch`);
  const record = checkpoint.records[input.record - (checkpoint.count - checkpoint.records.length)];
  if (record === undefined) return refusal(`there is no record ${input.record} on this branch`);
  const byHand = record.type === "inject" && record.by === "hand" && checkpoint.input?.type === "inject";
  const refused = byHand
    ? refusal("the white cell did that itself", "rewind to before it instead")
    : vetoRefusal(record);
  if (refused !== null) return refused;
  const { before } = aroundRecord(model, checkpoint, input.record);
  const cause = causeOf(checkpoint);
  const vetoes = [...checkpoint.vetoes, { record, reason: input.reason } as Veto];
  const world = cloneWorld(before.world);
  const again = cause === null ? undefined : (how: AdvanceOptions) => applyAct(model, world, cause, how);
  const records = vetoHappening(model, world, vetoes, options, again);
  if (isRefusal(records)) return records;
  const from =
    before.world === parent.world
      ? parent
      : addCheckpoint(parent, { input: checkpoint.input as Input, sequence: checkpoint.sequence, ...before });
  const stands = addCheckpoint(from, { input, sequence, world, records, vetoes, cause });
  const given = { sequence, branch: state.current, abandoned: head, count: from.count };
  return { state: { ...moveHead(state, stands), rewindings: [...state.rewindings, given] }, records };
}
