/**
 * A log on the projector, from the first look at it until somebody leaves.
 */

import { ringBell } from "../../term/bell.js";
import { gatherForecaster } from "../futures.js";
import { type Left, type Streams, show } from "../run.js";
import type { DrawMap } from "./map-page.js";
import { Projector } from "./projector.js";
import { watchLog } from "./watch.js";

export interface ProjectorOptions extends Streams {
  /** The log that somebody else writes; it need not be there yet. */
  readonly file: string;
  /** The clock on the wall, in milliseconds since 1970. */
  readonly now: () => number;
  readonly drawMap?: DrawMap;
}

/** Shows a session that goes on elsewhere, as the table may see it, until someone leaves. It writes and locks nothing. */
export function runProjector({ file, now, drawMap, ...streams }: ProjectorOptions): Promise<Left> {
  const { stdout, bell = true } = streams;
  const ring = bell ? { ring: () => ringBell(stdout) } : {};
  const projector = new Projector({
    watch: watchLog(file),
    gather: gatherForecaster,
    now,
    ...ring,
    ...(drawMap && { drawMap }),
  });
  return show(
    streams,
    (size) => projector.lines(size),
    { kind: "projector", projector },
    { close: () => projector.close(), farewell: () => "" },
  );
}
