/**
 * From a screen that is ready to a person who has left: borrows the terminal, draws, and hands everything back with the
 * exit code that their way out deserves.
 */
import type { ReadStream, WriteStream } from "node:tty";
import { shownOn } from "../../scenarios/light.js";
import type { Size } from "../term/layout.js";
import type { Line } from "../term/line.js";
import type { Content } from "../term/mount.js";
import { createPainter } from "../term/painter.js";
import { borrowTerminal } from "../term/terminal.js";

export interface Streams {
  readonly stdin: ReadStream;
  readonly stdout: WriteStream;
  /** Sentences instead of a screen; absent leaves it to Ink's own environment variable. */
  readonly screenReader?: boolean;
  /** Whether the terminal's bell may ring. Default: true. */
  readonly bell?: boolean;
}

/** How a person left: 0 of their own will, 130 interrupted, 143 terminated, 129 the terminal hung up. */
export interface Left {
  readonly exitCode: number;
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
  if (words !== "" && !stdout.destroyed) stdout.write(shownOn(stdout, `${words}\n`));
  return { exitCode: exitCode ?? 0 };
}
