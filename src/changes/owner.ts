/**
 * Whose change it is: the element of the model that a path leads into, under the name by which citations and errors call it,
 * and the heading that it stands under.
 */
import { type Scenario, subjectOf } from "../engine/index.js";
import type { Lookup } from "../text/index.js";
import { isList, isMap, type Path, type Plain } from "./change.js";

export type OwnerKind = keyof typeof depths | "section" | "map" | "scenario";

/** Number of parts in the path of an element. */
const depths = { actor: 2, posture: 4, belief: 4, state: 6, transition: 6, outcome: 8 } as const;

export interface Owner {
  readonly kind: OwnerKind;
  /** Path of the element; the rest of the change's path is inside it. */
  readonly path: Path;
  /** `russia.mediation.hint`, `gauges.tension`, `russia.mediation.states.hinting` …; the scenario's id for its head. */
  readonly name: string;
  /** What it stands under: `actors.russia`, `actors.russia.mediation`, or a section such as `gauges`. */
  readonly group: string;
}

function actorPart(path: Path): keyof typeof depths {
  const [, , section, , list, , outcomes] = path;
  if (section === "beliefs" && path.length >= depths.belief) return "belief";
  if (section !== "postures" || path.length < depths.posture) return "actor";
  if (list === "states" && path.length >= depths.state) return "state";
  if (list !== "transitions" || path.length < depths.transition) return "posture";
  return outcomes === "outcomes" && path.length >= depths.outcome ? "outcome" : "transition";
}

const sections: ReadonlySet<unknown> = new Set<keyof Scenario>([
  "assumptions",
  "gauges",
  "injects",
  "milestones",
  "endings",
  "history",
  "variants",
  "mechanisms",
  "sources",
  "claims",
]);

/** The element that a path leads to or into, in a scenario that has it. */
export function ownerOf(path: Path, scenario: Scenario): Owner {
  const [section, id] = path;
  if (section === "actors" && id !== undefined) {
    const kind = actorPart(path);
    const own = path.slice(0, depths[kind]);
    const [, actor = "", , posture = "", list = "", item = "", , outcome = ""] = own;
    const postureName = `${actor}.${posture}`;
    const named: { readonly [Kind in typeof kind]: () => string } = {
      actor: () => `${actor}`,
      posture: () => postureName,
      belief: () => beliefName(scenario, own),
      state: () => `${postureName}.${list}.${item}`,
      transition: () => `${postureName}.${item}`,
      outcome: () => `${postureName}.${item}.outcomes.${outcome}`,
    };
    return {
      kind,
      path: own,
      name: named[kind](),
      group: `actors.${kind === "actor" || kind === "belief" ? actor : postureName}`,
    };
  }
  if (section === "map") return { kind: "map", path: [section], name: "map", group: "map" };
  if (!sections.has(section) || id === undefined) {
    return { kind: "scenario", path: [], name: scenario.id, group: sections.has(section) ? `${section}` : "scenario" };
  }
  return { kind: "section", path: [section as string, id], name: `${section}.${id}`, group: `${section}` };
}

function beliefName(scenario: Scenario, path: Path): string {
  const [, actor, , place] = path;
  const belief = scenario.actors.find(({ id }) => id === actor)?.beliefs?.[Number(place)];
  return belief === undefined ? `${actor}.beliefs` : `${actor}.beliefs.${subjectOf(belief)}`;
}

/** The label of an actor or posture, such as `Russia · Mediation`; undefined for a section, and for what the scenario lacks. */
export function groupLabel(group: string, lookup: Lookup): string | undefined {
  if (!group.startsWith("actors.")) return undefined;
  const path = group.slice("actors.".length);
  if (lookup.postures.has(path)) return lookup.postureLabel(path);
  return lookup.actors.has(path) ? lookup.actorLabel(path) : undefined;
}

/** The value at a path; undefined if there is none. */
export function valueAt(value: Plain | undefined, path: Path): Plain | undefined {
  let here = value;
  for (const part of path) {
    if (isList(here)) here = typeof part === "number" ? here[part] : here.find((item) => idOf(item) === part);
    else here = isMap(here) && Object.hasOwn(here, part) ? here[part] : undefined;
  }
  return here;
}

function idOf(item: Plain): Plain | undefined {
  return isMap(item) ? (item.id ?? item.milestone) : undefined;
}
