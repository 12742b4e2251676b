/**
 * `faultline backtest`: how surprised the model would have been by what really happened, as text, JSON or a page.
 */
import { backtest, type PlayedBacktest, together } from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import { backtestPage, renderHtml } from "../report/index.js";
import { type HeldOut, loadHeldOut } from "../scenarios/index.js";
import { libraryIds, type OpenedScenario } from "../scenarios/light.js";
import { backtestText, togetherText } from "./backtest-text.js";
import { exitCodes, UsageError, withAlone } from "./failure.js";
import { openOutFiles } from "./out-file.js";
import { jsonPage, print } from "./output.js";
import { writePage } from "./page.js";
import { checkSeed, chooseRun, drawSeed, fileOf, openScenario, playedRun } from "./prepare.js";
import { interruptible, showProgress } from "./progress.js";
import { stoppedEmpty } from "./run.js";
import { fillsStandardOutput } from "./standard-output.js";

export interface BacktestCommandOptions {
  readonly holdOut?: boolean;
  readonly seed?: string;
  readonly set?: { readonly [assumption: string]: number };
  readonly runs: number;
  readonly workers?: number;
  readonly json?: boolean;
  readonly page?: string;
}

interface Crisis {
  readonly name: string;
  readonly loaded: OpenedScenario;
  readonly heldOut: HeldOut | null;
}

/** Scores the scenarios named, or every one of the library that has a history. Variants are played where there is one. */
export async function runBacktest(names: readonly string[], options: BacktestCommandOptions): Promise<number> {
  const crises = await openCrises(names, options);
  const seed = checkSeed(options.seed ?? drawSeed());
  const quiet = fillsStandardOutput([options.page], options.json);
  const files = openOutFiles(
    { page: options.page },
    crises.flatMap(({ loaded }) => loaded.files),
    { prints: !quiet },
  );
  const interrupt = interruptible();
  const progress = showProgress(process.stderr);
  const done: PlayedBacktest[] = [];
  try {
    for (const crisis of crises) {
      if (interrupt.signal.aborted) break;
      const played = await playCrisis(
        crisis,
        { ...options, seed },
        crises.length === 1,
        interrupt.signal,
        progress.update,
      );
      if (played !== null) done.push(played);
    }
  } finally {
    progress.clear();
    interrupt.release();
  }
  if (done.length === 0) return stoppedEmpty();
  const all = done.length > 1 ? together(done) : [];
  const scenarios = crises.map(({ loaded }) => loaded.scenario);
  if (files.page !== undefined) writePage(await renderHtml(backtestPage(scenarios, done, all)), files.page);
  const backtests = done.map(({ backtest }) => backtest);
  if (quiet) return interrupt.signal.aborted ? exitCodes.interrupted : exitCodes.done;
  if (options.json) print(jsonPage(crises.length === 1 ? backtests[0] : { backtests, together: all }));
  else {
    print(done.map(({ backtest }, place) => backtestText(scenarios[place] as never, backtest)).join("\n\n"));
    if (all.length > 0) print(`\n${togetherText(scenarios, done, all)}`);
  }
  return interrupt.signal.aborted ? exitCodes.interrupted : exitCodes.done;
}

async function openCrises(names: readonly string[], options: BacktestCommandOptions): Promise<readonly Crisis[]> {
  const [only] = names;
  if (names.length !== 1 && options.set !== undefined)
    throw new UsageError(say("backtest.set-for-all"), say("backtest.name-scenario"));
  const opened = await Promise.all(
    (names.length === 0 ? libraryIds() : [...new Set(names)]).map(async (name) => ({
      name,
      loaded: await openScenario(name),
    })),
  );
  // Refuses what can't be set.
  if (only !== undefined) chooseRun((opened[0] as Crisis).loaded, { set: options.set ?? {} });
  return opened.flatMap(({ name, loaded }) => {
    if (loaded.scenario.history.length === 0) {
      if (names.length === 0) return [];
      throw new UsageError(say("backtest.no-history", { scenario: name }), say("backtest.needs-history"));
    }
    return [{ name, loaded, heldOut: options.holdOut ? holdOut(name) : null }];
  });
}

function holdOut(name: string): HeldOut {
  const heldOut = loadHeldOut(name);
  if (heldOut === null)
    throw new UsageError(say("backtest.nothing-shared", { scenario: name }), say("backtest.leave-hold-out"));
  return heldOut;
}

async function playCrisis(
  { name, loaded, heldOut }: Crisis,
  { seed, set = {}, runs, workers }: BacktestCommandOptions & { readonly seed: string },
  variants: boolean,
  signal: AbortSignal,
  onProgress: (done: number, wanted: number) => void,
): Promise<PlayedBacktest | null> {
  try {
    const file = fileOf(name);
    return await backtest(loaded.scenario, { seed, runs, set, file, workers, variants, heldOut, signal, onProgress });
  } catch (error) {
    throw withAlone(error, [playedRun(name, { set }, seed)]);
  }
}
