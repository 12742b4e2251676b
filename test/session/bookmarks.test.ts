/**
 * Bookmarks belong to records, change nothing that anybody plays or sees, and are kept with the session.
 */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  digestOf,
  headOf,
  isOnBranch,
  isRefusal,
  isSteered,
  recordsOf,
  resumeSession,
  type Session,
  timeline,
} from "../../src/session/index.js";
import { seatViewer } from "../../src/visibility/index.js";
import { fictional } from "../engine/fictional.js";
import { begin, give, inFolder } from "./exercise.js";

const played = (seed = "bookmarks") => {
  const session = begin(fictional, seed);
  give(session, { type: "advance", to: 20 });
  return session;
};

/** The last record, which no rewind to the first happening keeps. */
const lastOf = ({ state }: Session) => recordsOf(state).length - 1;
const marked = ({ state }: Session) => state.bookmarks.map(({ record, text }) => [record.seq, text]);
const here = (session: Session) => {
  const records = recordsOf(session.state);
  return session.state.bookmarks.filter((one) => isOnBranch(one, records[one.record.seq])).map(({ text }) => text);
};

describe("a bookmark", () => {
  it("changes neither the run, nor what any seat or the table sees, nor whether a code can play it again", () => {
    const [plain, other] = [played(), played()];
    give(other, { type: "bookmark", record: 1, text: "here" });
    for (const session of [plain, other]) give(session, { type: "advance", to: 40 });
    expect(digestOf(other.state)).toEqual(digestOf(plain.state));
    const seen = ({ model, state }: Session) =>
      [...plain.header.seats.map(seatViewer), "table" as const].map((viewer) =>
        timeline(model, state, viewer).entries.map(({ checkpoint: _, ...entry }) => ({ ...entry, act: null })),
      );
    expect(JSON.stringify(seen(other))).toBe(JSON.stringify(seen(plain)));
    expect(isSteered(other.state)).toBe(isSteered(plain.state));
    expect(headOf(other.state).count).toBeGreaterThan(2);
  });

  it("takes another note where one is already, and is removed by the number of its record", () => {
    const session = played();
    give(session, { type: "bookmark", record: 2 });
    give(session, { type: "bookmark", record: 1, text: "first" });
    give(session, { type: "bookmark", record: 1, text: "second" });
    expect(marked(session)).toEqual([
      [2, ""],
      [1, "second"],
    ]);
    give(session, { type: "remove-bookmark", record: 2 });
    expect(marked(session)).toEqual([[1, "second"]]);
  });

  it("is refused on a record that there is not, and its removal where there is none", () => {
    const session = played();
    const last = recordsOf(session.state).length;
    expect(session.give({ type: "bookmark", record: last })).toMatchObject({
      message: expect.stringContaining("no record"),
    });
    expect(isRefusal(session.give({ type: "remove-bookmark", record: 0 }))).toBe(true);
    expect(isRefusal(session.give({ type: "bookmark", record: 0, text: "" }))).toBe(true);
  });

  it("outlives a rewind, and is on its record again once that has come again", () => {
    const session = played();
    const record = lastOf(session);
    give(session, { type: "bookmark", record, text: "later" });
    give(session, { type: "rewind", to: 0 });
    expect([here(session), marked(session)]).toEqual([[], [[record, "later"]]]);
    give(session, { type: "advance", to: 20 });
    expect(here(session)).toEqual(["later"]);
  });

  it("is not on another record that has its number on another way, which may have one of its own", () => {
    const session = played();
    const record = lastOf(session);
    give(session, { type: "bookmark", record, text: "as it was" });
    give(session, { type: "rewind", to: 0 });
    give(session, { type: "ad-hoc", text: "Something else" });
    give(session, { type: "advance", to: 20 });
    expect(recordsOf(session.state).length).toBeGreaterThan(record);
    expect(here(session)).toEqual([]);
    give(session, { type: "bookmark", record, text: "as it is" });
    expect(here(session)).toEqual(["as it is"]);
    give(session, { type: "remove-bookmark", record });
    expect(marked(session)).toEqual([[record, "as it was"]]);
    give(session, { type: "remove-bookmark", record });
    expect(marked(session)).toEqual([]);
  });

  it("is there again when a session is resumed", () => {
    inFolder((folder) => {
      const file = join(folder, "log");
      const session = begin(fictional, "kept", { file });
      give(session, { type: "advance", to: 20 });
      give(session, { type: "bookmark", record: 1, text: "for the talk" });
      give(session, { type: "bookmark", record: 2 });
      give(session, { type: "remove-bookmark", record: 2 });
      session.close();
      const resumed = resumeSession(file).session;
      expect(here(resumed)).toEqual(["for the talk"]);
      resumed.close();
    });
  });
});
