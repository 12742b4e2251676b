/**
 * The questions of a moment, chosen by futures that the kernel plays: those that `askQuestions` chooses by futures of the engine, in a
 * fraction of the time. Pauses now and then, so that whoever waits on the same thread is not kept waiting.
 */
import { cloneWorld, type Model, restoreWorld, type SavedWorld, type World } from "../engine/index.js";
import {
  type AskedQuestion,
  type AskOptions,
  chooseQuestions,
  daysAhead,
  type Future,
  futuresOf,
  type PlayedFutures,
  questionFutures,
  questionSeed,
} from "../forecast/index.js";
import { Kernel, kernelCode, type RunListener } from "../kernel/index.js";
import { roundingOf } from "./rounding.js";

/** Least bins: nobody reads the histograms. */
const bins = 3;

/** Notes the day on which each name came first, as `namesOf` names what records say. */
class FirstDays implements RunListener {
  first = new Map<string, number>();
  private readonly model: Model;
  private moment = { time: 0 };

  constructor(model: Model) {
    this.model = model;
  }

  begin(moment: { readonly time: number }): void {
    this.moment = moment;
    this.first = new Map();
  }

  moved(...[transition, , , to]: Parameters<NonNullable<RunListener["moved"]>>): void {
    const { postures, transitions } = this.model;
    const posture = postures[transitions[transition]?.posture as number] as Model["postures"][number];
    this.note(`posture ${posture.path} ${posture.states[to]}`);
  }

  milestone(milestone: number): void {
    this.note(`milestone ${this.model.milestones[milestone]?.id}`);
  }

  ended(ending: string | null): void {
    if (ending !== null) this.note(`ending ${ending}`);
  }

  private note(name: string): void {
    if (!this.first.has(name)) this.first.set(name, Math.floor(this.moment.time));
  }
}

/** The world with its horizon on an earlier day: further than its questions reach nobody looks. */
function cutAt(world: World, horizon: number): World {
  const end = world.agenda.find(({ kind }) => kind === "horizon");
  const others = world.agenda.filter(({ kind }) => kind !== "horizon");
  // It is the last of what is due at its time.
  const [sooner, later] = [others.filter(({ time }) => time <= horizon), others.filter(({ time }) => time > horizon)];
  const agenda = [...sooner, ...(end === undefined ? [] : [{ ...end, time: horizon }]), ...later];
  return { ...cloneWorld(world), horizon, agenda };
}

/** Futures played between two pauses. */
const atOnce = 20;

/** Plays the futures in the kernel; null where there is none, or where a future breaks, which the engine puts into words. */
async function kernelFutures(model: Model, world: World, turn: number): Promise<PlayedFutures | null> {
  const code = kernelCode();
  if (code === null) return null;
  const days = daysAhead(world, turn);
  const origin = cutAt(world, days.at(-1) as number);
  const { horizon, historical } = origin;
  const plan = { seed: questionSeed, days: horizon, historical, origin, runs: 1, bins };
  const kernel = new Kernel(code, model, { ...plan, rounding: roundingOf(model, horizon) });
  const listener = new FirstDays(model);
  const ids = model.gauges.map(({ id }) => id);
  const futures: Future[] = [];
  for (let run = 0; run < questionFutures; run += 1) {
    if (run % atOnce === 0) await new Promise((resolve) => setImmediate(resolve));
    kernel.startOver(listener);
    if (!kernel.play(run, 0)) return null;
    // Of one run, the least value of a day is its value.
    const values = kernel.tally("gaugeLeast");
    const at = (day: number) => ids.map((id, gauge) => [id, values[day * ids.length + gauge] as number] as const);
    futures.push({ first: listener.first, gauges: days.map((day) => Object.fromEntries(at(day))) });
  }
  return { days, futures };
}

/** The questions of a moment, as `askQuestions` gives them. The model is one that armModel gives. */
export async function questionsAt(
  model: Model,
  from: SavedWorld,
  options: Pick<AskOptions, "known" | "turn" | "before">,
): Promise<readonly AskedQuestion[]> {
  if (from.ended) return [];
  const world = restoreWorld(model, from);
  const played = (await kernelFutures(model, world, options.turn)) ?? futuresOf(model, world, options);
  return chooseQuestions(model, world, options, played);
}
