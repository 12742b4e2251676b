/**
 * The event queue: items with a known time, sorted by (time, priority, sequence) as in SimPy, so that ties always
 * resolve the same way. A run holds about a dozen items, so a sorted array is enough.
 */

/** Order of items due at the same time. `hand` is an inject that the white cell scheduled. */
export const agendaPriority = { day: 0, inject: 1, hand: 2, timeout: 3, horizon: 4 } as const;

export type AgendaKind = keyof typeof agendaPriority;

export interface AgendaItem {
  /** Days since the start. */
  readonly time: number;
  readonly kind: AgendaKind;
  /** Day number, inject index or transition index, by kind. */
  readonly index: number;
  /** When it was scheduled, in days since the start. For a timeout: when its state was entered. */
  readonly since: number;
  /** Increases within a run. The older of two otherwise equal items comes first. */
  readonly sequence: number;
}

export function comesBefore(a: AgendaItem, b: AgendaItem): boolean {
  if (a.time !== b.time) return a.time < b.time;
  const priority = agendaPriority[a.kind] - agendaPriority[b.kind];
  return priority !== 0 ? priority < 0 : a.sequence < b.sequence;
}

/** Inserts an item in order. */
export function schedule(agenda: AgendaItem[], item: AgendaItem): void {
  // An insertion by hand: splice would allocate an array of removed items.
  let place = agenda.length;
  for (; place > 0 && comesBefore(item, agenda[place - 1] as AgendaItem); place -= 1) {
    agenda[place] = agenda[place - 1] as AgendaItem;
  }
  agenda[place] = item;
}

/** Removes a transition's timeout. No-op if none is scheduled. */
export function cancelTimeout(agenda: AgendaItem[], transition: number): void {
  for (let place = 0; place < agenda.length; place += 1) {
    const { kind, index } = agenda[place] as AgendaItem;
    if (kind !== "timeout" || index !== transition) continue;
    agenda.splice(place, 1);
    return;
  }
}
