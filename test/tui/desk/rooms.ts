/**
 * Where a scripted exercise is played: with desk and projector in two real terminals, or in this process with the same screens
 * and keys. Both keep the session in a file.
 */

import { loadScenario } from "../../../src/scenarios/index.js";
import { drawRule, type Input, isRefusal, type Session } from "../../../src/session/index.js";
import { beginningOf } from "../../session/exercise.js";
import { stage } from "../projector/shown.js";
import { openTerminal, type RealTerminal } from "../real-terminal.js";
import { seatedSession, sitDown } from "./at-the-desk.js";

export const size = { columns: 100, rows: 30 };

const esc = "\u001b";
/** What a terminal is told besides text. */
const moves = new RegExp(`${esc}\\[[0-9;?]*[A-Za-z]`, "g");
/** One key each. */
const strokes = new RegExp(`${esc}(\\[[AB]|\\[6~)?|.`, "gs");

export type Which = "desk" | "projector";
type Seen = (screen: string) => boolean;

export interface Room {
  type(keys: string): void;
  /** What stands on a screen now. */
  screen(which: Which): string;
  /** The first screen that `seen` accepts; throws with the last where none comes. */
  until(which: Which, seen: Seen, what: string): Promise<string>;
  /** All that the projector has ever shown. */
  projected(): string;
  /** Quits both. */
  leave(): Promise<void>;
  kill(): void;
}

/** Two real terminals. */
export async function realRoom(plan: string, log: string): Promise<Room> {
  const desk = await openTerminal(["play", plan, "--save", log, "--no-bell"], size);
  await desk.until((screen) => screen.includes("saved"), "the desk");
  const projector = await openTerminal(["play", "--follow", log, "--no-bell"], size);
  const of = (which: Which): RealTerminal => (which === "desk" ? desk : projector);
  return {
    type: (keys) => desk.type(keys),
    screen: (which) => of(which).rows().join("\n"),
    until: (which, seen, what) => of(which).until(seen, `${which}: ${what}`),
    projected: () => projector.written().replaceAll(moves, ""),
    async leave() {
      for (const terminal of [desk, projector]) {
        terminal.type("q");
        const { exitCode } = await terminal.exited;
        if (exitCode !== 0) throw new Error(`exit code ${exitCode}`);
      }
    },
    kill() {
      desk.kill();
      projector.kill();
    },
  };
}

const names: Readonly<{ [key: string]: string }> = {
  "\r": "enter",
  "\t": "tab",
  [esc]: "escape",
  " ": "space",
  [`${esc}[A`]: "up",
  [`${esc}[B`]: "down",
  [`${esc}[6~`]: "pagedown",
};

/** The same screens in this process. */
export function roomHere(plan: string, log: string): Room {
  const { scenario } = loadScenario(plan);
  const { days = scenario.horizon, seed = "" } = scenario.exercise?.play ?? {};
  const seats = scenario.exercise?.seats.map(({ actor }) => actor) ?? [];
  const beginning = beginningOf(scenario, seed, { seats, days, rule: drawRule("sealed") });
  const session: Session = seatedSession({ ...beginning, resolved: scenario }, { file: log });
  const wall = stage(session);
  const give = session.give.bind(session);
  let projected = "";
  session.give = (input: Input, options) => {
    const given = give(input, options);
    if (!isRefusal(given)) wall.give(input);
    projected += wall.text(size.columns, size.rows);
    return given;
  };
  const at = sitDown(session, { name: plan });
  const screen = (which: Which) => (which === "desk" ? at.screen(size) : wall.text(size.columns, size.rows));
  return {
    type(keys) {
      for (const [key] of keys.matchAll(strokes)) at.press(names[key] ?? key);
    },
    screen,
    async until(which, seen, what) {
      const shown = screen(which);
      if (!seen(shown)) throw new Error(`never seen: ${which}: ${what}\n${shown}`);
      return shown;
    },
    projected: () => projected,
    async leave() {
      session.close();
    },
    kill: () => undefined,
  };
}
