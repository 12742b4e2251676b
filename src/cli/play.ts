/**
 * `faultline play`: one run, in the face that fits where it is shown: the terminal UI, a transcript, or JSON lines.
 */
import { ScenarioError } from "../engine/index.js";
import { listScenarios } from "../scenarios/index.js";
import { beginSession } from "../session/index.js";
import { exitCodes, reportFailure, UsageError } from "./failure.js";
import { playJson } from "./json.js";
import { playPlain } from "./plain.js";
import { drawSeed, howToReplay, openScenario, prepareRun, type ReadyRun, type RunOptions } from "./prepare.js";

export interface PlayOptions extends RunOptions {
  readonly plain?: boolean;
  readonly json?: boolean;
  readonly explain?: boolean;
  readonly screenReader?: boolean;
  /** File that the session is kept in. */
  readonly save?: string;
  /** File of inputs to play instead of playing to the end. */
  readonly inputs?: string;
  /** Minutes that the seats have for a turn. */
  readonly timer?: number;
  /** Log of a session that is played elsewhere, to show as the table may see it. */
  readonly follow?: string;
}

/** What plays where there is no terminal to choose on. */
const firstScenario = "tavush-2020";

export function onTerminal(options: Pick<PlayOptions, "plain" | "json">): boolean {
  if (options.plain || options.json) return false;
  return process.stdin.isTTY === true && process.stdout.isTTY === true && process.env.TERM !== "dumb";
}

/** Plays a scenario by name or file; without one, offers the start menu where there is a terminal. */
export async function play(scenario: string | undefined, options: PlayOptions): Promise<number> {
  if (options.follow !== undefined) {
    const { follow, refuseBeside } = await import("./follow.js");
    refuseBeside(scenario, options);
    return follow(options.follow, options);
  }
  if (scenario === undefined && onTerminal(options)) {
    if (isExercise(options)) {
      throw new UsageError(
        "an exercise needs its scenario named",
        `for example faultline play ${firstScenario} --seat russia turkey --save exercise.log`,
      );
    }
    return playFromMenu(options);
  }
  const name = scenario ?? firstScenario;
  const ready = prepareRun(openScenario(name), options, name);
  if (isKept(options) || options.timer !== undefined || (isExercise(options) && onTerminal(options))) {
    return (await import("./session-play.js")).playSession(ready, options);
  }
  return playRun(ready, options);
}

/** Along inputs, or kept in a file. */
function isKept({ save, inputs }: PlayOptions): boolean {
  return save !== undefined || inputs !== undefined;
}

/** With people in it, or a clock for them, a run is an exercise, whether it is kept or not. */
function isExercise(options: PlayOptions): boolean {
  return isKept(options) || options.timer !== undefined || (options.seat ?? []).length > 0;
}

/** Plays a run that is ready. */
export async function playRun(ready: ReadyRun, options: PlayOptions): Promise<number> {
  try {
    if (options.json) playJson(ready, options.explain ?? false);
    else if (onTerminal(options)) return await playScreen(ready, options);
    else playPlain(ready);
    return exitCodes.done;
  } catch (error) {
    // The scenario was sound when it was loaded; what breaks now is this run.
    if (!(error instanceof ScenarioError)) throw error;
    reportFailure(error);
    return exitCodes.broke;
  }
}

/** Ink reads these when it is loaded, so they are set just before. */
export function prepareInk(): void {
  process.env.NODE_ENV = "production";
  if (process.env.NO_COLOR) process.env.FORCE_COLOR = "0";
}

async function playScreen(ready: ReadyRun, options: PlayOptions): Promise<number> {
  prepareInk();
  const { runDesk } = await import("../tui/index.js");
  const { exitCode } = await runDesk({ ...sessionToShow(ready), ...streams(options) });
  return exitCode;
}

async function playFromMenu(options: PlayOptions): Promise<number> {
  prepareInk();
  const { runStartMenu } = await import("../tui/index.js");
  const { exitCode } = await runStartMenu({
    scenarios: listScenarios(),
    drawSeed,
    prepare: (file: string, variant: string | null, seed: string) =>
      sessionToShow(prepareRun(openScenario(file), { ...options, ...(variant === null ? {} : { variant }), seed })),
    ...streams(options),
  });
  return exitCode;
}

export function streams(options: Pick<PlayOptions, "screenReader">) {
  return { stdin: process.stdin, stdout: process.stdout, screenReader: options.screenReader ?? false };
}

function sessionToShow(ready: ReadyRun) {
  const { model, world, seed } = ready;
  const session = beginSession({
    resolved: model.scenario,
    variant: model.variant,
    set: ready.options.set ?? {},
    seed,
    run: world.run,
    days: world.horizon,
    historical: world.historical,
    seats: [...world.seats],
  });
  return { session, replayCode: howToReplay(ready) };
}
