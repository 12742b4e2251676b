/**
 * The proposals of an exercise and what became of them: who proposed what to whom, who answered how and when, and which of
 * them are agreements. As one viewer learned of them, so that a report for players has no more than they had.
 */
import { type Model, nameOfRecord } from "../engine/index.js";
import {
  type Checkpoint,
  checkpointOf,
  headOf,
  type MessageEntry,
  messagesOf,
  type RecordEntry,
  ruleVersions,
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
  /** Of an agreement that the white cell has undone: the headlines that it denied; for the facilitator alone. */
  readonly denied?: readonly string[];
}

export interface ProposalMade extends Pick<SeenMessage, "number" | "from" | "as" | "isPublic" | "text">, Proposed {
  /** When the viewer had it, in days from the start. */
  readonly time: number;
  /** Whether it has not reached its readers: it waits for the white cell, or was stopped. */
  readonly delivery: "delivered" | "pending" | "stopped";
  /**
   * In order; whoever proposed it has accepted by that, without an answer here. Where the white cell denied what answered the
   * agreement, the last acceptance is followed by that; in sessions of earlier rules the proposal is then as it was before.
   */
  readonly answers: readonly ProposalAnswer[];
  /** When an agreement of the scenario was broken, in days from the start; null where it was not, or nothing says how it could be. */
  readonly brokenAt: number | null;
  /** When it was agreed (also if that is undone since), refused, withdrawn or lapsed, in days from the start; null while it is open. */
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
  const reopened = viewer === "facilitator" && state.rule.version < ruleVersions.undoneIsOver;
  const undone = reopened ? undoneOn(model, way) : [];
  for (const entry of messages) {
    const { number, proposed } = entry.message;
    if (proposed !== null) byNumber.set(number, [...(byNumber.get(number) ?? []), entry]);
  }
  return [...byNumber.values()].map((steps) => withUndone(proposalOf(model, records, steps, viewer), steps, undone));
}

/** Under earlier rules: an agreement whose consequences the white cell denied, so that its proposal is as it was before the last acceptance. */
interface Undone {
  readonly proposal: number;
  readonly answers: readonly ProposalAnswer[];
  /** Number of records before it. */
  readonly recordCount: number;
}

/** Of an agreement that came about in a checkpoint: the seat that accepted last, and the proposal by its number on the branch. */
function agreedIn(model: Model, { cause, parent }: Checkpoint): { seat: string; proposal: number } | null {
  const agreed = cause?.agreed;
  if (agreed?.type !== "accept" || parent === null) return null;
  const message = messagesOf(model, parent.messages, seatViewer(agreed.seat))[agreed.proposal - 1];
  return message === undefined ? null : { seat: agreed.seat, proposal: message.number };
}

/** As a denial takes the last acceptance back, the correspondence has no trace of it: the act that it denies in has. */
function undoneOn(model: Model, way: Timeline["way"]): readonly Undone[] {
  return way.flatMap((checkpoint: Checkpoint): Undone[] => {
    const { vetoes, parent, world } = checkpoint;
    const { time } = world;
    const agreed = agreedIn(model, checkpoint);
    if (agreed === null || vetoes.length === 0) return [];
    const denied = vetoes.map(({ record }) => record.headline);
    const accepted: ProposalAnswer = { by: agreed.seat, answer: "accepted", time };
    const taken: ProposalAnswer = { by: null, answer: "undone", time, denied };
    return [{ proposal: agreed.proposal, answers: [accepted, taken], recordCount: parent?.count ?? 0 }];
  });
}

/** The proposal with what was undone put among its answers, by how many records there were. */
function withUndone(made: ProposalMade, steps: readonly MessageEntry[], undone: readonly Undone[]): ProposalMade {
  const own = undone.filter(({ proposal }) => proposal === made.number);
  if (own.length === 0) return made;
  const given = steps.map((step) => ({ recordCount: step.recordCount, answers: answersIn([step], "facilitator") }));
  // Stable: what was answered before the last acceptance stays before it.
  const all = [...given, ...own].sort((one, other) => one.recordCount - other.recordCount);
  return { ...made, answers: all.flatMap(({ answers }) => answers) };
}

const answersIn = (steps: readonly MessageEntry[], viewer: Viewer): readonly ProposalAnswer[] =>
  steps.flatMap(({ time, checkpoint, message: { step, by } }): ProposalAnswer[] => {
    if (step === "accepted" || step === "refused" || step === "withdrawn") return [{ by, answer: step, time }];
    if (step !== "undone") return [];
    const denied = checkpoint.vetoes.map(({ record }) => record.headline);
    return [{ by, answer: step, time, ...(viewer === "facilitator" ? { denied } : {}) }];
  });

/** When something broke an agreement: the first of the records since it was made that the scenario names for that. */
function brokenAt({ scenario }: Model, agreement: string | null, since: readonly RecordEntry[]): number | null {
  const { brokenBy = [] } = scenario.injects.find(({ id }) => id === agreement)?.agreement ?? {};
  return since.find(({ record }) => brokenBy.includes(nameOfRecord(record)))?.time ?? null;
}

function proposalOf(
  model: Model,
  records: readonly RecordEntry[],
  steps: readonly MessageEntry[],
  viewer: Viewer,
): ProposalMade {
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
    answers: answersIn(steps, viewer),
    // Records of the same day before it was made do not count.
    brokenAt:
      proposed?.standing === "agreed" && settled !== undefined
        ? brokenAt(model, last.message.proposed?.agreement ?? null, records.slice(settled.recordCount))
        : null,
    settledAt: settled?.time ?? null,
  };
}

/** The proposal by whose agreement a record of the current branch came about, and whether a denial of that record ends it for good. */
export function agreementOf(
  model: Model,
  state: SessionState,
  record: number,
): { readonly proposal: number; readonly ends: boolean } | null {
  const checkpoint = checkpointOf(headOf(state), record);
  const agreed = checkpoint === null ? null : agreedIn(model, checkpoint);
  return agreed && { proposal: agreed.proposal, ends: state.rule.version >= ruleVersions.undoneIsOver };
}
