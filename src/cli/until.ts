/**
 * `run --until`: runs enough to know a rare outcome within a share of itself. A pilot sees how rare it is and fixes the number of runs,
 * none of which is the pilot's, so that when playing stops does not hang on what has been counted.
 */
import {
  controlledOutcomes,
  type Ensemble,
  type EnsembleOptions,
  gainOf,
  horizonKey,
  openEnsemble,
  pilotRuns,
  pilotSightings,
  runsForRelative,
  type Sighting,
  type Study,
  type Until,
} from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import type { Model } from "../engine/index.js";
import { type Command, rareCommand } from "../text/index.js";
import { UsageError, whatItHas } from "./failure.js";
import { type Progress, spaced } from "./progress.js";
import type { EnsembleCommandOptions } from "./run.js";
import { mostRunsAtOnce } from "./run-tally.js";

/** Outcomes by id, and within which share of itself the likelihood of each is to be known. */
export type Within = Until["within"];

/** Most runs of the pilot where none are named. */
const mostPilotRuns = 100_000;

/** An outcome among the counts of a tally: endings, the horizon, milestones. */
interface Wanted {
  readonly id: string;
  readonly place: number;
  readonly within: number;
}

/** What a pilot has fixed. */
export interface Fixed {
  readonly until: Until;
  readonly first: number;
  readonly runs: number;
  /** Outcomes that control variates estimate. */
  readonly used: ReadonlySet<number>;
}

/** Refuses options that fix the number of runs otherwise. */
export function refuseUntil({ until, pilot, precision, shard, tally, queue }: EnsembleCommandOptions): void {
  if (until === undefined) {
    if (pilot !== undefined) throw new UsageError(say("rare.pilot-alone"), say("rare.give-until-too"));
    return;
  }
  if (precision !== undefined) throw new UsageError(say("rare.until-and-precision"), say("rare.leave-one-out"));
  if (shard !== undefined || (tally !== undefined && queue !== undefined))
    throw new UsageError(
      say("rare.until-of-shares", { option: shard === undefined ? "--tally" : "--shard" }),
      say("rare.give-runs-for-until"),
    );
}

/** The outcomes with these ids among the counts of a tally. Throws UsageError for one that there is not. */
export function wantedOutcomes(model: Model, within: Within): readonly Wanted[] {
  const ids = [
    ...model.endings.map(({ id }) => id),
    horizonKey,
    // A milestone may have the name of an ending.
    ...model.milestones.map(({ id }) => id),
  ];
  return Object.entries(within).flatMap(([id, share]) => {
    const places = ids.flatMap((known, place) => (known === id ? [place] : []));
    if (places.length === 0)
      throw new UsageError(say("rare.no-such-outcome", { id }), whatItHas([...new Set(ids)], id));
    return places.map((place) => ({ id, place, within: share }));
  });
}

/** Plays a pilot until each outcome has been seen often enough, and fixes the number of runs. Null if it was stopped. Throws UsageError. */
export async function fixRuns(
  options: EnsembleOptions,
  { until: within = {}, pilot: most = mostPilotRuns, plainEstimates }: EnsembleCommandOptions,
  study: Study,
  progress: Progress,
): Promise<Fixed | null> {
  const { model, first = 0 } = options;
  const wanted = wantedOutcomes(model, within);
  let goal = Math.min(pilotRuns, most);
  const pilot = openEnsemble({ ...options, onBatch: (_, { runs }) => progress.update(runs, goal) });
  const countsOf = () => [...pilot.tally.endings, ...pilot.tally.milestones];
  for (;;) {
    await pilot.runTo(goal);
    if (pilot.partial) return null;
    const least = Math.min(...wanted.map(({ place }) => countsOf()[place] ?? 0));
    if (least >= pilotSightings || goal >= most) break;
    // Before anything is known it doubles; then it goes as far as it will take at this rate.
    const enough = least === 0 ? 0 : (1.1 * goal * pilotSightings) / least;
    goal = Math.min(most, Math.max(2 * goal, Math.ceil(enough / pilotRuns) * pilotRuns));
  }
  const { sightings, used } = sightingsOf(pilot, wanted, study, plainEstimates === true);
  const [runs, from] = [runsForRelative(sightings, pilot.tally.runs), first + pilot.tally.runs];
  if (runs > mostRunsAtOnce || from + runs >= 2 ** 31)
    throw new UsageError(
      say("rare.until-takes-too-many", { runs: spaced(runs), most: spaced(mostRunsAtOnce) }),
      say("rare.wider-or-split"),
      splitting(study, rarest(sightings, wanted)),
    );
  return { until: { within, pilot: pilot.tally.runs }, first: from, runs, used };
}

function sightingsOf({ tally, folds }: Ensemble, wanted: readonly Wanted[], study: Study, isPlain: boolean) {
  const { controlled, used } = controlledOutcomes(tally, folds);
  const counts = [...tally.endings, ...tally.milestones];
  const sightings = wanted.map(({ id, place, within }): Sighting => {
    const count = counts[place] ?? 0;
    if (count === 0)
      throw new UsageError(
        say("rare.never-seen", { id, runs: spaced(tally.runs) }),
        say("rare.longer-pilot-or-split", { pilot: `${10 * tally.runs}` }),
        splitting(study, id),
      );
    const estimated = controlled[place];
    const gain = !isPlain && used.has(place) && estimated !== undefined ? gainOf(estimated) : 1;
    return { count, within, gain };
  });
  return { sightings, used };
}

function rarest(sightings: readonly Sighting[], wanted: readonly Wanted[]): string {
  const least = Math.min(...sightings.map(({ count }) => count));
  return wanted[sightings.findIndex(({ count }) => count === least)]?.id ?? "";
}

/** The command that splits runs instead; none for the futures of a session, and for runs that draw assumptions or follow policies. */
function splitting({ from, file, scenario, sample, policies, ...study }: Study, id: string): Command | undefined {
  if (from !== null || sample.length > 0 || policies !== null) return undefined;
  return rareCommand({ ...study, name: file ?? scenario }, id);
}
