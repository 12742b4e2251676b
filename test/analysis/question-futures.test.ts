/**
 * Questions chosen by the kernel's futures are those that the engine's choose: a terminal and a page in a browser ask the same.
 */
import { expect, it } from "vitest";
import { armModel, questionsAt } from "../../src/analysis/index.js";
import { advance, createWorld, saveWorld } from "../../src/engine/index.js";
import { askQuestions, type Question } from "../../src/forecast/index.js";
import { visibilityOf } from "../../src/visibility/index.js";
import { libraryScenario } from "../report/library.js";
import { full } from "../share.js";

const names = full ? ["tutorial", "tavush-2020", "autumn-war-2020", "aftermath-2020", "long-arc"] : ["tutorial"];

it.each(names)("%s asks the same, turn after turn", async (name) => {
  const scenario = libraryScenario(name);
  const model = armModel({ scenario, variant: null, set: {} });
  const world = createWorld(model, { seed: "questions-3" });
  const { turn } = scenario;
  const before: Question[] = [];
  for (let played = 0; played < 5 && !world.ended; played += 1) {
    advance(model, world, played * turn);
    const options = { known: visibilityOf(model, "table").knows, turn, before };
    const asked = askQuestions(model, world, options);
    expect(await questionsAt(model, saveWorld(model, world), options)).toEqual(asked);
    before.push(...asked.map(({ question }) => question));
  }
  expect(before.length).toBeGreaterThan(0);
});
