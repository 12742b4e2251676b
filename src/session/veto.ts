/**
 * "This does not happen": the session goes back to just before the happening of a record and plays it again without
 * it. What the branch had after it is given up, as by a rewind. And a checkpoint played again to explain its records.
 */
import { say } from "../catalogue/index.js";
import {
  type AdvanceOptions,
  BugError,
  cloneWorld,
  type ExplainedRecord,
  type Model,
  type OrderError,
  playDue,
  refusal,
  vetoHappening,
  vetoRefusal,
} from "../engine/index.js";
import { applyAct } from "./acts.js";
import {
  type Act,
  addCheckpoint,
  aroundRecord,
  type Checkpoint,
  checkpointOf,
  markDays,
  type NumberedVeto,
} from "./checkpoint.js";
import { type Input, isRefusal } from "./input.js";
import { undoAgreement } from "./messages.js";
import { ruleVersions } from "./rule.js";
import { type Applied, type Folded, headOf, moveHead } from "./state.js";

/** The act that set a checkpoint's happening off, past any vetoes of parts of it; null where chance did. */
export function causeOf({ input, sequence, cause, orders }: Checkpoint): Act | null {
  if (cause !== undefined) return cause;
  if (input === null || input.type === "advance") return null;
  return { input, sequence, ...(orders === undefined ? {} : { orders }) };
}

/** Plays a checkpoint again from its parent, with an explanation for each record. */
export function explainedRecords(model: Model, checkpoint: Checkpoint): readonly ExplainedRecord[] {
  const { parent, vetoes, records, input } = checkpoint;
  const found = explained.get(checkpoint);
  if (found !== undefined || parent === null || input === null) return found ?? [];
  const world = cloneWorld(parent.world);
  const cause = causeOf(checkpoint);
  const again = (how: AdvanceOptions) => (cause === null ? [] : applyAct(model, world, cause, how));
  const options = { explain: true };
  let made: ExplainedRecord[] | OrderError = [];
  if (vetoes.length > 0) made = vetoHappening(model, world, vetoes, options, cause === null ? undefined : again);
  else if (cause !== null) made = again(options);
  else {
    // A way back may have left only the first part of what was due.
    while (made.length < records.length) made.push(...(playDue(model, world, Infinity, options) ?? []));
  }
  if (isRefusal(made)) throw new BugError(`a checkpoint can't be played again: ${made.message}`);
  explained.set(checkpoint, made);
  return made;
}

const explained = new WeakMap<Checkpoint, readonly ExplainedRecord[]>();

export function vetoRecord(applied: Applied<Extract<Input, { type: "does-not-happen" }>>): Folded | OrderError {
  const { model, state, input, sequence, options } = applied;
  const head = headOf(state);
  const checkpoint = checkpointOf(head, input.record);
  const parent = checkpoint?.parent;
  if (checkpoint === null || parent == null) return refusal(say("session.no-record", { record: input.record }));
  const record = checkpoint.records[input.record - (checkpoint.count - checkpoint.records.length)];
  if (record === undefined) return refusal(say("session.no-record", { record: input.record }));
  const byHand = record.type === "inject" && record.by === "hand" && checkpoint.input?.type === "inject";
  const refused = byHand ? refusal(say("session.veto-own-act"), say("session.veto-own-act-hint")) : vetoRefusal(record);
  if (refused !== null) return refused;
  const { before } = aroundRecord(model, checkpoint, input.record);
  const cause = causeOf(checkpoint);
  const vetoes = [...checkpoint.vetoes, { record, reason: input.reason, sequence } as NumberedVeto];
  const world = cloneWorld(before.world);
  const again = cause === null ? undefined : (how: AdvanceOptions) => applyAct(model, world, cause, how);
  const marking = markDays(model, options);
  const records = vetoHappening(model, world, vetoes, marking.options, again);
  if (isRefusal(records)) return records;
  const from =
    before.world === parent.world
      ? parent
      : addCheckpoint(parent, { input: checkpoint.input as Input, sequence: checkpoint.sequence, ...before });
  const { choices, sealed } = checkpoint;
  // The orders of the turn stay carried out, whatever of their consequences is denied.
  const turn = cause?.orders === undefined || sealed === null ? {} : { choices, sealed };
  const agreed = state.rule.version < ruleVersions.undoneIsOver ? undefined : cause?.agreed;
  const over = agreed?.type === "accept" ? { messages: undoAgreement(model, from, agreed) } : {};
  const added = { input, sequence, world, records, days: marking.days, vetoes, cause, ...turn, ...over };
  const stands = addCheckpoint(from, added);
  const given = { sequence, branch: state.current, abandoned: head, count: from.count };
  return { state: { ...moveHead(state, stands), rewindings: [...state.rewindings, given] }, records };
}
