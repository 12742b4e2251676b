/**
 * Marks: what a run has to remember because a condition asks for it: when a happening last took place, how often, and
 * when a state was last entered. A scenario whose conditions ask for none of it has none.
 */
import type { Model } from "./model.js";
import type { World } from "./world.js";

/** One thing remembered: its kind, and the path of the happening, or `actor.posture:state`. */
export interface Mark {
  readonly kind: "happened" | "count" | "entered";
  readonly of: string;
}

/** `count actor.posture.transition`: names a mark in a saved world. */
export const markName = ({ kind, of }: Mark): string => `${kind} ${of}`;

/** Numbers the marks that conditions ask for, each once. */
export class Marks {
  readonly all: Mark[] = [];
  readonly #places = new Map<string, number>();

  constructor(known: readonly Mark[] = []) {
    for (const mark of known) this.place(mark.kind, mark.of);
  }

  place(kind: Mark["kind"], of: string): number {
    const mark = { kind, of };
    const name = markName(mark);
    const place = this.#places.get(name) ?? this.all.push(mark) - 1;
    this.#places.set(name, place);
    return place;
  }
}

/** Value of a mark before anything has happened. */
export const blankMark = ({ kind }: Mark): number => (kind === "count" ? 0 : -1);

/** Remembers a happening. Returns the marks that changed. */
export function markHappening(model: Model, world: World, path: string): readonly number[] {
  if (model.marks.length === 0) return none;
  return markAt(model, world, model.marksOf.get(path));
}

/** Remembers that a posture entered a state, or that a belief about one did; by path and id. Returns the marks that changed. */
export function markEntry(model: Model, world: World, path: string, state: string | undefined): readonly number[] {
  if (model.marks.length === 0) return none;
  return markAt(model, world, model.marksOf.get(`${path}:${state}`));
}

const none: readonly number[] = [];

function markAt(model: Model, world: World, marks: readonly number[] | undefined): readonly number[] {
  if (marks === undefined) return none;
  for (const mark of marks) {
    const { kind } = model.marks[mark] as Mark;
    world.marks[mark] = kind === "count" ? (world.marks[mark] as number) + 1 : world.time;
  }
  return marks;
}
