/**
 * The starts of the turns behind: where an instructor most often wants to go back to. The log names ways back by
 * records, so a turn's start is reached from the record next to it, and from there time is played on to the day on
 * which seats decided; the dice are the same, so nothing else can come in between.
 */
import { dateOfDay, type Model, type Scenario } from "../engine/index.js";
import { type Checkpoint, headOf, type Input, recordsOf, type SessionState, turnAt, wayTo } from "../session/index.js";

export interface TurnStart {
  /** Of the turn, from 1. */
  readonly number: number;
  /** Days since the start of the run. */
  readonly time: number;
  /** ISO date. */
  readonly date: string;
  /** How many records stay. */
  readonly count: number;
  /** False where the log has nothing to name it by, and the way back ends some days later, before the first record. */
  readonly exact: boolean;
  /** What leads there on this branch, one after another. */
  readonly back: readonly Input[];
  /** What leads there on a new branch. */
  readonly branch: (name: string) => readonly Input[];
}

const isTime = ({ input }: Checkpoint): boolean => input === null || input.type === "advance";

/** Injects that somebody put on a day to come, after the last record that stays: they would be lost with the way back. */
function plansBetween(way: readonly Checkpoint[], last: number, time: number): Input[] {
  return way
    .filter(({ input, records, count, world }) => {
      const plan = input?.type === "inject" && input.at !== undefined && records.length === 0;
      return plan && count === last && world.time <= time;
    })
    .flatMap(({ input, world }): Input[] => (input === null ? [] : [{ type: "advance", to: world.time }, input]));
}

/** Since when something is new to a seat that decides now: the start of the turn behind, or of the one under way once time has gone on in it. */
export function newSince(scenario: Pick<Scenario, "turn">, time: number): number {
  const turn = turnAt(scenario, time);
  return Math.max(0, (time % scenario.turn === 0 ? turn - 1 : turn) * scenario.turn);
}

/** Where a turn starts: the place on the way at which its seats decide, if play stood there, and the records before that. */
export function startOfTurn(way: readonly Checkpoint[], time: number): { place: number | null; count: number } {
  let at = way.findIndex(({ world }) => world.time >= time);
  while (way[at + 1]?.world.time === time && isTime(way[at + 1] as Checkpoint)) at += 1;
  const start = way[at];
  if (start?.world.time === time && isTime(start)) return { place: at, count: start.count };
  // Play passed it by: what came by that day belongs to the turn before.
  const before = way.flatMap(({ records }) => records).filter((record) => record.time <= time);
  return { place: null, count: before.length };
}

function startOf(way: readonly Checkpoint[], time: number) {
  const { place, count } = startOfTurn(way, time);
  const next = way.find((checkpoint) => checkpoint.count > count);
  const byHand = next !== undefined && !isTime(next) && next.parent?.world.time === time;
  return { count, byHand, moved: place === null || place < way.length - 1, plans: plansBetween(way, count, time) };
}

/** Of all turns behind, the latest first; that of the turn under way too, once anything has been done in it. */
export function turnStarts(model: Model, state: SessionState): readonly TurnStart[] {
  const head = headOf(state);
  const way = wayTo(head);
  const records = recordsOf(state);
  const { turn, start } = model.scenario;
  const latest = turnAt(model.scenario, head.world.ended ? Math.max(0, head.world.time - 1e-9) : head.world.time);
  const found: TurnStart[] = [];
  for (let index = latest; index >= 0; index -= 1) {
    const time = index * turn;
    const { count, byHand, moved, plans } = startOf(way, time);
    const first = records[count];
    // Before the first record of all there is none to go to the moment after.
    const named = count > 0 || (time === 0 && first !== undefined);
    if (!moved || !named) continue;
    const onward: Input[] = [...plans, { type: "advance", to: time }];
    const before: Input = { type: "rewind", before: count };
    found.push({
      number: index + 1,
      time,
      date: dateOfDay(start, time),
      count,
      exact: count > 0 || byHand || (first?.time ?? 0) < 1,
      back: byHand || count === 0 ? [before] : [{ type: "rewind", to: count - 1 }, ...onward],
      branch: (name) =>
        count === 0 ? [{ type: "branch", name }, before] : [{ type: "branch", name, from: count - 1 }, ...onward],
    });
  }
  return found;
}
