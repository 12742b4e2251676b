/**
 * What the checks of lessons are built of. Each computes what is right from the run itself, in the words of a lesson: the
 * first record of a transition, the record after which something is likelier than not, the factor that weighs most.
 */
import {
  type ExplainedRecord,
  type Explanation,
  isHappening,
  type PostureRecord,
  type Record,
  type Scenario,
} from "../engine/index.js";
import type { Change } from "../text/index.js";
import { type Answer, BrokenLesson, type Laboratory, type PlayedRun, type RunRef, type Worked } from "./lesson.js";

/** Finds one record of a run. */
export type Find = (run: PlayedRun) => ExplainedRecord;

function found<Of>(one: Of | undefined, what: string): Of {
  if (one === undefined) throw new BrokenLesson(`the run has no ${what}`);
  return one;
}

const isMove = <Some extends Record>(record: Some): record is Some & PostureRecord => "posture" in record;

/** The record with which a transition happens for the first time, or the second, and so on. */
export const happens =
  (transition: string, time = 1): Find =>
  ({ records }) =>
    found(
      records.filter((record) => isMove(record) && record.transition === transition)[time - 1],
      `${transition}, time ${time}`,
    );

/** The record with which a posture leaves the state it starts in. */
export const firstMove =
  (posture: string): Find =>
  ({ records }) =>
    found(
      records.find((record) => isMove(record) && record.posture === posture),
      `move of ${posture}`,
    );

export const reaches =
  (milestone: string): Find =>
  ({ records }) =>
    found(
      records.find((record) => record.type === "milestone" && record.milestone === milestone),
      milestone,
    );

const statesOf = (scenario: Scenario, posture: string) =>
  found(
    scenario.actors.flatMap(({ postures }) => postures).find(({ path }) => path === posture),
    posture,
  ).states;

export const rungOf = (scenario: Scenario, posture: string, state: string): number =>
  found(
    statesOf(scenario, posture).find(({ id }) => id === state),
    `${posture} at ${state}`,
  ).rung ?? 0;

/** The record with which a posture first comes to the highest rung that it reaches in the run. */
export const highest =
  (posture: string): Find =>
  ({ records, scenario }) => {
    const moves = records.filter(isMove).filter((record) => record.posture === posture);
    const rungs = moves.map(({ to }) => rungOf(scenario, posture, to));
    return found(moves[rungs.indexOf(Math.max(...rungs))], `move of ${posture}`);
  };

/** The record itself and those of its moment that tell the same: its milestones. */
function ofMoment({ records }: PlayedRun, { seq, time }: Record): number[] {
  const after = records.filter((one) => one.time === time && one.type === "milestone" && one.seq > seq);
  return [seq, ...after.map((one) => one.seq)];
}

/** The answer is the record that is found; a milestone that it brings counts as well. */
export const theRecord =
  (ref: RunRef, find: Find): Worked<Answer> =>
  async (lab) => {
    const run = await lab.run(ref);
    return { kind: "record", right: ofMoment(run, find(run)) };
  };

/** The first record after which something is likelier than not; any record of that moment counts. */
export const likelierThanNot =
  (ref: RunRef, id: string): Worked<Answer> =>
  async (lab) => {
    const points = await lab.along(ref);
    const place = points.findIndex(({ chances }) => (chances.get(id) ?? 0) > 0.5);
    if (place < 1) throw new BrokenLesson(`${id} never becomes likelier than not after a record`);
    const from = (points[place - 1]?.record ?? -1) + 1;
    const to = found(points[place]?.record ?? undefined, id);
    return { kind: "record", right: Array.from({ length: to - from + 1 }, (_, step) => from + step) };
  };

/** A choice whose right options are those that a test lets through. Throws where none or all are right. */
export async function choice<Of>(
  options: readonly Of[],
  label: (option: Of) => string,
  isRight: (option: Of) => boolean | Promise<boolean>,
): Promise<Answer> {
  const tested: boolean[] = [];
  for (const option of options) tested.push(await isRight(option));
  const right = tested.flatMap((is, place) => (is ? [place] : []));
  if (right.length === 0 || right.length === options.length)
    throw new BrokenLesson(`${right.length} of ${options.length} options are right`);
  return { kind: "choice", options: options.map(label), right };
}

/** Which of the states of a posture the test lets through. */
export const whichState =
  (ref: RunRef, posture: string, isRight: (state: { id: string; rung: number }, run: PlayedRun) => boolean) =>
  async (lab: Laboratory): Promise<Answer> => {
    const run = await lab.run(ref);
    const states = statesOf(run.scenario, posture);
    const rung = (id: string) => rungOf(run.scenario, posture, id);
    return choice(
      states,
      ({ label }) => label,
      ({ id }) => isRight({ id, rung: rung(id) }, run),
    );
  };

/** Whether the run is ever in that state of a posture. */
export function visits({ records, scenario }: PlayedRun, posture: string, state: string): boolean {
  const initial = scenario.actors.flatMap(({ postures }) => postures).find(({ path }) => path === posture)?.initial;
  return initial === state || records.some((one) => isMove(one) && one.posture === posture && one.to === state);
}

export const hasReached = (records: readonly Record[], milestone: string): boolean =>
  records.some((record) => record.type === "milestone" && record.milestone === milestone);

/** The explanation of a record that is a move. */
export function whyOf(record: ExplainedRecord): Explanation {
  const { why } = record;
  if (why === undefined || !("factors" in why)) throw new BrokenLesson(`record ${record.seq} is not explained`);
  return why as Explanation;
}

const factorsOf = (record: ExplainedRecord) => whyOf(record).factors.filter(({ applies }) => applies);

/** Which factor in force raised the rate most; those that weigh the same count alike. */
export const weightiestFactor =
  (ref: RunRef, find: Find): Worked<Answer> =>
  async (lab) => {
    const factors = factorsOf(find(await lab.run(ref)));
    const most = Math.max(...factors.map(({ ratio }) => ratio));
    return choice(
      factors,
      ({ label }) => label,
      ({ ratio }) => ratio === most,
    );
  };

/** Which arm makes something likeliest, or least likely. The arms must be apart enough for futures to tell. */
export const whichArm =
  (
    arms: readonly { readonly label: string; readonly ref: Omit<RunRef, "seed"> }[],
    id: string,
    want: "most" | "least",
  ): Worked<Answer> =>
  async (lab) => {
    const shares: number[] = [];
    for (const { ref } of arms) shares.push((await lab.start(ref)).get(id) ?? 0);
    const best = want === "most" ? Math.max(...shares) : Math.min(...shares);
    const sorted = [...shares].sort((one, other) => Math.abs(one - best) - Math.abs(other - best));
    if (Math.abs((sorted[1] ?? best) - best) < 0.03)
      throw new BrokenLesson(
        `two arms are nearly alike in ${id}: ${shares.map((share) => share.toFixed(3)).join(", ")}`,
      );
    return choice(
      arms.map(({ label }, place) => ({ label, share: shares[place] })),
      ({ label }) => label,
      ({ share }) => share === best,
    );
  };

/** How likely something is from the start. */
export const chanceOf =
  (ref: Omit<RunRef, "seed">, id: string, within: number): Worked<Answer> =>
  async (lab) => ({ kind: "probability", p: (await lab.start(ref)).get(id) ?? 0, within });

/** Whether a milestone is still reached if one record does not happen, or something else is changed there. */
export async function reachedIf(lab: Laboratory, ref: RunRef, find: Find, change: Change, milestone: string) {
  const at = find(await lab.run(ref)).seq;
  const { changed } = await lab.whatIf(ref, { at, change });
  return hasReached(changed.records, milestone);
}

/** Which single record, left out, keeps a milestone from being reached. */
export const whichPrevents =
  (ref: RunRef, finds: readonly Find[], milestone: string): Worked<Answer> =>
  async (lab) => {
    const run = await lab.run(ref);
    return choice(
      finds.map((find) => ({ find, record: find(run) })),
      ({ record }) => record.headline,
      async ({ find }) => !(await reachedIf(lab, ref, find, { kind: "drop" }, milestone)),
    );
  };

/** The record with which a posture comes to a state, the first time or the second, and so on. */
export const enters =
  (posture: string, state: string, time = 1): Find =>
  ({ records }) =>
    found(
      records.filter((record) => isMove(record) && record.posture === posture && record.to === state)[time - 1],
      `${posture} at ${state}, time ${time}`,
    );

/** The record just before another one. */
export const before =
  (find: Find): Find =>
  (run) =>
    found(run.records[find(run).seq - 1], "record before its first");

/** A question whose answer is yes or no. */
export const yesOrNo =
  (isYes: Worked<boolean>): Worked<Answer> =>
  async (lab) => {
    const yes = await isYes(lab);
    return choice(
      [true, false],
      (option) => (option ? "Yes" : "No"),
      (option) => option === yes,
    );
  };

/** How often transitions happen in a run, one of the numbers that are offered. */
export const howOften =
  (ref: RunRef, transitions: readonly string[], offered: readonly number[]): Worked<Answer> =>
  async (lab) => {
    const { records } = await lab.run(ref);
    const times = records.filter((record) => isMove(record) && transitions.includes(record.transition)).length;
    return choice(offered, String, (number) => number === times);
  };

/** How likely something is after a record, once all that happens at that moment has happened. */
export async function chanceAfter(lab: Laboratory, ref: RunRef, find: Find, id: string): Promise<number> {
  const { seq } = find(await lab.run(ref));
  const point = (await lab.along(ref)).find(({ record }) => record !== null && record >= seq);
  return point?.chances.get(id) ?? 0;
}

/** The records of the moment across which something became likelier by most; any of them counts. */
export const biggestRise =
  (ref: RunRef, id: string): Worked<Answer> =>
  async (lab) => {
    const points = await lab.along(ref);
    const at = (place: number) => points[place]?.chances.get(id) ?? 0;
    const rises = points.map((_, place) => (place === 0 ? 0 : at(place) - at(place - 1)));
    const most = rises.indexOf(Math.max(...rises));
    if (most < 1) throw new BrokenLesson(`${id} never becomes likelier`);
    const from = (points[most - 1]?.record ?? -1) + 1;
    const to = points[most]?.record ?? 0;
    return { kind: "record", right: Array.from({ length: to - from + 1 }, (_, step) => from + step) };
  };

/** Which records move a gauge most: options are records, found in turn. */
export const movesGaugeMost =
  (ref: RunRef, finds: readonly Find[], gauge: string): Worked<Answer> =>
  async (lab) => {
    const run = await lab.run(ref);
    const moved = finds.map((find) => {
      const record = find(run);
      const effect = isHappening(record) ? record.effects.find((one) => one.gauge === gauge) : undefined;
      return { record, by: (effect?.to ?? 0) - (effect?.from ?? 0) };
    });
    const most = Math.max(...moved.map(({ by }) => by));
    return choice(
      moved,
      ({ record }) => record.headline,
      ({ by }) => by === most,
    );
  };
