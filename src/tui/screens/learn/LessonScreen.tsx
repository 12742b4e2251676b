/**
 * A lesson on a terminal: computes each step when it is opened, and tells where the student is whenever that changes.
 */
import { useCallback, useEffect, useRef, useState } from "react";
import { say } from "../../../catalogue/index.js";
import type { Lesson, Place, StepShown } from "../../../learn/index.js";
import type { Paste } from "../../../text/index.js";
import { Frame } from "../../term/Frame.js";
import { tooSmall } from "../../term/layout.js";
import { safe } from "../../term/safe.js";
import { tooSmallLines } from "../../term/too-small.js";
import { useKeys } from "../../term/use-keys.js";
import { useSize } from "../../term/use-size.js";
import { openedLesson, pressInLesson } from "./lesson.js";
import { lessonLines, reachOfLesson } from "./lesson-lines.js";

export interface LessonScreenProps {
  readonly lesson: Lesson;
  readonly from: Place;
  readonly paste: Paste;
  /** Computes a step, which may take seconds. */
  showStep(place: number): Promise<StepShown>;
  keep(place: Place): void;
  /** A step could not be computed; the screen closes. */
  fail(error: unknown): void;
  readonly onLeave: (exitCode: number) => void;
}

export function LessonScreen({ lesson, from, paste, showStep, keep, fail, onLeave }: LessonScreenProps) {
  const [state, setState] = useState(() => openedLesson(from));
  const [shown, setShown] = useState<{ readonly step: number; readonly of: StepShown } | null>(null);
  const size = useSize();
  const { place, done } = state;
  const open = shown?.step === place.step ? shown.of : null;
  const now = useRef({ shown, size });
  now.current = { shown, size };
  useKeys(
    useCallback(
      (key) =>
        setState((before) => {
          const { shown: drawn, size: room } = now.current;
          // Of two keys at once the second may already be for another step than the one that is drawn.
          const step = drawn?.step === before.place.step ? drawn.of : null;
          const reach = step === null ? 0 : reachOfLesson(lesson, before, step, room, paste);
          return pressInLesson(before, key, lesson, step, reach);
        }),
      [lesson, paste],
    ),
  );
  const { step } = place;
  useEffect(() => {
    // The screen that says so is drawn first.
    const soon = setTimeout(() => {
      showStep(step).then(
        (of) => {
          setShown({ step, of: safe(of) });
          // Worked out while the student reads; what is wrong with it is said once it is opened.
          if (step + 1 < lesson.steps.length) showStep(step + 1).catch(() => undefined);
        },
        (error) => {
          fail(error);
          onLeave(1);
        },
      );
    }, 20);
    return () => clearTimeout(soon);
  }, [lesson, step, showStep, fail, onLeave]);
  useEffect(() => keep(place), [place, keep]);
  useEffect(() => {
    if (done !== null) onLeave(done);
  }, [done, onLeave]);
  const lines = tooSmall(size)
    ? tooSmallLines(size, say("screen.enlarge"))
    : lessonLines(lesson, state, open, size, paste);
  return <Frame lines={lines} size={size} />;
}
