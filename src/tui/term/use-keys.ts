/**
 * Keys as a screen takes them: one by one, by name. Ctrl-Z is not among them; it belongs to the terminal. Standard input
 * is read here and not by Ink, whose own reader throws at a report that it can't name and takes the letters of an OSC or
 * DCS answer for keys.
 */
import type { ReadStream } from "node:tty";
import { useStdin } from "ink";
import { createContext, useContext, useLayoutEffect } from "react";
import { createKeyReader, type Key, type KeyReader } from "./key-reader.js";

/** What Ctrl-Z does. */
export const SuspendContext = createContext<() => void>(() => undefined);

export interface Keyboard {
  /** False leaves the keys to somebody else. */
  readonly active?: boolean;
  /** Whether there is anything to paste into; a paste elsewhere would be taken for so many commands. */
  readonly takesText?: () => boolean;
}

const always = () => true;

/** One reader a terminal: one screen may take over from another in the middle of a sequence. */
const readers = new WeakMap<object, KeyReader>();

/** Reads the terminal until the returned function is called. */
function listen(stdin: ReadStream, hear: (key: Key) => void): () => void {
  const reader = readers.get(stdin) ?? createKeyReader();
  readers.set(stdin, reader);
  let silence: NodeJS.Timeout | undefined;
  let check: NodeJS.Immediate | undefined;
  const stopWaiting = () => {
    clearTimeout(silence);
    clearImmediate(check);
  };
  const giveUp = () => {
    for (const key of reader.giveUp()) hear(key);
  };
  const wait = () => {
    const patience = reader.patience();
    if (patience === null) return;
    silence = setTimeout(() => {
      // A busy process reads late: what has arrived meanwhile is read first.
      check = setImmediate(giveUp);
    }, patience);
  };
  const read = (bytes: Uint8Array) => {
    stopWaiting();
    for (const key of reader.push(bytes)) hear(key);
    wait();
  };
  stdin.on("data", read);
  stdin.ref();
  stdin.resume();
  wait();
  return () => {
    stopWaiting();
    stdin.off("data", read);
    stdin.pause();
    stdin.unref();
  };
}

/** Hands on each key that is pressed. `press` and `takesText` must stay the same from frame to frame. */
export function useKeys(press: (key: string) => void, { active = true, takesText = always }: Keyboard = {}): void {
  const suspend = useContext(SuspendContext);
  const { stdin } = useStdin();
  // In the commit that draws the screen: an effect comes later, and a key in between would go to the screen before.
  useLayoutEffect(() => {
    if (!active) return;
    return listen(stdin as ReadStream, ({ name, pasted }) => {
      if (name === "ctrl-z") suspend();
      else if (!pasted || takesText()) press(name);
    });
  }, [active, press, takesText, suspend, stdin]);
}
