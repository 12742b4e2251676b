/**
 * A real terminal in a test: a pseudo-terminal that runs the built program, and xterm's own screen behind it. What a
 * test reads is what a person would see.
 */
import { fileURLToPath } from "node:url";
import { type IPty, spawn } from "@lydell/node-pty";
import xterm from "@xterm/headless";

const main = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));

export interface Exit {
  readonly exitCode: number;
  readonly signal: number | undefined;
}

export interface RealTerminal {
  readonly pty: IPty;
  /** Everything the program has written. */
  written(): string;
  /** The visible rows, without blanks at their ends. */
  rows(): string[];
  /** Resolves once `seen` accepts the visible rows; throws with the screen where it never does. */
  until(seen: (screen: string) => boolean, what: string): Promise<string>;
  type(keys: string): void;
  resize(columns: number, rows: number): void;
  /** True while the alternate screen is up. */
  onAlternate(): boolean;
  /** Lines above the visible rows of the main screen. */
  scrollback(): string[];
  readonly exited: Promise<Exit>;
  kill(): void;
}

export interface Opening {
  readonly columns?: number;
  readonly rows?: number;
  /** Written to the screen before the program starts, as by a shell. */
  readonly before?: string;
  readonly environment?: { readonly [name: string]: string };
  /** A shell with job control stands between, as it mostly does. */
  readonly shell?: boolean;
}

/** Waits for other work; a limit on how often keeps a hang from lasting. */
const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 20));

/** Runs `faultline` with the given words. */
export async function openTerminal(words: readonly string[], opening: Opening = {}): Promise<RealTerminal> {
  const { columns = 120, rows = 40, before = "", environment = {}, shell = false } = opening;
  const screen = new xterm.Terminal({ cols: columns, rows, scrollback: 1000, allowProposedApi: true });
  if (before !== "") await new Promise<void>((resolve) => screen.write(before, resolve));
  const env = {
    PATH: process.env.PATH ?? "",
    HOME: process.env.HOME ?? "",
    LANG: "C.UTF-8",
    COLORTERM: "truecolor",
    ...environment,
  };
  const [program, given] = shell ? ["/bin/sh", ["-i"]] : [process.execPath, [main, ...words]];
  const pty = spawn(program, given, { name: "xterm-256color", cols: columns, rows, env });
  if (shell) pty.write(`"${process.execPath}" "${main}" ${words.join(" ")}\r`);
  let written = "";
  let unread = 0;
  pty.onData((data) => {
    written += data;
    unread += 1;
    screen.write(data, () => {
      unread -= 1;
    });
  });
  const exited = new Promise<Exit>((resolve) => {
    pty.onExit(({ exitCode, signal }) => resolve({ exitCode, signal }));
  });
  const linesOf = (from: number, count: number) =>
    Array.from({ length: count }, (_, row) => screen.buffer.active.getLine(from + row)?.translateToString(true) ?? "");
  const visible = () => linesOf(screen.buffer.active.viewportY, screen.rows);
  return {
    pty,
    written: () => written,
    rows: visible,
    async until(seen, what) {
      for (let look = 0; look < 1000; look += 1) {
        const text = visible().join("\n");
        if (unread === 0 && seen(text)) return text;
        await pause();
      }
      throw new Error(`never seen: ${what}\n${visible().join("\n")}`);
    },
    type: (keys) => pty.write(keys),
    resize(newColumns, newRows) {
      screen.resize(newColumns, newRows);
      pty.resize(newColumns, newRows);
    },
    onAlternate: () => screen.buffer.active.type === "alternate",
    scrollback: () => linesOf(0, screen.buffer.active.baseY),
    exited,
    kill: () => {
      try {
        pty.kill("SIGKILL");
      } catch {
        // It has gone already.
      }
    },
  };
}

/** The cursor is shown: the last order about it was to show it. */
export function showsCursor(written: string): boolean {
  return written.lastIndexOf("\u001b[?25h") > written.lastIndexOf("\u001b[?25l");
}
