/**
 * What has been acknowledged survives SIGKILL at any moment.
 */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { killExercises } from "./kill.mjs";

const built = join(import.meta.dirname, "../..", "dist");

describe("killed at random moments", () => {
  it.each([0, 1, 2, 3])("15 exercises lose no acknowledged input, and every log resumes (%i)", async (part) => {
    const figures = await killExercises(15, built, part * 15);
    expect(figures.resumed).toBe(15);
    expect(figures.acknowledged).toBeGreaterThan(50);
  });
});
