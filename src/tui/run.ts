/**
 * From a run that is ready to a person who has left: borrows the terminal, draws, and hands everything back with the
 * exit code that their way out deserves.
 */
import type { ReadStream, WriteStream } from "node:tty";
import type { Model, World } from "../engine/index.js";
import { type Size, tooSmall } from "./layout.js";
import type { Line } from "./line.js";
import { type MenuScenario, menuLines, openingMenu } from "./menu.js";
import type { Content } from "./mount.js";
import { createPainter } from "./painter.js";
import { openingLines } from "./scene.js";
import { createTape } from "./tape.js";
import { borrowTerminal } from "./terminal.js";
import { safe } from "./text.js";
import { tooSmallLines } from "./too-small.js";

interface Streams {
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

/** Draws until someone leaves: the first lines at once, the rest when Ink is there. What `farewell` answers is written below the restored screen. */
async function show(
  streams: Streams,
  firstLines: (size: Size) => Line[],
  content: Content,
  farewell: () => string,
): Promise<Left> {
  const { stdin, stdout } = streams;
  const screenReader = streams.screenReader || process.env.INK_SCREEN_READER === "true";
  let exitCode: number | undefined;
  let unmount: (() => void) | undefined;
  const onLeave = (code: number) => {
    exitCode ??= code;
    unmount?.();
  };
  const terminal = borrowTerminal({ stdin, stdout, alternate: !screenReader, onLeave });
  try {
    const painter = screenReader ? null : createPainter(stdout);
    const size = { columns: stdout.columns, rows: stdout.rows };
    painter?.show(firstLines(size), size.columns, size.rows);
    const { mount } = await import("./mount.js");
    if (exitCode === undefined) {
      const mounted = mount({ stdin, stdout, painter, content, onLeave });
      unmount = mounted.unmount;
      await mounted.gone;
    }
  } finally {
    terminal.restore();
  }
  const words = farewell();
  if (words !== "" && !stdout.destroyed) stdout.write(`${words}\n`);
  return { exitCode: exitCode ?? 0 };
}

function again(replayCode: string): string {
  return `To see this run again: faultline replay ${replayCode}`;
}

/** Shows one run until someone leaves. */
export function runSituation(options: SituationOptions): Promise<Left> {
  const { replayCode } = options;
  const tape = createTape(options);
  return show(
    options,
    (size) => openingLines(tape, replayCode, size),
    { kind: "situation", tape, replayCode },
    () => again(replayCode),
  );
}

/** Lets a person choose what to play, then shows it until they leave. */
export function runStartMenu(options: StartMenuOptions): Promise<Left> {
  let chosen: SituationOptions | undefined;
  const prepare: StartMenuOptions["prepare"] = (...choice) => {
    chosen = options.prepare(...choice);
    return chosen;
  };
  const scenarios = safe(options.scenarios);
  const seed = options.drawSeed();
  return show(
    options,
    (size) => (tooSmall(size) ? tooSmallLines(size) : menuLines(openingMenu(seed), scenarios, size)),
    { kind: "menu", scenarios, seed, drawSeed: options.drawSeed, prepare },
    () => (chosen === undefined ? "" : again(chosen.replayCode)),
  );
}
