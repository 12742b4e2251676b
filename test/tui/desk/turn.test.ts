/**
 * The page of a turn: what a seat reads, what it may order, and that it reads nothing that it may not see.
 */
import { describe, expect, test } from "vitest";
import { offeredOrders, type Scenario } from "../../../src/engine/index.js";
import { seatPage, type TurnRow, turnCount, undecided } from "../../../src/exercise/index.js";
import { beginSession, headOf, recordsOf, type Session } from "../../../src/session/index.js";
import { turnLines } from "../../../src/tui/screens/desk/turn-lines.js";
import { plainLine } from "../../../src/tui/term/line.js";
import { library, libraryScenario } from "../../report/library.js";
import { shrouded } from "../../report/shrouded.js";
import { beginningOf, give, playExercise } from "../../session/exercise.js";
import { full } from "../../share.js";
import { isNoNews, standing } from "../../visibility/oracle.js";
import { seatedSession, sitDown, tavush } from "./at-the-desk.js";

/** Everything on a seat's page, however far one scrolls or chooses. */
function pageText(session: Session, seat: string): string {
  const turn = seatPage(session.model, session.state, seat);
  const drawn = [0, turn.rows.length - 1].map((selected) =>
    turnLines({
      turn,
      place: 0,
      seats: 1,
      selected,
      reading: "all",
      scroll: 0,
      leaf: 0,
      chance: "",
      status: [],
      size: { columns: 220, rows: 400 },
    })
      .map(plainLine)
      .join("\n"),
  );
  return [JSON.stringify(turn), ...drawn].join("\n");
}

const orders = (rows: readonly TurnRow[]) => rows.filter((row) => row.kind === "order");

test("a seat is offered what the engine offers, with what each moves and sets in motion", () => {
  const session = seatedSession();
  const turn = seatPage(session.model, session.state, "russia");
  const offered = offeredOrders(session.model, headOf(session.state).world, "russia");
  expect(orders(turn.rows).map((row) => row.kind === "order" && row.transition)).toEqual(
    offered.map(({ transition }) => transition),
  );
  const appeal = turn.rows[0];
  expect(appeal).toMatchObject({ kind: "order", step: "Mediation: Watching → Appealing" });
  expect(appeal?.kind === "order" && appeal.motion.join("\n")).toContain("opens the order: Drop a veiled hint");
  expect(turn.rows.slice(-2).map(({ kind }) => kind)).toEqual(["hold", "end"]);
});

test("one order a posture a turn: what has been chosen is marked where it stood, and can be given again next turn", () => {
  const session = seatedSession();
  give(session, { type: "order", transition: "russia.mediation.appeal" });
  const after = seatPage(session.model, session.state, "russia");
  const mediation = after.postures.find(({ path }) => path === "russia.mediation");
  expect(mediation).toMatchObject({ state: "Appealing", chosen: "Appeal to both sides: ordered" });
  const barred = orders(after.rows).filter((row) => row.kind === "order" && row.barred !== "");
  expect(barred.length).toBeGreaterThan(0);
  expect(barred.every((row) => row.kind === "order" && row.posture === "russia.mediation")).toBe(true);
  // What was ordered stands where it was chosen from; what else its posture could do comes last.
  expect(after.rows[0]).toMatchObject({ transition: "russia.mediation.appeal", given: "ordered" });
  expect(orders(after.rows).slice(1 - barred.length)).toEqual(barred.slice(1));
  give(session, { type: "advance", to: 7 });
  const next = seatPage(session.model, session.state, "russia");
  expect(orders(next.rows).every((row) => row.kind === "order" && row.barred === "")).toBe(true);
});

test("a hold is marked, and leaves the posture's orders open", () => {
  const session = seatedSession();
  give(session, { type: "hold", seat: "russia", posture: "russia.mediation" });
  const turn = seatPage(session.model, session.state, "russia");
  expect(turn.postures.find(({ path }) => path === "russia.mediation")?.chosen).toBe("held");
  expect(turn.rows[0]).toMatchObject({ held: true, barred: "" });
  expect(undecided(session.model, session.state)).toEqual(["turkey"]);
});

test("an order that fails says so, with the chance it had once the white cell shows chances", () => {
  const session = seatedSession();
  give(session, { type: "order", transition: "russia.mediation.appeal", chance: 0.0001 });
  const first = () => seatPage(session.model, session.state, "russia").postures[0];
  expect(first()).toMatchObject({ state: "Watching", chosen: "Appeal to both sides: ordered, and failed" });
  give(session, { type: "reveal" });
  expect(first()).toMatchObject({
    state: "Watching",
    chosen: "Appeal to both sides: ordered, and failed (its chance was <0.1%)",
  });
});

test("the news reach back to the turn before, and an inject's text is read by whom it is sent to", () => {
  const session = seatedSession();
  give(session, { type: "ad-hoc", text: "Old news of the first turn" });
  give(session, { type: "advance", to: 7 });
  give(session, { type: "advance", to: 14 });
  give(session, { type: "inject", inject: "baku-crowd" });
  give(session, { type: "ad-hoc", text: "A long cable\nwith more below its headline" });
  const news = seatPage(session.model, session.state, "russia").news;
  expect(news.map(({ headline }) => headline)).not.toContain("Old news of the first turn");
  expect(news.every(({ date }) => date >= "2020-07-19")).toBe(true);
  const crowd = news.find(({ headline }) => headline.startsWith("Crowd in Baku"));
  expect(crowd?.text).toBe("");
  expect(
    seatPage(session.model, session.state, "azerbaijan").news.find((one) => one.headline === crowd?.headline)?.text,
  ).toContain("Tens of thousands");
  expect(news.at(-1)).toMatchObject({ headline: "A long cable", text: "A long cable\nwith more below its headline" });
});

test("turns are counted from 1 to the last, a shorter one at the end included", () => {
  const session = seatedSession();
  expect(turnCount(session.model, session.state)).toEqual({ number: 1, of: 9 });
  give(session, { type: "advance", to: 59 });
  expect(turnCount(session.model, session.state).number).toBeLessThanOrEqual(9);
});

describe("what is kept from a seat is not on its page", () => {
  const everywhere = library;

  function expectHidden(session: Session, scenario: Scenario, seats: readonly string[]): number {
    let kept = 0;
    const records = recordsOf(session.state);
    for (const seat of seats) {
      const page = pageText(session, seat);
      const seen = new Set(
        records.flatMap((record) => {
          return isNoNews(scenario, seat, record) ? [] : [record.headline];
        }),
      );
      for (const record of records) {
        if (!isNoNews(scenario, seat, record) || seen.has(record.headline)) continue;
        // The seat may know that it could happen, for it may order it; not that it has happened.
        const own =
          record.type !== "milestone" && record.type !== "end" && record.type !== "inject" && record.actor === seat;
        const told = seatPage(session.model, session.state, seat).news.map(({ headline }) => headline);
        expect(told).not.toContain(record.headline);
        if (!own && record.type === "inject") expect(page).not.toContain(record.headline);
        kept += 1;
      }
      for (const gauge of scenario.gauges) {
        if (gauge.visibility === undefined || gauge.visibility.includes(seat)) continue;
        expect(page).not.toContain(gauge.label);
        kept += 1;
      }
      const known = standing(scenario, seat, records);
      for (const own of seatPage(session.model, session.state, seat).postures) {
        const posture = session.model.scenario.actors
          .flatMap(({ postures }) => postures)
          .find(({ path }) => path === own.path);
        expect(own.state).toBe(posture?.states.find(({ id }) => id === known[own.path])?.label);
      }
    }
    return kept;
  }

  test("over every scenario and random exercises", () => {
    let kept = 0;
    for (const [place, scenario] of everywhere.entries()) {
      const seats = scenario.actors.slice(0, 3).map(({ id }) => id);
      for (let round = 0; round < (full ? 2 : 1); round += 1) {
        const session = beginSession(beginningOf(scenario, `hidden-${place}-${round}`, { seats }));
        playExercise(session, `hidden-${place}-${round}`, 4);
        kept += expectHidden(session, scenario, seats);
      }
    }
    expect(kept).toBeGreaterThan(0);
  });

  test("where much is kept from somebody: no word of it on the pages of those who may not know", () => {
    let looked = 0;
    for (const scenario of everywhere.filter(({ id }) => id !== "long-arc")) {
      const shroud = shrouded(scenario);
      const seats = scenario.actors.slice(0, 3).map(({ id }) => id);
      for (let round = 0; round < (full ? 2 : 1); round += 1) {
        const session = beginSession(beginningOf(shroud.scenario, `shroud-${round}`, { seats }));
        playExercise(session, `shroud-${round}`, 4);
        for (const seat of seats) {
          const page = pageText(session, seat);
          const forced = recordsOf(session.state).flatMap((record) =>
            record.type === "inject" ? (record.moved ?? []).map(({ posture, to }) => `${posture}.${to}`) : [],
          );
          for (const { word, knownTo, kind } of shroud.secrets) {
            // What the white cell set a posture to on the spot has been told to everybody.
            if (knownTo.includes(seat) || (kind === "state" && forced.length > 0)) continue;
            expect(page, `${scenario.id} ${seat} ${word}`).not.toContain(word);
            looked += 1;
          }
        }
        expectHidden(session, shroud.scenario, seats);
      }
    }
    expect(looked).toBeGreaterThan(1000);
  });
});

test("nor does the desk say a word of it on that page: a secret answer to an order is not told to who gave it", () => {
  const seats = ["russia", "turkey", "azerbaijan"];
  // Everyone answers everything, at once and in secret.
  const secretive: Scenario = {
    ...tavush,
    actors: tavush.actors.map((actor) => ({
      ...actor,
      postures: actor.postures.map((posture) => ({
        ...posture,
        transitions: posture.transitions.map(({ when, ...transition }) =>
          transition.trigger.kind === "response"
            ? {
                ...transition,
                trigger: { ...transition.trigger, chance: 1 },
                visibility: [actor.id],
                headline: `Hidden ${actor.id}`,
              }
            : { ...transition, ...(when === undefined ? {} : { when }) },
        ),
      })),
    })),
  };
  let answered = 0;
  for (const place of seats.keys()) {
    const session = beginSession(beginningOf(secretive, "aloud", { seats }));
    const at = sitDown(session).press("t");
    for (let turn = 0; turn < 5; turn += 1) {
      for (let tab = 0; tab < place; tab += 1) at.press("tab");
      for (let order = 0; order < 3; order += 1) {
        at.press("enter");
        const screen = at.screen({ columns: 200, rows: 60 });
        const shown = seats.find((id) => screen.toLowerCase().startsWith(`─ ${id} (`));
        if (shown === undefined) continue;
        const hidden = recordsOf(session.state).filter((record) => isNoNews(secretive, shown, record));
        answered += hidden.length;
        for (const { headline } of hidden) expect(screen).not.toContain(headline);
        at.press("down");
      }
      at.press("t", "t");
    }
  }
  expect(answered).toBeGreaterThan(10);
});

test("a seat's page says how likely an answer is only once the white cell shows chances", () => {
  // What people decide has no chance, so that somebody is left to the model.
  const seats = ["armenia"];
  const session = seatedSession({ seats });
  give(session, { type: "advance", to: 7 });
  const all = () => seats.map((id) => pageText(session, id)).join("\n");
  expect(all()).toMatch(/may answer: /);
  expect(all()).not.toMatch(/answers, |likel/);
  give(session, { type: "reveal" });
  expect(all()).toMatch(/answers, .*\(\d+%\)/);
  give(session, { type: "hide" });
  expect(all()).not.toMatch(/answers, |likel|\(\d+%\)/);
});

test("a seat reads where others stand as far as it knows, and what has moved since its news begin", () => {
  const session = seatedSession();
  const turkey = () => seatPage(session.model, session.state, "russia").others.find(({ label }) => label === "Turkey");
  expect(turkey()?.stands.some(({ moved }) => moved)).toBe(false);
  give(session, { type: "ad-hoc", text: "Ankara speaks up", postures: { "turkey.voice": "unlimited" } });
  expect(turkey()?.stands).toContainEqual({ text: "Voice Unlimited", state: "Unlimited", moved: true });
  expect(turkey()?.stands).toContainEqual(
    expect.objectContaining({ text: "Security Council Not on agenda", moved: false }),
  );
});

test.each([
  [80, 24],
  [100, 30],
  [120, 40],
  [200, 60],
])("at %i×%i the page has exactly its rows, and none is wider than the terminal", (columns, rows) => {
  const session = seatedSession();
  give(session, { type: "order", transition: "russia.mediation.appeal" });
  give(session, { type: "advance", to: 14 });
  const turn = seatPage(session.model, session.state, "russia");
  for (let selected = 0; selected < turn.rows.length; selected += 1) {
    const lines = turnLines({
      turn,
      place: 0,
      seats: 2,
      selected,
      reading: "all",
      scroll: 0,
      leaf: 0,
      chance: "90%",
      status: [],
      size: { columns, rows },
    });
    expect(lines).toHaveLength(rows);
    for (const line of lines) expect(plainLine(line).length).toBeLessThanOrEqual(columns);
    expect(lines.map(plainLine).join("\n")).toContain((turn.rows[selected]?.label ?? "?").slice(0, 16));
  }
});

test("the keys read on in the news and back, ask for others and for the rest of what an order does", () => {
  const session = seatedSession({ resolved: libraryScenario("autumn-war-2020"), seats: ["turkey", "russia"] });
  for (let place = 0; place < 40; place += 1) give(session, { type: "ad-hoc", text: `Cable number ${place}.` });
  const at = sitDown(session).press("t");
  const size = { columns: 80, rows: 24 };
  const read = () => Array.from(at.screen(size).matchAll(/Cable number (\d+)\./g), ([, n]) => Number(n));
  expect(read()[0]).toBe(0);
  const seen = new Set(read());
  for (let page = 0; page < 10 && !seen.has(39); page += 1) {
    at.press("pagedown");
    for (const number of read()) seen.add(number);
    expect(at.screen(size)).toContain("Azerbaijan: Attacking");
  }
  expect([...seen].sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, number) => number));
  // An order leaves the news where they are.
  at.press("h");
  expect(read().at(-1)).toBeGreaterThan(30);
  for (let page = 0; page < 10; page += 1) at.press("pageup");
  expect(at.screen(size)).toContain("─ Where you stand");
  expect(read()[0]).toBe(0);
  at.press("o");
  expect(at.screen(size)).toContain("─ Where others stand");
  expect(at.screen(size)).toContain("First shot Disputed");
  at.press("o");
  expect(at.screen(size)).toContain("─ Where you stand");
  const first = at.screen(size);
  expect(first).toMatch(/more lines?: space/);
  at.press("space");
  expect(at.screen(size)).not.toBe(first);
  at.press("down", "up");
  expect(at.screen(size)).toBe(first);
});

test("no figure of a gauge is cut, and none parts from its label", () => {
  const session = seatedSession();
  give(session, { type: "set-gauge", gauge: "deaths", value: 43210 });
  for (const size of [
    { columns: 80, rows: 24 },
    { columns: 100, rows: 30 },
    { columns: 120, rows: 40 },
    { columns: 200, rows: 50 },
  ]) {
    const at = sitDown(session).press("t");
    const left = at
      .screen(size)
      .split("\n")
      .map((line) => line.split("│")[0] ?? "")
      .join("\n");
    for (const { label, value, was } of seatPage(session.model, session.state, "russia").gauges) {
      expect(left, `${size.columns}`).toMatch(new RegExp(`${label} +(${was}→)?${value}`));
      if (was !== "") expect(left).toMatch(new RegExp(`${was}→${value}|${value}  was ${was}`));
    }
  }
});
