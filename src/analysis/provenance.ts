/**
 * Where figures come from: all that decides what runs play, and which of them were played, as one object. Everything that leaves an
 * analysis carries it, so that any of it can be played again by who knows nothing else, and two results are told apart by
 * what they carry.
 */
import { engineVersion, hashPlain, type Model, type Policies } from "../engine/index.js";
import type { RunPlan } from "./batch.js";

/** The moment of a kept session whose futures are played. */
export interface Origin {
  /** The file, as it was named. */
  readonly session: string;
  /** SHA-256 of the file as it was read, in hex. */
  readonly log: string;
  /** The record after which the futures start, as it was asked for; null for where the session stood. */
  readonly at: number | null;
  /** The last record before the futures; −1 where there is none. */
  readonly record: number;
  /** Days since the start. */
  readonly time: number;
  /** The session's own seed. */
  readonly seed: string;
  /** Actors that people play, who only hold from there on. */
  readonly seats: readonly string[];
  /** SHA-256 of the world as it stood (canonical JSON), in hex. */
  readonly world: string;
}

/** All that decides what each run plays. */
export interface Study {
  readonly engine: string;
  readonly scenario: string;
  readonly scenarioHash: string;
  /** The file of a scenario that is not of the library, as it was named; null for one that is, or was not read from a file. */
  readonly file: string | null;
  readonly variant: string | null;
  /** Assumption values that override the variant's. */
  readonly set: { readonly [assumption: string]: number };
  /** Ids of the assumptions that each run draws anew. */
  readonly sample: readonly string[];
  /** Days of play, those before the moment that futures start from included. */
  readonly days: number;
  readonly historical: boolean;
  /** Actors that people play, who only hold in runs that nobody sits at. */
  readonly seats: readonly string[];
  /** By actor: how its seat is played; null where nobody's is. */
  readonly policies: Policies | null;
  readonly seed: string;
  readonly from: Origin | null;
}

/** How outcomes are estimated: by control variates where these help, or by the shares of the runs alone. */
export type Estimator = "control-variates" | "counts";

/** What was asked of a number of runs, and the pilot that fixed it. */
export interface Until {
  /** By outcome: half its 95% interval, as a share of its likelihood, at most. */
  readonly within: { readonly [outcome: string]: number };
  /** Runs of the pilot: those before the first that counts. */
  readonly pilot: number;
}

/** A study, and which of its runs were played. */
export interface Provenance extends Study {
  /** The study's id (`studyId`). */
  readonly study: string;
  /** Number of the first run. */
  readonly first: number;
  /** Runs played; in a comparison, pairs of runs. */
  readonly n: number;
  /** Width of interval that was asked for; null where a number of runs was. */
  readonly precision: number | null;
  /** Precision that was asked for of single outcomes; null where none was. */
  readonly until: Until | null;
  readonly estimator: Estimator;
}

/** What a study is besides its model and its plan. */
export type StudyChoices = {
  readonly [key in "file" | "set" | "sample" | "seats" | "policies" | "from"]?: Study[key] | undefined;
};

export function studyOf(
  { scenario, scenarioHash, variant }: Model,
  { seed, days, historical }: RunPlan,
  {
    file = null,
    set = {},
    sample = [],
    policies = null,
    seats = Object.keys(policies ?? {}),
    from = null,
  }: StudyChoices = {},
): Study {
  return {
    engine: engineVersion,
    scenario: scenario.id,
    scenarioHash,
    file,
    variant,
    set,
    sample,
    days,
    historical,
    seats: from?.seats ?? seats,
    policies,
    seed,
    from,
  };
}

/**
 * A name for all that decides what the runs of a study play: “s” and the first 16 hex digits of a SHA-256 over it (canonical JSON). Runs
 * with the same number and the same id are the same run. Where files lie has no part in it. It begins with a letter, so that no
 * program that reads a table takes it for a number.
 */
export function studyId({ file: _file, from, ...study }: Study): string {
  return `s${hashPlain({ ...study, from: from === null ? null : from.world }).slice(0, 16)}`;
}

/** The provenance of runs of a study. */
export function provenanceOf(
  study: Study,
  {
    n,
    estimator,
    first = 0,
    precision = null,
    until = null,
  }: Pick<Provenance, "n" | "estimator"> & {
    readonly [key in "first" | "precision" | "until"]?: Provenance[key] | null | undefined;
  },
): Provenance {
  return { ...study, study: studyId(study), first: first ?? 0, n, precision, until, estimator };
}
