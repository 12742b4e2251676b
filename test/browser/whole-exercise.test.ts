/**
 * A whole exercise in real browsers, as whole-exercise.ts plays it. `LOOK=folder` keeps pictures of its pages there, the screens of its desk and the
 * review, and plays all of it; FULL plays two turns. What each page does alone is tried by seat-page.test.ts and in test/host.
 * @module-tag sweep
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { faultline } from "../cli/faultline.js";
import { launchChromium, whySkipped } from "../report/chromium.js";
import { full } from "../share.js";
import { turns, WholeExercise } from "../tui/desk/whole-exercise.js";
import { InBrowsers } from "./whole-exercise.js";

const look = process.env.LOOK;

describe.runIf(whySkipped === null && (full || look !== undefined))("in Chromium", () => {
  let folder: string;
  let browser: Browser;
  let exercise: WholeExercise;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "faultline-whole-"));
    exercise = new WholeExercise(folder, look ?? null);
    browser = await launchChromium();
  });
  afterEach(async () => {
    exercise.kill();
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("four seats, evaluator, projector and a second white cell play an exercise to its closed review", async () => {
    const looks = look !== undefined;
    const extent = looks ? { turns, offline: 60_000, pictures: true } : { turns: 2, offline: 1000, pictures: false };
    await new InBrowsers(exercise, browser, extent).play();
    expect(faultline("verify", exercise.log)).toMatchObject({ code: 0, stdout: expect.stringContaining("sound") });
    exercise.review(["Feedback of device 3", "They asked first, and spoke later", "No overflights", "Batumi"]);
  }, 3_600_000);
});
