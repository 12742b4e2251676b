/**
 * A frame on the screen, as a component: its lines go to the painter once React has settled what they are.
 */
import { createContext, useContext, useLayoutEffect } from "react";
import type { Size } from "./layout.js";
import type { Line } from "./line.js";
import type { Painter } from "./painter.js";

/** Null where nothing is painted, as for a screen reader. */
export const PainterContext = createContext<Painter | null>(null);

export interface FrameProps {
  readonly lines: readonly Line[];
  readonly size: Size;
}

export function Frame({ lines, size }: FrameProps) {
  const painter = useContext(PainterContext);
  useLayoutEffect(() => painter?.show(lines, size.columns, size.rows));
  return null;
}
