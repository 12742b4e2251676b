/**
 * Futures of a world: the past is kept, the future is drawn anew. This is exact: the exponential is memoryless, a waiting
 * time in stages is redrawn conditional on the pressure that it has gathered, and a random timeout or
 * the way of a report conditional on not having ended yet.
 */
import { clearActive } from "./active-hazards.js";
import { type AgendaItem, schedule } from "./agenda.js";
import { drawBreakingBeyond } from "./erlang.js";
import { pressureNow, refreshAll } from "./hazard.js";
import { withoutSeats } from "./instruct.js";
import type { Model, ModelBelief, ModelTransition } from "./model.js";
import { type DrawnSpread, drawSpread, futureSuffix } from "./random.js";
import type { RunScores } from "./scores.js";
import { cloneForFuture, streamOf, type World } from "./world.js";

/** A copy of a world with new random streams, keyed by `seed` and `run`: the same pair gives the same future. */
export function forkFuture(
  model: Model,
  world: World,
  seed: string,
  run: number,
  scores: RunScores | null = null,
): World {
  // A user's seed never contains "~", so that even the world's own seed and run do not repeat its past draws.
  const fork = cloneForFuture(world, `${seed}${futureSuffix}`, run);
  model.hazards.forEach((_, hazard) => {
    drawBreakingAgain(model, fork, hazard);
  });
  fork.scores = scores;
  scores?.begin(fork);
  fork.since.fill(fork.time);
  fork.rate.fill(0);
  fork.due.fill(Infinity);
  clearActive(fork.active);
  if (fork.ended) return fork;
  const pending = fork.agenda.splice(0);
  for (const item of pending) schedule(fork.agenda, drawAgain(model, fork, item));
  refreshAll(model, fork);
  return fork;
}

/**
 * The same moment with nobody seated, from which the model plays the seats on. It is a future, because what only a seat
 * could order has no breaking point yet.
 */
export function unseated(model: Model, world: World): World {
  return world.ended || world.seats.size === 0 ? world : forkFuture(model, withoutSeats(model, world), "unseated", 0);
}

/** An exponential waiting time begins anew. One in stages keeps its pressure, and breaks at some point beyond it. */
function drawBreakingAgain(model: Model, world: World, hazard: number): void {
  const shape = model.packed.shapes[hazard] as number;
  const begun = shape > 1 && (world.breaking[hazard] as number) >= 0;
  const pressure = begun ? pressureNow(world, hazard) : 0;
  world.pressure[hazard] = pressure;
  const stream = begun ? streamOf(model, world, model.packed.transitions[hazard] as number) : null;
  world.breaking[hazard] = stream === null ? -1 : drawBreakingBeyond(stream, { shape, pressure });
}

/** A time that was drawn is drawn again, given that it has not come yet. Whether a report is wrong is drawn as it arrives. */
function drawAgain(model: Model, world: World, item: AgendaItem): AgendaItem {
  const drawn = drawnTime(model, item);
  if (drawn === null || drawn.days.length === 1) return item;
  const passed = shareBelow(drawn.days, world.time - item.since);
  const stream = streamOf(model, world, drawn.stream);
  const days = drawSpread(drawn.days, () => passed + (1 - passed) * stream());
  const time = item.since + days;
  // Rounding may put the draw slightly before now.
  return { ...item, time: time < world.time ? world.time : time };
}

function drawnTime(
  model: Model,
  { kind, index }: AgendaItem,
): { readonly days: DrawnSpread; readonly stream: number } | null {
  if (kind === "timeout") {
    return { days: (model.transitions[index] as ModelTransition).after as DrawnSpread, stream: index };
  }
  if (kind !== "report") return null;
  const { delay, streams } = model.beliefs[index] as ModelBelief;
  return { days: delay, stream: streams.delay };
}

/** Cumulative distribution function of a spread. */
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
