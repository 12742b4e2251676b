/**
 * Copies: an actor or posture that is `like` another begins as a copy of it, over which is laid what the files say of it,
 * by the rules by which files are laid over one another. The result is the tree as somebody would have written it out by
 * hand, without `like` and without the actors that serve as templates only.
 */
import { limits } from "../engine/index.js";
import { unknownName } from "./condition-parts.js";
import { inherited, type Likes, likeAt, namesIn, nextOf, pathOf, readLikes } from "./like.js";
import { refuseCopiesInFormatOne, warnOfIdleTemplates, warnOfSameLabels } from "./lint-copies.js";
import { emptied, type Merging, overlay, reportEmpty } from "./merge.js";
import { fillActor } from "./placeholders.js";
import { error } from "./problem.js";
import { type Mark, renamed } from "./renaming.js";
import { type Entry, keysAt, type MapTree, type Path, placeOfKey, type Tree, valueAt } from "./tree.js";

export interface Expanded {
  readonly tree: MapTree;
  /** Values that came by `like`, each with the copy that it is in. */
  readonly marks: ReadonlyMap<Tree, Mark>;
  /** Actors and postures whose `like` is faulty, so that they lack what they should have. */
  readonly broken: readonly Path[];
  /** Actors that serve as templates only, each with the actors that are like it. */
  readonly templates: ReadonlyMap<string, readonly string[]>;
}

/** The context of the expansion. */
interface Copying {
  readonly layers: readonly MapTree[];
  readonly merged: MapTree;
  readonly merging: Merging;
  readonly likes: Likes;
  readonly marks: Map<Tree, Mark>;
  /** Actors, and postures as `actor.posture`, whose own `like` is faulty. */
  readonly broken: Set<string>;
  /** Parts that are made already, since one may be copied several times. */
  readonly made: Map<string, MapTree | Entry | undefined>;
}

/** What one layer says of something. */
interface Layered extends Entry {
  /** False of an entry that the layer removes together with what holds it. */
  readonly own: boolean;
}

/** Most actors and postures that are copies. */
const mostCopies = limits.actors * limits.postures;
/** Most values that are copied; a scenario at its limits has fewer. */
const mostCopied = 500_000;
/** Stands for the copies that are not made, among what is broken. */
const tooMuch = "";

/** All of an actor, or some of its postures. */
type Which = "all" | ReadonlySet<string>;

/** Expands the merged tree of `layers`. */
export function expandCopies(layers: readonly MapTree[], merged: MapTree, merging: Merging): Expanded {
  const broken = new Set<string>();
  const likes = readLikes(merged, broken, (finding, like) => merging.faults.push({ finding, place: like.place }));
  refuseCopiesInFormatOne(merged, merging);
  const marks = new Map<Tree, Mark>();
  const copying: Copying = {
    layers,
    merged,
    merging: { ...merging, inCopy: true },
    likes,
    marks,
    broken,
    made: new Map(),
  };
  dropFaults(copying);
  const templates = new Map(
    keysAt(merged, ["actors"]).flatMap((actor) =>
      isTemplate(merged, actor)
        ? [[actor, [...likes.actors.keys()].filter((copy) => likes.actors.get(copy) === actor)]]
        : [],
    ) as [string, string[]][],
  );
  const all = merged.entries.get("actors");
  if (all?.value.kind !== "map") return { tree: merged, marks, broken: [], templates };
  const filled = filledParts(likes);
  const actors = new Map<string, Entry>();
  for (const [id, entry] of all.value.entries) {
    const which = filled.get(id);
    const actor =
      which === undefined && !entryHas(entry, "template") && !entryHas(entry, "like")
        ? undefined
        : actorOf(id, copying);
    // The rest of the checks would drown in what is lacking.
    if (broken.has(tooMuch)) break;
    if (actor === undefined) actors.set(id, entry);
    else if (!templates.has(id)) actors.set(id, { ...entry, value: fill(actor, id, which, copying) });
  }
  const entries = new Map(merged.entries).set("actors", { ...all, value: { ...all.value, entries: actors } });
  const tree: MapTree = { ...merged, entries };
  warnOfIdleTemplates(templates.keys(), merged, likes, merging);
  warnOfSameLabels(tree, likes, marks, merging);
  const names = broken.size === 0 ? [] : [...actors.keys()].flatMap((id) => [id, ...posturesOf(id, copying)]);
  const lacking = names.filter((name) => isBroken(name, copying));
  return { tree, marks, broken: [...lacking, ...(broken.has(tooMuch) ? [tooMuch] : [])].map(pathOf), templates };
}

function entryHas({ value }: Entry, key: string): boolean {
  return value.kind === "map" && value.entries.has(key);
}

function isTemplate(merged: MapTree, actor: string): boolean {
  const template = valueAt(merged, ["actors", actor, "template"]);
  return template?.kind === "scalar" && template.value === true;
}

/** Drops what merging said of a copy before it was known what it is laid over. */
function dropFaults({ merging: { faults }, layers }: Copying): void {
  // Also of what was a copy before a later file removed it or its `like`.
  const copies = new Set(layers.flatMap((layer) => namesIn(layer).filter((name) => likeAt(layer, name) !== undefined)));
  const inCopy = ([section, actor, key, posture, ...others]: Path) =>
    section === "actors" &&
    key !== undefined &&
    (copies.has(`${actor}`) || (key === "postures" && others.length > 0 && copies.has(`${actor}.${posture}`)));
  const kept = faults.filter(({ finding: { path } }) => path.at(-1) === "like" || !inCopy(path));
  faults.splice(0, faults.length, ...kept);
}

/** An actor as it would be written out, placeholders aside; undefined if it is no map. */
function actorOf(actor: string, copying: Copying): MapTree | undefined {
  const head = headOf(actor, copying);
  const written = valueAt(copying.merged, ["actors", actor, "postures"]);
  if (head === undefined || (written !== undefined && written.kind !== "map")) return head;
  const postures = new Map<string, Entry>();
  for (const id of postureIds(actor, copying)) {
    const entry = postureOf(`${actor}.${id}`, copying);
    if (entry !== undefined) postures.set(id, entry);
  }
  const entry = head.entries.get("postures") ?? { keyPlace: head.place, value: emptied(head) };
  if (postures.size === 0 && !head.entries.has("postures")) return head;
  const value: MapTree = { kind: "map", place: entry.value.place, entries: postures };
  return { ...head, entries: new Map(head.entries).set("postures", { ...entry, value }) };
}

/** What an actor says of itself. Its postures are left out; where they stood there is an empty map. */
function headOf(actor: string, copying: Copying): MapTree | undefined {
  return remember(copying, actor, () => {
    const written = valueAt(copying.merged, ["actors", actor]);
    if (written?.kind !== "map") return undefined;
    const like = copying.likes.actors.get(actor);
    const beneath = like === undefined ? undefined : headOf(like, copying);
    if (like === undefined || beneath === undefined || isTooMuch(actor, copying)) return bareActor(written);
    const layers = sinceRemoved(entriesIn(copying.layers, ["actors", actor]));
    return layers.reduce(
      (tree, { value }) =>
        value.kind === "map" ? overlay(tree, bareActor(value), pathOf(actor), copying.merging) : tree,
      copyOf(beneath, pathOf(actor), [[like, actor]], { copy: actor, written: like }, copying),
    );
  });
}

function bareActor(tree: MapTree): MapTree {
  const entries = new Map<string, Entry>();
  for (const [key, entry] of bare(tree).entries) {
    const { value } = entry;
    if (key === "template" && value.kind === "scalar" && typeof value.value === "boolean") continue;
    if (key !== "postures") entries.set(key, entry);
    else if (!isNull(value)) entries.set(key, value.kind === "map" ? { ...entry, value: emptied(value) } : entry);
  }
  return { ...tree, entries };
}

/** A map without its `like`, unless that is malformed and for the format to refuse. */
function bare(tree: MapTree): MapTree {
  const like = tree.entries.get("like")?.value;
  if (like?.kind !== "scalar" || (typeof like.value !== "string" && like.value !== null)) return tree;
  return { ...tree, entries: new Map([...tree.entries].filter(([key]) => key !== "like")) };
}

function postureIds(actor: string, copying: Copying): readonly string[] {
  const like = copying.likes.actors.get(actor);
  const layers = copying.layers.flatMap((layer) => keysAt(layer, ["actors", actor, "postures"]));
  const own = like === undefined ? keysAt(copying.merged, ["actors", actor, "postures"]) : layers;
  return [...new Set([...(like === undefined ? [] : postureIds(like, copying)), ...own])];
}

function posturesOf(actor: string, copying: Copying): readonly string[] {
  return postureIds(actor, copying).map((id) => `${actor}.${id}`);
}

/** A posture as it would be written out; undefined if there is none. */
function postureOf(name: string, copying: Copying): Entry | undefined {
  return remember(copying, name, () => {
    const path = pathOf(name);
    const [actor = "", id = ""] = name.split(".");
    const own = copying.likes.postures.get(name);
    const like = own ?? inherited(name, copying.likes.actors);
    const holder = valueAt(copying.merged, path.slice(0, -1));
    const written = holder?.kind === "map" ? holder.entries.get(id) : undefined;
    if (like === undefined) return written?.value.kind === "map" ? { ...written, value: bare(written.value) } : written;
    const beneath = postureOf(like, copying);
    const [other = ""] = like.split(".");
    if (beneath === undefined && own !== undefined) reportUnknown(name, own, other, copying);
    const names = [
      [like, name],
      [other, actor],
    ] as const;
    const mark = own === undefined ? { copy: actor, written: other } : { copy: name, written: like };
    if (isTooMuch(name, copying)) return written;
    const copy = beneath && { ...beneath, value: copyOf(beneath.value, path, names, mark, copying) };
    const layers = entriesIn(copying.layers, path);
    return laidOver(copy, own === undefined ? layers : sinceRemoved(layers), path, copying);
  });
}

/** A posture that is a copy, if there is any, with what layers say of it laid over it. */
function laidOver(
  copy: Entry | undefined,
  layers: readonly Layered[],
  path: Path,
  copying: Copying,
): Entry | undefined {
  const id = String(path.at(-1));
  let entry = copy;
  for (const layer of layers) {
    const value = layer.value.kind === "map" ? bare(layer.value) : layer.value;
    if (entry === undefined && isNull(value)) {
      const others = postureIds(String(path[1]), copying).filter((other) => other !== id);
      if (layer.own) reportEmpty(path, value, others, copying.merging);
      continue;
    }
    const below: MapTree = { kind: "map", place: value.place, entries: new Map(entry && [[id, entry]]) };
    const above: MapTree = { ...below, entries: new Map([[id, { ...layer, value }]]) };
    entry = overlay(below, above, path.slice(0, -1), copying.merging).entries.get(id);
  }
  return entry;
}

/** Reports a posture that is like one which does not exist, unless that one is lacking for a mistake of its own. */
function reportUnknown(name: string, like: string, actor: string, copying: Copying): void {
  const { merged, merging, broken } = copying;
  const known = keysAt(merged, ["actors"]).flatMap((id) => posturesOf(id, copying));
  const written = likeAt(merged, name);
  const target = String(written?.value);
  const finding = unknownName(
    "posture",
    like,
    known.filter((posture) => posture !== name),
    [...pathOf(name), "like"],
  );
  const isActor = keysAt(merged, ["actors"]).includes(target);
  const hint = isActor ? `“${target}” is an actor; name one of its postures` : finding.hint;
  if (!isBroken(actor, copying)) {
    merging.faults.push({ finding: { ...finding, hint }, place: written?.place ?? merged.place });
  }
  broken.add(name);
}

/** Whether the copies are more, or larger, than any scenario needs. Reported once; nothing more is copied then. */
function isTooMuch(name: string, { merged, merging, marks, broken, likes }: Copying): boolean {
  if (marks.size <= mostCopied && likes.actors.size + likes.postures.size <= mostCopies) return false;
  if (!broken.has(tooMuch)) {
    const finding = error(pathOf(name), "All copies together are larger than any scenario needs to be", {
      at: "key",
      hint: `make at most ${mostCopies} copies, or copy smaller parts`,
    });
    merging.faults.push({ finding, place: placeOfKey(merged, pathOf(name)) });
  }
  broken.add(tooMuch).add(name);
  return true;
}

/** Whether an actor or posture lacks something because a `like` is faulty: its own, or that of one it is like. */
function isBroken(name: string, { likes, broken }: Copying): boolean {
  for (let here: string | undefined = name; here !== undefined; here = nextOf(here, likes)) {
    if (broken.has(here)) return true;
  }
  return false;
}

function copyOf<Part extends Tree>(
  tree: Part,
  path: Path,
  names: readonly (readonly [string, string])[],
  mark: Mark,
  { marks, merging }: Copying,
): Part {
  const clash = (at: Path, second: Entry) => {
    const message = `In the copy “${mark.copy}” two tests of this condition become one of “${at.at(-1)}”`;
    const hint = "put one of the two under `all`";
    merging.faults.push({ finding: error(at, message, { at: "key", hint }), place: second.keyPlace });
  };
  return renamed(tree, path, { names, mark, marks, clash });
}

/** What layers say at a path, in order. */
function entriesIn(layers: readonly MapTree[], path: Path): readonly Layered[] {
  return layers.flatMap((layer) => {
    let entry: Entry | undefined;
    let here: Tree = layer;
    for (const [depth, part] of path.entries()) {
      entry = here.kind === "map" ? here.entries.get(String(part)) : undefined;
      if (entry === undefined) return [];
      if (isNull(entry.value)) return [{ ...entry, own: depth === path.length - 1 }];
      here = entry.value;
    }
    return entry === undefined ? [] : [{ ...entry, own: true }];
  });
}

/** What layers say after the last of them that removes the entry. */
function sinceRemoved<Item extends Entry>(entries: readonly Item[]): readonly Item[] {
  return entries.slice(entries.findLastIndex(({ value }) => isNull(value)) + 1);
}

function isNull(tree: Tree): boolean {
  return tree.kind === "scalar" && tree.value === null;
}

function remember<Part extends MapTree | Entry | undefined>({ made }: Copying, name: string, make: () => Part): Part {
  if (!made.has(name)) made.set(name, make());
  return made.get(name) as Part;
}

/** Actors of whose texts placeholders are filled: copies, what they are like, or those with such a posture. */
function filledParts(likes: Likes): ReadonlyMap<string, Which> {
  const parts = new Map<string, "all" | Set<string>>();
  for (const pair of likes.actors) for (const actor of pair) parts.set(actor, "all");
  for (const pair of likes.postures) {
    for (const [actor = "", id = ""] of pair.map((name) => name.split("."))) {
      const which = parts.get(actor) ?? new Set();
      parts.set(actor, which === "all" ? which : which.add(id));
    }
  }
  return parts;
}

function fill(actor: MapTree, id: string, which: Which | undefined, { marks, merging }: Copying): MapTree {
  if (which === undefined) return actor;
  return fillActor(actor, pathOf(id), which, {
    report: (finding, text) => {
      const mark = marks.get(text);
      merging.faults.push({ finding, place: text.place, ...(mark && { mark }) });
    },
    replaced: (old, by) => {
      const mark = marks.get(old);
      const added = merging.added.get(old);
      if (mark !== undefined) marks.set(by, mark);
      if (added !== undefined) merging.added.set(by, added);
    },
  });
}
