/**
 * Numbers in codes and commands: as they are read back exactly.
 */

/** A number as it is read back exactly. */
export function numeral(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}
