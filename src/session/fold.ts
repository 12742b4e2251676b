/**
 * The fold: state × input → state, a pure function that live play, resuming, verifying and following all use. An
 * illegal input is refused with a reason and changes nothing.
 */
import { say } from "../catalogue/index.js";
import {
  type AdvanceOptions,
  cloneWorld,
  type Model,
  type OrderError,
  refusal,
  runHasEnded,
  type WorldOptions,
} from "../engine/index.js";
import { applyAct } from "./acts.js";
import { bookmark } from "./bookmarks.js";
import {
  addCheckpoint,
  advanceCheckpoints,
  aroundRecord,
  type Checkpoint,
  checkpointOf,
  recordsTo,
} from "./checkpoint.js";
import { instantOf } from "./clock.js";
import { type Input, isRefusal } from "./input.js";
import { correspond } from "./messages.js";
import { review } from "./review.js";
import { openOrders, type Rule } from "./rule.js";
import { draft, draftInstruction, holdSealed, notSeated, ready, resolveNow, seatsDrafting, unready } from "./sealed.js";
import {
  type Applied,
  currentBranch,
  type Folded,
  headOf,
  moveHead,
  openState,
  type SessionState,
  turnAt,
} from "./state.js";
import { keepTime } from "./timekeeping.js";
import { vetoRecord } from "./veto.js";

/** An input and its line in the log. */
export interface NumberedInput {
  readonly input: Input;
  readonly sequence: number;
  /** The wall clock, ISO 8601, as that line has it; only the clock on the wall is told by it. */
  readonly at?: string | undefined;
}

type Of<Type extends Input["type"]> = Extract<Input, { type: Type }>;

/** The state after one more input. Throws ScenarioError if the scenario fails in play. */
export function applyInput(
  model: Model,
  state: SessionState,
  { input, sequence, at }: NumberedInput,
  options: AdvanceOptions = {},
): Folded | OrderError {
  const done = apply({ model, state, input, sequence, options });
  if (isRefusal(done)) return done;
  const time = keepTime(model, state, done.state, { input, sequence, at: instantOf(at) });
  if (isRefusal(time)) return time;
  return { records: done.records, state: { ...done.state, ...time, inputs: state.inputs + 1 } };
}

/** A session from its inputs. Throws RangeError for an illegal one. */
export function foldSession(
  model: Model,
  start: WorldOptions,
  inputs: Iterable<NumberedInput>,
  rule: Rule = openOrders,
): SessionState {
  let state = openState(model, start, rule);
  for (const input of inputs) {
    const folded = applyInput(model, state, input);
    if (isRefusal(folded)) throw new RangeError(`input ${input.sequence}: ${folded.message}`);
    state = folded.state;
  }
  return state;
}

function apply(applied: Applied): Folded | OrderError {
  const { state, input } = applied;
  switch (input.type) {
    case "advance":
      return advanceTo({ ...applied, input });
    case "order":
      return order({ ...applied, input });
    case "hold":
      return hold({ ...applied, input });
    case "allow":
    case "forbid":
      // A seat's instructions are sealed with its orders; those of the white cell are in force at once.
      return state.rule.orders === "sealed" && input.by === undefined
        ? draftInstruction({ ...applied, input })
        : happening(applied);
    case "draft":
      return draft({ ...applied, input });
    case "ready":
      return ready({ ...applied, input });
    case "unready":
      return unready({ ...applied, input });
    case "resolve":
      return resolveNow({ ...applied, input });
    case "does-not-happen":
      return vetoRecord({ ...applied, input });
    case "inject":
    case "ad-hoc":
    case "happens-now":
    case "set-gauge":
      return happening(applied);
    case "rewind":
      return rewind({ ...applied, input });
    case "branch":
      return branch({ ...applied, input });
    case "switch":
      return state.branches.has(input.to)
        ? { state: { ...state, current: input.to }, records: [] }
        : refusal(
            say("session.no-branch", { branch: input.to }),
            say("session.branches-there", { branches: [...state.branches.keys()].join(", ") }),
          );
    case "note":
      return { state: note({ ...applied, input }), records: [] };
    case "bookmark":
    case "remove-bookmark":
      return bookmark({ ...applied, input });
    case "rating":
    case "observation":
    case "improvement":
    case "feedback":
    case "agreement":
    case "review":
      return review({ ...applied, input });
    case "clock":
      return { state, records: [] };
    case "message":
    case "proposal":
    case "accept":
    case "refuse":
    case "withdraw":
    case "pass":
    case "stop":
    case "route":
      return correspond({ ...applied, input });
    case "reveal":
    case "hide":
      return { state: { ...state, probabilitiesShown: input.type === "reveal" }, records: [] };
  }
}

function happening(
  { model, state, input, sequence, options }: Applied,
  choices = headOf(state).choices,
): Folded | OrderError {
  const head = headOf(state);
  const world = cloneWorld(head.world);
  const records = applyAct(model, world, { input }, options);
  if (isRefusal(records)) return records;
  const checkpoint = addCheckpoint(head, { input, sequence, world, records, choices });
  return { state: moveHead(state, checkpoint), records };
}

/**
 * Plays on to the next record or day boundary, with all that is due at that time: the state, and the `advance` that
 * leads there. Refused once the run has ended.
 */
export function advanceToNext(
  model: Model,
  state: SessionState,
  sequence: number,
  options: AdvanceOptions = {},
): (Folded & { readonly input: Of<"advance"> }) | OrderError {
  const head = headOf(state);
  if (head.world.ended) return runHasEnded;
  const drafts = draftsInTheAir(model, state);
  if (drafts !== null) return drafts;
  const { head: reached, input } = advanceCheckpoints(model, head, "next", sequence, options);
  const folded = { ...moveHead(state, reached), inputs: state.inputs + 1 };
  return { state: folded, records: recordsTo(reached, head), input };
}

function advanceTo({ model, state, input: { to }, sequence, options }: Applied<Of<"advance">>): Folded | OrderError {
  const head = headOf(state);
  const { world } = head;
  if (world.ended) return runHasEnded;
  if (to < world.time)
    return refusal(say("session.already-later", { day: world.time, to }), say("session.rewind-to-go-back"));
  const drafts = draftsInTheAir(model, state);
  if (drafts !== null) return drafts;
  if (to > world.horizon) return refusal(say("session.beyond-last-day", { horizon: world.horizon, to }));
  const reached = advanceCheckpoints(model, head, to, sequence, options).head;
  return { state: moveHead(state, reached), records: recordsTo(reached, head) };
}

/** Time does not pass over orders that somebody has written and nobody has carried out. */
function draftsInTheAir(model: Model, state: SessionState): OrderError | null {
  const seats = seatsDrafting(model, state);
  if (seats.length === 0) return null;
  return refusal(say("session.drafts-in-the-air", { seats: seats.join(", ") }), say("session.drafts-in-the-air-hint"));
}

function order(applied: Applied<Of<"order">>): Folded | OrderError {
  const { model, state, input } = applied;
  if (state.rule.orders === "sealed")
    return refusal(say("session.orders-are-sealed"), say("session.orders-are-sealed-hint"));
  const head = headOf(state);
  const posture = input.transition.split(".").slice(0, 2).join(".");
  const turn = turnAt(model.scenario, head.world.time);
  const chosen = head.choices.get(posture);
  if (chosen !== undefined && chosen.turn === turn && chosen.transition !== null) {
    return refusal(
      say("session.ordered-already", { posture, transition: chosen.transition }),
      say("session.one-order-a-turn"),
    );
  }
  const choices = new Map(head.choices).set(posture, { turn, transition: input.transition });
  return happening(applied, choices);
}

function hold(applied: Applied<Of<"hold">>): Folded | OrderError {
  const { model, state, input, sequence } = applied;
  const { seat, posture } = input;
  const head = headOf(state);
  if (!head.world.seats.has(seat)) return notSeated(head, seat);
  const own = model.postures.filter(({ actor }) => actor === seat).map(({ path }) => path);
  if (posture !== undefined && !own.includes(posture)) {
    return refusal(
      say("session.not-its-posture", { posture, seat }),
      say("session.postures-there", { postures: own.join(", ") }),
    );
  }
  if (state.rule.orders === "sealed") return holdSealed(applied, own);
  const turn = turnAt(model.scenario, head.world.time);
  const choices = new Map(head.choices);
  for (const path of posture === undefined ? own : [posture]) {
    const chosen = choices.get(path);
    if (chosen?.turn !== turn || chosen.transition === null) choices.set(path, { turn, transition: null });
  }
  const { world } = head;
  return { state: moveHead(state, addCheckpoint(head, { input, sequence, world, records: [], choices })), records: [] };
}

/** A checkpoint of `head`'s branch just before or just after the happening of one of its records. */
export function checkpointAt(
  model: Model,
  head: Checkpoint,
  record: number,
  where: "before" | "after",
  by: NumberedInput,
): Checkpoint | OrderError {
  const checkpoint = checkpointOf(head, record);
  if (checkpoint?.parent == null) {
    return refusal(
      say("session.no-record", { record }),
      head.count === 0 ? say("session.no-records-yet") : say("session.records-there", { last: head.count - 1 }),
    );
  }
  const snapshot = aroundRecord(model, checkpoint, record)[where];
  if (snapshot.world === checkpoint.world) return checkpoint;
  if (snapshot.world === checkpoint.parent.world) return beforeOrders(checkpoint, checkpoint.parent);
  return addCheckpoint(checkpoint.parent, {
    input: checkpoint.input ?? by.input,
    sequence: checkpoint.sequence,
    world: snapshot.world,
    records: snapshot.records,
  });
}

/** Before sealed orders that were carried out: before the standing instructions that came into force with them too. */
function beforeOrders({ sequence, cause }: Checkpoint, parent: Checkpoint): Checkpoint {
  const together = parent.instructions !== undefined && parent.sequence === (cause?.sequence ?? sequence);
  return together && parent.parent !== null ? parent.parent : parent;
}

function rewind({ model, state, input, sequence }: Applied<Of<"rewind">>): Folded | OrderError {
  const head = headOf(state);
  const [record, where] = "to" in input ? ([input.to, "after"] as const) : ([input.before, "before"] as const);
  const checkpoint = checkpointAt(model, head, record, where, { input, sequence });
  if ("kind" in checkpoint) return checkpoint;
  const rewindings = [
    ...state.rewindings,
    { sequence, branch: state.current, abandoned: head, count: checkpoint.count },
  ];
  return { state: { ...moveHead(state, checkpoint), rewindings }, records: [] };
}

function branch({ model, state, input }: Applied<Of<"branch">>): Folded | OrderError {
  const { name } = input;
  if (state.branches.has(name)) return refusal(say("session.branch-taken", { name }), say("session.branch-taken-hint"));
  const origin = currentBranch(state);
  const by = { input, sequence: 0 };
  const head = input.from === undefined ? origin.head : checkpointAt(model, origin.head, input.from, "after", by);
  if ("kind" in head) return head;
  const made = { name, head, from: { branch: origin.name, count: head.count } };
  return { state: { ...state, branches: new Map(state.branches).set(name, made), current: name }, records: [] };
}

function note({ state, input: { text, objective }, sequence }: Applied<Of<"note">>): SessionState {
  const { world, count } = headOf(state);
  const written = {
    sequence,
    branch: state.current,
    time: world.time,
    count,
    text,
    ...(objective === undefined ? {} : { objective }),
  };
  return { ...state, notes: [...state.notes, written] };
}
