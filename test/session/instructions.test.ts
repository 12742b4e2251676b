/**
 * Standing instructions in a session: drafts where orders are sealed, in force at once where the white cell gives them, part of the log, and
 * under the first version of the rule there are none.
 */
import { expect, test } from "vitest";
import { isAllowed } from "../../src/engine/index.js";
import { seatPage } from "../../src/exercise/index.js";
import {
  beginSession,
  drawRule,
  firstRule,
  headOf,
  type Input,
  type Rule,
  recordsOf,
  type Session,
  sealedTurn,
  worldNow,
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
/** The same with a seat for the north, whose call is an order. */
const ordered = tinyScenario({
  format: 2,
  actors: [
    loneActor("north", ["on"], [{ id: "call", from: "on", to: "on", trigger: rate(1), order: { label: "Call" } }]),
    ...scenario.actors.slice(1),
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

test("what came into force is no draft any more, whether or not another seat ordered something", () => {
  const pages = [[], [{ type: "draft", transition: "north.stance.call" } as const]].map((drafts) => {
    const header = { resolved: ordered, seats: ["north", "south"], rule: drawRule("sealed") };
    const session = beginSession({ ...begin(drawRule("sealed")).header, ...header }, { loaded: true });
    const allowed = { type: "allow", transition: answer, by: "white-cell" } as const;
    const inputs = [allowed, ...drafts, { type: "forbid", transition: answer }, { type: "resolve" }] as const;
    expect(give(session, ...inputs)).toEqual(inputs.map(() => true));
    expect(isAllowed(session.model, worldNow(session.state), answer)).toBe(false);
    return seatPage(session.model, session.state, "south").rows.filter(({ kind }) => kind === "instruction");
  });
  expect(pages[1]).toEqual(pages[0]);
  expect(pages[0]).toMatchObject([{ allowed: false, drafted: false }]);
});

test("a way back to before sealed orders takes back the standing instructions that came with them, and brings back their drafts", () => {
  const session = begin(drawRule("sealed"));
  const allowed = () => isAllowed(session.model, worldNow(session.state), answer);
  const call = { type: "draft", transition: "north.stance.call" } as const;
  expect(give(session, { type: "allow", transition: answer }, { type: "ready", seat: "south" })).toEqual([true, true]);
  expect(allowed()).toBe(true);
  // With orders beside them, which leave a record to go back before.
  const both = beginSession(
    { ...session.header, resolved: ordered, seats: ["north", "south"], rule: drawRule("sealed") },
    { loaded: true },
  );
  const isOpen = () => isAllowed(both.model, worldNow(both.state), answer);
  expect(give(both, call, { type: "allow", transition: answer }, { type: "resolve" })).toEqual([true, true, true]);
  expect([isOpen(), recordsOf(both.state).length > 0]).toEqual([true, true]);
  give(both, { type: "rewind", before: 0 });
  expect(isOpen()).toBe(false);
  const { drafts, instructions, resolved } = sealedTurn(both.model, headOf(both.state));
  expect([drafts.size, [...instructions], resolved]).toEqual([1, [[answer, true]], false]);
  give(both, { type: "forbid", transition: answer }, { type: "resolve" });
  expect(isOpen()).toBe(false);
  // A record of theirs that is denied leaves both carried out; and before it is still before both.
  give(both, { type: "rewind", before: 0 }, { type: "allow", transition: answer }, { type: "resolve" });
  give(both, { type: "does-not-happen", record: recordsOf(both.state).length - 1, reason: "not today" });
  expect(isOpen()).toBe(true);
  give(both, { type: "rewind", before: 0 });
  expect(isOpen()).toBe(false);
});
