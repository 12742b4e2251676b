/**
 * Finds the name an author most likely meant. Every "unknown name" error carries its answer, because a typo is by far
 * the commonest mistake and the list of valid names is often long.
 */

const longestCompared = 160;

/** The candidate nearest to `name`, or undefined where none is near enough to be worth suggesting. */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  if (name.length === 0 || name.length > longestCompared) return undefined;
  const wanted = fold(name);
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  const all = [...candidates];
  for (const candidate of all) {
    if (candidate.length > longestCompared) continue;
    const distance = editDistance(wanted, fold(candidate), bestDistance);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
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

/** Optimal string alignment distance (insert, delete, replace, swap neighbours), given up at `limit`. */
function editDistance(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) >= limit) return limit;
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (swapped) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return last[right.length] ?? limit;
}
