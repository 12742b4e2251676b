/**
 * An exercise as it was played, read off a session: the inputs that led to where a branch stands, in order, each with
 * the world before and after it; what was recorded; and how the gauges went, day by day.
 */
import type { ExplainedRecord, Model, World } from "../../engine/index.js";
import {
  type Branch,
  type Checkpoint,
  draftBehind,
  type Header,
  type Input,
  type Note,
  type SessionState,
  type Situation,
  type Timeline,
  timeline,
  wayTo,
} from "../../session/index.js";
import type { TracedRecord } from "../../what-if/index.js";

/** A session to report on. */
export interface ReportedSession {
  readonly header: Header;
  readonly model: Model;
  readonly state: SessionState;
}

/** One input of the way that a branch took. */
export interface Step {
  readonly input: Input;
  /** Line of the log. */
  readonly sequence: number;
  /** Never to be played: clone it first. */
  readonly before: World;
  readonly after: World;
  readonly records: readonly ExplainedRecord[];
  /** The last of its moments. */
  readonly moment: Checkpoint;
}

/** A gauge's value at a time, in days. */
export interface Sample {
  readonly time: number;
  readonly value: number;
}

export interface Played {
  readonly session: ReportedSession;
  readonly branch: Branch;
  readonly steps: readonly Step[];
  readonly records: readonly ExplainedRecord[];
  /** The same records, each with the situation before and after it. */
  readonly timeline: Timeline;
  /** Where it stands at last. */
  readonly world: World;
  /** By gauge id, in order of time. */
  readonly gauges: ReadonlyMap<string, readonly Sample[]>;
  /** Notes taken on this branch, or before it parted from another. */
  readonly notes: readonly Note[];
}

/** Whether the white cell ended play on a branch before the run had ended: it opened the review where the branch stands. */
export function isEndedEarly({ review }: Pick<SessionState, "review">, { name, head }: Branch): boolean {
  const { opened } = review;
  if (opened === null || head.world.ended) return false;
  return opened.branch === name && opened.time === head.world.time && opened.count === head.count;
}

/** Types of inputs that change what is played by themselves, and not only with others. */
export const actsByItself: ReadonlySet<string> = new Set([
  "order",
  "inject",
  "ad-hoc",
  "happens-now",
  "does-not-happen",
  "set-gauge",
]);

/** The way that a branch took; the current one unless told. */
export function playedOn(session: ReportedSession, name = session.state.current): Played {
  const branch = session.state.branches.get(name) as Branch;
  const steps = stepsTo(branch.head);
  const { world } = branch.head;
  const told = timeline(session.model, session.state, "facilitator", name);
  const gauges = sampleGauges(session.model, told, world.time);
  const records = steps.flatMap((step) => step.records);
  return { session, branch, steps, records, timeline: told, world, gauges, notes: session.state.notes };
}

/** Every record on the way to a checkpoint, with its act. */
export function traceRecords(head: Checkpoint): readonly TracedRecord[] {
  return wayTo(head).flatMap((checkpoint) => {
    const { input, sequence, records, orders } = checkpoint;
    const act = input === null || input.type === "advance" ? null : sequence;
    if (orders === undefined) return records.map((record) => ({ record, act }));
    return records.map((record) => ({ record, act: draftBehind(checkpoint, record)?.sequence ?? act }));
  });
}

function stepsTo(head: Checkpoint): readonly Step[] {
  const steps: Step[] = [];
  for (const moment of wayTo(head)) {
    const { parent, input, sequence, world, records } = moment;
    if (parent === null || input === null) continue;
    const last = steps.at(-1);
    // An advance takes as many moments as it needs; what a denial left of one is still that one.
    if (last !== undefined && last.sequence === sequence && last.input === input) {
      steps[steps.length - 1] = { ...last, after: world, records: [...last.records, ...records], moment };
    } else {
      steps.push({ input, sequence, before: parent.world, after: world, records, moment });
    }
  }
  return steps;
}

/** Values at each day boundary, before and after each record, and at last. */
function sampleGauges(model: Model, { entries, latest }: Timeline, last: number): Played["gauges"] {
  const samples = new Map<string, Sample[]>(model.gauges.map(({ id }) => [id, []]));
  const note = (time: number, { gauges }: Situation) => {
    for (const [id, value] of Object.entries(gauges)) samples.get(id)?.push({ time, value });
  };
  for (const { kind, time, before, after } of entries) {
    if (kind === "record" && before.gauges !== after.gauges) note(time, before);
    if (kind === "day" || before.gauges !== after.gauges) note(time, after);
  }
  note(last, latest);
  return samples;
}
