/**
 * A session that is closed and opened again at every turn is the session that was never closed.
 */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Scenario } from "../../src/engine/index.js";
import { beginSession, digestOf, isRefusal, resumeSession } from "../../src/session/index.js";
import { fictional } from "../engine/fictional.js";
import { mistaken, rivals } from "../engine/rivals.js";
import { library } from "../report/library.js";
import { full, isUsual, sweepUnless } from "../share.js";
import { beginningOf, essence, inFolder, playExercise, sealedBy } from "./exercise.js";
import { secretive } from "./tables.js";

/** Plays an exercise at one go, and again with a pause at every turn. */
function playTwice(scenario: Scenario, seed: string, turns: number, folder: string): void {
  // In every third the orders are sealed.
  const changes = Number(seed.split("-").at(-1)) % 3 === 0 ? { rule: sealedBy(seed) } : {};
  const start = (options = {}) => beginSession(beginningOf(scenario, seed, changes), options);
  const whole = start();
  const { inputs, turns: ends } = playExercise(whole, seed, turns);
  const file = join(folder, seed);
  let session = start({ file });
  inputs.forEach((input, place) => {
    if (ends.includes(place)) {
      session.close();
      session = resumeSession(file).session;
    }
    if (isRefusal(session.give(input))) throw new Error(`${seed}: ${JSON.stringify(input)} is refused`);
  });
  expect(digestOf(session.state)).toEqual(digestOf(whole.state));
  expect(hashesOf(session)).toEqual(hashesOf(whole));
  session.close();
}

describe("save and resume", () => {
  const parts = 8;
  const exercises = full ? 200 : 12;
  for (let part = 0; part < parts; part += 1)
    it(
      `at every turn of ${exercises / parts} of ${exercises} random exercises gives what playing on would have given (${part})`,
      sweepUnless(part < 2),
      () => {
        inFolder((folder) => {
          for (let number = part; number < exercises; number += parts)
            playTwice(number % 2 === 0 ? fictional : secretive, `save-${number}`, 6, folder);
        });
      },
    );

  it("does so where actors hold beliefs, and reports are on their way", () => {
    inFolder((folder) => {
      for (let number = 0; number < exercises / parts; number += 1)
        playTwice(rivals(mistaken), `beliefs-${number}`, 6, folder);
    });
  });

  // Larger, so fewer: it is the same fold.
  const each = full ? 4 : 1;
  for (const scenario of library) {
    const { id } = scenario;
    it(`does so on ${id}`, sweepUnless(isUsual(id)), () => {
      inFolder((folder) => {
        for (let number = 0; number < each; number += 1) playTwice(scenario, `${id}-${number}`, 4, folder);
      });
    });
  }
});

/** What two sessions share but for the numbers of their log's lines. */
function hashesOf(session: Parameters<typeof essence>[0]) {
  const { notes, ...rest } = essence(session);
  return { ...rest, notes: notes.map(({ sequence: _sequence, ...note }) => note) };
}
