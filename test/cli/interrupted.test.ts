/**
 * Experiments that Ctrl-C stops, as processes: each reports what has been played, marked partial, and keeps it; the same command goes on
 * from there to the bytes of one run in one go.
 * @module-tag sweep
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { entry, faultline } from "./faultline.js";

const folder = mkdtempSync(join(tmpdir(), "faultline-interrupted-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const linesOf = (file: string) => (existsSync(file) ? readFileSync(file, "latin1").split("\n").length - 1 : 0);

/** Starts a command that keeps what it plays, and stops it when a few parts are kept. */
async function interrupted(args: readonly string[], kept: string) {
  const child = spawn(process.execPath, [entry, ...args, "--resume", kept]);
  let [printed, said] = ["", ""];
  child.stdout.on("data", (piece) => {
    printed += piece;
  });
  child.stderr.on("data", (piece) => {
    said += piece;
  });
  const closed = once(child, "close");
  while (linesOf(kept) < 12 && child.exitCode === null) await wait(5);
  child.kill("SIGINT");
  const [code] = await closed;
  return { code, printed, said };
}

const study = ["--seed", "7", "--workers", "0", "--json"];
const points = "152";

test.each<readonly [string, readonly string[]]>([
  ["sweep", ["tutorial", "--lhs", points, "-n", "400"]],
  ["sensitivity", ["tutorial", "--method", "sobol", "--points", points, "-n", "150"]],
  ["discover", ["tutorial", "--outcome", "landing", "--points", points, "-n", "200"]],
  ["calibrate", ["tutorial", "--target", "landing=0.7+-0.2", "--points", points, "-n", "100", "--waves", "2"]],
  ["rare", ["tutorial", "war", "--levels", "0.5", "--pilot", "100", "-n", "400", "--repetitions", points]],
])("%s reports what it has, keeps it, and goes on from there", async (command, args) => {
  const kept = join(folder, command);
  const all = [command, ...args, ...study];
  const { code, printed, said } = await interrupted(all, kept);
  expect({ code, said }).toEqual({ code: 130, said: "" });
  const figures = JSON.parse(printed) as { readonly partial: boolean };
  expect(figures.partial).toBe(true);
  const lines = linesOf(kept);
  expect(lines).toBeGreaterThan(11);
  const whole = faultline(...all);
  expect(whole.code).toBe(0);
  expect(faultline(...all, "--resume", kept)).toEqual(whole);
  expect(linesOf(kept)).toBeGreaterThan(lines);
  expect(printed).not.toBe(whole.stdout);
});
