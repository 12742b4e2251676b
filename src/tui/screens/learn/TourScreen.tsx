/**
 * The tour on a terminal: computes its pages once someone begins it, and plays them.
 */
import { Text, useIsScreenReaderEnabled } from "ink";
import { useCallback, useEffect, useState } from "react";
import { say } from "../../../catalogue/index.js";
import { Frame } from "../../term/Frame.js";
import { tooSmall } from "../../term/layout.js";
import { safe } from "../../term/safe.js";
import { tooSmallLines } from "../../term/too-small.js";
import { useKeys } from "../../term/use-keys.js";
import { useSize } from "../../term/use-size.js";
import { beginTour, isUnfinished, pressInTour, rowMilliseconds, showRow, type Tour, type TourPage } from "./tour.js";
import { spokenTour, tourLines } from "./tour-lines.js";

export interface TourScreenProps {
  readonly from: Tour;
  /** Computes the pages, which takes a second or two. */
  pages(): Promise<readonly TourPage[]>;
  readonly onDone: (done: "menu" | 130) => void;
}

export function TourScreen({ from, pages: compute, onDone }: TourScreenProps) {
  // Together: a key that is pressed just as the pages come must not meet a tour that plays without them.
  const [{ tour, pages }, set] = useState<{ readonly tour: Tour; readonly pages: readonly TourPage[] }>({
    tour: from,
    pages: [],
  });
  const size = useSize();
  const spoken = useIsScreenReaderEnabled();
  useKeys(useCallback((key) => set((now) => ({ ...now, tour: pressInTour(now.tour, key, now.pages) })), []));
  const { phase, done } = tour;
  useEffect(() => {
    if (phase !== "waiting") return;
    let left = false;
    // The screen that says so is drawn first.
    const soon = setTimeout(() => {
      compute().then(
        (made) => {
          if (!left) set((now) => ({ tour: beginTour(now.tour), pages: safe(made) }));
        },
        // A tour that can't be computed is no reason to keep anybody from the menu.
        () => onDone("menu"),
      );
    }, 50);
    return () => {
      left = true;
      clearTimeout(soon);
    };
  }, [phase, compute, onDone]);
  const moving = !spoken && isUnfinished(tour, pages);
  useEffect(() => {
    if (!moving) return;
    const timer = setInterval(() => set((now) => ({ ...now, tour: showRow(now.tour, now.pages) })), rowMilliseconds);
    return () => clearInterval(timer);
  }, [moving]);
  useEffect(() => {
    if (done !== null) onDone(done);
  }, [done, onDone]);
  if (spoken) return <Text>{spokenTour(tour, pages)}</Text>;
  const lines = tooSmall(size) ? tooSmallLines(size, say("screen.enlarge")) : tourLines(tour, pages, size);
  return <Frame lines={lines} size={size} />;
}
