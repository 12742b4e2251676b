/**
 * DOT to SVG, by Graphviz in WebAssembly, which is loaded only when a picture is wanted. The drawing is left as it is
 * for a file of its own, or made fit to stand inside a page beside others.
 */
import { BugError } from "../../engine/index.js";
import { escapeHtml } from "../../scenarios/light.js";

/** A complete SVG file. Graphviz refuses only what we wrote wrongly, so failing is our mistake. */
export async function drawSvg(dot: string): Promise<string> {
  const { instance } = await import("@viz-js/viz");
  const viz = await instance();
  const result = viz.render(dot, { format: "svg", engine: "dot" });
  if (result.status === "success") return result.output;
  throw new BugError(`Graphviz could not draw a diagram: ${result.errors.map(({ message }) => message).join("; ")}`);
}

/** Draws for a page: no prolog, no ids to collide, its size in em so that its text stays in step with the page's. */
export async function drawInlineSvg(dot: string, title: string): Promise<string> {
  const svg = await drawSvg(dot);
  const [, width = "0", height = "0"] = /<svg width="([\d.]+)pt" height="([\d.]+)pt"/.exec(svg) ?? [];
  const box = /viewBox="([^"]*)"/.exec(svg)?.[1] ?? `0 0 ${width} ${height}`;
  const body = svg
    .slice(svg.indexOf(">", svg.indexOf("<svg")) + 1)
    .replace(/<!--[\s\S]*?-->\s*/g, "")
    .replace(/ id="[^"]*"/g, "")
    .replace(/<title>[^<]*<\/title>\s*/g, "");
  const label = escapeHtml(title);
  return `<svg role="img" aria-label="${label}" viewBox="${box}" width="${width}" height="${height}">${body.trim()}`;
}
