/**
 * A session that is closed and opened again at every turn is the session that was never closed.
 */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isRefusal, resumeSession, standingOf } from "../../src/session/index.js";
import { fictional } from "../engine/fictional.js";
import { begin, essence, inFolder, playExercise } from "./exercise.js";
import { secretive } from "./tables.js";

describe("save and resume", () => {
  const parts = 8;
  it.each(Array.from({ length: parts }, (_, part) => part))(
    `at every turn of ${200 / parts} of 200 random exercises gives what playing on would have given (%i)`,
    (part) => {
      inFolder((folder) => {
        for (let number = part; number < 200; number += parts) {
          const seed = `save-${number}`;
          const scenario = number % 2 === 0 ? fictional : secretive;
          const whole = begin(scenario, seed);
          const { inputs, turns } = playExercise(whole, seed, 6);
          const file = join(folder, seed);
          let session = begin(scenario, seed, { file });
          inputs.forEach((input, place) => {
            if (turns.includes(place)) {
              session.close();
              session = resumeSession(file).session;
            }
            if (isRefusal(session.give(input))) throw new Error(`${seed}: ${JSON.stringify(input)} is refused`);
          });
          expect(standingOf(session.state)).toEqual(standingOf(whole.state));
          expect(hashesOf(session)).toEqual(hashesOf(whole));
          session.close();
        }
      });
    },
  );
});

/** What two sessions share but for the numbers of their log's lines. */
function hashesOf(session: Parameters<typeof essence>[0]) {
  const { notes, ...rest } = essence(session);
  return { ...rest, notes: notes.map(({ sequence: _sequence, ...note }) => note) };
}
