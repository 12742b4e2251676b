/**
 * Models of one scenario that differ in the values of some assumptions alone, as the runs of a sampled ensemble do, or in factors on
 * the rates of some hazards. Only what refers to these is compiled anew; statecharts, tables, names and streams are shared with the
 * first model. The result is what `createModel` would make, at a fraction of its cost.
 */

import { checksOf, compileElements } from "./compile.js";
import { compileBeliefs } from "./compile-beliefs.js";
import type { Reader } from "./condition.js";
import { compileDerived } from "./derived.js";
import { limits } from "./limits.js";
import { Marks } from "./marks.js";
import type { Model, ModelBelief, ModelHazard, ModelPosture, ModelTransition, PackedHazards } from "./model.js";
import { Names } from "./names.js";
import { Numbers } from "./numbers.js";
import type { Values } from "./sample.js";
import type { Scenario } from "./scenario.js";
import { constantFactors, hazardsOf, packGauges, packHazards, productOf } from "./tables.js";
import { withFollowers } from "./worked-out.js";

/**
 * Returns a function that gives the model with other values for these: for an assumption what it is, for the path of a hazard what
 * its rate is multiplied by. It throws ScenarioError where a number that they make is out of bounds.
 */
export function revaluer(model: Model, ids: readonly string[]): (values: Values) => Model {
  const { modelWith, using } = recompiler(model, ids);
  return (values) => using(values, modelWith);
}

/** A model in which each number that is read of drawn assumptions, and each rate that has a factor, is a tag of its own. */
export interface TaggedModel<Also = undefined> {
  readonly model: Model;
  /** What else was compiled with the same tags. */
  readonly also: Also;
  readonly tags: readonly number[];
  /** What stands in place of each tag with these values. Throws as `revaluer` does. */
  read(values: Values): readonly number[];
}

/**
 * Tags the numbers of a model that depend on these assumptions and factors, so that whoever lays models out differently can find
 * them there; and those of something else that reads numbers for the model. Tags lie between one `unit` and two, and no two lie as far apart as two others.
 */
export function tagDrawn<Also = undefined>(
  model: Model,
  ids: readonly string[],
  unit: number,
  also?: (numbers: Pick<Numbers, "value">) => Also,
): TaggedModel<Also> {
  const { modelWith, using, drawn, beliefsWith } = recompiler(model, ids);
  const tags: number[] = [];
  const newTag = (): number => tags[tags.push(unit * Math.sqrt(1 + tags.length / 10_000)) - 1] as number;
  const readings: Reading[] = [];
  const tagRate: NumberReader["rateOf"] = (path, base) => {
    const place = tags.indexOf(base);
    readings.push({ path, baseOf: (found) => (place < 0 ? base : (found[place] as number)) });
    return newTag();
  };
  const tagging = (numbers: Numbers) =>
    new Proxy(numbers, {
      get(_, method: keyof Numbers) {
        if (typeof numbers[method] !== "function") return numbers[method];
        return (...of: unknown[]) => {
          const read = (from: Numbers) => (from[method] as (...of: unknown[]) => Read).apply(from, of);
          const plain = read(numbers);
          if (!refersTo(of[0], drawn)) return plain;
          readings.push({ method, read });
          return typeof plain === "number" ? newTag() : plain.map(newTag);
        };
      },
    });
  const tagged = using({}, (reader) => {
    const numbers = tagging(reader.numbers);
    return { model: modelWith({ ...reader, numbers, rateOf: tagRate }), also: also?.(numbers) as Also };
  });
  return {
    ...tagged,
    tags,
    read: (values) =>
      using(values, (reader) => {
        const found: number[] = [];
        let doubtful = false;
        for (const reading of readings) {
          if ("path" in reading) {
            found.push(reader.rateOf(reading.path, reading.baseOf(found)));
            continue;
          }
          const value = reading.read(reader.numbers);
          if (typeof value === "number") found.push(value);
          else found.push(...value);
          doubtful ||= reading.method === "weight" && value === 0;
        }
        // Some checks are of several numbers together: weights that are all 0, chances of error that add up to more than 1.
        if (doubtful) modelWith(reader);
        else beliefsWith(reader);
        return found;
      }),
  };
}

type Read = number | readonly number[];

/** A number that is read of the scenario, or a rate with its factor, whose base is known by what was read before. */
type Reading =
  | { readonly method: keyof Numbers; read(numbers: Numbers): Read }
  | { readonly path: string; baseOf(found: readonly number[]): number };

interface NumberReader extends Reader {
  readonly numbers: Numbers;
  /** The rate of a hazard, of which this much would come without a factor. */
  rateOf(path: string, base: number): number;
}

/** Paths of the hazards whose rates can have a factor: those that happen at some rate. */
export function variableRates({ transitions }: Pick<Model, "transitions">): readonly string[] {
  return transitions.flatMap(({ path, hazard, basePerDay }) => (hazard >= 0 && basePerDay > 0 ? [path] : []));
}

/** What revalued and tagged models share: how to compile anew what refers to the drawn assumptions. */
function recompiler(model: Model, ids: readonly string[]) {
  const { played: scenario } = model;
  const scaled = model.transitions.flatMap(({ path, hazard }, place) =>
    hazard >= 0 && ids.includes(path) ? [place] : [],
  );
  const drawn = withFollowers(
    scenario.assumptions,
    ids.filter((id) => scenario.assumptions.some((assumption) => assumption.id === id)),
  );
  const part = partWith(scenario, drawn);
  const changed = part.actors.flatMap(({ postures }) => postures.flatMap(({ transitions }) => transitions));
  const paths = new Set(changed.map(({ path }) => path));
  const places = model.transitions.flatMap(({ path }, place) => (paths.has(path) ? [place] : []));
  const moves = places.map((place) => model.moves[place] as Model["moves"][number]);
  // Ratios that are assumptions are part of the constant rate; programs hold all others, and the conditions.
  const inPrograms = changed.some(({ when, ratios }) =>
    refersTo([when, ratios.filter(({ kind }) => kind !== "assumption")], drawn),
  );
  const actors = scenario.actors.map((actor) => ({
    ...actor,
    beliefs: (actor.beliefs ?? []).filter((belief) => refersTo(belief, drawn)),
  }));
  const beliefsWith = (reader: NumberReader) =>
    withBeliefs(model.beliefs, compileBeliefs({ ...scenario, actors }, reader, []));
  const modelWith = (reader: NumberReader): Model => {
    const anew = compileElements(part, reader, []);
    // What was compiled alone counts from 0; its places in the whole model stay.
    const compiled = anew.transitions.map((transition, place) =>
      withTheRest(transition, model.transitions[places[place] as number] as ModelTransition),
    );
    const transitions = model.transitions.slice();
    for (const [place, transition] of compiled.entries()) transitions[places[place] as number] = transition;
    const hazards = model.hazards.slice();
    for (const hazard of hazardsOf(compiled, moves)) {
      const { hazard: slot } = compiled[hazard.transition] as ModelTransition;
      hazards[slot] = { ...hazard, transition: places[hazard.transition] as number };
    }
    scaleRates(scaled, reader, transitions, hazards);
    const injects = withChanged(model.injects, anew.injects, ({ stream }, inject) => ({ ...inject, stream }));
    const gauges = withChanged(model.gauges, anew.gauges);
    const milestones = withChanged(model.milestones, anew.milestones);
    const endings = withChanged(model.endings, anew.endings);
    return {
      ...model,
      assumptions: reader.numbers.values,
      transitions,
      hazards,
      packed: inPrograms ? packHazards(hazards, transitions) : withRates(model.packed, hazards),
      postures: withEntries(model.postures, anew.postures),
      gauges,
      packedGauges: anew.gauges.length > 0 ? packGauges(gauges) : model.packedGauges,
      beliefs: beliefsWith(reader),
      derived: model.derived.length > 0 ? compileDerived(scenario, gauges, reader) : model.derived,
      injects,
      milestones,
      endings,
      checks: checksOf(milestones, endings, injects),
    };
  };
  return {
    drawn,
    modelWith,
    beliefsWith,
    using: valuer(model, new Set(scaled.map((place) => model.transitions[place]?.path as string))),
  };
}

/** Compiles something with values for some assumptions; the others keep what they have in the model. */
function valuer(model: Model, rates: ReadonlySet<string>) {
  const { played: scenario } = model;
  const own = Object.fromEntries(
    scenario.assumptions.flatMap(({ id, value, derived }) =>
      derived === undefined ? [[id, model.assumptions.get(id) ?? value]] : [],
    ),
  );
  let names = new Names(scenario);
  return <Made>(values: Values, make: (reader: NumberReader) => Made): Made => {
    try {
      const [set, factors] = parted(values, rates);
      const numbers = new Numbers(scenario, null, { ...own, ...set }, names);
      const rateOf = (path: string, base: number) => {
        const rate = base * (factors[path] ?? 1);
        if (rate >= 0 && rate <= 1 / limits.shortestDays) return rate;
        names.problem(path, `a rate of ${base} a day, times ${factors[path]}, is out of bounds`, "a smaller factor");
        return 0;
      };
      const made = make({ names, numbers, rateOf, marks: new Marks(model.marks), start: scenario.start });
      names.throwProblems();
      return made;
    } catch (error) {
      // Names keep the problems that were reported to them.
      names = new Names(scenario);
      throw error;
    }
  };
}

/** Values of assumptions, and the factors. */
function parted(values: Values, rates: ReadonlySet<string>): readonly [set: Values, factors: Values] {
  const entries = Object.entries(values);
  return [
    Object.fromEntries(entries.filter(([id]) => !rates.has(id))),
    Object.fromEntries(entries.filter(([id]) => rates.has(id))),
  ];
}

/** Multiplies the rates of these transitions by their factors, first of all: a file with such a rate gives the same bits. */
function scaleRates(
  scaled: readonly number[],
  reader: NumberReader,
  transitions: ModelTransition[],
  hazards: ModelHazard[],
): void {
  for (const place of scaled) {
    const before = transitions[place] as ModelTransition;
    const transition = { ...before, basePerDay: reader.rateOf(before.path, before.basePerDay) };
    transitions[place] = transition;
    const hazard = hazards[transition.hazard] as ModelHazard;
    hazards[transition.hazard] = { ...hazard, constantPerDay: productOf(constantFactors(transition)) };
  }
}

/** A transition with what was left out of its part: its place among the hazards, its condition and its other ratios. */
function withTheRest(transition: ModelTransition, before: ModelTransition): ModelTransition {
  const { source, hazard } = before;
  const anew = new Map(transition.ratios.map((ratio) => [ratio.source, ratio]));
  const ratios = before.ratios.map((ratio) => anew.get(ratio.source) ?? ratio);
  return { ...transition, source, hazard, when: transition.when ?? before.when, ratios };
}

/** Packed hazards whose constant rates alone differ. */
function withRates(packed: PackedHazards, hazards: readonly ModelHazard[]): PackedHazards {
  const constantPerDay = new Float64Array(hazards.length);
  for (let slot = 0; slot < hazards.length; slot += 1) constantPerDay[slot] = hazards[slot]?.constantPerDay ?? 0;
  return { ...packed, constantPerDay };
}

/** Items with those that were compiled anew in place of the ones of the same id. */
function withChanged<Item extends { readonly id: string }>(
  items: readonly Item[],
  anew: readonly Item[],
  merge = (_before: Item, item: Item): Item => item,
): readonly Item[] {
  if (anew.length === 0) return items;
  const byId = new Map(anew.map((item) => [item.id, item]));
  return items.map((before) => {
    const item = byId.get(before.id);
    return item === undefined ? before : merge(before, item);
  });
}

/** Beliefs with those that were compiled anew, which keep the streams of before. */
function withBeliefs(beliefs: readonly ModelBelief[], anew: readonly ModelBelief[]): readonly ModelBelief[] {
  if (anew.length === 0) return beliefs;
  const byPath = new Map(anew.map((belief) => [belief.path, belief]));
  return beliefs.map((belief) => ({ ...(byPath.get(belief.path) ?? belief), streams: belief.streams }));
}

/** Postures with the effects of entry that were compiled anew. */
function withEntries(postures: readonly ModelPosture[], anew: readonly ModelPosture[]): readonly ModelPosture[] {
  const byPath = new Map(anew.map((posture) => [posture.path, posture]));
  return postures.map((posture) => {
    const found = byPath.get(posture.path);
    if (found === undefined || found.entry.length === 0) return posture;
    const entry = posture.entry.map(({ stream }, state) => ({
      effects: found.entry[state]?.effects ?? [],
      stream,
    }));
    return { ...posture, entry };
  });
}

/** The elements of a scenario that refer to one of these assumptions, and nothing else. */
function partWith(scenario: Scenario, ids: ReadonlySet<string>): Scenario {
  const refers = (element: unknown) => refersTo(element, ids);
  return {
    ...scenario,
    actors: scenario.actors.map((actor) => ({
      ...actor,
      postures: actor.postures.flatMap((posture) => {
        const transitions = posture.transitions.filter(refers).map(({ when, ratios, ...transition }) => ({
          ...transition,
          ...(when !== undefined && refers(when) && { when }),
          ratios: ratios.filter(refers),
        }));
        const states = refers(posture.states) ? posture.states : [];
        return transitions.length + states.length > 0 ? [{ ...posture, states, transitions }] : [];
      }),
    })),
    gauges: scenario.gauges.filter(refers),
    injects: scenario.injects.filter(refers),
    milestones: scenario.milestones.filter(refers),
    endings: scenario.endings.filter(refers),
  };
}

function refersTo(element: unknown, ids: ReadonlySet<string>): boolean {
  if (typeof element !== "object" || element === null) return false;
  return Object.entries(element).some(
    ([key, value]) => (key === "assumption" && ids.has(value as string)) || refersTo(value, ids),
  );
}
