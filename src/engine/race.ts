/**
 * The race: the hazards that run at present, which are few among all that a scenario has. Whoever wants the next of
 * them to fire need not look at the rest.
 */

export interface Race {
  /** How many run. */
  count: number;
  /** The hazards that run, in no order, in the first `count` places. */
  readonly running: Int32Array;
  /** Per hazard: its place among them; −1 where it does not run. */
  readonly places: Int32Array;
}

export function clearRace(race: Race): void {
  race.count = 0;
  race.places.fill(-1);
}

/** Lets a hazard run; one that runs already runs on. */
export function enterRace(race: Race, hazard: number): void {
  const { running, places } = race;
  if ((places[hazard] as number) >= 0) return;
  places[hazard] = race.count;
  running[race.count] = hazard;
  race.count += 1;
}

/** Takes a hazard out; one that does not run stays out. */
export function leaveRace(race: Race, hazard: number): void {
  const { running, places } = race;
  const place = places[hazard] as number;
  if (place < 0) return;
  race.count -= 1;
  const last = running[race.count] as number;
  running[place] = last;
  places[last] = place;
  places[hazard] = -1;
}

/** The hazard that is due first, by the declared order where two are due at once; −1 where none runs. */
export function firstInRace({ count, running }: Race, due: Float64Array): number {
  let first = -1;
  let time = Infinity;
  for (let place = 0; place < count; place += 1) {
    const hazard = running[place] as number;
    const candidate = due[hazard] as number;
    if (candidate < time || (candidate === time && hazard < first)) {
      time = candidate;
      first = hazard;
    }
  }
  return first;
}
