/**
 * The event queue: items with a known time, sorted by (time, priority, sequence) as in SimPy, so that ties always
 * resolve the same way. A run holds about a dozen items, so a sorted array is enough.
 */

/**
 * Order of items due at the same time. A `report` is about to reach an actor: what arrives at midnight is known when the
 * day begins. `hand` is an inject that the white cell scheduled.
 */
export const agendaPriority = { report: 0, day: 1, inject: 2, hand: 3, timeout: 4, horizon: 5 } as const;

export type AgendaKind = keyof typeof agendaPriority;

export interface AgendaItem {
  /** Days since the start. */
  readonly time: number;
  readonly kind: AgendaKind;
  /** Day number, or index of a belief, an inject or a transition, by kind. */
  readonly index: number;
  /** When it was scheduled, in days since the start. For a timeout: when its state was entered; for a report: when it was sent. */
  readonly since: number;
  /** Increases within a run. The older of two otherwise equal items comes first. */
  readonly sequence: number;
  /** Of a report: the true state, by place, or the true value of the gauge. 0 for all others. */
  readonly truth: number;
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

/** Removes the reports to a belief that were sent before one that has arrived: earlier news does not displace later. */
export function dropReports(agenda: AgendaItem[], belief: number, sequence: number): void {
  for (let place = agenda.length - 1; place >= 0; place -= 1) {
    const item = agenda[place] as AgendaItem;
    if (item.kind === "report" && item.index === belief && item.sequence < sequence) agenda.splice(place, 1);
  }
}
