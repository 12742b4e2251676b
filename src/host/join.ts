/**
 * The way in as a picture: the address with the code in it, as a QR code for a wall, a page and a terminal. The code stands behind
 * the # of the address, which browsers keep to themselves.
 */
import { encode, renderUnicodeCompact } from "uqr";
import type { Join } from "./page.js";

/** The address that a QR code or a link holds. */
export const codeLink = (address: string, code: string): string => `${address}/#code=${code}`;
export const keyLink = (address: string, key: string): string => `${address}/#key=${key}`;

const quiet = 2;

const kept = new Map<string, Join>();

/** The code as it is read out: two groups of three. */
export const codeInGroups = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`;

/** A link as a QR code: a square of so many modules a side, and the dark ones as an SVG path of unit squares. */
export function linkPicture(link: string): Pick<Join, "size" | "path"> {
  const { size, data } = encode(link, { ecc: "M", border: quiet });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
  return { size, path };
}

export function joinOf(address: string, code: string): Join {
  const link = codeLink(address, code);
  const found = kept.get(link);
  if (found !== undefined) return found;
  const join = { address, code: codeInGroups(code), ...linkPicture(link) };
  kept.set(link, join);
  return join;
}

/** The same in half blocks, one string a row. */
export const qrLines = (link: string): readonly string[] =>
  renderUnicodeCompact(link, { ecc: "L", border: 1 }).split("\n");
