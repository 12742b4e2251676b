/**
 * What has been acknowledged survives SIGKILL at any moment.
 * @module-tag sweep
 */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { full } from "../share.js";
import { killExercises } from "./kill.mjs";

const built = join(import.meta.dirname, "../..", "dist");

// Sixty exercises in full, three as a share; test/session/kill.mjs takes any number.
const each = full ? 6 : 3;
const parts = full ? [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] : [0];

describe("killed at random moments", () => {
  it.each(parts)(
    `${each} exercises lose no acknowledged input, draft or message, and every log resumes (%i)`,
    async (part) => {
      const figures = await killExercises(each, built, part * 6);
      expect(figures.resumed).toBe(each);
      expect(figures.acknowledged).toBeGreaterThan(each);
      expect(figures.drafts + figures.open + figures.agreed).toBeGreaterThan(0);
    },
  );
});
