/**
 * A document as one HTML file that needs nothing else: style and pictures inside, no script, and a policy that forbids
 * the page to fetch anything. Every piece of text passes `escapeHtml`; markup comes from here alone.
 */
import { createHash } from "node:crypto";
import { drawInlineSvg } from "../diagram/svg.js";
import type { Block, Column, Document, Inline, Ladder, Row, Text } from "./document.js";
import { escapeHtml } from "./escape-html.js";
import { markingStyle } from "./handout-style.js";
import { pageStyle } from "./html-style.js";

/** Drawn pictures by their DOT text. */
type Drawings = ReadonlyMap<string, string>;

const fragment = (anchor: string): string => `#${escapeHtml(encodeURIComponent(anchor))}`;

function writeInline(inline: Inline): string {
  if (typeof inline === "string") return escapeHtml(inline);
  switch (inline.kind) {
    case "break":
      return "<br>";
    case "link": {
      const title = inline.hint === undefined ? "" : ` title="${escapeHtml(inline.hint)}"`;
      return `<a href="${fragment(inline.to)}"${title}>${escapeHtml(inline.text)}</a>`;
    }
    default:
      return `<${inline.kind}>${escapeHtml(inline.text)}</${inline.kind}>`;
  }
}

const write = (text: Text): string => text.map(writeInline).join("");

/** A cell of several lines gets a block for each, so that they can stand apart. */
function writeCell(text: Text): string {
  const found: Inline[][] = [[]];
  for (const inline of text) {
    if (typeof inline !== "string" && inline.kind === "break") found.push([]);
    else found.at(-1)?.push(inline);
  }
  return found.length < 2 ? write(text) : found.map((line) => `<span class="line">${write(line)}</span>`).join("");
}

function writeRow({ cells, anchor }: Row, columns: readonly Column[]): string {
  const id = anchor === undefined ? "" : ` id="${escapeHtml(anchor)}"`;
  const written = cells.map((cell, index) => {
    const look = columns[index]?.align === "right" ? ' class="right"' : "";
    return index === 0 ? `<th scope="row"${look}>${writeCell(cell)}</th>` : `<td${look}>${writeCell(cell)}</td>`;
  });
  return `<tr${id}>${written.join("")}</tr>`;
}

function writeTable({ caption, columns, rows, landscape }: Extract<Block, { kind: "table" }>): string {
  const widths = columns.map(({ width }) => (width === undefined ? "<col>" : `<col style="width:${Number(width)}%">`));
  const labels = columns.map(
    ({ label, align }) => `<th scope="col"${align === "right" ? ' class="right"' : ""}>${escapeHtml(label)}</th>`,
  );
  const name = escapeHtml(caption);
  // A region that scrolls has to be reachable by keyboard, and so has to have a name.
  return `<div class="table${columns.length > 4 ? " wide" : ""}${landscape === true ? " landscape" : ""}" role="region" aria-label="${name}" tabindex="0">
<table><caption>${name}</caption>
<colgroup>${widths.join("")}</colgroup>
<thead><tr>${labels.join("")}</tr></thead>
<tbody>
${rows.map((row) => writeRow(row, columns)).join("\n")}
</tbody></table></div>`;
}

function writeLadder({ title, text, rungs }: Ladder): string {
  const steps = rungs.map(({ rung, label, text: meaning, heat, here }) => {
    const means = meaning === "" ? "" : `<span class="means">${escapeHtml(meaning)}</span>`;
    const standing = here ? `<span class="stands">stands here</span>` : "";
    return `<li class="heat-${Number(heat)}${here ? " here" : ""}"><b>${escapeHtml(rung)}</b><span class="step">${escapeHtml(label)}${standing}${means}</span></li>`;
  });
  const about = text === "" ? "" : `<p class="about">${escapeHtml(text)}</p>`;
  return `<section class="ladder" aria-label="${escapeHtml(title)}"><p class="name">${escapeHtml(title)}</p>${about}<ol>${steps.join("")}</ol></section>`;
}

function writeForm({ caption, columns, lines }: Extract<Block, { kind: "form" }>): string {
  const blank = "<td></td>".repeat(Math.max(0, columns.length - 1));
  const rows = lines.map((line) => `<tr><th scope="row">${escapeHtml(line)}</th>${blank}</tr>`);
  const widths = columns.map(({ width }) => (width === undefined ? "<col>" : `<col style="width:${Number(width)}%">`));
  return `<div class="form"><table><caption>${escapeHtml(caption)}</caption><colgroup>${widths.join("")}</colgroup>
<thead><tr>${columns.map(({ label }) => `<th scope="col">${escapeHtml(label)}</th>`).join("")}</tr></thead>
<tbody>${rows.join("")}</tbody></table></div>`;
}

function writeBlock(block: Block, drawings: Drawings): string {
  switch (block.kind) {
    case "drawing":
      return `<figure class="map"><div class="drawing">${block.svg}</div><figcaption>${escapeHtml(block.caption)}</figcaption></figure>`;
    case "panel":
      return block.html;
    case "ladders":
      return `<div class="ladders ${block.size === "dense" ? "small dense" : block.size}">${block.ladders.map(writeLadder).join("\n")}</div>`;
    case "form":
      return writeForm(block);
    case "card": {
      const inner = block.blocks.map((one) => writeBlock(one, drawings)).join("\n");
      return `<section class="card" id="${escapeHtml(block.anchor)}"><h4>${escapeHtml(block.title)}</h4><p class="tag">${escapeHtml(block.tag)}</p>${inner}</section>`;
    }
    case "heading":
      return `<h${block.level} id="${escapeHtml(block.anchor)}">${escapeHtml(block.text)}</h${block.level}>`;
    case "paragraph":
      return `<p>${write(block.text)}</p>`;
    case "list":
      return `<ul>${block.items.map((item) => `<li>${write(item)}</li>`).join("")}</ul>`;
    case "terms":
      return `<dl class="terms">${block.terms
        .map(({ term, text }) => `<dt>${escapeHtml(term)}</dt><dd>${write(text)}</dd>`)
        .join("")}</dl>`;
    case "table":
      return writeTable(block);
    case "picture": {
      const { dot, title } = block.picture;
      return `<figure><div class="drawing">${drawings.get(dot) ?? ""}</div><figcaption>${escapeHtml(title)}</figcaption></figure>`;
    }
    case "beside": {
      const beside = block.blocks.map((one) => writeBlock(one, drawings)).join("\n");
      return `<div class="beside">${writeBlock({ kind: "picture", picture: block.picture }, drawings)}\n${beside}</div>`;
    }
  }
}

/** Headings of levels 2 and 3 as a nested list. */
function writeContents(document: Document): string {
  const chapters: { entry: string; sections: string[] }[] = [];
  for (const block of document.blocks) {
    if (block.kind !== "heading" || block.level > 3) continue;
    const entry = `<a href="${fragment(block.anchor)}">${escapeHtml(block.text)}</a>`;
    if (block.level === 2) chapters.push({ entry, sections: [] });
    else chapters.at(-1)?.sections.push(entry);
  }
  const items = chapters.map(({ entry, sections }) => {
    const inner = sections.length === 0 ? "" : `<ol>${sections.map((section) => `<li>${section}</li>`).join("")}</ol>`;
    return `<li>${entry}${inner}</li>`;
  });
  return `<nav aria-labelledby="contents"><h2 id="contents">Contents</h2><ol>${items.join("")}</ol></nav>`;
}

function writeHead(document: Document): string {
  const facts = document.facts.map(({ term, text }) => `<dt>${escapeHtml(term)}</dt><dd>${write(text)}</dd>`);
  const counts = document.counts.map(
    ({ number, label }) => `<li><b>${escapeHtml(number)}</b>${escapeHtml(label)}</li>`,
  );
  const marking = document.marking === undefined ? "" : `<p class="marking">${escapeHtml(document.marking)}</p>`;
  return `<header>
<p class="kicker">Faultline</p>${marking}
<h1>${escapeHtml(document.title)}</h1>
<p class="subtitle">${escapeHtml(document.subtitle)}</p>
<p class="summary">${escapeHtml(document.summary)}</p>
<dl class="facts">${facts.join("")}</dl>
${counts.length === 0 ? "" : `<ul class="counts">${counts.join("")}</ul>`}
</header>`;
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
  const drawings = await drawAll(document.blocks);
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policyFor(document.script)}">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(document.title)}: ${escapeHtml(document.subtitle)}</title>
<style>
${pageStyle}${document.marking === undefined ? "" : markingStyle(document.title, document.marking)}
</style>
</head>
<body class="${document.make ?? "book"}">
<a class="skip" href="#content">Skip to the content</a>
<div class="page">
${writeHead(document)}
<div class="columns">
${document.make === "sheet" ? "" : writeContents(document)}
<main id="content">
${document.blocks.map((block) => writeBlock(block, drawings)).join("\n")}
</main>
</div>
</div>${document.script === undefined ? "" : `\n<script>${document.script}</script>`}
</body>
</html>
`;
}
