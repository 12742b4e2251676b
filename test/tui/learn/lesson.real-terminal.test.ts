/**
 * A lesson on a real terminal of 80 by 24: answered, left, and gone on with.
 * @module-tag sweep
 */
import { expect, test } from "vitest";
import { openTerminal, stateOf } from "../real-terminal.js";

test("a lesson is answered, left and gone on with where it was left", async () => {
  const opening = { columns: 80, rows: 24, environment: { XDG_STATE_HOME: stateOf(null) } };
  const first = await openTerminal(["learn", "ladder"], opening);
  await first.until((screen) => screen.includes("Answer, a letter"), "the first task");
  first.type("a\r");
  await first.until((screen) => screen.includes("Hint:"), "the hint");
  first.type("e\r");
  await first.until((screen) => screen.includes("Right."), "the reason");
  first.type("\r");
  await first.until((screen) => screen.includes("step 2 of 7") && screen.includes("[Task]"), "the second step");
  first.type("\u001b");
  expect(await first.exited).toMatchObject({ exitCode: 0 });
  expect(first.rows().join("\n")).toContain("You leave at step 2 of 7");
  const second = await openTerminal(["learn", "ladder"], opening);
  await second.until((screen) => screen.includes("step 2 of 7") && screen.includes("[Task]"), "the second step again");
  second.type("\u0003");
  expect(await second.exited).toMatchObject({ exitCode: 130 });
});
