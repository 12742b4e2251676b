/**
 * A real terminal in a test: a pseudo-terminal that runs the built program, and xterm's own screen behind it. What a
 * test reads is what a person would see: whole frames, never one that is half drawn, as the program marks where each
 * begins and ends (synchronized output). A test waits for the screen it expects, never for a time.
 */
import { mkdirSync, mkdtempSync, readSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StringDecoder } from "node:string_decoder";
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
  /** Resolves with the first whole frame that `seen` accepts; throws with the last screen where none comes or can come. */
  until(seen: (screen: string) => boolean, what: string): Promise<string>;
  type(keys: string): void;
  resize(columns: number, rows: number): void;
  /** True while the alternate screen is up. */
  onAlternate(): boolean;
  /** Lines above the visible rows of the main screen. */
  scrollback(): string[];
  /** Resolves when the program is gone and all that it wrote is on the screen. */
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

/** How long a screen may stand still that is waited for, in milliseconds: a machine under load needs less for a frame. */
const silence = 60_000;
/** How long a screen may go on without it, as one with a clock does. */
const longest = 240_000;

let stateFolder: string | undefined;

/** A folder of state in which the tour has been offered. */
function returning(): string {
  stateFolder ??= stateOf({ tourSeen: true });
  return stateFolder;
}

/** A folder of state that is taken away when the tests end. */
export function stateOf(progress: object | null): string {
  const folder = mkdtempSync(join(tmpdir(), "faultline-state-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, "faultline"));
  if (progress !== null) writeFileSync(join(folder, "faultline/lessons.json"), JSON.stringify(progress));
  return folder;
}

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
    // Somebody who has been here before: a first start offers the tour.
    XDG_STATE_HOME: returning(),
    ...environment,
  };
  const [program, given] = shell ? ["/bin/sh", ["-i"]] : [process.execPath, [main, ...words]];
  const pty = spawn(program, given, { name: environment.TERM ?? "xterm-256color", cols: columns, rows, env });
  if (shell) pty.write(`"${process.execPath}" "${main}" ${words.join(" ")}\r`);
  let written = "";
  let unread = 0;
  let gone = false;
  const watching = new Set<() => void>();
  const look = () => {
    for (const watch of [...watching]) watch();
  };
  const hear = (data: string) => {
    written += data;
    unread += 1;
    screen.write(data, () => {
      unread -= 1;
      look();
    });
  };
  pty.onData(hear);
  readToTheEnd(pty, hear);
  const exited = new Promise<Exit>((resolve) => {
    pty.onExit(({ exitCode, signal }) => {
      screen.write("", () => {
        gone = true;
        look();
        resolve({ exitCode, signal });
      });
    });
  });
  const linesOf = (from: number, count: number) =>
    Array.from({ length: count }, (_, row) => screen.buffer.active.getLine(from + row)?.translateToString(true) ?? "");
  const visible = () => linesOf(screen.buffer.active.viewportY, screen.rows);
  return {
    pty,
    written: () => written,
    rows: visible,
    until(seen, what) {
      // A program that was killed may have left its last frame open.
      const whole = () => unread === 0 && (gone || !screen.modes.synchronizedOutputMode);
      return new Promise((resolve, reject) => {
        const end = (settle: () => void) => {
          clearTimeout(limit);
          clearTimeout(last);
          watching.delete(watch);
          settle();
        };
        const fail = (why: string) =>
          end(() => reject(new Error(`never seen: ${what} (${why})\n${visible().join("\n")}`)));
        const fall = () => fail(`and nothing else for ${silence / 1000} s`);
        let limit = setTimeout(fall, silence);
        // A clock that ticks is never silent.
        const last = setTimeout(() => fail(`not in ${longest / 1000} s`), longest);
        const watch = () => {
          clearTimeout(limit);
          limit = setTimeout(fall, silence);
          const text = visible().join("\n");
          if (whole() && seen(text)) end(() => resolve(text));
          else if (gone) fail("the program is gone");
        };
        watching.add(watch);
        watch();
      });
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

/**
 * Hears a terminal to its end. A system that says that a program has left may have more to hand over, which node-pty
 * loses: it takes the first word of the leaving for the end of the file, or stops reading 200 ms after it. What is still
 * there is read here, straight from the terminal, until that says that nothing more can come.
 */
function readToTheEnd(pty: IPty, hear: (text: string) => void): void {
  const { _socket: socket, fd } = pty as unknown as {
    readonly fd: number;
    readonly _socket: { destroy(error?: Error): void; once(event: "end", listener: () => void): void };
  };
  const decoder = new StringDecoder("utf8");
  const bytes = Buffer.alloc(65_536);
  /** Reads what is there; true once nothing more can come. */
  const drain = (): boolean => {
    for (;;) {
      try {
        const length = readSync(fd, bytes);
        if (length === 0) return true;
        hear(decoder.write(bytes.subarray(0, length)));
      } catch (error) {
        return (error as NodeJS.ErrnoException).code !== "EAGAIN";
      }
    }
  };
  const destroy = socket.destroy.bind(socket);
  socket.once("end", drain);
  socket.destroy = (error) => {
    if (error !== undefined || drain()) destroy(error);
    else setTimeout(destroy, 10_000).unref();
  };
}
