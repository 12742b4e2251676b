/**
 * `faultline play`: one run, in the face that fits where it is shown: the terminal UI, a transcript, or JSON lines.
 */
import { ScenarioError } from "../engine/index.js";
import { listScenarios } from "../scenarios/index.js";
import { exitCodes, reportFailure } from "./failure.js";
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
}

/** What plays where there is no terminal to choose on. */
const firstScenario = "tavush-2020";

export function onTerminal(options: Pick<PlayOptions, "plain" | "json">): boolean {
  if (options.plain || options.json) return false;
  return process.stdin.isTTY === true && process.stdout.isTTY === true && process.env.TERM !== "dumb";
}

/** Plays a scenario by name or file; without one, offers the start menu where there is a terminal. */
export async function play(scenario: string | undefined, options: PlayOptions): Promise<number> {
  if (scenario === undefined && onTerminal(options)) return playFromMenu(options);
  const name = scenario ?? firstScenario;
  return playRun(prepareRun(openScenario(name), options, name), options);
}

/** Plays a run that is ready. */
export async function playRun(ready: ReadyRun, options: PlayOptions): Promise<number> {
  if (options.save !== undefined || options.inputs !== undefined) {
    return (await import("./session-play.js")).playSession(ready, options);
  }
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
function prepareInk(): void {
  process.env.NODE_ENV = "production";
  if (process.env.NO_COLOR) process.env.FORCE_COLOR = "0";
}

async function playScreen(ready: ReadyRun, options: PlayOptions): Promise<number> {
  prepareInk();
  const { runSituation } = await import("../tui/index.js");
  const { exitCode } = await runSituation(screenOptions(ready, options));
  return exitCode;
}

async function playFromMenu(options: PlayOptions): Promise<number> {
  prepareInk();
  const { runStartMenu } = await import("../tui/index.js");
  const { exitCode } = await runStartMenu({
    scenarios: listScenarios(),
    drawSeed,
    prepare: (file: string, variant: string | null, seed: string) =>
      screenOptions(
        prepareRun(openScenario(file), { ...options, ...(variant === null ? {} : { variant }), seed }),
        options,
      ),
    ...streams(options),
  });
  return exitCode;
}

function streams(options: PlayOptions) {
  return { stdin: process.stdin, stdout: process.stdout, screenReader: options.screenReader ?? false };
}

function screenOptions(ready: ReadyRun, options: PlayOptions) {
  return { model: ready.model, world: ready.world, replayCode: howToReplay(ready), ...streams(options) };
}
