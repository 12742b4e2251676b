/**
 * `faultline watch`: every save of a scenario's files is answered with its mistakes, or with what the change moves. The answer comes
 * from as many pairs of runs as fit into its second; more are played afterwards, until the next save.
 */
import { existsSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { armModel, compareArms } from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import { ScenarioError } from "../engine/index.js";
import { findScenario, type LoadOptions, loadScenario } from "../scenarios/index.js";
import { committedFiles } from "./committed.js";
import { sideFrom } from "./diff-sides.js";
import { differenceOf } from "./difference.js";
import { exitCodes, reportFailure, UsageError } from "./failure.js";
import { chooseRun, namedReading, type RunOptions } from "./prepare.js";
import { interruptible } from "./progress.js";
import { type Answer, type Version, type WatchFace, watchJson, watchText } from "./watch-faces.js";
import { type WatchedFiles, watchFiles } from "./watched-files.js";

export interface WatchOptions extends Omit<RunOptions, "run" | "seat" | "sample"> {
  /** `start`, `last`, `committed`, or a scenario. */
  readonly against: string;
  /** Pairs of runs to play after the first answer. */
  readonly runs: number;
  readonly json?: boolean;
}

/** Milliseconds after a save by which the first answer is to be printed, with room for printing. */
const answerMs = 750;
/** Milliseconds that runs get at least, however long loading took. */
const leastPlayMs = 100;
/** Pairs that the first answer plays at most. */
const mostPairsAtOnce = 5000;
/** Milliseconds without a change after which mistakes are no longer those of a file that is half written. */
const mistakesMs = 150;

/** Watches until Ctrl-C, and answers 130; 2 where there is nothing to watch or to compare with. */
export async function watch(name: string, options: WatchOptions): Promise<number> {
  const { file, variant } = namedReading(name);
  if (!existsSync(findScenario(file))) throw new UsageError(say("editing.no-file", { file }));
  const chosen = { ...options, ...(variant !== undefined && { variant }) };
  const files = watchFiles();
  const interrupt = interruptible();
  const gone = new AbortController();
  const onGone = () => gone.abort();
  process.stdout.once("error", onGone);
  const face = options.json ? watchJson() : watchText();
  try {
    const base = otherBase(file, chosen);
    const signal = AbortSignal.any([interrupt.signal, gone.signal]);
    await answerSaves({ name: file, options: chosen, files, face, signal }, base);
  } finally {
    files.close();
    interrupt.release();
    process.stdout.off("error", onGone);
  }
  return gone.signal.aborted ? exitCodes.done : exitCodes.interrupted;
}

interface Watching {
  readonly name: string;
  readonly options: WatchOptions;
  readonly files: WatchedFiles;
  readonly face: WatchFace;
  /** Aborted by Ctrl-C, and where nobody reads any more. */
  readonly signal: AbortSignal;
}

/** What is compared with from outside: the last commit, or another scenario; null for a version to come. */
function otherBase(file: string, options: WatchOptions): Version | null {
  const { against } = options;
  if (against === "start" || against === "last") return null;
  if (against === "committed") return versionOf(file, options, { source: committedFiles(file) });
  const { file: other, variant } = namedReading(against);
  return versionOf(other, { ...options, ...(variant !== undefined && { variant }) });
}

/** Throws ScenarioError or UsageError. */
function versionOf(file: string, options: WatchOptions, load: LoadOptions = {}): Version {
  const loaded = loadScenario(file, load);
  const run = chooseRun(loaded, options);
  const arm = { scenario: loaded.scenario, variant: run.variant, set: run.set };
  return { ...sideFrom(file, loaded, armModel(arm)), arm, run };
}

async function answerSaves(watching: Watching, given: Version | null): Promise<void> {
  const { name, options, files, face, signal } = watching;
  const parsed: NonNullable<LoadOptions["parsed"]> = new Map();
  const background = new Set<Promise<void>>();
  const stopped = new Promise<number>((resolve) => signal.addEventListener("abort", () => resolve(0), { once: true }));
  let [base, seed] = [given, given?.run.seed ?? options.seed];
  let isFirst = true;
  let isGreeted = false;
  for (let savedAt = performance.now(); !signal.aborted; ) {
    files.begin();
    const chosen = seed === undefined ? options : { ...options, seed };
    const opened = opening(() => versionOf(name, chosen, { source: files.source, parsed }));
    if (opened.version === undefined && !isFirst) await pause(mistakesMs);
    const round = new AbortController();
    const next = nextSave(files, round);
    if (opened.version === undefined) {
      if (isFirst || !files.hasChanged()) face.mistakes(opened.failure, base === null);
    } else {
      const { version } = opened;
      seed ??= version.run.seed;
      if (!isGreeted) face.start(version, base ?? version);
      isGreeted = true;
      if (base === null) await warmUp(version, round.signal);
      else {
        const work = answer(watching, base, version, { savedAt, round: round.signal });
        background.add(work);
        void work.then(() => background.delete(work));
      }
      if (base === null || options.against === "last") base = version;
    }
    isFirst = false;
    savedAt = await Promise.race([next, stopped]);
    round.abort();
  }
  await Promise.all(background);
  face.end();
}

/** Resolves with the time of the next change, and stops the round that it overtakes. */
async function nextSave(files: WatchedFiles, round: AbortController): Promise<number> {
  const at = await files.changed();
  round.abort();
  return at;
}

type Opening =
  | { readonly version: Version }
  | { readonly version?: undefined; readonly failure: ScenarioError | UsageError };

function opening(open: () => Version): Opening {
  try {
    return { version: open() };
  } catch (failure) {
    if (failure instanceof ScenarioError || failure instanceof UsageError) return { failure };
    throw failure;
  }
}

interface Round {
  /** Time of the save, as `performance.now()` has it. */
  readonly savedAt: number;
  /** Aborted by the next save. */
  readonly round: AbortSignal;
}

/** Says what differs and what moved, and plays on for a surer answer. A run that breaks is reported. */
async function answer(watching: Watching, base: Version, now: Version, round: Round): Promise<void> {
  try {
    await answerOrThrow(watching, base, now, round);
  } catch (failure) {
    reportFailure(failure);
  }
}

async function answerOrThrow(
  { options, face, signal }: Watching,
  base: Version,
  now: Version,
  { savedAt, round }: Round,
): Promise<void> {
  const difference = differenceOf(base, now);
  const days = Math.min(base.run.days, now.run.days);
  const answered: Answer = { base, now, difference, days };
  if (difference.changes.length === 0) return face.answer(answered, null, false);
  const either = AbortSignal.any([round, signal]);
  const left = Math.max(leastPlayMs, savedAt + answerMs - performance.now());
  const first = await comparison(answered, { runs: mostPairsAtOnce, workers: 0, signal: either, forMs: left });
  if (either.aborted) return;
  face.answer(answered, first, false);
  if (options.runs <= first.n) return;
  const more = await comparison(answered, { runs: options.runs, signal: either });
  if (!either.aborted) face.answer(answered, more, true);
}

interface Playing {
  readonly runs: number;
  readonly workers?: number;
  readonly signal: AbortSignal;
  /** Milliseconds after which no further runs are begun, once there are some. */
  readonly forMs?: number;
}

async function comparison({ base, now, days }: Answer, { runs, workers, signal, forMs }: Playing) {
  const time = new AbortController();
  let [done, isOver] = [0, false];
  const timer = setTimeout(
    () => {
      isOver = true;
      if (done > 0) time.abort();
    },
    forMs ?? 2 ** 31 - 1,
  );
  const plan = { seed: base.run.seed, days, historical: base.run.historical };
  try {
    return await compareArms([base.arm, now.arm], plan, {
      runs,
      ...(workers !== undefined && { workers }),
      signal: AbortSignal.any([signal, time.signal]),
      onProgress: (pairs) => {
        done = pairs;
        if (isOver) time.abort();
      },
    });
  } finally {
    clearTimeout(timer);
  }
}

/** Plays a little before the first save, so that its answer need not wait for the program to get going. */
async function warmUp(version: Version, signal: AbortSignal): Promise<void> {
  const difference = differenceOf(version, version);
  await comparison(
    { base: version, now: version, difference, days: version.run.days },
    { runs: 500, workers: 0, signal, forMs: 300 },
  );
}
