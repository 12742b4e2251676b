/**
 * Fills in what differs between copies: in the texts of an actor or posture that is like another, or that another is
 * like, `{actor}` stands for the actor's label and `{posture}` for the posture's. `{{` and `}}` are braces.
 */
import { limits } from "../engine/index.js";
import { didYouMean } from "./nearest.js";
import { error, type Finding, shorten } from "./problem.js";
import { takesText } from "./schema-at.js";
import { type Entry, type MapTree, type Path, type ScalarTree, type Tree, valueAt } from "./tree.js";

/** Longest text that is filled in; the format refuses what is longer than a text may be. */
const longestFilled = 4 * limits.text;

export interface Filling {
  readonly report: (finding: Finding, text: ScalarTree) => void;
  /** Called where a value is replaced by a filled one. */
  readonly replaced: (old: Tree, by: Tree) => void;
}

/** What each placeholder stands for; undefined if that is faulty itself. */
type Labels = ReadonlyMap<string, string | undefined>;

/** An actor with its texts filled in, or with those of some of its postures. */
export function fillActor(actor: MapTree, path: Path, which: "all" | ReadonlySet<string>, filling: Filling): MapTree {
  const titled = which === "all" ? fillLabel(actor, path, new Map(), filling) : actor;
  const labels: Labels = new Map([["actor", labelOf(titled)]]);
  return changed(titled, filling, (key, value) => {
    const here = [...path, key];
    if (key !== "postures" || value.kind !== "map")
      return which === "all" && key !== "label" ? fill(value, here, labels, filling) : value;
    return changed(value, filling, (id, posture) =>
      which === "all" || which.has(id) ? fillPosture(posture, [...here, id], labels, filling) : posture,
    );
  });
}

function fillPosture(posture: Tree, path: Path, labels: Labels, filling: Filling): Tree {
  if (posture.kind !== "map") return posture;
  const titled = fillLabel(posture, path, labels, filling);
  const known: Labels = new Map([...labels, ["posture", labelOf(titled)]]);
  return changed(titled, filling, (key, value) =>
    key === "label" ? value : fill(value, [...path, key], known, filling),
  );
}

function fillLabel(tree: MapTree, path: Path, labels: Labels, filling: Filling): MapTree {
  return changed(tree, filling, (key, value) =>
    key === "label" ? fill(value, [...path, key], labels, filling) : value,
  );
}

function labelOf(tree: MapTree): string | undefined {
  const label = valueAt(tree, ["label"]);
  if (label?.kind !== "scalar" || typeof label.value !== "string") return undefined;
  // The format refuses a longer one; here it would make texts without end.
  return label.value.length > limits.line ? undefined : label.value;
}

function fill(tree: Tree, path: Path, labels: Labels, filling: Filling): Tree {
  if (tree.kind === "map") return changed(tree, filling, (key, value) => fill(value, [...path, key], labels, filling));
  if (tree.kind === "list") {
    const items = tree.items.map((item, index) => fill(item, [...path, index], labels, filling));
    return items.every((item, index) => item === tree.items[index]) ? tree : kept(tree, { ...tree, items }, filling);
  }
  if (typeof tree.value !== "string" || !/[{}]/.test(tree.value) || !takesText(path)) return tree;
  if (tree.value.length > longestFilled) return tree;
  const value = tree.value.replaceAll(/\{\{|\}\}|\{([^{}]*)\}|[{}]/g, (found: string, name: string | undefined) => {
    if (found === "{{" || found === "}}") return found.slice(1);
    if (name === undefined || !labels.has(name)) filling.report(unknownPlaceholder(path, found, name, labels), tree);
    return labels.get(name ?? "") ?? found;
  });
  return value === tree.value ? tree : kept(tree, { ...tree, value, source: value }, filling);
}

function unknownPlaceholder(path: Path, found: string, name: string | undefined, labels: Labels): Finding {
  const known = [...labels.keys()];
  const braces = `for a brace that is meant, write it twice: ${shorten(found.replaceAll(/[{}]/g, "$&$&"), 40)}`;
  const near =
    name === undefined
      ? undefined
      : didYouMean(
          `{${name}}`,
          known.map((label) => `{${label}}`),
        );
  const message =
    name === undefined
      ? `This “${found}” belongs to no placeholder`
      : `There is no placeholder “${shorten(found, 40)}” here`;
  return error(path, message, {
    ...(known.length > 0 && { expected: known.map((label) => `{${label}}`).join(" or ") }),
    hint: near ?? braces,
  });
}

/** A map whose values are changed; the map itself if none is. */
function changed(tree: MapTree, filling: Filling, change: (key: string, value: Tree) => Tree): MapTree {
  const entries = new Map(
    [...tree.entries].map(([key, entry]): [string, Entry] => {
      const value = change(key, entry.value);
      return [key, value === entry.value ? entry : { ...entry, value }];
    }),
  );
  const same = [...entries].every(([key, entry]) => tree.entries.get(key) === entry);
  return same ? tree : kept(tree, { ...tree, entries }, filling);
}

function kept<Part extends Tree>(old: Tree, by: Part, { replaced }: Filling): Part {
  replaced(old, by);
  return by;
}
