/**
 * How a probability that somebody is about to give goes up and down.
 */

/** A step of five goes to a multiple of five. */
export function stepped(from: number, by: number): number {
  if (Math.abs(by) === 1) return from + by;
  return by > 0 ? Math.floor(from / 5) * 5 + 5 : Math.ceil(from / 5) * 5 - 5;
}
