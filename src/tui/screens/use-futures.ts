/**
 * Futures as a screen uses them: warmed up once it stands, watched at the moment shown, heard whenever there is news.
 */
import { useEffect, useSyncExternalStore } from "react";
import { type Futures, warmUpAfter, whilePlaying } from "./futures.js";

export interface Watching {
  readonly playing: boolean;
  /** The position whose futures are in sight; null for none. */
  readonly watched: number | null;
  /** Names the world there: several may stand at one position in turn. */
  readonly world: string;
}

/** Counts futures of what is in sight, and draws again whenever there is news. */
export function useFutures(futures: Futures, { playing, watched, world }: Watching): void {
  useSyncExternalStore(futures.subscribe, futures.edition);
  useEffect(() => {
    const timer = setTimeout(() => futures.warmUp(), warmUpAfter);
    return () => clearTimeout(timer);
  }, [futures]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another world at the same position is asked about anew.
  useEffect(() => futures.watch(watched, playing ? whilePlaying : 0), [futures, watched, playing, world]);
}
