/**
 * The active hazards: those whose rate is above 0, a few among all that a scenario has. The next one to fire is found
 * among them alone.
 */
export interface ActiveHazards {
  /** Number of active hazards. */
  count: number;
  /** The active hazards, unordered, in the first `count` places. */
  readonly indices: Int32Array;
  /** Per hazard: its place in `indices`; −1 if it is not active. */
  readonly places: Int32Array;
}

export function clearActive(active: ActiveHazards): void {
  active.count = 0;
  active.places.fill(-1);
}

/** Adds a hazard to the active set. No-op if it is active. */
export function activateHazard(active: ActiveHazards, hazard: number): void {
  const { indices, places } = active;
  if ((places[hazard] as number) >= 0) return;
  places[hazard] = active.count;
  indices[active.count] = hazard;
  active.count += 1;
}

/** Removes a hazard from the active set. No-op if it is not active. */
export function deactivateHazard(active: ActiveHazards, hazard: number): void {
  const { indices, places } = active;
  const place = places[hazard] as number;
  if (place < 0) return;
  active.count -= 1;
  const last = indices[active.count] as number;
  indices[place] = last;
  places[last] = place;
  places[hazard] = -1;
}

/** The active hazard with the earliest due time; ties go to declaration order. −1 if none is active. */
export function nextToFire({ count, indices }: ActiveHazards, due: Float64Array): number {
  let first = -1;
  let time = Infinity;
  for (let place = 0; place < count; place += 1) {
    const hazard = indices[place] as number;
    const candidate = due[hazard] as number;
    if (candidate < time || (candidate === time && hazard < first)) {
      time = candidate;
      first = hazard;
    }
  }
  return first;
}
