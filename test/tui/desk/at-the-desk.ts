/**
 * A desk in a test: a session, keys by name, and the screen as plain text. The clock stands still until it is moved,
 * and no futures are counted.
 */
import type { Scenario } from "../../../src/engine/index.js";
import { type Beginning, beginSession, type Session, type SessionOptions } from "../../../src/session/index.js";
import { pasteAs } from "../../../src/text/index.js";
import { Desk } from "../../../src/tui/screens/desk/desk.js";
import type { DeskOptions } from "../../../src/tui/screens/desk/desk-options.js";
import type { Futures } from "../../../src/tui/screens/futures.js";
import type { Size } from "../../../src/tui/term/layout.js";
import { plainLine } from "../../../src/tui/term/line.js";
import { libraryScenario } from "../../report/library.js";
import { beginningOf } from "../../session/exercise.js";
import { wallClock } from "../../session/wall-clock.js";

export const tavush: Scenario = libraryScenario("tavush-2020");

export const noFutures: Futures = {
  warmUp: () => undefined,
  watch: () => undefined,
  outlookAt: () => null,
  seated: false,
  latest: () => null,
  overAt: () => false,
  problem: () => "",
  subscribe: () => () => undefined,
  edition: () => 0,
  close: () => Promise.resolve(),
};

/** The clock on the wall of all these sessions. */
export const wall = wallClock();

export function seatedSession(changes: Partial<Beginning> = {}, options: SessionOptions = {}): Session {
  const resolved = changes.resolved ?? tavush;
  const beginning = beginningOf(resolved, "desk-7", { seats: ["russia", "turkey"], ...changes });
  return beginSession(beginning, { loaded: resolved === tavush, ...wall.options, ...options });
}

export interface AtTheDesk {
  readonly desk: Desk;
  readonly session: Session;
  /** Keys by name, one after another; a text in quotes is typed letter by letter. */
  press(...keys: string[]): AtTheDesk;
  /** Types a text. */
  type(text: string): AtTheDesk;
  /** The screen as plain text. */
  screen(size?: Size): string;
  /** The clock goes on by so many seconds. */
  wait(seconds: number): AtTheDesk;
}

const usual: Size = { columns: 100, rows: 30 };

export function sitDown(session: Session = seatedSession(), more: Partial<DeskOptions> = {}): AtTheDesk {
  const desk = new Desk({
    session,
    name: session.header.scenario,
    countOdds: () => new Promise(() => undefined),
    again: "faultline replay code",
    paste: pasteAs("faultline"),
    futuresOf: ({ seated }) => ({ ...noFutures, seated }),
    ...more,
  });
  const at: AtTheDesk = {
    desk,
    session,
    press(...keys) {
      for (const key of keys) desk.press(key);
      return at;
    },
    type(text) {
      for (const character of text) desk.press(character === " " ? "space" : character);
      return at;
    },
    screen: (size = usual) =>
      desk
        .lines(size)
        .map((line) => plainLine(line).trimEnd())
        .join("\n"),
    wait(seconds) {
      wall.wait(seconds);
      return at;
    },
  };
  return at;
}
