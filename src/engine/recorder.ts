/**
 * The listener that creates records. Ensembles use a counting listener instead and create none.
 */

import { type Report, stateOf } from "./belief.js";
import { dateOfDay, wholeDays } from "./calendar.js";
import { chanceNow } from "./chance.js";
import { type Explanation, explainMove } from "./explain.js";
import { pressureNow } from "./hazard.js";
import { headlineNow } from "./headline.js";
import type { Model, ModelBelief, ModelEnd, ModelInject, ModelPosture, ModelTransition } from "./model.js";
import { sharesNow } from "./outcome.js";
import {
  type BeliefRecord,
  type EndRecord,
  type GaugeChange,
  headlineOf,
  type InjectRecord,
  type MilestoneRecord,
  type PostureRecord,
} from "./record.js";
import type { Condition, Inject, Milestone } from "./scenario.js";
import { whySkipped } from "./stand-in.js";
import type { Cause, Listener } from "./step.js";
import type { World } from "./world.js";

/** What caused a record that is not a move of a posture. */
export type Occasion =
  | { readonly trigger: "inject"; readonly by: InjectRecord["by"]; readonly when?: Condition }
  /** The condition that now holds, or the happenings any of which triggers it. */
  | { readonly trigger: "milestone"; readonly when?: Condition; readonly on?: readonly string[] }
  | { readonly trigger: "ending"; readonly when: Condition }
  | { readonly trigger: "horizon"; readonly days: number }
  /** The report took so many days; of reports of this state such a share goes wrong. */
  | { readonly trigger: "report"; readonly days: number; readonly wrongChance: number };

/** A record with an optional explanation. `why` is not part of the record's hash. */
export type ExplainedRecord =
  | (PostureRecord & { readonly why?: Explanation })
  | ((InjectRecord | BeliefRecord | MilestoneRecord | EndRecord) & { readonly why?: Occasion });

export interface AdvanceOptions {
  /** Attach `why` to each record. */
  readonly explain?: boolean;
  /** Called after the drift of each day boundary, day 0 included. */
  readonly onDay?: (day: number, world: World) => void;
  /** Paths of the responses to suppress. */
  readonly vetoed?: readonly string[];
  /** The inject that is fired comes about by an agreement of seats. */
  readonly agreed?: true;
  /** Of a forced transition: why. */
  readonly reason?: string;
}

export class Recorder implements Listener {
  readonly wantsChanges = true;
  readonly records: ExplainedRecord[] = [];
  readonly #model: Model;
  readonly #world: World;
  readonly #options: AdvanceOptions;
  #why: Explanation | null = null;
  /** Of a response that is about to happen. */
  #chance = 0;
  /** Of a transition with several ends that is about to happen. */
  #shares: readonly number[] | null = null;
  /** Of a hazard that is about to fire. */
  #pressure = 0;
  /** Of what is about to happen, for each of its ends. */
  #headlines: readonly string[] = [];

  constructor(model: Model, world: World, options: AdvanceOptions) {
    this.#model = model;
    this.#world = world;
    this.#options = options;
  }

  before(index: number, cause: Cause, answers: string | null): void {
    const transition = this.#model.transitions[index] as ModelTransition;
    if (cause === "response") this.#chance = chanceNow(transition, this.#world);
    this.#shares = transition.ends.length > 1 ? sharesNow(transition, this.#world) : null;
    if (cause === "hazard") this.#pressure = pressureNow(this.#world, transition.hazard);
    this.#headlines = transition.ends.map((end) => headlineNow(end, this.#world));
    if (this.#options.explain) this.#why = explainMove(this.#model, this.#world, index, cause, answers);
  }

  #stamp() {
    const day = wholeDays(this.#world.time);
    return {
      seq: this.#world.seq - 1,
      day,
      date: dateOfDay(this.#model.scenario.start, day),
      time: this.#world.time,
    };
  }

  moved(
    index: number,
    cause: Cause,
    from: number,
    to: number,
    answers: string | null,
    effects: readonly GaugeChange[],
    end: number,
  ): void {
    const { posture, path, actor, source, ends, hazard, shape } = this.#model.transitions[index] as ModelTransition;
    const { outcome, evidence } = ends[end] as ModelEnd;
    const { states, path: posturePath } = this.#model.postures[posture] as ModelPosture;
    // What a seat orders it may do more quietly than it would come out by itself.
    const known = (cause === "order" ? source.order?.visibility : undefined) ?? source.visibility;
    this.records.push({
      type: cause === "response" || cause === "timeout" ? cause : "transition",
      ...this.#stamp(),
      actor,
      posture: posturePath,
      transition: path,
      from: states[from] as string,
      to: states[to] as string,
      ...(outcome === null ? {} : { outcome: outcome.id, outcomeChance: this.#shares?.[end] as number }),
      effects,
      // Still the rate before the transition: rates are refreshed after the cascade.
      ...(cause === "hazard" ? { ratePerDay: this.#world.rate[hazard] as number } : {}),
      ...(cause === "hazard" && shape > 1 ? { shape, pressure: this.#pressure } : {}),
      ...(cause === "response" ? { chance: this.#chance, answers: answers as string } : {}),
      ...(cause === "order" ? { by: "seat" as const } : {}),
      ...(cause === "hand" ? { by: "hand" as const, reason: this.#options.reason ?? "" } : {}),
      ...(known === undefined ? {} : { visibility: known }),
      evidence,
      headline: this.#headlines[end] as string,
      ...(this.#why === null ? {} : { why: this.#why }),
    });
    this.#why = null;
  }

  beforeInject(index: number): void {
    this.#headlines = [headlineNow(this.#model.injects[index] as ModelInject, this.#world)];
  }

  injected(index: number, cause: InjectRecord["by"], effects: readonly GaugeChange[]): void {
    const by = cause === "hand" && this.#options.agreed ? "agreement" : cause;
    const { id, evidence, schedule, visibility } = this.#model.scenario.injects[index] as Inject;
    const when = by === "condition" && schedule !== undefined && "when" in schedule ? { when: schedule.when } : {};
    const why = this.#asked({ trigger: "inject", by, ...when });
    const [headline = ""] = this.#headlines;
    const known = visibility === undefined ? {} : { visibility };
    this.records.push({
      type: "inject",
      ...this.#stamp(),
      inject: id,
      by,
      effects,
      evidence,
      headline,
      ...known,
      ...why,
    });
  }

  skipped(index: number): void {
    const inject = this.#model.injects[index] as ModelInject;
    this.records.push({
      type: "inject",
      ...this.#stamp(),
      inject: "@skipped",
      by: "schedule",
      headline: headlineOf(`Skipped: ${headlineNow(inject, this.#world)}`),
      effects: [],
      path: inject.path,
      reason: whySkipped(this.#model, this.#world, index),
      evidence: [],
      visibility: [],
      ...this.#asked({ trigger: "inject", by: "schedule" }),
    });
  }

  vetoes(transition: number): boolean {
    const { vetoed } = this.#options;
    return vetoed?.includes((this.#model.transitions[transition] as ModelTransition).path) ?? false;
  }

  /** Records a reserved inject. The caller has counted it already. */
  reservedInject(act: Omit<InjectRecord, "type" | "by" | "evidence" | "seq" | "day" | "date" | "time">): void {
    const why = this.#asked({ trigger: "inject", by: "hand" });
    this.records.push({ type: "inject", ...this.#stamp(), by: "hand", evidence: [], ...act, ...why });
  }

  milestone(index: number): void {
    const { id, headline, evidence, when, on } = this.#model.scenario.milestones[index] as Milestone;
    const why = this.#asked({ trigger: "milestone", ...(when && { when }), ...(on && { on }) });
    this.records.push({ type: "milestone", ...this.#stamp(), milestone: id, evidence, headline, ...why });
  }

  heard(index: number, { from, to, truth, sent }: Report): void {
    const belief = this.#model.beliefs[index] as ModelBelief;
    const { actor, subject, errors, source } = belief;
    const { actors } = this.#model.scenario;
    const label = (id: string | undefined) => actors.find((one) => one.id === id)?.label ?? id;
    const posture = actors.flatMap(({ postures }) => postures).find(({ path }) => path === subject);
    const state = (place: number) => stateOf(this.#model, belief, place);
    const stands = posture?.states[to]?.label ?? state(to);
    const why = this.#asked({
      trigger: "report",
      days: this.#world.time - sent,
      wrongChance: (errors?.[truth] ?? []).reduce((sum, chance) => sum + chance, 0),
    });
    this.records.push({
      type: "belief",
      ...this.#stamp(),
      actor,
      about: subject,
      from: state(from),
      to: state(to),
      truth: state(truth),
      sent,
      evidence: source.evidence,
      headline: `${label(actor)} hears: ${label(subject.split(".")[0])}, ${posture?.label ?? subject}: ${stands}`,
      ...why,
    });
  }

  ended(ending: string | null): void {
    const found = this.#model.scenario.endings.find((candidate) => candidate.id === ending);
    const headline = found?.headline ?? `Day ${this.#world.horizon}: the horizon, with no ending reached`;
    const why = this.#asked(
      found ? { trigger: "ending", when: found.when } : { trigger: "horizon", days: this.#world.horizon },
    );
    this.records.push({ type: "end", ...this.#stamp(), ending, evidence: found?.evidence ?? [], headline, ...why });
  }

  #asked(why: Occasion): { why?: Occasion } {
    return this.#options.explain ? { why } : {};
  }

  day(day: number): void {
    this.#options.onDay?.(day, this.#world);
  }
}
