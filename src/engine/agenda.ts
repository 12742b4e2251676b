/**
 * The agenda: everything that happens at a known time, keyed (time, priority, sequence) as in SimPy's queue, so that
 * two things at one moment always come in the same order. A run keeps a dozen items, so a sorted list is enough.
 */

/**
 * What comes first at one moment: the day closes, then injects arrive, those of the MSEL's own calendar before those
 * that the white cell put on a day by hand, then timeouts run out, then play ends.
 */
export const agendaPriority = { day: 0, inject: 1, hand: 2, timeout: 3, horizon: 4 } as const;

export type AgendaKind = keyof typeof agendaPriority;

export interface AgendaItem {
  /** Days since the start. */
  readonly time: number;
  readonly kind: AgendaKind;
  /** Day number, inject index or transition index, by kind. */
  readonly index: number;
  /** When it was put on the agenda: of a timeout, when its state was entered. */
  readonly since: number;
  /** Counts up within a run, so that of two equals the older comes first. */
  readonly sequence: number;
}

/** Whether `a` comes before `b`. */
export function comesBefore(a: AgendaItem, b: AgendaItem): boolean {
  if (a.time !== b.time) return a.time < b.time;
  const priority = agendaPriority[a.kind] - agendaPriority[b.kind];
  return priority !== 0 ? priority < 0 : a.sequence < b.sequence;
}

/** Puts an item in its place. */
export function schedule(agenda: AgendaItem[], item: AgendaItem): void {
  // Later items move up one by one on the way: a splice would make an array of what it takes out, which is nothing.
  let place = agenda.length;
  for (; place > 0 && comesBefore(item, agenda[place - 1] as AgendaItem); place -= 1) {
    agenda[place] = agenda[place - 1] as AgendaItem;
  }
  agenda[place] = item;
}

/** Takes a transition's timeout off the agenda, if it is on it. */
export function cancelTimeout(agenda: AgendaItem[], transition: number): void {
  for (let place = 0; place < agenda.length; place += 1) {
    const { kind, index } = agenda[place] as AgendaItem;
    if (kind !== "timeout" || index !== transition) continue;
    agenda.splice(place, 1);
    return;
  }
}
