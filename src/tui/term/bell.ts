/**
 * The terminal's bell. It draws nothing, so it may ring between two frames; a terminal that can't draw is never asked to.
 */
import type { WriteStream } from "node:tty";

export function ringBell(stdout: WriteStream): void {
  if (!stdout.destroyed && process.env.TERM !== "dumb") stdout.write("\u0007");
}
