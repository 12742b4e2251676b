/**
 * Paired runs: two arms with common random numbers. Streams are keyed by path, so whatever the arms share draws the
 * same numbers, and differences come from the change alone.
 */
import type { Model } from "../engine/index.js";
import type { BatchRequest } from "./batch.js";
import type { Moments } from "./moments.js";
import { outcomePlaces } from "./outcome.js";
import { PairMomentAdder } from "./pair-moments.js";
import type { Player } from "./player.js";

/** Of one binary outcome: runs in which only the first arm had it, only the second, or both. */
export type Concordance = Record<"onlyFirst" | "onlySecond" | "both", number>;

/** Sums over the runs of one gauge's final values in both arms. */
export type GaugePair = Record<Side | `${Side}Squares`, number>;

type Side = "first" | "second" | "difference";

type Sums = { [id: string]: { [sum: string]: number } };

export interface PairTally {
  runs: number;
  readonly endings: { [id: string]: Concordance };
  readonly milestones: { [id: string]: Concordance };
  readonly gauges: { [id: string]: GaugePair };
}

export interface PairBatch {
  readonly firstRun: number;
  readonly pair: PairTally;
  readonly digest: string;
  /** The rows of outcomes of both arms; present if they were asked for. */
  readonly rows?: readonly [Float64Array, Float64Array];
  /**
   * What estimates with control variates need, if they are wanted: of each ending, milestone and gauge of the tally, in
   * its order, the first arm's outcome and the difference.
   */
  readonly moments?: Moments;
}

export const noRuns: Readonly<Concordance> = { onlyFirst: 0, onlySecond: 0, both: 0 };

/** Whether two arms have an ending, a milestone or a gauge in common. */
export function canBePaired(models: readonly [Model, Model]): boolean {
  const { endings, milestones, gauges } = blankPairTally(models);
  return Object.keys({ ...endings, ...milestones, ...gauges }).length > 0;
}

/** A tally of the endings, milestones and gauges that both arms have. */
export function blankPairTally([first, second]: readonly [Model, Model]): PairTally {
  const shared = (kind: "endings" | "milestones" | "gauges") =>
    first[kind].map(({ id }) => id).filter((id) => second[kind].some((other) => other.id === id));
  const blank = <Of extends object>(kind: "endings" | "milestones" | "gauges", sums: Of) =>
    Object.fromEntries(shared(kind).map((id) => [id, { ...sums }]));
  const gauge = { first: 0, second: 0, firstSquares: 0, secondSquares: 0, difference: 0, differenceSquares: 0 };
  return {
    runs: 0,
    endings: blank("endings", noRuns),
    milestones: blank("milestones", noRuns),
    gauges: blank("gauges", gauge),
  };
}

/** Adds `part` to `whole`. Batches must be added in order. */
export function addPairTally(whole: PairTally, part: PairTally): void {
  whole.runs += part.runs;
  for (const kind of ["endings", "milestones", "gauges"] as const) {
    const parts: Sums = part[kind];
    for (const [id, to] of Object.entries<Sums[string]>(whole[kind])) {
      for (const key of Object.keys(to)) to[key] = (to[key] ?? 0) + (parts[id]?.[key] ?? 0);
    }
  }
}

/** Plays the same runs in all arms, and pairs those of the first with those of each other. */
export function* pairBatchSteps(
  models: readonly Model[],
  request: BatchRequest,
  players: readonly Player[],
): Generator<void, readonly PairBatch[]> {
  const { controls = false } = request;
  const bare = { ...request, rows: true, gauges: false, controls: false, scores: controls };
  const [one, ...others] = models as readonly [Model, ...Model[]];
  const first = yield* (players[0] as Player).steps(bare);
  const batches: PairBatch[] = [];
  for (const [place, other] of others.entries()) {
    const second = yield* (players[place + 1] as Player).steps(bare);
    const both = [one, other] as const;
    const pair = blankPairTally(both);
    const rows = [first.outcomes as Float64Array, second.outcomes as Float64Array] as const;
    addPairs(pair, both, rows);
    const scores = [first.scores as Float64Array, second.scores as Float64Array] as const;
    batches.push({
      firstRun: request.firstRun,
      pair,
      digest: `${first.digest}${second.digest}`,
      ...(request.rows && { rows }),
      ...(controls && { moments: pairMoments(pair, both, rows, scores) }),
    });
  }
  return batches;
}

/** Adds the outcome rows of the same runs in two arms. An ending that the tally has and a model has not is the horizon. */
export function addPairs(
  pair: PairTally,
  models: readonly [Model, Model],
  rows: readonly [Float64Array, Float64Array],
): void {
  const [one, two] = [reader(models[0], rows[0]), reader(models[1], rows[1])];
  for (let run = 0; run < one.runs; run += 1) {
    for (const [id, concordance] of Object.entries(pair.endings))
      agree(concordance, one.ended(run, id), two.ended(run, id));
    for (const [id, concordance] of Object.entries(pair.milestones)) {
      agree(concordance, one.reached(run, id), two.reached(run, id));
    }
    for (const [id, sums] of Object.entries(pair.gauges)) addGauge(sums, one.gauge(run, id), two.gauge(run, id));
  }
  pair.runs += one.runs;
}

function pairMoments(
  { endings, milestones, gauges }: PairTally,
  models: readonly [Model, Model],
  rows: readonly [Float64Array, Float64Array],
  scores: readonly [Float64Array, Float64Array],
): Moments {
  type Read = (from: ReturnType<typeof reader>, run: number) => number;
  const reads = [
    ...Object.keys(endings).map(
      (id): Read =>
        (from, run) =>
          Number(from.ended(run, id)),
    ),
    ...Object.keys(milestones).map(
      (id): Read =>
        (from, run) =>
          Number(from.reached(run, id)),
    ),
    ...Object.keys(gauges).map(
      (id): Read =>
        (from, run) =>
          from.gauge(run, id),
    ),
  ];
  const [one, two] = [reader(models[0], rows[0]), reader(models[1], rows[1])];
  const adder = new PairMomentAdder(models, reads.length);
  for (let run = 0; run < one.runs; run += 1) {
    adder.add(run, scores, (place) => {
      const read = reads[place] as Read;
      return [read(one, run), read(two, run)];
    });
  }
  return adder.take();
}

function agree(concordance: Concordance, first: boolean, second: boolean): void {
  if (first && second) concordance.both += 1;
  else if (first) concordance.onlyFirst += 1;
  else if (second) concordance.onlySecond += 1;
}

function addGauge(sums: GaugePair, first: number, second: number): void {
  const difference = second - first;
  sums.first += first;
  sums.second += second;
  sums.firstSquares += first * first;
  sums.secondSquares += second * second;
  sums.difference += difference;
  sums.differenceSquares += difference * difference;
}

/** Reads outcome rows by name. */
function reader(model: Model, outcomes: Float64Array) {
  const at = outcomePlaces(model);
  const width = at.records + 1;
  const index = (items: readonly { readonly id: string }[]) => new Map(items.map(({ id }, place) => [id, place]));
  const [endings, milestones, gauges] = [index(model.endings), index(model.milestones), index(model.gauges)];
  const cell = (run: number, column: number) => outcomes[run * width + column] as number;
  return {
    runs: outcomes.length / width,
    ended: (run: number, id: string) => cell(run, at.ending) === (endings.get(id) ?? -1),
    reached: (run: number, id: string) => cell(run, at.milestones + (milestones.get(id) ?? 0)) >= 0,
    gauge: (run: number, id: string) => cell(run, at.gauges + (gauges.get(id) ?? 0)),
  };
}
