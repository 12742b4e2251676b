/**
 * SVG to PNG, by resvg, which is loaded only when a PNG is wanted. It comes compiled for the common systems, and draws letters with the
 * fonts of the machine.
 */

/** Pixels for each unit of a drawing: sharp on a slide and in print. */
const pixels = 2;

/** Draws it; or says what is missing: the program for this system, or fonts. */
export async function drawPng(svg: string): Promise<Uint8Array | "no-program" | "no-fonts"> {
  const resvg = await import("@resvg/resvg-js").catch(() => null);
  if (resvg === null) return "no-program";
  const { Resvg } = resvg;
  // A letter without a font has no extent.
  const letter = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><text x="0" y="16">M</text></svg>';
  if (new Resvg(letter).getBBox() === undefined) return "no-fonts";
  return new Resvg(svg, { fitTo: { mode: "zoom", value: pixels } }).render().asPng();
}
