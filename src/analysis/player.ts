/**
 * Plays batches of one arm: in the kernel wherever it can, else in the engine, with the same bytes. A run that breaks in the
 * kernel is played again in the engine, with its batch, because errors have their words there.
 */
import { createHash } from "node:crypto";
import {
  type Model,
  type Policies,
  RunScores,
  restoreWorld,
  type ScoreTerms,
  sampler,
  scoreTerms,
  seatedWorld,
  wordsDependOnPlay,
} from "../engine/index.js";
import { drawnTables, Kernel, type KernelPlan, kernelCode, type TallyArray, tallyArrays } from "../kernel/index.js";
import {
  type Batch,
  type BatchRequest,
  batchSteps,
  listenerFor,
  type RunMaker,
  type RunPlan,
  runMaker,
} from "./batch.js";
import { detailPlaces } from "./details.js";
import { EventsListener } from "./events.js";
import { roundingOf } from "./rounding.js";
import { ScoreRows, ScoreSums, type ScoreTaker } from "./score-sums.js";
import { gaugeBins, type Tally, type TallyListener } from "./tally.js";

/** Plays batches of a plan. */
export interface Player {
  /** One run a step. The tally is that of the listener, if one is given. */
  steps(request: BatchRequest, listener?: TallyListener): Generator<void, Batch>;
}

export interface PlayerOptions {
  /** Ids of the assumptions that each run draws. */
  readonly sample?: readonly string[] | undefined;
  /** How seats are played, in whole runs; by the model if absent. */
  readonly policies?: Policies | undefined;
  /** False plays everything in the engine. */
  readonly kernel?: boolean;
}

/** A histogram of bytes counts so many runs at most. */
const mostRuns = 255;

export function playerOf(
  model: Model,
  plan: RunPlan,
  { sample = [], policies, kernel: wanted = true }: PlayerOptions = {},
): Player {
  const makers = new Map<ScoreTerms | null, RunMaker>();
  const kernels = new Map<string, Kernel | null>();
  const known: { -readonly [kind in ScoreKind]?: ScoreTerms } = {};
  let room = 0;
  const termsOf = (kind: ScoreKind): ScoreTerms | null => {
    if (kind === "none") return null;
    known[kind] ??= scoreTerms(model, kind === "ratios");
    return known[kind];
  };
  const kernelOf = (runs: number, gauges: boolean, kind: ScoreKind, details: boolean): Kernel | null => {
    if (runs > room) kernels.clear();
    room = Math.max(room, runs);
    const key = `${gauges} ${kind} ${details}`;
    const opened = kernels.get(key);
    if (opened !== undefined) return opened;
    const opening = openKernel(
      model,
      plan,
      { sample, policies },
      {
        bins: gauges ? gaugeBins : 0,
        runs: room,
        scores: termsOf(kind),
        details: details ? detailPlaces(model) : null,
      },
    );
    kernels.set(key, opening);
    return opening;
  };
  const makerOf = (terms: ScoreTerms | null): RunMaker => {
    const made = makers.get(terms);
    if (made !== undefined) return made;
    const making = runMaker(model, plan, sample, terms === null ? null : new RunScores(model, terms), policies ?? null);
    makers.set(terms, making);
    return making;
  };
  /** The sums of a listener that is used again, with its tally: made anew for each batch, they fill memory faster than it is collected. */
  const sumsOf = new WeakMap<TallyListener, ScoreSums>();
  const controlsOf = (listener: TallyListener, terms: ScoreTerms): ScoreSums => {
    const sums = sumsOf.get(listener) ?? new ScoreSums(model, terms, null);
    sumsOf.set(listener, sums);
    return sums;
  };
  return {
    *steps(request, listener) {
      const { firstRun, runs, gauges = true, controls = false, scores = false, slopes = null } = request;
      const { details = false } = request;
      const kind = slopes !== null ? "ratios" : controls || scores ? "controls" : "none";
      const terms = termsOf(kind);
      const into = listener ?? listenerFor(model, plan, request);
      const fresh = (of: ScoreTerms) => (scores ? new ScoreRows(of, runs) : new ScoreSums(model, of, slopes));
      const sums =
        terms === null ? null : controls && slopes === null && !scores ? controlsOf(into, terms) : fresh(terms);
      // The kernel tells what has happened after the run, when the world that words it has gone on.
      const worded = into instanceof EventsListener && wordsDependOnPlay(model);
      const suits = wanted && !worded && runs <= mostRuns && firstRun + runs < 2 ** 31;
      const inKernel = suits ? kernelOf(runs, gauges, kind, details) : null;
      if (inKernel !== null) {
        const batch = yield* kernelSteps(inKernel, request, into, sums);
        if (batch !== null) return batch;
      }
      return yield* batchSteps(model, plan, request, makerOf(terms), into, sums);
    },
  };
}

/** Scores that a batch needs: of rates, chances and weights as controls, or of ratios too. */
type ScoreKind = "none" | "controls" | "ratios";

/** The kernel for a plan whose runs draw the assumptions of `sample`, and in which those of `vary` can be revalued; null where it cannot play that. */
export function openKernel(
  model: Model,
  plan: RunPlan,
  { sample = [], policies }: Pick<PlayerOptions, "sample" | "policies">,
  of: Pick<KernelPlan, "bins" | "runs" | "details"> & { readonly scores: ScoreTerms | null },
  vary: readonly string[] = [],
): Kernel | null {
  const code = kernelCode();
  if (code === null) return null;
  const origin = plan.from === undefined ? null : restoreWorld(model, plan.from);
  // The engine refuses it, in words.
  if (origin !== null && origin.horizon !== plan.days) return null;
  // A future keeps the model that its past was played with.
  const draws = origin === null && sample.length > 0;
  const changing = draws ? [...new Set([...sample, ...vary])] : vary;
  const seated =
    policies === undefined || origin !== null ? null : { policies, world: seatedWorld(model, policies, plan) };
  const drawn = changing.length > 0 ? drawnTables(model, changing, of.scores, seated) : null;
  if (changing.length > 0 && drawn === null) return null;
  const draw = draws ? sampler(model.scenario, sample) : null;
  return new Kernel(code, model, {
    ...plan,
    ...of,
    origin,
    seated,
    drawn,
    draw: draw === null ? null : (run) => draw(plan.seed, run),
    rounding: roundingOf(model, plan.days),
  });
}

const namesInTally: { readonly [name in TallyArray]: Exclude<keyof Tally, "runs" | "days" | "gaugeHistogram"> } = {
  endingRuns: "endings",
  endDays: "endDays",
  milestoneRuns: "milestones",
  milestoneDays: "milestoneDays",
  transitionRuns: "transitionRuns",
  transitionFirings: "transitionFirings",
  transitionDays: "transitionDays",
  stateDays: "stateDays",
  stateDaysLow: "stateDaysLow",
  gaugeSums: "gaugeSums",
  gaugeSumsLow: "gaugeSumsLow",
  gaugeSquares: "gaugeSquares",
  gaugeSquaresLow: "gaugeSquaresLow",
  gaugeLeast: "gaugeLeast",
  gaugeGreatest: "gaugeGreatest",
};

/** Plays a batch in the kernel; null where a run breaks. */
function* kernelSteps(
  kernel: Kernel,
  { firstRun, runs, rows, details }: BatchRequest,
  into: TallyListener,
  sums: ScoreTaker | null,
): Generator<void, Batch | null> {
  const { tally } = into;
  const writer = into instanceof EventsListener ? into.writer : null;
  writer?.startOver();
  kernel.startOver(writer);
  sums?.startOver();
  const views = sums === null ? null : { scores: kernel.scores(), rows: kernel.rows(), width: kernel.width };
  for (let row = 0; row < runs; row += 1) {
    if (!kernel.play(firstRun + row, row)) return null;
    if (views !== null) sums?.add(views.scores, views.rows, row * views.width);
    yield;
  }
  for (const name of tallyArrays) tally[namesInTally[name]].set(kernel.tally(name));
  tally.gaugeHistogram.set(kernel.histogram());
  tally.runs = runs;
  // A view: copies that only the digest needs would fill memory faster than it is collected.
  const { buffer, byteOffset } = kernel.rows();
  const bytes = new Uint8Array(buffer, byteOffset, 8 * runs * kernel.width);
  return {
    firstRun,
    tally,
    digest: createHash("sha256").update(bytes).digest("hex"),
    ...(rows ? { outcomes: kernel.outcomes(runs) } : {}),
    ...(details ? { details: kernel.details(runs) } : {}),
    ...(writer === null ? {} : { events: writer.lines.join("") }),
    ...sums?.take(),
  };
}
