/**
 * Standing instructions in a session: drafts where orders are sealed, in force at once where the white cell gives them, part of the log, and
 * under the first version of the rule there are none.
 */
import { expect, test } from "vitest";
import {
  beginSession,
  drawRule,
  firstRule,
  type Input,
  type Rule,
  recordsOf,
  type Session,
} from "../../src/session/index.js";
import { answering, loneActor, rate, tinyScenario } from "../validation/tiny-scenario.js";

const scenario = tinyScenario({
  format: 2,
  actors: [
    loneActor("north", ["on"], [{ id: "call", from: "on", to: "on", trigger: rate(1) }]),
    loneActor(
      "south",
      ["calm", "tense"],
      [
        {
          id: "answer",
          from: "calm",
          to: "tense",
          trigger: answering(1, "north.stance.call"),
          event: { cameo: "010" },
        },
      ],
    ),
  ],
});
const answer = "south.stance.answer";
const begin = (rule: Rule) =>
  beginSession(
    {
      resolved: scenario,
      variant: null,
      set: {},
      seed: "1",
      run: 0,
      days: 60,
      historical: false,
      seats: ["south"],
      rule,
    },
    { loaded: true },
  );
function give(session: Session, ...inputs: readonly Input[]): boolean[] {
  return inputs.map((input) => !("kind" in session.give(input)));
}
const answered = (session: Session) =>
  recordsOf(session.state).some((record) => "transition" in record && record.transition === answer);

test("a sealed instruction is a draft until the orders are carried out", () => {
  const session = begin(drawRule("sealed"));
  expect(give(session, { type: "allow", transition: answer }, { type: "advance", to: 7 })).toEqual([true, false]);
  expect(give(session, { type: "ready", seat: "south" }, { type: "forbid", transition: answer })).toEqual([
    true,
    false,
  ]);
  give(session, { type: "advance", to: 7 });
  expect(answered(session)).toBe(true);
});

test("the white cell's is in force at once, and one that says what holds anyway is no draft", () => {
  const session = begin(drawRule("sealed"));
  expect(give(session, { type: "forbid", transition: answer }, { type: "advance", to: 3 })).toEqual([true, true]);
  expect(answered(session)).toBe(false);
  give(session, { type: "allow", transition: answer, by: "white-cell" }, { type: "advance", to: 14 });
  expect(answered(session)).toBe(true);
});

test("under the first version of the rule what is no order comes by itself, and nothing is allowed or forbidden", () => {
  const session = begin(firstRule);
  expect(give(session, { type: "forbid", transition: answer }, { type: "advance", to: 14 })).toEqual([false, true]);
  expect(answered(session)).toBe(true);
  const second = begin(drawRule("open"));
  give(second, { type: "advance", to: 14 });
  expect(answered(second)).toBe(false);
});
