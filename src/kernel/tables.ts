/**
 * A compiled model as the flat tables that the kernel reads (assembly/tables.ts), each list of it under the name of its
 * table.
 */

import { type Model, ratiosOf, type ScoreTerm, type ScoreTerms, type SeatOrders } from "../engine/index.js";
import { dependentTables } from "./dependents.js";
import { orderTables } from "./orders.js";
import {
  type Columns,
  columns,
  lists,
  type Part,
  setsOf,
  spanOf,
  spreadParts,
  starts,
  Writer,
  wordsOfSet,
} from "./writer.js";

export interface Tables {
  readonly sizes: { readonly [name: string]: number };
  readonly integers: Columns;
  readonly doubles: Columns;
  /** Transitions and outcomes that a tally counts. */
  readonly tallied: number;
}

/** `orders` are those of seats that are played by rules. */
export function tablesOf(model: Model, scores: ScoreTerms | null = null, orders: readonly SeatOrders[] = []): Tables {
  const writer = new Writer();
  const ends = endsOf(model);
  const parts: readonly Part[] = [
    postureTables(model, writer),
    hazardTables(model, writer),
    transitionTables(model, writer),
    endTables(ends, writer),
    injectTables(model, writer),
    happeningTables(model),
    dependentTables(model, (scoreSizes(scores).scoredRatios as number) > 0),
    checkTables(model, writer),
    gaugeTables(model, writer),
    beliefTables(model),
    scoreTables(model, scores, writer),
    orderTables(model, orders, writer),
    writer.tables(),
  ];
  const tallied = model.transitions.length + ends.filter(({ tallied }) => tallied >= 0).length;
  return {
    sizes: { ...sizesOf(model), tallied, ...scoreSizes(scores), seats: orders.length },
    integers: Object.assign({}, ...parts.map(({ integers }) => integers)),
    doubles: Object.assign({}, ...parts.map(({ doubles }) => doubles)),
    tallied,
  };
}

function sizesOf(model: Model): Tables["sizes"] {
  return {
    postures: model.postures.length,
    span: spanOf(model),
    hazards: model.hazards.length,
    hazardWords: wordsOfSet(model.hazards),
    transitions: model.transitions.length,
    gauges: model.gauges.length,
    gaugePlaces: model.dependents.gauges.length,
    injects: model.injects.length,
    milestones: model.milestones.length,
    endings: model.endings.length,
    checks: model.checks.length,
    checkWords: wordsOfSet(model.checks),
    derivedGauges: model.derived.length,
    beliefs: model.beliefs.length,
    marks: model.marks.length,
    proRata: model.proRata ? 1 : 0,
  };
}

/** Something of each state of each place, and nothing beyond the states that there are. */
function byState<Found>(
  counts: readonly number[],
  span: number,
  find: (place: number, state: number) => Found,
): (Found | undefined)[] {
  return counts.flatMap((count, place) =>
    Array.from({ length: span }, (_, state) => (state < count ? find(place, state) : undefined)),
  );
}

function postureTables(model: Model, writer: Writer): Part {
  const { postures, stateCounts, streamWords } = model;
  const span = spanOf(model);
  const own = stateCounts.slice(0, postures.length);
  const hazardsOf = postures.map((_, place) =>
    model.hazards.flatMap(({ posture }, hazard) => (posture === place ? [hazard] : [])),
  );
  const entry = byState(own, span, (place, state) => postures[place]?.entry[state]).map((found) => [
    ...writer.effects(found?.effects ?? []),
    found?.stream ?? 0,
  ]);
  return {
    integers: {
      initialState: postures.map(({ initial }) => initial),
      stateCount: stateCounts,
      stateOffsets: starts(postures.map(({ states }) => states)),
      hazardsOfPosture: setsOf(model.hazards, hazardsOf),
      wordsFrom: hazardsOf.map(([first = 0]) => first >> 6),
      wordsTo: hazardsOf.map((hazards) => ((hazards.at(-1) ?? -1) >> 6) + 1),
      hazardsLeaving: setsOf(
        model.hazards,
        byState(own, span, (place, state) => model.leaving[place]?.[state]),
      ),
      ...lists(
        "timers",
        byState(own, span, (place, state) => postures[place]?.timeouts[state]),
      ),
      ...columns(["entryFrom", "entryTo", "entryStream"], entry),
      streamHigh: streamWords.map(({ high }) => high | 0),
      streamLow: streamWords.map(({ low }) => low | 0),
    },
  };
}

/** Words of a rate program's instruction by opcode (engine/program.ts), and the place of a condition in it. */
const instructions = [
  { words: 1, condition: 0 },
  { words: 3, condition: 0 },
  { words: 3, condition: 0 },
  { words: 2, condition: 1 },
  { words: 4, condition: 0 },
  { words: 3, condition: 1 },
  { words: 4, condition: 0 },
  { words: 3, condition: 0 },
] as const;

function hazardTables(model: Model, writer: Writer): Part {
  const { packed, dailyHazards } = model;
  const { programs } = packed;
  const code = [...programs.code];
  const numbers = [...programs.numbers];
  for (let at = 0; at < code.length; ) {
    const { words, condition } = instructions[code[at] as number] as (typeof instructions)[number];
    const place = at + condition;
    if (condition > 0) code[place] = writer.condition(programs.conditions[code[place] as number] ?? null);
    // A factor that a state brings into force has a 1 before it, which counts otherwise.
    if (code[at] === 4) code[at + 3] = numbers.push(1, numbers[code[at + 3] as number] as number) - 2;
    at += words;
  }
  return {
    integers: {
      hazardPosture: [...packed.postures],
      hazardMask: [...packed.masks],
      hazardTransition: [...packed.transitions],
      hazardShape: [...packed.shapes],
      steadyProgram: [...packed.steady],
      dailyProgram: [...packed.daily],
      dailyHazards: setsOf(model.hazards, [dailyHazards]),
      code,
    },
    doubles: { hazardBase: [...packed.constantPerDay], numbers },
  };
}

function transitionTables({ transitions }: Model, writer: Writer): Part {
  const rows = transitions.map(({ posture, hazard, when, source, ratios, chance, after }) => [
    posture,
    hazard,
    writer.condition(when),
    // Those of a hazard are in its programs.
    ...writer.ratios(source.trigger.kind === "response" ? ratios : []),
    chance,
    ...spreadParts(after ?? [0]),
  ]);
  const {
    transitionChance = [],
    afterLow = [],
    afterMode = [],
    afterHigh = [],
    ...integers
  } = columns(
    [
      ...["transitionPosture", "transitionHazard", "transitionWhen", "chanceRatiosFrom", "chanceRatiosTo"],
      ...["transitionChance", "afterCount", "afterLow", "afterMode", "afterHigh"],
    ],
    rows,
  );
  return {
    integers: { ...integers, endsAt: starts(transitions.map(({ ends }) => ends)) },
    doubles: { transitionChance, afterLow, afterMode, afterHigh },
  };
}

interface NumberedEnd {
  readonly end: Model["transitions"][number]["ends"][number];
  /** State that it leads to, by the state left; −1 where it may not. */
  readonly targets: readonly number[];
  /** Its place in a tally, after the transitions; −1 for an only end. */
  readonly tallied: number;
}

function endsOf(model: Model): readonly NumberedEnd[] {
  const span = spanOf(model);
  let next = model.transitions.length;
  return model.transitions.flatMap(({ ends }, transition) =>
    ends.map((end, place) => ({
      end,
      targets: Array.from({ length: span }, (_, state) => model.moves[transition]?.[place]?.[state] ?? -1),
      tallied: end.outcome === null ? -1 : next++,
    })),
  );
}

function endTables(ends: readonly NumberedEnd[], writer: Writer): Part {
  return {
    integers: {
      endTarget: ends.flatMap(({ targets }) => targets),
      endTallied: ends.map(({ tallied }) => tallied),
      ...columns(
        ["endRatiosFrom", "endRatiosTo", "endEffectsFrom", "endEffectsTo"],
        ends.map(({ end }) => [...writer.ratios(end.ratios), ...writer.effects(end.effects)]),
      ),
    },
    doubles: { endWeight: ends.map(({ end }) => end.weight) },
  };
}

function injectTables({ injects }: Model, writer: Writer): Part {
  return {
    integers: {
      ...columns(
        ["injectEffectsFrom", "injectEffectsTo", "injectStream", "injectHistorical", "injectForGood"],
        injects.map((one) => [...writer.effects(one.effects), one.stream, +one.historical, +one.forGood]),
      ),
      ...lists(
        "replaces",
        injects.map(({ replaces }) => replaces),
      ),
    },
    doubles: { injectTime: injects.map(({ at }) => at ?? -1) },
  };
}

/** What follows from each happening: responses, milestones and marks; and from each entry of a state. */
function happeningTables(model: Model): Part {
  const paths = [...model.transitions, ...model.injects].map(({ path }) => path);
  const believed = model.beliefs.filter(({ kind }) => kind === "posture");
  const places = [
    ...model.postures.map(({ path, states }) => ({ path, states })),
    ...believed.map(({ path, of }) => ({ path, states: model.postures[of]?.states ?? [] })),
  ];
  const found = (of: ReadonlyMap<string, readonly number[]>) => paths.map((path) => of.get(path));
  return {
    integers: {
      ...lists("responders", found(model.responders)),
      ...lists("milestonesOn", found(model.milestonesOn)),
      ...lists("marksOf", found(model.marksOf)),
      ...lists(
        "marksOfState",
        byState(model.stateCounts, spanOf(model), (place, state) =>
          model.marksOf.get(`${places[place]?.path}:${places[place]?.states[state]}`),
        ),
      ),
      markCounts: model.marks.map(({ kind }) => (kind === "count" ? 1 : 0)),
    },
  };
}

const checkKinds = ["milestone", "ending", "inject"] as const;

function checkTables({ checks }: Model, writer: Writer): Part {
  return {
    integers: columns(
      ["checkKind", "checkIndex", "checkCondition"],
      checks.map(({ kind, index, when }) => [checkKinds.indexOf(kind), index, writer.condition(when)]),
    ),
  };
}

const derivedKinds = ["sum", "product", "min", "max"] as const;

function gaugeTables({ gauges, derived, derivedFrom }: Model, writer: Writer): Part {
  const drifts = gauges.flatMap(({ drift }) =>
    drift.map(({ when, perDay, curve }) => [writer.condition(when), ...writer.curve(curve), perDay]),
  );
  const { driftPerDay = [], ...driftIntegers } = columns(
    ["driftWhen", "driftGauge", "driftPoints", "driftCount", "driftPerDay"],
    drifts,
  );
  const parts = derived.flatMap(({ of }) => of);
  return {
    integers: {
      driftsDaily: gauges.map(({ driftsDaily }) => (driftsDaily ? 1 : 0)),
      driftsAt: starts(gauges.map(({ drift }) => drift)),
      ...driftIntegers,
      derivedGauge: derived.map(({ gauge }) => gauge),
      derivedKind: derived.map(({ kind }) => derivedKinds.indexOf(kind)),
      derivedPartsAt: starts(derived.map(({ of }) => of)),
      derivedPart: parts.map(({ gauge }) => gauge),
      ...lists("derivedFrom", derivedFrom),
    },
    doubles: {
      ...columns(
        ["gaugeMin", "gaugeMax", "gaugeInitial", "gaugeBaseline", "gaugeSettle"],
        gauges.map(({ min, max, initial, baseline, settle }) => [min, max, initial, baseline, settle]),
      ),
      driftPerDay,
      derivedWeight: parts.map(({ weight }) => weight),
    },
  };
}

function beliefTables({ beliefs, beliefsAbout, postures, gauges }: Model): Part {
  const rows = beliefs.map(({ errors }) => errors?.flat());
  const errorsAt = starts(rows);
  const delays = beliefs.map(({ delay }) => spreadParts(delay));
  return {
    integers: {
      ...columns(
        ["beliefKind", "beliefOf", "beliefPlace", "beliefErrorStream", "beliefDelayStream", "beliefInitial"],
        beliefs.map(({ kind, of, place, streams, initial }) => [
          kind === "gauge" ? 1 : 0,
          of,
          place,
          streams.error,
          streams.delay,
          initial,
        ]),
      ),
      delayCount: delays.map(([count]) => count),
      errorRows: rows.map((row, belief) => (row === undefined ? -1 : (errorsAt[belief] as number))),
      ...lists(
        "beliefsOfPosture",
        postures.map((_, posture) => beliefsAbout.postures[posture]),
      ),
      ...lists(
        "beliefsOfGauge",
        gauges.map((_, gauge) => beliefsAbout.gauges[gauge]),
      ),
    },
    doubles: {
      beliefBias: beliefs.map(({ bias }) => bias),
      ...columns(["", "delayLow", "delayMode", "delayHigh"], delays),
      errors: rows.flatMap((row) => row ?? []),
    },
  };
}

function scoreSizes(scores: ScoreTerms | null): Tables["sizes"] {
  const terms = scores?.list.length ?? 0;
  return { scoreTerms: terms, scoredRatios: terms - (scores?.controls ?? 0) };
}

/** Where scores are counted; empty tables where none are wanted. */
function scoreTables(model: Model, scores: ScoreTerms | null, writer: Writer): Part {
  const ratios = scores?.ratios ?? [];
  const conditions = ratios.map((own, term) => {
    const all = ratiosOf(model, scores?.list[term] as ScoreTerm);
    return own.map(({ ratio }) => {
      const found = all[ratio];
      return writer.condition(found?.kind === "condition" ? found.when : null);
    });
  });
  return {
    integers: {
      chanceTerm: [...(scores?.ofChance ?? [])],
      weightTerm: [...(scores?.ofWeight ?? [])],
      ...lists(
        "ratioTerms",
        ratios.map((own) => own.map(({ term }) => term)),
      ),
      ratioTermConditions: conditions.flat(),
    },
  };
}
