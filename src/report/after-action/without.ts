/**
 * "The same dice without it": the exercise folded again with one input left out and everything else as it was. Streams
 * are keyed by path, so whoever is not touched rolls as before, and what differs is what the input changed.
 */
import { type ExplainedRecord, nameOfRecord, type World } from "../../engine/index.js";
import {
  applyInput,
  hashAt,
  headOf,
  type Input,
  isRefusal,
  openState,
  ordersAt,
  recordsOf,
  ruleOf,
  type SessionState,
  startOf,
  turnAt,
} from "../../session/index.js";
import {
  type Difference,
  differencesOf,
  type GaugeApart,
  gaugesApart,
  type MilestonesApart,
  milestonesApart,
  type TracedRecord,
} from "../../what-if/index.js";
import { actsByItself, type Played, type ReportedSession, type Step, traceRecords } from "./played.js";

export interface Without {
  readonly traced: readonly TracedRecord[];
  readonly world: World;
  /** Later inputs that were no longer possible. */
  readonly lost: readonly Step[];
}

/** How far it went: `ending` is null where the horizon came first, or while it is not over. */
interface EndThere {
  readonly ended: boolean;
  readonly ending: string | null;
  /** Of the end; empty while it is not over. */
  readonly date: string;
}

/** What one input changed, the dice being the same. */
export interface Change {
  readonly ending: { readonly with: EndThere; readonly without: EndThere };
  /** With it, and without it. */
  readonly milestones: MilestonesApart;
  /** Happenings that came only with it, only without it, with both but a day or more apart, and with both less apart. */
  readonly happenings: {
    readonly with: number;
    readonly without: number;
    readonly moved: number;
    readonly shifted: number;
  };
  /** The first of them; null where there is none, or where it takes more than a line to tell. */
  readonly first: Difference | null;
  /** Where each gauge stands at last, with and without it; only those that differ, the widest first. */
  readonly gauges: readonly GaugeApart[];
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
  return { traced: traceRecords(headOf(state)), world: headOf(state).world, lost };
}

function foldSteps({ header, model }: ReportedSession, steps: readonly Step[], left: Step | null) {
  let state = openState(model, startOf(header), ruleOf(header));
  const lost: Step[] = [];
  for (const step of steps) {
    if (left !== null && isLeftOut(model, step, left)) continue;
    const next = doAgain(model, state, step);
    if (next === null) lost.push(step);
    else state = next;
  }
  return { state, lost };
}

/** Of a sealed order, all that was drafted for its posture in that turn is left out, or an earlier draft would stand in for it. */
function isLeftOut({ scenario }: ReportedSession["model"], step: Step, left: Step): boolean {
  if (step.sequence === left.sequence) return true;
  const [one, other] = [step.input, left.input];
  if (one.type !== "draft" || other.type !== "draft") return false;
  const posture = ({ transition }: typeof one) => transition.slice(0, transition.lastIndexOf("."));
  const turn = ({ before }: Step) => turnAt(scenario, before.time);
  return posture(one) === posture(other) && turn(step) === turn(left);
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
  // What is past before the act stands: only what comes from here on can be denied.
  const { count } = headOf(state);
  return vetoes.reduce<SessionState | null>((on, { record, reason }) => {
    const found = on === null ? null : findAgain(on, record, count, give);
    return found === null ? null : give(found.state, { type: "does-not-happen", record: found.seq, reason });
  }, begun);
}

/** Plays on to where a happening comes again: it may come some hours sooner or later than it did. */
function findAgain(
  state: SessionState,
  denied: ExplainedRecord,
  first: number,
  give: (on: SessionState, input: Input) => SessionState | null,
): { readonly state: SessionState; readonly seq: number } | null {
  const { world } = headOf(state);
  const until = Math.min(denied.time + slackDays, world.horizon);
  const due = world.ended || world.time >= until ? state : give(state, { type: "advance", to: until });
  if (due === null) return null;
  const apart = (record: ExplainedRecord) => Math.abs(record.time - denied.time);
  const [again] = recordsOf(due)
    .filter(
      (record) => nameOfRecord(record) === nameOfRecord(denied) && record.seq >= first && apart(record) < slackDays,
    )
    .sort((one, other) => apart(one) - apart(other));
  return again === undefined ? null : { state: due, seq: again.seq };
}

/** Sets what was played against what would have been. */
export function changeOf({ session, steps, branch, world }: Played, left: Step, without: Without): Change {
  const here = traceRecords(branch.head);
  const own = ({ record, act }: TracedRecord) =>
    act === left.sequence && (record === left.records[0] || (record.type === "inject" && record.inject === "@denied"));
  const { found, shifted } = differencesOf(here, without.traced, own);
  const count = (side: Difference["side"]) => found.filter((one) => one.side === side).length;
  const [earliest = null] = found;
  const carriedOut = new Set(steps.flatMap(({ moment }) => ordersAt(moment).map((order) => order.sequence)));
  return {
    ending: { with: endOf(here, world), without: endOf(without.traced, without.world) },
    milestones: milestonesApart(recordsIn(here), recordsIn(without.traced)),
    happenings: { with: count("with"), without: count("without"), moved: count("moved"), shifted },
    first: earliest !== null && isPlain(earliest, here, without.traced) ? earliest : null,
    gauges: gaugesApart(session.model, world, without.world),
    lost: without.lost.filter(({ input, sequence }) => actsByItself.has(input.type) || carriedOut.has(sequence)),
  };
}

const recordsIn = (traced: readonly TracedRecord[]) => traced.map(({ record }) => record);

function endOf(records: readonly TracedRecord[], { ended, ending }: World): EndThere {
  return { ended, ending, date: ended ? (records.at(-1)?.record.date ?? "") : "" };
}

/** Whether "no such thing on that day" or "such a thing on that day" is all there is to say; else it came twice that day. */
function isPlain(
  { record, side, date }: Difference,
  here: readonly TracedRecord[],
  there: readonly TracedRecord[],
): boolean {
  const told = (records: readonly TracedRecord[], on: string) =>
    records.some(({ record: other }) => other.date === on && other.headline === record.headline);
  if (side === "without") return !told(here, date);
  // What happened on another day may have been told in other words there.
  return !told(there, record.date) && (side === "with" || told(there, date));
}
