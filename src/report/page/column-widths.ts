/**
 * How wide the columns of a table on paper are, where nothing measures letters before a word processor lays the page out: by their
 * shares, but so that no word is cut in two where the others have room to give.
 */

/** What a letter takes at most on the average, in twentieths of a point: of a wide face, as a computer without Arial sets. */
const letter = 122;
const boldLetter = 136;
/** Left and right of the words. */
const margins = 190;
/** A longer word is cut: an address, or a number of a record. */
const longest = 16;

/** The least width in which each word of a column stands on one line. */
function need(head: string, texts: readonly string[]): number {
  const lengthOf = (text: string) =>
    Math.max(0, ...text.split(/[\s-]+/).map((word) => (word.length > longest ? 0 : word.length)));
  return margins + Math.max(boldLetter * lengthOf(head), ...texts.map((text) => letter * lengthOf(text)));
}

/** Widths of columns that make up `width`; `texts` are what each column holds. */
export function columnWidths(
  width: number,
  shares: readonly number[],
  columns: readonly { readonly head: string; readonly texts: readonly string[] }[],
): number[] {
  const sum = shares.reduce((one, other) => one + other, 0);
  const wished = shares.map((share) => (width * share) / sum);
  const needs = columns.map(({ head, texts }) => need(head, texts));
  const total = (of: (wish: number, least: number) => number) =>
    wished.reduce((all, wish, place) => all + of(wish, needs[place] ?? 0), 0);
  const lacking = total((wish, least) => Math.max(0, least - wish));
  const spare = total((wish, least) => Math.max(0, wish - least));
  const met = lacking === 0 ? 0 : Math.min(1, spare / lacking);
  const given = spare === 0 ? 0 : Math.min(1, lacking / spare);
  return wished.map((wish, place) => {
    const least = needs[place] ?? 0;
    return Math.floor(least > wish ? wish + (least - wish) * met : wish - (wish - least) * given);
  });
}
