/**
 * Elements that may have been renamed: one that is gone and one that is new in the same list, and much alike. A guess, for a
 * reader to judge: the changes themselves say removed and added.
 */
import { likenessOf } from "./align.js";
import { type Change, isList, isMap, type Path, type Plain, type PlainMap } from "./change.js";

export interface PerhapsRenamed {
  /** Path of the element that is gone, and of the one that is new. */
  readonly before: Path;
  readonly after: Path;
  /** Share of their values in common, from 0 to 1, their ids aside. */
  readonly alike: number;
}

/** Below this share of values in common nobody would take one for the other. */
const leastAlike = 0.6;

/** Pairs of elements each of which is more like the other than like any of the rest. */
export function perhapsRenamed(changes: readonly Change[]): readonly PerhapsRenamed[] {
  const elements = changes.flatMap((change) => {
    const value = change.kind === "removed" ? change.before : change.kind === "added" ? change.after : undefined;
    const id = change.path.at(-1);
    return typeof id === "string" && isMap(value) && value.id === id
      ? [{ kind: change.kind, path: change.path, bare: withoutName(value, id) as PlainMap }]
      : [];
  });
  const pairs = elements
    .filter(({ kind }) => kind === "removed")
    .flatMap((gone) =>
      elements
        .filter((come) => come.kind === "added" && listOf(gone.path) === listOf(come.path))
        .map((come) => ({ gone, come, alike: likenessOf(gone.bare, come.bare) })),
    );
  const rivals = (pair: (typeof pairs)[number]) =>
    pairs.filter((other) => other !== pair && (other.gone === pair.gone || other.come === pair.come));
  return pairs
    .filter((pair) => pair.alike >= leastAlike && rivals(pair).every(({ alike }) => alike < pair.alike))
    .map(({ gone, come, alike }) => ({ before: gone.path, after: come.path, alike }));
}

const listOf = (path: Path) => JSON.stringify(path.slice(0, -1));

/** The same with its id, and the id in paths such as `russia.mediation.hint`, struck out. */
function withoutName(value: Plain, id: string): Plain {
  if (typeof value === "string") {
    const parts = value.split(".");
    return parts.includes(id) ? parts.map((part) => (part === id ? "" : part)).join(".") : value;
  }
  if (isList(value)) return value.map((item) => withoutName(item, id));
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutName(inner, id)]));
}
