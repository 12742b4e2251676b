/**
 * Hints for common mistakes in beliefs and in the conditions that read them: a chance without the state that it is of, a
 * list instead of a map, another word for a key, a word of conditions in the wrong place.
 */
import { beliefWords, conditionWords } from "./condition-words.js";
import { keysAt, type MapTree, type Path, type Tree, valueAt } from "./tree.js";

/** Words that people write for keys, where these are known. */
const otherWords: Readonly<Record<string, string>> = {
  mistake: "error",
  mistakes: "error",
  wrong: "error",
  chance: "error",
  lag: "delay",
  wait: "delay",
  after: "delay",
  late: "delay",
  offset: "bias",
  believes: "believedBy",
  believed: "believedBy",
  belief: "believedBy",
  truth: "inTruth",
};

/** The key that another word for it means; undefined if it is not among those that are known. */
export function wordFor(key: string, known: readonly string[]): string | undefined {
  const word = Object.hasOwn(otherWords, key) ? otherWords[key] : undefined;
  return word !== undefined && known.includes(word) ? word : undefined;
}

const sourceOf = (value: Tree | undefined): string => (value?.kind === "scalar" ? value.source : "…");
const isNumber = (value: Tree) => value.kind === "scalar" && typeof value.value === "number";

/** What to write instead of a value that a belief, or a condition about beliefs, cannot have. */
export function hintForBelief(value: Tree, phrase: string): string | undefined {
  if (phrase.startsWith("a map of postures and gauges")) return hintForBeliefs(value);
  if (phrase.startsWith("{delay: days")) return hintForOne(value);
  if (phrase.startsWith("a map of actors to conditions")) {
    const [actor] = value.kind === "list" ? value.items : [value];
    return actor?.kind === "scalar" ? `write { ${actor.source}: { actor.posture: state } }` : undefined;
  }
  if (phrase.startsWith("a map of states to chances") && value.kind === "scalar") {
    return isNumber(value)
      ? `name the state that it is taken for: { state: ${value.source} }`
      : `write { ${value.source}: chance }`;
  }
  if (phrase.startsWith("a chance") && value.kind === "list") {
    const [first] = value.items;
    if (first?.kind !== "map") return "write one number, or {assumption: name}: a chance is not drawn";
    const [state, taken, chance] = ["state", "as", "chance"].map((key) => sourceOf(first.entries.get(key)?.value));
    return `write { ${state}: { ${taken}: ${chance} } }`;
  }
  return undefined;
}

/** A list of beliefs. */
function hintForBeliefs(value: Tree): string | undefined {
  const [first] = value.kind === "list" ? value.items : [value];
  if (first === undefined) return "delete it, or write { actor.posture: { delay: days } }";
  if (first.kind === "scalar") return `write { ${first.source}: { delay: days } }`;
  if (first.kind !== "map") return undefined;
  const subject = sourceOf((first.entries.get("posture") ?? first.entries.get("gauge"))?.value);
  const others = [...first.entries].filter(([key]) => key !== "posture" && key !== "gauge");
  return `write { ${subject}: { ${others.map(([key, entry]) => `${key}: ${sourceOf(entry.value)}`).join(", ")} } }`;
}

/** A belief that is no map. */
function hintForOne(value: Tree): string | undefined {
  if (value.kind === "list")
    return value.items.every(isNumber) ? `write { delay: [${value.items.map(sourceOf).join(", ")}] }` : undefined;
  if (value.kind !== "scalar") return undefined;
  if (typeof value.value === "string") return `write { initial: ${value.source} } for what it is taken for on day 0`;
  if (!isNumber(value)) return undefined;
  const chance = Number(value.value) <= 1 ? `, or { error: ${value.source} } for a chance` : "";
  return `write { delay: ${value.source} } for days${chance}`;
}

/** Where a key belongs that is about beliefs and stands elsewhere. */
export function placeForBelief(path: Path, tree: MapTree): string | undefined {
  const key = String(path.at(-1));
  const [section, actor, part, subject] = path;
  if (key === "beliefs" && (section !== "actors" || path.length < 3))
    return "each actor has its own: write it under actors.name";
  if (section === "actors" && part === "beliefs" && path.length === 5) {
    const whole = `${String(subject)}.${key}`;
    return keysAt(tree, ["actors", String(subject), "postures"]).includes(key)
      ? `write ${whole}: {…} under actors.${String(actor)}.beliefs`
      : undefined;
  }
  const test = String(path.at(-2));
  if (!beliefWords.some((word) => word === key) || conditionWords.includes(test)) return undefined;
  const inside = key === "inTruth" ? `{ ${test}: … }` : `{ ${sourceOf(valueAt(tree, path))}: { ${test}: … } }`;
  return `it goes around the test: write ${key}: ${inside}`;
}

/** What the key of a belief, or of a map of believers, can be, and what to write instead of one that it cannot. */
export function keyOfBelief(path: Path): { readonly expected: string; readonly hint?: string } | undefined {
  const key = String(path.at(-1));
  if (path.at(-2) === "believedBy")
    return {
      expected: "the id of the actor that believes",
      ...(key.includes(".") && { hint: `name the actor first: believedBy: { actor: { ${key}: … } }` }),
    };
  if (path.at(-2) !== "beliefs") return undefined;
  const parts = key.split(".").map((part) =>
    part
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "-")
      .replaceAll(/^[^a-z]+|-+$/g, ""),
  );
  const mended = parts.slice(0, 2).join(".");
  return {
    expected: "a posture of another actor (actor.posture), or a gauge",
    ...(parts.every((part) => part !== "") && { hint: `write “${mended}”` }),
  };
}
