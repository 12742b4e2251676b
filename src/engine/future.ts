/**
 * Futures of a world: its past stands, what is still to come is rolled anew. Exact, not approximate: a hazard forgets
 * how long it has waited (the exponential has no memory), and a drawn timeout is drawn again given that it has not
 * yet run out.
 */
import { clearActive } from "./active-hazards.js";
import { type AgendaItem, schedule } from "./agenda.js";
import { refreshAll } from "./hazard.js";
import type { Model, ModelTransition } from "./model.js";
import { type DrawnSpread, drawSpread, futureSuffix } from "./random.js";
import { cloneForFuture, streamOf, type World } from "./world.js";

/**
 * A copy of a world with fresh dice for the future only. `seed` and `run` key the new streams; the same pair always
 * gives the same future of the same world.
 */
export function forkFuture(model: Model, world: World, seed: string, run: number): World {
  // No person's seed holds "~": even the world's own seed and run do not roll its past again as its future.
  const fork = cloneForFuture(world, `${seed}${futureSuffix}`, run);
  fork.pressure.fill(0);
  fork.since.fill(fork.time);
  fork.breaking.fill(-1);
  fork.rate.fill(0);
  fork.due.fill(Infinity);
  clearActive(fork.active);
  if (fork.ended) return fork;
  const pending = fork.agenda.splice(0);
  for (const item of pending) schedule(fork.agenda, item.kind === "timeout" ? drawAgain(model, fork, item) : item);
  refreshAll(model, fork);
  return fork;
}

function drawAgain(model: Model, world: World, item: AgendaItem): AgendaItem {
  const after = (model.transitions[item.index] as ModelTransition).after as DrawnSpread;
  if (after.length === 1) return item;
  const passed = shareBelow(after, world.time - item.since);
  const stream = streamOf(model, world, item.index);
  const days = drawSpread(after, () => passed + (1 - passed) * stream());
  const time = item.since + days;
  // Rounding may put the draw a hair before now; it is then due now.
  return { ...item, time: time < world.time ? world.time : time };
}

/** The probability that a spread draws less than x: its distribution function. */
function shareBelow(spread: DrawnSpread, x: number): number {
  const low = spread[0];
  const high = spread[spread.length - 1] as number;
  if (x <= low) return 0;
  if (x >= high) return 1;
  const width = high - low;
  if (spread.length !== 3) return (x - low) / width;
  const mode = spread[1];
  if (x < mode) return ((x - low) * (x - low)) / (width * (mode - low));
  return 1 - ((high - x) * (high - x)) / (width * (high - mode));
}
