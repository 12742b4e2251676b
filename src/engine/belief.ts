/**
 * Beliefs: what an actor takes the posture of another, or a gauge, to be. Each change sends a report, which takes its time
 * and may be wrong; the actor believes the latest that has arrived, by when it was sent. A belief is kept among the states
 * and gauges of a world, after the true ones, so that conditions and rates read it like anything else.
 */
import { type AgendaItem, dropReports } from "./agenda.js";
import { countRecord } from "./broken-run.js";
import { believedGauge, changeGauge, noteMarks, noteMove } from "./drift.js";
import { markEntry } from "./marks.js";
import type { Model, ModelBelief, ModelPosture } from "./model.js";
import { drawSpread } from "./random.js";
import type { Listener } from "./step.js";
import { putOnAgenda, streamOf, type World } from "./world.js";

/** Sets what everybody believes on day 0. */
export function beginBeliefs(model: Model, world: World): void {
  for (const belief of model.beliefs) {
    if (belief.kind === "gauge") {
      world.gauges[belief.place] = believedGauge(model, belief, world.gauges[belief.of] as number);
    } else {
      world.states[belief.place] = belief.initial;
      markEntry(model, world, belief.path, stateOf(model, belief, belief.initial));
    }
  }
}

/** Id of a state of the posture that a belief is about, by place. */
export function stateOf(model: Model, { of }: ModelBelief, state: number): string {
  return (model.postures[of] as ModelPosture).states[state] as string;
}

/** Reports to the actors that hold beliefs about a posture that it has moved, or that a transition has led back. */
export function tellOfMove(model: Model, world: World, posture: number, listener: Listener): void {
  for (const index of model.beliefsAbout.postures[posture] ?? none) {
    const { delay, streams } = model.beliefs[index] as ModelBelief;
    const truth = world.states[posture] as number;
    const days = delay.length === 1 ? delay[0] : drawSpread(delay, streamOf(model, world, streams.delay));
    if (days > 0) putOnAgenda(world, world.time + days, "report", index, truth);
    else takeIn(model, world, { index, truth, since: world.time, sequence: world.agendaSequence }, listener);
  }
}

const none: readonly number[] = [];

/** A report that has changed what an actor believes: states of the posture, by place. */
export interface Report {
  readonly from: number;
  readonly to: number;
  /** The state that it reported, right or wrong. */
  readonly truth: number;
  /** When it was sent, in days. */
  readonly sent: number;
}

/** An actor takes in a report, of a posture or a gauge. Those that were sent before it are dropped. */
export function takeIn(
  model: Model,
  world: World,
  { index, truth, since, sequence }: Pick<AgendaItem, "index" | "truth" | "since" | "sequence">,
  listener: Listener,
): void {
  const belief = model.beliefs[index] as ModelBelief;
  const { kind, place, errors, streams, path } = belief;
  dropReports(world.agenda, index, sequence);
  if (kind === "gauge") {
    changeGauge(model, world, place, believedGauge(model, belief, truth));
    return;
  }
  const from = world.states[place] as number;
  const to = errors === null ? truth : takenFor(errors[truth] ?? none, truth, streamOf(model, world, streams.error)());
  if (to === from) return;
  world.states[place] = to;
  noteMove(model, world, place, from, to);
  noteMarks(model, world, markEntry(model, world, path, stateOf(model, belief, to)));
  countRecord(world, path);
  listener.heard?.(index, { from, to, truth, sent: since });
}

/** The state that a report tells, given the chance of each wrong one. */
function takenFor(row: readonly number[], truth: number, uniform: number): number {
  let sum = 0;
  for (let state = 0; state < row.length; state += 1) {
    sum += row[state] as number;
    if (uniform < sum) return state;
  }
  return truth;
}

/** The state of each posture that somebody holds a belief about, as that actor believes, by path of the belief. */
export function readBelievedPostures(model: Model, world: World): { [belief: string]: string } {
  return Object.fromEntries(
    model.beliefs.flatMap((belief) =>
      belief.kind === "posture" ? [[belief.path, stateOf(model, belief, world.states[belief.place] as number)]] : [],
    ),
  );
}

/** The same of gauges. */
export function readBelievedGauges(model: Model, world: World): { [belief: string]: number } {
  return Object.fromEntries(
    model.beliefs.flatMap(({ kind, path, place }) => (kind === "gauge" ? [[path, world.gauges[place] as number]] : [])),
  );
}

/** What each actor believes, by path of the belief: a state of the posture, or a value of the gauge. */
export function readBeliefs(model: Model, world: World): { [belief: string]: string | number } {
  return { ...readBelievedPostures(model, world), ...readBelievedGauges(model, world) };
}
