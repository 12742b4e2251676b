/**
 * The situation as the desk shows it: the screen over the session's timeline, with what an exercise adds to it.
 */
import { say } from "../../../catalogue/index.js";
import type { Forecasting } from "../../../exercise/index.js";
import { isSteered, type Session } from "../../../session/index.js";
import type { Lookup, Paste } from "../../../text/index.js";
import { readingInWords } from "../../../text/index.js";
import { bookmarkNotes } from "../../../white-cell/index.js";
import { welcomeLines } from "../../panels/welcome.js";
import type { Size } from "../../term/layout.js";
import { safe } from "../../term/safe.js";
import { type Futures, outlooksOf } from "../futures.js";
import type { Playback } from "../playback.js";
import { showsOdds } from "../screen.js";
import { earlierView } from "../shown.js";
import type { DeskScene } from "./desk-face.js";
import { oddsClosed } from "./forecast-gate.js";
import { hotWashOf } from "./hot-wash.js";
import { keysOfDesk } from "./pages.js";
import { keepingOf, statusLine } from "./status.js";
import type { Timer } from "./timer.js";

export interface SceneParts {
  readonly session: Session;
  readonly playback: Playback;
  readonly lookup: Lookup;
  readonly futures: Futures;
  readonly timer: Timer;
  readonly size: Size;
  readonly again: string;
  readonly paste: Paste;
  readonly forecasting: Forecasting | null;
}

/** Whether people take part: somebody is seated, or has done anything. */
export function isExercise({ header, state }: Session): boolean {
  return header.seats.length > 0 || isSteered(state);
}

export function sceneOf(parts: SceneParts): DeskScene {
  const { session, playback, lookup, futures, timer, size, again, paste, forecasting } = parts;
  const { screen, view } = playback;
  const { header, model } = session;
  const exercise = isExercise(session);
  const { earlier } = earlierView(playback.timeline, view, screen.selected);
  const closed = forecasting === null ? null : oddsClosed(forecasting, (earlier ?? view).time);
  return {
    run: { seed: safe(header.seed), horizon: header.days, reading: safe(readingInWords(model, header)) },
    lookup,
    view,
    ...(earlier && { earlier }),
    screen,
    size,
    ...(closed === null ? {} : { oddsClosed: closed }),
    ...(forecasting === null ? {} : { forecasts: true }),
    odds: showsOdds(screen) && closed === null ? playback.oddsAt(playback.lookedAt) : [],
    oddsOf: earlier ?? view,
    outlooks: outlooksOf(futures, playback.lookedAt),
    ...(exercise ? { status: statusLine(session, timer, playback.lookingBack) } : {}),
    moreKeys: keysOfDesk,
    bookmarks: bookmarkNotes(session),
    again:
      exercise || session.file !== null
        ? keepingOf(session.file, paste)
        : { title: say("desk.same-run-again"), lines: [again] },
    welcome: (room) => welcomeLines(lookup, room, exercise),
    ...(exercise && screen.page === "end" ? { hotWash: hotWashOf(lookup, session) } : {}),
  };
}
