/**
 * An exercise as it was played, read off a session: the inputs that led to where a branch stands, in order, each with
 * the world before and after it; what was recorded; and how the gauges went, day by day.
 */
import { advance, cloneWorld, type ExplainedRecord, type Model, readGauges, type World } from "../../engine/index.js";
import type { Branch, Checkpoint, Header, Input, Note, SessionState } from "../../session/index.js";

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
  /** Number of its first record. */
  readonly firstRecord: number;
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
  /** Where it stands at last. */
  readonly world: World;
  /** By gauge id, in order of time. */
  readonly gauges: ReadonlyMap<string, readonly Sample[]>;
  /** Notes taken on this branch, or before it parted from another. */
  readonly notes: readonly Note[];
}

/** The way that a branch took; the current one unless told. */
export function playedOn(session: ReportedSession, name = session.state.current): Played {
  const branch = session.state.branches.get(name) as Branch;
  const steps = stepsTo(branch.head);
  const { world } = branch.head;
  const gauges = sampleGauges(session.model, momentsTo(branch.head));
  const records = steps.flatMap((step) => step.records);
  return { session, branch, steps, records, world, gauges, notes: session.state.notes };
}

function momentsTo(head: Checkpoint): readonly Checkpoint[] {
  const found: Checkpoint[] = [];
  for (let at: Checkpoint | null = head; at !== null; at = at.parent) found.unshift(at);
  return found;
}

function stepsTo(head: Checkpoint): readonly Step[] {
  const steps: Step[] = [];
  for (const moment of momentsTo(head)) {
    const { parent, input, sequence, world, records } = moment;
    if (parent === null || input === null) continue;
    const last = steps.at(-1);
    // An advance takes as many moments as it needs; what a denial left of one is still that one.
    if (last !== undefined && last.sequence === sequence && last.input === input) {
      steps[steps.length - 1] = { ...last, after: world, records: [...last.records, ...records], moment };
    } else {
      steps.push({ input, sequence, before: parent.world, after: world, records, firstRecord: parent.count, moment });
    }
  }
  return steps;
}

/** Values at each day boundary and around each happening. */
function sampleGauges(model: Model, moments: readonly Checkpoint[]): ReadonlyMap<string, readonly Sample[]> {
  const samples = new Map<string, Sample[]>(model.gauges.map(({ id }) => [id, []]));
  const note = (time: number, values: { readonly [gauge: string]: number }) => {
    for (const [id, value] of Object.entries(values)) samples.get(id)?.push({ time, value });
  };
  for (const { parent, world, records } of moments) {
    if (parent === null) {
      note(world.time, readGauges(model, world));
      continue;
    }
    const days = daysBetween(model, parent.world, world);
    const noted = records.flatMap((record) =>
      record.type === "milestone" || record.type === "end"
        ? []
        : record.effects.map(({ gauge, from, to }) => ({ time: record.time, gauge, from, to })),
    );
    for (const { time, values } of days) note(time, values);
    for (const { time, gauge, from, to } of noted) {
      samples.get(gauge)?.push({ time, value: from }, { time, value: to });
    }
    note(world.time, readGauges(model, world));
  }
  // Sorting is stable: of one moment, what was noted first stays first.
  for (const list of samples.values()) list.sort((one, other) => one.time - other.time);
  return samples;
}

/**
 * Gauges at the day boundaries between two worlds, found by playing the first on. Where that leads elsewhere than to
 * the second, because the white cell's hand lies between them, there are none.
 */
function daysBetween(model: Model, from: World, to: World) {
  if (to.time === from.time) return [];
  const world = cloneWorld(from);
  const found: { time: number; values: { readonly [gauge: string]: number } }[] = [];
  advance(model, world, to.time, { onDay: (day, on) => found.push({ time: day, values: readGauges(model, on) }) });
  const reached = readGauges(model, world);
  const meant = readGauges(model, to);
  return Object.entries(meant).every(([id, value]) => reached[id] === value) ? found : [];
}

/** A gauge's value at a time: the last that was noted by then. */
export function valueAt(samples: readonly Sample[], time: number): number {
  let found = samples[0]?.value ?? 0;
  for (const sample of samples) {
    if (sample.time > time) break;
    found = sample.value;
  }
  return found;
}
