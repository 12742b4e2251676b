/**
 * What seats' own devices ask for comes in by the desk: it is done at once, the desk follows where play stands, and whatever
 * the white cell has open, has typed or looks back at is left as it is.
 */
import { expect, it } from "vitest";
import { headOf, type Input, isRefusal } from "../../../src/session/index.js";
import { beginSealed } from "../../session/exercise.js";
import { type AtTheDesk, sitDown, tavush } from "./at-the-desk.js";

const seated = () => sitDown(beginSealed(tavush, "hosted-desk", { seats: ["russia", "turkey"] }));
const message: Input = { type: "message", from: "russia", to: "white-cell", text: "We are ready to talk" };
const draft: Input = { type: "draft", transition: "russia.mediation.appeal" };

function receive({ desk }: AtTheDesk, ...inputs: readonly Input[]): void {
  for (const input of inputs) {
    const given = desk.receive(input);
    if (isRefusal(given)) throw new Error(given.message);
  }
}

const timeOf = ({ session }: AtTheDesk) => headOf(session.state).world.time;

it("is kept in the session, and answered with what became of it", () => {
  const at = seated();
  const given = at.desk.receive(draft);
  expect(given).toMatchObject({ sequence: 1, records: [] });
  expect(at.session.state.inputs).toBe(1);
});

it("is refused in words, and tells nobody that anything has changed", () => {
  const at = seated();
  let told = 0;
  at.desk.subscribe(() => {
    told += 1;
  });
  const edition = at.desk.edition();
  const given = at.desk.receive({ type: "draft", transition: "russia.mediation.no-such" });
  expect(given).toMatchObject({ kind: "order-error", message: expect.stringContaining("no-such") });
  expect([told, at.desk.edition(), at.session.state.inputs]).toEqual([0, edition, 0]);
  receive(at, draft);
  expect(told).toBe(1);
});

it("is on the desk's screen at once: a message on the wire, and who is ready", () => {
  const at = seated();
  expect(at.screen()).not.toContain("We are ready to talk");
  receive(at, message);
  expect(at.screen()).toContain("We are ready to talk");
  receive(at, { type: "ready", seat: "turkey" });
  expect(at.screen()).toContain("ready 1 of 2");
});

it("moves the desk on with play, after messages too", () => {
  const at = seated();
  receive(at, message, draft, { type: "ready", seat: "turkey" }, { type: "ready", seat: "russia" });
  expect(at.screen()).toContain("Moscow urges both sides to stop firing");
  receive(at, message, { type: "advance", to: 7 });
  expect(timeOf(at)).toBe(7);
  expect(at.desk.view().scene.view.time).toBe(7);
});

it("leaves an open form with what has been typed into it", () => {
  const at = seated();
  at.press("i", "n").type("half a no");
  const typed = at.screen();
  expect(typed).toContain("half a no");
  receive(at, draft, message, { type: "ready", seat: "turkey" });
  expect(at.screen()).toContain("half a no");
  at.type("te").press("enter");
  expect(at.screen()).toContain("half a note");
});

it("leaves whoever looks back where they are", () => {
  const at = seated();
  receive(at, { type: "resolve" }, { type: "advance", to: 7 });
  at.press("home");
  const looked = at.desk.view().scene.view.time;
  expect(looked).toBe(0);
  receive(at, message, draft, { type: "resolve" }, { type: "advance", to: 14 });
  expect(at.desk.view().scene.view.time).toBe(0);
  expect(timeOf(at)).toBe(14);
});

it("keeps the record that is selected while seats draft and write", () => {
  const at = seated();
  receive(at, { type: "resolve" }, { type: "advance", to: 7 }, { type: "resolve" }, { type: "advance", to: 14 });
  at.press("up", "up");
  const { selected } = at.desk.shown;
  expect(selected).not.toBeNull();
  receive(at, draft, message);
  expect(at.desk.shown.selected).toBe(selected);
});
