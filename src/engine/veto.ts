/**
 * Vetoes: the white cell cancels one happening. A hazard's pressure restarts at 0 with a new breaking point, a timeout
 * restarts, an inject is not delivered, a response is not made. No other random stream is touched.
 */
import type { AgendaItem } from "./agenda.js";
import { countRecord } from "./broken-run.js";
import { BugError, type OrderError, refusal, runHasEnded } from "./errors.js";
import { refreshDirty, resetPressure } from "./hazard.js";
import type { Model, ModelTransition } from "./model.js";
import { headlineOf, type InjectRecord, nameOfRecord, type PostureRecord, type Record } from "./record.js";
import { type AdvanceOptions, type ExplainedRecord, Recorder } from "./recorder.js";
import { openHazards } from "./stand-in.js";
import { playNext } from "./step.js";
import { startTimeouts, type World } from "./world.js";

export interface Veto {
  readonly record: PostureRecord | InjectRecord;
  readonly reason: string;
}

/** Null if the record can be vetoed: it must have come from a hazard, a timer, a schedule or a response. */
export function vetoRefusal(record: Record): OrderError | null {
  if (record.type === "milestone" || record.type === "end" || record.type === "belief") {
    const what = { milestone: "a milestone", end: "a run's end", belief: "what an actor hears" }[record.type];
    return refusal(
      `${what} follows from what happened before it`,
      "veto what caused it, or set the gauge it depends on",
    );
  }
  if (record.type === "inject" && record.inject === "@skipped")
    return refusal("nothing came of that", "fire the inject by hand if it is to come all the same");
  if (record.by === "agreement") return refusal("seats have agreed on that", "rewind to before it instead");
  if (record.by === "seat") return refusal("a seat ordered that", "rewind to before it instead");
  if (record.by === "hand" && !(record.type === "inject" && !record.inject.startsWith("@"))) {
    return refusal("the white cell did that itself", "rewind to before it instead");
  }
  return null;
}

/** Whether a record started its cascade, rather than following from another record of it. */
function opens(record: PostureRecord | InjectRecord): boolean {
  return record.type === "inject" ? record.by !== "condition" : record.type !== "response";
}

/**
 * Plays the world's next happening without the vetoed records; the vetoes themselves are recorded first. `again`
 * replays a happening that a person caused; if absent, the happening is the next one due. Throws BugError if the next
 * happening is not the one that the vetoes belong to.
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
  const path = nameOfRecord(record);
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

/** Marks conditional injects as delivered; returns the paths of the responses to suppress during this happening. */
function vetoedAnswers(model: Model, world: World, vetoes: readonly Veto[]): string[] {
  return vetoes.flatMap(({ record }) => {
    if (record.type !== "inject") return [record.transition];
    world.delivered[model.names.inject(record.inject)] = 1;
    return [];
  });
}

/** Removes the happening that is due now without playing it. */
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
  if (record.type === "inject") {
    world.delivered[index] = 1;
    openHazards(model, world, index);
    refreshDirty(model, world);
  } else startTimeouts(model, world, [index]);
}
