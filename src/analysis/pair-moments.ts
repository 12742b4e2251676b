/**
 * What control variates need of paired runs. Outcomes are those of the first arm and their differences. Controls are the scores
 * of the first arm and those of the second less the first arm's of the same rate, chance or weight: together they tell the same as
 * both arms' own, and the differences are 0 in the runs that the change does not reach.
 */
import { type Model, scoreTerms } from "../engine/index.js";
import { MomentAdder, type Moments } from "./moments.js";

/** Adds up pairs, one after another. */
export class PairMomentAdder {
  readonly #adder: MomentAdder;
  readonly #scores: Float64Array;
  readonly #outcomes: Float64Array;
  /** Scores of the first arm. */
  readonly #ofFirst: number;
  /** By score of the second arm: place of the same among the first arm's; −1 where it has none. */
  readonly #partners: readonly number[];

  /** `outcomes` is how many both arms have. */
  constructor(models: readonly [Model, Model], outcomes: number) {
    const [first, second] = [namesOfScores(models[0]), namesOfScores(models[1])];
    const places = new Map(first.map((name, place) => [name, place]));
    this.#ofFirst = first.length;
    this.#partners = second.map((name) => places.get(name) ?? -1);
    this.#scores = new Float64Array(first.length + second.length);
    this.#outcomes = new Float64Array(2 * outcomes);
    this.#adder = new MomentAdder(this.#scores.length, this.#outcomes.length);
  }

  /** Adds the run of that row in both arms; `outcome` reads one of its outcomes in the first arm or in the second. */
  add(
    row: number,
    [first, second]: readonly [Float64Array, Float64Array],
    outcome: (place: number) => readonly [first: number, second: number],
  ): void {
    const ofFirst = this.#ofFirst;
    const from = row * ofFirst;
    const fromSecond = row * this.#partners.length;
    for (let place = 0; place < ofFirst; place += 1) this.#scores[place] = first[from + place] as number;
    this.#partners.forEach((partner, place) => {
      const other = partner < 0 ? 0 : (first[from + partner] as number);
      this.#scores[ofFirst + place] = (second[fromSecond + place] as number) - other;
    });
    for (let place = 0; place < this.#outcomes.length / 2; place += 1) {
      const [one, two] = outcome(place);
      this.#outcomes[2 * place] = one;
      this.#outcomes[2 * place + 1] = two - one;
    }
    this.#adder.add(this.#scores, this.#outcomes);
  }

  take(): Moments {
    return this.#adder.take();
  }
}

function namesOfScores(model: Model): string[] {
  const { list, controls } = scoreTerms(model);
  return list.slice(0, controls).map(({ kind, transition, end }) => {
    const { path, source } = model.transitions[transition] as Model["transitions"][number];
    return `${kind} ${path} ${source.outcomes?.[end]?.id ?? ""}`;
  });
}
