/**
 * Hints for numbers that are written as sums or products of assumptions, where a number or a derived assumption stands.
 */
import type { Tree } from "./tree.js";

const name = "[a-z][a-z0-9-]*";
const number = /^[-+]?\d*\.?\d+$/;

/** How an assumption would be worked out that is written as `1 - p` or `p * q`; undefined if it is written otherwise. */
function derivationIn(value: Tree): string | undefined {
  if (value.kind === "map") {
    const [[kind, inner] = []] = value.entries;
    if (kind === "oneMinus" && inner?.value.kind === "scalar") return `oneMinus: ${inner.value.source}`;
    const items = kind === "product" && inner?.value.kind === "list" ? inner.value.items : [];
    return items.length === 0 ? undefined : `product: [${namesOf(items).join(", ")}]`;
  }
  if (value.kind === "list") {
    const names = namesOf(value.items);
    return names.length > 1 && names.every((one) => new RegExp(`^${name}$`).test(one))
      ? `product: [${names.join(", ")}]`
      : undefined;
  }
  const text = String(value.value).trim();
  const other = new RegExp(`^1(?:\\.0+)? *[-−–] *(${name})$`).exec(text)?.[1];
  if (other !== undefined) return `oneMinus: ${other}`;
  const factors = text.split(/ *[*×·] */);
  if (factors.length < 2 || !factors.every((factor) => new RegExp(`^${name}$`).test(factor))) return undefined;
  return `product: [${factors.join(", ")}]`;
}

const namesOf = (items: readonly Tree[]) => items.map((item) => (item.kind === "scalar" ? item.source : "…"));

/** What to write for a derivation in another form, or where a number is wanted. `phrase` is what the format expects. */
export function hintForDerivation(value: Tree, phrase: string): string | undefined {
  const wantsDerivation = phrase.startsWith("{oneMinus");
  if (!wantsDerivation && !phrase.includes("{assumption: name}")) return undefined;
  if (value.kind === "list" && !wantsDerivation) return undefined;
  const derivation = derivationIn(value);
  if (derivation !== undefined && wantsDerivation) return `write { ${derivation} }`;
  if (derivation !== undefined)
    return `give it a name under assumptions (name: { derived: { ${derivation} }, note: … }) and write {assumption: name} here`;
  const isNumber = value.kind === "scalar" && number.test(String(value.value));
  return wantsDerivation && isNumber ? "write value: and range: in place of derived" : undefined;
}

/** What to write for a derivation that stands in an assumption without `derived`. */
export function hintForBareDerivation(key: string, value: Tree | undefined): string | undefined {
  if (key !== "oneMinus" && key !== "product") return undefined;
  const written =
    value?.kind === "scalar" ? value.source : value?.kind === "list" ? `[${namesOf(value.items).join(", ")}]` : "…";
  return `write derived: { ${key}: ${written} } in place of value and range`;
}
