/**
 * A line that counts while runs are played: how many, how fast, how long still. Only on a terminal, and gone after.
 */
import { say } from "../catalogue/index.js";

export interface Progress {
  update(done: number, goal: number): void;
  clear(): void;
}

/** Milliseconds between two looks of the line. */
export const patienceMs = 100;

/** Shows progress on a stream if it is a terminal, and nothing otherwise. */
export function showProgress(stream: NodeJS.WriteStream): Progress {
  if (stream.isTTY !== true) return { update: () => undefined, clear: () => undefined };
  const lineOf = progressLine();
  let shown = 0;
  const write = (text: string) => stream.write(`\r\u001b[2K${text}`);
  return {
    update(done, goal) {
      const now = performance.now();
      if (now - shown < patienceMs && done < goal) return;
      shown = now;
      write(`  ${lineOf(done, goal)}`);
    },
    clear() {
      if (shown > 0) write("");
    },
  };
}

/** What the line says from now on, when so many runs are there already. */
export function progressLine(before = 0): (done: number, goal: number) => string {
  const began = performance.now();
  return (done, goal) => {
    const perSecond = ((done - before) * 1000) / Math.max(1, performance.now() - began);
    const left = Math.ceil((goal - done) / Math.max(1, perSecond));
    return say("cli.progress", { done: spaced(done), goal: spaced(goal), rate: spaced(Math.round(perSecond)), left });
  };
}

/** 12345 as `12,345`. */
export function spaced(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}
