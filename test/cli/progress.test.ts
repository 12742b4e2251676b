/**
 * The line that counts runs: each stage of an experiment has its name and a rate of its own.
 */
import { afterEach, expect, test, vi } from "vitest";
import { showProgress } from "../../src/cli/progress.js";

afterEach(() => void vi.useRealTimers());

function terminal() {
  const written: string[] = [];
  const stream = { isTTY: true, write: (text: string) => written.push(text) > 0 } as unknown as NodeJS.WriteStream;
  return { stream, last: () => (written.at(-1) ?? "").replace("\r\u001b[2K", "") };
}

test("a stage is named, and its rate and what is left are those of its own runs", () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  const { stream, last } = terminal();
  const progress = showProgress(stream);
  progress.begin("wave 1 of 3, 500 points");
  vi.advanceTimersByTime(1000);
  progress.update(0, 60_000);
  expect(last()).toBe("  wave 1 of 3, 500 points · 0 of 60,000 runs");
  vi.advanceTimersByTime(9000);
  progress.update(50_000, 60_000);
  expect(last()).toBe("  wave 1 of 3, 500 points · 50,000 of 60,000 runs, 5,000 a second, 2 s left");
  progress.begin("wave 2 of 3, 40 points");
  vi.advanceTimersByTime(1000);
  progress.update(100, 400);
  expect(last()).toBe("  wave 2 of 3, 40 points · 100 of 400 runs, 100 a second, 3 s left");
  progress.clear();
  expect(last()).toBe("");
});

test("a caller that is no terminal is shown nothing", () => {
  const { stream, last } = terminal();
  const progress = showProgress({ ...stream, isTTY: false } as NodeJS.WriteStream);
  progress.begin("wave 1");
  progress.update(1, 2);
  expect(last()).toBe("");
});
