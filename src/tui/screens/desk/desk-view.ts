/**
 * What the desk hands to whatever draws it or says it: how everything stands at this moment.
 */
import type { Session } from "../../../session/index.js";
import type { Line } from "../../term/line.js";
import type { ActContext } from "./act.js";
import type { DeskScene } from "./desk-face.js";
import type { Open } from "./pages.js";
import type { Notice } from "./status.js";

/** Everything that decides what the desk shows. */
export interface DeskView {
  readonly session: Session;
  readonly scene: DeskScene;
  readonly open: Open | null;
  readonly notice: Notice | null;
  readonly context: ActContext;
  /** The chance of the next order, in words; empty for certain. */
  readonly chance: string;
  /** How the exercise stands. */
  readonly status: Line;
  /** The same, on pages that seats may read. */
  readonly seatStatus: Line;
}
