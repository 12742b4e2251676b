/**
 * Probabilities of hazard rates, and their words by US Intelligence Community Directive 203 (ICD 203). The exponential
 * uses + − × ÷ only, so that explanations are identical on every machine.
 */

/** e^x − 1 for x ≤ 0, relative error about 1e-15: a series near zero, then doubling (e^2y − 1 = E(E + 2)). */
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

/** e^x for x ≤ 0, relative error about 1e-12 where it is smallest: unlike 1 + (e^x − 1) it keeps its digits there. */
export function exponential(x: number): number {
  if (x < -745) return 0;
  let halvings = 0;
  let small = x;
  while (small < -0.03125) {
    small /= 2;
    halvings += 1;
  }
  let power = 1 + exponentialMinusOne(small);
  for (let k = 0; k < halvings; k += 1) power *= power;
  return power;
}

/**
 * ICD 203's word for a probability. ICD 203 covers 1–99%; beyond, its outermost words are used, and words for 0 and 1.
 */
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
