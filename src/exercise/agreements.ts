/**
 * The proposals of an exercise and what became of them: who proposed what to whom, who answered how and when, and which of
 * them are agreements. As one viewer learned of them, so that a report for players has no more than they had.
 */
import { type Model, nameOfRecord } from "../engine/index.js";
import {
  type Checkpoint,
  type MessageEntry,
  messagesOf,
  type RecordEntry,
  type SessionState,
  type Timeline,
  timeline,
} from "../session/index.js";
import { type Proposed, type SeenMessage, seatViewer, type Viewer } from "../visibility/index.js";

export interface ProposalAnswer {
  /** Who answered, an actor id; null for the white cell. */
  readonly by: string | null;
  readonly answer: "accepted" | "refused" | "withdrawn" | "undone";
  /** Days since the start. */
  readonly time: number;
  /** Of an agreement that the white cell has undone: the headlines that it denied. */
  readonly denied?: readonly string[];
}

export interface ProposalMade extends Pick<SeenMessage, "number" | "from" | "as" | "isPublic" | "text">, Proposed {
  /** When the viewer had it, in days from the start. */
  readonly time: number;
  /** Whether it has not reached its readers: it waits for the white cell, or was stopped. */
  readonly delivery: "delivered" | "pending" | "stopped";
  /**
   * In order; whoever proposed it has accepted by that, without an answer here. Where the white cell denied what answered the
   * agreement, the last acceptance is followed by that, and the proposal is as it was before.
   */
  readonly answers: readonly ProposalAnswer[];
  /** When an agreement of the scenario was broken, in days from the start; null where it was not, or nothing says how it could be. */
  readonly brokenAt: number | null;
  /** When it was agreed, refused, withdrawn or lapsed, in days from the start; null while it is open. */
  readonly settledAt: number | null;
}

const settling: ReadonlySet<string> = new Set(["agreed", "refused", "withdrawn", "lapsed"]);

/** The proposals on the current branch that a viewer knows of, in order; what is agreed has the standing `agreed`. */
export function agreementsOf(
  model: Model,
  state: SessionState,
  viewer: Viewer = "facilitator",
): readonly ProposalMade[] {
  const byNumber = new Map<number, MessageEntry[]>();
  const { messages, records, way } = timeline(model, state, viewer);
  const undone = viewer === "facilitator" ? undoneOn(model, way) : [];
  for (const entry of messages) {
    const { number, proposed } = entry.message;
    if (proposed !== null) byNumber.set(number, [...(byNumber.get(number) ?? []), entry]);
  }
  return [...byNumber.values()].map((steps) => withUndone(proposalOf(model, records, steps), steps, undone));
}

/** An agreement whose consequences the white cell denied, so that its proposal is as it was before the last acceptance. */
interface Undone {
  readonly proposal: number;
  readonly answers: readonly ProposalAnswer[];
  /** Number of records before it. */
  readonly recordCount: number;
}

/** As a denial takes the last acceptance back, the correspondence has no trace of it: the act that it denies in has. */
function undoneOn(model: Model, way: Timeline["way"]): readonly Undone[] {
  return way.flatMap(({ cause, vetoes, parent, world: { time } }: Checkpoint): Undone[] => {
    const agreed = cause?.agreed;
    if (agreed?.type !== "accept" || vetoes.length === 0 || parent === null) return [];
    const { seat, proposal } = agreed;
    const message = messagesOf(model, parent.messages, seatViewer(seat))[proposal - 1];
    if (message === undefined) return [];
    const denied = vetoes.map(({ record }) => record.headline);
    const accepted: ProposalAnswer = { by: seat, answer: "accepted", time };
    const taken: ProposalAnswer = { by: null, answer: "undone", time, denied };
    return [{ proposal: message.number, answers: [accepted, taken], recordCount: parent.count }];
  });
}

/** The proposal with what was undone put among its answers, by how many records there were. */
function withUndone(made: ProposalMade, steps: readonly MessageEntry[], undone: readonly Undone[]): ProposalMade {
  const own = undone.filter(({ proposal }) => proposal === made.number);
  if (own.length === 0) return made;
  const given = steps.map((step) => ({ recordCount: step.recordCount, answers: answersIn([step]) }));
  // Stable: what was answered before the last acceptance stays before it.
  const all = [...given, ...own].sort((one, other) => one.recordCount - other.recordCount);
  return { ...made, answers: all.flatMap(({ answers }) => answers) };
}

const answersIn = (steps: readonly MessageEntry[]): readonly ProposalAnswer[] =>
  steps.flatMap(({ time, message: { step, by } }): ProposalAnswer[] =>
    step === "accepted" || step === "refused" || step === "withdrawn" ? [{ by, answer: step, time }] : [],
  );

/** When something broke an agreement: the first of the records since it was made that the scenario names for that. */
function brokenAt({ scenario }: Model, agreement: string | null, since: readonly RecordEntry[]): number | null {
  const { brokenBy = [] } = scenario.injects.find(({ id }) => id === agreement)?.agreement ?? {};
  return since.find(({ record }) => brokenBy.includes(nameOfRecord(record)))?.time ?? null;
}

function proposalOf(model: Model, records: readonly RecordEntry[], steps: readonly MessageEntry[]): ProposalMade {
  const [first, last] = [steps[0] as MessageEntry, steps.at(-1) as MessageEntry];
  const { number, from, as, isPublic } = first.message;
  const { text, proposed } = last.message;
  const settled = steps.find(({ message: { step } }) => settling.has(step));
  const { isPending } = steps.find(({ message: { step } }) => step === "passed-on")?.message ?? first.message;
  return {
    number,
    from,
    as,
    isPublic,
    text,
    ...(proposed as Proposed),
    time: first.time,
    delivery: steps.some(({ message: { step } }) => step === "stopped")
      ? "stopped"
      : isPending
        ? "pending"
        : "delivered",
    answers: answersIn(steps),
    // Records of the same day before it was made do not count.
    brokenAt:
      settled?.message.step === "agreed"
        ? brokenAt(model, last.message.proposed?.agreement ?? null, records.slice(settled.recordCount))
        : null,
    settledAt: settled?.time ?? null,
  };
}
