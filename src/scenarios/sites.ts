/**
 * Every place in a scenario file where something of a kind stands: a condition, a number with bounds, a reference to a
 * claim. The format is walked once, here, so that a lint rule is about its rule and not about where to look.
 */

import { conditionWords } from "./conditions.js";
import type { ConditionFile, EffectFile, QuantityFile, ScenarioFile, SpreadFile, TransitionFile } from "./format.js";
import type { Path } from "./tree.js";

export interface Site<Value> {
  readonly value: Value;
  readonly path: Path;
}

/** What a number may be; bounds are inclusive unless told. */
export interface Bound {
  readonly least?: number;
  readonly most?: number;
  /** In words, for the `expected` line. */
  readonly words: string;
}

export interface BoundedSite<Value> extends Site<Value> {
  readonly bound: Bound;
}

export interface Sites {
  readonly conditions: Site<ConditionFile>[];
  readonly quantities: BoundedSite<QuantityFile>[];
  readonly spreads: BoundedSite<SpreadFile>[];
  readonly claims: Site<string>[];
  readonly happenings: Site<string>[];
  readonly actors: Site<string>[];
  readonly gauges: Site<string>[];
  /** Lists of names, in which each may stand once. */
  readonly lists: Site<readonly string[]>[];
}

/** A transition with where it belongs. */
export interface TransitionSite extends Site<TransitionFile> {
  readonly actor: string;
  /** `actor.posture` */
  readonly posture: string;
  readonly id: string;
}

/** Shortest wait and timeout, in days (about a second): the engine refuses shorter ones. */
const shortestDays = 0.00001;
const anyNumber: Bound = { words: "any number" };
export const bounds = {
  wait: { least: shortestDays, words: "a mean waiting time in days, more than 0" },
  after: { least: shortestDays, words: "a time in days, more than 0" },
  rate: { least: 0, most: 1 / shortestDays, words: "a rate per day, 0 or more" },
  chance: { least: 0, most: 1, words: "a probability from 0 to 1" },
  ratio: { least: 0, most: 1_000_000, words: "a hazard ratio, 0 or more (below 1 slows, above 1 speeds up)" },
  settle: { least: 1, words: "1 day or more" },
} as const satisfies Record<string, Bound>;

/** Every transition of the file, in declaration order. */
export function transitionSites(file: ScenarioFile): readonly TransitionSite[] {
  return Object.entries(file.actors).flatMap(([actor, { postures }]) =>
    Object.entries(postures).flatMap(([posture, { transitions }]) =>
      Object.entries(transitions ?? {}).map(([id, value]) => ({
        value,
        path: ["actors", actor, "postures", posture, "transitions", id],
        actor,
        posture: `${actor}.${posture}`,
        id,
      })),
    ),
  );
}

/** A value that may stand alone or in a list, as sites of single names. */
export function named(value: string | readonly string[] | undefined, path: Path): readonly Site<string>[] {
  if (value === undefined) return [];
  if (typeof value === "string") return [{ value, path }];
  return value.map((name, index) => ({ value: name, path: [...path, index] }));
}

export function collectSites(file: ScenarioFile): Sites {
  const sites: Sites = {
    conditions: [],
    quantities: [],
    spreads: [],
    claims: [],
    happenings: [],
    actors: [],
    gauges: [],
    lists: [],
  };
  for (const transition of transitionSites(file)) addTransition(sites, transition);
  addActors(sites, file);
  addGauges(sites, file);
  addInjects(sites, file);
  for (const [id, milestone] of Object.entries(file.milestones ?? {})) {
    const path = ["milestones", id];
    addCondition(sites, milestone.when, [...path, "when"]);
    addNames(sites, "happenings", milestone.on, [...path, "on"]);
    addNames(sites, "claims", milestone.evidence, [...path, "evidence"]);
  }
  for (const [id, ending] of Object.entries(file.endings ?? {})) {
    addCondition(sites, ending.when, ["endings", id, "when"]);
    addNames(sites, "claims", ending.evidence, ["endings", id, "evidence"]);
  }
  for (const section of ["assumptions", "history", "variants"] as const) {
    for (const [id, entry] of Object.entries(file[section] ?? {}))
      addNames(sites, "claims", entry.evidence, [section, id, "evidence"]);
  }
  for (const [id, claim] of Object.entries(file.evidence ?? {})) {
    addNames(sites, "claims", claim.contradicts, ["evidence", id, "contradicts"]);
  }
  return sites;
}

function addTransition(sites: Sites, { value: transition, path }: TransitionSite): void {
  addNames(sites, "lists", transition.from, [...path, "from"]);
  for (const key of ["wait", "rate", "chance"] as const)
    addQuantity(sites, transition[key], [...path, key], bounds[key]);
  addSpread(sites, transition.after, [...path, "after"], bounds.after);
  addNames(sites, "happenings", transition.on, [...path, "on"]);
  addCondition(sites, transition.when, [...path, "when"]);
  for (const [index, ratio] of (transition.ratios ?? []).entries()) {
    const at = [...path, "ratios", index];
    addNames(sites, "claims", ratio.evidence, [...at, "evidence"]);
    if ("when" in ratio) {
      addCondition(sites, ratio.when, [...at, "when"]);
      addQuantity(sites, ratio.ratio, [...at, "ratio"], bounds.ratio);
    } else if ("curve" in ratio) {
      sites.gauges.push({ value: ratio.gauge, path: [...at, "gauge"] });
      for (const [point, [, y]] of ratio.curve.entries())
        addQuantity(sites, y, [...at, "curve", point, 1], bounds.ratio);
    } else {
      const value = { assumption: ratio.assumption };
      sites.quantities.push({ value, path: at, bound: bounds.ratio });
    }
  }
  addEffects(sites, transition.effects, [...path, "effects"]);
  addNames(sites, "actors", transition.event?.target, [...path, "event", "target"]);
  addNames(sites, "actors", transition.visibility, [...path, "visibility"]);
  addNames(sites, "claims", transition.evidence, [...path, "evidence"]);
}

function addActors(sites: Sites, file: ScenarioFile): void {
  for (const [actor, { postures }] of Object.entries(file.actors)) {
    for (const [posture, { states }] of Object.entries(postures)) {
      for (const [state, { effects }] of Object.entries(states)) {
        addEffects(sites, effects, ["actors", actor, "postures", posture, "states", state, "effects"]);
      }
    }
  }
}

function addGauges(sites: Sites, file: ScenarioFile): void {
  for (const [id, gauge] of Object.entries(file.gauges)) {
    const path = ["gauges", id];
    const within: Bound = {
      least: gauge.min,
      most: gauge.max,
      words: `a value of the gauge, ${gauge.min} to ${gauge.max}`,
    };
    addQuantity(sites, gauge.initial, [...path, "initial"], within);
    addQuantity(sites, gauge.baseline, [...path, "baseline"], within);
    addQuantity(sites, gauge.settle, [...path, "settle"], bounds.settle);
    for (const [index, drift] of (gauge.drift ?? []).entries()) {
      addCondition(sites, drift.when, [...path, "drift", index, "when"]);
      addQuantity(sites, drift.perDay, [...path, "drift", index, "perDay"], anyNumber);
      addNames(sites, "claims", drift.evidence, [...path, "drift", index, "evidence"]);
    }
    addNames(sites, "actors", gauge.visibility, [...path, "visibility"]);
    addNames(sites, "claims", gauge.evidence, [...path, "evidence"]);
  }
}

function addInjects(sites: Sites, file: ScenarioFile): void {
  const atBound: Bound = {
    least: 0,
    most: file.horizon,
    words: `days from the start, 0 to the horizon of ${file.horizon}`,
  };
  for (const [id, inject] of Object.entries(file.injects ?? {})) {
    const path = ["injects", id];
    if (typeof inject.at !== "string") addQuantity(sites, inject.at, [...path, "at"], atBound);
    addCondition(sites, inject.when, [...path, "when"]);
    addEffects(sites, inject.effects, [...path, "effects"]);
    addNames(sites, "actors", inject.event?.target, [...path, "event", "target"]);
    addNames(sites, "claims", inject.evidence, [...path, "evidence"]);
  }
}

function addEffects(sites: Sites, effects: readonly EffectFile[] | undefined, path: Path): void {
  for (const [index, effect] of (effects ?? []).entries()) {
    sites.gauges.push({ value: effect.gauge, path: [...path, index, "gauge"] });
    addSpread(sites, effect.add, [...path, index, "add"], anyNumber);
  }
}

function addNames(
  sites: Sites,
  kind: "claims" | "happenings" | "actors" | "lists",
  value: string | readonly string[] | undefined,
  path: Path,
): void {
  if (kind !== "lists") sites[kind].push(...named(value, path));
  if (typeof value === "object") sites.lists.push({ value, path });
}

function addQuantity(sites: Sites, value: QuantityFile | undefined, path: Path, bound: Bound): void {
  if (value !== undefined) sites.quantities.push({ value, path, bound });
}

function addSpread(sites: Sites, value: SpreadFile | undefined, path: Path, bound: Bound): void {
  if (value === undefined) return;
  sites.spreads.push({ value, path, bound });
  if (!Array.isArray(value)) addQuantity(sites, value as QuantityFile, path, bound);
  else for (const [index, quantity] of value.entries()) addQuantity(sites, quantity, [...path, index], bound);
}

/** The condition as a whole, and the numbers and lists within it. */
function addCondition(sites: Sites, value: ConditionFile | undefined, path: Path): void {
  if (value === undefined) return;
  sites.conditions.push({ value, path });
  addConditionParts(sites, value, path);
}

function addConditionParts(sites: Sites, condition: ConditionFile, path: Path): void {
  for (const group of ["all", "any"] as const) {
    for (const [index, item] of (condition[group] ?? []).entries())
      addConditionParts(sites, item, [...path, group, index]);
  }
  if (condition.not !== undefined) addConditionParts(sites, condition.not, [...path, "not"]);
  for (const [key, test] of Object.entries(condition)) {
    if (conditionWords.includes(key) && key !== "day" && key !== "reached") continue;
    addTestParts(sites, test, [...path, key]);
  }
}

function addTestParts(sites: Sites, test: unknown, path: Path): void {
  if (Array.isArray(test)) sites.lists.push({ value: test as readonly string[], path });
  if (typeof test !== "object" || test === null || Array.isArray(test)) return;
  if ("not" in test) {
    addTestParts(sites, test.not, [...path, "not"]);
    return;
  }
  const { min, max } = test as { min?: QuantityFile; max?: QuantityFile };
  addQuantity(sites, min, [...path, "min"], anyNumber);
  addQuantity(sites, max, [...path, "max"], anyNumber);
}
