/**
 * What has been acknowledged survives SIGKILL at any moment.
 */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { killExercises } from "./kill.mjs";

const built = join(import.meta.dirname, "../..", "dist");

// Sixty exercises where continuous integration runs, eighteen elsewhere; test/session/kill.mjs takes any number.
const parts = process.env.CI === undefined ? [0, 1, 2] : [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

describe("killed at random moments", () => {
  it.each(parts)("6 exercises lose no acknowledged input, and every log resumes (%i)", async (part) => {
    const figures = await killExercises(6, built, part * 6);
    expect(figures.resumed).toBe(6);
    expect(figures.acknowledged).toBeGreaterThan(10);
  });
});
