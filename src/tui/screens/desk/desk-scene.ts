/**
 * The situation as the desk shows it: the screen over the session's tape, with what an exercise adds to it.
 */
import type { Session } from "../../../session/index.js";
import type { Lookup } from "../../../text/index.js";
import type { Size } from "../../term/layout.js";
import { type Futures, outlooksOf } from "../futures.js";
import { showsOdds } from "../screen.js";
import { keysOfDesk } from "./acts.js";
import type { DeskView } from "./desk-view.js";
import { hotWashOf } from "./hot-wash.js";
import type { Playback } from "./playback.js";
import { assumingOf, keepingOf, statusLine } from "./status.js";
import type { Timer } from "./timer.js";

export interface SceneParts {
  readonly session: Session;
  readonly playback: Playback;
  readonly lookup: Lookup;
  readonly futures: Futures;
  readonly timer: Timer;
  readonly size: Size;
  readonly replayCode: string;
}

export function sceneOf(parts: SceneParts): DeskView["scene"] {
  const { session, playback, lookup, futures, timer, size, replayCode } = parts;
  const { screen, view, tape } = playback;
  return {
    tape,
    lookup,
    replayCode,
    view,
    screen,
    size,
    odds: showsOdds(screen) ? tape.oddsAt(screen.position) : [],
    outlooks: outlooksOf(futures, screen.position),
    status: statusLine(session, timer, playback.lookingBack),
    keeping: keepingOf(session.file),
    moreKeys: keysOfDesk,
    assuming: assumingOf(lookup, session),
    ...(screen.page === "end" ? { hotWash: hotWashOf(lookup, session) } : {}),
  };
}
