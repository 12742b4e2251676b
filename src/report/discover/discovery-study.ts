/**
 * Scenario discovery as it is told, on a terminal or a page: the chosen box and its check as sentences, its limits as rows, and the
 * boxes of the curve that are worth showing.
 */
import type { Response } from "../../analysis/index.js";
import { say } from "../../catalogue/index.js";
import type { Scenario } from "../../engine/index.js";
import {
  type DiscoveredBox,
  type Factor,
  type LevelledSample,
  leadOf,
  type PeelingOptions,
} from "../../experiments/index.js";
import { figure, listInWords, percent, thousands } from "../../text/index.js";
import type { StudyHead } from "../page/study-facts.js";
import { responseInWords } from "../sensitivity/study.js";

export interface DiscoveryStudy {
  readonly scenario: Scenario;
  readonly head: StudyHead & {
    /** Points that were played, and that were asked for; fresh ones not counted. */
    readonly points: number;
    readonly wanted: number;
    readonly freshPoints: number;
    /** Runs of each point: those of its own, or the same for all. */
    readonly runs: number;
    readonly dice: "own" | "common";
    /** How the points were chosen, and the file of the sweep that they are from where `discover` would not have chosen them. */
    readonly design: string;
    readonly sweep: { readonly file: string; readonly sha256: string } | null;
    /** What was asked for with `--vary`. */
    readonly vary: readonly string[];
    readonly partial: boolean;
    /** SHA-256 over the hashes of all points, fresh ones included, in order. */
    readonly hash: string;
  };
  readonly response: Response;
  /** Look for where it does not happen. */
  readonly absent: boolean;
  /** From which share of runs, or from which mean of a gauge, a point counts; null where runs are counted. */
  readonly threshold: number | null;
  readonly peeling: Required<PeelingOptions>;
  readonly factors: readonly Factor[];
  readonly sample: LevelledSample;
  readonly boxes: readonly DiscoveredBox[];
  /** Place of the box that is told, and of the one that the rule chooses. */
  readonly chosen: number;
  /** Place of the box that was asked for; null where the rule is to choose. */
  readonly asked: number | null;
  readonly best: number;
}

/** A limit that one of the assumptions has. */
export interface TellingLimit {
  readonly id: string;
  /** Null where it is open. */
  readonly low: number | null;
  readonly high: number | null;
  /** The ends of what it may be here. */
  readonly range: readonly [number, number];
  /** The less likely of the ends' quasi-p-values. */
  readonly chance: number;
  /** Assumptions that move with it. */
  readonly others: readonly string[];
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

export const chosenBox = ({ boxes, chosen }: DiscoveryStudy) => boxes[chosen] as DiscoveredBox;

/** The limits of a box, those first that are least likely to be chance. */
export function limitsOf({ factors }: DiscoveryStudy, { box, chances }: DiscoveredBox): readonly TellingLimit[] {
  return factors
    .flatMap((factor, column): TellingLimit[] => {
      const [first, ...others] = [leadOf(factor), ...factor.members.slice(1)];
      const { low, high } = box[column] as DiscoveredBox["box"][number];
      const { low: ofLow, high: ofHigh } = chances[column] as DiscoveredBox["chances"][number];
      if ((finite(low) ?? finite(high)) === null) return [];
      return [
        {
          id: first.assumption,
          low: finite(low),
          high: finite(high),
          range: [first.valueAt(0), first.valueAt(1)].sort((one, other) => one - other) as [number, number],
          chance: Math.min(ofLow ?? 1, ofHigh ?? 1),
          others: others.map(({ assumption }) => assumption),
        },
      ];
    })
    .sort((one, other) => one.chance - other.chance);
}

function limitInWords({ id, low, high }: TellingLimit): string {
  return say("discover.limit", {
    id,
    low: low === null ? "" : `${low}`,
    high: high === null ? "" : `${high}`,
    ends: low === null ? "high" : high === null ? "low" : "both",
  });
}

/** What is looked for: `“General war” happens`. */
export function outcomeInWords({ scenario, response, threshold, absent }: DiscoveryStudy): string {
  const { label } = responseInWords(scenario, response);
  if (threshold === null) return say("discover.happens", { label, absent });
  return response.kind === "gauge"
    ? say("discover.gauge-reaches", { label, absent, threshold: figure(threshold) })
    : say("discover.happens-often", { label, absent, share: percent(threshold) });
}

/** What densities and coverages are shares of. */
export const countsOf = ({ threshold }: DiscoveryStudy) => (threshold === null ? "runs" : "points");

/** The box in plain words. */
export function boxInWords(study: DiscoveryStudy): string {
  const box = chosenBox(study);
  const what = outcomeInWords(study);
  const shares = { what, counts: countsOf(study), density: percent(box.density), coverage: percent(box.coverage) };
  if (box.restricted === 0) return say("discover.no-box", shares);
  return say("discover.box", { ...shares, limits: listInWords(limitsOf(study, box).map(limitInWords), "and") });
}

/** What fresh points say of the box. */
export function freshInWords(study: DiscoveryStudy): string {
  const { fresh } = chosenBox(study);
  if (fresh === null) return say("discover.not-checked");
  const { density, coverage } = fresh;
  return say("discover.checked", {
    points: thousands(study.head.freshPoints),
    n: study.head.freshPoints,
    density: percent(density.value),
    densityLow: percent(density.low),
    densityHigh: percent(density.high),
    coverage: percent(coverage.value),
    coverageLow: percent(coverage.low),
    coverageHigh: percent(coverage.high),
  });
}

/** How much the outcome is looked for in all points, and which rule chose the box. */
export function choiceInWords({ boxes, chosen, best }: DiscoveryStudy): string {
  return say("discover.choice", { box: chosen, last: boxes.length - 1, byRule: chosen === best, best });
}

/** What the words of the curve mean. */
export const curveExplained = ({ peeling: { mostChance } }: DiscoveryStudy) =>
  say("discover.explained", { mostChance: `${mostChance}` });

/** A quasi-p-value for reading. */
export function chanceInFigures(chance: number): string {
  return chance < 0.001 ? "<0.001" : chance.toFixed(3);
}

/** Boxes of the curve, at most. */
const mostBoxes = 12;

/** Places of the boxes that are shown: evenly by coverage, and the chosen one. */
export function shownBoxes({ boxes, chosen }: DiscoveryStudy): readonly number[] {
  const shown = new Set([0, chosen, boxes.length - 1]);
  for (let step = 1; step < mostBoxes - 1; step += 1) {
    const coverage = 1 - step / (mostBoxes - 1);
    const near = boxes.reduce(
      (best, box, place) =>
        Math.abs(box.coverage - coverage) < Math.abs((boxes[best] as DiscoveredBox).coverage - coverage) ? place : best,
      0,
    );
    shown.add(near);
  }
  return [...shown].sort((one, other) => one - other);
}
