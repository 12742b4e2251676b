/**
 * "The same dice without it": the exercise folded again with one input left out and everything else as it was. Streams
 * are keyed by path, so whoever is not touched rolls as before, and what differs is what the input changed.
 */
import { type ExplainedRecord, readGauges, type World } from "../../engine/index.js";
import {
  applyInput,
  hashAt,
  headOf,
  type Input,
  isRefusal,
  openState,
  recordsOf,
  type SessionState,
  startOf,
} from "../../session/index.js";
import type { Played, ReportedSession, Step } from "./played.js";

export interface Without {
  readonly records: readonly ExplainedRecord[];
  readonly world: World;
  /** Later inputs that were no longer possible. */
  readonly lost: readonly Step[];
}

/** What one input changed, the dice being the same. */
export interface Change {
  /** Ending with and without it: an id, or null where the horizon came first or the exercise stops before any. */
  readonly ending: { readonly with: string | null; readonly without: string | null };
  /** Milestones that came only with it, and only without it, by id. */
  readonly milestones: { readonly with: readonly string[]; readonly without: readonly string[] };
  /** Happenings that came only with it, only without it, and with both but a day or more apart. */
  readonly happenings: { readonly with: number; readonly without: number; readonly moved: number };
  /** The first of them, in the order of time; of one that moved, `date` is when it came without. */
  readonly first: {
    readonly record: ExplainedRecord;
    readonly side: "with" | "without" | "moved";
    readonly date: string;
  } | null;
  /** Where each gauge stands at last, with and without it; only those that differ, the widest first. */
  readonly gauges: readonly { readonly id: string; readonly with: number; readonly without: number }[];
  readonly lost: readonly Step[];
}

/** Whether folding the steps again gives the exercise again; where it does not, nothing can be said by leaving one out. */
export function foldsAgain({ session, steps, branch }: Played): boolean {
  const folded = foldSteps(session, steps, null);
  return folded.lost.length === 0 && hashAt(headOf(folded.state)) === hashAt(branch.head);
}

/** What the exercise would have been without one of its steps. */
export function playWithout({ session, steps, world: played }: Played, left: Step): Without {
  let { state, lost } = foldSteps(session, steps, left);
  const { world } = headOf(state);
  // Where the exercise had ended, the other way goes on to its own end.
  const to = played.ended ? world.horizon : played.time;
  if (!world.ended && world.time < to) {
    const on = applyInput(session.model, state, { input: { type: "advance", to }, sequence: 0 });
    if (!isRefusal(on)) state = on.state;
  }
  return { records: recordsOf(state), world: headOf(state).world, lost };
}

function foldSteps({ header, model }: ReportedSession, steps: readonly Step[], left: Step | null) {
  let state = openState(model, startOf(header));
  const lost: Step[] = [];
  for (const step of steps) {
    if (step === left) continue;
    const next = doAgain(model, state, step);
    if (next === null) lost.push(step);
    else state = next;
  }
  return { state, lost };
}

/** How far in time a happening may move and still be the one that was denied. */
const slackDays = 1;

/** The state after a step is done again, or null where it no longer can be. */
function doAgain(model: ReportedSession["model"], state: SessionState, step: Step): SessionState | null {
  const give = (on: SessionState, input: Input): SessionState | null => {
    const folded = applyInput(model, on, { input, sequence: step.sequence });
    return isRefusal(folded) ? null : folded.state;
  };
  const { input } = step;
  if (input.type === "advance") {
    const { world } = headOf(state);
    // What a rewind or a branch cut short is played as far as it stands.
    const to = step.after.ended ? input.to : Math.min(input.to, step.after.time);
    return world.ended || to < world.time ? state : give(state, { type: "advance", to });
  }
  if (input.type !== "does-not-happen") return give(state, input);
  // Denials of one happening, and the act that set it off, are one moment together: the last of them stands for all.
  const { vetoes, cause } = step.moment;
  const begun = cause == null ? state : give(state, cause.input);
  return vetoes.reduce<SessionState | null>((on, { record, reason }) => {
    const found = on === null ? null : findAgain(on, record, give);
    return found === null ? null : give(found.state, { type: "does-not-happen", record: found.seq, reason });
  }, begun);
}

/** Plays on to where a happening comes again: it may come some hours sooner or later than it did. */
function findAgain(
  state: SessionState,
  denied: ExplainedRecord,
  give: (on: SessionState, input: Input) => SessionState | null,
): { readonly state: SessionState; readonly seq: number } | null {
  const { world } = headOf(state);
  const until = Math.min(denied.time + slackDays, world.horizon);
  const due = world.ended || world.time >= until ? state : give(state, { type: "advance", to: until });
  if (due === null) return null;
  const apart = (record: ExplainedRecord) => Math.abs(record.time - denied.time);
  const [again] = recordsOf(due)
    .filter((record) => nameOf(record) === nameOf(denied) && record.time >= world.time && apart(record) < slackDays)
    .sort((one, other) => apart(one) - apart(other));
  return again === undefined ? null : { state: due, seq: again.seq };
}

/** What a record is a record of. */
export function nameOf(record: ExplainedRecord): string {
  switch (record.type) {
    case "inject":
      return `inject.${record.inject}`;
    case "milestone":
      return `milestone.${record.milestone}`;
    case "end":
      return `end.${record.ending}`;
    default:
      return record.transition;
  }
}

/** Sets what was played against what would have been. */
export function changeOf({ session, records, world }: Played, left: Step, without: Without): Change {
  const { happenings, first } = differencesOf(records, left, without.records);
  const reached = (found: readonly ExplainedRecord[]) =>
    found.flatMap((record) => (record.type === "milestone" ? [record.milestone] : []));
  const [milestones, others] = [reached(records), reached(without.records)];
  return {
    ending: { with: world.ending, without: without.world.ending },
    milestones: {
      with: milestones.filter((id) => !others.includes(id)),
      without: others.filter((id) => !milestones.includes(id)),
    },
    happenings,
    first,
    gauges: gaugesApart(session.model, world, without.world),
    lost: without.lost,
  };
}

/** The nth time that something happens is the same happening with an act and without it, sooner or later. */
function numbered(records: readonly ExplainedRecord[]): ReadonlyMap<string, ExplainedRecord> {
  const times = new Map<string, number>();
  const found = new Map<string, ExplainedRecord>();
  for (const record of records) {
    if (record.type === "milestone" || record.type === "end") continue;
    const name = nameOf(record);
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    found.set(`${name} ${time}`, record);
  }
  return found;
}

function differencesOf(
  records: readonly ExplainedRecord[],
  left: Step,
  others: readonly ExplainedRecord[],
): Pick<Change, "happenings" | "first"> {
  const here = numbered(records);
  const there = numbered(others);
  const found: { record: ExplainedRecord; side: "with" | "without" | "moved"; date: string; time: number }[] = [];
  for (const [key, record] of here) {
    const other = there.get(key);
    // What an act records of itself says nothing new.
    if (other === undefined && left.records[0] === record) continue;
    if (other === undefined) found.push({ record, side: "with", date: record.date, time: record.time });
    else if (Math.abs(other.time - record.time) >= 1)
      found.push({ record, side: "moved", date: other.date, time: Math.min(record.time, other.time) });
  }
  for (const [key, record] of there) {
    if (!here.has(key)) found.push({ record, side: "without", date: record.date, time: record.time });
  }
  found.sort((one, other) => one.time - other.time);
  const count = (side: string) => found.filter((one) => one.side === side).length;
  const [earliest] = found;
  return {
    happenings: { with: count("with"), without: count("without"), moved: count("moved") },
    first: earliest === undefined ? null : { record: earliest.record, side: earliest.side, date: earliest.date },
  };
}

/** Least difference of a gauge that is worth a word, as a share of its range. */
const leastShare = 0.002;

function gaugesApart(model: ReportedSession["model"], played: World, without: World): Change["gauges"] {
  const values = { with: readGauges(model, played), without: readGauges(model, without) };
  return model.gauges
    .map(({ id, min, max }) => {
      const [one, other] = [values.with[id] ?? 0, values.without[id] ?? 0];
      return { gauge: { id, with: one, without: other }, share: Math.abs(one - other) / Math.max(1e-9, max - min) };
    })
    .filter(({ share }) => share > leastShare)
    .sort((one, other) => other.share - one.share)
    .map(({ gauge }) => gauge);
}
