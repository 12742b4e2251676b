/**
 * Keys as a screen takes them: one by one, by name. Ctrl-Z is not among them; it belongs to the terminal. Ink cuts what
 * the terminal sends into reports, and no more: its own reader of keys throws at a report that it can't name, such as
 * Ctrl-Tab on some terminals or a pasted colour, and that would end an exercise.
 */
import { useStdin } from "ink";
import { createContext, useContext, useEffect } from "react";
import { keysOf, keysPasted, longestPaste, pasteBegins, pasteEnds } from "../screens/keys.js";

/** What Ctrl-Z does. */
export const SuspendContext = createContext<() => void>(() => undefined);

export interface Keyboard {
  /** False leaves the keys to somebody else. */
  readonly active?: boolean;
  /** Whether there is anything to paste into; a paste elsewhere would be taken for so many commands. */
  readonly takesText?: () => boolean;
}

const always = () => true;

/** Hands on each key that is pressed. `press` and `takesText` must stay the same from frame to frame. */
export function useKeys(press: (key: string) => void, { active = true, takesText = always }: Keyboard = {}): void {
  const suspend = useContext(SuspendContext);
  const { setRawMode, internal_eventEmitter: reports } = useStdin();
  useEffect(() => {
    if (!active) return;
    setRawMode(true);
    return () => setRawMode(false);
  }, [active, setRawMode]);
  useEffect(() => {
    if (!active) return;
    /** Characters of the paste under way that are still taken; null while nobody pastes. */
    let room: number | null = null;
    const hear = (report: string) => {
      if (report === pasteBegins || report === pasteEnds) {
        room = report === pasteEnds ? null : takesText() ? longestPaste : 0;
        return;
      }
      const keys = room === null ? keysOf(report) : keysPasted(keysOf(report.slice(0, 2 * room))).slice(0, room);
      if (room !== null) room -= keys.length;
      for (const key of keys) {
        if (key === "ctrl-z") suspend();
        else press(key);
      }
    };
    reports.on("input", hear);
    return () => {
      reports.off("input", hear);
    };
  }, [active, press, takesText, suspend, reports]);
}
