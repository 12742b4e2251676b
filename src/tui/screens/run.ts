/**
 * From a run that is ready to a person who has left: borrows the terminal, draws, and hands everything back with the
 * exit code that their way out deserves.
 */
import type { ReadStream, WriteStream } from "node:tty";
import type { Model, World } from "../../engine/index.js";
import { type Size, tooSmall } from "../term/layout.js";
import type { Line } from "../term/line.js";
import type { Content } from "../term/mount.js";
import { createPainter } from "../term/painter.js";
import { borrowTerminal } from "../term/terminal.js";
import { safe } from "../term/text.js";
import { tooSmallLines } from "../term/too-small.js";
import { createFutures, gatherForecaster } from "./futures.js";
import { type MenuScenario, menuLines, openingMenu } from "./menu.js";
import { openingLines } from "./scene.js";
import { createTape } from "./tape.js";

export interface Streams {
  readonly stdin: ReadStream;
  readonly stdout: WriteStream;
  /** Sentences instead of a screen; absent leaves it to Ink's own environment variable. */
  readonly screenReader?: boolean;
}

/** A run to show. */
export interface SituationOptions extends Streams {
  readonly model: Model;
  /** Not yet begun; it is copied, never played itself. */
  readonly world: World;
  readonly replayCode: string;
}

export interface StartMenuOptions extends Streams {
  readonly scenarios: readonly MenuScenario[];
  drawSeed(): string;
  /** Makes the chosen run ready. Throws where the file has a mistake; the menu shows the message. */
  prepare(file: string, variant: string | null, seed: string): SituationOptions;
}

/** How a person left: 0 of their own will, 130 interrupted, 143 terminated, 129 the terminal hung up. */
export interface Left {
  readonly exitCode: number;
}

/** What is shown of a run, and what must be closed after it. */
function openRun({ model, world, replayCode }: SituationOptions) {
  const tape = createTape({ model, world });
  return { tape, replayCode, futures: createFutures({ tape, open: () => gatherForecaster(model) }) };
}

/** Draws until someone leaves: the first lines at once, the rest when Ink is there. Then what was opened is closed, and the farewell written below the restored screen. */
export async function show(
  streams: Streams,
  firstLines: (size: Size) => Line[],
  content: Content,
  afterwards: { readonly close: () => Promise<void>; readonly farewell: () => string },
): Promise<Left> {
  const { stdin, stdout } = streams;
  const screenReader = streams.screenReader || process.env.INK_SCREEN_READER === "true";
  let exitCode: number | undefined;
  let unmount: (() => void) | undefined;
  const onLeave = (code: number) => {
    exitCode ??= code;
    unmount?.();
  };
  const painter = screenReader ? null : createPainter(stdout);
  const onResume = () => painter?.repaint();
  const terminal = borrowTerminal({ stdin, stdout, alternate: !screenReader, onLeave, onResume });
  try {
    const size = { columns: stdout.columns, rows: stdout.rows };
    painter?.show(firstLines(size), size.columns, size.rows);
    const { mount } = await import("../term/mount.js");
    if (exitCode === undefined) {
      const mounted = mount({ stdin, stdout, painter, content, onLeave, onSuspend: terminal.suspend });
      unmount = mounted.unmount;
      await mounted.gone;
    }
  } finally {
    terminal.restore();
    await afterwards.close();
  }
  const words = afterwards.farewell();
  if (words !== "" && !stdout.destroyed) stdout.write(`${words}\n`);
  return { exitCode: exitCode ?? 0 };
}

function again(replayCode: string): string {
  return `To see this run again: faultline replay ${replayCode}`;
}

/** Shows one run until someone leaves. */
export function runSituation(options: SituationOptions): Promise<Left> {
  const run = openRun(options);
  return show(
    options,
    (size) => openingLines(run.tape, run.replayCode, size),
    { kind: "situation", ...run },
    { close: () => run.futures.close(), farewell: () => again(run.replayCode) },
  );
}

/** Lets a person choose what to play, then shows it until they leave. */
export function runStartMenu(options: StartMenuOptions): Promise<Left> {
  let chosen: ReturnType<typeof openRun> | undefined;
  const prepare = (...choice: Parameters<StartMenuOptions["prepare"]>) => {
    chosen = openRun(options.prepare(...choice));
    return chosen;
  };
  const scenarios = safe(options.scenarios);
  const seed = options.drawSeed();
  return show(
    options,
    (size) => (tooSmall(size) ? tooSmallLines(size) : menuLines(openingMenu(seed), scenarios, size)),
    { kind: "menu", scenarios, seed, drawSeed: options.drawSeed, prepare },
    {
      close: async () => chosen?.futures.close(),
      farewell: () => (chosen === undefined ? "" : again(chosen.replayCode)),
    },
  );
}
