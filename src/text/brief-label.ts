/**
 * A label where there is little room: what it names without what that is of, to or with, or with its first word
 * abbreviated, as long as it is still the only one so called.
 */
import { shorten, widthOf } from "./cells.js";

/** At most `width` cells. `others`: labels that it must not be taken for. */
export function briefLabel(label: string, width: number, others: readonly string[]): string {
  const [head = label] = label.split(/ (?:of|to|with|in|from|on|for|at|by) /);
  const alone = !others.some((other) => other !== label && other.startsWith(head));
  const abbreviated = label.replace(/^(\p{L}{3})\p{L}{2,}(?= )/u, "$1.");
  const names = [label, ...(alone ? [head] : []), abbreviated];
  return names.find((name) => widthOf(name) <= width) ?? shorten(label, width);
}
