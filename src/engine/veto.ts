/**
 * Vetoes: what the white cell says does not happen, this once. A hazard's pressure starts again from nothing towards
 * a new breaking point; a timeout's clock starts again; an inject is not delivered; an answer that chance has granted
 * is not given. Everyone else's dice stay as they were.
 */
import type { AgendaItem } from "./agenda.js";
import { BugError, type OrderError } from "./errors.js";
import { resetPressure } from "./hazard.js";
import type { Model, ModelTransition } from "./model.js";
import { headlineOf, refusal, runHasEnded } from "./override.js";
import type { InjectRecord, PostureRecord, Record } from "./record.js";
import { type AdvanceOptions, type ExplainedRecord, Recorder } from "./recorder.js";
import { countRecord, playNext } from "./step.js";
import { startTimeouts, type World } from "./world.js";

/** One record that is not to be, and why. */
export interface Veto {
  readonly record: PostureRecord | InjectRecord;
  readonly reason: string;
}

/** Whether a record can be vetoed: it must have come about by chance, by a clock or as an answer. */
export function vetoRefusal(record: Record): OrderError | null {
  if (record.type === "milestone" || record.type === "end") {
    return refusal(
      `a ${record.type === "end" ? "run's end" : "milestone"} follows from what happened before it`,
      "deny what brought it about, or set the gauge it rests on",
    );
  }
  if (record.by === "seat") return refusal("a seat ordered that", "rewind to before it instead");
  if (record.by === "hand" && !(record.type === "inject" && !record.inject.startsWith("@"))) {
    return refusal("the white cell did that itself", "rewind to before it instead");
  }
  return null;
}

/** Whether a record opened its happening, rather than following from what did. */
function opens(record: PostureRecord | InjectRecord): boolean {
  return record.type === "inject" ? record.by !== "condition" : record.type !== "response";
}

/**
 * Plays the next happening of a world, which must be the one that `vetoes` are records of, without them. The records
 * open with the vetoes themselves. `again` plays the happening if it was no chance that brought it about; absent, it
 * is the world's next. Throws BugError where the world's next happening is another.
 */
export function vetoHappening(
  model: Model,
  world: World,
  vetoes: readonly Veto[],
  options: AdvanceOptions = {},
  again?: (options: AdvanceOptions) => ExplainedRecord[] | OrderError,
): ExplainedRecord[] | OrderError {
  if (world.ended) return runHasEnded;
  const recorder = new Recorder(model, world, options);
  const [first] = vetoes;
  if (first === undefined) throw new BugError("a veto of nothing");
  world.time = first.record.time;
  for (const veto of vetoes) note(world, veto, recorder);
  const opening = vetoes.find(({ record }) => opens(record));
  if (again === undefined && opening !== undefined) {
    skipNext(model, world, opening.record);
    return recorder.records;
  }
  const vetoed = vetoedAnswers(model, world, vetoes);
  if (again === undefined) {
    const replay = new Recorder(model, world, { ...options, vetoed });
    playNext(model, world, first.record.time, replay);
    return [...recorder.records, ...replay.records];
  }
  const replayed = again({ ...options, vetoed });
  return "kind" in replayed ? replayed : [...recorder.records, ...replayed];
}

function note(world: World, { record, reason }: Veto, recorder: Recorder): void {
  const path = record.type === "inject" ? `inject.${record.inject}` : record.transition;
  countRecord(world, "@denied");
  recorder.reservedInject({
    inject: "@denied",
    headline: headlineOf(`Does not happen: ${record.headline}`),
    effects: [],
    path,
    reason,
    visibility: [],
  });
}

/** Conditional injects are crossed off; answers are vetoed by path, for as long as the happening lasts. */
function vetoedAnswers(model: Model, world: World, vetoes: readonly Veto[]): string[] {
  return vetoes.flatMap(({ record }) => {
    if (record.type !== "inject") return [record.transition];
    world.delivered[model.names.inject(record.inject)] = 1;
    return [];
  });
}

/** Takes the happening that is due now off the world's clocks, as if it had come and gone unseen. */
function skipNext(model: Model, world: World, record: PostureRecord | InjectRecord): void {
  const index =
    record.type === "inject" ? model.names.inject(record.inject) : model.names.transition(record.transition);
  if (record.type === "transition") {
    const { hazard } = model.transitions[index] as ModelTransition;
    if (world.due[hazard] !== world.time) throw new BugError(`the world's next happening is not ${record.transition}`);
    resetPressure(model, world, hazard);
    return;
  }
  const kinds: readonly AgendaItem["kind"][] = record.type === "inject" ? ["inject", "hand"] : ["timeout"];
  const place = world.agenda.findIndex(
    (item) => kinds.includes(item.kind) && item.index === index && item.time === world.time,
  );
  if (place < 0) throw new BugError(`the world's next happening is not ${record.headline}`);
  world.agenda.splice(place, 1);
  if (record.type === "inject") world.delivered[index] = 1;
  else startTimeouts(model, world, [index]);
}
