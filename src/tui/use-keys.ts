/**
 * Keys as a screen takes them: one by one, by name. Ctrl-Z is not among them; it belongs to the terminal.
 */
import { useInput } from "ink";
import { createContext, useCallback, useContext, useRef } from "react";
import { keysOf, keysPasted, pasteBegins, pasteEnds } from "./keys.js";

/** What Ctrl-Z does. */
export const SuspendContext = createContext<() => void>(() => undefined);

/** Hands on each key that is pressed while `active`. `press` must stay the same from frame to frame. */
export function useKeys(press: (key: string) => void, active = true): void {
  const suspend = useContext(SuspendContext);
  const pasting = useRef(false);
  useInput(
    useCallback(
      (input, flags) => {
        if (input === pasteBegins || input === pasteEnds) {
          pasting.current = input === pasteBegins;
          return;
        }
        const keys = keysOf(input, flags);
        for (const key of pasting.current ? keysPasted(keys) : keys) {
          if (key === "ctrl-z") suspend();
          else press(key);
        }
      },
      [press, suspend],
    ),
    { isActive: active },
  );
}
