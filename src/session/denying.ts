/**
 * "This does not happen": the session goes back to just before the happening of a record and plays it again without
 * it. What the branch had after it is given up, as by a rewind.
 */
import {
  type AdvanceOptions,
  cloneWorld,
  type Denial,
  deniable,
  denyHappening,
  type Model,
  type OrderError,
} from "../engine/index.js";
import { actByHand, refuse } from "./acts.js";
import { type Input, isRefusal } from "./input.js";
import { addMoment, aroundRecord, type Moment, momentOf } from "./moment.js";
import { type Folded, headOf, moveHead, type SessionState } from "./state.js";

/** The input that set a moment's happening off, past any denials of parts of it; null where chance did. */
function causeOf(moment: Moment): Input | null {
  const { input, cause } = moment;
  if (cause !== undefined) return cause;
  return input === null || input.type === "advance" ? null : input;
}

export function denyRecord(
  model: Model,
  state: SessionState,
  input: Extract<Input, { type: "does-not-happen" }>,
  sequence: number,
  options: AdvanceOptions,
): Folded | OrderError {
  const head = headOf(state);
  const moment = momentOf(head, input.record);
  const parent = moment?.parent;
  if (moment === null || parent == null) return refuse(`there is no record ${input.record} on this branch`);
  const record = moment.records[input.record - (moment.count - moment.records.length)];
  if (record === undefined) return refuse(`there is no record ${input.record} on this branch`);
  const byHand = record.type === "inject" && record.by === "hand" && moment.input?.type === "inject";
  const refused = byHand ? refuse("the white cell did that itself", "rewind to before it instead") : deniable(record);
  if (refused !== null) return refused;
  const { before } = aroundRecord(model, moment, input.record);
  const cause = causeOf(moment);
  const denials = [...moment.denials, { record, reason: input.reason } as Denial];
  const world = cloneWorld(before.world);
  const again = cause === null ? undefined : (how: AdvanceOptions) => actByHand(model, world, cause, how);
  const records = denyHappening(model, world, denials, options, again);
  if (isRefusal(records)) return records;
  const from =
    before.world === parent.world
      ? parent
      : addMoment(parent, { input: moment.input as Input, sequence: moment.sequence, ...before });
  const stands = addMoment(from, { input, sequence, world, records, denials, cause });
  const given = { sequence, branch: state.current, abandoned: head, count: from.count };
  return { state: { ...moveHead(state, stands), rewindings: [...state.rewindings, given] }, records };
}
