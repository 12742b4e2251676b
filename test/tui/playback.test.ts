/**
 * Playing a session on the screen: how far play goes for a key, and what is looked back over.
 */
import { expect, test } from "vitest";
import { beginSession, type Entry, headOf, isRefusal, type Session } from "../../src/session/index.js";
import { situationPanels } from "../../src/tui/screens/panels.js";
import { Playback } from "../../src/tui/screens/playback.js";
import { libraryScenario } from "../report/library.js";
import { beginningOf } from "../session/exercise.js";

const scenario = libraryScenario("tavush-2020");

function begin(seed: string, seats: readonly string[] = ["russia", "turkey"]): Session {
  return beginSession(beginningOf(scenario, seed, { seats: [...seats] }));
}

const isRecord = (entry: Entry) => entry.kind === "record";

test("playing on stops where seats decide, and goes on when asked again", () => {
  const playback = new Playback(begin("stops"));
  const first = playback.after(playback.entries.length, () => false);
  expect(headOf(playback.session.state).world.time).toBe(7);
  expect(first).toBe(playback.entries.length);
  playback.after(first, () => false);
  expect(headOf(playback.session.state).world.time).toBe(14);
});

test("with nobody seated, playing on goes to the end", () => {
  const playback = new Playback(begin("alone", []));
  playback.after(1, () => false);
  expect(headOf(playback.session.state).world.ended).toBe(true);
});

test("the session never stands further than what was asked for", () => {
  const playback = new Playback(begin("no-further"));
  let position = 1;
  for (let times = 0; times < 40; times += 1) {
    position = playback.after(position, times % 2 === 0 ? isRecord : (entry) => entry.kind === "day");
    expect(headOf(playback.session.state).world.time).toBe(playback.entries[position - 1]?.time);
  }
});

test("looking back changes nothing in the session", () => {
  const playback = new Playback(begin("back"));
  playback.toTurnEnd();
  const { state } = playback.session;
  const { length } = playback.entries;
  for (let position = 1; position < length; position += 1) {
    playback.after(position, () => true);
    playback.oddsAt(position);
    playback.savedAt(position, "held");
  }
  expect(playback.session.state).toBe(state);
});

test("the odds at a position are a race whose shares make one, and none once the run has ended", () => {
  const playback = new Playback(begin("odds", []));
  const position = playback.after(10, isRecord);
  const odds = playback.oddsAt(position);
  expect(odds.length).toBeGreaterThan(3);
  expect(odds.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  expect(playback.oddsAt(playback.after(1, () => false))).toEqual(playback.oddsAt(playback.entries.length));
});

test("futures start from the world as it stood then, orders and forced moves included", () => {
  const playback = new Playback(begin("then"));
  playback.toTurnEnd();
  const before = playback.entries.length;
  const given = playback.give({ type: "ad-hoc", text: "Guns", postures: { "front.fires": "drones" } });
  expect(isRefusal(given)).toBe(false);
  const after = playback.entries.length;
  expect(playback.nameAt(before)).not.toBe(playback.nameAt(after));
  expect(playback.savedAt(before, "held")).not.toEqual(playback.savedAt(after, "held"));
  expect(playback.savedAt(after, "held").time).toBe(7);
  playback.toTurnEnd();
  expect(playback.savedAt(before, "held").seq).toBe(playback.entries.slice(0, before).filter(isRecord).length);
});

test("time runs at the pace of the speed, and never faster than an eye can follow", () => {
  const playback = new Playback(begin("pace", []));
  expect(playback.delay).toBeNull();
  playback.press("space", { panels: situationPanels, reach: () => 0, screenful: 20 });
  const first = playback.delay as number;
  playback.press("+", { panels: situationPanels, reach: () => 0, screenful: 20 });
  expect(playback.delay).toBe(Math.max(60, first / 2));
});
