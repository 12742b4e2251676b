/**
 * Which of several hazards fires first. With exponential waiting times a hazard's share is its rate over the sum of all
 * rates. With waiting times in stages it is an integral over the time of the first: the density of one times the
 * probability that all others still wait. Solved by Gauss and Legendre's rule, with four operations only.
 */
import { outlookOf, type Stages } from "./erlang.js";
import { exponential as exponentialOf } from "./probability.js";

export interface Entrant extends Stages {
  readonly ratePerDay: number;
}

/** Nodes and weights of the five-point rule on [−1, 1]; the rule is symmetric. */
const rule = [
  [0, 0.5688888888888889],
  [0.5384693101056831, 0.47862867049936647],
  [-0.5384693101056831, 0.47862867049936647],
  [0.906179845938664, 0.23692688505618908],
  [-0.906179845938664, 0.23692688505618908],
] as const;

const intervals = 48;
/** Probability that nothing has fired yet, below which the rest does not count. */
const negligible = 1e-10;

/** Probability that each fires first of all, while rates stay as they are. All rates are above 0. */
export function sharesOf(entrants: readonly Entrant[]): readonly number[] {
  const total = sum(entrants.map(({ ratePerDay }) => ratePerDay));
  const staged = entrants.filter(({ shape }) => shape > 1);
  if (staged.length === 0) return entrants.map(({ ratePerDay }) => ratePerDay / total);
  const memoryless = sum(entrants.map(({ ratePerDay, shape }) => (shape > 1 ? 0 : ratePerDay)));
  const outlooks = (days: number) => staged.map((entrant) => outlookOf(entrant, entrant.ratePerDay * days));
  const allWait = (days: number) =>
    outlooks(days).reduce((p, { waits }) => p * waits, exponentialOf(0 - memoryless * days));
  let days = 1 / total;
  while (allWait(days) > negligible) days *= 2;
  const first = new Float64Array(staged.length);
  let exponential = 0;
  const half = days / (2 * intervals);
  for (let interval = 0; interval < intervals; interval += 1) {
    for (const [node, weight] of rule) {
      const at = (2 * interval + 1 + node) * half;
      const now = outlooks(at);
      const waiting = exponentialOf(0 - memoryless * at);
      exponential += weight * now.reduce((p, { waits }) => p * waits, waiting);
      now.forEach(({ density }, place) => {
        const others = now.reduce((p, { waits }, other) => (other === place ? p : p * waits), waiting);
        const flow = density * (staged[place] as Entrant).ratePerDay;
        first[place] = (first[place] as number) + weight * flow * others;
      });
    }
  }
  // The rule's own error, and what lies beyond `days`, would leave a sum slightly off 1.
  const whole = exponential * memoryless + sum([...first]);
  return entrants.map((entrant) => {
    const place = staged.indexOf(entrant);
    return (place < 0 ? exponential * entrant.ratePerDay : (first[place] as number)) / whole;
  });
}

function sum(numbers: readonly number[]): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
