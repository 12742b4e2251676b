/**
 * The terminal, borrowed: an alternate screen on the way in, and everything as it was on every way out.
 */
import type { ReadStream, WriteStream } from "node:tty";

/**
 * The alternate screen, without a cursor, with rows too long cut rather than wrapped, and with pasted text marked as
 * such (bracketed paste).
 */
const enter = "\u001b[?1049h\u001b[?25l\u001b[?7l\u001b[?2004h";
const leave = "\u001b[?2004l\u001b[?7h\u001b[?1049l";
const showCursor = "\u001b[?25h";

/** Why someone left, as an exit code: 130 interrupted, 143 terminated, 129 hung up. */
export type Leave = (exitCode: number) => void;

const signals: readonly (readonly [NodeJS.Signals, number])[] = [
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
];

export interface Terminal {
  /** Gives everything back. Safe to call again. */
  restore(): void;
  /** Ctrl-Z: gives everything back, stops, and takes it over again once the shell lets play go on. */
  suspend(): void;
}

export interface TerminalOptions {
  readonly stdin: ReadStream;
  readonly stdout: WriteStream;
  /** False keeps to the main screen, as for a screen reader that goes back over what was said. */
  readonly alternate: boolean;
  readonly onLeave: Leave;
  /** Called when the terminal has been taken over again, with whatever is on it now. */
  readonly onResume: () => void;
}

/** A terminal that has gone away cannot be told so. */
function writeQuietly(stdout: WriteStream, text: string): void {
  try {
    if (!stdout.destroyed) stdout.write(text);
  } catch {
    return;
  }
}

/** A shell without job control, or none at all, lets no one stop: then play goes on after so many milliseconds. */
const unstopped = 100;

/** Stopping and going on. The stop itself is left to the system, which knows whether there is a shell to come back to. */
function createStop(give: () => void, take: () => void) {
  let watch: NodeJS.Timeout | undefined;
  let stopped = false;
  const goOn = () => {
    clearTimeout(watch);
    if (!stopped) return;
    stopped = false;
    process.on("SIGTSTP", onStop);
    take();
  };
  function stop(target: number): void {
    if (stopped || process.platform === "win32") return;
    stopped = true;
    give();
    // Without a listener the signal stops the process, as for any program.
    process.off("SIGTSTP", onStop);
    process.kill(target, "SIGTSTP");
    watch = setTimeout(goOn, unstopped);
  }
  const onStop = () => stop(process.pid);
  if (process.platform !== "win32") {
    process.on("SIGTSTP", onStop);
    process.on("SIGCONT", goOn);
  }
  return {
    // The whole job stops, `npx` and its kind included, or the shell would go on waiting.
    stopJob: () => stop(0),
    end(): void {
      clearTimeout(watch);
      process.off("SIGTSTP", onStop);
      process.off("SIGCONT", goOn);
    },
  };
}

/** Takes the terminal over. */
export function borrowTerminal({ stdin, stdout, alternate, onLeave, onResume }: TerminalOptions): Terminal {
  let borrowed = true;
  const take = () => {
    if (!stdin.destroyed) stdin.setRawMode(true);
    if (alternate) writeQuietly(stdout, enter);
  };
  const give = () => {
    if (stdin.isTTY && stdin.isRaw && !stdin.destroyed) stdin.setRawMode(false);
    writeQuietly(stdout, `${alternate ? leave : ""}${showCursor}`);
  };
  const stop = createStop(give, () => {
    take();
    onResume();
  });
  const gone = () => onLeave(129);
  const restore = () => {
    if (!borrowed) return;
    borrowed = false;
    give();
    stop.end();
    process.off("exit", restore);
    process.off("uncaughtExceptionMonitor", restore);
    stdin.off("end", gone);
    stdin.off("close", gone);
    stdin.off("error", gone);
  };
  // These stay too: a terminal that closes sends its signal more than once, and a second one without a listener would end
  // the process before a session is closed. Once everything has been given back, one ends it in good order.
  for (const [signal, code] of signals) process.on(signal, () => (borrowed ? onLeave(code) : process.exit(code)));
  process.on("exit", restore);
  process.on("uncaughtExceptionMonitor", restore);
  stdin.on("end", gone);
  stdin.on("close", gone);
  stdin.on("error", gone);
  // Stays after `restore`: the last words may be what finds the terminal gone.
  stdout.on("error", gone);
  // At once, so that nothing typed before Ink reads is echoed into the first frame.
  take();
  return { restore, suspend: stop.stopJob };
}
