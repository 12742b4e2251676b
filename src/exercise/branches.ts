/**
 * The branches of a session as a tree: where each left its parent, how far it has got, and what has become of it since
 * that the other has not. Ways that were given up by going back hang on the branch that they belonged to.
 */
import { type MessageName, say } from "../catalogue/index.js";
import { dateOfDay, type ExplainedRecord, type Gauge, type Model, readGauges, readPostures } from "../engine/index.js";
import {
  type Branch,
  type Checkpoint,
  type Input,
  leadsTo,
  recordsTo,
  type SessionState,
  wayTo,
} from "../session/index.js";
import { createLookup, dateAndDay, dayInWords, gaugeValue, type Lookup, listInWords } from "../text/index.js";
import { perState } from "./per-state.js";

/** One thing that stands otherwise on a branch than on the one it left. */
export interface Difference {
  readonly about: string;
  readonly here: string;
  readonly there: string;
}

export interface BranchRow {
  /** Name of the branch; of a way given up, the branch that it belonged to. */
  readonly name: string;
  /** A way that was given up can be looked at here, and not gone on with. */
  readonly kind: "branch" | "abandoned";
  readonly current: boolean;
  /** 0 for the first branch. */
  readonly depth: number;
  /** The lines of the tree before its name: `│  ├─ `. */
  readonly stem: string;
  /** The branch it left; null for the first. */
  readonly parent: string | null;
  /** Where it left, in a column's few words: `21 Jul, day 9`; empty for the first. */
  readonly parted: string;
  /** Where it left, in a sentence. */
  readonly left: string;
  /** How far it has got, in a column's few words: `day 14 of 60`, or how it ended. */
  readonly stands: string;
  /** Headline of its latest record; empty where it has none. */
  readonly latest: string;
  /** What people did on it since it left, such as `2 orders`; the whole way for the first. */
  readonly byHand: readonly string[];
  /** How many inputs that is. */
  readonly inputs: number;
  readonly differences: readonly Difference[];
  /** Milestones that only one of the two has. */
  readonly onlyHere: readonly string[];
  readonly onlyThere: readonly string[];
  /** Where the other stands, since both are compared as they stand now. */
  readonly against: string;
}

/** A way of the session: a branch, or what was given up of one. */
interface Way {
  readonly name: string;
  readonly kind: BranchRow["kind"];
  readonly head: Checkpoint;
  readonly parent: string | null;
  /** Records it shares with its parent. */
  readonly shared: number;
}

const same = (a: ExplainedRecord | undefined, b: ExplainedRecord | undefined): boolean =>
  a === b ||
  (a !== undefined && b !== undefined && a.time === b.time && a.headline === b.headline && a.type === b.type);

/** How many of the first `most` records two ways still have in common: either may have gone back since they parted. */
function sharedBy(a: readonly ExplainedRecord[], b: readonly ExplainedRecord[], most: number): number {
  let shared = 0;
  while (shared < most && same(a[shared], b[shared]) && a[shared] !== undefined) shared += 1;
  return shared;
}

function waysOf(state: SessionState): Way[] {
  const branches = [...state.branches.values()].map((branch: Branch): Way => {
    const { name, head, from } = branch;
    const origin = from === null ? undefined : state.branches.get(from.branch);
    const shared =
      from === null || origin === undefined ? 0 : sharedBy(recordsTo(head), recordsTo(origin.head), from.count);
    return { name, kind: "branch", head, parent: from?.branch ?? null, shared };
  });
  const abandoned = state.rewindings.flatMap(({ branch, abandoned: head, count: shared }): Way[] => {
    const now = state.branches.get(branch)?.head;
    // Nothing was given up where nothing lay between, or where another branch goes on along it.
    const kept = [...state.branches.values()].some((other) => leadsTo(head, other.head));
    if (now === undefined || kept || (head.count <= shared && inputsSince(head, shared, now).length === 0)) return [];
    return [{ name: branch, kind: "abandoned", head, parent: branch, shared }];
  });
  return [...branches, ...abandoned];
}

/** Inputs that change a branch, by type, and the message that counts them. */
const counts = {
  order: "exercise.orders-given",
  inject: "exercise.injects-given",
  "ad-hoc": "exercise.injects-given",
  allow: "exercise.instructions-given",
  forbid: "exercise.instructions-given",
  "happens-now": "exercise.overrides-given",
  "does-not-happen": "exercise.overrides-given",
  "set-gauge": "exercise.gauges-set",
} as const satisfies { readonly [type in Input["type"]]?: MessageName };

type Counted = (typeof counts)[keyof typeof counts];

/** What people did on the way to a moment, after its first so many records and what it shares with another way. */
function inputsSince(head: Checkpoint, records: number, other: Checkpoint | undefined): Counted[] {
  const common = new Set(other === undefined ? [] : wayTo(other));
  const found: Counted[] = [];
  let last = -1;
  for (let at: Checkpoint | null = head; at?.parent != null && !common.has(at); at = at.parent) {
    if (at.parent.count < records) break;
    const type = at.input?.type;
    if (type !== undefined && type in counts && at.sequence !== last)
      found.unshift(counts[type as keyof typeof counts]);
    else if (at.instructions !== undefined) found.unshift(...[...at.instructions].map(() => counts.allow));
    else if (at.orders !== undefined) found.unshift(...at.orders.map(() => counts.order));
    last = at.sequence;
  }
  return found;
}

function counted(items: readonly Counted[]): string[] {
  return [...new Set(items)].map((name) => say(name, { n: items.filter((item) => item === name).length }));
}

function standsInWords({ scenario }: Model, { world }: Checkpoint): string {
  const day = Math.floor(world.time);
  if (!world.ended) return say("exercise.day-of-last", { day, last: world.horizon });
  const date = dayInWords(scenario, dateOfDay(scenario.start, day));
  const ending = scenario.endings.find(({ id }) => id === world.ending)?.label ?? say("exercise.no-ending");
  return say("exercise.ended-with", { date, ending });
}

/** Two values are as good as equal within this share of the gauge's range, and of the greater of the two. */
const trifle = { ofRange: 0.02, ofValue: 0.1 };

function asGoodAsEqual({ min, max }: Gauge, a: number, b: number): boolean {
  const apart = Math.abs(a - b);
  return apart <= (max - min) * trifle.ofRange && apart <= Math.max(Math.abs(a), Math.abs(b)) * trifle.ofValue;
}

function differencesOf(model: Model, lookup: Lookup, here: Checkpoint, there: Checkpoint): Difference[] {
  const [states, others] = [readPostures(model, here.world), readPostures(model, there.world)];
  const [values, otherValues] = [readGauges(model, here.world), readGauges(model, there.world)];
  const postures = Object.keys(states).flatMap((path) => {
    const [state = "", other = ""] = [states[path], others[path]];
    if (state === other) return [];
    return [
      {
        about: lookup.postureLabel(path),
        here: lookup.stateLabel(path, state),
        there: lookup.stateLabel(path, other),
      },
    ];
  });
  const gauges = model.scenario.gauges.flatMap((gauge) => {
    const [value = 0, other = 0] = [values[gauge.id], otherValues[gauge.id]];
    const [is, was] = [gaugeValue(gauge, value), gaugeValue(gauge, other)];
    return is === was || asGoodAsEqual(gauge, value, other) ? [] : [{ about: gauge.label, here: is, there: was }];
  });
  return [...postures, ...gauges];
}

function milestonesOf(lookup: Lookup, records: readonly ExplainedRecord[]): Map<string, string> {
  return new Map(
    records.flatMap((record) =>
      record.type === "milestone" ? [[record.milestone, lookup.milestoneLabel(record.milestone)] as const] : [],
    ),
  );
}

function leftInWords(model: Model, way: Way, records: readonly ExplainedRecord[]): { parted: string; left: string } {
  const { kind, parent: branch, shared } = way;
  if (branch === null) return { parted: "", left: say("exercise.session-started-here") };
  const last = records[shared - 1];
  if (last === undefined) {
    const left = kind === "branch" ? "exercise.left-at-start" : "exercise.given-up-from-start";
    return { parted: say("exercise.the-start"), left: say(left, { branch }) };
  }
  const day = dateAndDay(model.scenario, last.time);
  const left =
    kind === "branch"
      ? say("exercise.left-after-record", { branch, day, headline: last.headline })
      : say("exercise.given-up-from-day", { branch, day });
  return { parted: day, left };
}

function rowOf(model: Model, lookup: Lookup, state: SessionState, way: Way, place: { depth: number; stem: string }) {
  const { name, kind, head, parent, shared } = way;
  const records = recordsTo(head);
  const other = parent === null ? undefined : state.branches.get(parent)?.head;
  const inputs = inputsSince(head, shared, other);
  const mine = milestonesOf(lookup, records);
  const theirs = milestonesOf(lookup, other === undefined ? records : recordsTo(other));
  const row: BranchRow = {
    name,
    kind,
    current: kind === "branch" && name === state.current,
    ...place,
    parent,
    ...leftInWords(model, way, records),
    stands: standsInWords(model, head),
    latest: records.findLast(({ type }) => type !== "end")?.headline ?? "",
    byHand: counted(inputs),
    inputs: inputs.length,
    differences: other === undefined ? [] : differencesOf(model, lookup, head, other),
    onlyHere: [...mine].flatMap(([id, label]) => (theirs.has(id) ? [] : [label])),
    onlyThere: [...theirs].flatMap(([id, label]) => (mine.has(id) ? [] : [label])),
    against: other === undefined ? "" : standsInWords(model, other),
  };
  return row;
}

/** All branches, each after the one it left, and the ways that were given up. */
export const branchTree: (model: Model, state: SessionState) => readonly BranchRow[] = perState(workOut);

function workOut(model: Model, state: SessionState): readonly BranchRow[] {
  const lookup = createLookup(model.scenario);
  const ways = waysOf(state);
  const rows: BranchRow[] = [];
  const add = (way: Way, depth: number, before: string, stem: string) => {
    rows.push(rowOf(model, lookup, state, way, { depth, stem }));
    if (way.kind === "abandoned") return;
    const children = ways.filter(({ parent }) => parent === way.name);
    for (const [index, child] of children.entries()) {
      const last = index === children.length - 1;
      add(child, depth + 1, `${before}${last ? "   " : "│  "}`, `${before}${last ? "└─ " : "├─ "}`);
    }
  };
  for (const way of ways) if (way.parent === null) add(way, 0, "", "");
  return rows;
}

/** What only one of two ways has, as a sentence; empty where there is nothing. */
export function milestonesInWords({ parent, onlyHere, onlyThere }: BranchRow): string[] {
  const quoted = (labels: readonly string[]) =>
    listInWords(
      labels.map((label) => `“${label}”`),
      "and",
    );
  return [
    ...(onlyHere.length === 0 ? [] : [say("exercise.milestones-only-here", { milestones: quoted(onlyHere) })]),
    ...(parent === null || onlyThere.length === 0
      ? []
      : [say("exercise.milestones-only-there", { branch: parent, milestones: quoted(onlyThere) })]),
  ];
}
