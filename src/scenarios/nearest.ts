/**
 * Finds the name that an author most likely meant, for the hints of "unknown name" errors.
 */
import damerau from "damerau-levenshtein";

const longestCompared = 160;

/** The candidate nearest to `name`; undefined if none is near enough. */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  if (name.length === 0 || name.length > longestCompared) return undefined;
  const wanted = fold(name);
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  const all = [...candidates];
  for (const candidate of all) {
    if (candidate.length > longestCompared || Math.abs(candidate.length - wanted.length) >= bestDistance) continue;
    // Damerau–Levenshtein: insertion, deletion, substitution and transposition cost one step each.
    const { steps } = damerau(wanted, fold(candidate));
    if (steps < bestDistance) [best, bestDistance] = [candidate, steps];
  }
  return (
    best ??
    onlyOne(all, (name) => name.endsWith(`.${wanted}`)) ??
    onlyOne(all, (name) => wanted.length > 2 && name.startsWith(wanted))
  );
}

/** A hint that names the candidate nearest to `name`; undefined if none is near enough. */
export function didYouMean(name: string, candidates: Iterable<string>): string | undefined {
  const near = nearestName(name, candidates);
  return near === undefined ? undefined : `did you mean “${near}”?`;
}

/** "“a”, “b” or “c”", cut after `most`; for the `expected` line of a problem. */
export function listNames(names: Iterable<string>, most = 10): string {
  const all = [...names];
  if (all.length === 0) return "nothing is defined yet";
  const shown = all.slice(0, most).join(", ");
  return all.length > most ? `${shown} … (${all.length} in all)` : shown;
}

/** The candidate that fits, if it is the only one. */
function onlyOne(candidates: readonly string[], fits: (folded: string) => boolean): string | undefined {
  const matches = candidates.filter((candidate) => fits(fold(candidate)));
  return matches.length === 1 ? matches[0] : undefined;
}

function fold(name: string): string {
  return name.toLowerCase().replaceAll("_", "-").replaceAll(" ", "-");
}
