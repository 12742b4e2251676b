/**
 * Sealed orders at the desk: drafts stand on their own seat's page alone, keys commit them, open them again and carry
 * them out, and time that is up does so too.
 */
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { seatPage } from "../../../src/exercise/index.js";
import { headOf, type Input, recordsOf, resumeSession, type Session, timeline } from "../../../src/session/index.js";
import { sealedTurn } from "../../../src/session/sealed.js";
import { seatViewer } from "../../../src/visibility/index.js";
import { give, inFolder, sealedBy } from "../../session/exercise.js";
import { seatedSession, sitDown } from "./at-the-desk.js";

const rule = sealedBy("desk");
const sealed = () => seatedSession({ rule });
const ordered = ({ state }: Session) =>
  recordsOf(state).flatMap((record) => ("by" in record && record.by === "seat" ? [record.transition] : []));
const draftsOf = ({ model, state }: Session) =>
  [...sealedTurn(model, headOf(state)).drafts.values()].flatMap(({ order }) =>
    order === null ? [] : [order.transition],
  );

test("Enter drafts an order, again drafts another for its posture, and nothing happens before all seats are ready", () => {
  const at = sitDown(sealed()).press("t", "enter");
  const [first] = draftsOf(at.session);
  expect(first).toBe("russia.mediation.appeal");
  expect(at.screen()).toMatch(/Appeal to both sides +drafted/);
  expect(at.screen()).toContain("ready 0 of 2");
  at.press("down", "enter", "down", "enter");
  expect(draftsOf(at.session).length).toBeGreaterThan(1);
  expect(recordsOf(at.session.state)).toEqual([]);
  at.press("r");
  expect(at.screen()).toContain("ready 1 of 2");
  at.press("enter");
  expect(at.screen()).toContain("This seat is ready");
  at.press("r", "home", "h", "r", "tab", "r");
  expect(at.screen()).toContain("orders carried out");
  expect(ordered(at.session).length).toBeGreaterThan(0);
  at.press("enter");
  expect(at.screen()).toContain("The orders of this turn have been carried out");
});

test("R carries all drafts out as they stand, and t does too and ends the turn, once it was asked", () => {
  const one = sitDown(sealed()).press("t", "enter", "R");
  expect(ordered(one.session)).toEqual(["russia.mediation.appeal"]);
  expect(headOf(one.session.state).world.time).toBe(0);
  const other = sitDown(sealed()).press("t", "enter", "t");
  expect(other.screen()).toMatch(/Russia and Turkey are\s+not\s+ready yet/);
  expect(ordered(other.session)).toEqual([]);
  other.press("t");
  expect(ordered(other.session)).toContain("russia.mediation.appeal");
  expect(headOf(other.session.state).world.time).toBe(7);
});

test("the whole of a turn goes by rows alone: draft, ready, and the end of the turn", () => {
  const at = sitDown(sealed()).press("t", "enter");
  const page = () => seatPage(at.session.model, at.session.state, "russia");
  expect(
    page()
      .rows.map(({ kind }) => kind)
      .slice(-3),
  ).toEqual(["hold", "ready", "end"]);
  const toReady = page().rows.findIndex(({ kind }) => kind === "ready");
  at.press(...Array.from({ length: toReady }, () => "down"), "enter");
  expect(page().sealed).toBe("ready");
  expect(
    page()
      .rows.map(({ kind }) => kind)
      .slice(-3),
  ).toEqual(["hold", "unready", "end"]);
});

test("time that is up carries the drafts out, and says so once", () => {
  const at = sitDown(sealed(), { minutes: 1 }).press("t", "enter").wait(59);
  at.desk.beat();
  expect(ordered(at.session)).toEqual([]);
  at.wait(2);
  at.desk.beat();
  expect(ordered(at.session)).toEqual(["russia.mediation.appeal"]);
  expect(at.screen()).toContain("Time is up");
  const { inputs } = at.session.state;
  at.wait(5);
  at.desk.beat();
  expect(at.session.state.inputs).toBe(inputs);
});

test("a desk that was killed with drafts in the air comes back with them on their seats' pages", () => {
  inFolder((folder) => {
    const [file, left] = [join(folder, "one.log"), join(folder, "two.log")];
    const at = sitDown(seatedSession({ rule }, { file })).press("t", "enter", "r", "tab", "enter");
    copyFileSync(file, left);
    const again = sitDown(resumeSession(left).session).press("t");
    expect(draftsOf(again.session)).toEqual(draftsOf(at.session));
    expect(again.screen()).toMatch(/Appeal to both sides +drafted/);
    expect(again.screen()).toContain("ready 1 of 2");
    again.press("tab", "r");
    expect(ordered(again.session).length).toBe(2);
    again.session.close();
    at.session.close();
  });
});

test("two sessions that differ in another seat's drafts alone are the same for a seat and for the table", () => {
  const drafts: Input[][] = [
    [],
    [{ type: "draft", transition: "turkey.voice.condemn" }],
    [
      { type: "draft", transition: "turkey.council.convene", chance: 0.25 },
      { type: "hold", seat: "turkey" },
    ],
  ];
  const seen = drafts.map((inputs) => {
    const session = sealed();
    give(session, { type: "draft", transition: "russia.mediation.appeal" });
    for (const input of inputs) give(session, input);
    const { model, state } = session;
    const told = (viewer: Parameters<typeof timeline>[2]) => {
      const { entries, latest } = timeline(model, state, viewer);
      return entries.map(({ kind, time, before, after }) => [kind, time, before, after, latest]);
    };
    const screens = [
      sitDown(session).press("t").screen(),
      sitDown(session).press("t").screen({ columns: 80, rows: 24 }),
    ];
    return JSON.stringify([seatPage(model, state, "russia"), told(seatViewer("russia")), told("table"), screens]);
  });
  expect(new Set(seen).size).toBe(1);
  // While a seat's own drafts are on its page.
  expect(seen[0]).toContain("drafted");
});

test("no page of a seat shows the seed, the secret or a replay code", () => {
  const session = seatedSession({ rule, seed: "unlikely-seed" });
  const at = sitDown(session);
  // What the white cell hears before a seat's page is open is not for seats.
  const heard = at.desk.spoken().length;
  at.press("t", "enter", "r");
  for (const size of [
    { columns: 80, rows: 24 },
    { columns: 160, rows: 60 },
  ]) {
    const shown = `${at.screen(size)}\n${at.desk.spoken().slice(heard).join("\n")}`;
    for (const kept of ["unlikely-seed", rule.secret, "f2:"]) expect(shown).not.toContain(kept);
  }
});

test("the situation says how many seats are ready and which; no seat's page and no name before anybody is", () => {
  const at = sitDown(sealed());
  expect(at.screen()).toMatch(/ready 0 of 2 ·/);
  at.press("t", "r");
  expect(at.screen()).toMatch(/ready 1 of 2 ·/);
  at.press("escape");
  expect(at.screen()).toMatch(/ready 1 of 2: RUS ·/);
  expect(at.screen({ columns: 80, rows: 24 })).toMatch(/ready 1 of 2: RUS ·/);
  at.press("t", "tab", "r", "escape");
  expect(at.screen()).toMatch(/orders carried out ·/);
});

test("the white cell drafts, holds and says that a seat is ready in its name, and is told why where that can't be", () => {
  const at = sitDown(sealed()).press("i", "O", "enter", "enter", "enter");
  expect(at.screen()).toMatch(/Russia drafts an order: Appeal to both sides\./);
  at.press("enter");
  expect(draftsOf(at.session)).toEqual(["russia.mediation.appeal"]);
  expect(at.press("i", "O", "enter").type("Russia holds in Med").press("enter").screen()).toContain(
    "Russia: Russia holds in",
  );
  at.press("enter");
  expect(draftsOf(at.session)).toEqual([]);
  at.press("i", "D", "enter").press("enter");
  expect(at.screen()).toContain("Russia is ready");
  expect(at.press("i", "O", "enter", "enter").screen()).toContain("This seat is ready. Say first that it is not");
  at.press("escape", "escape", "D").type("turkey").press("enter");
  expect(at.screen()).toMatch(/Turkey is ready\.[\s\S]*all orders are carried out at once/);
  at.press("enter", "i", "O");
  expect(at.screen()).toContain("The orders of this turn have been carried out.");
});
