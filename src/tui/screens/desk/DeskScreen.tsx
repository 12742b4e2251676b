/**
 * The desk in a terminal: hands keys and time to it, and its lines to the painter. It holds nothing of its own.
 */
import { useIsScreenReaderEnabled } from "ink";
import { useCallback, useEffect, useSyncExternalStore } from "react";
import { Frame } from "../../term/Frame.js";
import { useKeys } from "../../term/use-keys.js";
import { useSize } from "../../term/use-size.js";
import { Told } from "../Linear.js";
import { useFutures } from "../use-futures.js";
import type { Desk } from "./desk.js";

export interface DeskScreenProps {
  readonly desk: Desk;
  readonly onLeave: (exitCode: number) => void;
}

/** Calls once, so many milliseconds after `since` became what it is; null never. */
function useAfter(delay: number | null, call: () => void, since: string | number): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a delay that shrinks as time goes by is not another one.
  useEffect(() => {
    if (delay === null) return;
    const timer = setTimeout(call, delay);
    return () => clearTimeout(timer);
  }, [call, since]);
}

export function DeskScreen({ desk, onLeave }: DeskScreenProps) {
  const size = useSize();
  const spoken = useIsScreenReaderEnabled();
  const edition = useSyncExternalStore(desk.subscribe, desk.edition);
  const takesText = () => desk.view().open?.page.takesText === true || desk.shown.search?.typing === true;
  useKeys(desk.press, { takesText: useCallback(takesText, [desk]) });
  const { playing, position, speed } = desk.shown;
  useAfter(desk.tickDelay(), desk.tick, `${playing} ${position} ${speed}`);
  useAfter(desk.timerDelay(), desk.beat, edition);
  useFutures(desk.futures, { playing, watched: desk.watched(), world: desk.worldInSight() });
  useEffect(() => {
    if (!spoken) desk.fit(size);
  }, [desk, size, spoken]);
  const { leaving } = desk;
  useEffect(() => {
    if (leaving !== null) onLeave(leaving);
  }, [leaving, onLeave]);
  if (spoken) return <Told said={desk.spoken()} where={desk.where()} />;
  return <Frame lines={desk.lines(size)} size={size} />;
}
