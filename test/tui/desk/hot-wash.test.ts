/**
 * The last screen of an exercise: it leads into the hot wash, and says nothing that it does not know.
 */
import { expect, test } from "vitest";
import { branchTree } from "../../../src/exercise/index.js";
import { give } from "../../session/exercise.js";
import { seatedSession, sitDown } from "./at-the-desk.js";

const endOf = (session = seatedSession({ days: 14 })) => {
  give(session, { type: "order", transition: "russia.mediation.appeal" });
  give(session, { type: "order", transition: "russia.arms.defend", chance: 0.0001 });
  give(session, { type: "note", text: "They asked nobody", objective: "Decide under pictures." });
  give(session, { type: "note", text: "Good humour" });
  give(session, { type: "note", text: "They asked too late", objective: "Decide under pictures." });
  give(session, { type: "advance", to: 14 });
  return sitDown(session);
};

test("it says what each seat ordered, what failed, the notes by objective, and the keys that lead on", () => {
  const at = endOf();
  const screen = at.screen();
  expect(screen).toMatch(/Russia +turn 1 Appeal to both sides and Defend the sales \(failed\)/);
  expect(screen).toMatch(/Turkey +nothing; it held throughout/);
  expect(screen).toMatch(/Decide under pictures\.\n +12 Jul: They asked nobody · 12 Jul: They asked too late/);
  expect(screen).toMatch(/No objective\n +12 Jul: Good humour/);
  expect(screen).toMatch(/i w +saves the exercise/);
  expect(screen).toMatch(/i r +goes back/);
  at.press("i", "n").type("What I take home").press("enter", "enter", "enter");
  expect(at.screen()).toContain("What I take home");
  at.press("t");
  expect(at.screen()).toContain("The run has ended: i r goes back");
});

test("once it has ended, a turn's start is one choice away, and play goes on from there", () => {
  const at = endOf();
  at.press("i", "r");
  expect(at.screen()).toMatch(/▶ The start of turn 2/);
  at.press("enter", "enter", "t");
  expect(at.screen()).toContain("Russia (seat 1 of 2)");
  expect(at.screen()).toContain("turn 2 of 2");
});

test("a difference that is small on its gauge's scale and not in itself is told of a branch", () => {
  const session = seatedSession();
  give(session, { type: "set-gauge", gauge: "deaths", value: 1100 });
  give(session, { type: "branch", name: "other" });
  give(session, { type: "set-gauge", gauge: "deaths", value: 900 });
  give(session, { type: "set-gauge", gauge: "tension", value: 53 });
  const row = branchTree(session.model, session.state).find(({ name }) => name === "other");
  expect(row?.differences).toEqual([{ about: "Deaths", here: "900", there: "1100" }]);
});
