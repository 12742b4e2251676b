/**
 * The projector on a terminal: a clock that looks at the log, keys, and the lines that come of them; or sentences, one
 * after the other, for who hears the screen.
 */
import { Static, Text, useIsScreenReaderEnabled } from "ink";
import { useCallback, useEffect, useSyncExternalStore } from "react";
import { Frame } from "../../term/Frame.js";
import { useKeys } from "../../term/use-keys.js";
import { useSize } from "../../term/use-size.js";
import type { Projector } from "./projector.js";

/** Milliseconds between two looks at the log. */
const lookEvery = 250;

export interface ProjectorScreenProps {
  readonly projector: Projector;
  readonly onLeave: (exitCode: number) => void;
}

export function ProjectorScreen({ projector, onLeave }: ProjectorScreenProps) {
  const size = useSize();
  const spoken = useIsScreenReaderEnabled();
  useSyncExternalStore(projector.subscribe, projector.edition);
  useKeys(
    useCallback((key) => projector.press(key), [projector]),
    { takesText: useCallback(() => projector.typing(), [projector]) },
  );
  useEffect(() => {
    const timer = setInterval(() => projector.look(), lookEvery);
    return () => clearInterval(timer);
  }, [projector]);
  const leaving = projector.leaving();
  useEffect(() => {
    if (leaving !== null) onLeave(leaving);
  }, [leaving, onLeave]);
  if (!spoken) return <Frame lines={projector.lines(size)} size={size} />;
  return <Static items={[...projector.spoken()]}>{(text, index) => <Text key={index}>{text}</Text>}</Static>;
}
