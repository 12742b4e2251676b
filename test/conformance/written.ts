/**
 * Scenario files that nobody would write: a generated scenario set down as a file, with what its format leaves open
 * filled in from the format's own schema, and files of the library with something changed. Whatever the loader refuses is
 * taken out at the place that it names, so that most of them become scenarios that it accepts.
 */
import { z } from "zod";
import {
  type Belief,
  type Condition,
  dateOfDay,
  type Effect,
  type Mistaken,
  type Outcome,
  type Ratio,
  type Scenario,
} from "../../src/engine/index.js";
import { isOptional } from "./optional-keys.js";

export type Dice = () => number;
type Plain = { [key: string]: unknown };

export const pick = <T>(dice: Dice, items: readonly T[]): T => items[Math.floor(dice() * items.length)] as T;
const byId = <T extends { readonly id: string }>(items: readonly T[], write: (item: T) => unknown): Plain =>
  Object.fromEntries(items.map((item) => [item.id, write(item)]));

const supported = ["size", "timing", "direction"];
const register = {
  sources: { report: { title: "A report", published: "2020", leans: "Nobody's", reliability: "B", note: "Made up." } },
  evidence: Object.fromEntries(
    ["report-p1", "report-p2"].map((id, place, ids) => [
      id,
      {
        source: "report",
        paragraph: place + 1,
        statement: "So it was.",
        credibility: 2,
        contradicts: [ids[1 - place]],
      },
    ]),
  ),
};

/** A scenario as a file would say it, in one of the ways in which that can be said. */
export function writtenOf(scenario: Scenario, dice: Dice): Plain {
  const {
    assumptions,
    gauges,
    actors,
    injects,
    milestones,
    endings,
    history,
    variants,
    sources: _sources,
    claims: _claims,
    ...rest
  } = scenario;
  const bare = <T extends { readonly id: string }>({ id: _id, ...others }: T) => others;
  const file = {
    ...rest,
    assumptions: byId(assumptions, ({ with: partner, value, range, ...assumption }) => ({
      ...bare(assumption),
      // A derived one has neither in a file.
      ...(assumption.derived === undefined && { value, range }),
      ...(partner !== undefined && {
        with: partner.opposed === true ? { opposed: partner.assumption } : partner.assumption,
      }),
    })),
    gauges: byId(gauges, ({ calming, derived, ...gauge }) => ({
      ...bare(gauge),
      ...(calming ? { calming } : {}),
      ...(derived === undefined
        ? {}
        : {
            derived:
              "sum" in derived
                ? { sum: Object.fromEntries(derived.sum.map(({ gauge: id, weight }) => [id, weight])) }
                : derived,
          }),
      drift: gauge.drift.map((drift) => conditioned(drift, dice)),
    })),
    actors: byId(actors, ({ beliefs, ...actor }) => ({
      ...bare(actor),
      ...(beliefs !== undefined && {
        beliefs: Object.fromEntries(beliefs.map((belief) => beliefOf(belief, dice))),
      }),
      postures: byId(actor.postures, ({ path: _path, ...posture }) => ({
        ...bare(posture),
        states: byId(posture.states, ({ final, ...state }) => ({
          ...bare(state),
          ...(final || dice() < 0.05 ? { final: true } : {}),
          effects: effectsOf(state.effects, dice),
        })),
        transitions: byId(posture.transitions, ({ path: _own, trigger, ratios, outcomes, ...transition }) => {
          const { kind: _kind, ...how } = trigger;
          return {
            ...conditioned(bare(transition), dice, actor.id),
            from: oneOrMany(transition.from, dice),
            effects: effectsOf(transition.effects, dice),
            ...how,
            ...("after" in how && { after: carrying("spread", how.after, dice) }),
            ...("on" in how && { on: oneOrMany(how.on, dice) }),
            ...(ratios.length > 0 && { ratios: ratios.map((ratio) => ratioOf(ratio, dice, actor.id)) }),
            ...(outcomes !== undefined && {
              outcomes: byId(outcomes, (outcome) => outcomeOf(outcome, dice, actor.id)),
            }),
          };
        }),
      })),
    })),
    injects: byId(injects, ({ schedule, replaces, forGood, ...inject }) => ({
      ...bare(inject),
      ...(replaces !== undefined && { replaces: oneOrMany(replaces, dice) }),
      ...(forGood !== undefined && { "for-good": forGood }),
      ...conditioned(schedule ?? {}, dice),
      effects: effectsOf(inject.effects, dice),
      ...(schedule !== undefined &&
        "at" in schedule &&
        dice() < 0.3 && { at: dateOfDay(rest.start, Math.floor(5 * dice())) }),
    })),
    milestones: byId(milestones, (milestone) => ({
      ...conditioned(bare(milestone), dice),
      ...(milestone.on !== undefined && { on: oneOrMany(milestone.on, dice) }),
    })),
    endings: byId(endings, (ending) => conditioned(bare(ending), dice)),
    history: Object.fromEntries(
      history.map(({ milestone, publicRecord, date, ...entry }) => [
        milestone,
        {
          ...entry,
          ...(publicRecord && { publicRecord }),
          ...(date === undefined || dice() < 0.3 ? { never: true } : { date }),
        },
      ]),
    ),
    variants: byId(variants, bare),
    ...register,
    ...(dice() < 0.5 && { map: mapOf(scenario, dice) }),
  };
  citeIn(file, dice);
  // Names of methods are refused as keys of a file; the engine takes them.
  return JSON.parse(
    JSON.stringify(file).replaceAll("constructor", "builder").replaceAll("prototype", "pattern"),
  ) as Plain;
}

/** A spread or curve, at times in a map that carries its basis. */
function carrying(key: "spread" | "points", value: unknown, dice: Dice): unknown {
  return dice() < 0.3 ? { [key]: value, evidence: [] } : value;
}

function effectsOf(effects: readonly Effect[], dice: Dice): readonly Plain[] {
  return effects.map(({ gauge, add, scale }) => ({
    gauge,
    ...(scale === undefined ? {} : { scale }),
    add: carrying("spread", add, dice),
    ...(dice() < 0.5 && { evidence: [] }),
  }));
}

function ratioOf({ kind: _kind, ...ratio }: Ratio, dice: Dice, actor: string): object {
  if (!("curve" in ratio)) return conditioned(ratio, dice, actor);
  // In a file it goes without saying that the actor's own belief is read.
  const { believer: _believer, ...rest } = ratio;
  return { ...rest, curve: carrying("points", ratio.curve, dice) };
}

function beliefOf(belief: Belief, dice: Dice): readonly [subject: string, written: Plain] {
  if ("gauge" in belief) {
    const { gauge, ...rest } = belief;
    return [gauge, rest];
  }
  const { posture, delay, error, delayBasis: _basis, ...rest } = belief;
  const rows = Array.isArray(error) ? (error as readonly Mistaken[]) : undefined;
  const chances = ({ as }: Mistaken) => Object.fromEntries(as.map(({ state, chance }) => [state, chance]));
  const written = rows === undefined ? error : Object.fromEntries(rows.map((row) => [row.state, chances(row)]));
  return [
    posture,
    {
      ...rest,
      ...(delay !== undefined && { delay: carrying("spread", delay, dice) }),
      ...(error !== undefined && { error: written }),
    },
  ];
}

/** Cites claims of the register wherever nothing is cited, at times with what they speak for. */
function citeIn(value: unknown, dice: Dice): void {
  if (typeof value !== "object" || value === null) return;
  for (const inner of Object.values(value)) citeIn(inner, dice);
  const holder = value as Plain;
  if (!Array.isArray(holder.evidence) || holder.evidence.length > 0) return;
  const claims = Object.keys(register.evidence).filter(() => dice() < 0.5);
  holder.evidence = claims.map((claim) => {
    const supports = supported.filter(() => dice() < 0.3);
    return supports.length === 0 ? claim : { claim, supports: oneOrMany(supports, dice) };
  });
}

function outcomeOf({ id: _id, ratios, ...outcome }: Outcome, dice: Dice, actor: string): Plain {
  return {
    ...outcome,
    effects: effectsOf(outcome.effects, dice),
    ...(ratios.length > 0 && { ratios: ratios.map((ratio) => ratioOf(ratio, dice, actor)) }),
  };
}

/** A map of the scenario on the ground of the Baltic, with any of the parts that a map may have. */
function mapOf({ actors }: Scenario, dice: Dice): Plain {
  const maybe = (part: Plain): Plain => (dice() < 0.5 ? part : {});
  const at = () => [22 + 9 * dice(), 58 + 3 * dice()];
  const place = () => ({ label: "A town", at: at(), side: pick(dice, ["left", "right", "above", "below"]) });
  const where = () => {
    const { path, states } = pick(dice, pick(dice, actors).postures);
    return { posture: path, states: [pick(dice, states).id], at: at() };
  };
  const heat = pick(dice, pick(dice, actors).postures).path;
  const course = () =>
    dice() < 0.5 ? { line: [at(), at()] } : { border: ["Estonia", "Latvia"], ...maybe({ north: 57 }) };
  const home = () => ({ country: "Finland", at: at(), ...maybe({ capital: place() }), ...maybe({ beyond: "↑ away" }) });
  return {
    box: [22, 58, 31, 61],
    ...maybe({ land: ["Estonia", "Latvia", "Russia"] }),
    ...maybe({ names: { sea: { label: "The sea", at: at(), ...maybe({ sea: true }) } } }),
    ...maybe({ towns: { one: place(), two: place() } }),
    ...maybe({ homes: byId(actors.slice(0, 2), home) }),
    ...maybe({ fronts: { one: { ...where(), heat, ...course() } } }),
    ...maybe({ forces: { one: { ...where(), mark: "F16", label: "Jets" } } }),
  };
}

function oneOrMany<T>(items: readonly T[], dice: Dice): T | readonly T[] {
  return items.length === 1 && dice() < 0.5 ? (items[0] as T) : items;
}

/** `actor` is whose transition it stands in, if it stands in one. */
function conditioned<T extends object>(item: T, dice: Dice, actor?: string): object {
  const { when } = item as { when?: Condition };
  if (when === undefined) return item;
  const once = written(when, dice, actor);
  // As deep as the format goes, and then some: each of these levels makes two of the resolved condition.
  const levels = dice() < 0.03 ? 36 * dice() : 0;
  let deep = once;
  for (let level = 0; level < levels; level += 1) deep = { not: { day: { min: 0 }, not: deep } };
  return { ...item, when: deep };
}

/** Says whose belief a test reads, if the place does not say it. */
function believed(test: Plain, believer: string | undefined, actor: string | undefined, dice: Dice): Plain {
  if (believer === undefined) return actor === undefined || dice() < 0.2 ? test : { inTruth: test };
  return believer === actor && dice() < 0.8 ? test : { believedBy: { [believer]: test } };
}

function written(condition: Condition, dice: Dice, actor?: string): Plain {
  switch (condition.kind) {
    case "posture": {
      const states = oneOrMany(condition.states, dice);
      const test = { [condition.posture]: dice() < 0.15 ? { not: states } : states };
      return believed(test, condition.believer, actor, dice);
    }
    case "gauge": {
      const { kind: _kind, gauge, believer, ...bounds } = condition;
      return believed({ [gauge]: bounds }, believer, actor, dice);
    }
    case "day": {
      const { kind: _kind, ...day } = condition;
      return { day };
    }
    case "reached":
      return { reached: oneOrMany([condition.milestone], dice) };
    case "date": {
      const { kind: _kind, ...date } = condition;
      return { date };
    }
    case "compare": {
      const { gauge, side, other, by, believer } = condition;
      return believed({ [gauge]: { [side]: other, ...(by === undefined ? {} : { by }) } }, believer, actor, dice);
    }
    case "count": {
      const { kind: _kind, happening, ...bounds } = condition;
      return { count: { happened: happening, ...bounds } };
    }
    case "entries": {
      const { kind: _kind, posture, state, ...bounds } = condition;
      return { count: { [posture]: state, ...bounds } };
    }
    case "since": {
      const { kind: _kind, of, ...bounds } = condition;
      if ("milestone" in of) return { since: { reached: of.milestone, ...bounds } };
      if ("happening" in of) return { since: { happened: of.happening, ...bounds } };
      const since = { since: { [of.posture]: oneOrMany(of.states, dice), ...bounds } };
      return believed(since, of.believer, actor, dice);
    }
    case "not":
      return { not: written(condition.of, dice, actor) };
    default: {
      const parts = condition.of.map((part) => written(part, dice, actor));
      // Several keys must all hold.
      return condition.kind === "all" && dice() < 0.5 ? Object.assign({}, ...parts) : { [condition.kind]: parts };
    }
  }
}

/** Keys that exclude one another, or mean a name; what a generated scenario says with them is left as it is. */
const leftAlone = new Set([
  "wait",
  "rate",
  "on",
  "after",
  "chance",
  "when",
  "at",
  "ratios",
  "date",
  "never",
  "imports",
  "settle",
  "all",
  "any",
  "not",
  "day",
  "reached",
  "min",
  "max",
  "final",
  "contradicts",
  "transitions",
  "id",
  "remove",
  "derived",
  "value",
  "range",
  "like",
  "template",
  "code",
  "beliefs",
  "delay",
  "error",
  "bias",
  "inTruth",
  "believedBy",
]);

/** Gives most actors codes, by their place and a number. */
export function codeActors(file: Plain, number: number): void {
  const codes = ["RUS", "AZEMIL", null, "GEOSEPXYZ", "IGOWSTNAT", "SUNGOV"];
  for (const [place, actor] of Object.values(file.actors as Record<string, Plain>).entries()) {
    const code = codes[(number + place) % codes.length];
    if (typeof code === "string") actor.code = code;
  }
}

/** Adds optional keys where they are absent, with values made after the schema. */
export function decorate(schema: z.core.$ZodType, value: unknown, file: Plain, dice: Dice, share: number): void {
  const inner = inside(schema);
  if (inner !== undefined) decorate(inner, value, file, dice, share);
  if (inner !== undefined || typeof value !== "object" || value === null) return;
  if (schema instanceof z.ZodUnion) {
    const fits = schema.options.find((option) => z.safeParse(option, value).success);
    if (fits !== undefined) decorate(fits, value, file, dice, share);
  } else if (schema instanceof z.ZodArray) {
    for (const item of value as unknown[]) decorate(schema.element, item, file, dice, share);
  } else if (schema instanceof z.ZodRecord) {
    for (const item of Object.values(value)) decorate(schema.valueType, item, file, dice, share);
  } else if (schema instanceof z.ZodObject) {
    for (const [key, part] of Object.entries(schema.shape)) {
      const holder = value as Plain;
      if (Object.hasOwn(holder, key)) decorate(part as z.core.$ZodType, holder[key], file, dice, share);
      else if (!leftAlone.has(key) && isOptional(part as z.core.$ZodType) && dice() < share) {
        const made = sample(part as z.core.$ZodType, key, file, dice);
        if (made !== undefined) holder[key] = made;
      }
    }
  }
}

function inside(schema: z.core.$ZodType): z.core.$ZodType | undefined {
  const wraps = schema instanceof z.ZodDefault || schema instanceof z.ZodExactOptional || schema instanceof z.ZodLazy;
  return wraps ? schema.unwrap() : undefined;
}

/** Some value that a schema accepts; names come from the file. */
function sample(schema: z.core.$ZodType, key: string, file: Plain, dice: Dice): unknown {
  const inner = inside(schema);
  if (inner !== undefined) return sample(inner, key, file, dice);
  const names = namesFor[key];
  const tries: (() => unknown)[] = [
    () => names && pick(dice, Object.keys((file[names] ?? {}) as object)),
    () => pick(dice, ["Ağrı, “Ararat” — Ժ 😀", "x", " padded ", "2020", "a: b # c", "null"]),
    () => "RUS",
    () => "two\nlines",
    () => Math.floor(dice() * 6),
    () => 1 + dice(),
    () => true,
    () => ({
      cameo: "0256",
      ...(dice() < 0.7 && { target: pick(dice, Object.keys(file.actors as object)), goldstein: -dice() }),
    }),
    () => ({ label: "Order", ...(dice() < 0.7 && { brief: "Because." }) }),
    () => ({}),
  ];
  for (const make of schema instanceof z.ZodArray ? [] : tries) {
    const made = make();
    if (made !== undefined && z.safeParse(schema, made).success) return made;
  }
  if (!(schema instanceof z.ZodArray)) return undefined;
  const item = sample(schema.element, key, file, dice);
  return item !== undefined && z.safeParse(schema, [item]).success ? [item] : undefined;
}

const namesFor: { readonly [key: string]: string } = { evidence: "evidence", visibility: "actors", target: "actors" };

/** Takes out what the loader named, or what holds it if it can't do without. Returns false where nothing is left to take. */
export function takeOut(file: Plain, path: string): boolean {
  const parts = [...path.matchAll(/\["([^"]*)"\]|\[(\d+)\]|([^.[\]]+)/g)].map(
    ([, quoted, index, key]) => quoted ?? index ?? key ?? "",
  );
  const inList = parts.findIndex((_, place) => Array.isArray(at(file, parts.slice(0, place))));
  const cut = inList < 0 ? parts : parts.slice(0, inList);
  const owner = at(file, cut.slice(0, -1));
  const last = cut.at(-1);
  if (
    cut.length < 2 ||
    last === undefined ||
    typeof owner !== "object" ||
    owner === null ||
    !Object.hasOwn(owner, last)
  )
    return false;
  delete (owner as Plain)[last];
  return true;
}

function at(root: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((here, key) => (here as Plain | undefined)?.[key], root);
}

/** Changes something in a file that a person wrote: takes a key out, copies an entry, moves a number, wraps a condition. */
export function mutate(file: Plain, dice: Dice): void {
  const holders: Plain[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if (!Array.isArray(value)) holders.push(value as Plain);
    for (const inner of Object.values(value)) visit(inner);
  };
  visit(file);
  const holder = pick(
    dice,
    holders.filter((one) => Object.keys(one).length > 0),
  );
  const key = pick(dice, Object.keys(holder));
  const value = holder[key];
  const { when } = holder as { when?: Plain };
  if (when !== undefined && dice() < 0.5) {
    holder.when = pick(dice, [
      { not: { not: when } },
      { any: [when, { day: { min: 3 } }] },
      { all: [when] },
      { any: [{ not: when }, when] },
    ]);
  } else if (typeof value === "number")
    holder[key] = pick(dice, [0, -value, value * 1.5, value + 1, { assumption: "nothing" }]);
  else if (typeof value === "object" && value !== null && !Array.isArray(value) && dice() < 0.5) {
    holder[`${key}-2`] = structuredClone(value);
  } else delete holder[key];
}

/** Tags what chance seldom does, in every fourth file: injects, the first outcome of each transition, and ratios on outcomes. */
export function tagSeldom(file: Plain, number: number): void {
  if (file.format !== 2 || number % 4 !== 0) return;
  const mechanism = ["seldom"];
  const claims = Object.keys((file.evidence ?? {}) as Plain).slice(0, 1);
  const evidence = claims.map((claim) => ({ claim, supports: "direction" }));
  file.mechanisms = { ...(file.mechanisms as Plain), seldom: { title: "Seldom reached", evidence } };
  const partsOf = (whole: Plain, key: string) => Object.values((whole[key] ?? {}) as { [id: string]: Plain });
  for (const inject of partsOf(file, "injects")) {
    const headlines = [{ when: { day: { min: 1 } }, headline: "Later than that" }];
    Object.assign(inject, { mechanism, headlines });
  }
  const postures = partsOf(file, "actors").flatMap((actor) => partsOf(actor, "postures"));
  for (const transition of postures.flatMap((posture) => partsOf(posture, "transitions"))) {
    // Without the mechanism an outcome has to be left.
    const [first, ...others] = partsOf(transition, "outcomes");
    if (first !== undefined && others.length > 0) first.mechanism = mechanism;
    for (const outcome of others) for (const ratio of partsOf(outcome, "ratios")) ratio.mechanism = mechanism;
  }
}
