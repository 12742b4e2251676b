/**
 * Spearman's (1904) rank correlation: how far two rows of numbers rise together, whatever the shape.
 */

/** From −1 to 1; 0 where one of them does not vary. Equal numbers share their mean rank. */
export function rankCorrelation(one: readonly number[], other: readonly number[]): number {
  const [left, right] = [ranksOf(one), ranksOf(other)];
  const mean = (left.length - 1) / 2;
  let [product, first, second] = [0, 0, 0];
  for (const [place, rank] of left.entries()) {
    const [x, y] = [rank - mean, (right[place] as number) - mean];
    product += x * y;
    first += x * x;
    second += y * y;
  }
  return first > 0 && second > 0 ? product / Math.sqrt(first * second) : 0;
}

function ranksOf(values: readonly number[]): number[] {
  const order = values.map((_, place) => place).sort((a, b) => (values[a] as number) - (values[b] as number));
  const ranks = new Array<number>(values.length);
  for (let next = 0; next < order.length; ) {
    const first = next;
    const value = values[order[first] as number];
    while (next < order.length && values[order[next] as number] === value) next += 1;
    for (let place = first; place < next; place += 1) ranks[order[place] as number] = (first + next - 1) / 2;
  }
  return ranks;
}
