/**
 * Where everything lies in the memory of the kernel: tables, world, what play needs besides, and the tally.
 */
import { cascadeLimit, type Model } from "../engine/index.js";
import type { KernelPlan } from "./kernel.js";
import { logWidth } from "./log.js";
import type { Tables } from "./tables.js";

/** Arrays of a tally, by the names that the kernel knows them by. */
export const tallyArrays = [
  "endingRuns",
  "endDays",
  "milestoneRuns",
  "milestoneDays",
  "transitionRuns",
  "transitionFirings",
  "transitionDays",
  "stateDays",
  "stateDaysLow",
  "gaugeSums",
  "gaugeSumsLow",
  "gaugeSquares",
  "gaugeSquaresLow",
  "gaugeLeast",
  "gaugeGreatest",
] as const;
export type TallyArray = (typeof tallyArrays)[number];

/** Rows that the log of a run has room for before it is read. */
export const logRoom = 256;

/** Arrays of a world, as the kernel names them; the widest first, so that each is aligned. */
function worldArrays(
  model: Model,
  ordering: boolean,
): readonly (readonly [name: string, width: number, length: number])[] {
  const { beliefs, gauges, hazards, milestones, marks, stateCounts, injects } = model;
  const perHazard = ["pressure", "since", "breaking", "steady", "rate", "activeDue"] as const;
  return [
    ["gaugeValues", 8, gauges.length + beliefs.filter(({ kind }) => kind === "gauge").length],
    ["drifts", 8, gauges.length],
    ["drifted", 8, gauges.length],
    ...perHazard.map((name) => [name, 8, hazards.length] as const),
    ["reached", 8, milestones.length],
    ["markValues", 8, marks.length],
    ["scalars", 8, 7],
    ["occasions", 8, ordering ? model.transitions.length : 0],
    ["states", 4, stateCounts.length],
    ["activeIndices", 4, hazards.length],
    ["activePlaces", 4, hazards.length],
    ["dirtyDrifts", 1, gauges.length],
    ["delivered", 1, injects.length],
    ["hazardClosed", 1, hazards.length],
  ];
}

/** Lays everything out: tables, world, what play needs besides, and last the tally. */
export function layOut(
  tables: Tables,
  model: Model,
  { runs, days, bins, rounding, details, importance }: KernelPlan,
  { rooms, row }: { readonly rooms: number; readonly row: number },
): Layout {
  const { gauges, hazards, postures, milestones, endings, packed, streamPaths } = model;
  const layout = new Layout();
  for (const [name, { length }] of Object.entries(tables.integers)) layout.add(name, 4, length);
  for (const [name, { length }] of Object.entries(tables.doubles)) layout.add(name, 8, length);
  for (const [name, { length }] of Object.entries(rounding)) layout.add(name, 8, length);
  layout.begin("world");
  for (const [name, width, length] of worldArrays(model, (tables.sizes.seats as number) > 0))
    layout.add(name, width, length);
  layout.finish("world");
  layout.begin("origin");
  layout.add("", 1, layout.blocks.worldBytes);
  layout.begin("agenda");
  for (const name of ["itemTime", "itemTruth", "itemSince"]) layout.add(name, 8, rooms);
  for (const name of ["itemKind", "itemIndex", "itemSequence", "agendaOrder"]) layout.add(name, 4, rooms);
  layout.finish("agenda");
  layout.begin("originAgenda");
  layout.add("", 1, layout.blocks.agendaBytes);
  layout.add("seatDecides", 1, model.transitions.length);
  layout.add("streamWords", 8, 2 * streamPaths.length);
  layout.add("streamEpoch", 4, streamPaths.length);
  const { hazardWords = 0, checkWords = 0, gaugePlaces = 0, scoreTerms = 0 } = tables.sizes;
  for (const name of ["allowedHazards", "openHazards", "dirtyDaily", "dirtyAll", "newlyNoted"])
    layout.add(name, 8, hazardWords);
  layout.add("dirtyChecks", 8, checkWords);
  layout.add("levelNow", 4, gaugePlaces);
  layout.add("cascade", 4, cascadeLimit + 2 * postures.length + 2);
  layout.add("answered", 4, postures.length);
  layout.add("waitingMilestones", 1, milestones.length);
  layout.add("scratch", 8, Math.max(gauges.length, ...packed.shapes));
  layout.add("pending", 4, rooms);
  layout.add("lastRun", 4, tables.tallied);
  layout.add("entered", 8, postures.length);
  layout.add("logRows", 8, logRoom * logWidth);
  layout.add("scores", 8, scoreTerms);
  layout.add("scoreBegun", 8, hazards.length);
  layout.add("scoreCounted", 8, hazards.length);
  layout.add("scoreGathered", 8, scoreTerms);
  layout.add("scoreInForce", 1, scoreTerms);
  const { postures: climbing = [], gauges: rising = [] } = importance ?? {};
  for (const name of ["climbingFrom", "climbingTo", "climbingWeight"]) layout.add(name, 8, rising.length);
  layout.add("climbingStates", 8, climbing.length * (tables.sizes.span as number));
  layout.add("climbingPosture", 4, climbing.length);
  layout.add("climbingGauge", 4, rising.length);
  layout.add("outcomes", 8, runs * row);
  layout.add("details", 8, runs * (details?.width ?? 0));
  layout.begin("tally");
  const perDay = bins > 0 ? gauges.length * (days + 1) : 0;
  const states = postures.reduce((sum, posture) => sum + posture.states.length, 0);
  const lengths: { readonly [name in TallyArray]: number } = {
    endingRuns: endings.length + 1,
    endDays: days + 1,
    milestoneRuns: milestones.length,
    milestoneDays: milestones.length * (days + 1),
    transitionRuns: tables.tallied,
    transitionFirings: tables.tallied,
    transitionDays: tables.tallied * (days + 1),
    stateDays: states,
    stateDaysLow: states,
    gaugeSums: perDay,
    gaugeSumsLow: perDay,
    gaugeSquares: perDay,
    gaugeSquaresLow: perDay,
    gaugeLeast: perDay,
    gaugeGreatest: perDay,
  };
  for (const name of tallyArrays) layout.add(name, 8, lengths[name]);
  layout.add("gaugeHistogram", 1, perDay * bins);
  layout.finish("tally");
  return layout;
}

/** Places in memory, one after another. */
class Layout {
  readonly places = new Map<string, { readonly at: number; readonly length: number }>();
  /** First byte of each block, and how many bytes those have that are copied or cleared. */
  readonly blocks = {
    worldBlock: 0,
    worldBytes: 0,
    originBlock: 0,
    agendaBlock: 0,
    agendaBytes: 0,
    originAgendaBlock: 0,
    tallyBlock: 0,
    tallyBytes: 0,
  };
  // Nothing lies at 0, so that a table that is missing is found.
  #end = 1024;

  add(name: string, width: number, length: number): void {
    this.#end = Math.ceil(this.#end / 8) * 8;
    this.places.set(name, { at: this.#end, length });
    this.#end += width * length;
  }

  begin(block: "world" | "origin" | "agenda" | "originAgenda" | "tally"): void {
    this.blocks[`${block}Block`] = this.align();
  }

  finish(block: "world" | "agenda" | "tally"): void {
    this.blocks[`${block}Bytes`] = this.align() - this.blocks[`${block}Block`];
  }

  /** The end of all that has been laid out, where a block may begin. */
  align(): number {
    this.#end = Math.ceil(this.#end / 16) * 16;
    return this.#end;
  }
}
