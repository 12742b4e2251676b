/**
 * A picture of the situation screen at a record, for whoever has no terminal: what the key of the desk would keep there.
 */
import type { Size } from "../../term/layout.js";
import { drawLines } from "../../term/picture.js";
import { createFutures } from "../futures.js";
import { pictureOf } from "./carry-out.js";
import { Desk } from "./desk.js";
import type { DeskOptions } from "./desk-options.js";

const never = () => new Promise<never>(() => undefined);

/** An SVG file of a session that has been played beyond that record; null for where play stands. */
export function drawMoment(
  options: Pick<DeskOptions, "session" | "name" | "again" | "paste">,
  record: number | null,
  size: Size,
): string {
  const desk = new Desk({
    ...options,
    countOdds: never,
    futuresOf: (worlds) => createFutures({ worlds, open: never }),
  });
  // The screen is laid out for the size that it was drawn for last.
  desk.lines(size);
  if (record !== null) desk.show(record);
  // What a desk says as it opens is for whoever sits at it.
  desk.ask({ command: "open", open: null });
  const { lines, label } = pictureOf(desk.view());
  return drawLines(lines, size, label);
}
