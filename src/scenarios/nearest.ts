/**
 * Finds the name an author most likely meant. Every "unknown name" error carries its answer, because a typo is by far
 * the commonest mistake and the list of valid names is often long.
 */

import damerau from "damerau-levenshtein";

const longestCompared = 160;

/** The candidate nearest to `name`, or undefined where none is near enough to be worth suggesting. */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  if (name.length === 0 || name.length > longestCompared) return undefined;
  const wanted = fold(name);
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  const all = [...candidates];
  for (const candidate of all) {
    if (candidate.length > longestCompared || Math.abs(candidate.length - wanted.length) >= bestDistance) continue;
    // Letters put in, left out, replaced, or swapped with a neighbour: one step each.
    const { steps } = damerau(wanted, fold(candidate));
    if (steps < bestDistance) [best, bestDistance] = [candidate, steps];
  }
  return (
    best ??
    onlyOne(all, (name) => name.endsWith(`.${wanted}`)) ??
    onlyOne(all, (name) => wanted.length > 2 && name.startsWith(wanted))
  );
}

/** "“a”, “b” or “c”", cut after `most`; for the `expected` line of a problem. */
export function listNames(names: Iterable<string>, most = 10): string {
  const all = [...names];
  if (all.length === 0) return "nothing is defined yet";
  const shown = all.slice(0, most).join(", ");
  return all.length > most ? `${shown} … (${all.length} in all)` : shown;
}

/** The one candidate of a kind: a posture whose actor was forgotten, a name broken off. */
function onlyOne(candidates: readonly string[], fits: (folded: string) => boolean): string | undefined {
  const matches = candidates.filter((candidate) => fits(fold(candidate)));
  return matches.length === 1 ? matches[0] : undefined;
}

function fold(name: string): string {
  return name.toLowerCase().replaceAll("_", "-").replaceAll(" ", "-");
}
