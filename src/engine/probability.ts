/**
 * From a hazard rate to a probability and a word. The exponential is built from + − × ÷ so that an explanation
 * has the same bytes on every machine; the words are those of US Intelligence Community Directive 203.
 */

/** e^x − 1 for x ≤ 0, to about 1e-15 relative: a short series near zero, then doubling (e^2y − 1 = E(E + 2)). */
export function exponentialMinusOne(x: number): number {
  if (x < -745) return -1;
  let halvings = 0;
  let small = x;
  while (small < -0.03125) {
    small /= 2;
    halvings += 1;
  }
  let term = small;
  let sum = small;
  for (let n = 2; n <= 10; n += 1) {
    term = (term * small) / n;
    sum += term;
  }
  for (let k = 0; k < halvings; k += 1) sum *= sum + 2;
  return sum;
}

/** Probability that a transition with this constant rate fires within so many days. */
export function probabilityWithin(ratePerDay: number, days: number): number {
  if (!(ratePerDay > 0) || !(days > 0)) return 0;
  return 0 - exponentialMinusOne(0 - ratePerDay * days);
}

/** ICD 203's word for a probability; outside 1–99% the outermost words are stretched, and 0 and 1 say so plainly. */
export function estimativeWord(p: number): string {
  if (p <= 0) return "not possible";
  if (p >= 1) return "certain";
  if (p < 0.05) return "almost no chance";
  if (p < 0.2) return "very unlikely";
  if (p < 0.45) return "unlikely";
  if (p <= 0.55) return "roughly even chance";
  if (p <= 0.8) return "likely";
  if (p <= 0.95) return "very likely";
  return "almost certain";
}
