/**
 * The kernel's log of a run (assembly/log.ts), told to a listener as the engine tells it: the same calls in the same order,
 * without changes of gauges. What either plays is therefore written, counted or compared in one place.
 */
import type { Listener, Model, World } from "../engine/index.js";

/** When something happened, and in which run. */
export type Moment = Pick<World, "seed" | "run" | "time" | "seq">;

/** Hears of runs, one after another. The moment is kept up to date. */
export interface RunListener
  extends Pick<Partial<Listener>, "moved" | "injected" | "skipped" | "milestone" | "heard" | "ended"> {
  begin(moment: Moment): void;
}

/** Numbers in a row. */
export const logWidth = 8;

const causes = { [-1]: "hazard", [-2]: "timeout", [-3]: "order" } as const;
const deliverers = ["schedule", "hand", "condition"] as const;

/** Tells a listener of some rows, each at its moment. */
export function tellRows(
  rows: Float64Array,
  { transitions, injects, endings }: Model,
  listener: RunListener,
  moment: { -readonly [key in keyof Moment]: Moment[key] },
): void {
  const pathOf = (happening: number) =>
    (transitions[happening] ?? injects[happening - transitions.length])?.path ?? null;
  for (let at = 0; at < rows.length; at += logWidth) {
    const number = (place: number) => rows[at + place] as number;
    moment.seq = number(1);
    moment.time = number(2);
    const [index, a, b, c, d] = [number(3), number(4), number(5), number(6), number(7)];
    switch (number(0)) {
      case 0:
        listener.moved?.(
          index,
          a >= 0 ? "response" : causes[a as keyof typeof causes],
          b,
          c,
          a >= 0 ? pathOf(a) : null,
          [],
          d,
        );
        break;
      case 1:
        listener.injected?.(index, deliverers[a] as "schedule", []);
        break;
      case 2:
        listener.milestone?.(index);
        break;
      case 3:
        listener.heard?.(index, { from: a, to: b, truth: c, sent: d });
        break;
      case 5:
        listener.skipped?.(index);
        break;
      default:
        listener.ended?.(endings[index]?.id ?? null);
    }
  }
}
