/**
 * What has been acknowledged survives SIGKILL at any moment.
 */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { full } from "../share.js";
import { killExercises } from "./kill.mjs";

const built = join(import.meta.dirname, "../..", "dist");

// Sixty exercises in full, six as a share; test/session/kill.mjs takes any number.
const parts = full ? [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] : [0];

describe("killed at random moments", () => {
  it.each(parts)("6 exercises lose no acknowledged input, and every log resumes (%i)", async (part) => {
    const figures = await killExercises(6, built, part * 6);
    expect(figures.resumed).toBe(6);
    expect(figures.acknowledged).toBeGreaterThan(10);
  });
});
