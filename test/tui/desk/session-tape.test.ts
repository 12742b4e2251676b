/**
 * The tape of a session: what it shows is what a fresh resume would show, whatever was done on the way.
 */
import { join } from "node:path";
import { expect, test } from "vitest";
import { openStream } from "../../../src/engine/index.js";
import { findScenario, loadScenario } from "../../../src/scenarios/index.js";
import { beginSession, headOf, isRefusal, recordsOf, resumeSession, type Session } from "../../../src/session/index.js";
import { createSessionTape } from "../../../src/tui/screens/desk/session-tape.js";
import type { Entry } from "../../../src/tui/screens/tape.js";
import { beginningOf, inFolder } from "../../session/exercise.js";

const { scenario } = loadScenario(findScenario("tavush-2020"));
const seated = { seats: ["russia", "turkey"] };

function begin(seed: string, file: string | null = null): Session {
  return beginSession(beginningOf(scenario, seed, seated), { file });
}

const isRecord = (entry: Entry) => entry.kind === "record";

test("playing on stops where seats decide, and goes on when asked again", () => {
  const session = begin("stops");
  const tape = createSessionTape(session);
  const first = tape.after(tape.entries.length, () => false);
  expect(headOf(session.state).world.time).toBe(7);
  expect(first).toBe(tape.entries.length);
  tape.after(first, () => false);
  expect(headOf(session.state).world.time).toBe(14);
});

test("with nobody seated, playing on goes to the end", () => {
  const session = beginSession(beginningOf(scenario, "alone", { seats: [] }));
  const tape = createSessionTape(session);
  tape.after(1, () => false);
  expect(headOf(session.state).world.ended).toBe(true);
});

test("the session never stands further than what was asked for", () => {
  const session = begin("no-further");
  const tape = createSessionTape(session);
  let position = 1;
  for (let times = 0; times < 40; times += 1) {
    position = tape.after(position, times % 2 === 0 ? isRecord : (entry) => entry.kind === "day");
    const shown = tape.entries[position - 1];
    expect(headOf(session.state).world.time).toBe(shown?.time);
  }
});

test("looking back changes nothing in the session", () => {
  const session = begin("back");
  const tape = createSessionTape(session);
  tape.toTurnEnd();
  const { state } = session;
  const { length } = tape.entries;
  for (let position = 1; position < length; position += 1) {
    tape.after(position, () => true);
    tape.oddsAt(position);
    tape.savedAt(position);
  }
  expect(session.state).toBe(state);
});

test("whatever was done, the tape shows what a fresh resume shows", () => {
  for (const seed of ["one", "two", "three", "four"]) {
    inFolder((folder) => {
      const file = join(folder, "log");
      const session = begin(seed, file);
      const tape = createSessionTape(session);
      const dice = openStream(seed, 0, "tape");
      for (let act = 0; act < 40; act += 1) {
        const { count } = headOf(session.state);
        const record = Math.floor(dice() * Math.max(1, count));
        const doing = Math.floor(dice() * 9);
        if (doing === 0) tape.give({ type: "rewind", to: record });
        else if (doing === 1) tape.give({ type: "does-not-happen", record, reason: "no" });
        else if (doing === 2) tape.give({ type: "branch", name: `b${act}`, from: record });
        else if (doing === 3) tape.give({ type: "switch", to: "main" });
        else if (doing === 4)
          tape.give({ type: "ad-hoc", text: "News", gauges: { tension: 9 }, postures: { "front.fires": "drones" } });
        else if (doing === 5) tape.give({ type: "note", text: "Seen" });
        else if (doing === 6) tape.toTurnEnd();
        else tape.after(tape.entries.length, doing === 7 ? isRecord : () => true);
      }
      session.close();
      const again = resumeSession(file, { explain: true }).session;
      expect(createSessionTape(again).entries).toEqual(tape.entries);
      expect(tape.entries.filter(isRecord).map((entry) => (entry.kind === "record" ? entry.record.seq : -1))).toEqual(
        recordsOf(session.state).map(({ seq }) => seq),
      );
      again.close();
    });
  }
});

test("odds and futures start from the world as it stood then, orders and forced moves included", () => {
  const session = begin("then");
  const tape = createSessionTape(session);
  tape.toTurnEnd();
  const before = tape.entries.length;
  const given = tape.give({ type: "ad-hoc", text: "Guns", postures: { "front.fires": "drones" } });
  expect(isRefusal(given)).toBe(false);
  const after = tape.entries.length;
  expect(tape.momentAt(before)).not.toBe(tape.momentAt(after));
  expect(tape.savedAt(before)).not.toEqual(tape.savedAt(after));
  expect(tape.savedAt(after).time).toBe(7);
  tape.toTurnEnd();
  expect(tape.savedAt(before).seq).toBe(tape.entries.slice(0, before).filter(isRecord).length);
});
