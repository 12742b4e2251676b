/**
 * The choices of a run (seed, variant, assumptions, days, seats), and their one check, which the command line and the
 * library share.
 */
import {
  drawnAssumptions,
  isSeed,
  longestPlayDays,
  type OrderError,
  refusal,
  type Scenario,
  sampler,
  seedRule,
  sourcesOf,
  type Values,
  variantIds,
} from "../engine/index.js";
import { nearestName } from "./nearest.js";

/** The reading that is played: a variant, and changed assumptions. */
export interface Reading {
  /** Id of a variant; null or absent for the scenario as it is written. */
  readonly variant?: string | null | undefined;
  /** Values by assumption id, each within the assumption's range. */
  readonly set?: { readonly [assumption: string]: number } | undefined;
}

/** The choices that determine a run. The same choices give the same records, byte for byte. */
export interface RunChoices extends Reading {
  readonly seed: string;
  /** Replication number, from 0; 0 by default. */
  readonly run?: number | undefined;
  /** Whole days to play, 1 to 3660; the scenario's horizon by default. */
  readonly days?: number | undefined;
  /** Play the historical injects; false by default. */
  readonly historical?: boolean | undefined;
  /** Ids of actors that people play; none by default. */
  readonly seats?: readonly string[] | undefined;
  /** Draw the assumptions that have a distribution and that neither the variant nor `set` fixes; false by default. */
  readonly sample?: boolean | undefined;
}

/** The values that a run of these choices sets beside its variant: those that are chosen, and those that are drawn. */
export function settingsOf(scenario: Scenario, choices: RunChoices): Values {
  const { set = {}, seed, run = 0, sample = false } = choices;
  return sample ? { ...set, ...sampler(scenario, drawnAssumptions(scenario, choices))(seed, run) } : set;
}

/** The refusal of choices that cannot be played; null if they can. */
export function refuseChoices(scenario: Scenario, choices: RunChoices): OrderError | null {
  const { seed, run = 0, days = 1, seats = [] } = choices;
  const reading = refuseSeed(seed) ?? refuseReading(scenario, choices) ?? refuseSample(scenario, choices);
  if (reading !== null) return reading;
  if (!Number.isSafeInteger(run) || run < 0) return refusal(`there is no run ${run}`, "runs count from 0");
  if (!Number.isInteger(days) || days < 1 || days > longestPlayDays) {
    return refusal(`${days} days can't be played`, `a whole number from 1 to ${longestPlayDays}`);
  }
  const actors = scenario.actors.map(({ id }) => id);
  const unknown = seats.find((seat) => !actors.includes(seat));
  return unknown === undefined ? null : noSuch(`${scenario.id} has no actor ${unknown} to seat`, unknown, actors);
}

/** The refusal of a text that cannot be a seed; null if it can. */
export function refuseSeed(seed: string): OrderError | null {
  if (isSeed(seed)) return null;
  return refusal(`the seed ${JSON.stringify(seed)} can't be used`, seedRule);
}

/** The refusal to sample what draws nothing; null if there is something to draw, or nothing is sampled. */
function refuseSample(scenario: Scenario, choices: RunChoices): OrderError | null {
  if (choices.sample !== true || drawnAssumptions(scenario, choices).length > 0) return null;
  return drawnAssumptions(scenario, {}).length === 0
    ? refusal(
        `${scenario.id} has nothing to sample: none of its assumptions has a distribution`,
        "give assumptions a distribution, such as uniform or pert, in a scenario file of format 2",
      )
    : refusal(
        "there is nothing to sample: the variant and the chosen values fix every assumption that has a distribution",
        "leave at least one of them to be drawn",
      );
}

/** The refusal of a reading that cannot be played; null if it can. */
function refuseReading(scenario: Scenario, { variant, set = {} }: Reading): OrderError | null {
  const { id: name, assumptions } = scenario;
  const known = variantIds(scenario);
  if (variant != null && !known.includes(variant)) return noSuch(`${name} has no variant ${variant}`, variant, known);
  for (const [id, value] of Object.entries(set)) {
    const assumption = assumptions.find((candidate) => candidate.id === id);
    if (assumption === undefined) {
      const ids = assumptions.map((candidate) => candidate.id);
      return noSuch(`${name} has no assumption ${id}`, id, ids);
    }
    if (assumption.derived !== undefined) {
      return refusal(
        `${id} can't be set: it is worked out from other assumptions`,
        `set ${[...sourcesOf(assumptions, [id])].join(" or ")} instead`,
      );
    }
    const [low, high] = assumption.range;
    if (!(value >= low && value <= high)) {
      return refusal(
        `${id}=${value} lies outside the range ${low} to ${high}`,
        "to go beyond it, widen the range in the scenario file and say why in its note",
      );
    }
  }
  return null;
}

function noSuch(message: string, name: string, known: readonly string[]): OrderError {
  const nearest = nearestName(name, known);
  return refusal(
    message,
    `${nearest === undefined ? "" : `Did you mean ${nearest}? `}It has: ${known.join(", ") || "none"}`,
  );
}
