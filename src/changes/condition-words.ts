/**
 * What became of a condition: the states that a test gained or lost, the parts that a group gained or lost, and otherwise the
 * smallest part of it that differs, before and after.
 */
import { say } from "../catalogue/index.js";
import type { Condition } from "../engine/index.js";
import { asBelieved, conditionInWords, listInWords } from "../text/index.js";
import { type Change, isList, isMap, type Path, type Plain } from "./change.js";
import { valueInFull } from "./field-words.js";
import type { Side, Sides } from "./sides.js";

export interface Worded {
  readonly words: string;
  readonly changes: readonly Change[];
}

const conditionOf = (value: Plain | undefined) => value as unknown as Condition;

const inWords = ({ lookup }: Side, value: Plain | undefined): string =>
  value === undefined ? say("changes.always") : conditionInWords(lookup, conditionOf(value));

/**
 * What changed under a condition, a line for each part of it. `length` is that of the paths to the condition itself.
 */
export function conditionWords(
  { before, after }: Sides,
  changes: readonly Change[],
  length: number,
): readonly Worded[] {
  const parts = new Map<string, Change[]>();
  for (const change of changes) {
    const key = JSON.stringify(change.path.slice(0, partLength(before, change, length)));
    parts.set(key, [...(parts.get(key) ?? []), change]);
  }
  return [...parts.values()].map((same) => {
    const [first] = same as [Change];
    const most = partLength(before, first, length);
    const nested = most > length;
    const [one, two] = [before.at(first.path.slice(0, most)), after.at(first.pathAfter.slice(0, most))];
    const words = sameTest(before, after, one, two, same) ?? [fromTo(before, after, one, two, nested)];
    return { words: words.join("; "), changes: same };
  });
}

/** In words, or as they are where the words are the same. */
function fromTo(before: Side, after: Side, one: Plain | undefined, two: Plain | undefined, nested: boolean): string {
  const words = { before: inWords(before, one), after: inWords(after, two), nested };
  const inFull = { before: valueInFull(one), after: valueInFull(two), nested };
  return say("changes.condition-from-to", words.before === words.after ? inFull : words);
}

/** Length of the path to the smallest condition that a change is in; a part that came or went belongs to its group. */
function partLength(before: Side, { path, kind }: Change, length: number): number {
  let at = length;
  while (path[at] === "of") {
    const next = typeof path[at + 1] === "number" ? at + 2 : at + 1;
    if (next > path.length || (next === path.length && kind !== "changed")) break;
    // What days are counted from is no condition, though its key is `of` too.
    const part = before.at(path.slice(0, next));
    if (!isMap(part) || typeof part.kind !== "string") break;
    at = next;
  }
  return at;
}

/** States, or parts, gained and lost, where nothing else differs. */
function sameTest(
  before: Side,
  after: Side,
  one: Plain | undefined,
  two: Plain | undefined,
  changes: readonly Change[],
): readonly string[] | undefined {
  if (!isMap(one) || !isMap(two) || one.kind !== two.kind) return undefined;
  const keys = new Set(changes.map(({ path, kind }) => (kind === "changed" ? path.at(-1) : "of")));
  if (keys.size !== 1) return undefined;
  if (keys.has("states") && one.kind === "posture" && isList(one.states) && isList(two.states)) {
    const { posture } = two;
    const subject = asBelieved(after.lookup, String(posture), two.believer as string | undefined);
    const labels = ({ lookup }: Side, states: readonly Plain[]) =>
      states.map((state) => `“${lookup.stateLabel(String(posture), String(state))}”`);
    const { gained, lost } = gainedAndLost(one.states, two.states);
    if (gained.length + lost.length === 0) return undefined;
    return [gainedLost(subject, labels(after, gained), labels(before, lost))];
  }
  if (
    (one.kind === "all" || one.kind === "any") &&
    changes.every(({ kind }) => kind === "added" || kind === "removed")
  ) {
    return changes.map((change) => {
      const added = change.kind === "added";
      const part = added ? change.after : change.kind === "removed" ? change.before : undefined;
      return say("changes.condition-part", {
        added,
        kind: String(one.kind),
        part: inWords(added ? after : before, part),
      });
    });
  }
  return undefined;
}

/** `condition: NATO · Exercise gained “Under way” and lost “Over”` */
function gainedLost(subject: string, gained: readonly string[], lost: readonly string[]): string {
  return say("changes.condition-states", { what: gainedLostInWords(subject, gained, lost) });
}

/** What a list gained and lost, under a name. */
export function gainedLostInWords(label: string, gained: readonly string[], lost: readonly string[]): string {
  const kind = gained.length === 0 ? "lost" : lost.length === 0 ? "gained" : "both";
  return say("changes.gained-lost", {
    label,
    kind,
    gained: listInWords(gained, "and"),
    lost: listInWords(lost, "and"),
  });
}

/** What one list has and the other has not. Both are empty where they differ in order or in repetitions alone. */
export function gainedAndLost(before: readonly Plain[], after: readonly Plain[]) {
  return {
    gained: after.filter((item) => !before.includes(item)),
    lost: before.filter((item) => !after.includes(item)),
  };
}

/** Where the condition is in a path: the number of parts up to its key, `when`; 0 if it leads into none. */
export function conditionAt(path: Path, from: number): number {
  const place = path.indexOf("when", from);
  return place < 0 ? 0 : place + 1;
}
