/**
 * Messages between seats: who reads them, how the white cell passes them on, and what becomes of proposals.
 */
import { describe, expect, it } from "vitest";
import { startOf } from "../../src/session/header.js";
import {
  foldSession,
  headOf,
  type Input,
  isRefusal,
  isSteered,
  openState,
  Session,
  timeline,
} from "../../src/session/index.js";
import { seatViewer, type Viewer } from "../../src/visibility/index.js";
import { fictional } from "../engine/fictional.js";
import { full } from "../share.js";
import { begin, beginSealed, emptyPlan, give } from "./exercise.js";
import { correspond, keptFrom, readBy, withoutUnread } from "./letters.js";

const actors = fictional.actors.map(({ id }) => id);
const [first, second, third] = actors as [string, string, string];
const viewers = ["table", ...actors];
const viewerOf = (viewer: string): Viewer => (viewer === "table" ? "table" : seatViewer(viewer));

/** All that the timeline of a viewer says, without what only the session itself works with. */
const told = ({ model, state }: Session, viewer: string): string =>
  JSON.stringify(
    timeline(model, state, viewerOf(viewer)).entries.map(({ checkpoint: _own, ...entry }) =>
      entry.kind === "record" ? { ...entry, act: null, number: 0 } : entry,
    ),
  );

const messagesTo = ({ model, state }: Session, viewer: Viewer) =>
  timeline(model, state, viewer).messages.map(({ message: { step, number, text, by } }) => ({
    step,
    number,
    text,
    by,
  }));

const refusalOf = (session: Session, input: Input): string => {
  const given = session.give(input);
  return isRefusal(given) ? given.message : "done";
};

const throughWhiteCell = { type: "route", messages: "through-white-cell" } as const;
const proposes = (changes: object = {}): Input => ({
  type: "proposal",
  from: first,
  parties: [first, second],
  text: "No guns",
  terms: ["Guns stay silent", "Both sides say so"],
  ...changes,
});

describe("who reads a message", () => {
  it("is who it is to, the one who wrote it and the facilitator; everybody, where it is public", () => {
    const session = begin(fictional);
    give(session, { type: "message", from: first, to: [second], text: "for you alone" });
    give(session, { type: "message", from: first, to: [second], text: "for all to hear", public: true });
    give(session, { type: "message", to: "all", text: "from the white cell" });
    give(session, { type: "message", from: second, to: "white-cell", text: "may we?" });
    const readers = (text: string) => viewers.filter((viewer) => told(session, viewer).includes(text));
    expect(readers("for you alone")).toEqual([first, second]);
    expect(readers("for all to hear")).toEqual(viewers);
    expect(readers("from the white cell")).toEqual(viewers);
    expect(readers("may we?")).toEqual([second]);
    expect(messagesTo(session, "facilitator").map(({ text }) => text)).toHaveLength(4);
    // Each counts its own.
    expect(messagesTo(session, seatViewer(third)).map(({ number }) => number)).toEqual([1, 2]);
    expect(isSteered(session.state)).toBe(false);
  });

  it("lies at its instant, and moves nothing", () => {
    const session = begin(fictional);
    give(session, { type: "advance", to: 3.5 });
    const before = headOf(session.state).world;
    give(session, { type: "message", from: first, to: [second], text: "now" });
    const entry = timeline(session.model, session.state, seatViewer(second)).messages[0];
    expect(entry?.time).toBe(3.5);
    expect(entry?.before).toBe(entry?.after);
    expect(headOf(session.state).world).toBe(before);
  });

  it("waits for the white cell where the exercise says so, and arrives as it was passed on", () => {
    const session = begin(fictional);
    give(session, throughWhiteCell);
    give(session, { type: "message", from: first, to: [second], text: "tonight at nine" });
    give(session, { type: "message", from: first, to: [second], text: "burn this" });
    expect(messagesTo(session, seatViewer(second))).toEqual([]);
    give(session, { type: "pass", message: 1, text: "tonight at ten" });
    give(session, { type: "stop", message: 2, reason: "nobody would carry it" });
    expect(messagesTo(session, seatViewer(second))).toMatchObject([
      { step: "written", number: 1, text: "tonight at ten" },
    ]);
    expect(messagesTo(session, seatViewer(first))).toMatchObject([
      { step: "written", text: "tonight at nine" },
      { step: "written", text: "burn this" },
      { step: "passed-on", text: "tonight at nine" },
      { step: "stopped", text: "burn this" },
    ]);
    expect(told(session, first)).not.toContain("nobody would carry it");
    expect(told(session, first)).not.toContain("at ten");
    const seen = timeline(session.model, session.state, "facilitator").messages.at(-2)?.message;
    expect(seen).toMatchObject({ text: "tonight at ten", unedited: "tonight at nine" });
    for (const type of ["pass", "stop"] as const)
      for (const message of [1, 2, 3]) expect(refusalOf(session, { type, message })).toMatch(/message \d/);
  });

  it("is nobody where the exercise has no messages, except those of the white cell", () => {
    const scenario = {
      ...fictional,
      exercise: { ...emptyPlan, play: { messages: "none" as const } },
    };
    const session = begin(scenario);
    expect(refusalOf(session, { type: "message", from: first, to: [second], text: "hello" })).toContain("no messages");
    expect(refusalOf(session, proposes())).toContain("no messages");
    give(session, { type: "message", to: [second], text: "hello" });
    expect(messagesTo(session, seatViewer(second))).toHaveLength(1);
  });
});

describe("a proposal", () => {
  it("is an agreement once all who must agree have accepted, by the number that each has for it", () => {
    const session = begin(fictional);
    give(session, { type: "message", from: second, to: "white-cell", text: "a first one of my own" });
    give(session, proposes());
    expect(refusalOf(session, { type: "accept", seat: second, proposal: 1 })).toContain("proposes nothing");
    expect(refusalOf(session, { type: "accept", seat: third, proposal: 1 })).toContain("no message 1");
    expect(refusalOf(session, { type: "accept", seat: first, proposal: 1 })).toContain("has accepted");
    give(session, { type: "accept", seat: second, proposal: 2 });
    expect(messagesTo(session, seatViewer(first)).map(({ step }) => step)).toEqual(["written", "accepted", "agreed"]);
    expect(headOf(session.state).messages.messages[1]?.proposed).toMatchObject({
      standing: "agreed",
      accepted: [first, second],
    });
    expect(refusalOf(session, { type: "refuse", seat: second, proposal: 2 })).toContain("has been agreed");
  });

  it("is over with the first refusal, and where it is withdrawn by whoever made it or by the white cell", () => {
    const session = begin(fictional);
    for (let count = 0; count < 3; count += 1) give(session, proposes());
    give(session, { type: "refuse", seat: second, proposal: 1 });
    expect(refusalOf(session, { type: "withdraw", seat: second, proposal: 2 })).toContain("not of");
    give(session, { type: "withdraw", seat: first, proposal: 2 });
    give(session, { type: "withdraw", proposal: 3 });
    for (const proposal of [1, 2, 3])
      expect(refusalOf(session, { type: "accept", seat: second, proposal })).toMatch(/was (refused|withdrawn)/);
  });

  it("lapses by itself after its time, between what came before and after", () => {
    const session = begin(fictional);
    give(session, proposes({ until: 2.25 }));
    give(session, { type: "advance", to: 2.25 });
    expect(headOf(session.state).messages.messages[0]?.proposed?.standing).toBe("open");
    give(session, { type: "advance", to: 9 });
    expect(headOf(session.state).messages.messages[0]?.proposed?.standing).toBe("lapsed");
    const { entries } = timeline(session.model, session.state, seatViewer(second));
    const times = entries.map(({ time }) => time);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(entries.filter((entry) => entry.kind === "message").map((entry) => entry.time)).toEqual([0, 2.25]);
  });

  it("is refused where it can't be one", () => {
    const session = begin(fictional);
    give(session, { type: "advance", to: 3 });
    expect(refusalOf(session, proposes({ parties: [first] }))).toContain("nobody else");
    expect(refusalOf(session, proposes({ parties: [second, second] }))).toContain("twice");
    expect(refusalOf(session, proposes({ parties: [second, "narnia"] }))).toContain("no actor narnia");
    expect(refusalOf(session, proposes({ text: undefined, terms: undefined }))).toContain("text or terms");
    expect(refusalOf(session, proposes({ until: 2 }))).toContain("day 2");
    expect(refusalOf(session, proposes({ from: third }))).toContain("not seated");
    expect(refusalOf(session, proposes({ as: "Paris" }))).toContain("another name");
    expect(refusalOf(session, proposes({ text: "x".repeat(2001) }))).toContain("text");
    expect(refusalOf(session, proposes({ terms: Array(21).fill("x") }))).toContain("terms");
  });
});

describe("going back", () => {
  it("brings back the messages of then, also beside drafts", () => {
    const session = beginSealed(fictional);
    give(session, { type: "message", from: first, to: [second], text: "before" });
    give(session, proposes());
    give(session, { type: "advance", to: 12 });
    give(session, { type: "accept", seat: second, proposal: 2 });
    give(session, { type: "branch", name: "other" });
    give(session, { type: "message", from: second, to: [first], text: "on the other branch" });
    give(session, { type: "switch", to: "main" });
    expect(told(session, first)).not.toContain("on the other branch");
    expect(told(session, first)).toContain("agreed");
    give(session, { type: "rewind", before: 0 });
    expect(told(session, first)).toContain("before");
    expect(told(session, first)).not.toContain("agreed");
    give(session, { type: "refuse", seat: second, proposal: 2 });
    give(session, { type: "switch", to: "other" });
    expect(told(session, first)).toContain("on the other branch");
    expect(told(session, first)).toContain("agreed");
  });
});

const { model, header } = begin(fictional);

/** A session in memory with that model, since to make one takes longer than to play. */
function beginAgain(seed: string): Session {
  const own = { ...header, seed };
  return new Session({ header: own, model, state: openState(model, startOf(own)), lines: ["{}"] }, {});
}

/** So many in full. */
const correspondences = full ? 1000 : 16;

describe("random correspondences", () => {
  it("reach whom they are for and nobody else, to the last word, and by the numbers that the account has", () => {
    let [kept, read] = [0, 0];
    for (let number = 0; number < correspondences; number += 1) {
      const session = beginAgain(`letters-${number}`);
      if (number % 2 === 0) give(session, throughWhiteCell);
      const account = correspond(session, `letters-${number}`, 40);
      for (const viewer of viewers) {
        const bytes = told(session, viewer);
        const words = new Set(bytes.match(/qx\d+z/g) ?? []);
        const secret = keptFrom(account, viewer, actors);
        expect(secret.filter((word) => words.has(word))).toEqual([]);
        const own = readBy(account, viewer, actors);
        expect(own.filter((word) => !words.has(word))).toEqual([]);
        kept += secret.length;
        read += own.length;
      }
      for (const [actor, places] of account.had) {
        if (actor === "table") continue;
        const numbers = timeline(session.model, session.state, seatViewer(actor)).messages.filter(
          ({ message }) => message.step === "written",
        );
        expect(numbers.map(({ message }) => message.number)).toEqual(places.map((_, place) => place + 1));
      }
    }
    expect(kept).toBeGreaterThan(correspondences * 20);
    expect(read).toBeGreaterThan(correspondences * 20);
  });

  it("give a viewer the same bytes without all that the viewer never learned of", () => {
    let left = 0;
    for (let number = 0; number < correspondences / 2; number += 1) {
      const session = beginAgain(`pair-${number}`);
      const account = correspond(session, `pair-${number}`, 40);
      for (const viewer of viewers) {
        const other = beginAgain(`pair-${number}`);
        const script = withoutUnread(account, viewer, actors);
        for (const input of script) give(other, input);
        expect(told(other, viewer)).toBe(told(session, viewer));
        left += account.script.length - script.length;
      }
    }
    expect(left).toBeGreaterThan(correspondences);
  });

  it("are the same when they are folded again", () => {
    const session = begin(fictional, "again");
    const { script } = correspond(session, "again", 120);
    const inputs = script.map(({ input }, place) => ({ input, sequence: place + 1 }));
    const folded = foldSession(session.model, startOf(session.header), inputs);
    expect(headOf(folded).messages).toEqual(headOf(session.state).messages);
    expect(headOf(folded).messages.messages.length).toBeGreaterThan(20);
  });
});
