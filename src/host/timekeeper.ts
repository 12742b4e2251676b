/**
 * Whoever keeps the time where nobody sits at a desk: once the turn's time is up, sealed orders are carried out as they stand, unless the
 * plan leaves that to the white cell. When that is follows from the lines of the log (docs/decisions/0073); what is done is a line of it too.
 */
import { isRefusal } from "../session/index.js";
import { dueAtTimeUp, leftToCarryOut, offersAtTimeUp, turnTimeLeft } from "../white-cell/index.js";
import type { Hosted } from "./hosted.js";

/** Calls back once so many milliseconds have passed; what it answers takes that back. */
export type Wait = (milliseconds: number, then: () => void) => () => void;

const waitByTimer: Wait = (milliseconds, then) => {
  const timer = setTimeout(then, milliseconds);
  timer.unref();
  return () => clearTimeout(timer);
};

/** Looks again at least so often: the wall clock may be set, and the machine may have slept. */
const longestWait = 15_000;

/** Begins to keep the time; what it answers ends that. */
export function keepTime(hosted: Hosted, wait: Wait = waitByTimer): () => void {
  const { session } = hosted;
  let takeBack: () => void = () => undefined;
  let looking = false;
  const look = (): void => {
    takeBack();
    takeBack = () => undefined;
    const now = session.readClock();
    // What is given calls back here, before it has been answered.
    if (now === null || looking) return;
    looking = true;
    const due = dueAtTimeUp(session, now);
    const done = due.every((input) => !isRefusal(hosted.give(input)));
    looking = false;
    const left = turnTimeLeft(session, now);
    if (left === null || offersAtTimeUp(session) || leftToCarryOut(session, "time").length === 0) return;
    // What was refused is tried again, not at once.
    takeBack = wait(done ? Math.max(1, Math.min(left, longestWait)) : longestWait, look);
  };
  const release = hosted.subscribe(look);
  look();
  return () => {
    release();
    takeBack();
  };
}
