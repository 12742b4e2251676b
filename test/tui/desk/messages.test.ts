/**
 * Messages at the desk: each seat's page has what that seat may read and no other, proposals are answered from it, and nothing
 * that was written reaches the terminal as anything but text.
 */
import { describe, expect, test } from "vitest";
import { agreementsOf, seatPage } from "../../../src/exercise/index.js";
import { headOf } from "../../../src/session/index.js";
import { give } from "../../session/exercise.js";
import { correspond, keptFrom, readBy } from "../../session/letters.js";
import { seatedSession, sitDown } from "./at-the-desk.js";

const seats = ["russia", "turkey", "armenia"];
const tall = { columns: 120, rows: 60 };

describe("a seat's page", () => {
  test("has the messages of its seat since the last turn, and none of others", () => {
    const session = seatedSession({ seats });
    give(session, { type: "message", from: "russia", to: ["turkey"], text: "Secretly on Tuesday" });
    give(session, { type: "message", from: "armenia", to: "all", text: "Yerevan calls for calm" });
    const at = sitDown(session).press("t");
    for (const [text, readers] of [
      ["Secretly on Tuesday", ["russia", "turkey"]],
      ["Yerevan calls for calm", seats],
    ] as const)
      for (const seat of seats) {
        const page = JSON.stringify(seatPage(session.model, session.state, seat));
        expect(page.includes(text), `${seat} and “${text}”`).toBe([...readers].some((one) => one === seat));
      }
    expect(at.screen(tall)).toContain("Message 1, Russia to Turkey");
    at.press("tab", "tab");
    expect(at.screen(tall)).toContain("Yerevan calls for calm");
    expect(at.screen(tall)).not.toContain("Tuesday");
    expect(at.screen(tall)).not.toContain("Message 2");
    // Once the turn after has begun, they are news no longer.
    give(session, { type: "advance", to: 14 });
    expect(JSON.stringify(seatPage(session.model, session.state, "armenia"))).not.toContain("calls for calm");
  });

  test("answers a proposal, and writes with the white cell's forms as its own seat", () => {
    const session = seatedSession({ seats });
    give(session, { type: "message", from: "russia", to: ["armenia"], text: "not for Ankara" });
    give(session, {
      type: "proposal",
      from: "russia",
      parties: ["russia", "turkey"],
      text: "A line",
      terms: ["By phone"],
    });
    const at = sitDown(session).press("t", "tab");
    const choose = (label: string) => {
      for (let row = 0; row < 60 && !at.screen(tall).includes(`▶ ${label}`); row += 1) at.press("down");
      expect(at.screen(tall)).toContain(`▶ ${label}`);
    };
    choose("Accept proposal 1 of Russia");
    expect(at.screen(tall)).toContain("By phone");
    at.press("enter");
    expect(agreementsOf(session.model, session.state)).toMatchObject([
      { standing: "agreed", accepted: ["russia", "turkey"] },
    ]);
    expect(at.screen(tall)).toContain("Agreed: proposal 1 of Russia");
    choose("Write a message");
    at.press("enter").type("russia").press("enter", "enter", "enter").type("Thank you").press("enter");
    expect(at.screen(tall)).toContain("Turkey writes to Russia");
    at.press("enter");
    expect(headOf(session.state).messages.messages.at(-1)).toMatchObject({
      from: "turkey",
      to: ["russia"],
      text: "Thank you",
      isPublic: false,
    });
  });

  test("takes no word of anybody else's letters, whatever is written", () => {
    let [kept, read] = [0, 0];
    for (const seed of ["page-1", "page-2", "page-3"]) {
      const session = seatedSession({ seats });
      const account = correspond(session, seed, 60);
      const actors = session.model.scenario.actors.map(({ id }) => id);
      for (const seat of seats) {
        const page = JSON.stringify(seatPage(session.model, session.state, seat));
        const words = new Set(page.match(/qx\d+z/g) ?? []);
        const secret = keptFrom(account, seat, actors);
        expect(secret.filter((word) => words.has(word))).toEqual([]);
        kept += secret.length;
        read += readBy(account, seat, actors).filter((word) => words.has(word)).length;
      }
    }
    expect(kept).toBeGreaterThan(100);
    expect(read).toBeGreaterThan(10);
  });
});

describe("what is written", () => {
  test("stands on the situation, and reaches the terminal as text alone", () => {
    const session = seatedSession({ seats });
    give(session, { type: "message", as: "\u001b]0;x\u0007Paris", to: "all", text: "red \u001b[31malert\u202e" });
    give(session, { type: "advance", to: 7 });
    const at = sitDown(session);
    for (const keys of [[], ["t"], ["escape", "i", "y"]]) {
      const screen = at.press(...keys).screen(tall);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what must not be there.
      expect(screen).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    }
    expect(sitDown(session).screen(tall)).toContain("alert");
  });
});
