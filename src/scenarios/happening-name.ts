/** The resolved name of a happening: the reaching of an agreement, `agreement.id`, is its inject. */
export function happeningOf(path: string): string {
  return path.startsWith("agreement.") ? `inject.${path.slice("agreement.".length)}` : path;
}
