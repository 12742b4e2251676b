/**
 * A document as one HTML file that needs nothing else: style and pictures inside, no script but the document's own, and
 * a policy that forbids the page to fetch anything. The page is a tree until its last line, so no text can become markup;
 * drawings and panels alone come in written, their texts escaped. Characters that reorder or hide text become visible.
 */

import { createHash } from "node:crypto";
import type { ElementContent } from "hast";
import { toHtml } from "hast-util-to-html";
import { h } from "hastscript";
import { say } from "../../catalogue/index.js";
import { escapeText } from "../../scenarios/light.js";
import { drawInlineSvg } from "../diagram/svg.js";
import type { Block, Column, Document, Inline, Ladder, Picture, Text } from "./document.js";
import { markingStyle } from "./handout-style.js";
import { pageStyle } from "./html-style.js";

/** Drawn pictures by their DOT text. */
type Drawings = ReadonlyMap<string, string>;
type Node = ElementContent | string | null;
type Of<Kind extends Block["kind"]> = Extract<Block, { kind: Kind }>;

const hrefOf = (anchor: string): string => `#${encodeURIComponent(anchor)}`;
/** Markup that comes in written. */
const written = (value: string) => ({ type: "raw", value }) as unknown as ElementContent;

function inline(piece: Inline): Node {
  if (typeof piece === "string") return piece;
  if (piece.kind === "break") return h("br");
  if (piece.kind === "note") return h("sup", h("a", { href: `#note-${piece.number}` }, String(piece.number)));
  return piece.kind === "link"
    ? h("a", { href: hrefOf(piece.to), title: piece.hint }, piece.text)
    : h(piece.kind, piece.text);
}

const running = (text: Text): Node[] => text.map(inline);

/** A cell of several lines gets a block for each, so that they can stand apart. */
function cellText(text: Text): Node[] {
  const lines: Inline[][] = [[]];
  for (const piece of text) {
    if (typeof piece !== "string" && piece.kind === "break") lines.push([]);
    else lines.at(-1)?.push(piece);
  }
  return lines.length < 2 ? running(text) : lines.map((line) => h("span.line", running(line)));
}

function rowOf({ cells, anchor }: Of<"table">["rows"][number], columns: readonly Column[]): Node {
  const each = columns.map(({ align }, place) => {
    const text = cellText(cells[place] ?? []);
    // A row to be filled in has no name yet.
    return place === 0 && text.some((one) => one !== "")
      ? h("th", { scope: "row", class: align }, text)
      : h("td", { class: align }, text);
  });
  return h("tr", { id: anchor }, each);
}

function tableOf({ caption, columns, rows }: Pick<Of<"table">, "caption" | "columns" | "rows">): Node {
  const widths = columns.map(({ width }) => h("col", { style: width === undefined ? undefined : `width:${width}%` }));
  const labels = columns.map(({ label, align }) => h("th", { scope: "col", class: align }, label));
  return h("table", [
    h("caption", caption),
    h("colgroup", widths),
    h("thead", h("tr", labels)),
    h("tbody", ...rows.map((row) => rowOf(row, columns))),
  ]);
}

function ladderOf({ title, text, rungs }: Ladder): Node {
  const steps = rungs.map(({ rung, label, text: meaning, heat, here }) =>
    h("li", { class: `heat-${heat}${here ? " here" : ""}` }, [
      h("b", rung),
      h(
        "span.step",
        label,
        here ? h("span.stands", "stands here") : null,
        meaning === "" ? null : h("span.means", meaning),
      ),
    ]),
  );
  const about = text === "" ? null : h("p.about", text);
  return h("section.ladder", { ariaLabel: title }, h("p.name", title), about, h("ol", steps));
}

const figure = (look: string, svg: string, caption: string): Node =>
  h(`figure${look}`, h("div.drawing", {}, written(svg)), h("figcaption", caption));

const termsOf = (look: string, terms: Of<"terms">["terms"]): Node =>
  h(`dl.${look}`, ...terms.flatMap(({ term, text }) => [h("dt", term), h("dd", running(text))]));

function blockOf(block: Block, drawings: Drawings): Node {
  const inner = (blocks: readonly Block[]) => blocks.map((one) => blockOf(one, drawings));
  const picture = ({ dot, title }: Picture) => figure("", drawings.get(dot) ?? "", title);
  switch (block.kind) {
    case "heading":
      return h(`h${block.level}`, { id: block.anchor }, block.text);
    case "paragraph":
      return h("p", running(block.text));
    case "list":
      return h("ul", ...block.items.map((item) => h("li", running(item))));
    case "terms":
      return termsOf("terms", block.terms);
    case "table": {
      const look = `table${block.columns.length > 4 ? " wide" : ""}${block.landscape ? " landscape" : ""}`;
      // A region that scrolls has to be reachable by keyboard, and so has to have a name.
      return h("div", { class: look, role: "region", ariaLabel: block.caption, tabIndex: 0 }, tableOf(block));
    }
    case "drawing":
      return figure(".map", block.svg, block.caption);
    case "panel":
      return written(block.html);
    case "ladders":
      return h(
        "div.ladders",
        { class: block.size === "dense" ? "small dense" : block.size },
        block.ladders.map(ladderOf),
      );
    case "card":
      return h("section.card", { id: block.anchor }, [
        h("h4", block.title),
        h("p.tag", block.tag),
        ...inner(block.blocks),
      ]);
    case "form":
      return h("div.form", tableOf({ ...block, rows: block.lines.map((line) => ({ cells: [[line]] })) }));
    case "picture":
      return picture(block.picture);
    case "beside":
      return h("div.beside", picture(block.picture), inner(block.blocks));
  }
}

/** Headings of levels 2 and 3 as a nested list. */
function contentsOf({ blocks }: Document): Node {
  const chapters: { readonly entry: Node; readonly sections: Node[] }[] = [];
  for (const block of blocks) {
    if (block.kind !== "heading" || block.level > 3) continue;
    const entry = h("a", { href: hrefOf(block.anchor) }, block.text);
    if (block.level === 2) chapters.push({ entry, sections: [] });
    else chapters.at(-1)?.sections.push(h("li", entry));
  }
  const items = chapters.map(({ entry, sections }) => h("li", entry, sections.length === 0 ? null : h("ol", sections)));
  return h("nav", { ariaLabelledBy: "contents" }, h("h2", { id: "contents" }, say("page.contents")), h("ol", items));
}

function headOf({ marking, title, subtitle, summary, facts, counts }: Document): Node {
  const shares = counts.map(({ number, label }) => h("li", h("b", number), label));
  return h("header", {}, [
    h("p.kicker", say("page.faultline")),
    marking === undefined ? null : h("p.marking", marking),
    h("h1", title),
    h("p.subtitle", subtitle),
    h("p.summary", summary),
    termsOf("facts", facts),
    counts.length === 0 ? null : h("ul.counts", shares),
  ]);
}

async function drawAll(blocks: readonly Block[]): Promise<Drawings> {
  const drawings = new Map<string, string>();
  for (const block of blocks) {
    if (block.kind !== "picture" && block.kind !== "beside") continue;
    const { dot, title } = block.picture;
    drawings.set(dot, await drawInlineSvg(dot, title));
  }
  return drawings;
}

/** What a page may do: nothing from elsewhere, and no program but its own, known by its hash. */
function policyFor(script: string | undefined): string {
  const nothing = "default-src 'none'; style-src 'unsafe-inline'";
  if (script === undefined) return nothing;
  return `${nothing}; script-src 'sha256-${createHash("sha256").update(script).digest("base64")}'`;
}

/** The whole page, ending in a line feed. */
export async function renderHtml(document: Document): Promise<string> {
  const { title, subtitle, marking, script, make = "book" } = document;
  const drawings = await drawAll(document.blocks);
  const style = `\n${pageStyle}${marking === undefined ? "" : markingStyle(title, marking)}\n`;
  const head = [
    h("meta", { charSet: "utf-8" }),
    h("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
    h("meta", { httpEquiv: "Content-Security-Policy", content: policyFor(script) }),
    h("meta", { name: "color-scheme", content: "light dark" }),
    h("title", `${title}: ${subtitle}`),
    h("style", style),
  ];
  const notes = (document.notes ?? []).map((text, index) => h("li", { id: `note-${index + 1}` }, running(text)));
  const content = h("main", { id: "content" }, [
    ...document.blocks.map((block) => blockOf(block, drawings)),
    notes.length === 0 ? null : h("ol.notes", notes),
  ]);
  const columns = h("div.columns", make === "sheet" ? null : contentsOf(document), content);
  const body = [
    h("a.skip", { href: "#content" }, say("page.skip-to-the-content")),
    h("div.page", headOf(document), columns),
    script === undefined ? null : h("script", script),
  ];
  const page = h("html", { lang: "en" }, h("head", head), h("body", { class: make }, body));
  const html = toHtml(page, { allowDangerousHtml: true, characterReferences: { useNamedReferences: true } });
  return `<!DOCTYPE html>\n${escapeText(html)}\n`;
}
