/**
 * From a session that is ready, or a menu to choose one from, to a person who has left: opens the desk, and closes the
 * session on every way out, so that its log says that nothing is missing.
 */
import { say } from "../../../catalogue/index.js";
import { isSteered, type Session } from "../../../session/index.js";
import { ringBell } from "../../term/bell.js";
import { tooSmall } from "../../term/layout.js";
import { safe } from "../../term/safe.js";
import { tooSmallLines } from "../../term/too-small.js";
import { createFutures, gatherForecaster } from "../futures.js";
import { offeredTour } from "../learn/tour.js";
import { tourLines } from "../learn/tour-lines.js";
import { easiestFirst, type MenuScenario, openingMenu } from "../menu.js";
import { menuLines } from "../menu-lines.js";
import { type Left, type Streams, show } from "../run.js";
import type { TourToOffer } from "../StartMenu.js";
import { Desk } from "./desk.js";
import type { DeskOptions } from "./desk-options.js";
import { keepingOf } from "./status.js";

/** A session to show, and what goes with it. */
export type SessionToShow = Omit<DeskOptions, "futuresOf" | "countOdds" | "ring">;
export type DeskRunOptions = Streams & SessionToShow;

export interface StartMenuOptions extends Streams {
  readonly scenarios: readonly MenuScenario[];
  readonly tour: TourToOffer;
  drawSeed(): string;
  /** Opens the chosen run. Throws where the file has a mistake; the menu shows the message. */
  prepare(file: string, variant: string | null, seed: string, forecast: boolean): SessionToShow;
}

function openDesk(options: SessionToShow, { stdout, bell = true }: Streams): Desk {
  const { model } = options.session;
  const desk = new Desk({
    ...options,
    ...(bell && { ring: () => ringBell(stdout) }),
    countOdds: async (arm, worlds, runs) =>
      (await import("../../../analysis/index.js")).oddsFrom(arm, worlds, { runs }),
    futuresOf: (worlds) => createFutures({ worlds, open: () => gatherForecaster(model) }),
  });
  options.hosting?.connect(desk);
  options.hosting?.subscribe(desk.beat);
  return desk;
}

/** Where a session is kept, and how to come back to it; said when the screen is gone. */
export function farewellOf(
  session: Session,
  file: string | null,
  saved: boolean,
  { again: command, paste }: Pick<DeskOptions, "again" | "paste">,
): string {
  const { state, fault, unsaved } = session;
  const { inputs, branches } = state;
  if (file === null)
    return isSteered(state) ? say("desk.session-not-kept", { n: inputs }) : say("desk.see-run-again", { command });
  const kept = say("desk.session-kept", { file: safe(file), inputs, branches: branches.size });
  const lost = say("desk.lines-lost", { fault: safe(fault?.message ?? say("desk.unknown-fault")), n: unsaved });
  return [kept, ...(saved ? [] : [lost]), ...keepingOf(file, paste).lines.map((line) => `  ${line}`)].join("\n");
}

/** Closes what a desk has open, and says how that went. */
function closing(desk: () => Desk | undefined) {
  let file: string | null = null;
  let saved = true;
  return {
    close: async () => {
      const open = desk();
      if (open === undefined) return;
      ({ file } = open.session);
      saved = open.session.close();
      await open.futures.close();
    },
    farewell: () => {
      const open = desk();
      if (open === undefined) return "";
      const more = open.options.afterwards?.() ?? "";
      return [farewellOf(open.session, file, saved, open.options), more].filter((text) => text !== "").join("\n");
    },
    /** 1 where the end of the session could not be saved. */
    left: ({ exitCode }: Left): Left => ({ exitCode: saved ? exitCode : exitCode || 1 }),
  };
}

/** Shows the desk until someone leaves; 1 where the end of the session could not be saved. */
export async function runDesk(options: DeskRunOptions): Promise<Left> {
  const desk = openDesk(options, options);
  const end = closing(() => desk);
  return end.left(await show(options, (size) => desk.lines(size), { kind: "desk", desk }, end));
}

/** Lets a person choose what to play, then shows it until they leave. */
export async function runStartMenu(options: StartMenuOptions): Promise<Left> {
  let chosen: Desk | undefined;
  const prepare = (...choice: Parameters<StartMenuOptions["prepare"]>) => {
    chosen = openDesk(options.prepare(...choice), options);
    return chosen;
  };
  const scenarios = easiestFirst(safe(options.scenarios));
  const { drawSeed, tour } = options;
  const seed = drawSeed();
  const end = closing(() => chosen);
  return end.left(
    await show(
      options,
      (size) =>
        tooSmall(size)
          ? tooSmallLines(size, say("screen.enlarge"), say("screen.other-faces"))
          : tour.offered
            ? tourLines(offeredTour, [], size)
            : menuLines(openingMenu(seed), scenarios, size),
      { kind: "menu", scenarios, seed, drawSeed, prepare, tour },
      end,
    ),
  );
}
