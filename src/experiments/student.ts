/**
 * Student's t, for intervals from few independent estimates.
 */

/**
 * Student's t for two-sided 95%, by the expansion of Fisher and Cornish (1960) about the normal quantile; within 0.001 from 7 degrees of freedom
 * on.
 */
export function student95(degrees: number): number {
  const z = 1.959963984540054;
  const [z3, z5, z7] = [z ** 3, z ** 5, z ** 7];
  return (
    z +
    (z3 + z) / (4 * degrees) +
    (5 * z5 + 16 * z3 + 3 * z) / (96 * degrees ** 2) +
    (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * degrees ** 3)
  );
}
