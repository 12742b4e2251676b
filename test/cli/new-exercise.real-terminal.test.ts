/**
 * `new exercise` on a terminal: it says what there is to choose from, asks again for an answer that is none, and writes nothing for whoever leaves.
 * @module-tag sweep
 */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, expect, test } from "vitest";
import { loadScenario } from "../../src/scenarios/index.js";
import { openTerminal, type RealTerminal } from "../tui/real-terminal.js";

const folder = mkdtempSync(join(tmpdir(), "faultline-asked-"));
let terminal: RealTerminal | undefined;
afterEach(() => terminal?.kill());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Answers questions one after another, each once it stands on the screen for so many times. */
async function answer(name: string, ...answers: readonly (readonly [question: string, text: string])[]) {
  const on = await openTerminal(["new", "exercise", "--name", join(folder, name)], { columns: 80, rows: 24 });
  terminal = on;
  const asked = new Map<string, number>();
  for (const [question, text] of answers) {
    const times = (asked.get(question) ?? 0) + 1;
    asked.set(question, times);
    await on.until((screen) => screen.split(question).length > times, `${question}, ${times}`);
    on.type(text);
  }
  return on;
}

const seats = "Which actors do people play?";
const minutes = "How many minutes is a turn?";

test("answers that are none are asked for again, those that are given stay, and the file is sound", async () => {
  const on = await answer(
    "asked",
    ["Over which scenario, or file?", "tavush-202\r"],
    ["Over which scenario, or file?", "tavush-2020\r"],
    ["What is the exercise called?", "Who speaks first\r"],
    [seats, "russia, turky\r"],
    [seats, "russia, turkey\r"],
    [minutes, "soon\r"],
    [minutes, "\r"],
  );
  const { exitCode } = await on.exited;
  const text = on.rows().join("\n");
  expect([exitCode, text]).toEqual([0, expect.stringContaining("is written")]);
  expect(text).toContain("Scenarios: ");
  expect(text).toMatch(/Actors that take orders: .*russia/);
  expect(text).toContain("did you mean turkey?");
  expect(text).toContain("give 1 to 600");
  const { scenario, warnings } = loadScenario(join(folder, "asked.yaml"));
  expect(warnings).toEqual([]);
  expect(scenario.exercise).toMatchObject({ title: "Who speaks first", minutes: [20] });
  expect(scenario.exercise?.seats.map(({ actor }) => actor)).toEqual(["russia", "turkey"]);
});

test.each([
  ["the end of the input", "\u0004"],
  ["an interrupt", "\u0003"],
])("%s leaves the questions, and nothing is written", async (_, key) => {
  const on = await answer("left", ["Over which scenario, or file?", "\r"], ["What is the exercise called?", key]);
  const { exitCode } = await on.exited;
  expect([exitCode, on.rows().join("\n")]).toEqual([2, expect.stringContaining("nothing has been written")]);
  expect(existsSync(join(folder, "left.yaml"))).toBe(false);
});
