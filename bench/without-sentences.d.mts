/** Types of the oracle, for tests in TypeScript. */
type Engine = typeof import("../src/engine/index.js");
type Door = typeof import("../src/session/index.js");
type Model = import("../src/engine/index.js").Model;
type Course = {
  readonly records: readonly {
    readonly record: import("../src/engine/index.js").Record;
    readonly from: number | null;
  }[];
  readonly lost: readonly number[];
  readonly world: import("../src/engine/index.js").World;
};
type Done = readonly { readonly kind: "advance" | "act" | "veto" }[];

export function randomExercise(
  doors: { readonly engine: Engine; readonly session: Door },
  resolved: import("../src/engine/index.js").Scenario,
  seed: number,
): { readonly session: import("../src/session/index.js").Session; readonly done: Done };
export function playByHand(
  engine: Engine,
  model: Model,
  header: import("../src/session/index.js").Header,
  done: Done,
  left?: number,
  until?: number | null,
): Course;
export function falseSentences(asked: {
  readonly engine: Engine;
  readonly model: Model;
  readonly played: Course;
  readonly without: Course;
  readonly left: number;
  readonly done: Done;
  readonly sentences: readonly string[];
  readonly seen?: Record<string, number>;
}): readonly string[];
export function linesOf(text: readonly unknown[]): readonly string[];
