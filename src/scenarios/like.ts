/**
 * Reads which actors and postures are `like` which, and refuses what cannot be: a name that is unknown, an actor that is
 * like itself, a circle.
 */
import { unknownName } from "./condition-parts.js";
import { error, type Finding } from "./problem.js";
import { keysAt, type MapTree, type Path, type ScalarTree, valueAt } from "./tree.js";

export interface Likes {
  /** Actors with the actor that each is like. */
  readonly actors: ReadonlyMap<string, string>;
  /** Postures, as `actor.posture`, with the posture that each is like. */
  readonly postures: ReadonlyMap<string, string>;
}

/** Longest chain of actors or postures of which each is like the next. */
const longestChain = 16;

/** Called with a faulty `like`. */
export type ReportLike = (finding: Finding, like: ScalarTree) => void;

/** Path of an actor, or of a posture that is given as `actor.posture`. */
export function pathOf(name: string): Path {
  const [actor = "", posture] = name.split(".");
  return posture === undefined ? ["actors", actor] : ["actors", actor, "postures", posture];
}

/** Every actor of a file, and every posture as `actor.posture`. */
export function namesIn(tree: MapTree): readonly string[] {
  return keysAt(tree, ["actors"]).flatMap((actor) => [
    actor,
    ...keysAt(tree, ["actors", actor, "postures"]).map((posture) => `${actor}.${posture}`),
  ]);
}

/** The `like` of an actor or posture. */
export function likeAt(tree: MapTree, name: string): ScalarTree | undefined {
  const like = valueAt(tree, [...pathOf(name), "like"]);
  return like?.kind === "scalar" && typeof like.value === "string" ? like : undefined;
}

/** Reads every `like` of a merged tree. Adds to `broken` what has a faulty one. */
export function readLikes(merged: MapTree, broken: Set<string>, report: ReportLike): Likes {
  const all = keysAt(merged, ["actors"]);
  const actors = new Map<string, string>();
  const postures = new Map<string, string>();
  const likes: Likes = { actors, postures };
  const read = (name: string): string | undefined => {
    const like = likeAt(merged, name);
    // The format refuses what is no text.
    if (like === undefined && valueAt(merged, [...pathOf(name), "like"]) !== undefined) broken.add(name);
    return like === undefined ? undefined : String(like.value);
  };
  for (const actor of all) {
    const target = read(actor);
    if (target !== undefined && all.includes(target)) actors.set(actor, target);
    else if (target !== undefined) {
      broken.add(actor);
      const others = all.filter((other) => other !== actor);
      const finding = unknownName("actor", target, others, [...pathOf(actor), "like"]);
      report({ ...finding, ...hintForPosture(target, all) }, likeAt(merged, actor) as ScalarTree);
    }
  }
  cutChains(actors, likes, merged, broken, report);
  for (const name of namesIn(merged).filter((one) => one.includes("."))) {
    const target = read(name);
    const [actor] = name.split(".");
    if (target !== undefined) postures.set(name, target.includes(".") ? target : `${actor}.${target}`);
  }
  cutChains(postures, likes, merged, broken, report);
  return likes;
}

/** What an actor or posture is like. */
export function nextOf(name: string, { actors, postures }: Likes): string | undefined {
  return actors.get(name) ?? postures.get(name) ?? (name.includes(".") ? inherited(name, actors) : undefined);
}

/** Of a posture that says no `like` itself: the same posture of the actor that its actor is like. */
export function inherited(posture: string, actors: Likes["actors"]): string | undefined {
  const [actor = "", id = ""] = posture.split(".");
  const like = actors.get(actor);
  return like === undefined ? undefined : `${like}.${id}`;
}

/** Reports circles and chains that are too long, and cuts each where it is reported. */
function cutChains(
  cut: Map<string, string>,
  likes: Likes,
  merged: MapTree,
  broken: Set<string>,
  report: ReportLike,
): void {
  for (const name of [...cut.keys()]) {
    const chain = [name];
    let here = nextOf(name, likes);
    for (; here !== undefined && !chain.includes(here); here = nextOf(here, likes)) {
      chain.push(here);
      if (chain.length > longestChain) break;
    }
    const like = likeAt(merged, name);
    const long = chain.length > longestChain;
    if ((here !== name && !long) || like === undefined) continue;
    cut.delete(name);
    broken.add(name);
    const circle = [...chain, name].join(" → ");
    const [message, hint] = long
      ? [`This is like another in a chain of more than ${longestChain}`, "name one nearer to the end of the chain"]
      : chain.length === 1
        ? [`“${name}” cannot be like itself`, "name another, or delete `like`"]
        : [`These are like one another in a circle: ${circle}`, "write one of them out, without `like`"];
    report(error([...pathOf(name), "like"], message, { hint }), like);
  }
}

function hintForPosture(target: string, actors: readonly string[]): { readonly hint?: string } {
  const [actor = "", posture] = target.split(".");
  if (posture === undefined || !actors.includes(actor)) return {};
  return { hint: `an actor is like an actor: write ${actor}, or give a posture this \`like\`` };
}
