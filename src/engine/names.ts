/**
 * Name resolution: maps the names of a scenario to indices and collects every unknown name, so that an author sees all
 * mistakes at once.
 */
import { type Problem, ScenarioError } from "./errors.js";
import type { Belief, Scenario } from "./scenario.js";

/** The path of the posture, or the id of the gauge, that a belief is about. */
export const subjectOf = (belief: Belief): string => ("posture" in belief ? belief.posture : belief.gauge);

/** `actor@actor.posture` or `actor@gauge`: names a belief in logs and saved worlds, and keys its random stream. */
export const beliefPath = (actor: string, subject: string): string => `${actor}@${subject}`;

/** The reverse of `beliefPath`. */
export function readBeliefPath(path: string): { readonly actor: string; readonly subject: string } {
  const [actor = "", subject = ""] = path.split("@");
  return { actor, subject };
}

export class Names {
  readonly #postures = new Map<string, number>();
  readonly #states = new Map<string, Map<string, number>>();
  readonly #gauges = new Map<string, number>();
  readonly #derived = new Set<number>();
  readonly #milestones = new Map<string, number>();
  readonly #happenings = new Map<string, number>();
  readonly #injects = new Map<string, number>();
  /** By `actor@posture` and `actor@gauge`: places among the states and the gauges of a world, after the true ones. */
  readonly #believedPostures = new Map<string, number>();
  readonly #believedGauges = new Map<string, number>();
  readonly #problems: Problem[] = [];

  constructor(scenario: Scenario) {
    const postures = scenario.actors.flatMap((actor) => actor.postures);
    for (const posture of postures) {
      this.#add(this.#postures, posture.path, posture.path);
      const states = new Map<string, number>();
      for (const state of posture.states) this.#add(states, state.id, `${posture.path}.states`);
      // Conditions test states with a 32-bit mask.
      if (states.size > 30) this.problem(posture.path, `has ${states.size} states`, "at most 30");
      this.#states.set(posture.path, states);
      for (const transition of posture.transitions) {
        this.#add(this.#happenings, transition.path, transition.path);
        if (transition.path !== `${posture.path}.${transition.id}`) {
          this.problem(transition.path, `does not lie in ${posture.path}`);
        }
      }
    }
    for (const [place, gauge] of scenario.gauges.entries()) {
      this.#add(this.#gauges, gauge.id, "gauges");
      if (gauge.derived !== undefined) this.#derived.add(place);
    }
    for (const milestone of scenario.milestones) this.#add(this.#milestones, milestone.id, "milestones");
    for (const inject of scenario.injects) this.#add(this.#injects, inject.id, "injects");
    this.#addBeliefs(scenario);
  }

  #addBeliefs({ actors }: Scenario): void {
    for (const { id, beliefs = [] } of actors) {
      for (const belief of beliefs) {
        const subject = subjectOf(belief);
        const path = beliefPath(id, subject);
        const known = "posture" in belief ? this.#postures : this.#gauges;
        const believed = "posture" in belief ? this.#believedPostures : this.#believedGauges;
        if (!known.has(subject)) this.problem(path, `there is no posture or gauge ${subject}`);
        if (subject.startsWith(`${id}.`)) this.problem(path, "an actor knows its own postures");
        if (believed.has(path)) this.problem(path, "is declared twice");
        believed.set(path, known.size + believed.size);
      }
    }
  }

  #add(index: Map<string, number>, name: string, at: string): void {
    if (index.has(name)) this.problem(at, `${name} is declared twice`);
    index.set(name, index.size);
  }

  #find(index: Map<string, number> | undefined, name: string, what: string, at: string): number {
    const found = index?.get(name);
    if (found !== undefined) return found;
    this.problem(
      at,
      `there is no ${what} ${name}`,
      index === undefined ? "" : `one of ${[...index.keys()].join(", ")}`,
    );
    return -1;
  }

  /** Place of a posture among the states of a world, by path; with a believer, of what that actor takes it to be. */
  posture(path: string, at: string, believer?: string): number {
    if (believer === undefined) return this.#find(this.#postures, path, "posture", at);
    return this.#find(this.#believedPostures, beliefPath(believer, path), "belief", at);
  }

  /** Index of a state within its posture. */
  state(posture: string, state: string, at: string): number {
    return this.#find(this.#states.get(posture), state, `state of ${posture} called`, at);
  }

  /** Place of a gauge among those of a world; with a believer, of what that actor takes it to be. */
  gauge(id: string, at: string, believer?: string): number {
    if (believer === undefined) return this.#find(this.#gauges, id, "gauge", at);
    return this.#find(this.#believedGauges, beliefPath(believer, id), "belief", at);
  }

  /** As `gauge`, but the true gauge where the actor holds no belief about it. */
  gaugeAsTaken(id: string, at: string, believer?: string): number {
    const believed = believer === undefined ? undefined : this.#believedGauges.get(beliefPath(believer, id));
    return believed ?? this.gauge(id, at);
  }

  /** Whether a gauge, by index, is worked out from others. */
  isDerived(gauge: number): boolean {
    return this.#derived.has(gauge);
  }

  milestone(id: string, at: string): number {
    return this.#find(this.#milestones, id, "milestone", at);
  }

  /** Index of a transition by path; −1, without reporting a problem, if unknown. */
  transition(path: string): number {
    return this.#happenings.get(path) ?? -1;
  }

  /** Index of an inject by id; −1, without reporting a problem, if unknown. */
  inject(id: string): number {
    return this.#injects.get(id) ?? -1;
  }

  /** Reports a problem unless the path names a transition or inject. */
  happening(path: string, at: string): void {
    if (this.#happenings.has(path) || (path.startsWith("inject.") && this.#injects.has(path.slice(7)))) return;
    this.problem(at, `there is no transition or inject ${path}`);
  }

  problem(path: string, message: string, expected?: string): void {
    this.#problems.push({ severity: "error", path, message, ...(expected ? { expected } : {}) });
  }

  /** Throws ScenarioError if any problem was reported. */
  throwProblems(): void {
    if (this.#problems.length > 0) throw new ScenarioError(this.#problems);
  }
}
