/**
 * Odds for the projector: futures of the moment shown, counted by the same threads as on any screen, but by moment *and*
 * way, because an exercise goes back and takes other ways, and what was counted on one of them holds on no other.
 */
import type { Forecaster } from "../../../analysis/index.js";
import type { Outlooks } from "../../panels/prospects.js";
import { createFutures, outlooksOf } from "../futures.js";
import type { PublicTape } from "./public-tape.js";

/** A moment of the session, as far as the table knows it. */
export interface Prospect {
  readonly way: number;
  readonly position: number;
  readonly tape: PublicTape;
}

export interface Prospects {
  /** Counts futures of a moment, null for none. */
  watch(moment: Prospect | null): void;
  outlooks(way: number, position: number): Outlooks;
  close(): Promise<void>;
}

export interface ProspectsOptions {
  readonly open: () => Promise<Forecaster>;
  readonly onNews: () => void;
}

/** More entries than any way has. */
const span = 1e7;

/** Stands for the moment in what `createFutures` takes for a position; 1 is the start, which all ways share. */
const tokenOf = (way: number, position: number): number => (position <= 1 ? 1 : way * span + position);

export function openProspects({ open, onNews }: ProspectsOptions): Prospects {
  let moment: Prospect | null = null;
  const futures = createFutures({
    tape: {
      momentAt: (token: number) => String(token),
      savedAt: (token: number) => {
        if (moment === null) throw new Error("no moment is watched");
        return moment.tape.savedAt(token === 1 ? 1 : token % span);
      },
    },
    open,
  });
  futures.subscribe(onNews);
  return {
    watch(wanted) {
      if (wanted !== null) moment = wanted;
      futures.watch(wanted === null ? null : tokenOf(wanted.way, wanted.position), 0);
    },
    outlooks(way, position) {
      return outlooksOf(futures, tokenOf(way, position));
    },
    close: () => futures.close(),
  };
}
