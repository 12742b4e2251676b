/**
 * The names that a scenario defines, by kind. Collected from the merged tree, not from the checked file, so that a name
 * with a faulty definition still counts as defined.
 */
import { keysAt, type MapTree } from "./tree.js";

export interface Names {
  readonly actors: ReadonlySet<string>;
  /** `actor.posture` to its state ids. */
  readonly postures: ReadonlyMap<string, readonly string[]>;
  /** `actor.posture.transition`, `inject.id` and `agreement.id`. */
  readonly happenings: ReadonlySet<string>;
  readonly gauges: ReadonlySet<string>;
  /** Actor to the postures and gauges that it holds beliefs about. */
  readonly beliefs: ReadonlyMap<string, ReadonlySet<string>>;
  readonly assumptions: ReadonlySet<string>;
  readonly milestones: ReadonlySet<string>;
  readonly mechanisms: ReadonlySet<string>;
  readonly sources: ReadonlySet<string>;
  readonly claims: ReadonlySet<string>;
}

export function collectNames(tree: MapTree): Names {
  const postures = new Map<string, readonly string[]>();
  const happenings = new Set<string>();
  const beliefs = new Map<string, ReadonlySet<string>>();
  for (const actor of keysAt(tree, ["actors"])) {
    beliefs.set(actor, new Set(keysAt(tree, ["actors", actor, "beliefs"])));
    for (const posture of keysAt(tree, ["actors", actor, "postures"])) {
      const path = ["actors", actor, "postures", posture];
      postures.set(`${actor}.${posture}`, keysAt(tree, [...path, "states"]));
      for (const transition of keysAt(tree, [...path, "transitions"]))
        happenings.add(`${actor}.${posture}.${transition}`);
    }
  }
  for (const inject of keysAt(tree, ["injects"])) {
    happenings.add(`inject.${inject}`);
    if (keysAt(tree, ["injects", inject, "agreement"]).length > 0) happenings.add(`agreement.${inject}`);
  }
  const section = (name: string) => new Set(keysAt(tree, [name]));
  return {
    actors: section("actors"),
    postures,
    happenings,
    gauges: section("gauges"),
    beliefs,
    assumptions: section("assumptions"),
    milestones: section("milestones"),
    mechanisms: section("mechanisms"),
    sources: section("sources"),
    claims: section("evidence"),
  };
}
