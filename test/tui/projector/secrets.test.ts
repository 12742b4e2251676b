/**
 * Whatever is played and wherever anyone looks, the projector holds nothing that the table may not see. Every name in a
 * scenario is replaced by a sign of its own, so that whatever leaks is recognised.
 */
import { describe, expect, it } from "vitest";
import type { Scenario } from "../../../src/engine/index.js";
import { recordsOf } from "../../../src/session/index.js";
import { library } from "../../report/library.js";
import { begin, playExercise } from "../../session/exercise.js";
import { secretive } from "../../session/tables.js";
import { full, sweepUnless } from "../../share.js";
import { forbidden, secretly, signed } from "../../visibility/signs.js";
import { everyPage, stage } from "./shown.js";

const crises = library.filter(({ id }) => full || ["tutorial", "tavush-2020", "long-arc"].includes(id));
const tables = [...crises, secretive].flatMap((scenario) => {
  const bare = signed(scenario);
  return [bare, { ...signed(secretly(scenario)), id: `${scenario.id}, half secret` }];
});

function play(scenario: Scenario, seed: string) {
  const session = begin({ ...scenario, id: "signed" }, seed);
  const { inputs } = playExercise(session, seed, 3);
  const on = stage(session, inputs);
  return { session, on };
}

/** A sixteenth of the exercises as a share. */
const part = full ? 1 : 16;

describe("the projector, over every scenario and whatever is played", () => {
  const own = (id: string) => sweepUnless(!id.startsWith("long-arc"));

  for (const scenario of tables) {
    const { id } = scenario;
    it(`keeps the secrets of ${id}`, own(id), () => {
      const exercises = (id.startsWith("secretive") ? 100 : 4) / part;
      let kept = 0;
      for (let number = 0; number < exercises; number += 1) {
        const { on } = play(scenario, `secret-${number}`);
        const text = everyPage(on, 200, 90);
        const signs = forbidden(scenario, recordsOf(on.state()));
        for (const word of signs)
          if (text.includes(word))
            throw new Error(`secret-${number} shows ${word}: ${text.split("\n").find((line) => line.includes(word))}`);
        kept += signs.length;
      }
      if (id.includes("secret")) expect(kept).toBeGreaterThan(exercises * 3);
    });
    it(`shows no chance while probabilities are hidden: ${id}`, own(id), () => {
      const exercises = id.startsWith("secretive") ? 30 / part : 1;
      for (let number = 0; number < exercises; number += 1) {
        const { on } = play(scenario, `chance-${number}`);
        on.give({ type: "hide" });
        expect(everyPage(on, 200, 90)).not.toMatch(/%|base rate|× |likely|a day,/);
      }
    });
  }
});
