/**
 * Copies a part of a tree under another name. Paths of the original, such as `submarine.depth`, become those of the copy;
 * texts stay as they are. Each copied value keeps its place and is marked, so that a problem can say which copy it is in.
 */
import { takesText } from "./schema-at.js";
import type { Entry, MapTree, Path, Tree } from "./tree.js";

/** The copy that a value is in, and what it is written in: what the copy is like, or what that is like in turn. */
export interface Mark {
  readonly copy: string;
  readonly written: string;
}

export interface Renaming {
  /** Names of actors or postures with what they become; the first that fits counts. */
  readonly names: readonly (readonly [from: string, to: string])[];
  readonly mark: Mark;
  readonly marks: Map<Tree, Mark>;
  /** Called where two keys of a map become one. */
  readonly clash: (path: Path, second: Entry) => void;
}

/** Keys that hold ids of actors, alone or in a list. Everywhere else an actor is named as part of a path. */
const actorKeys = new Set<unknown>(["visibility", "target", "source"]);

/** A copy of `tree`, to stand at `path`. */
export function renamed<Part extends Tree>(tree: Part, path: Path, renaming: Renaming): Part {
  const copy = copied(tree, path, renaming) as Part;
  const { marks, mark } = renaming;
  marks.set(copy, { ...mark, written: marks.get(tree)?.written ?? mark.written });
  return copy;
}

function copied(tree: Tree, path: Path, renaming: Renaming): Tree {
  if (tree.kind === "map") return copiedMap(tree, path, renaming);
  if (tree.kind === "list")
    return { ...tree, items: tree.items.map((item, index) => renamed(item, [...path, index], renaming)) };
  if (typeof tree.value !== "string" || takesText(path)) return { ...tree };
  const ofActor = actorKeys.has([...path].reverse().find((part) => typeof part === "string"));
  const value = tree.value.includes(".") || ofActor ? rename(tree.value, renaming) : tree.value;
  return value === tree.value ? { ...tree } : { ...tree, value, source: value };
}

function copiedMap(tree: MapTree, path: Path, renaming: Renaming): MapTree {
  const entries = new Map<string, Entry>();
  for (const [key, entry] of tree.entries) {
    const named = key.includes(".") || path.at(-1) === "believedBy";
    const name = named ? rename(key, renaming) : key;
    if (entries.has(name)) renaming.clash([...path, name], entry);
    else entries.set(name, { ...entry, value: renamed(entry.value, [...path, name], renaming) });
  }
  return { ...tree, entries };
}

function rename(name: string, { names }: Renaming): string {
  const fits = names.find(([from]) => name === from || name.startsWith(`${from}.`));
  return fits === undefined ? name : fits[1] + name.slice(fits[0].length);
}
