/**
 * Changes in the words of the model, a line each or for several that belong together: `russia.mediation.hint: rate 0.1 →
 * 0.25 a day, cited tavush-clashes-2020-p11`. Every change is in exactly one line.
 */
import { say } from "../catalogue/index.js";
import type { Scenario, Transition } from "../engine/index.js";
import { listInWords } from "../text/index.js";
import { type Change, isList, isMap, type Path, type Plain } from "./change.js";
import { conditionAt, conditionWords, gainedAndLost, gainedLostInWords, type Worded } from "./condition-words.js";
import { elementInWords, partInWords, triggerInWords } from "./element-words.js";
import { fieldAt, fieldLabel, fieldValue, fromTo, pathInWords, valueInFull } from "./field-words.js";
import { type Owner, ownerOf } from "./owner.js";
import { type Side, type Sides, sideOf } from "./sides.js";

export interface ChangeLine {
  /** What it stands under: `actors.russia`, `actors.russia.mediation`, or a section such as `gauges`. */
  readonly group: string;
  /** The element, as citations and errors call it: `russia.mediation.hint`, `gauges.tension` … */
  readonly element: string;
  readonly words: string;
  /** The changes that it tells; never none. */
  readonly changes: readonly Change[];
}

/** Lists of parts without ids: each is a part of its element with words of its own. */
const parts: ReadonlySet<unknown> = new Set(["ratios", "effects", "drift", "headlines"]);

/** Lines for all the changes between two scenarios, element by element, in the order of the changes. */
export function changeLines(changes: readonly Change[], before: Scenario, after: Scenario): readonly ChangeLine[] {
  const sides: Sides = { before: sideOf(before), after: sideOf(after) };
  const sharing = new Map<string, Change[]>();
  for (const change of changes) {
    const { path } = ownerIn(sides, change);
    const rest = change.path.slice(path.length);
    const isPart = parts.has(rest[0]) && rest.length > 1;
    // What came and what went of a list without ids is not the same part, though it may have the same index.
    const whole = rest.length <= (isPart ? 2 : 0) ? change.kind : "";
    const key = JSON.stringify([path, rest.slice(0, isPart ? 2 : 1), whole]);
    sharing.set(key, [...(sharing.get(key) ?? []), change]);
  }
  return [...sharing.values()].flatMap((same) => {
    const { group, name, path } = ownerIn(sides, same[0] as Change);
    return worded(sides, path.length, same).map(({ words, changes }) => ({ group, element: name, words, changes }));
  });
}

/** What was removed is an element of the first scenario, all else of the second as well. */
function ownerIn({ before, after }: Sides, { kind, path, pathAfter }: Change): Owner {
  return kind === "added" ? ownerOf(pathAfter, after.scenario) : ownerOf(path, before.scenario);
}

/** The words for changes of one thing; `depth` is the length of the path to its element. */
function worded(sides: Sides, depth: number, changes: readonly Change[]): readonly Worded[] {
  const [first] = changes as [Change];
  const rest = first.path.slice(depth);
  if (rest.length === 0) {
    return changes.map((change) => ({
      words: elementInWords(sides, ownerIn(sides, change), change) + basisWords(sides, change, depth),
      changes: [change],
    }));
  }
  if (rest[0] === "trigger") return triggerWords(sides, depth, changes);
  if (!parts.has(rest[0]) || rest.length === 1) return fieldsWords(sides, changes, depth, depth, "");
  if (rest.length === 2) {
    return changes.map((change) => ({
      words: partInWords(sides, change) + basisWords(sides, change, depth),
      changes: [change],
    }));
  }
  return fieldsWords(sides, changes, depth, depth + 2, partName(sides, first, depth + 2));
}

/** What a ratio, an effect, a drift or a headline is called; `length` is that of its path. */
function partName({ before, after }: Sides, { path, pathAfter }: Change, length: number): string {
  const [one, two] = [before.at(path.slice(0, length)), after.at(pathAfter.slice(0, length))];
  const part = isMap(two) ? two : isMap(one) ? one : {};
  const gauge = typeof part.gauge === "string" ? after.lookup.gaugeLabel(part.gauge) : "";
  return say("changes.part", {
    list: String(path[length - 2]),
    label: typeof part.label === "string" ? part.label : gauge,
    place: Number(path[length - 1]) + 1,
  });
}

/** The conditions among the changes, each at one go, then what else changed; `from` is where their keys start. */
function fieldsWords(
  sides: Sides,
  changes: readonly Change[],
  depth: number,
  from: number,
  part: string,
): readonly Worded[] {
  const inCondition = new Map<number, Change[]>();
  const others: Change[] = [];
  for (const change of changes) {
    const length = conditionAt(change.path, from);
    if (length === 0) others.push(change);
    else inCondition.set(length, [...(inCondition.get(length) ?? []), change]);
  }
  const named = ({ words, changes }: Worded): Worded => ({
    words: part === "" ? words : say("changes.in-part", { part, words }),
    changes,
  });
  return [
    ...[...inCondition].flatMap(([length, same]) => conditionWords(sides, same, length)),
    ...others.map((change) => ({ words: changeWords(sides, change, depth, from), changes: [change] })),
  ].map(named);
}

/** One change of one value. */
function changeWords(sides: Sides, change: Change, depth: number, from: number): string {
  const { before, after } = sides;
  const rest = change.path.slice(from);
  if (change.kind === "reordered") {
    const [one, two] = [change.before.join(", "), change.after.join(", ")];
    return say("changes.reordered", { list: pathInWords(rest), before: one, after: two });
  }
  const one = change.kind === "added" ? undefined : change.before;
  const two = change.kind === "removed" ? undefined : change.after;
  const listed = listWords(sides, change, rest, one, two);
  if (listed !== undefined) return listed;
  const written = [valueWords(before, change.path, rest, one), valueWords(after, change.pathAfter, rest, two)] as const;
  const field = fieldAt(rest);
  const words =
    written[0] === written[1]
      ? fromTo(pathInWords(rest), valueInFull(one), valueInFull(two))
      : fromTo(fieldLabel(change.path[0], rest), ...written, field?.unit);
  return words + (field?.plays === true ? basisWords(sides, change, depth) : "");
}

function valueWords(side: Side, path: Path, rest: Path, value: Plain | undefined): string {
  if (typeof value === "string" && isState(path)) return stateLabel(side, path, value);
  return fieldValue(rest, value, side.lookup, side.at(path.slice(0, -1)));
}

/** Lists of words: what came and what went. */
function listWords(
  { before, after }: Sides,
  change: Change,
  rest: Path,
  one: Plain | undefined,
  two: Plain | undefined,
): string | undefined {
  if (!isWords(one) || !isWords(two)) return undefined;
  const { gained, lost } = gainedAndLost(one ?? [], two ?? []);
  if (gained.length + lost.length === 0) return undefined;
  const [came, went] = [
    gained.map((item) => stateLabel(after, change.pathAfter, String(item))),
    lost.map((item) => stateLabel(before, change.path, String(item))),
  ];
  if (rest.at(-1) !== "evidence") return gainedLostInWords(fieldLabel(change.path[0], rest), came, went);
  const kind = lost.length === 0 ? "gained" : gained.length === 0 ? "lost" : "both";
  return say("changes.cites", { kind, gained: listInWords(came, "and"), lost: listInWords(went, "and") });
}

const isWords = (value: Plain | undefined): value is readonly Plain[] | undefined =>
  value === undefined || (isList(value) && value.every((item) => typeof item === "string"));

/** Keys within a posture whose values are its states. */
const stateKeys: ReadonlySet<unknown> = new Set(["from", "to", "initial"]);

const isState = (path: Path) => path[0] === "actors" && path[2] === "postures" && stateKeys.has(path.at(-1));

/** A state by its label, in quotes; what is none as it is written. */
function stateLabel({ lookup }: Side, path: Path, item: string): string {
  const [, actor, , posture] = path;
  return isState(path) ? `“${lookup.stateLabel(`${actor}.${posture}`, item)}”` : item;
}

/** What makes a transition happen: as a whole where its kind differs, or a rate came for a wait. */
function triggerWords(sides: Sides, depth: number, changes: readonly Change[]): readonly Worded[] {
  const isWhole = ({ path, kind }: Change) =>
    path.length === depth + 1 || (kind !== "changed" && ["wait", "rate"].includes(String(path[depth + 1])));
  const whole = changes.filter(isWhole);
  const [first] = whole;
  const others = changes.filter((change) => !isWhole(change));
  const rest = others.length === 0 ? [] : fieldsWords(sides, others, depth, depth, "");
  if (first === undefined) return rest;
  const [one = "", two = ""] = [[sides.before, first.path] as const, [sides.after, first.pathAfter] as const].map(
    ([side, path]) => triggerInWords(side, side.at(path.slice(0, depth)) as unknown as Transition),
  );
  if (one === two) return [...fieldsWords(sides, whole, depth, depth, ""), ...rest];
  return [{ words: fromTo("", one, two) + basisWords(sides, first, depth), changes: whole }, ...rest];
}

/** What it rests on now: `, cited tavush-clashes-2020-p11`; what the part says that it is in, or else the element. */
function basisWords({ before, after }: Sides, { kind, path, pathAfter }: Change, depth: number): string {
  const [side, at] = kind === "removed" && path.length <= depth + 2 ? [before, path] : [after, pathAfter];
  for (let length = at.length; length >= depth; length -= 1) {
    const holder = side.at(at.slice(0, length));
    if (!isMap(holder)) continue;
    const own = length === at.length - 1 ? holder[`${String(at.at(-1))}Basis`] : undefined;
    const basis = isMap(own) ? own : holder;
    const claims = isList(basis.evidence) ? basis.evidence.map(String) : [];
    if (claims.length > 0) return say("changes.cited", { claims: listInWords(claims, "and") });
    if (typeof basis.judgement === "string") return say("changes.judged");
  }
  return "";
}
