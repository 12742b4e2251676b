/**
 * "The same dice without it": the exercise folded again with one input left out and everything else as it was. Streams
 * are keyed by path, so whoever is not touched rolls as before, and what differs is what the input changed.
 */
import { cloneWorld, type ExplainedRecord, type Model, nameOfRecord, playDue, type World } from "../../engine/index.js";
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
  /** Whether what the act did would have happened at the same time without it: an event that was due then by itself. */
  readonly anyway: boolean;
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
  const give = givesTo(session.model, left);
  if (!world.ended && world.time < to) state = give(state, { type: "advance", to }) ?? state;
  else if (!world.ended && left.input.type === "does-not-happen") state = withDenied(state, left, give);
  return { traced: traceRecords(headOf(state)), world: headOf(state).world, lost };
}

/** What was denied last of all comes at the time at which the exercise stands. */
function withDenied(state: SessionState, { moment }: Step, give: Give): SessionState {
  const { count, world } = headOf(state);
  const [denied] = moment.cause == null ? moment.vetoes : [];
  if (denied === undefined || denied.record.time !== world.time) return state;
  const due = give(state, { type: "advance", to: world.time });
  const come =
    due && recordsOf(due).find((one) => one.seq >= count && nameOfRecord(one) === nameOfRecord(denied.record));
  return (due && come && give(due, { type: "rewind", to: come.seq })) ?? state;
}

function foldSteps({ header, model }: ReportedSession, steps: readonly Step[], left: Step | null) {
  let state = openState(model, startOf(header), ruleOf(header));
  const lost: Step[] = [];
  for (const step of steps) {
    const isOut = left !== null && isLeftOut(model, step, left);
    // The turn whose orders are left out ends all the same.
    if (isOut && step.moment.cause?.orders === undefined) continue;
    const next = isOut ? causeAgain(state, step, givesTo(model, step)).state : doAgain(model, state, step);
    if (next === null) lost.push(step);
    else state = next;
  }
  return { state, lost };
}

/** Of a sealed order, all that was drafted for its posture in that turn is left out, or an earlier draft would stand in for it. */
function isLeftOut({ scenario }: Model, step: Step, left: Step): boolean {
  if (step.sequence === left.sequence) return true;
  if (step.input.type !== "draft") return false;
  const posture = ({ transition }: { readonly transition: string }) => transition.slice(0, transition.lastIndexOf("."));
  const turn = ({ before }: Step) => turnAt(scenario, before.time);
  const orders = left.input.type === "draft" ? [left.input] : (left.moment.cause?.orders ?? []);
  return turn(step) === turn(left) && orders.map(posture).includes(posture(step.input));
}

/** How far in time a happening may move and still be the one that was denied. */
const slackDays = 1;

/** The state after a step is done again, or null where it no longer can be. */
function doAgain(model: Model, state: SessionState, step: Step): SessionState | null {
  const give = givesTo(model, step);
  const { input } = step;
  if (input.type === "advance") return advanceAgain(model, state, step, give);
  if (input.type !== "does-not-happen") return give(state, input);
  // Denials of one happening, and the act that set it off, are one moment together: the last of them stands for all.
  const begun = causeAgain(state, step, give);
  return step.moment.vetoes.reduce<SessionState | null>((on, { record, reason }) => {
    const found = on === null ? null : findAgain(on, record, begun.count, give);
    return found === null ? null : give(found.state, { type: "does-not-happen", record: found.seq, reason });
  }, begun.state);
}

/** The state after the act whose consequence was denied, and how many records there were before it: only what came since can be denied. */
function causeAgain(
  state: SessionState,
  { moment: { cause } }: Step,
  give: Give,
): { readonly state: SessionState | null; readonly count: number } {
  const head = headOf(state);
  if (cause == null) return { state, count: head.count };
  // Sealed orders are carried out already where standing instructions came into force with them.
  if (head.sequence === cause.sequence) return { state, count: head.count - head.records.length };
  return { state: give(state, cause.agreed ?? cause.input), count: head.count };
}

type Give = (on: SessionState, input: Input) => SessionState | null;

/** Gives inputs under the number of a step; null where one is refused. */
function givesTo(model: Model, { sequence }: Step): Give {
  return (on, input) => {
    const folded = applyInput(model, on, { input, sequence });
    return isRefusal(folded) ? null : folded.state;
  };
}

/** Plays on as far as an advance stands: a rewind, a branch or a denial may have cut it short, in the middle of an instant too. */
function advanceAgain(model: Model, state: SessionState, step: Step, give: Give): SessionState | null {
  const { input, after, records } = step;
  const { world, count } = headOf(state);
  if (input.type !== "advance") return null;
  const to = after.ended ? input.to : Math.min(input.to, after.time);
  if (world.ended || to < world.time) return state;
  const played = give(state, { type: "advance", to });
  if (played === null || after.ended || !isMoreDue(model, after)) return played;
  // What came at that very time after the cut was given up, and comes with the next advance.
  const left = records.filter(({ time }) => time === to).map(nameOfRecord);
  const given = recordsOf(played).find((record) => {
    if (record.seq < count || record.time < to) return false;
    const place = left.indexOf(nameOfRecord(record));
    if (place >= 0) left.splice(place, 1);
    return place < 0;
  });
  return given === undefined ? played : give(played, { type: "rewind", before: given.seq });
}

/** Whether something is still to come at the very time at which a world stands. */
const isMoreDue = (model: Model, world: World): boolean => playDue(model, cloneWorld(world), world.time) !== null;

/** Plays on to where a happening comes again: it may come some hours sooner or later than it did. */
function findAgain(
  state: SessionState,
  denied: ExplainedRecord,
  first: number,
  give: Give,
): { readonly state: SessionState; readonly seq: number } | null {
  const { world } = headOf(state);
  const until = Math.min(denied.time + slackDays, world.horizon);
  // Time does not pass over drafts; what an act set off has come without it.
  const due = (world.ended || world.time >= until ? null : give(state, { type: "advance", to: until })) ?? state;
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
    anyway: comesAnyway(left.records[0], here, without.traced),
    ending: { with: endOf(here, world), without: endOf(without.traced, without.world) },
    milestones: milestonesApart(recordsIn(here), recordsIn(without.traced)),
    happenings: { with: count("with"), without: count("without"), moved: count("moved"), shifted },
    first: earliest !== null && isPlain(earliest, here, without.traced) ? earliest : null,
    gauges: gaugesApart(session.model, world, without.world),
    lost: without.lost.filter(({ input, sequence }) => actsByItself.has(input.type) || carriedOut.has(sequence)),
  };
}

function comesAnyway(
  own: ExplainedRecord | undefined,
  here: readonly TracedRecord[],
  there: readonly TracedRecord[],
): boolean {
  // What people made up is known by its act alone.
  if (own === undefined || nameOfRecord(own).startsWith("inject.@")) return false;
  const like = (traced: readonly TracedRecord[]) =>
    recordsIn(traced).filter((record) => record.time === own.time && nameOfRecord(record) === nameOfRecord(own)).length;
  return like(there) >= like(here);
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
