/**
 * A whole exercise by script, as whole-exercise.ts plays it. `LOOK=folder` keeps its screens and pages there, and plays it in real
 * terminals, as FULL does; without either the same keys meet the same screens in this process.
 * @module-tag sweep
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "vitest";
import { full } from "../../share.js";
import { playWholeExercise, WholeExercise } from "./whole-exercise.js";

const look = process.env.LOOK;

let folder: string;
let whole: WholeExercise;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "faultline-whole-"));
  whole = new WholeExercise(folder, look ?? null);
});
afterEach(() => {
  whole.kill();
  rmSync(folder, { recursive: true, force: true });
});

test(
  "a whole exercise with a projector shows each what is theirs, from the plan to the signed review",
  () => playWholeExercise(whole, full || look !== undefined),
  1_800_000,
);
