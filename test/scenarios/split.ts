/**
 * Ways to say the same scenario in two files or by templates, so that the loader can be held to reading the same from all
 * of them. Works on the plain file and knows nothing of the loader.
 */
export type Plain = { [key: string]: unknown };

const isMap = (value: unknown): value is Plain => typeof value === "object" && value !== null && !Array.isArray(value);
const isItems = (key: string, value: unknown): value is readonly Plain[] =>
  ["ratios", "effects", "drift"].includes(key) && Array.isArray(value) && value.length > 0;

/** A number or text in place of that of an item, to be put right by whoever imports it. */
function spoilt(item: Plain): Plain {
  const wrong: Plain = {};
  for (const key of ["add", "perDay", "ratio"]) if (Object.hasOwn(item, key)) wrong[key] = 7;
  return { ...item, ...wrong };
}

/**
 * The file in two: one that is wrong about its lists (an item is spoilt, one too many, the last of several is lacking), and
 * one that says by ids what to change, remove and add. The items that are right are not said again.
 */
export function splitLists(file: Plain): { readonly below: Plain; readonly above: Plain } {
  const below: Plain = {};
  const above: Plain = {};
  for (const [key, value] of Object.entries(file)) {
    if (isItems(key, value)) {
      const items = value.map((item, place) => ({
        id: `item-${String.fromCharCode(97 + (place % 26))}${place}`,
        ...item,
      }));
      const [first = {}, ...others] = items;
      const kept = others.slice(0, -1).map((item) => ({ remove: false, ...item }));
      below[key] = [spoilt(first), { ...first, id: "gone" }, ...kept];
      above[key] = [{ remove: false, ...first }, { id: "gone", remove: true }, ...others.slice(-1)];
    } else if (isMap(value) && key !== "map") {
      const inner = splitLists(value);
      below[key] = inner.below;
      if (Object.keys(inner.above).length > 0) above[key] = inner.above;
    } else below[key] = value;
  }
  return { below, above };
}
